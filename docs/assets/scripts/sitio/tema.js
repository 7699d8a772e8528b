/* What the theme's own program did and this site needs, in a tenth of its weight: colours, menu, index of the page,
   the way back up, wide tables, and everything open on paper. Without this file every page can still be read. */
(function () {
  "use strict";
  /** @param {string} selector @returns {HTMLElement[]} */
  function all(selector) { return Array.from(document.querySelectorAll(selector)); }

  /* ---- colours: each choice has a button that leads to the next ---- */
  var choices = /** @type {HTMLInputElement[]} */ (all("[data-md-component=palette] input"));
  /** @param {HTMLInputElement} input @param {boolean} keep */
  function paint(input, keep) {
    input.checked = true;
    ["media", "scheme", "primary", "accent"].forEach(function (name) {
      document.body.setAttribute("data-md-color-" + name, input.getAttribute("data-md-color-" + name) || "");
    });
    choices.forEach(function (i) { /** @type {HTMLElement} */ (i.nextElementSibling).hidden = i !== input; });
    if (!keep) return;
    /** @type {Record<string, string | null>} */
    var colour = {};
    ["media", "scheme", "primary", "accent"].forEach(function (n) { colour[n] = input.getAttribute("data-md-color-" + n); });
    window.Sitio.guardar("__palette", { index: choices.indexOf(input), color: colour });
  }
  if (choices.length) {
    var kept = /** @type {{index?: number} | null} */ (window.Sitio.leer("__palette"));
    /** @param {HTMLInputElement} i */
    var fits = function (i) { return matchMedia(i.getAttribute("data-md-color-media") || "").matches; };
    paint((kept && choices[kept.index || 0]) || choices.filter(fits)[0] || choices[0], false);
    choices.forEach(function (i) { i.addEventListener("change", function () { paint(i, true); }); });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", function () {
      var now = choices.filter(fits)[0];
      if (!kept && now) paint(now, false);
    });
  }

  /* ---- menu and search are opened with labels, which no keyboard reaches: buttons press them ---- */
  /** @param {HTMLLabelElement | null} label @param {Element | null} named */
  function button(label, named) {
    if (!label || !named) return;
    var b = document.createElement("button"), box = /** @type {HTMLInputElement} */ (document.getElementById(label.htmlFor));
    b.type = "button";
    b.className = label.className;
    b.setAttribute("for", label.htmlFor); /* the theme's styles choose by it */
    b.setAttribute("aria-label", named.getAttribute("aria-label") || "");
    b.setAttribute("aria-expanded", String(box.checked));
    b.innerHTML = label.innerHTML;
    b.addEventListener("click", function () { /** @type {HTMLLabelElement} */ (label).click(); });
    box.addEventListener("change", function () { b.setAttribute("aria-expanded", String(box.checked)); });
    label.before(b);
    label.style.display = "none";
  }
  var header = ".md-header__inner > label[for=";
  button(document.querySelector(header + "__drawer]"), document.querySelector(".md-nav--primary"));
  button(document.querySelector(header + "__search]"), document.querySelector(".md-search__input"));
  var drawer = /** @type {HTMLInputElement} */ (document.getElementById("__drawer"));
  function shut() {
    if (!drawer.checked) return;
    drawer.checked = false;
    drawer.dispatchEvent(new Event("change"));
  }
  addEventListener("keydown", function (e) { if (e.key === "Escape") shut(); });
  addEventListener("hashchange", shut);

  /* ---- where one is: the index of the page follows, and a way back up appears ---- */
  var links = /** @type {HTMLAnchorElement[]} */ (all("[data-md-component=toc] .md-nav__link")), parts = links.map(function (a) {
    return document.getElementById(decodeURIComponent(a.hash.slice(1)));
  });
  var up = /** @type {HTMLButtonElement | null} */ (document.querySelector(".md-top")), waiting = false;
  function follow() {
    waiting = false;
    if (up) up.hidden = scrollY < 800;
    var at = -1;
    parts.forEach(function (p, i) { if (p && p.getBoundingClientRect().top < 120) at = i; });
    links.forEach(function (a, i) {
      a.classList.toggle("md-nav__link--passed", i < at);
      a.classList.toggle("md-nav__link--active", i === at);
    });
    var box = at >= 0 && links[at].closest(".md-sidebar__scrollwrap");
    if (box) box.scrollTop = Math.max(0, links[at].offsetTop - box.clientHeight / 2);
  }
  addEventListener("scroll", function () {
    if (!waiting) requestAnimationFrame(follow);
    waiting = true;
  }, { passive: true });
  follow();
  if (up) up.addEventListener("click", function () {
    scrollTo({ top: 0 });
    var skip = /** @type {HTMLElement | null} */ (document.querySelector(".md-skip"));
    if (skip) skip.focus({ preventScroll: true });
  });

  /* ---- a wide table moves by itself, not with the page ---- */
  all(".md-typeset table:not([class])").forEach(function (table) {
    var outer = document.createElement("div"), inner = document.createElement("div");
    outer.className = "md-typeset__scrollwrap";
    inner.className = "md-typeset__table";
    table.before(outer);
    outer.append(inner);
    inner.append(table);
  });

  /* ---- a long line of code moves sideways: the keyboard reaches it ---- */
  all("pre > code").forEach(function (code) { code.tabIndex = 0; });

  /* ---- a link to something folded opens it; on paper everything is open ---- */
  function unfold() {
    var goal = null;
    try { goal = document.getElementById(decodeURIComponent(location.hash.slice(1))); } catch (e) { /* not ours */ }
    var box = goal && goal.closest("details:not([open])");
    if (!box || !goal) return;
    /** @type {HTMLDetailsElement} */ (box).open = true;
    goal.scrollIntoView();
  }
  addEventListener("hashchange", unfold);
  if (location.hash) unfold();
  /** @type {HTMLDetailsElement[]} */
  var opened = [];
  addEventListener("beforeprint", function () {
    opened = /** @type {HTMLDetailsElement[]} */ (all("details:not([open])"));
    opened.forEach(function (d) { d.open = true; });
  });
  addEventListener("afterprint", function () { opened.forEach(function (d) { d.open = false; }); });

  /* ---- search: its program comes when somebody goes to the box ---- */
  var query = document.querySelector("[name=query]"), here = /** @type {HTMLScriptElement} */ (document.currentScript);
  var asked = false;
  function search() {
    if (asked) return;
    asked = true;
    ["buscar/motor.js", "buscar/caja.js"].forEach(function (name) {
      var s = document.createElement("script");
      s.src = new URL("../" + name, here.src).href;
      s.async = false;
      document.head.append(s);
    });
  }
  if (query) {
    query.addEventListener("focus", search);
    /** @type {HTMLElement} */ (document.getElementById("__search")).addEventListener("change", search);
    if (document.activeElement === query) search();
  }
})();
