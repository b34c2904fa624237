// Compiles Python modules with the interpreter that will run them: `node compile.mjs INTERPRETER FOLDER` writes beside
// each module of the folder its compiled form (`a.pyc` beside `a.py`). The same modules give the same bytes.

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [interpreter, folder] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(join(interpreter, "pyodide.mjs")));
const python = await loadPyodide({ indexURL: `${interpreter}/`, env: { HOME: "/", PYTHONHASHSEED: "0" } });
python.runPython(`
from importlib._bootstrap_external import _code_to_hash_pyc

def compiled(path, source):
    # The hash stands where a date would; nobody looks at it, since the source does not travel along.
    return bytes(_code_to_hash_pyc(compile(source, "/" + path, "exec", dont_inherit=True, optimize=1), bytes(8), False))
`);
const compiled = python.globals.get("compiled");
for (const path of readdirSync(folder, { recursive: true })) {
  if (path.endsWith(".py")) {
    const made = compiled(path, readFileSync(join(folder, path), "utf8"));
    writeFileSync(join(folder, `${path}c`), made.toJs());
    made.destroy();
  }
}
