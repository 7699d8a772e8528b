/* Clock times and spans, as macros/schedule.py has them. */
(function (T) {
  "use strict";

  /** Minutes after midnight of «H:MM»; null for what is no clock time («25:00», «9», «mañana»).
   * @param {unknown} text @returns {number | null} */
  T.toMinutes = function (text) {
    var parts = /^\s*(\d{1,2}):(\d{2})(?::\d{2})?\s*$/.exec(String(text === null || text === undefined ? "" : text));
    if (!parts || +parts[1] > 23 || +parts[2] > 59) return null;
    return +parts[1] * 60 + +parts[2];
  };

  /** «HH:MM»; past midnight it starts again at 00:00.
   * @param {number} minutes @returns {string} */
  T.toClock = function (minutes) {
    var m = ((Math.floor(minutes) % 1440) + 1440) % 1440;
    return String(Math.floor(m / 60)).padStart(2, "0") + ":" + String(m % 60).padStart(2, "0");
  };

  /** A span as people say it: «45 min», «1 h», «2 h 30 min».
   * @param {number} minutes @returns {string} */
  T.spoken = function (minutes) {
    var hours = Math.floor(minutes / 60), rest = minutes % 60, out = [];
    if (hours) out.push(hours + " h");
    if (rest || !hours) out.push(rest + " min");
    return out.join(" ");
  };

  /** A difference with its sign: «−1 h», «+45 min», «0 min».
   * @param {number} minutes @returns {string} */
  T.signed = function (minutes) {
    return (minutes < 0 ? "−" : minutes ? "+" : "") + T.spoken(Math.abs(minutes));
  };

  /** The blocks with their place in the day, from a start in minutes after midnight.
   * @param {TallerBloque[]} bloques @param {number} start @returns {TallerMomento[]} */
  T.run = function (bloques, start) {
    var at = 0;
    return bloques.map(function (b) {
      var desde = at;
      at += b.duracion_min;
      return { bloque: b, desde: desde, hasta: at, inicio: T.toClock(start + desde), fin: T.toClock(start + at) };
    });
  };

  /** Minutes that the blocks add up to.
   * @param {TallerBloque[]} bloques @returns {number} */
  T.total = function (bloques) {
    return bloques.reduce(function (sum, b) { return sum + b.duracion_min; }, 0);
  };
})((window.Taller = window.Taller || /** @type {TallerPrograma} */ ({})));
