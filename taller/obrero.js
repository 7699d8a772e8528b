// The worker that runs Python. It gets {n, orden, …} and answers {n, dato} or {n, falla}; while it starts, {avance}.
import { loadPyodide } from "./pyodide.mjs";

const base = new URL("./", import.meta.url).href;
let ready;

const bytes = async (name, tell) => {
  const answer = await fetch(base + name);
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  const data = await answer.arrayBuffer();
  tell(name);
  return data;
};

async function start() {
  const began = performance.now();
  const marks = {};
  const tell = (step) => {
    marks[step] = Math.round(performance.now() - began);
    postMessage({ avance: step });
  };
  const [py, libraries, own, data] = await Promise.all([
    loadPyodide({ indexURL: base, checkAPIVersion: false }).then((p) => (tell("python"), p)),
    bytes("bibliotecas.zip", tell),
    bytes("taller.zip", tell),
    bytes("datos.zip", tell),
  ]);
  const site = py.runPython("import site; site.getsitepackages()[0]");
  py.unpackArchive(libraries, "zip", { extractDir: site });
  py.unpackArchive(own, "zip", { extractDir: site });
  py.unpackArchive(data, "zip", { extractDir: "/proyecto" });
  tell("desempacado");
  const answer = py.runPython("from macros.workbench.messages import start; start('/proyecto')");
  tell("listo");
  return { answer, marks };
}

self.onmessage = async ({ data }) => {
  ready ??= start();
  try {
    const { answer, marks } = await ready;
    if (data.orden === "marcas") return postMessage({ n: data.n, dato: marks });
    postMessage({ n: data.n, dato: JSON.parse(answer(JSON.stringify(data))) });
  } catch (e) {
    postMessage({ n: data.n, falla: String(e?.message ?? e) });
  }
};
