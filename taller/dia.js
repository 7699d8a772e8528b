// The day of a session as a table of blocks and steps, and the same session in other minutes.
import { handle } from "./arrastrar.js";
import { button, called, field, fill, h } from "./dom.js";
import { faultsAt, mark } from "./faltas.js";

const KINDS = ["actividad", "receso", "comida"];

/** @param {Mesa} desk */
export async function agendaPanel(desk) {
  const w = desk.words.dia;
  const things = await desk.ask("cosas");
  if (!Array.isArray(things)) return [h("h3", {}, w.titulo), h("p", {}, desk.words.fallas.arregla_antes)];
  const v = (desk.view.dia ??= { id: "", rows: null, was: "" });
  const sessions = things.filter((t) => t.clase === "sesion" && !t.fuera);
  if (!sessions.some((s) => s.id === v.id)) Object.assign(v, { id: sessions[0]?.id ?? "", rows: null });
  const pick = h("select", { "data-foco": "sesion", onchange: (e) => { Object.assign(v, { id: e.target.value, rows: null }); desk.show("dia", true); } },
    sessions.map((s) => h("option", { value: s.id, selected: s.id === v.id }, called(s))));
  const told = v.id ? await desk.ask("agenda", { sesion: v.id }) : null;
  if (!told?.renglones) return [h("h3", {}, w.titulo), field(w.sesion, pick), h("p", {}, desk.words.fallas.arregla_antes)];
  const now = JSON.stringify(told.renglones);
  if (!v.rows || v.was !== now) Object.assign(v, { rows: JSON.parse(now), was: now });
  const day = /-dia-\d+$/.test(v.id);
  const total = v.rows.filter((r) => r.tipo !== "paso").reduce((n, r) => n + (Number(r.minutos) || 0), 0);
  const before = told.antes.filter((r) => r.tipo !== "paso").reduce((n, r) => n + r.minutos, 0);
  const parts = [h("h3", {}, w.titulo), h("p", {}, w.explica), field(w.sesion, pick), h("p", {}, fill(w.total, { total, antes: before }))];
  if (day || told.propia) return [...parts, h("p", {}, day ? w.es_un_dia : w.es_propia)];
  parts.push(...(await fitting(desk, w, v.id, total)));
  const dirty = JSON.stringify(v.rows) !== now;
  if (!dirty) v.refused = null;
  const save = async () => {
    v.refused = null;
    if (await desk.write("agendar", { sesion: v.id, renglones: v.rows }, (no) => { v.refused = no?.renglon >= 0 ? no : null; return false; })) return void (v.rows = null);
    await desk.show("dia", true);
    /** @type {HTMLElement} */ (desk.parts.querySelector(".agenda [aria-invalid]"))?.focus();
  };
  parts.push(h("div", { class: "rueda", tabindex: "0", role: "region", "aria-label": w.titulo }, table(desk, w, v, told.antes, told.cambios)));
  parts.push(h("p", { class: "fila" },
    h("button", { type: "button", class: "boton", onclick: save, disabled: !dirty, "data-foco": "anota" }, w.anotar),
    button(w.descartar, () => { v.rows = null; desk.show("dia", true); }, { disabled: !dirty, "data-foco": "descarta" }),
    button(w.como_el_paquete, () => { v.rows = told.antes.map((r) => ({ ...r })); desk.show("dia", true); }, { "data-foco": "paquete" })));
  if (dirty) parts.push(h("p", {}, w.sin_anotar));
  return parts;
}

