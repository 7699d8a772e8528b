// Texts, questions and pieces: every value of one thing, the package's beside ours.
import { button, called, field, fill, h } from "./dom.js";
import { mark } from "./faltas.js";

const plain = (t) => String(t).normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();

/** @param {Mesa} desk */
export async function textsPanel(desk) {
  const w = desk.words.textos;
  const things = await desk.ask("cosas");
  if (!Array.isArray(things)) return [h("h3", {}, w.titulo), h("p", {}, desk.words.fallas.arregla_antes)];
  const v = (desk.view.textos ??= { clase: "sesion", id: "", busca: "", propios: false });
  const classes = [...new Set(things.map((t) => t.clase))];
  if (!classes.includes(v.clase)) v.clase = classes[0];
  const there = things.filter((t) => t.clase === v.clase && !t.fuera);
  if (!there.some((t) => t.id === v.id)) v.id = there[0]?.id ?? "";
  const again = () => desk.show("textos", true);
  const kind = h("select", { "data-foco": "clase", onchange: (e) => { v.clase = e.target.value; v.id = ""; again(); } },
    classes.map((c) => h("option", { value: c, selected: c === v.clase }, w.clases[c] ?? c)));
  const which = h("select", { "data-foco": "cual", onchange: (e) => { v.id = e.target.value; again(); } },
    there.map((t) => h("option", { value: t.id, selected: t.id === v.id }, `${called(t)}${t.mios ? ` (${t.mios})` : ""}`)));
  const find = h("input", { type: "search", value: v.busca, "data-foco": "busca", oninput: (e) => { v.busca = e.target.value; hide(); } });
  const own = h("input", { type: "checkbox", checked: v.propios, "data-foco": "propios", onchange: (e) => { v.propios = e.target.checked; hide(); } });
  const rows = v.id ? await desk.ask("mirar", { clase: v.clase, id: v.id }) : [];
  const list = h("div", { class: "valores" });
  let group = "";
  for (const row of Array.isArray(rows) ? rows : []) {
    const title = row.grupo.filter((g) => !w.sin_nombre.includes(g)).map((g) => w.campos[g] ?? g).join(" › ");
    if (title !== group) list.append(h("h4", { "data-grupo": "" }, (group = title) || w.general));
    list.append(value(desk, v, row));
  }
  const hide = () => {
    const words = plain(v.busca);
    for (const el of list.querySelectorAll("[data-valor]"))
      el.hidden = (words && !plain(el.dataset.valor).includes(words)) || (v.propios && el.dataset.de === "paquete");
    for (const el of list.querySelectorAll("[data-grupo]")) {
      let next = el.nextElementSibling, seen = false;
      for (; next && !("grupo" in next.dataset); next = next.nextElementSibling) seen ||= !next.hidden;
      el.hidden = !seen;
    }
  };
  hide();
  return [h("h3", {}, w.titulo), h("p", {}, w.explica),
    h("div", { class: "fila" }, field(w.que, kind), field(w.cual, which), field(w.busca, find)),
    h("p", {}, h("label", {}, own, " ", w.solo_propios)), list];
}

/** @param {Mesa} desk */
function value(desk, v, row) {
  const w = desk.words.textos;
  const set = (valor) => desk.write("cambiar", { clase: v.clase, id: v.id, clave: row.clave, valor });
  const name = w.campos[row.nombre] ?? row.nombre.replaceAll("_", " ");
  const label = `${name}${row.de === "edicion" ? ` · ${w.nuestro}` : row.de === "quitado" ? ` · ${w.quitado}` : ""}`;
  const box = { "data-valor": `${row.valor} ${name}`, "data-de": row.de, class: `valor valor--${row.de}` };
  const focus = { "data-foco": `v${row.en}/${row.campo}` };
  if (row.de === "quitado")
    return h("div", box, h("p", {}, h("strong", {}, label), " ", h("s", {}, String(row.antes))),
      button(w.devolver, () => set(row.antes), { ...focus, class: "boton boton--chico" }));
  let input;
  if (row.forma === "opcion") input = h("select", { ...focus, onchange: (e) => set(e.target.value) }, row.opciones.map((o) => h("option", { value: o, selected: o === row.valor }, o)));
  else if (row.forma === "si") input = h("input", { ...focus, type: "checkbox", checked: row.valor, onchange: (e) => set(e.target.checked) });
  else if (row.forma === "numero") input = h("input", { ...focus, type: "number", value: String(row.valor), onchange: (e) => set(Number(e.target.value)) });
  else input = h("textarea", { ...focus, rows: Math.min(8, Math.ceil(String(row.valor).length / 60) || 1), value: String(row.valor), onchange: (e) => set(e.target.value.trim() || null) });
  const back = row.de === "edicion" && row.antes !== null && row.antes !== row.valor;
  const said = field(label, input, row.ayuda);
  said.append(...mark(desk, input, row.ruta));
  return h("div", box, said,
    back ? h("p", { class: "antes" }, h("strong", {}, w.paquete), " ", String(row.antes), " ",
      button(w.deshacer, () => set(row.antes), { class: "boton boton--chico", "aria-label": fill(w.deshacer_de, { campo: name }) })) : null,
    !row.campo && row.en ? button(w.quitar, () => set(null), { class: "boton boton--chico", "aria-label": fill(w.quitar_de, { texto: String(row.valor).slice(0, 60) }) }) : null);
}
