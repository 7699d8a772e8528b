// Compiles the Python files of a ZIP for the Python of the browser: node compilar.mjs PYODIDE IN.zip OUT.zip
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [folder, from, to] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(`${folder}/pyodide.mjs`).href);
const py = await loadPyodide({ indexURL: folder });
py.FS.writeFile("/in.zip", readFileSync(from));
py.runPython(`
import importlib.util, zipfile
from importlib._bootstrap_external import _code_to_hash_pyc
with zipfile.ZipFile("/in.zip") as old, zipfile.ZipFile("/out.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=9) as new:
    for item in old.infolist():
        content, name = old.read(item), item.filename
        if name.endswith(".py"):
            code = compile(content, name, "exec", dont_inherit=True)
            content, name = bytes(_code_to_hash_pyc(code, importlib.util.source_hash(content), False)), name + "c"
        info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
        info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
        new.writestr(info, content)
`);
writeFileSync(to, py.FS.readFile("/out.zip"));
