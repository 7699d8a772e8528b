// From what a person has (a name, files, a folder, a ZIP) to the files of one edition by their route.
import { strFromU8, unzipSync } from "fflate";
import { fill } from "./dom.js";

const BIG = 3_000_000;
const LONGEST = 1_500_000;
const PICTURE = /\.(svg|png|jpe?g)$/i;
export const NEW = (id, title, version) => `# Edición «${title}»: solo lo que cambia del paquete.\nid: ${id}\ntitulo: ${JSON.stringify(title)}\nversion: "${version}"\n`;

const asId = (text) => text.normalize("NFKD").replace(/[^\x20-\x7e]/g, "").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 60);

// A new edition, by the name of who makes it.
export function begin(name, version, words) {
  const id = asId(name);
  if (!id) return { falla: words.falta_nombre };
  return { id, archivos: { [`${id}.yml`]: NEW(id, name.trim(), version) } };
}

const base64 = (bytes) => {
  let text = "";
  for (let i = 0; i < bytes.length; i += 8192) text += String.fromCharCode(...bytes.subarray(i, i + 8192));
  return `base64:${btoa(text)}`;
};

// The text as it is; what is not UTF-8 goes byte by byte, and Python says what is wrong with it.
const content = (name, bytes) => {
  if (PICTURE.test(name)) return base64(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(bytes).replaceAll("\r\n", "\n");
  } catch {
    return base64(bytes);
  }
};

export async function fromFiles(files, words) {
  const parts = [];
  for (const file of files) {
    if (file.size > (/\.ya?ml$/i.test(file.name) ? LONGEST : BIG)) return { falla: fill(words.muy_grande, { archivo: file.name, mb: Math.round(file.size / 1e6) }) };
    const bytes = new Uint8Array(await file.arrayBuffer());
    if (/\.zip$/i.test(file.name)) {
      const failed = unpack(bytes, parts, file.name, words);
      if (failed) return failed;
    } else parts.push([file.webkitRelativePath || file.name, bytes]);
  }
  return edition(parts, words);
}

function unpack(bytes, parts, name, words) {
  let whole = 0;
  try {
    const found = unzipSync(bytes, { filter: (f) => (whole += f.originalSize) < BIG * 2 && /\.(ya?ml|svg|png|jpe?g)$/i.test(f.name) });
    if (whole >= BIG * 2) return { falla: fill(words.muy_grande, { archivo: name, mb: Math.round(whole / 1e6) }) };
    parts.push(...Object.entries(found));
  } catch {
    return { falla: fill(words.zip_roto, { archivo: name }) };
  }
  return null;
}

export async function fromDrop(transfer, words) {
  const entries = [...transfer.items].map((i) => i.webkitGetAsEntry?.()).filter(Boolean);
  const files = [];
  const walk = async (entry, path) => {
    if (entry.isFile) {
      const file = await new Promise((ok, no) => entry.file(ok, no));
      Object.defineProperty(file, "webkitRelativePath", { value: path + file.name });
      files.push(file);
    } else {
      const reader = entry.createReader();
      for (let some; (some = await new Promise((ok, no) => reader.readEntries(ok, no))).length; )
        for (const one of some) await walk(one, `${path}${entry.name}/`);
    }
  };
  for (const entry of entries) await walk(entry, "");
  return fromFiles(files.length ? files : [...transfer.files], words);
}

// The edition's file is the one .yml outside folders, or the one whose folder the others stand in.
function edition(parts, words) {
  const inner = parts.map(([name, bytes]) => [name.replace(/^.*?data\/ediciones\//, ""), bytes]).filter(([n]) => !/(^|\/)(\.|__MACOSX)/.test(n));
  const tops = inner.filter(([name]) => /\.ya?ml$/i.test(name) && !/\/(sesiones|piezas)\//.test(name));
  if (!tops.length) return { falla: words.sin_edicion };
  if (tops.length > 1) return { falla: fill(words.varias, { lista: tops.map(([n]) => n).join(", ") }) };
  const [name, bytes] = tops[0];
  const id = name.split("/").at(-1).replace(/\.ya?ml$/i, "");
  const archivos = { [`${id}.yml`]: strText(bytes) };
  for (const [other, data] of inner) {
    if (other === name) continue;
    const at = other.search(/(sesiones|piezas)\/[^/]|[^/]+$/);
    archivos[`${id}/${other.slice(at)}`] = content(other, data);
  }
  return { id, archivos };
}

function strText(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes).replaceAll("\r\n", "\n");
  } catch {
    return strFromU8(bytes, true); // its accents are damaged: shown as they are
  }
}
