// The worker that runs Python. It gets {n, orden, …} and answers {n, dato}; while it starts it tells {avance}, and
// {muerto} where Python itself broke: the page then opens another one.
import { loadPyodide } from "./pyodide.mjs";

const base = new URL("./", import.meta.url).href;
// What is asked for only by some: the part that it comes in, and the Python that answers from then on.
const LATE = { hoja: "impresos.zip", calculo: "impresos.zip" };
const OPEN = { "impresos.zip": "from print.screen.preview import ORDERS; desk.also(ORDERS)" };
// How a sheet looks: its letters and its place on the screen, which its frame asks for by itself.
const LOOKS = ["fuentes.css", "../estilos/hoja.css", "../estilos/vista.css", "../sitio.css"];
const arrived = {};
const opened = {};
let ready;

async function bytes(name) {
  const answer = await fetch(base + name);
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer.arrayBuffer();
}

async function part(name) {
  const data = await bytes(name);
  postMessage({ avance: name });
  return data;
}

// A part comes once; one that did not arrive is asked for again the next time.
function bring(name) {
  arrived[name] ??= bytes(name);
  arrived[name].catch(() => delete arrived[name]);
  return arrived[name];
}

function open(py, site, name) {
  opened[name] ??= bring(name).then((data) => {
    py.unpackArchive(data, "zip", { extractDir: site });
    py.runPython(`import importlib; importlib.invalidate_caches(); ${OPEN[name]}`);
  });
  opened[name].catch(() => delete opened[name]);
  return opened[name];
}

// Python with its memory as it was left once begun; where that does not arrive or is another's, it begins from nothing.
async function begin() {
  try {
    const answer = await fetch(`${base}arranque.bin`);
    const memory = await new Response(answer.body.pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
    return await loadPyodide({ indexURL: base, _loadSnapshot: memory });
  } catch (e) {
    console.warn(e);
    return loadPyodide({ indexURL: base });
  }
}

async function start() {
  const began = performance.now();
  const python = begin().then((py) => {
    postMessage({ avance: "python" });
    return py;
  });
  const [py, libraries, own, data] = await Promise.all([
    python, part("bibliotecas.zip"), part("taller.zip"), part("datos.zip"),
  ]);
  const site = py.runPython("import site; site.getsitepackages()[0]");
  py.unpackArchive(libraries, "zip", { extractDir: site });
  py.unpackArchive(own, "zip", { extractDir: site });
  py.unpackArchive(data, "zip", { extractDir: "/proyecto" });
  py.runPython("import importlib; importlib.invalidate_caches()");
  const answer = py.runPython("from macros.workbench.messages import Desk; desk = Desk('/proyecto'); desk.answer");
  return { py, site, answer, ms: Math.round(performance.now() - began) };
}

self.onmessage = async ({ data }) => {
  ready ??= start();
  try {
    const { py, site, answer, ms } = await ready;
    if (data.orden === "listo") {
      postMessage({ n: data.n, dato: { ms, memoria: py._module.HEAPU8.length } });
      // The rest comes while nobody waits for it: from here on the network may go.
      for (const name of new Set(Object.values(LATE))) bring(name).catch(() => {});
      for (const look of LOOKS) fetch(base + look).catch(() => {});
      return;
    }
    if (data.orden in LATE) {
      try { await open(py, site, LATE[data.orden]); } catch (e) {
        console.error(e);
        return postMessage({ n: data.n, dato: { no_llego: true } });
      }
    }
    postMessage({ n: data.n, dato: JSON.parse(answer(JSON.stringify(data))) });
  } catch (e) {
    console.error(e);
    postMessage({ muerto: true });
  }
};
