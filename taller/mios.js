// Each change of the edition beside what the package says, and the way to take it back.
import { button, fill, h } from "./dom.js";

export function changesPanel(desk) {
  const w = desk.words.mios;
  const seen = desk.found.vistos;
  if (!seen.length) return [h("h3", {}, w.titulo), h("p", {}, w.ninguno)];
  const rows = seen.map((v) => h("tr", {},
    h("th", { scope: "row" }, h("code", {}, v.donde), " ", button(fill(desk.words.hallazgos.renglon, { linea: v.linea }), () => desk.editor.go(v.linea), { class: "boton boton--chico", "data-foco": `m${v.indice}` })),
    h("td", {}, v.antes || "—"), h("td", {}, v.mio), h("td", {}, w[v.estado.replace("-", "_")] ?? v.estado),
    h("td", {}, button(w.quitar, () => desk.write("olvidar", { indices: [v.indice] }), { class: "boton boton--chico", "aria-label": `${w.quitar}: ${v.donde}`, "data-foco": `q${v.indice}` }))));
  return [
    h("h3", {}, w.titulo), h("p", {}, w.explica),
    button(w.anotar, async () => {
      const told = await desk.ask("actualizar");
      if (!told?.texto) return desk.warn(told?.falla ?? desk.words.fallas.no_se_pudo);
      desk.editor.write(told.texto);
      desk.say(fill(w.anotados, told));
    }, { "data-foco": "anotar" }),
    h("div", { class: "rueda", tabindex: "0", role: "region", "aria-label": w.titulo }, h("table", {}, h("thead", {}, h("tr", {},
      [w.donde, w.paquete, w.nuestro, w.estado, w.accion].map((t) => h("th", { scope: "col" }, t)))), h("tbody", {}, rows))),
  ];
}
