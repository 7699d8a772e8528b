/* What one says and asks, put into the blocks of a session: it comes apart, because only the room needs it. */
(function (T) {
  "use strict";

  /** @template {TallerBloque | TallerBloqueEnOtra} B @param {B} b @param {TallerDicho | undefined} w
   * @param {TallerPaso[]} pasos the block's, also where another modality has the same @returns {B} */
  function said(b, w, pasos) {
    if (!w) return b;
    var steps = pasos.map(function (p, i) { return Object.assign({}, p, w.pasos[i]); });
    return Object.assign({}, b, { objetivo: w.objetivo, consejos: w.consejos, pasos: steps });
  }

  /** The session with its words in every modality. @param {TallerSesion} s @param {TallerPalabras} words
   * @returns {TallerSesion} */
  T.withWords = function (s, words) {
    var otras = s.otras.map(function (o) {
      var own = words[o.modalidad] || {};
      var blocks = s.bloques.map(function (b) {
        var changed = o.bloques.filter(function (x) { return x.id === b.id; })[0];
        return changed || own[b.id] ? said(changed || { id: b.id }, own[b.id], (changed && changed.pasos) || b.pasos) : null;
      });
      return Object.assign({}, o, { bloques: blocks.filter(function (b) { return b !== null; }) });
    });
    var own = words[s.modalidad] || {};
    return Object.assign({}, s, { otras: otras, bloques: s.bloques.map(function (b) { return said(b, own[b.id], b.pasos); }) });
  };
})((window.Taller = window.Taller || /** @type {TallerPrograma} */ ({})));
