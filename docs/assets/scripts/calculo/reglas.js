/* Whether the plan holds with these figures: the audit's rules that depend on people, groups and allies (macros/audit). */
(function (T) {
  "use strict";

  /** @param {number} value «4», «3.5» */
  function told(value) { return value.toFixed(1).replace(/\.0$/, ""); }

  /** How many there are of what is counted. @param {string} por @param {TallerNumeros} n @returns {number} */
  function count(por, n) {
    return por === "persona" ? n.personas : por === "grupo" ? n.grupos : por === "aliado" ? n.aliados : 1;
  }

  /** Cells filled one after the other; where groups work at once, those of the group with most (pace.filled).
   * @param {NonNullable<TallerPaso["celdas"]>} c @param {TallerNumeros} n @returns {number} */
  function filled(c, n) {
    var units = count(c.por, n), hands = c.por === "persona" ? units : c.por === "sesion" ? 1 : n.grupos;
    return c.cantidad * (c.a_la_vez ? Math.ceil(units / hands) : units);
  }

  /** Rules that no longer hold, each with its block ("" for the whole group) and the figures its sentence tells.
   * @param {TallerSesion | null} s @param {TallerCalculo} calculo @param {TallerNumeros} n @returns {TallerHallazgo[]} */
  T.faults = function (s, calculo, n) {
    /** @type {TallerHallazgo[]} */
    var out = [];
    var size = calculo.grupos, low = Math.floor(n.personas / n.grupos), high = Math.ceil(n.personas / n.grupos);
    if (low < size.minimo || high > size.maximo) {
      // «round» of Python goes to the even number on a half.
      var exact = n.personas / ((size.minimo + size.maximo) / 2), near = Math.round(exact);
      if (Math.abs(exact % 1) === 0.5 && near % 2) near -= 1;
      out.push({ regla: "grupos", bloque: "", cifras: {
        personas: n.personas, grupos: n.grupos, menos: low, mas: high, minimo: size.minimo, maximo: size.maximo,
        propuesta: Math.min(Math.max(1, near), 40),
      } });
    }
    if (!s) return out;
    var uses = s.bloques.some(function (b) { return b.materiales.some(function (m) { return m.por === "aliado"; }); });
    if (uses && n.aliados > n.grupos) {
      out.push({ regla: "aliados", bloque: "", cifras: { aliados: n.aliados, grupos: n.grupos } });
    }
    s.bloques.forEach(function (b) {
      b.pasos.forEach(function (p) {
        var cells = p.celdas ? filled(p.celdas, n) : 0;
        if (cells * calculo.ritmo.celda_min <= p.duracion_min) return;
        out.push({ regla: "ritmo-celdas", bloque: b.id, cifras: {
          paso: p.titulo, celdas: cells, minutos: p.duracion_min, hacen_falta: told(cells * calculo.ritmo.celda_min),
        } });
      });
      b.pasos.forEach(function (p) {
        if (!p.reparto) return;
        var parts = p.reparto.partes, alone = n.grupos > parts && !p.reparto.se_repite;
        if (!alone && Math.ceil(parts / n.grupos) * p.reparto.minutos <= p.duracion_min) return;
        out.push({ regla: "reparto", bloque: b.id, cifras: {
          paso: p.titulo, partes: parts, grupos: n.grupos, minutos: p.duracion_min,
        } });
      });
      b.pasos.forEach(function (p) {
        if (!p.turnos) return;
        var each = p.turnos.minutos || calculo.ritmo.turno_min, turns = p.turnos.cantidad * count(p.turnos.por, n);
        if (turns * each <= p.duracion_min) return;
        out.push({ regla: "ritmo-turnos", bloque: b.id, cifras: {
          paso: p.titulo, turnos: turns, por_turno: told(each), minutos: p.duracion_min,
          hacen_falta: told(turns * each), caben: Math.trunc(p.duracion_min / each),
        } });
      });
    });
    return out;
  };
})((window.Taller = window.Taller || /** @type {TallerPrograma} */ ({})));
