/* After the session: planned and real minutes side by side, as text and as changes for an edition. */
(function (T) {
  "use strict";

  /** @param {TallerSala} room @param {TallerRotulosSala} r
   * @returns {{id: string, titulo: string, plan: number, real: number}[]} */
  T.sideBySide = function (room, r) {
    var done = room.e.hechos;
    var rows = room.s.bloques.map(function (b) {
      var mine = done.filter(function (h) { return h.id === b.id; });
      var real = mine.reduce(function (n, h) { return n + (h.hasta - h.desde) / 60000; }, 0);
      return { id: b.id, titulo: b.titulo, plan: b.duracion_min, real: Math.round(real) };
    });
    done.forEach(function (h) {
      if (room.s.bloques.some(function (b) { return b.id === h.id; })) return;
      rows.push({ id: "", titulo: h.titulo || (room.block(h.id).tipo === "comida" ? r.comida : r.pausa), plan: 0, real: Math.round((h.hasta - h.desde) / 60000) });
    });
    return rows;
  };

  /** As text to paste. @param {TallerSala} room @param {TallerRotulosSala} r @returns {string} */
  T.reportText = function (room, r) {
    var rows = T.sideBySide(room, r), plan = 0, real = 0;
    var lines = rows.map(function (x) {
      plan += x.plan;
      real += x.real;
      return T.fill(r.informe_renglon, { titulo: x.titulo, plan: x.plan, real: x.real, diferencia: T.signed(x.real - x.plan) });
    });
    lines.push(T.fill(r.informe_renglon, { titulo: r.informe_total, plan: plan, real: real, diferencia: T.signed(real - plan) }));
    return [room.s.nombre + ". " + room.s.titulo, ""].concat(lines).join("\n") + "\n";
  };

  /** As changes to write under «cambios» of an edition: real minutes, steps in the same shares.
   * @param {TallerSala} room @param {TallerRotulosSala} r @returns {string} */
  T.reportChanges = function (room, r) {
    var id = room.s.id, sum = 0, out = ["# " + r.informe_cambios, "cambios:"];
    T.sideBySide(room, r).forEach(function (x) {
      if (!x.id) return;
      var b = room.block(x.id);
      if (!x.real) { out.push("  - {en: " + id + "/" + x.id + ", quitar: true}"); return; }
      var minutes = Math.max(x.real, b.pasos.length, 1);
      sum += minutes;
      if (minutes === b.duracion_min) return;
      out.push("  - {en: " + id + "/" + x.id + ", campo: duracion_min, poner: " + minutes + "}");
      if (b.minimo_min && minutes < b.minimo_min) {
        out.push("  - {en: " + id + "/" + x.id + ", campo: minimo_min, poner: " + minutes + "}");
      }
      T.split(b.pasos.map(function (p) { return p.duracion_min; }), minutes).forEach(function (n, i) {
        out.push("  - {en: " + id + "/" + x.id + "/pasos/" + (i + 1) + ", campo: duracion_min, poner: " + n + "}");
      });
    });
    out.push("  - {en: " + id + ", campo: duracion_declarada_min, poner: " + sum + "}");
    return out.join("\n") + "\n";
  };
})((window.Taller = window.Taller || /** @type {TallerPrograma} */ ({})));
