// The page of the editing workshop: opens an edition, keeps it, asks Python what it thinks, shows the panels.
import { alone, forget, keep, kept } from "./almacen.js";
import { begin, fromFiles, fromDrop, NEW } from "./abrir.js";
import { agendaPanel } from "./dia.js";
import { button, field, fill, h, redraw } from "./dom.js";
import { Editor } from "./editor.js";
import { findings } from "./hallazgos.js";
import { identityPanel } from "./identidad.js";
import { takePanel } from "./llevar.js";
import { changesPanel } from "./mios.js";
import { Motor } from "./motor.js";
import { piecesPanel } from "./piezas.js";
import { sessionsPanel } from "./sesiones.js";
import { textsPanel } from "./textos.js";
import { LOOKS, viewPanel } from "./ver.js";

const WAIT_MS = 250;
const PANELS = { identidad: identityPanel, sesiones: sessionsPanel, dia: agendaPanel, textos: textsPanel, piezas: piecesPanel, mios: changesPanel, ver: viewPanel, llevar: takePanel };

export async function start(box, words, place) {
  const index = await (await fetch(`${place}indice.json`)).json();
  const desk = (box.mesa = new Desk(box, words, place, index));
  desk.welcome();
  return desk;
}

export class Desk {
  constructor(box, words, place, index) {
    this.box = box;
    this.words = words;
    this.version = index.version;
    this.panel = "identidad";
    this.id = "";
    /** @type {Record<string, string>} */
    this.files = {};
    /** @type {MesaRevision} */
    this.found = { hallazgos: [], vistos: [] };
    /** @type {any} */
    this.view = {};
    // What is read aloud is only what came of a check; that one goes on is for who looks.
    this.status = h("p", { role: "status", class: "estado" });
    this.busy = h("p", { class: "revisando", "aria-hidden": "true" });
    this.revision = 0;
    this.alert = h("p", { role: "alert", class: "alerta", hidden: true });
    this.progress = h("progress", { max: index.pasos, value: 0, "aria-label": words.abrir.cargando });
    this.main = h("div", {});
    box.replaceChildren(this.status, this.busy, this.progress, this.alert, this.main);
    this.say(words.abrir.cargando);
    this.motor = new Motor(place, { onstep: () => this.progress.value++, ondead: (n) => this.died(n) });
    this.ready = this.motor.ask("listo").then((told) => told && this.arrived(told));
  }

  // Says it once: the same words again are not read again.
  say(text) { if (this.status.textContent !== text) this.status.textContent = text; }

  /** The edition's own file, as findings name it. */
  get own() { return `data/ediciones/${this.id}.yml`; }

  warn(text) {
    this.alert.textContent = text;
    this.alert.hidden = !text;
  }

  async arrived(told) {
    this.figures = told;
    this.progress.hidden = true;
    this.say(this.words.abrir.listo);
    for (const look of LOOKS) fetch(look).catch(() => {}); // so that they are here where the network goes
    if (this.editor) return void this.help(this.editor.route);
    // What a first check makes is made while she decides.
    this.motor.ask("revisar", { edicion: "nueva", archivos: { "nueva.yml": NEW("nueva", "Nueva", this.version) } });
  }

