/* The page of a session as one uses it standing up: three views of the same page, activities that fold, a checklist
   that remembers. Without this file, and on paper, the page shows all of it. */
(function (T) {
  "use strict";
  var nav = /** @type {HTMLElement} */ (document.querySelector("[data-vistas]"));
  var entry = nav && nav.closest("[data-sesion-entera]");
  if (!nav || !entry) return;
  var article = /** @type {HTMLElement} */ (entry.parentElement), id = /** @type {HTMLElement} */ (entry).dataset.sesionEntera || "";
  /** Parts that are not of the day itself, by the view where they wait. */
  var PREPARE = ["antes-del-dia", "lista", "el-dia"], MORE = ["productos", "en-una-pagina", "cambios"];
  var buttons = /** @type {HTMLButtonElement[]} */ (Array.from(nav.querySelectorAll("button")));

  /* Each heading takes along what follows it. */
  var view = "";
  Array.from(article.children).forEach(function (e) {
    if (e.tagName === "H2") view = PREPARE.indexOf(e.id) >= 0 ? "preparar" : MORE.indexOf(e.id) >= 0 ? "saber" : "facilitar";
    if (view) /** @type {HTMLElement} */ (e).dataset.parte = e.id === "el-dia" || (e.previousElementSibling || {}).id === "el-dia" ? "preparar facilitar" : view;
  });

  /** @param {string} name */
  function show(name) {
    article.dataset.viendo = name;
    buttons.forEach(function (b) { b.setAttribute("aria-pressed", String(b.dataset.vista === name)); });
  }
  buttons.forEach(function (b) {
    b.addEventListener("click", function () {
      show(b.dataset.vista || "preparar");
      T.keep("vista:" + id, b.dataset.vista);
    });
  });

  /* ---- activities fold ---- */
  var acts = /** @type {HTMLElement[]} */ (Array.from(article.querySelectorAll(".actividad")));
  /** @param {HTMLElement} act @param {boolean} folded */
  function fold(act, folded) {
    act.classList.toggle("plegada", folded);
    var b = act.querySelector("[data-plegar]");
    if (!b) return;
    b.setAttribute("aria-expanded", String(!folded));
    b.firstChild && (b.firstChild.textContent = folded ? nav.dataset.abrir || "" : nav.dataset.cerrar || "");
  }
  acts.forEach(function (act) {
    var heading = /** @type {HTMLElement} */ (act.previousElementSibling), line = act.querySelector(".franja") || act;
    var name = (heading.firstChild && heading.firstChild.textContent) || "";
    line.append(T.el("button", {
      type: "button", class: "boton boton--claro plegar", "data-plegar": true,
      onclick: function () { fold(act, !act.classList.contains("plegada")); },
    }, ["", T.el("span", { class: "oculto" }, [": " + name])]));
    fold(act, true);
  });

  /** A link leads to its part whatever view is open. */
  function arrive() {
    var goal = null;
    try { goal = document.getElementById(decodeURIComponent(location.hash.slice(1))); } catch (e) { /* not ours */ }
    if (!goal || !article.contains(goal)) return false;
    var part = /** @type {HTMLElement | null} */ (goal.closest("[data-parte]"));
    if (!part) return false;
    var views = (part.dataset.parte || "").split(" ");
    if (views.indexOf(article.dataset.viendo || "") < 0) show(views[0]);
    var act = /** @type {HTMLElement | null} */ (goal.closest(".actividad") || (goal.nextElementSibling && goal.nextElementSibling.matches(".actividad") ? goal.nextElementSibling : null));
    if (act) fold(act, false);
    goal.scrollIntoView();
    return true;
  }
  addEventListener("hashchange", arrive);

  /* ---- the checklist ---- */
  var kept = T.recall("casillas:" + id), ticked = Array.isArray(kept) ? kept : [];
  article.querySelectorAll(".casillas > li").forEach(function (li) {
    var key = (li.textContent || "").trim().slice(0, 80), label = T.el("label", {}, []);
    var box = T.el("input", { type: "checkbox" });
    box.checked = ticked.indexOf(key) >= 0;
    while (li.firstChild) label.append(li.firstChild);
    li.classList.add("casilla--viva");
    li.append(T.el("span", {}, [box]), label);
    box.id = "casilla-" + Array.from(article.querySelectorAll(".casillas > li")).indexOf(li);
    label.htmlFor = box.id;
    box.addEventListener("change", function () {
      ticked = ticked.filter(function (x) { return x !== key; });
      if (box.checked) ticked.push(key);
      T.keep("casillas:" + id, ticked.length ? ticked : null);
    });
  });

  /* ---- in person, at a distance, mixed: what the page tells of each stands in it already ---- */
  var ways = /** @type {HTMLElement | null} */ (document.querySelector("[data-modalidades]"));
  if (ways) {
    var usual = ways.dataset.modalidades || "", radios = Array.from(ways.querySelectorAll("input"));
    /** Shows the words of a modality in the place of the page's. @param {string} mode */
    var choose = T.showWay = function (mode) {
      radios.forEach(function (i) { i.checked = i.value === mode; });
      article.querySelectorAll("[data-en]").forEach(function (/** @type {Element} */ found) {
        var x = /** @type {HTMLElement} */ (found);
        var on = (x.dataset.en || "").split(" ").indexOf(mode) >= 0;
        x.hidden = !on;
        if (!(x instanceof HTMLDetailsElement) || !x.matches(".segun")) return;
        x.open = on;
        x.classList.toggle("segun--elegida", on);
      });
    };
    var noted = T.record().modalidad || "";
    choose(radios.some(function (i) { return i.value === noted; }) ? noted : usual);
    ways.hidden = false;
    ways.addEventListener("change", function (e) {
      var d = T.record(), wished = /** @type {HTMLInputElement} */ (e.target).value;
      if (wished === usual) delete d.modalidad; else d.modalidad = /** @type {TallerModalidad} */ (wished);
      choose(wished);
      T.keep("", Object.keys(d).length ? d : null);
      T.refresh();
    });
  }

  nav.hidden = false;
  var last = T.recall("vista:" + id);
  show(typeof last === "string" && buttons.some(function (b) { return b.dataset.vista === last; }) ? last : "preparar");
  if (location.hash) arrive();
})((window.Taller = window.Taller || /** @type {TallerPrograma} */ ({})));
