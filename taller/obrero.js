// The worker that runs Python. It gets {n, orden, …} and answers {n, dato}; while it starts it tells {avance}, and
// {muerto} where Python itself broke: the page then opens another one.
import { loadPyodide } from "./pyodide.mjs";

const base = new URL("./", import.meta.url).href;
let ready;

async function bytes(name) {
  const answer = await fetch(base + name);
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  const data = await answer.arrayBuffer();
  postMessage({ avance: name });
  return data;
}

async function start() {
  const began = performance.now();
  const python = loadPyodide({ indexURL: base }).then((py) => {
    postMessage({ avance: "python" });
    return py;
  });
  const [py, libraries, own, data] = await Promise.all([
    python, bytes("bibliotecas.zip"), bytes("taller.zip"), bytes("datos.zip"),
  ]);
  const site = py.runPython("import site; site.getsitepackages()[0]");
  py.unpackArchive(libraries, "zip", { extractDir: site });
  py.unpackArchive(own, "zip", { extractDir: site });
  py.unpackArchive(data, "zip", { extractDir: "/proyecto" });
  const answer = py.runPython("from macros.workbench.messages import start; start('/proyecto')");
  return { py, answer, ms: Math.round(performance.now() - began) };
}

self.onmessage = async ({ data }) => {
  ready ??= start();
  try {
    const { py, answer, ms } = await ready;
    if (data.orden === "listo") return postMessage({ n: data.n, dato: { ms, memoria: py._module.HEAPU8.length } });
    postMessage({ n: data.n, dato: JSON.parse(answer(JSON.stringify(data))) });
  } catch (e) {
    console.error(e);
    postMessage({ muerto: true });
  }
};
