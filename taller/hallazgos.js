// What is wrong, in the words of «revisar», each with the way to its line.
import { button, fill, h } from "./dom.js";
import { goToField, placeOf } from "./faltas.js";

const MOST = 60;

/** @param {Mesa} desk */
export function findings(desk) {
  const w = desk.words.hallazgos;
  const file = (f) => f.archivo.replace(/^data\/ediciones\//, "");
  const all = [...desk.found.hallazgos].sort((a, b) => (a.gravedad === b.gravedad ? 0 : a.gravedad === "error" ? -1 : 1));
  const items = all.slice(0, MOST).map((f, i) => h("li", { class: f.gravedad },
    h("strong", {}, f.gravedad === "error" ? w.error : w.aviso), " ",
    f.linea && file(f) in desk.files ? [
      button(fill(w.renglon, { linea: f.linea }), () => desk.open(file(f), f.linea), { "data-foco": `h${i}`, class: "boton boton--chico" }), " ",
      placeOf(desk, f) ? button(w.campo, () => goToField(desk, f), { "data-foco": `c${i}`, class: "boton boton--chico" }) : null,
      f.archivo === desk.own ? null : h("code", {}, file(f)),
    ] : h("code", {}, f.linea ? `${f.archivo}:${f.linea}` : f.archivo),
    " ", h("span", {}, f.mensaje)));
  return [
    h("h3", {}, w.titulo),
    h("p", { class: "cuenta" }, desk.count()),
    items.length ? h("ul", {}, items) : null,
    all.length > MOST ? h("p", {}, fill(w.mas, { cuantos: all.length - MOST })) : null,
  ].filter(Boolean);
}
