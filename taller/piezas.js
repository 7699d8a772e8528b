// Flipcharts and signs that only this edition has: the form that makes one, and the list of those there are.
import { button, called, field, fill, h } from "./dom.js";

const EMPTY = { tipo: "rotafolio", titulo: "", para_que: "", paso: "", titular: "", lineas: "", espacio: "", por: "sesion" };

/** @param {Mesa} desk */
export async function piecesPanel(desk) {
  const w = desk.words.piezas;
  const things = await desk.ask("cosas");
  const v = (desk.view.piezas ??= { sesion: "", nueva: { ...EMPTY }, falta: null });
  const sessions = Array.isArray(things) ? things.filter((t) => t.clase === "sesion" && !t.fuera && !/-dia-\d+$/.test(t.id)) : [];
  if (!sessions.some((s) => s.id === v.sesion)) v.sesion = sessions[0]?.id ?? "";
  const told = await desk.ask("piezas", { sesion: v.sesion });
  if (!told?.propias) return [h("h3", {}, w.titulo), h("p", {}, desk.words.fallas.arregla_antes)];
  return [h("h3", { tabindex: "-1" }, w.titulo), h("p", {}, w.explica), ...list(desk, w, told.propias), h("h4", {}, w.nueva), form(desk, w, v, sessions, told.lugares)];
}

/** @param {Mesa} desk */
function list(desk, w, own) {
  if (!own.length) return [h("p", {}, w.ninguna)];
  return [h("ul", { class: "propias" }, own.map((p) => h("li", {}, h("strong", {}, p.titulo), " ", h("span", {}, w.tipos[p.tipo] ?? p.tipo), " ",
    button(w.corregir, () => desk.open(p.archivo, 1), { class: "boton boton--chico", "aria-label": `${w.corregir}: ${p.titulo}`, "data-foco": `pieza-${p.id}` }), " ",
    button(w.quitar, () => desk.write("sin_pieza", { pieza: p.id }), { class: "boton boton--chico", "aria-label": `${w.quitar}: ${p.titulo}`, "data-foco": `sin-${p.id}` }))))];
}

/** @param {Mesa} desk */
function form(desk, w, v, sessions, places) {
  const n = v.nueva;
  if (!places.some((p) => p.paso === n.paso)) n.paso = "";
  const put = (name) => (e) => { n[name] = e.target.value; };
  const wrong = (name, input) => {
    if (v.falta?.campo !== name) return [];
    input.setAttribute("aria-invalid", "true");
    const id = `falta-${name}`;
    input.setAttribute("aria-describedby", [input.getAttribute("aria-describedby"), id].filter(Boolean).join(" "));
    return [h("p", { class: "falta falta--error", id }, h("span", { "aria-hidden": "true", class: "signo" }, "✖"), " ", v.falta.texto)];
  };
  const part = (name, input, help) => { const made = field(w[name === "titulo" ? "titulo_de" : name], input, help); made.append(...wrong(name, input)); return made; };
  const text = (name, help) => part(name, h("input", { type: "text", value: n[name], maxlength: 200, autocomplete: "off", "data-foco": `nueva-${name}`, oninput: put(name) }), help);
  const kind = h("select", { "data-foco": "nueva-tipo", onchange: (e) => { n.tipo = e.target.value; desk.show("piezas", true); } },
    ["rotafolio", "cartel"].map((t) => h("option", { value: t, selected: t === n.tipo }, w.tipos[t] ?? t)));
  const session = h("select", { "data-foco": "nueva-sesion", onchange: (e) => { v.sesion = e.target.value; n.paso = ""; desk.show("piezas", true); } },
    sessions.map((s) => h("option", { value: s.id, selected: s.id === v.sesion }, called(s))));
  const blocks = [...new Set(places.map((p) => p.bloque))];
  const step = h("select", { "data-foco": "nueva-paso", onchange: put("paso") }, h("option", { value: "", selected: !n.paso }, w.elige_paso),
    blocks.map((b) => h("optgroup", { label: b }, places.filter((p) => p.bloque === b).map((p) => h("option", { value: p.paso, selected: p.paso === n.paso }, p.titulo)))));
  const lines = h("textarea", { rows: 4, value: n.lineas, "data-foco": "nueva-lineas", oninput: put("lineas") });
  const many = h("select", { "data-foco": "nueva-por", onchange: put("por") }, ["sesion", "grupo", "persona"].map((p) => h("option", { value: p, selected: p === n.por }, w[`por_${p}`])));
  const poster = n.tipo === "cartel";
  return h("form", { onsubmit: (e) => { e.preventDefault(); make(desk, w, v); } },
    h("div", { class: "fila" }, field(w.tipo, kind), text("titulo", w.titulo_ayuda)),
    text("para_que", w.para_que_ayuda),
    h("div", { class: "fila" }, field(w.sesion, session), part("paso", step, w.paso_ayuda)),
    text("titular", poster ? w.titular_cartel : w.titular_ayuda),
    part("lineas", lines, poster ? w.lineas_cartel : w.lineas_ayuda),
    poster ? null : text("espacio", w.espacio_ayuda),
    field(w.por, many),
    h("button", { class: "boton", "data-foco": "nueva-agrega" }, w.agregar));
}

/** @param {Mesa} desk */
async function make(desk, w, v) {
  const lineas = v.nueva.lineas.split("\n").map((x) => x.trim()).filter(Boolean);
  const asked = Object.fromEntries(Object.entries(v.nueva).map(([k, x]) => [k, x.trim()]));
  v.falta = null;
  const made = await desk.write("pieza", { ...asked, lineas, sesion: v.sesion }, (told) => { v.falta = told?.campo ? { campo: told.campo, texto: told.falla } : null; return Boolean(v.falta); });
  if (made) {
    desk.say(fill(w.agregada, { titulo: asked.titulo }));
    v.nueva = { ...EMPTY, tipo: v.nueva.tipo };
    return;
  }
  await desk.show("piezas", true);
  if (v.falta) /** @type {HTMLElement} */ (desk.parts.querySelector(`[data-foco="nueva-${v.falta.campo}"]`))?.focus();
}
