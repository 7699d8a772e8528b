// What is wrong, told where it was written: beside the field of a form, by the path of the value in the edition's file.
import { h } from "./dom.js";

// The parts of the page whose fields say what the edition says of itself.
const PARTS = {
  identidad: ["organizacion", "titulo", "sitio", "facilitan"],
  sesiones: ["modalidad", "nivel", "sesiones", "supuestos", "fechas"],
};

const begins = (path, start) => start.every((part, i) => part === path[i]);

/** Findings of the edition's own file about the value at `ruta`, or inside it.
 * A change («cambios», 3) is told whole at the field that wrote it, also where only its address or its memory is wrong. */
export function faultsAt(desk, ruta) {
  if (!ruta.length) return [];
  const whole = ruta[0] === "cambios" && (ruta.length === 2 || (ruta.length === 3 && ruta[2] === "poner"));
  const start = whole ? ruta.slice(0, 2) : ruta;
  return desk.found.hallazgos.filter((f) => f.archivo === desk.own && f.ruta?.length && begins(f.ruta, start));
}

/** Says at a field what is wrong with it: not by colour alone, and for who hears the page, too. Returns what goes below. */
export function mark(desk, input, ruta, faults = faultsAt(desk, ruta)) {
  const w = desk.words.hallazgos;
  if (ruta.length) input.dataset.ruta = ruta.join("/");
  if (!faults.length) return [];
  const id = (input.id ||= `falta-de-${(desk.marked = (desk.marked ?? 0) + 1)}`);
  if (input.matches("input, select, textarea") && faults.some((f) => f.gravedad === "error")) input.setAttribute("aria-invalid", "true");
  const told = faults.map((f, i) => h("p", { class: `falta falta--${f.gravedad}`, id: `${id}-falta-${i}` },
    h("span", { "aria-hidden": "true", class: "signo" }, f.gravedad === "error" ? "✖" : "▲"), " ",
    h("strong", {}, f.gravedad === "error" ? w.error : w.aviso), " ", f.mensaje));
  const described = [input.getAttribute("aria-describedby"), ...told.map((p) => p.id)];
  input.setAttribute("aria-describedby", described.filter(Boolean).join(" "));
  return told;
}

/** The part of the page that has a field for a finding, and what must be chosen in it; null where none has. */
export function placeOf(desk, f) {
  if (f.archivo !== desk.own || !f.ruta?.length) return null;
  const [first, i] = f.ruta;
  for (const [part, names] of Object.entries(PARTS)) if (names.includes(first)) return { parte: part };
  if (first === "tiempos") return { parte: "dia" };
  if (first !== "cambios") return null;
  const seen = desk.found.vistos.find((v) => v.indice === i);
  if (!seen) return null;
  return seen.cosa && seen.estado !== "perdido" ? { parte: "textos", elige: { clase: seen.clase, id: seen.cosa, busca: "", propios: false } } : { parte: "mios" };
}

/** Opens the part that has the field of a finding, and goes to it. */
export async function goToField(desk, f) {
  const place = placeOf(desk, f);
  if (!place) return;
  if (place.elige) desk.view[place.parte] = { ...desk.view[place.parte], ...place.elige };
  await desk.show(place.parte);
  const field = fieldOf(desk.parts, f.ruta);
  if (field) return field.focus();
  await desk.show("mios"); // what no form shows has at least its row there
  (fieldOf(desk.parts, f.ruta) ?? desk.parts.querySelector("h3")).focus();
}

// The field whose path shares most with `ruta`: at least which change, or which field of the edition.
function fieldOf(box, ruta) {
  let best = null, most = ruta[0] === "cambios" ? 1 : 0;
  for (const el of box.querySelectorAll("[data-ruta]")) {
    const own = el.dataset.ruta.split("/");
    let same = 0;
    while (same < own.length && same < ruta.length && own[same] === String(ruta[same])) same++;
    if (same > most) [best, most] = [el, same];
  }
  return best;
}
