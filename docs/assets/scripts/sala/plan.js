/* What is left of a day under way, fitted by the rule of «ajustar»: the meal at its hour, the end on time.
   Everything here is minutes after the planned start; nothing looks at a clock. */
(function (T) {
  "use strict";

  /** @param {TallerBloque[]} blocks @returns {number} */
  function least(blocks) { return blocks.reduce(function (n, b) { return n + T.leastOf(b); }, 0); }
  /** @param {TallerBloque} b @param {number} ahora @returns {TallerParte} */
  function part(b, ahora) { return { bloque: b, antes: b.duracion_min, ahora: ahora, minimo: T.leastOf(b), nuevo: false }; }

  /** Some blocks in the minutes there are: as they are where they fit, else shorter; at their least where nothing fits.
   * @param {TallerBloque[]} blocks @param {number} minutes @param {number} limit @param {number} before
   * @returns {{partes: TallerParte[], falta: number}} */
  function squeeze(blocks, minutes, limit, before) {
    if (!blocks.length || T.total(blocks) <= minutes) {
      return { partes: blocks.map(function (b) { return part(b, b.duracion_min); }), falta: 0 };
    }
    // A run already over its limit asks for a break that nobody planned: then only minutes are moved.
    var sound = Math.min(before, Math.max(0, limit - T.leastOf(blocks[0])));
    var found = minutes > 0 ? T.fit(blocks, minutes, limit, sound) : null;
    if (found && found.cabe) return { partes: found.partes, falta: 0 };
    return { partes: blocks.map(function (b) { return part(b, T.leastOf(b)); }), falta: Math.max(0, least(blocks) - minutes) };
  }

  /** What is left, from ``from`` to ``end``; the meal, where it is still to come, at ``meal`` or as soon after as may be.
   * @param {TallerBloque[]} rest @param {number} from @param {number} end @param {number} meal @param {number} limit
   * @param {number} before minutes of activity since the last break
   * @returns {TallerResto} */
  T.remaining = function (rest, from, end, meal, limit, before) {
    var k = rest.map(function (b) { return b.tipo; }).indexOf("comida");
    var first = k > 0 ? rest.slice(0, k) : [], then = k > 0 ? rest.slice(k) : rest, late = 0, at = from;
    /** @type {TallerParte[]} */
    var parts = [];
    if (first.length) {
      var one = squeeze(first, meal - from, limit, before);
      parts = one.partes;
      at = Math.max(from + T.runLength(parts), Math.min(meal, end - least(then)));
      late = Math.max(0, at - meal);
    }
    var two = squeeze(then, end - at, limit, first.length ? 0 : before);
    parts = parts.concat(two.partes);
    var clock = from, placed = parts.map(function (p) {
      if (first.length && p.bloque.tipo === "comida") clock = Math.max(clock, at);
      var mine = Object.assign({}, p, { inicio: clock });
      clock += p.ahora;
      return mine;
    });
    return { partes: placed, falta: two.falta, comida_tarde: late, termina: clock };
  };

  /** A block with what its advice leaves out already out. @param {TallerBloque} b @param {string[]} cuts @returns {TallerBloque} */
  T.shortened = function (b, cuts) {
    var saves = cuts.indexOf(b.id) >= 0 ? b.ahorra_min || 0 : 0;
    return saves ? Object.assign({}, b, { duracion_min: b.duracion_min - saves }) : b;
  };

  /** What to give up where not even the least fits: whole activities that still come, but for the last; what each saves.
   * @param {TallerBloque[]} rest @returns {{bloque: TallerBloque, ahorra: number}[]} */
  T.droppable = function (rest) {
    return rest.slice(0, -1).filter(function (b) { return b.tipo === "actividad" && !b.fijo; })
      .map(function (b) { return { bloque: b, ahorra: T.leastOf(b) }; })
      .sort(function (a, b) { return b.ahorra - a.ahorra; });
  };
})((window.Taller = window.Taller || /** @type {TallerPrograma} */ ({})));
