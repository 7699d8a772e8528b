// Each change of the edition beside what the package says: the way to take it back, and what `actualizar` decides.
import { button, fill, h } from "./dom.js";
import { mark } from "./faltas.js";

// What stops a build, or says by now what the package does: somebody decides.
const WAITING = ["movido", "perdido", "posicion", "ya"];

/** @param {Mesa} desk */
export function changesPanel(desk) {
  const w = desk.words.mios;
  const seen = desk.found.vistos;
  // What cannot be read yet may well have changes.
  const stopped = /^["']?cambios["']?\s*:/m.test(desk.files[`${desk.id}.yml`]) && desk.found.hallazgos.some((f) => f.gravedad === "error");
  if (!seen.length) return [h("h3", { tabindex: "-1" }, w.titulo), h("p", {}, stopped ? desk.words.fallas.arregla_antes : w.ninguno)];
  const waiting = seen.filter((v) => WAITING.includes(v.estado));
  return [
    h("h3", { tabindex: "-1" }, w.titulo), h("p", {}, w.explica),
    button(w.anotar, async () => {
      const told = await desk.ask("actualizar");
      if (!told?.texto) return desk.warn(told?.falla ?? desk.words.fallas.no_se_pudo);
      desk.editor.write(told.texto);
      desk.say(fill(w.anotados, told));
    }, { "data-foco": "anotar" }),
    ...(waiting.length ? [h("h4", {}, w.mirada), h("p", {}, w.mirada_explica), ...waiting.map((v) => decision(desk, w, v)), h("h4", {}, w.todos)] : []),
    h("div", { class: "rueda", tabindex: "0", role: "region", "aria-label": w.titulo }, h("table", {}, h("thead", {}, h("tr", {},
      [w.donde, w.paquete, w.nuestro, w.estado, w.accion].map((t) => h("th", { scope: "col" }, t)))), h("tbody", {}, seen.map((v) => row(desk, w, v))))),
  ];
}

/** @param {Mesa} desk */
function row(desk, w, v) {
  const go = button(fill(desk.words.hallazgos.renglon, { linea: v.linea }), () => desk.open(desk.editor.main, v.linea), { class: "boton boton--chico", "data-foco": `m${v.indice}` });
  const told = mark(desk, go, ["cambios", v.indice]);
  return h("tr", {},
    h("th", { scope: "row" }, h("code", {}, v.donde), " ", go, told),
    h("td", {}, v.antes || "—"), h("td", {}, v.mio), h("td", {}, w[v.estado.replace("-", "_")] ?? v.estado),
    h("td", {}, button(w.quitar, () => desk.write("olvidar", { indices: [v.indice] }), { class: "boton boton--chico", "aria-label": `${w.quitar}: ${v.donde}`, "data-foco": `q${v.indice}` })));
}

// A change whose ground moved: before, yours and now, and the ways out that it has.
/** @param {Mesa} desk */
function decision(desk, w, v) {
  const decide = (por, valor) => desk.write("decidir", { indice: v.indice, por, valor });
  const named = (words) => ({ "aria-label": `${words}: ${v.donde}` });
  const ways = [];
  const keeps = v.estado === "movido" || (v.mejor && ["perdido", "posicion"].includes(v.estado));
  if (keeps) {
    const words = v.estado === "movido" ? w.deja_mio : fill(w.sigue, { donde: v.mejor });
    ways.push(button(words, () => decide("mio"), { ...named(words), "data-foco": `mio${v.indice}` }));
  }
  if (v.estado !== "posicion") {
    const words = v.estado === "perdido" ? w.quitar : w.toma_suyo;
    ways.push(button(words, () => decide("suyo"), { ...named(words), "data-foco": `suyo${v.indice}` }));
  }
  const three = v.estado === "movido" || v.estado === "ya"
    ? h("dl", { class: "tres" }, h("dt", {}, w.antes), h("dd", {}, v.antes || w.nada), h("dt", {}, w.tuyo), h("dd", {}, v.mio), h("dt", {}, w.ahora), h("dd", {}, v.ahora || w.nada))
    : h("p", {}, v.mensaje);
  return h("section", { class: "decide", "aria-label": v.donde }, h("p", {}, h("strong", {}, w[v.estado]), " ", h("code", {}, v.donde)), three, h("p", { class: "fila" }, ways),
    v.estado === "movido" && v.texto !== null ? mixing(w, v, decide) : null);
}

function mixing(w, v, decide) {
  const id = `mezcla-${v.indice}`;
  const text = h("textarea", { id, rows: 3, value: v.texto, "data-foco": id });
  return h("details", { "data-foco": `d-${id}` }, h("summary", { "data-foco": `s-${id}` }, w.mezcla), h("label", { for: id }, w.mezcla_ayuda), text,
    h("p", {}, button(w.mezcla_guarda, () => text.value.trim() && decide("mezcla", text.value.trim()), { "data-foco": `g-${id}` })));
}
