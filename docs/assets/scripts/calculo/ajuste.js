/* New durations for blocks that must last something else: the rule of «ajustar» (macros/fitting). */
(function (T) {
  "use strict";

  /** Durations that add up to ``minutes``, no more than ``limit`` without a break.
   * @param {TallerBloque[]} bloques @param {number} minutes @param {number} limit @param {number} [before]
   * @returns {TallerAjuste} */
  T.fit = function (bloques, minutes, limit, before) {
    var drafts = T.structures(bloques, minutes, limit, before), shorter = minutes <= T.total(bloques);
    var settled = drafts.map(function (d) { return d.copy(); }).filter(function (d) { return d.settle(minutes); });
    var calm = settled.filter(function (d) {
      return !(shorter && d.parts.some(function (p) { return 0 < p.antes && p.antes < p.ahora; }));
    });
    if (settled.length) {
      var chosen = (calm.length ? calm : settled)[0];
      return { cabe: true, partes: inOrder(bloques, chosen.parts), orden: chosen.order };
    }
    return {
      cabe: false, partes: [], orden: [],
      minimo: Math.min.apply(null, drafts.map(function (d) { return d.least(); })),
      maximo: Math.max.apply(null, drafts.map(function (d) { return d.most(); })),
    };
  };

  /** Blocks in their order, those left out too (0 minutes), added ones after the block that they follow.
   * @param {TallerBloque[]} bloques @param {TallerParte[]} parts @returns {TallerParte[]} */
  function inOrder(bloques, parts) {
    var kept = parts.map(function (p) { return p.bloque.id; });
    var place = function (/** @type {TallerParte} */ p) { return bloques.indexOf(p.bloque); };
    var waiting = bloques.filter(function (b) { return kept.indexOf(b.id) < 0; }).map(function (b) {
      return { bloque: b, antes: b.duracion_min, ahora: 0, minimo: 0, nuevo: false };
    });
    /** @type {TallerParte[]} */
    var out = [];
    parts.forEach(function (p) {
      while (!p.nuevo && waiting.length && place(waiting[0]) < place(p)) out.push(/** @type {TallerParte} */ (waiting.shift()));
      out.push(p);
    });
    return out.concat(waiting);
  }

  /** Steps of a block scaled to ``minutes``: same shares, none under 1, multiples of 5 where they were.
   * @param {number[]} pasos @param {number} minutes @returns {number[]} */
  T.split = function (pasos, minutes) {
    var n = pasos.length;
    if (!n) return [];
    var fives = minutes % T.STEP === 0 && pasos.every(function (p) { return p % T.STEP === 0; }) && minutes >= T.STEP * n;
    var unit = fives ? T.STEP : 1, spare = Math.floor(minutes / unit) - n;
    var weights = pasos.map(function (p) { return Math.max(p - unit, 0); });
    var sum = weights.reduce(function (a, b) { return a + b; }, 0), whole = sum || n;
    var exact = weights.map(function (w) { return (spare * (sum ? w : 1)) / whole; });
    var units = exact.map(function (x) { return 1 + Math.trunc(x); });
    var left = Math.floor(minutes / unit) - units.reduce(function (a, b) { return a + b; }, 0);
    exact.map(function (x, i) { return { i: i, rest: Math.trunc(x) - x }; })
      .sort(function (a, b) { return a.rest - b.rest || a.i - b.i; })
      .slice(0, Math.max(left, 0)).forEach(function (o) { units[o.i] += 1; });
    return units.map(function (u) { return u * unit; });
  };
})((window.Taller = window.Taller || /** @type {TallerPrograma} */ ({})));