  // What can be written in a file, for completion.
  async help(route) {
    const kind = /\/piezas\/([^/]+)\//.exec(route)?.[1];
    const known = this.editor.schemas;
    if (this.figures) known[route] ??= await this.motor.ask("esquema", { de: kind ? `pieza-${kind}` : /\/sesiones\//.test(route) ? "sesion" : "edicion" });
  }

  died(times) {
    this.warn(times < 4 ? this.words.fallas.motor : this.words.fallas.motor_muerto);
    this.ready = this.motor.ask("listo").then((told) => told && this.arrived(told));
    if (times < 4 && this.id) this.check();
  }

  // ---- which edition -----------------------------------------------------------------------

  welcome() {
    const w = this.words.abrir;
    const name = h("input", { type: "text", autocomplete: "organization", maxlength: 60 });
    const pick = h("input", { type: "file", multiple: true, accept: ".yml,.yaml,.zip,.svg,.png,.jpg,.jpeg" });
    const folder = h("input", { type: "file", webkitdirectory: true });
    for (const input of [pick, folder]) input.addEventListener("change", async () => this.take(await fromFiles([...input.files], w)));
    const drop = h("div", { class: "soltar" }, h("h2", {}, w.traer), field(w.archivo, pick, w.archivo_ayuda),
      "webkitdirectory" in folder ? field(w.carpeta, folder, w.carpeta_ayuda) : null);
    drop.addEventListener("dragover", (e) => e.preventDefault());
    drop.addEventListener("drop", async (e) => { e.preventDefault(); this.take(await fromDrop(e.dataTransfer, w)); });
    const here = kept();
    const form = h("form", { onsubmit: (e) => { e.preventDefault(); this.take(begin(name.value, this.version, w)); } },
      h("h2", {}, w.nueva), field(w.quien, name, w.quien_ayuda), h("button", { class: "boton" }, w.empezar));
    this.main.replaceChildren(form, drop);
    if (here.length) {
      this.main.append(h("section", {}, h("h2", {}, w.guardadas), h("ul", { class: "guardadas" }, here.map((e) => h("li", {},
        button(fill(w.seguir, { id: e.id }), () => this.take({ id: e.id, archivos: e.archivos, here: true })),
        h("span", {}, new Date(e.cuando).toLocaleString("es-MX")),
        button(w.borrar, () => { if (confirm(fill(w.borrar_seguro, { id: e.id }))) { forget(e.id); this.welcome(); } }, { "aria-label": `${w.borrar}: ${e.id}` }))))));
    }
  }

  /** Takes an edition to work on. @param {{id?: string, archivos?: Record<string, string>, falla?: string, here?: boolean}} brought */
  async take({ id, archivos, falla, here }) {
    this.warn(falla ?? "");
    if (falla) return;
    const old = kept().find((e) => e.id === id);
    if (!here && old && JSON.stringify(old.archivos) !== JSON.stringify(archivos)) {
      if (!confirm(fill(this.words.abrir.ya_hay, { id }))) return;
    }
    if (!(await alone(id))) return this.warn(fill(this.words.fallas.otra_pestana, { id }));
    Object.assign(this, { id, files: { ...archivos } });
    this.lay();
    this.found = { hallazgos: [], vistos: [] };
    this.view = {};
    this.checked = false;
    this.editor.load(`${id}.yml`, this.files[`${id}.yml`] ?? "");
    this.help(`${id}.yml`);
    this.changed();
    this.main.querySelector("h2").focus();
  }

  lay() {
    const w = this.words;
    const tabs = Object.keys(PANELS).map((name) => button(w.partes[name], () => this.show(name), { "data-parte": name }));
    this.parts = h("section", { class: "parte", "aria-live": "off" });
    this.findings = h("section", { class: "hallazgos", "aria-label": w.hallazgos.titulo });
    this.undoing = [button(w.deshacer, () => this.editor.undo()), button(w.rehacer, () => this.editor.redo())];
    const yaml = h("div", { class: "yaml" });
    this.picker = h("div", {});
    this.heading = h("h3", {});
    this.main.replaceChildren(
      h("div", { class: "cabeza" }, h("h2", { tabindex: "-1" }, this.id), this.undoing, button(w.abrir.otra, () => this.leave())),
      h("div", { class: "mesa" },
        h("div", { class: "izquierda" }, h("nav", { "aria-label": w.partes.menu }, tabs), this.parts),
        h("div", { class: "derecha" }, this.findings, this.heading, h("p", {}, h("small", {}, w.archivo_ayuda)), this.picker, yaml)),
    );
    this.editor = new Editor(yaml, w.editor, (text) => this.typed(text), (mb) => this.warn(fill(w.fallas.muy_largo, { mb })));
    this.show(this.panel);
  }

  // ---- its files ---------------------------------------------------------------------------

  /** Shows a file of the edition in the editor, at a line. */
  open(route, line) {
    if (!(route in this.files)) return;
    if (route !== this.editor.route) {
      this.editor.open(route, this.files[route]);
      this.help(route);
      this.pick();
      this.marks();
    }
    if (line) this.editor.go(line);
  }

  // Which file is in view, and the others there are.
  pick() {
    const w = this.words;
    const shown = this.editor.route;
    this.heading.textContent = fill(shown === this.editor.main ? w.archivo : w.archivo_propio, { id: this.id, archivo: shown });
    const routes = Object.keys(this.files).filter((r) => /\.ya?ml$/.test(r)).sort((a, b) => Number(b === this.editor.main) - Number(a === this.editor.main) || a.localeCompare(b));
    redraw(this.picker, () => routes.length < 2 ? [] : [field(w.cual_archivo, h("select", { "data-foco": "archivo", onchange: (e) => this.open(e.target.value, 0) },
      routes.map((r) => h("option", { value: r, selected: r === shown }, r))))]);
  }

  // What was found, at the lines of the file in view.
  marks() {
    const name = `data/ediciones/${this.editor.route}`;
    this.editor.show(this.found.hallazgos.filter((f) => f.archivo === name));
    this.undoing[0].disabled = !this.editor.canUndo;
    this.undoing[1].disabled = !this.editor.canRedo;
  }

  leave() {
    this.id = "";
    this.warn("");
    this.welcome();
  }

  // ---- what changes ------------------------------------------------------------------------

  // Somebody typed in the file in view, or a form wrote in it.
  typed(text) {
    this.files[this.editor.route] = text;
    this.changed();
  }

  changed() {
    this.revision++;
    const saved = keep(this.id, this.files);
    if (!saved) this.warn(this.words.fallas.sin_espacio);
    else if (this.alert.textContent === this.words.fallas.sin_espacio) this.warn("");
    this.undoing[0].disabled = !this.editor.canUndo;
    this.undoing[1].disabled = !this.editor.canRedo;
    this.pick();
    clearTimeout(this.clock);
    this.clock = setTimeout(() => this.check(), WAIT_MS);
  }

  /** What Python says of the edition. @template {keyof MesaRespuestas} O @param {O} orden @param {object} more @returns {Promise<MesaDicho<O>>} */
  ask(orden, more = {}) {
    return this.motor.ask(orden, { edicion: this.id, archivos: this.files, ...more });
  }

  // Asks for the text with a change, and writes it. False where it could not be; the person was told, unless `refused`
  // says that it tells her.
  async write(orden, more, refused = (told) => false) {
    const told = await this.ask(orden, more);
    if (!told || told.texto === undefined) {
      if (refused(told)) return false;
      const from = this.words.fallas[`de_${told?.viene_de}`];
      this.warn(told?.falla || from || this.words.fallas.no_se_pudo);
      if (told?.linea) this.editor.go(told.linea);
      return false;
    }
    this.warn("");
    for (const [route, text] of Object.entries(told.archivos ?? {})) this.place(route, text);
    this.editor.write(told.texto);
    if (told.archivos) this.changed(); // also where the edition's own text stays as it was
    return true;
  }

  place(route, text) {
    if (text !== null) return void (this.files[route] = text);
    if (this.editor.route === route) this.editor.open(this.editor.main, this.editor.text);
    delete this.files[route];
  }

  // A file beside the edition's own: a logo, a piece. null takes it away.
  put(route, text) {
    this.place(route, text);
    this.changed();
  }

  async check() {
    const [revision, text] = [this.revision, this.editor.text];
    const began = performance.now();
    this.busy.textContent = this.words.hallazgos.revisando;
    const told = await this.ask("revisar");
    if (!told || revision !== this.revision) return;
    this.busy.textContent = "";
    const before = new Set(this.found.hallazgos.map((f) => f.mensaje));
    this.took = performance.now() - began;
    this.found = told.hallazgos ? { hallazgos: told.hallazgos, vistos: told.vistos } : { hallazgos: [this.unread(told)], vistos: [] };
    const theirs = /^version:\s*["']?(\d{4})\.(\d+)/m.exec(text)?.slice(1).map(Number);
    const ours = this.version.split(".").map(Number);
    if (theirs && (theirs[0] - ours[0] || theirs[1] - ours[1]) > 0) this.warn(fill(this.words.fallas.mas_nueva, { suya: theirs.join("."), nuestra: this.version }));
    this.marks();
    redraw(this.findings, () => findings(this));
    this.say(this.announced(before));
    this.box.dataset.revisado = String((Number(this.box.dataset.revisado) || 0) + 1);
    this.show(this.panel, true);
  }

  /** Why the edition cannot even be read, as a finding. @param {Partial<MesaFalla>} told @returns {MesaHallazgo} */
  unread({ falla, linea = 0 }) {
    return { gravedad: "error", linea, columna: 1, mensaje: falla, archivo: linea ? this.own : "", texto: falla, regla: "", ruta: [] };
  }

  count() {
    const w = this.words.hallazgos;
    const errors = this.found.hallazgos.filter((f) => f.gravedad === "error").length;
    const warnings = this.found.hallazgos.length - errors;
    if (!errors && !warnings) return w.ninguno;
    return fill(w.cuenta, { errores: errors, avisos: warnings });
  }

  // The count, and of what was found only the first thing that is new.
  announced(before) {
    const fresh = this.found.hallazgos.filter((f) => !before.has(f.mensaje));
    const opening = !this.checked;
    this.checked = true;
    return fresh.length && !opening ? `${this.count()} ${fresh[0].mensaje}` : this.count();
  }

  async show(name, again = false) {
    this.panel = name;
    for (const tab of this.main.querySelectorAll("[data-parte]")) tab.setAttribute("aria-current", tab.dataset.parte === name ? "true" : "false");
    const made = await PANELS[name](this);
    if (this.panel !== name || !this.id) return;
    redraw(this.parts, () => made);
    if (!again) this.parts.scrollTop = 0;
  }
}
