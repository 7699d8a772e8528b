// Small things that every part of the page uses.

// An element: h("p", {class: "x", onclick: f}, "text", other). Text is always text.
export function h(name, props = {}, ...children) {
  const el = /** @type {any} */ (document.createElement(name));
  let kept;
  for (const [key, value] of Object.entries(props)) {
    if (value === false || value === null || value === undefined) continue;
    if (key.startsWith("on")) el.addEventListener(key.slice(2), value);
    else if (key === "value") kept = value;
    else if (value === true) el.setAttribute(key, "");
    else el.setAttribute(key, value);
  }
  for (const child of children.flat(9)) if (child !== null && child !== undefined && child !== false) el.append(child);
  if (kept !== undefined) {
    el.value = kept;
    if (name === "input" || name === "textarea") el.dataset.era = el.value;
  }
  return el;
}

// Words with their places filled: fill("Línea {n}", {n: 3}).
export const fill = (words, values) => words.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);

let last = 0;
// A field with its label, and its help below.
export function field(label, input, help) {
  const id = (input.id ||= `campo-${++last}`);
  const parts = [h("label", { for: id }, label), input];
  if (help) {
    input.setAttribute("aria-describedby", `${id}-ayuda`);
    parts.push(h("small", { id: `${id}-ayuda` }, help));
  }
  return h("div", { class: "campo" }, parts);
}

export const button = (words, onclick, more = {}) => h("button", { type: "button", class: "boton boton--claro", onclick, ...more }, words);

// What somebody was typing in a field when it was drawn again: the words stay, and are given as if she had typed them here.
function keepTyping(old, fresh) {
  if (old.value === old.dataset.era || old.type === fresh.type && fresh.value === old.value) return;
  fresh.value = old.value;
  if (typeof old.selectionStart === "number" && old.type !== "number") fresh.setSelectionRange(old.selectionStart, old.selectionEnd);
  let told = false;
  fresh.addEventListener("change", () => (told = true), { once: true });
  fresh.addEventListener("blur", () => told || fresh.dispatchEvent(new Event("change", { bubbles: true })), { once: true });
}

const TYPED = "textarea, input[type=text], input[type=url], input[type=number]";

// Shows `make()` in `box` and leaves the focus on the same thing (by data-foco), if it is there.
export function redraw(box, make) {
  const at = box.contains(document.activeElement) ? /** @type {any} */ (document.activeElement) : null;
  const inside = at && /** @type {HTMLElement} */ (at.closest("[data-foco]"))?.dataset.foco;
  const open = new Set([...box.querySelectorAll("details[open]")].map((d) => d.dataset.foco));
  box.replaceChildren(...[make()].flat());
  for (const d of box.querySelectorAll("details[data-foco]")) if (open.has(d.dataset.foco)) d.open = true;
  const fresh = inside && box.querySelector(`[data-foco="${CSS.escape(inside)}"]`);
  if (!fresh) return;
  fresh.focus({ preventScroll: true });
  if (at.matches(TYPED) && fresh.matches(TYPED)) keepTyping(at, fresh);
}

// What a thing is called in a list: a session with its number.
export const called = (t) => (t.clase === "sesion" && t.numero ? `${t.numero}. ${t.titulo}` : t.titulo);
