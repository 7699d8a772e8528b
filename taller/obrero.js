// The worker that runs Python. It gets {n, orden, …} and answers {n, dato}; while it starts it tells {avance}, and
// {muerto} where Python itself broke: the page then opens another one.
import { loadPyodide } from "./pyodide.mjs";

const base = new URL("./", import.meta.url).href;
// Orders that only some give, and the part that answers them: it comes when the rest is ready.
const LATE = ["hoja", "calculo"];
const PRINTS = "impresos.zip";
let ready, arrived, opened;

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

// It comes once; where it did not arrive it is asked for again the next time.
function prints() {
  arrived ??= bytes(PRINTS).catch((e) => {
    arrived = undefined;
    throw e;
  });
  return arrived;
}

function open(py, site, data) {
  if (opened) return;
  py.unpackArchive(data, "zip", { extractDir: site });
  py.runPython("import importlib; importlib.invalidate_caches()");
  py.runPython("from print.screen.preview import ORDERS; desk.also(ORDERS)");
  opened = true;
}

// Python with its memory as it was left once begun; where that does not arrive or is another's, it begins from nothing.
async function begin() {
  try {
    const answer = await fetch(`${base}arranque.bin`);
    const memory = await new Response(answer.body.pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
    return { py: await loadPyodide({ indexURL: base, _loadSnapshot: memory }), retomado: true };
  } catch (e) {
    console.warn(e);
    return { py: await loadPyodide({ indexURL: base }), retomado: false };
  }
}

async function start() {
  const began = performance.now();
  const python = begin().then((begun) => {
    postMessage({ avance: "python" });
    return begun;
  });
  const [{ py, retomado }, libraries, own, data] = await Promise.all([
    python, part("bibliotecas.zip"), part("taller.zip"), part("datos.zip"),
  ]);
  const site = py.runPython("import site; site.getsitepackages()[0]");
  py.unpackArchive(libraries, "zip", { extractDir: site });
  py.unpackArchive(own, "zip", { extractDir: site });
  py.unpackArchive(data, "zip", { extractDir: "/proyecto" });
  py.runPython("import importlib; importlib.invalidate_caches()");
  const answer = py.runPython("from macros.workbench.messages import Desk; desk = Desk('/proyecto'); desk.answer");
  return { py, site, answer, retomado, ms: Math.round(performance.now() - began) };
}

self.onmessage = async ({ data }) => {
  ready ??= start();
  try {
    const { py, site, answer, retomado, ms } = await ready;
    if (data.orden === "listo") {
      postMessage({ n: data.n, dato: { ms, retomado, memoria: py._module.HEAPU8.length } });
      // From here on the network may go.
      prints().catch(() => {});
      return;
    }
    if (LATE.includes(data.orden)) {
      let late;
      try { late = await prints(); } catch { return postMessage({ n: data.n, dato: { no_llego: true } }); }
      open(py, site, late);
    }
    postMessage({ n: data.n, dato: JSON.parse(answer(JSON.stringify(data))) });
  } catch (e) {
    console.error(e);
    postMessage({ muerto: true });
  }
};
