/* What a person notes of her group: kept on her device, one record for each site and edition. Also the way to load
   scripts and data from any page, also one opened from a folder. */
(function (T) {
  "use strict";
  var here = /** @type {HTMLScriptElement} */ (document.currentScript);
  /** Address of the site's root. */
  T.base = new URL("../../../", here.src).href;
  var host = /** @type {HTMLElement} */ (document.querySelector("[data-edicion]"));
  T.edicion = host ? host.dataset.edicion || "" : "";
  var prefix = "taller:" + new URL(T.base).pathname + ":" + T.edicion;
  /** @type {Record<string, string>} what could not be kept lives as long as the page */
  var memory = {};

  /** @param {string} part "" for the record itself @returns {string} */
  function key(part) { return part ? prefix + ":" + part : prefix; }

  /** What was kept under that name, or null; never an error. @param {string} part @returns {any} */
  T.recall = function (part) {
    var text = memory[key(part)];
    try { text = localStorage.getItem(key(part)) || text; } catch (e) { /* no storage */ }
    try { return text ? JSON.parse(text) : null; } catch (e) { return null; /* somebody else's words under our key */ }
  };

  /** Keeps a value; null forgets it. False where the browser keeps nothing: then it lasts as long as the page.
   * @param {string} part @param {any} value @returns {boolean} */
  T.keep = function (part, value) {
    var name = key(part), text = value === null ? null : JSON.stringify(value);
    if (text === null) delete memory[name]; else memory[name] = text;
    try {
      if (text === null) localStorage.removeItem(name); else localStorage.setItem(name, text);
      return !window.__sinAlmacen;
    } catch (e) { return false; /* private mode, or full */ }
  };

  /** Names of all that is kept besides the record («sala:sesion-4:1»). @returns {string[]} */
  T.kept = function () {
    var names = Object.keys(memory);
    try { names = names.concat(Object.keys(localStorage)); } catch (e) { /* no storage */ }
    return names.filter(function (n, i) { return n.indexOf(prefix + ":") === 0 && names.indexOf(n) === i; })
      .map(function (n) { return n.slice(prefix.length + 1); });
  };

  /** The person's record; empty where she noted nothing. @returns {TallerDatos} */
  T.record = function () {
    var found = T.recall("");
    return found && typeof found === "object" && !Array.isArray(found) ? found : {};
  };

  /** The numbers to count with: hers, then the plan's. @param {TallerDatos} r @param {TallerNumeros} plan
   * @returns {TallerNumeros} */
  T.numbers = function (r, plan) {
    return {
      personas: r.personas || plan.personas, grupos: r.grupos || plan.grupos, aliados: r.aliados || plan.aliados,
      equipo: typeof r.equipo === "number" ? r.equipo : plan.equipo,
    };
  };

  /* ---- scripts and data ---- */
  /** @type {Record<string, Promise<void>>} */
  var asked = {};
  /** @type {Record<string, any>} */
  var data = {};
  /** A data script calls this. @param {string} name @param {any} value */
  T.dato = function (name, value) { data[name] = value; };

  /** @param {string} route below the site's root @returns {Promise<void>} */
  function script(route) {
    asked[route] = asked[route] || new Promise(function (done, failed) {
      var s = document.createElement("script");
      s.src = T.base + route;
      s.async = false; // in order
      s.onload = function () { done(); };
      s.onerror = function () { delete asked[route]; failed(new Error(route)); };
      document.head.appendChild(s);
    });
    return asked[route];
  }

  /** Loads scripts of ours, in order. @param {string[]} names «calculo/reloj» @returns {Promise<void>} */
  T.need = function (names) {
    return Promise.all(names.map(function (n) { return script("assets/scripts/" + n + ".js"); })).then(function () {});
  };
  /** A sheet of styles, asked for once. @param {string} name @returns {Promise<void>} */
  T.style = function (name) {
    return new Promise(function (done) {
      if (document.querySelector("link[data-estilo=" + name + "]")) { done(); return; }
      var link = T.el("link", { rel: "stylesheet", href: T.base + "assets/estilos/" + name + ".css", "data-estilo": name });
      link.onload = link.onerror = function () { done(); };
      document.head.append(link);
    });
  };
  T.ARITHMETIC = ["palabras", "reloj", "cantidades", "borrador", "pausas", "ajuste", "reglas", "dichos"].map(function (n) { return "calculo/" + n; });

  /** What every page needs. @returns {Promise<TallerComun>} */
  T.common = function () { return script("datos/comun.js").then(function () { return data.comun; }); };
  /** A session. @param {string} id @returns {Promise<TallerSesion>} */
  T.session = function (id) { return script("datos/sesiones/" + id + ".js").then(function () { return data[id]; }); };

  /** What to keep of a session to go on without network. @param {string} id @returns {Promise<{bytes: number, rutas: string[]}>} */
  T.offline = function (id) {
    return script("datos/sin-conexion/" + id + ".js").then(function () { return data["sin-conexion/" + id]; });
  };

  /** An element with its attributes and children; text is never read as HTML.
   * @param {string} tag @param {Record<string, any> | null} [attributes] @param {(Node | string)[]} [children]
   * @returns {any} */
  T.el = function (tag, attributes, children) {
    var e = document.createElement(tag);
    Object.keys(attributes || {}).forEach(function (name) {
      var value = /** @type {any} */ (attributes)[name];
      if (name.slice(0, 2) === "on") e.addEventListener(name.slice(2), value);
      else if (value === true) e.setAttribute(name, "");
      else if (value !== false && value !== null && value !== undefined) e.setAttribute(name, value);
    });
    (children || []).forEach(function (c) { e.append(c); });
    return e;
  };
})((window.Taller = window.Taller || /** @type {any} */ ({})));