/** @param {Mesa} desk */
function table(desk, w, v, original, written) {
  const lines = [];
  const was = new Map(original.map((r) => [r.clave, r]));
  const again = () => desk.show("dia", true);
  const end = (i) => { let j = i + 1; if (v.rows[i].tipo !== "paso") while (v.rows[j]?.tipo === "paso") j++; return j; };
  const move = (i, by) => {
    const step = v.rows[i].tipo === "paso";
    const part = v.rows.slice(i, end(i));
    let to = by < 0 ? i - 1 : end(i);
    if (step ? v.rows[to]?.tipo !== "paso" : to < 0 || to >= v.rows.length) return;
    if (!step) { if (by < 0) while (v.rows[to].tipo === "paso") to--; else to = end(to) - part.length; } 
    v.rows.splice(i, part.length);
    v.rows.splice(to, 0, ...part);
    again();
  };
  // By hand: a block, with its steps, between blocks; a step among those of its block.
  const gaps = (i) => {
    const places = [];
    if (v.rows[i].tipo !== "paso") {
      for (let j = 0; j < v.rows.length; j = end(j)) places.push({ el: lines[j], after: false, to: j });
      return [...places, { el: lines.at(-1), after: true, to: v.rows.length }];
    }
    let first = i, last = i;
    while (v.rows[first - 1]?.tipo === "paso") first--;
    while (v.rows[last + 1]?.tipo === "paso") last++;
    for (let j = first; j <= last; j++) places.push({ el: lines[j], after: false, to: j });
    return [...places, { el: lines[last], after: true, to: last + 1 }];
  };
  const drop = (i) => (to) => {
    const part = v.rows.slice(i, end(i));
    if (to >= i && to <= i + part.length) return;
    v.rows.splice(i, part.length);
    v.rows.splice(to > i ? to - part.length : to, 0, ...part);
    again();
  };
  const rows = v.rows.map((r, i) => {
    const step = r.tipo === "paso";
    const key = r.clave || `nuevo-${i}`;
    const old = was.get(r.clave);
    const set = (name, value) => { r[name] = value; if (name === "minutos" && step) sum(i); again(); };
    const cell = (name, input) => {
      const other = old && old[name] !== r[name] ? h("small", { class: "antes" }, `${w.paquete} ${old[name] || "—"}`) : null;
      return h("td", {}, input, other);
    };
    const label = (t) => `${t}: ${r.titulo || w.nuevo}`;
    const faults = [...new Set((written[r.clave] ?? []).flatMap((n) => faultsAt(desk, ["cambios", n])))];
    if (v.refused?.renglon === i) faults.unshift({ gravedad: "error", mensaje: v.refused.falla });
    const title = h("input", { type: "text", value: r.titulo, "aria-label": label(w.titulo_de), "data-foco": `t-${key}`, onchange: (e) => set("titulo", e.target.value.trim()) });
    const told = mark(desk, title, r.clave && written[r.clave]?.length ? ["cambios", written[r.clave][0]] : [], faults);
    const text = h("textarea", { rows: 2, value: r.texto, "aria-label": label(step ? w.texto : w.objetivo), "data-foco": `x-${key}`, onchange: (e) => set("texto", e.target.value.trim()) });
    const line = h("tr", { class: step ? "paso" : `bloque bloque--${r.tipo}` },
      h("td", {}, step ? w.paso : h("select", { "aria-label": label(w.tipo), "data-foco": `k-${key}`, onchange: (e) => set("tipo", e.target.value) }, KINDS.map((k) => h("option", { value: k, selected: k === r.tipo }, k)))),
      cell("titulo", [title, told]),
      cell("minutos", h("input", { type: "number", min: 1, max: 600, value: String(r.minutos), "aria-label": label(w.minutos), "data-foco": `n-${key}`, onchange: (e) => set("minutos", Math.round(Number(e.target.value))) })),
      h("td", {}, h("details", { "data-foco": `d-${key}` }, h("summary", { "data-foco": `s-${key}` }, w.mas), text,
        step ? h("textarea", { rows: 2, value: r.preguntas.join("\n"), "aria-label": label(w.preguntas), "data-foco": `p-${key}`, onchange: (e) => set("preguntas", e.target.value.split("\n").map((x) => x.trim()).filter(Boolean)) }) : null,
        step ? h("small", {}, w.preguntas_ayuda) : null)),
      h("td", { class: "mandos" },
        handle(label(w.arrastrar), { gaps: () => gaps(i), taken: () => lines.slice(i, end(i)), drop: drop(i) }),
        button("↑", () => move(i, -1), { class: "boton boton--chico", "aria-label": label(w.subir), "data-foco": `a-${key}` }),
        button("↓", () => move(i, 1), { class: "boton boton--chico", "aria-label": label(w.bajar), "data-foco": `b-${key}` }),
        button("+", () => { v.rows.splice(end(i), 0, { clave: "", tipo: step ? "paso" : "receso", titulo: "", minutos: 5, titulo_corto: "", texto: "", preguntas: [] }); again(); }, { class: "boton boton--chico", "aria-label": label(step ? w.agregar_paso : w.agregar), "data-foco": `g-${key}` }),
        button("×", () => { v.rows.splice(i, end(i) - i); again(); }, { class: "boton boton--chico", "aria-label": label(w.quitar), "data-foco": `q-${key}` })));
    lines.push(line);
    return line;
  });
  // A block lasts what its steps do.
  const sum = (i) => {
    let b = i;
    while (v.rows[b].tipo === "paso") b--;
    v.rows[b].minutos = v.rows.slice(b + 1, end(b)).reduce((n, r) => n + (Number(r.minutos) || 0), 0);
  };
  return h("table", { class: "agenda" }, h("thead", {}, h("tr", {}, [w.tipo, w.titulo_de, w.minutos, w.mas, w.acciones].map((t) => h("th", { scope: "col" }, t)))), h("tbody", {}, rows));
}

/** @param {Mesa} desk */
async function fitting(desk, w, id, total) {
  const told = await desk.ask("propio");
  const wish = (told?.datos?.tiempos ?? []).find((t) => t.sesion === id);
  const out = h("output", {});
  const slider = h("input", { type: "range", min: 30, max: Math.max(600, total), step: 5, value: String(wish?.minutos ?? total), "data-foco": "ajuste" });
  const label = () => fill(w.ajuste_a, { minutos: slider.value });
  const number = h("strong", {}, label());
  let clock;
  const propose = async () => {
    const found = await desk.ask("ajustar", { sesion: id, minutos: Number(slider.value) });
    if (!found) return;
    if (found.falla) return out.replaceChildren(found.falla);
    const changed = (found.renglones ?? []).filter((r) => r.antes !== r.ahora);
    out.replaceChildren(changed.length ? h("ul", {}, changed.map((r) => h("li", {}, fill(r.nuevo ? w.ajuste_nuevo : r.ahora ? w.ajuste_fila : w.ajuste_sale, r)))) : w.ajuste_igual);
  };
  slider.addEventListener("input", () => { number.textContent = label(); clearTimeout(clock); clock = setTimeout(propose, 150); });
  const wrong = mark(desk, slider, wish ? ["tiempos", told.datos.tiempos.indexOf(wish)] : []);
  return [...wrong, h("details", { class: "ajuste", "data-foco": "det-ajuste" }, h("summary", { "data-foco": "sum-ajuste" }, w.ajuste), h("p", {}, w.ajuste_explica), field(w.ajuste_cuanto, slider), h("p", {}, number), out,
    h("p", { class: "fila" }, button(w.ajuste_anotar, () => desk.write("lista", { campo: "tiempos", sesion: id, valor: { sesion: id, minutos: Number(slider.value) } }), { "data-foco": "aj-anota" }),
      wish ? button(w.ajuste_quitar, () => desk.write("lista", { campo: "tiempos", sesion: id, valor: null }), { "data-foco": "aj-quita" }) : null))];
}
