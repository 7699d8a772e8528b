// The browser's Python as it is once begun, with what all that is ours imports: node arranque.mjs PYODIDE LIBRARIES.zip OUT
// To begin it takes three seconds; to take its memory as it was left, half a second. Same libraries, same bytes.
import crypto from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";

const [folder, libraries, to] = process.argv.slice(2);
// Nothing of the moment stays in it: no clock, no luck.
Date.now = () => 315532800000;
performance.now = () => 0;
crypto.randomFillSync = (bytes) => bytes.fill(1);
const { loadPyodide } = await import(pathToFileURL(`${folder}/pyodide.mjs`).href);
const py = await loadPyodide({ indexURL: folder, _makeSnapshot: true, env: { HOME: "/home/pyodide", PYTHONHASHSEED: "0" } });
const site = py.runPython("import site; site.getsitepackages()[0]");
py.unpackArchive(new Uint8Array(readFileSync(libraries)), "zip", { extractDir: site });
// What imports pydantic's compiled part cannot be left in memory: that part is not.
py.runPython(`
import gc, sys
import annotated_types, colorsys, datetime, decimal, difflib, email, fractions, hashlib, html, importlib.metadata, ipaddress
import jinja2, markdown.extensions.toc, numbers, pickle, ruamel.yaml, sysconfig, typing_extensions, unicodedata
import typing_inspection.introspection, urllib.parse, uuid, xml.etree.ElementTree, yaml, zoneinfo
sys.path_importer_cache.clear()
gc.collect()
`);
writeFileSync(to, gzipSync(py.makeMemorySnapshot(), { level: 9 }));
