// The rules of `mithilfe check`, in the visitor's browser: Python in a worker of its own, everything from our own host.
//
// To it: { id, start: { folder, language } } once, then { id, question } as generator/live.py describes them.
// From it: { id, answer } or { id, failed }, and while it loads { loaded, total } in bytes.

let python;
let live;

async function bytes(address, told) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  const parts = [];
  for (const reader = response.body.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    told(value.length);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

async function start({ folder, language, total }) {
  let loaded = 0;
  const told = (count) => self.postMessage({ loaded: (loaded += count), total });
  const [{ loadPyodide }, program, content] = await Promise.all([
    import(`${folder}pyodide.mjs`),
    bytes(`${folder}program.zip`, told),
    bytes(`${folder}content.json`, told),
  ]);
  python = await loadPyodide({ indexURL: folder, env: { HOME: "/", RAPIDFUZZ_IMPLEMENTATION: "python" } });
  python.unpackArchive(program, "zip", { extractDir: "/" });
  const known = new TextDecoder().decode(content);
  python.FS.writeFile("/app/mkdocs.yml", JSON.parse(known).config);
  python.globals.set("content", known);
  python.globals.set("language", language);
  live = python.runPython(`
import sys
sys.path[:0] = ["/app", "/lib"]
from generator.live import answer, opened
live = opened("/app", content, language)
lambda question: answer(live, question)
`);
  return {};
}

self.addEventListener("message", async ({ data: { id, start: started, question } }) => {
  try {
    const answer = started ? await start(started) : JSON.parse(live(JSON.stringify(question)));
    self.postMessage({ id, answer });
  } catch (error) {
    self.postMessage({ id, failed: String(error.message ?? error).slice(-2000) });
  }
});
