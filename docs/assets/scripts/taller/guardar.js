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

  /** What was kept under that name, or null; never an error. @param {string} part @returns {unknown} */
  T.recall = function (part) {
    var text = memory[key(part)];
    try { text = localStorage.getItem(key(part)) || text; } catch (e) { /* no storage */ }
    try { return text ? JSON.parse(text) : null; } catch (e) { return null; /* somebody else's words under our key */ }
  };

  /** Keeps a value; null forgets it. False where the browser keeps nothing: then it lasts as long as the page.
   * @param {string} part @param {unknown} value @returns {boolean} */
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
    return found && typeof found === "object" && !Array.isArray(found) ? /** @type {TallerDatos} */ (found) : {};
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
  /** @type {Record<string, unknown>} */
  var data = {};
  /** A data script calls this. @param {string} name @param {unknown} value */
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
  /** What telling figures takes, and what fitting a day to other minutes takes besides. */
  T.FIGURES = ["calculo/palabras", "calculo/reloj", "calculo/cantidades", "calculo/reglas", "calculo/dichos"];
  T.FITTING = ["calculo/borrador", "calculo/pausas", "calculo/ajuste"];

  /** What every page needs. @returns {Promise<TallerComun>} */
  T.common = function () { return script("datos/comun.js").then(function () { return /** @type {TallerComun} */ (data.comun); }); };
  /** The names of things, for the room and the sheets. @returns {Promise<TallerNombres>} */
  T.things = function () { return script("datos/nombres.js").then(function () { return /** @type {TallerNombres} */ (data.nombres); }); };
  /** What a session counts with. @param {string} id @returns {Promise<TallerSesion>} */
  T.session = function (id) { return script("datos/sesiones/" + id + ".js").then(function () { return /** @type {TallerSesion} */ (data[id]); }); };
  /** What one says in a session. @param {string} id @returns {Promise<TallerPalabras>} */
  T.words = function (id) { return script("datos/sala/" + id + ".js").then(function () { return /** @type {TallerPalabras} */ (data["sala/" + id]); }); };

  /** What to keep of a session to go on without network. @param {string} id @returns {Promise<{bytes: number, rutas: string[]}>} */
  T.offline = function (id) {
    return script("datos/sin-conexion/" + id + ".js").then(function () { return /** @type {TallerSinConexion} */ (data["sin-conexion/" + id]); });
  };

  /** An element with its attributes and children; text is never read as HTML.
   * @template {keyof HTMLElementTagNameMap} K @param {K} tag @param {TallerAtributos | null} [attributes]
   * @param {(Node | string)[]} [children] @returns {HTMLElementTagNameMap[K]} */
  T.el = function (tag, attributes, children) {
    var e = document.createElement(tag);
    var given = attributes || {};
    Object.keys(given).forEach(function (name) {
      var value = given[name];
      if (typeof value === "function") e.addEventListener(name.slice(2), value);
      else if (value === true) e.setAttribute(name, "");
      else if (value !== false && value !== null && value !== undefined) e.setAttribute(name, String(value));
    });
    (children || []).forEach(function (c) { e.append(c); });
    return e;
  };
})((window.Taller = window.Taller || /** @type {TallerPrograma} */ ({})));
