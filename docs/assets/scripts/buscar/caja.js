/* The search box: asks for the index when somebody goes to it, and shows what it answers. */
(function (B) {
  "use strict";
  var here = /** @type {HTMLScriptElement} */ (document.currentScript), base = new URL("../../../", here.src).href;
  var query = /** @type {HTMLInputElement} */ (document.querySelector("[name=query]"));
  var toggle = /** @type {HTMLInputElement} */ (document.getElementById("__search"));
  var meta = /** @type {HTMLElement} */ (document.querySelector(".md-search-result__meta"));
  var list = /** @type {HTMLElement} */ (document.querySelector(".md-search-result__list"));
  var SHOWN = 30;
  /** @type {BuscaIndice | null} */
  var index = null;
  /** @type {BuscaRotulos} */
  var words;
  meta.setAttribute("role", "status");

  /** The data script calls this. @param {BuscaDatos} data */
  B.dato = function (data) {
    words = data.rotulos;
    index = new B.Index(data);
    B.index = index;
    meta.textContent = words.comenzar;
    if (query.value.trim()) show();
  };
  var s = document.createElement("script");
  s.src = base + "datos/busqueda.js";
  document.head.append(s);

  /** @template {keyof HTMLElementTagNameMap} K @param {K} tag @param {string} name @param {(Node | string)[]} children
   * @returns {HTMLElementTagNameMap[K]} */
  function el(tag, name, children) {
    var e = document.createElement(tag);
    if (name) e.className = name;
    children.forEach(function (c) { e.append(c); });
    return e;
  }

  /** A text with the words found in marks, cut around the first. @param {string} text @param {Record<string, true>} found
   * @param {number} most @returns {Node[]} */
  function marked(text, found, most) {
    var pieces = text.split(/([\wáéíóúüñÁÉÍÓÚÜÑ]+)/), at = -1;
    pieces.forEach(function (p, i) { if (at < 0 && i % 2 && found[B.fold(p)]) at = i; });
    var begin = most && at > 16 ? at - 12 : 0, length = 0;
    /** @type {Node[]} */
    var out = begin ? [document.createTextNode("… ")] : [];
    for (var i = begin; i < pieces.length; i++) {
      length += pieces[i].length;
      if (most && length > most) { out.push(document.createTextNode(" …")); break; }
      out.push(i % 2 && found[B.fold(pieces[i])] ? el("mark", "", [pieces[i]]) : document.createTextNode(pieces[i]));
    }
    return out;
  }

  function show() {
    var text = query.value.trim();
    list.textContent = "";
    var all = index;
    if (!all || !text) { if (all) meta.textContent = words.comenzar; return; }
    var answer = all.find(text), n = answer.lista.length, pages = all.pages, parts = all.parts;
    /** @type {Record<string, true>} */
    var found = Object.create(null);
    answer.palabras.forEach(function (w) { found[w] = true; });
    var told = n === 0 ? words.ninguno : n === 1 ? words.uno : words.varios.replace("{cuantos}", String(n));
    if (n > SHOWN) told = words.primeros.replace("{cuantos}", String(n)).replace("{muestra}", String(SHOWN));
    if (answer.tambien.length) told += " " + words.tambien.replace("{palabras}", answer.tambien.join(", "));
    meta.textContent = told;
    answer.lista.slice(0, SHOWN).forEach(function (g) {
      var page = pages[g.pagina], links = g.partes.map(function (i, k) {
        var part = parts[i], whole = part[0] === page[0];
        var a = el("a", "md-search-result__link", [el("article", "md-search-result__article", [
          !k && !whole ? el("span", "hallazgo__pagina", [page[1]]) : "",
          el(k ? "h2" : "h1", "", marked(part[1], found, 0)),
          el("p", "", marked(part[2], found, k ? 90 : 200)),
        ])]);
        a.href = base + part[0];
        return a;
      });
      list.append(el("li", "md-search-result__item", links));
    });
  }

  /** @param {boolean} open */
  function opened(open) {
    if (toggle.checked === open) return;
    toggle.checked = open;
    toggle.dispatchEvent(new Event("change"));
  }
  query.addEventListener("focus", function () { opened(true); });
  query.addEventListener("input", show);
  toggle.addEventListener("change", function () { if (toggle.checked) query.focus(); else query.blur(); });
  var form = /** @type {HTMLFormElement} */ (query.form);
  form.addEventListener("submit", function (e) {
    e.preventDefault();
    var a = /** @type {HTMLAnchorElement | null} */ (list.querySelector("a"));
    if (a) a.click();
  });
  form.addEventListener("reset", function () { setTimeout(function () { show(); query.focus(); }); });
  addEventListener("keydown", function (e) {
    if (!toggle.checked) return;
    if (e.key === "Escape") { opened(false); return; }
    if (e.key !== "ArrowDown" && e.key !== "ArrowUp") return;
    var all = /** @type {HTMLElement[]} */ ([query]).concat(Array.from(list.querySelectorAll("a")));
    var at = all.indexOf(/** @type {HTMLElement} */ (document.activeElement)) + (e.key === "ArrowDown" ? 1 : -1);
    e.preventDefault();
    all[(at + all.length) % all.length].focus();
  });
  list.addEventListener("click", function (e) {
    if (/** @type {Element} */ (e.target).closest("a")) opened(false);
  });
  if (document.activeElement === query) opened(true);
  if (toggle.checked) query.focus();
})((window.Buscador = window.Buscador || /** @type {BuscaPrograma} */ ({})));
