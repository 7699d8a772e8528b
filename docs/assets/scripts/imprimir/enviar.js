/* The agenda to send: for a calendar, as text for a message, as an invitation. */
(function (T) {
  "use strict";

  /** Where it is, and how to get there. @param {TallerDatos} d @returns {string} */
  T.place = function (d) { return [d.lugar, d.direccion].filter(Boolean).join(". "); };

  /** The agenda as lines. @param {TallerImpreso} x @returns {string} */
  T.agendaText = function (x) {
    var rows = T.run(x.s.bloques, x.inicio).map(function (m) { return m.inicio + "  " + m.bloque.titulo; });
    rows.push(T.toClock(x.inicio + T.total(x.s.bloques)) + "  " + x.r.terminamos);
    return [x.s.nombre + ". " + x.s.titulo, [x.dia, T.place(x.d)].filter(Boolean).join(". "), ""].concat(rows).join("\n") + "\n";
  };

  /** An invitation to paste. @param {TallerImpreso} x @returns {string} */
  T.invitation = function (x) {
    var start = T.toClock(x.inicio), end = T.toClock(x.inicio + T.total(x.s.bloques));
    var lines = [T.fill(x.r.invita, { organizacion: x.organizacion || x.r.invita_nosotros, titulo: x.s.titulo }), T.plain(x.s.objetivo), ""];
    if (x.dia) lines.push(x.r.cuando + ": " + x.dia);
    lines.push(x.r.hora + ": " + T.fill(x.r.de_a, { inicio: start, fin: end }));
    if (x.d.lugar) lines.push(x.r.lugar + ": " + x.d.lugar);
    if (x.d.direccion) lines.push(x.r.direccion + ": " + x.d.direccion);
    if (x.facilitan.length) lines.push(x.r.facilita + ": " + x.facilitan.join(", "));
    return lines.concat(["", x.r.invita_cierre]).join("\n") + "\n";
  };

  /** @param {string} text as iCalendar writes it */
  function escaped(text) { return text.replace(/\\/g, "\\\\").replace(/;/g, "\\;").replace(/,/g, "\\,").replace(/\r?\n/g, "\\n"); }
  /** Lines of at most 75 bytes. @param {string} line @returns {string} */
  function folded(line) {
    var out = "", bytes = 0, encoder = new TextEncoder();
    Array.from(line).forEach(function (c) {
      var n = encoder.encode(c).length;
      if (bytes + n > 73) { out += "\r\n "; bytes = 1; }
      out += c;
      bytes += n;
    });
    return out;
  }
  /** A moment by the clock of the place. @param {string} day @param {number} minutes @returns {string} */
  function local(day, minutes) {
    var p = day.split("-").map(Number), at = new Date(Date.UTC(p[0], p[1] - 1, p[2], 0, minutes));
    return at.toISOString().replace(/[-:]|\.\d+Z/g, "");
  }

  /** The day as a calendar file; an empty text without a date. @param {TallerImpreso} x @param {Date} now @returns {string} */
  T.calendar = function (x, now) {
    if (!x.d.fecha) return "";
    var day = x.d.fecha, stamp = now.toISOString().replace(/[-:]|\.\d+/g, "");
    var zone = ";TZID=" + x.s.zona.id + ":";
    var lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//" + escaped(x.s.titulo) + "//ES", "CALSCALE:GREGORIAN"]
      .concat(x.s.zona.bloque.replace(/\r\n /g, "").trim().split("\r\n"), ["BEGIN:VEVENT",
      "UID:" + x.s.id + "-" + day + "@" + T.edicion, "DTSTAMP:" + stamp, "DTSTART" + zone + local(day, x.inicio),
      "DTEND" + zone + local(day, x.inicio + T.total(x.s.bloques)), "SUMMARY:" + escaped(x.s.nombre + ". " + x.s.titulo),
      "DESCRIPTION:" + escaped(T.agendaText(x))]);
    if (T.place(x.d)) lines.push("LOCATION:" + escaped(T.place(x.d)));
    return lines.concat(["END:VEVENT", "END:VCALENDAR"]).map(folded).join("\r\n") + "\r\n";
  };
})((window.Taller = window.Taller || /** @type {TallerPrograma} */ ({})));
