// The edition as its readers will see it: the page of a session, and each sheet and poster of the kit.
import { button, called, field, fill, h } from "./dom.js";
import { logoOf } from "./identidad.js";

const MM = 96 / 25.4;

// What the frame of a session's page asks for by itself.
export const LOOKS = ["../assets/sitio.css", "../assets/estilos/vista.css"];
const links = LOOKS.map((href) => `<link rel="stylesheet" href="${href}">`).join("");
const page = (told) => `<!doctype html><html lang="es"><head><meta charset="utf-8">${links}<style>${told.css}</style></head><body data-md-color-scheme="claro"><main class="md-typeset">${told.html}</main></body></html>`;

/** @param {Mesa} desk */
export async function viewPanel(desk) {
  const w = desk.words.ver;
  const things = await desk.ask("cosas");
  if (!Array.isArray(things)) return [h("h3", {}, w.titulo), h("p", {}, desk.words.fallas.arregla_antes)];
  const v = (desk.view.ver ??= { de: null, que: "" });
  const sessions = things.filter((t) => t.clase === "sesion" && !t.fuera);
  const owners = [...sessions.map((s) => s.id), ""];
  if (!owners.includes(v.de)) v.de = owners[0];
  const sheets = things.filter((t) => t.clase === "pieza" && !t.fuera && t.tipo !== "libro" && (owners.includes(t.sesion) ? t.sesion : "") === v.de);
  const all = [...sessions.filter((s) => s.id === v.de), ...sheets];
  if (!all.some((t) => t.id === v.que)) v.que = all[0]?.id ?? "";
  const again = () => desk.show("ver", true);
  const owner = h("select", { "data-foco": "ver-de", onchange: (e) => { v.de = e.target.value; again(); } },
    owners.map((id) => h("option", { value: id, selected: id === v.de }, id ? called(sessions.find((s) => s.id === id)) : w.de_todas)));
  const which = h("select", { "data-foco": "ver", onchange: (e) => { v.que = e.target.value; again(); } },
    [...groups(desk, all)].map(([name, some]) => h("optgroup", { label: name }, some.map((t) => h("option", { value: t.id, selected: t.id === v.que }, t.titulo)))));
  const head = [h("h3", {}, w.titulo), h("p", {}, w.explica), h("div", { class: "fila" }, field(w.sesion, owner), field(w.cual, which))];
  const shown = all.find((t) => t.id === v.que);
  if (!shown) return head;
  const sheet = shown.clase === "pieza";
  const told = sheet ? await desk.ask("hoja", { pieza: shown.id, logo: await logoOf(desk) }) : await desk.ask("ver", { sesion: shown.id });
  if (told?.no_llego) return [...head, h("p", { class: "ojo" }, w.no_llego), button(w.otra_vez, again)];
  if (!told?.html) return [...head, h("p", {}, desk.words.fallas.arregla_antes)];
  const frame = h("iframe", { class: "vista", title: fill(w.marco, shown), sandbox: "allow-same-origin allow-modals allow-popups", srcdoc: sheet ? told.html : page(told) });
  frame.addEventListener("load", () => {
    for (const a of frame.contentDocument.links) a.target = "_blank";
    if (!("ancho_mm" in told)) return;
    const wide = told.ancho_mm * MM;
    const fit = () => (frame.contentDocument.body.style.zoom = String(Math.min(1, frame.contentDocument.documentElement.clientWidth / wide)));
    fit();
    frame.contentWindow.addEventListener("resize", fit);
  });
  return [...head, h("p", {}, button(sheet ? w.imprimir_hoja : w.imprimir, () => frame.contentWindow.print(), { "data-foco": "imprime" })),
    sheet ? h("p", {}, h("small", {}, w.hoja_ayuda)) : null, frame].filter((x) => x !== null);
}

// The page of the session first, then its pieces by type.
/** @param {Mesa} desk */
function groups(desk, things) {
  const out = new Map();
  for (const t of things) {
    const name = t.clase === "sesion" ? desk.words.ver.pagina : (desk.words.tipos[t.tipo] ?? t.tipo);
    out.set(name, [...(out.get(name) ?? []), t]);
  }
  return out;
}
