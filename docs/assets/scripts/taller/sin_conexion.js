/* «Llevar sin conexión»: keeps a session with its kit in this browser. Its size is told first, and one button forgets it. */
(function (T) {
  "use strict";
  var box = /** @type {HTMLElement | null} */ (document.querySelector("[data-sin-conexion]"));
  if (!box || !("serviceWorker" in navigator) || !("caches" in window) || !/^https?:$/.test(location.protocol)) return;
  var w = box.dataset, id = w.sinConexion || "", name = "sin-conexion:" + new URL(T.base).pathname + ":" + id;
  var told = T.el("p", { role: "status" }), take = T.el("button", { type: "button", class: "boton boton--claro" }, [w.llevar || ""]);
  var forget = T.el("button", { type: "button", class: "boton boton--claro", hidden: true }, [w.quitar || ""]);
  box.append(T.el("p", { class: "acciones" }, [take, forget]), told);
  box.hidden = false;

  /** @param {string} text @param {TallerValores} [values] */
  function say(text, values) {
    T.need(["calculo/palabras"]).then(function () { told.textContent = T.fill(text, values || {}); });
  }
  /** @param {boolean} there */
  function there(there) { take.hidden = there; forget.hidden = !there; if (there) say(w.listo || ""); }
  T.offline(id).then(function (list) {
    take.textContent = w.llevar + " (" + (list.bytes / 1e6).toFixed(1) + " MB)";
  }, function () { /** @type {HTMLElement} */ (box).hidden = true; });
  caches.has(name).then(function (is) { if (is) there(true); });

  /** Keeps the files a few at a time. @param {Cache} cache @param {string[]} routes @returns {Promise<void>} */
  function keep(cache, routes) {
    var left = routes.slice(), done = 0;
    /** @type {Error | null} the first that went wrong; nobody goes on after it */
    var failed = null;
    /** @returns {Promise<void>} */
    function one() {
      var route = left.shift();
      if (route === undefined) return Promise.resolve();
      return cache.add(T.base + route).then(function () {
        done++;
        if (done % 10 === 0 && left.length) say(w.guardando || "", { hechos: done, todos: routes.length });
        return one();
      }, function (/** @type {Error} */ e) { left.length = 0; failed = failed || e; });
    }
    return Promise.all([one(), one(), one(), one()]).then(function () { if (failed) throw failed; });
  }

  take.addEventListener("click", function () {
    take.disabled = true;
    T.offline(id).then(function (list) {
      return navigator.serviceWorker.register(T.base + "sw.js").then(function () { return caches.open(name); })
        .then(function (cache) { return keep(cache, list.rutas); });
    }).then(function () { there(true); }, function () {
      return caches.delete(name).then(function () { say(w.fallo || ""); });
    }).then(function () { take.disabled = false; });
  });
  forget.addEventListener("click", function () {
    caches.delete(name).then(function () {
      there(false);
      say(w.quitado || "");
      return caches.keys();
    }).then(function (names) {
      // Without anything kept, the helper has nothing to do.
      if (names.some(function (n) { return n.indexOf("sin-conexion:") === 0; })) return;
      navigator.serviceWorker.getRegistration(T.base).then(function (r) { if (r) r.unregister(); });
    });
  });
})((window.Taller = window.Taller || /** @type {TallerPrograma} */ ({})));
