// What the person takes: a ZIP for data/ediciones/, the file alone, or the page where her own copy takes the change.
import { strToU8, zipSync } from "fflate";
import { button, called, field, fill, h } from "./dom.js";

const LONGEST_LINK = 7000;

const bytes = (text) => (text.startsWith("base64:") ? Uint8Array.from(atob(text.slice(7)), (c) => c.charCodeAt(0)) : strToU8(text));

function save(name, data, type) {
  const url = URL.createObjectURL(new Blob([data], { type }));
  h("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** @param {Mesa} desk */
export async function takePanel(desk) {
  const w = desk.words.llevar;
  const errors = desk.found.hallazgos.some((f) => f.gravedad === "error");
  const zip = () => save(`${desk.id}.zip`, zipSync(Object.fromEntries(Object.entries(desk.files).map(([r, t]) => [r, [bytes(t), { mtime: new Date(1980, 0, 1) }]]))), "application/zip");
  const alone = () => save(`${desk.id}.yml`, desk.editor.text, "text/yaml");
  const v = (desk.view.llevar ??= { copia: "" });
  const link = h("a", { class: "boton boton--claro", target: "_blank", rel: "noopener noreferrer", hidden: true }, w.proponer);
  const told = h("p", { role: "status" });
  const where = h("input", { type: "url", value: v.copia, placeholder: w.copia_ejemplo, "data-foco": "copia", oninput: (e) => { v.copia = e.target.value; aim(); } });
  const aim = () => {
    const found = /^https:\/\/[^/\s]+\/[\w.-]+\/[\w.-]+?(?:\.git)?\/?$/.exec(v.copia.trim());
    link.hidden = !found;
    told.textContent = "";
    if (!found) return;
    const base = v.copia.trim().replace(/(\.git)?\/?$/, "");
    const whole = `${base}/new/main?filename=${encodeURIComponent(`data/ediciones/${desk.id}.yml`)}&value=${encodeURIComponent(desk.editor.text)}`;
    const long = whole.length > LONGEST_LINK;
    link.href = long ? `${base}/new/main?filename=${encodeURIComponent(`data/ediciones/${desk.id}.yml`)}` : whole;
    link.onclick = long ? async () => {
      try { await navigator.clipboard.writeText(desk.editor.text); told.textContent = w.pegar; } catch { told.textContent = w.copiar_a_mano; }
    } : null;
    if (Object.keys(desk.files).length > 1) told.textContent = w.otros_archivos;
  };
  aim();
  return [
    h("h3", {}, w.titulo),
    errors ? h("p", { class: "ojo" }, w.con_errores) : null,
    h("p", {}, fill(w.zip_explica, { id: desk.id })), button(w.zip, zip, { "data-foco": "zip" }), " ", button(w.solo, alone, { "data-foco": "solo" }),
    h("h4", {}, w.proponer_titulo), h("p", {}, w.proponer_explica), field(w.copia, where, w.copia_ayuda), link, told,
    ...(await agenda(desk, w)),
    h("h4", {}, w.despues), h("p", {}, w.despues_explica),
  ].filter((x) => x !== null);
}

// The agenda of a session as the kit's spreadsheet.
/** @param {Mesa} desk */
async function agenda(desk, w) {
  const things = await desk.ask("cosas");
  const sessions = Array.isArray(things) ? things.filter((t) => t.clase === "sesion" && !t.fuera) : [];
  if (!sessions.length) return [];
  const v = desk.view.llevar;
  const told = h("p", { role: "status" });
  const pick = h("select", { "data-foco": "agenda-de", onchange: (e) => (v.sesion = e.target.value) },
    sessions.map((s) => h("option", { value: s.id, selected: s.id === v.sesion }, called(s))));
  const get = async () => {
    const made = await desk.ask("calculo", { sesion: pick.value });
    if (!made?.contenido) return void (told.textContent = made?.no_llego || !made ? w.agenda_no : desk.words.fallas.arregla_antes);
    save(made.nombre, bytes(`base64:${made.contenido}`), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    told.textContent = fill(w.agenda_lista, made);
  };
  return [h("h4", {}, w.agenda_titulo), h("p", {}, w.agenda_explica), field(w.agenda_sesion, pick), button(w.agenda, get, { "data-foco": "agenda" }), told];
}
