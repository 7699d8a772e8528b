/* Every figure of a page for the group of the record: clock times, copies, purchases, and what no longer holds. */
(function (T) {
  "use strict";
  /** @param {string} selector @returns {HTMLElement[]} */
  function all(selector) { return Array.from(document.querySelectorAll(selector)); }

  /** Writes what changed, and no more: each change makes the browser lay the page out again.
   * @param {Element} x @param {string} text */
  function write(x, text) { if (x.textContent !== text) x.textContent = text; }

  /** Whole name or «copia»/«copias», as the number asks. @param {HTMLElement} row @param {number} n */
  function plural(row, n) {
    row.querySelectorAll("[data-uno]").forEach(function (x) {
      var d = /** @type {HTMLElement} */ (x).dataset;
      write(x, (n === 1 ? d.uno : d.varios) || "");
    });
  }
  /** @param {HTMLElement} cell @param {number} n */
  function put(cell, n) {
    write(cell, String(n));
    var row = /** @type {HTMLElement | null} */ (cell.closest("tr, li, p"));
    if (row) plural(row, n);
  }

  /** The figures of the page. @param {TallerComun} comun @param {TallerDatos} d @returns {Promise<void>} */
  T.figures = function (comun, d) {
    var n = T.numbers(d, comun.calculo.supuestos), r = comun.rotulos.cifras;
    all("[data-grupo]").forEach(function (x) { write(x, T.inWords(n.personas, n.grupos, r)); });
    all("[data-cifra]").forEach(function (x) { T.putSaid(x, n); });
    all("[data-n]").forEach(function (x) { write(x, String(n[/** @type {keyof TallerNumeros} */ (x.dataset.n)])); });
    var ids = all("[data-sesion]").map(function (x) { return x.dataset.sesion || ""; });
    ids = ids.filter(function (id, i) { return id && ids.indexOf(id) === i; });
    return Promise.all(ids.map(T.session)).then(function (found) {
      found.forEach(function (s) { session(s, comun, d, n); });
      if (!found.length) warn(null, comun, n);
    });
  };

  /** @param {TallerSesion} s @param {TallerComun} comun @param {TallerDatos} d @param {TallerNumeros} n */
  function session(s, comun, d, n) {
    /** @type {Record<string, {s: TallerSesion, needs: Record<string, number>}>} computed once, not for each figure */
    var known = {};
    /** @param {string | undefined} mode */
    function given(mode) {
      var key = mode || "";
      if (!known[key]) {
        var whole = T.said(s, mode);
        known[key] = { s: whole, needs: T.needs(whole, comun.calculo, n) };
      }
      return known[key];
    }
    times(s, d);
    all("[data-sesion='" + s.id + "'] [data-total]").forEach(function (x) {
      put(x, given(modeAt(x, d)).needs[x.dataset.total || ""] || 0);
    });
    var own = given(d.modalidad).needs;
    (s.trabajos || []).forEach(function (j) {
      all("[data-sesion='" + s.id + "'] [data-trabajo='" + j.uso + "']").forEach(function (x) { put(x, T.sheetsOf(j, own)); });
    });
    var page = document.querySelector("[data-sesion-entera='" + s.id + "']");
    if (!page) return;
    all("[data-cuanto]").forEach(function (x) {
      var at = (x.dataset.cuanto || "").split(" ");
      var block = given(modeAt(x, d)).s.bloques.filter(function (b) { return b.id === at[0]; })[0], m = block && block.materiales[+at[1]];
      var one = m ? T.copies([m], comun.calculo, n) : {};
      if (m) put(x, one[Object.keys(one)[0]]);
    });
    clock(s, d);
    choose(s, d.modalidad);
    warn(T.said(s, d.modalidad), comun, n);
  }

  /** The modality of which the part of the page around ``x`` tells. @param {HTMLElement} x @param {TallerDatos} d
   * @returns {string | undefined} */
  function modeAt(x, d) {
    var part = /** @type {HTMLElement | null} */ (x.closest("[data-en]"));
    var modes = part ? (part.dataset.en || "").split(" ") : [];
    return part && modes.indexOf(d.modalidad || "") < 0 ? modes[0] : d.modalidad;
  }

  /** Words and titles of a modality in the place of the page's. @param {TallerSesion} s @param {string} [wished] */
  function choose(s, wished) {
    var own = T.said(s, wished);
    if (!T.showWay) return;
    T.showWay(own.modalidad);
    own.bloques.forEach(function (b) {
      all("[data-titulo-de='" + b.id + "']").forEach(function (x) { write(x, b.titulo === x.dataset.sello ? "" : b.titulo); });
      var heading = document.getElementById(b.id);
      if (heading && heading.firstChild && heading.tagName === "H2" && heading.firstChild.textContent !== b.titulo) {
        heading.firstChild.textContent = b.titulo;
      }
    });
  }

  /** Clock times of a session, wherever the page tells them. @param {TallerSesion} s @param {TallerDatos} d */
  function times(s, d) {
    var start = T.toMinutes(d.inicio || s.inicio) || 0;
    document.querySelectorAll("[data-sesion='" + s.id + "'] time[data-min]").forEach(function (x) {
      var t = /** @type {HTMLTimeElement} */ (x);
      t.dateTime = T.toClock(start + +(t.dataset.min || 0));
      write(t, t.dateTime);
    });
  }

  /** The control of the start hour. @param {TallerSesion} s @param {TallerDatos} d */
  function clock(s, d) {
    var start = T.toMinutes(d.inicio || s.inicio) || 0;
    var input = /** @type {HTMLInputElement | null} */ (document.querySelector("[data-hora-control] input"));
    var reset = /** @type {HTMLElement | null} */ (document.querySelector("[data-hora-original]"));
    if (!input || !reset) return;
    input.value = T.toClock(start);
    reset.hidden = T.toClock(start) === input.dataset.original;
    reset.onclick = function () { T.setStart(""); /** @type {HTMLInputElement} */ (input).focus(); };
  }

  /** Another start hour for everything; empty goes back to the plan's. @param {string} text */
  T.setStart = function (text) {
    var d = T.record(), start = T.toMinutes(text);
    if (start === null) delete d.inicio; else d.inicio = T.toClock(start);
    T.keep("", Object.keys(d).length ? d : null);
    return T.refresh().then(function () {
      var status = /** @type {HTMLElement | null} */ (document.querySelector("[data-hora-aviso]"));
      var input = /** @type {HTMLInputElement | null} */ (document.querySelector("[data-hora-control] input"));
      if (!status || !input) return;
      var end = (T.toMinutes(input.value) || 0) + +(status.dataset.fin || 0);
      status.textContent = status.dataset.texto + " " + T.toClock(end) + ".";
    });
  };

  /** What does not hold with these figures, where it happens, with the audit's words and what to do.
   * @param {TallerSesion | null} s @param {TallerComun} comun @param {TallerNumeros} n */
  function warn(s, comun, n) {
    all(".no-cabe").forEach(function (x) { x.remove(); });
    var given = comun.calculo.supuestos;
    var same = T.NUMBERS.every(function (k) { return n[k] === given[k]; });
    if (same) return; // what the plan itself says of its own group, its audit says
    T.faults(s, comun.calculo, n).forEach(function (f) {
      var rule = comun.reglas[f.regla], text = comun.rotulos.reglas[/** @type {keyof TallerRotulosReglas} */ (f.regla.replace("-", "_"))];
      var box = T.el("div", { class: "no-cabe", role: "note" }, [
        T.el("p", {}, [T.el("strong", {}, [comun.rotulos.cifras.regla + ": "]), rule.titulo + ". " + T.fill(text, f.cifras)]),
      ]);
      if (rule.que_hacer.length) {
        box.append(T.el("p", {}, [T.el("strong", {}, [comun.rotulos.cifras.que_hacer])]));
        box.append(T.el("ul", {}, rule.que_hacer.map(function (x) { return T.el("li", {}, [x]); })));
      }
      var heading = f.bloque && document.getElementById(f.bloque);
      var place = heading ? heading.nextElementSibling : document.querySelector("[data-taller]");
      if (!place) return;
      if (heading) place.prepend(box); else place.after(box);
    });
  }
})((window.Taller = window.Taller || /** @type {TallerPrograma} */ ({})));
