/* Labels with places for values, and numbers with their nouns, as macros/words/filling.py fills them. */
(function (T) {
  "use strict";
  /** Fills in «{hora}» and the like; «{grupos grupo|grupos}» brings its noun: «1 grupo», «4 grupos».
   * @param {string} text @param {TallerValores} values @returns {string} */
  T.fill = function (text, values) {
    return text.replace(/\{(\w+)(?: ([^{}|]+)\|([^{}|]+))?\}/g, function (whole, name, one, many) {
      if (!(name in values)) return whole;
      var value = String(values[name]);
      return one ? value + " " + (value === "1" ? one : many) : value;
    });
  };
})((window.Taller = window.Taller || /** @type {TallerPrograma} */ ({})));
