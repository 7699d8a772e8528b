// The page of a session as its readers will see it, and the way to print it.
import { button, called, field, h } from "./dom.js";

export async function viewPanel(desk) {
  const w = desk.words.ver;
  const things = await desk.ask("cosas");
  if (!Array.isArray(things)) return [h("h3", {}, w.titulo), h("p", {}, desk.words.fallas.arregla_antes)];
  const v = (desk.view.ver ??= { id: "" });
  const sessions = things.filter((t) => t.clase === "sesion" && !t.fuera);
  if (!sessions.some((s) => s.id === v.id)) v.id = sessions[0]?.id ?? "";
  const pick = h("select", { "data-foco": "ver", onchange: (e) => { v.id = e.target.value; desk.show("ver", true); } },
    sessions.map((s) => h("option", { value: s.id, selected: s.id === v.id }, called(s))));
  const told = v.id ? await desk.ask("ver", { sesion: v.id }) : null;
  const head = [h("h3", {}, w.titulo), h("p", {}, w.explica), field(w.sesion, pick)];
  if (!told?.html) return [...head, h("p", {}, desk.words.fallas.arregla_antes)];
  const frame = h("iframe", { class: "vista", title: w.marco, sandbox: "allow-same-origin allow-modals allow-popups",
    srcdoc: `<!doctype html><html lang="es"><head><meta charset="utf-8"><link rel="stylesheet" href="../assets/sitio.css"><link rel="stylesheet" href="../assets/estilos/vista.css"><style>${told.css}</style></head><body data-md-color-scheme="claro"><main class="md-typeset">${told.html}</main></body></html>` });
  frame.addEventListener("load", () => { for (const a of frame.contentDocument.links) a.target = "_blank"; });
  return [...head, button(w.imprimir, () => frame.contentWindow.print(), { "data-foco": "imprime" }), frame];
}
