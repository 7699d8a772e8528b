/* A session being fitted: its blocks with their minutes, and how minutes are taken and given (macros/fitting/draft.py). */
(function (T) {
  "use strict";
  var STEP = 5, BREAK_LEAST = 10, MEAL_LEAST = 30, GROWTH = 1.5;
  T.STEP = STEP;
  T.BREAK_LEAST = BREAK_LEAST;
  T.MEAL_LEAST = MEAL_LEAST;

  /** Fewest minutes of a block: what the data says; without it, breaks and meals have theirs and the rest stays.
   * @param {TallerBloque} b @returns {number} */
  T.leastOf = function (b) {
    var usual = b.tipo === "receso" ? BREAK_LEAST : b.tipo === "comida" ? MEAL_LEAST : b.duracion_min;
    usual = Math.min(usual, b.duracion_min - (b.ahorra_min || 0));
    var least = b.fijo ? b.duracion_min : b.minimo_min || Math.min(usual, b.duracion_min);
    return Math.max(Math.min(least, b.duracion_min), b.pasos.length, 1);
  };

  /** Minutes that a part can give. @param {TallerParte} p @returns {number} */
  function slack(p) { return p.bloque.fijo ? 0 : Math.max(0, p.ahora - p.minimo); }

  /** Most minutes that it may last. @param {TallerParte} p @returns {number} */
  function most(p) {
    if (p.bloque.fijo || p.bloque.tipo !== "actividad") return p.antes || p.ahora;
    return Math.max(Math.ceil(Math.floor(p.antes * GROWTH) / STEP) * STEP, p.antes);
  }

  /** @param {TallerParte[]} run */
  function length(run) { return run.reduce(function (n, p) { return n + p.ahora; }, 0); }
  /** @param {TallerParte[]} run */
  function least(run) { return run.reduce(function (n, p) { return n + p.ahora - slack(p); }, 0); }
  T.runLength = length;
  T.runLeast = least;

  /** First of the things for which ``key`` is largest (sign 1) or smallest (-1), as Python's max and min choose.
   * @template X @param {X[]} things @param {(x: X) => number[]} key @param {number} sign @returns {X} */
  T.best = function (things, key, sign) {
    return things.reduce(function (a, b) {
      var ka = key(a), kb = key(b);
      for (var i = 0; i < ka.length; i++) if (ka[i] !== kb[i]) return (kb[i] - ka[i]) * sign > 0 ? b : a;
      return a;
    });
  };

  /** @param {TallerParte[]} parts @param {number} limit longest run of activities @param {number} [before]
   *  minutes that the first run has already lasted (a day under way); 0 before the day begins */
  function Draft(parts, limit, before) {
    this.parts = parts;
    this.limit = limit;
    this.before = before || 0;
    /** @type {string[]} */
    this.order = [];
  }
  T.Draft = Draft;

  Draft.prototype = {
    total: function () { return length(this.parts); },
    least: function () { return least(this.parts); },
    /** Most that it can last. */
    most: function () {
      var self = this;
      var runs = this.stretches().reduce(function (n, run) {
        return n + Math.min(self.room(run), run.reduce(function (k, p) { return k + most(p); }, 0));
      }, 0);
      return runs + length(this.parts.filter(function (p) { return p.bloque.tipo !== "actividad"; }));
    },
    /** How long a run may be. @param {TallerParte[]} run */
    room: function (run) { return this.limit - (this.before && run[0] === this.parts[0] ? this.before : 0); },
    /** Runs of activities between breaks. @returns {TallerParte[][]} */
    stretches: function () {
      /** @type {TallerParte[][]} */
      var out = [[]];
      this.parts.forEach(function (p) {
        if (p.bloque.tipo === "actividad") out[out.length - 1].push(p);
        else if (out[out.length - 1].length) out.push([]);
      });
      return out.filter(function (run) { return run.length; });
    },
    /** Notes that a block changed. @param {TallerParte} p */
    note: function (p) { if (this.order.indexOf(p.bloque.id) < 0) this.order.push(p.bloque.id); },
    /** Take minutes from ``among``, always where most can be spared; the longer block on a tie.
     * @param {TallerParte[]} among @param {number} minutes */
    cut: function (among, minutes) {
      while (minutes > 0) {
        var giver = T.best(among, function (p) { return [slack(p), p.ahora]; }, 1);
        var given = Math.min(STEP, slack(giver), minutes);
        if (!given) return;
        giver.ahora -= given;
        minutes -= given;
        this.note(giver);
      }
    },
    /** Give minutes to activities, always to the one that has grown least, within the limit of its run.
     * @param {number} minutes */
    grow: function (minutes) {
      var self = this, runs = this.stretches();
      var left = function (/** @type {TallerParte} */ p) {
        var run = runs.filter(function (r) { return r.indexOf(p) >= 0; })[0];
        return run ? Math.min(self.room(run) - length(run), minutes, STEP) : 0;
      };
      while (minutes > 0) {
        var able = this.parts.filter(function (p) { return left(p) > 0 && p.ahora < most(p); });
        if (!able.length) return;
        var taker = T.best(able, function (p) { return [p.ahora / Math.max(p.antes, 1), -p.antes]; }, -1);
        var given = Math.min(left(taker), most(taker) - taker.ahora);
        taker.ahora += given;
        minutes -= given;
        this.note(taker);
      }
    },
    /** Bring the total to exactly ``minutes``; false where least times, the limit or room to grow forbid it.
     * @param {number} minutes @returns {boolean} */
    settle: function (minutes) {
      var self = this;
      if (this.least() > minutes) return false;
      this.stretches().forEach(function (run) { self.cut(run, length(run) - self.room(run)); });
      this.cut(this.parts, this.total() - minutes);
      this.grow(minutes - this.total());
      return this.total() === minutes && this.stretches().every(function (r) { return length(r) <= self.room(r); });
    },
    /** @returns {TallerDraft} */
    copy: function () {
      return new Draft(this.parts.map(function (p) { return Object.assign({}, p); }), this.limit, this.before);
    },
    /** The same with a part left out. @param {TallerParte} part @returns {TallerDraft} */
    without: function (part) {
      var out = this.copy();
      out.parts.splice(this.parts.indexOf(part), 1);
      return out;
    },
  };
})((window.Taller = window.Taller || /** @type {TallerPrograma} */ ({})));
