// Which sessions, how, for how many people, when and where.
import { handle } from "./arrastrar.js";
import { button, called, field, fill, h } from "./dom.js";
import { mark } from "./faltas.js";

/** @param {Mesa} desk */
export async function sessionsPanel(desk) {
  const w = desk.words.sesiones;
  const [told, things] = [await desk.ask("propio"), await desk.ask("cosas")];
  if (!told?.datos || !Array.isArray(things)) return [h("h3", {}, w.titulo), h("p", {}, desk.words.fallas.arregla_antes)];
  const { datos, ayuda, paquete } = told;
  const said = (label, input, help, path) => { const made = field(label, input, help); made.append(...mark(desk, input, path)); return made; };
  const give = (ruta, valor) => desk.write("dar", { ruta, valor });
  const sessions = things.filter((t) => t.clase === "sesion" && !/-dia-\d+$/.test(t.id));
  const options = (known, held, none) => [...new Set(["", ...known, held ?? ""])].map((m) => h("option", { value: m, selected: (held ?? "") === m }, m || none));
  const mode = h("select", { "data-foco": "modalidad", onchange: (e) => give(["modalidad"], e.target.value || null) },
    options(["presencial", "a-distancia", "mixta"], datos.modalidad, w.como_el_paquete));
  const level = h("select", { "data-foco": "nivel", onchange: (e) => give(["nivel"], e.target.value || null), disabled: Boolean(datos.sesiones) },
    options(["basico", "intermedio", "avanzado"], datos.nivel, w.todas));
  const numbers = Object.keys(ayuda.SupuestosPropios).map((name) => said(w[name] ?? name, h("input", {
    type: name === "hora_inicio" ? "time" : "number", value: datos.supuestos?.[name] ?? "", placeholder: String(paquete.supuestos[name] ?? ""), "data-foco": `sup-${name}`,
    onchange: (e) => give(["supuestos", name], e.target.value === "" ? null : name === "hora_inicio" ? e.target.value : Number(e.target.value)),
  }), `${ayuda.SupuestosPropios[name][0]} ${fill(w.paquete_dice, { valor: paquete.supuestos[name] ?? "—" })}`, ["supuestos", name]));
  return [
    h("h3", {}, w.titulo),
    h("div", { class: "fila" }, said(w.modalidad, mode, ayuda.EdicionPropia.modalidad[0], ["modalidad"]), said(w.nivel, level, ayuda.EdicionPropia.nivel[0], ["nivel"])),
    h("h4", {}, w.cuales), h("p", {}, w.cuales_ayuda), ...chosen(desk, w, datos, sessions),
    h("h4", {}, w.grupo), h("div", { class: "fila" }, numbers),
    h("h4", {}, w.fechas), ...dates(desk, w, datos, ayuda.Fecha, sessions.filter((s) => !s.fuera)),
  ];
}

// The sessions in their order, each with a box, and two buttons that move it.
/** @param {Mesa} desk */
function chosen(desk, w, datos, sessions) {
  const order = datos.sesiones ?? sessions.filter((s) => !s.fuera).map((s) => s.id);
  const write = (ids) => desk.write("dar", { ruta: ["sesiones"], valor: ids && ids.length ? ids : null });
  const rows = [...order.map((id) => sessions.find((s) => s.id === id)).filter(Boolean), ...sessions.filter((s) => !order.includes(s.id))];
  const move = (id, by) => {
    const ids = [...order];
    const at = ids.indexOf(id), to = at + by;
    if (!by || to < 0 || to >= ids.length) return;
    ids.splice(to, 0, ids.splice(at, 1)[0]);
    write(ids);
  };
  const list = h("ol", { class: "orden" });
  const lines = new Map(), wrong = [];
  const gaps = () => order.filter((id) => lines.has(id)).flatMap((id) => [{ el: lines.get(id), after: false, to: id }, { el: lines.get(id), after: true, to: id }])
    .map((g) => ({ ...g, to: order.indexOf(g.to) + (g.after ? 1 : 0) }));
  const drop = (id) => (to) => { const at = order.indexOf(id); move(id, (to > at ? to - 1 : to) - at); };
  list.append(...rows.map((s) => {
      const there = order.includes(s.id);
      const box = h("input", { type: "checkbox", checked: there, "data-foco": `s-${s.id}`, onchange: () => write(there ? order.filter((i) => i !== s.id) : [...order, s.id]) });
      if (datos.sesiones && there) wrong.push(...mark(desk, box, ["sesiones", datos.sesiones.indexOf(s.id)]));
      const line = h("li", {}, h("label", {}, box, " ", called(s)), there ? [
        handle(fill(w.arrastrar, s), { gaps, taken: () => [lines.get(s.id)], drop: drop(s.id) }),
        button("↑", () => move(s.id, -1), { class: "boton boton--chico", "aria-label": fill(w.subir, s), "data-foco": `a-${s.id}` }),
        button("↓", () => move(s.id, 1), { class: "boton boton--chico", "aria-label": fill(w.bajar, s), "data-foco": `b-${s.id}` })] : null);
      if (there) lines.set(s.id, line);
      return line;
    }));
  const lost = order.filter((id) => !lines.has(id)).flatMap((id) => mark(desk, list, ["sesiones", order.indexOf(id)]));
  const alone = h("select", { "data-foco": "solo-una", onchange: (e) => e.target.value && write([e.target.value]) },
    h("option", { value: "" }, w.solo_una_elige), sessions.map((s) => h("option", { value: s.id }, called(s))));
  return [
    list, ...wrong, ...lost, field(w.solo_una, alone, w.solo_una_ayuda),
    datos.sesiones ? button(w.todas_otra_vez, () => write(null)) : null,
  ].filter(Boolean);
}

/** @param {Mesa} desk */
function dates(desk, w, datos, help, sessions) {
  return [h("div", { class: "fechas" }, sessions.map((s) => {
    const held = (datos.fechas ?? []).filter((f) => f.sesion === s.id);
    const now = held[0] ?? {};
    if (held.length > 1) return h("p", {}, fill(w.varias_fechas, s));
    const inputs = {};
    const write = () => {
      const valor = { sesion: s.id, dia: inputs.dia.value };
      if (inputs.hora_inicio.value) valor.hora_inicio = inputs.hora_inicio.value;
      if (inputs.lugar.value.trim()) valor.lugar = inputs.lugar.value.trim();
      desk.write("lista", { campo: "fechas", sesion: s.id, valor: valor.dia ? valor : null });
    };
    for (const [name, type] of [["dia", "date"], ["hora_inicio", "time"], ["lugar", "text"]])
      inputs[name] = h("input", { type, value: now[name] ?? "", "data-foco": `${name}-${s.id}`, onchange: () => (inputs.dia.value || now.dia) && write() });
    const at = held.length ? (datos.fechas ?? []).indexOf(now) : -1;
    return h("fieldset", {}, h("legend", {}, called(s)), h("div", { class: "fila" }, Object.entries(inputs).map(([name, input]) => {
      const made = field(w[`fecha_${name}`], input, help[name][0]);
      if (at >= 0) made.append(...mark(desk, input, ["fechas", at, name]));
      return made;
    })));
  }))];
}
