/* Before anything else of the page: where the site is, and what it keeps. Where the browser keeps no data, there is a
   store that lasts as long as the page. One-letter shortcuts stay off: who types «n» in an answer goes nowhere. */
(function () {
  document.documentElement.className = "js";
  var dead = false;
  try {
    localStorage.setItem("prueba", "1");
    localStorage.getItem("prueba");
    localStorage.removeItem("prueba");
  } catch (e) { dead = true; }
  if (dead) {
    var kept = {};
    var store = {
      getItem: function (k) { return Object.prototype.hasOwnProperty.call(kept, k) ? kept[k] : null; },
      setItem: function (k, v) { kept[k] = String(v); },
      removeItem: function (k) { delete kept[k]; },
      clear: function () { kept = {}; },
      key: function () { return null; },
      length: 0,
    };
    try {
      ["localStorage", "sessionStorage"].forEach(function (name) {
        Object.defineProperty(window, name, { value: store, configurable: true });
      });
    } catch (e) { /* a browser that lets nobody do this keeps its own error */ }
    window.__sinAlmacen = true;
  }
  /* Two sites of one host do not share what they keep: each name begins with where the site is. */
  var root = new URL("..", document.currentScript.src);
  window.Sitio = {
    raiz: root,
    leer: function (name) {
      try { return JSON.parse(localStorage.getItem(root.pathname + "." + name)); } catch (e) { return null; }
    },
    guardar: function (name, value) {
      try { localStorage.setItem(root.pathname + "." + name, JSON.stringify(value)); } catch (e) { /* full */ }
    },
  };
  /* The colours that were chosen before, as soon as there is a body and before it is drawn. */
  var chosen = (window.Sitio.leer("__palette") || {}).color;
  if (chosen && typeof chosen === "object") {
    new MutationObserver(function (_, watch) {
      if (!document.body) return;
      watch.disconnect();
      Object.keys(chosen).forEach(function (name) {
        if (/^[a-z]+$/.test(name)) document.body.setAttribute("data-md-color-" + name, String(chosen[name]));
      });
    }).observe(document.documentElement, { childList: true });
  }
  document.addEventListener("keydown", function (e) {
    if (e.key && e.key.length === 1 && !e.ctrlKey && !e.metaKey && !e.altKey) e.stopPropagation();
  });
})();
