/* The room's memory: what was done, what runs now, what was left out. Kept at every change, so that a reload or a dead
   battery loses nothing. Times are milliseconds of the real clock. */
(function (T) {
  "use strict";
  var MIN = 60000;

  /** @param {TallerSesion} s @param {string} name under which it is kept @param {number} limit */
  function Room(s, name, limit) {
    this.s = s;
    this.name = name;
    this.limit = limit;
    this.e = blank("");
    this.safe = true;
    this.recall();
  }
  T.Room = Room;

  /** A day that did not begin. @param {string} inicio @returns {TallerEstado} */
  function blank(inicio) {
    return { inicio: inicio, hechos: [], ahora: null, fuera: [], recortes: [], extra: 0, empezo: 0, termino: 0 };
  }
  /** Whether what was kept is a day of ours: somebody else's words may stand under our name.
   * @param {unknown} x @returns {x is TallerEstado} */
  function ours(x) {
    var e = /** @type {TallerEstado} */ (x);
    return !!e && typeof e === "object" && typeof e.inicio === "string" && typeof e.ahora === "object"
      && [e.hechos, e.fuera, e.recortes].every(Array.isArray) && [e.extra, e.empezo, e.termino].every(Number.isFinite);
  }

  Room.prototype = {
    /** What was kept, where there is something. */
    recall: function () {
      var found = T.recall(this.name);
      if (ours(found)) this.e = found;
    },
    keep: function () { this.safe = T.keep(this.name, this.e); },
    /** Planned start of the day, in ms. @param {number} now @returns {number} */
    planned: function (now) {
      if (this.e.empezo) return this.e.empezo;
      var d = new Date(now), start = T.toMinutes(this.e.inicio || T.record().inicio || this.s.inicio) || 0;
      return new Date(d.getFullYear(), d.getMonth(), d.getDate(), Math.floor(start / 60), start % 60).getTime();
    },
    /** Planned end, with what was added to the day. @param {number} now @returns {number} */
    end: function (now) { return this.planned(now) + (T.total(this.s.bloques) + this.e.extra) * MIN; },
    /** @param {string} id @returns {TallerBloque} */
    block: function (id) {
      var done = this.e.hechos, a = this.e.ahora;
      var made = (a ? [{ id: a.id, bloque: a.bloque }] : []).concat(done.map(function (h) { return { id: h.id, bloque: h.bloque || null }; }))
        .filter(function (x) { return x.id === id && x.bloque; })[0]; // a break that nobody planned
      return this.s.bloques.filter(function (b) { return b.id === id; })[0] || (made && made.bloque) || this.s.bloques[0];
    },
    /** Blocks still to come, shortened where something was left out. @returns {TallerBloque[]} */
    rest: function () {
      var e = this.e, gone = e.hechos.map(function (h) { return h.id; }).concat(e.fuera, e.ahora ? [e.ahora.id] : []);
      return this.s.bloques.filter(function (b) { return gone.indexOf(b.id) < 0; })
        .map(function (b) { return T.shortened(b, e.recortes); });
    },
    /** Minutes of activity since the last break, the block at work too. @param {number} until @returns {number} */
    since: function (until) {
      var self = this, sum = 0;
      this.e.hechos.forEach(function (h) {
        sum = self.block(h.id).tipo === "actividad" ? sum + (h.hasta - h.desde) / MIN : 0;
      });
      var a = this.e.ahora;
      if (a) sum = this.block(a.id).tipo === "actividad" ? sum + (until - a.desde) / MIN : 0;
      return Math.max(0, Math.round(sum));
    },
    /** What there is to show at a moment. @param {number} now @returns {TallerVista} */
    view: function (now) {
      var e = this.e, zero = this.planned(now), a = e.ahora, over = 0, left = 0, from = Math.max(now, zero);
      if (!a && !e.hechos.length && now < zero) from = zero;
      if (a) {
        var ends = a.desde + a.min * MIN;
        left = Math.ceil((ends - now) / MIN);
        over = Math.max(0, Math.floor((now - ends) / MIN));
        from = Math.max(ends, now);
      }
      var rest = this.rest(), meal = this.mealAt(), at = Math.round((from - zero) / MIN);
      var end = Math.round((this.end(now) - zero) / MIN);
      var plan = T.remaining(rest, at, end, meal, this.limit, this.since(from));
      var behind = at - this.plannedStart(plan.partes.filter(function (p) { return p.ahora && !p.nuevo; })[0]);
      return { ahora: a ? this.block(a.id) : null, quedan: left, pasado: over, resto: plan, cero: zero, tarde: behind, fin: end };
    },
    /** When the plan put the meal, in minutes after the start. @returns {number} */
    mealAt: function () {
      var found = T.run(this.s.bloques, 0).filter(function (m) { return m.bloque.tipo === "comida"; })[0];
      return found ? found.desde : 0;
    },
    /** When the plan put a part. @param {TallerParte | undefined} p @returns {number} */
    plannedStart: function (p) {
      if (!p) return T.total(this.s.bloques);
      return T.run(this.s.bloques, 0).filter(function (m) { return m.bloque.id === p.bloque.id; })[0].desde;
    },
    /** Begins the day, or goes on to the next block. @param {number} now */
    next: function (now) {
      var e = this.e;
      if (!e.empezo) e.empezo = this.planned(now);
      var plan = this.view(now).resto.partes, a = e.ahora;
      if (a) e.hechos.push({ id: a.id, desde: a.desde, hasta: now, titulo: this.block(a.id).titulo_corto, bloque: a.bloque });
      e.ahora = null;
      // The plan was made for the moment when the block at work ends; now that it ended, it is made again.
      if (a) plan = this.view(now).resto.partes;
      var k = plan.findIndex(function (x) { return x.ahora > 0; }), p = plan[k];
      plan.slice(0, k < 0 ? plan.length : k).forEach(function (x) { e.fuera.push(x.bloque.id); });
      if (p) e.ahora = { id: p.bloque.id, desde: now, min: p.ahora, bloque: p.nuevo ? p.bloque : null };
      else e.termino = now;
      this.keep();
    },
    /** Back to the block before, as if it had not ended. */
    back: function () {
      var e = this.e, last = e.hechos.pop();
      if (!last) return;
      var b = last.bloque || this.block(last.id);
      e.termino = 0;
      e.ahora = { id: last.id, desde: last.desde, min: b.duracion_min, bloque: last.bloque || null };
      this.keep();
    },
    /** More minutes for the block at work. @param {number} minutes */
    more: function (minutes) { if (this.e.ahora) { this.e.ahora.min += minutes; this.keep(); } },
    /** More minutes for the whole day. @param {number} minutes */
    later: function (minutes) { this.e.extra += minutes; this.keep(); },
    /** Leaves a whole block out, or takes it in again. @param {string} id */
    drop: function (id) { toggle(this.e.fuera, id); this.keep(); },
    /** Uses a block's advice, or does without. @param {string} id */
    cut: function (id) { toggle(this.e.recortes, id); this.keep(); },
    reset: function () {
      this.e = blank(this.e.inicio);
      this.keep();
    },
  };

  /** @param {string[]} list @param {string} id */
  function toggle(list, id) {
    var at = list.indexOf(id);
    if (at < 0) list.push(id); else list.splice(at, 1);
  }
})((window.Taller = window.Taller || /** @type {TallerPrograma} */ ({})));
