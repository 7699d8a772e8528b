// Who gives the sessions: name, contact, colours and logo of the organisation, and what the edition is called.
import { button, field, h } from "./dom.js";
import { mark } from "./faltas.js";

const LOGO = /\.(svg|png|jpe?g)$/i;
const LOGO_BYTES = 2_000_000;

/** @param {Mesa} desk */
export async function identityPanel(desk) {
  const w = desk.words.identidad;
  const told = await desk.ask("propio");
  if (!told?.datos) return [h("h3", {}, w.titulo), h("p", {}, desk.words.fallas.arregla_antes)];
  const { datos, ayuda } = told;
  const org = datos.organizacion ?? {};
  const text = (path, held, help, more = {}) => h("input", {
    type: "text", value: held ?? "", placeholder: help?.[1]?.replaceAll('"', ""), "data-foco": path.join("."),
    onchange: (e) => desk.write("dar", { ruta: path, valor: e.target.value.trim() || null }), ...more });
  const said = (label, input, help, path) => { const made = field(label, input, help); made.append(...mark(desk, input, path)); return made; };
  const colour = (name) => {
    const path = ["organizacion", "colores", name];
    const held = org.colores?.[name];
    const write = (valor) => desk.write("dar", { ruta: path, valor });
    return h("div", { class: "fila" },
      said(w[name], text(path, held, ayuda.Colores[name]), ayuda.Colores[name][0], path),
      h("input", { type: "color", value: /^#[0-9a-f]{6}$/i.test(held ?? "") ? held : "#0b5563", "aria-label": `${w[name]}: ${w.elegir}`, "data-foco": `${name}-muestra`, onchange: (e) => write(e.target.value) }),
      held ? button(w.como_el_paquete, () => write(null), { class: "boton boton--chico", "aria-label": `${w[name]}: ${w.como_el_paquete}` }) : null);
  };
  const o = ayuda.Organizacion, e = ayuda.EdicionPropia;
  const own = (label, path, held, help, more) => said(label, text(path, held, help, more), help[0], path);
  return [
    h("h3", {}, w.titulo),
    own(w.quien, ["organizacion", "nombre"], org.nombre, o.nombre),
    own(w.contacto, ["organizacion", "contacto"], org.contacto, o.contacto),
    own(w.titulo_edicion, ["titulo"], datos.titulo, e.titulo),
    own(w.sitio, ["sitio"], datos.sitio, e.sitio, { type: "url" }),
    said(w.facilitan, h("textarea", { rows: 2, value: (datos.facilitan ?? []).join("\n"), "data-foco": "facilitan",
      onchange: (ev) => { const names = ev.target.value.split("\n").map((x) => x.trim()).filter(Boolean); desk.write("dar", { ruta: ["facilitan"], valor: names.length ? names : null }); } }), w.uno_por_renglon, ["facilitan"]),
    h("h4", {}, w.colores), colour("principal"), colour("acento"),
    h("h4", {}, w.logo), ...logo(desk, w, org, o),
  ];
}

/** @param {Mesa} desk */
function logo(desk, w, org, help) {
  const pick = h("input", { type: "file", accept: ".svg,.png,.jpg,.jpeg", "data-foco": "logo", onchange: () => put(desk, w, pick.files[0]) });
  const route = `${desk.id}/${org.logo}`;
  const held = org.logo && desk.files[route];
  const chosen = field(w.logo_archivo, pick, help.logo[0]);
  chosen.append(...mark(desk, pick, ["organizacion", "logo"]));
  const out = [chosen];
  if (held) out.push(h("p", {}, h("img", { class: "logo", alt: w.logo_alt, src: address(org.logo, held) })));
  if (org.logo) out.push(button(w.logo_quitar, async () => {
    if (await desk.write("dar", { ruta: ["organizacion", "logo"], valor: null })) desk.put(route, null);
  }, { class: "boton boton--chico" }));
  out.push(h("p", {}, h("small", {}, w.logo_revision)));
  return out;
}

const kindOf = (name) => (/svg$/i.test(name) ? "image/svg+xml" : /png$/i.test(name) ? "image/png" : "image/jpeg");
const inBase64 = (held) => (held.startsWith("base64:") ? held.slice(7) : btoa(unescape(encodeURIComponent(held))));
const address = (name, held) => `data:${kindOf(name)};base64,${inBase64(held)}`;

// The logo with its shape, as the browser reads it; null where there is none or it is no picture.
/** @param {Mesa} desk */
export async function logoOf(desk) {
  const name = (await desk.ask("propio"))?.datos?.organizacion?.logo;
  const held = typeof name === "string" && desk.files[`${desk.id}/${name}`];
  if (!held) return null;
  const img = new Image();
  img.src = address(name, held);
  try { await img.decode(); } catch { return null; }
  if (!img.naturalWidth || !img.naturalHeight) return null;
  return { tipo: kindOf(name), contenido: inBase64(held), proporcion: img.naturalWidth / img.naturalHeight };
}

/** @param {Mesa} desk */
async function put(desk, w, file) {
  if (!file) return;
  const ending = LOGO.exec(file.name)?.[0].toLowerCase();
  if (!ending) return desk.warn(w.logo_tipo);
  if (file.size > LOGO_BYTES) return desk.warn(w.logo_grande);
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = "";
  for (let i = 0; i < bytes.length; i += 8192) text += String.fromCharCode(...bytes.subarray(i, i + 8192));
  for (const route of Object.keys(desk.files)) if (LOGO.test(route)) delete desk.files[route];
  desk.files[`${desk.id}/logo${ending}`] = `base64:${btoa(text)}`;
  if (await desk.write("dar", { ruta: ["organizacion", "logo"], valor: `logo${ending}` })) desk.changed();
}
