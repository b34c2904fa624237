// Asks the check for browsers in Node.js: `node answers.mjs FOLDER LANGUAGE QUESTIONS`, a file of
// JSON objects, one a line; the answers are printed in the same way.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, language, questions] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(join(folder, "pyodide.mjs")));
const python = await loadPyodide({ indexURL: `${folder}/`, env: { HOME: "/", RAPIDFUZZ_IMPLEMENTATION: "python" } });
python.unpackArchive(new Uint8Array(readFileSync(join(folder, "program.zip"))), "zip", { extractDir: "/" });
const content = readFileSync(join(folder, "content.json"), "utf8");
python.FS.writeFile("/app/mkdocs.yml", JSON.parse(content).config);
python.globals.set("content", content);
python.globals.set("language", language);
const ask = python.runPython(`
import sys
sys.path[:0] = ["/app", "/lib"]
from generator.live import answer, opened
live = opened("/app", content, language)
lambda question: answer(live, question)
`);
for (const question of readFileSync(questions, "utf8").split("\n").filter(Boolean)) {
  process.stdout.write(`${ask(question)}\n`);
}
