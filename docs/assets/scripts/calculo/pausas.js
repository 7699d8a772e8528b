/* Which breaks and meals a fitted session has (macros/fitting/breaks.py). */
(function (T) {
  "use strict";
  var MEAL_NEW = 45, MEAL_FROM = 360;
  T.NEW_BREAK = "pausa-ajuste";
  T.NEW_MEAL = "comida-ajuste";

  /** Drafts to try, the one that changes least first: as it is, with more breaks, with fewer, without the meal.
   * A day under way says how long the first run has lasted (``before``, also 0): its first break, or its meal, is one
   * from what was just done and stays.
   * @param {TallerBloque[]} bloques @param {number} minutes @param {number} limit @param {number} [before]
   * @returns {TallerDraft[]} */
  T.structures = function (bloques, minutes, limit, before) {
    var out = [];
    var draft = new T.Draft(bloques.map(function (b) {
      return { bloque: b, antes: b.duracion_min, ahora: b.duracion_min, minimo: T.leastOf(b), nuevo: false };
    }), limit, before);
    var meals = function (/** @type {TallerDraft} */ d) {
      return d.parts.filter(function (p) { return p.bloque.tipo === "comida"; });
    };
    if (before === undefined && draft.stretches().length) trim(draft);
    if (minutes > MEAL_FROM && draft.stretches().length && !meals(draft).length) {
      add(draft, T.best(draft.stretches(), function (r) { return [T.runLength(r)]; }, 1), "comida");
    }
    addNeeded(draft);
    out.push(draft.copy());
    var more = draft.copy(), run;
    while ((run = crowded(more, minutes)).length) {
      add(more, run, "receso");
      out.push(more.copy());
    }
    if (!draft.stretches().length) return out;
    var loose;
    while ((loose = looseBreak(draft))) {
      draft = draft.without(loose);
      out.push(draft.copy());
    }
    var free = meals(draft).filter(function (p) { return !p.bloque.fijo; });
    if (free.length && minutes <= MEAL_FROM) {
      draft = draft.without(free[0]);
      addNeeded(draft);
      out.push(draft);
    }
    return out;
  };

  /** Without breaks at the ends: nobody rests from what is over, or has not begun. @param {TallerDraft} draft */
  function trim(draft) {
    var idle = function (/** @type {TallerParte} */ p) { return p.bloque.tipo !== "actividad" && !p.bloque.fijo; };
    while (idle(draft.parts[0])) draft.parts.shift();
    while (idle(draft.parts[draft.parts.length - 1])) draft.parts.pop();
  }

  /** Breaks without which some run is over the limit even at its least. @param {TallerDraft} draft */
  function addNeeded(draft) {
    var over;
    while ((over = draft.stretches().filter(function (r) {
      return r.length > 1 && T.runLeast(r) > draft.room(r);
    })).length) add(draft, T.best(over, function (r) { return [T.runLeast(r)]; }, 1), "receso");
  }

  /** The longest run that, at its share of the wish, would be over the limit; empty where there is none.
   * @param {TallerDraft} draft @param {number} minutes @returns {TallerParte[]} */
  function crowded(draft, minutes) {
    var rest = T.runLength(draft.parts.filter(function (p) { return p.bloque.tipo !== "actividad"; }));
    var work = draft.total() - rest, share = work ? Math.max(minutes - rest, 0) / work : 0;
    var over = draft.stretches().filter(function (r) { return r.length > 1 && share * T.runLength(r) > draft.room(r); });
    return over.length ? T.best(over, function (r) { return [T.runLength(r)]; }, 1) : [];
  }

  /** A break or a meal inside a run of activities, where it leaves the shortest halves; after a single one.
   * @param {TallerDraft} draft @param {TallerParte[]} run @param {"receso" | "comida"} tipo */
  function add(draft, run, tipo) {
    var places = [], i = 1, last = run.length > 1 ? run.length - 1 : run.length;
    for (; i <= last; i++) places.push(i);
    var at = T.best(places, function (k) {
      var a = run.slice(0, k), b = run.slice(k);
      return [Math.max(T.runLeast(a), T.runLeast(b), T.runLength(a) / 2, T.runLength(b) / 2)];
    }, -1);
    var meal = tipo === "comida", name = meal ? T.NEW_MEAL : T.NEW_BREAK, n = 1;
    var used = draft.parts.map(function (p) { return p.bloque.id; });
    while (used.indexOf(name + "-" + n) >= 0) n++;
    var minutes = meal ? MEAL_NEW : T.BREAK_LEAST;
    /** @type {TallerBloque} */
    var bloque = {
      id: name + "-" + n, tipo: tipo, titulo: "", titulo_corto: "", duracion_min: minutes,
      minimo_min: meal ? T.MEAL_LEAST : T.BREAK_LEAST, fijo: false, ahorra_min: 0, pasos: [], materiales: [], piezas: [],
    };
    var part = { bloque: bloque, antes: 0, ahora: minutes, minimo: T.leastOf(bloque), nuevo: true };
    draft.parts.splice(draft.parts.indexOf(run[at - 1]) + 1, 0, part);
  }

  /** The longest break without which every run, at its least, still holds the limit.
   * @param {TallerDraft} draft @returns {TallerParte | null} */
  function looseBreak(draft) {
    var found = draft.parts.filter(function (p) {
      if (p.bloque.tipo !== "receso" || p.bloque.fijo) return false;
      var without = draft.without(p);
      return without.stretches().every(function (r) { return T.runLeast(r) <= without.room(r); });
    });
    return found.length ? T.best(found, function (p) { return [p.minimo]; }, 1) : null;
  }
})((window.Taller = window.Taller || /** @type {TallerPrograma} */ ({})));
