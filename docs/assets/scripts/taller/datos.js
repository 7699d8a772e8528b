/* A record that came from outside (a form, a link, a file) made sound, and days as people say them. */
(function (T) {
  "use strict";
  /** @type {(keyof TallerNumeros)[]} */
  var NUMBERS = ["personas", "grupos", "aliados", "equipo"];
  /** @type {("lugar" | "direccion" | "facilitan" | "organizacion")[]} */
  var TEXTS = ["lugar", "direccion", "facilitan", "organizacion"];
  T.NUMBERS = NUMBERS;

  /** A whole number written by a person, or null. @param {unknown} text @returns {number | null} */
  T.whole = function (text) {
    var t = String(text === undefined || text === null ? "" : text).trim();
    return /^\d{1,6}$/.test(t) ? +t : null;
  };

  /** Whether «2027-02-30» is a day. @param {unknown} text @returns {boolean} */
  T.isDay = function (text) {
    var m = /^(\d{4})-(\d{2})-(\d{2})$/.exec(String(text));
    if (!m) return false;
    var d = new Date(Date.UTC(+m[1], +m[2] - 1, +m[3]));
    return d.getUTCMonth() === +m[2] - 1 && d.getUTCDate() === +m[3];
  };

  /** «miércoles 10 de febrero de 2027». @param {string} iso @param {TallerNombres["fecha"]} w @returns {string} */
  T.spokenDay = function (iso, w) {
    var d = new Date(iso + "T00:00:00Z");
    return T.fill(w.fecha, {
      semana: w.semana[(d.getUTCDay() + 6) % 7], dia: d.getUTCDate(), mes: w.meses[d.getUTCMonth()], anio: d.getUTCFullYear(),
    });
  };

  /** Names, one a line, without blank lines. @param {unknown} text @returns {string[]} */
  T.names = function (text) {
    var lines = Array.isArray(text) ? text : String(text || "").split(/\r?\n/);
    return lines.map(function (l) { return String(l).replace(/\s+/g, " ").trim().slice(0, 120); }).filter(Boolean).slice(0, 500);
  };

  /** What is sound in a record, and what is wrong with the rest, by field.
   * @param {TallerCrudo} raw @param {TallerComun} comun
   * @returns {{datos: TallerDatos, faltas: Record<string, string>}} */
  T.clean = function (raw, comun) {
    var r = comun.rotulos.panel;
    /** @type {TallerDatos} */
    var datos = {};
    /** @type {Record<string, string>} */
    var faltas = {};
    NUMBERS.forEach(function (name) {
      if (raw[name] === undefined) return;
      var n = T.whole(raw[name]), range = comun.limites[name];
      if (n === null || n < range[0] || n > range[1]) faltas[name] = T.fill(r.error_rango, { minimo: range[0], maximo: range[1] });
      else datos[name] = n;
    });
    var plan = comun.calculo.supuestos, people = datos.personas || plan.personas;
    if (!faltas.personas && !faltas.grupos && (datos.grupos || plan.grupos) > people) {
      faltas.grupos = T.fill(r.error_grupos, { personas: people });
    }
    if (raw.inicio) {
      var start = T.toMinutes(raw.inicio);
      if (start === null) faltas.inicio = r.error_hora; else datos.inicio = T.toClock(start);
    }
    if (raw.fecha) { if (T.isDay(raw.fecha)) datos.fecha = String(raw.fecha); else faltas.fecha = r.error_fecha; }
    var ways = /** @type {TallerModalidad[]} */ (Object.keys(comun.modalidades));
    ways.forEach(function (m) { if (raw.modalidad === m) datos.modalidad = m; });
    TEXTS.forEach(function (name) {
      var told = raw[name], text = typeof told === "string" ? told.trim().slice(0, 300) : "";
      if (text) datos[name] = text;
    });
    var names = T.names(raw.participantes);
    if (names.length) datos.participantes = names;
    return { datos: datos, faltas: faltas };
  };

  /** A group in words, with its hour where there is one. @param {TallerDatos} d @param {TallerComun} comun @returns {string} */
  T.summary = function (d, comun) {
    var n = T.numbers(d, comun.calculo.supuestos), r = comun.rotulos.cifras;
    var parts = [T.inWords(n.personas, n.grupos, r)];
    if (d.inicio) parts.push(T.fill(r.empieza, { hora: d.inicio }));
    return parts.join(". ") + ".";
  };
})((window.Taller = window.Taller || /** @type {TallerPrograma} */ ({})));
