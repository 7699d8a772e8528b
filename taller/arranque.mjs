// The browser's Python as it is once begun, with what all that is ours imports: node arranque.mjs PYODIDE LIBRARIES.zip OUT
// To begin it takes three seconds; to take its memory as it was left, half a second. Same libraries, same bytes.
import crypto from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path/posix";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";

const [folder, libraries, to] = process.argv.slice(2);
// Nothing of the moment stays in it: no clock, no luck.
Date.now = () => 315532800000;
performance.now = () => 0;
crypto.randomFillSync = (bytes) => bytes.fill(1);
const { unzipSync } = await import(pathToFileURL(`${folder}/../fflate/esm/index.mjs`).href);
const { loadPyodide } = await import(pathToFileURL(`${folder}/pyodide.mjs`).href);
const py = await loadPyodide({ indexURL: folder, _makeSnapshot: true, env: { HOME: "/home/pyodide", PYTHONHASHSEED: "0" } });
const large = py._module.HEAPU8.length;
const site = py.runPython("import site; site.getsitepackages()[0]");
// Unpacked from here and not from Python, whose memory would grow: it is taken as large as it begins, and no larger.
for (const [name, content] of Object.entries(unzipSync(readFileSync(libraries)))) {
  py.FS.mkdirTree(dirname(`${site}/${name}`));
  py.FS.writeFile(`${site}/${name}`, content);
}
// What imports pydantic's compiled part cannot be left in memory: that part is not.
py.runPython(`
import gc, importlib, sys
importlib.invalidate_caches()
for name in """annotated_types colorsys datetime decimal difflib email fractions hashlib html importlib.metadata ipaddress
numbers pickle sysconfig typing_extensions typing_inspection.introspection unicodedata urllib.parse uuid
xml.etree.ElementTree yaml zoneinfo jinja2 ruamel.yaml markdown.extensions.toc""".split():
    importlib.import_module(name)
    gc.collect()
sys.path_importer_cache.clear()
`);
if (py._module.HEAPU8.length !== large) throw new Error(`Python grew from ${large} to ${py._module.HEAPU8.length} bytes`);
writeFileSync(to, gzipSync(py.makeMemorySnapshot(), { level: 9 }));
