/* The page of sheets to print and agendas to send, with the figures of «Mi taller». */
(function (T) {
  "use strict";
  var main = /** @type {HTMLElement} */ (document.getElementById("impresos"));
  var id = /** @type {HTMLElement} */ (main.querySelector("[data-sala]")).dataset.sala || "";

  T.need(T.FIGURES.concat(["taller/datos", "taller/llevar", "imprimir/hojas", "imprimir/enviar"]))
    .then(function () { return Promise.all([T.common(), T.session(id), T.things(), document.fonts.load("700 20px 'Atkinson Hyperlegible Next'")]); })
    .then(function (found) { show(found[0], T.said(found[1], T.record().modalidad), found[2]); });

  /** What the sheets tell. @param {TallerComun} comun @param {TallerSesion} s @param {TallerNombres} nombres
   * @returns {TallerImpreso} */
  function facts(comun, s, nombres) {
    var d = Object.assign({}, T.record()), n = T.numbers(d, comun.calculo.supuestos), dated = (s.fechas || [])[0];
    if (!d.fecha && dated) d.fecha = dated.dia;
    if (!d.lugar && dated && dated.lugar) d.lugar = dated.lugar;
    if (!d.direccion && dated && dated.direccion && d.lugar === dated.lugar) d.direccion = dated.direccion;
    return {
      hay: nombres, s: s, d: d, n: n, r: nombres.rotulos.impresos, inicio: T.toMinutes(d.inicio || s.inicio) || 0,
      necesita: T.needs(s, comun.calculo, n), nombres: d.participantes || [], organizacion: d.organizacion || nombres.organizacion,
      facilitan: d.facilitan ? d.facilitan.split(/\s*[,;]\s*/) : nombres.facilitan,
      dia: d.fecha ? T.spokenDay(d.fecha, nombres.fecha) : "", grupo: T.inWords(n.personas, n.grupos, comun.rotulos.cifras),
    };
  }
  T.plain = function (text) { return text.replace(/\*\*/g, ""); };

  /** @param {TallerComun} comun @param {TallerSesion} s @param {TallerNombres} nombres */
  function show(comun, s, nombres) {
    var x = facts(comun, s, nombres), r = x.r, paper = T.el("div", { id: "papel" }), status = T.el("p", { role: "status" });
    var names = Object.keys(T.sheets), text = T.el("textarea", { rows: 10, readonly: true, hidden: true, "aria-label": r.para_pegar });
    /** @param {string} name of a sheet @returns {string} */
    function label(name) { return r[/** @type {keyof TallerRotulos["impresos"]} */ (name.replace(/-/g, "_"))]; }
    function draw() {
      var name = location.hash.slice(1);
      if (names.indexOf(name) < 0) name = names[0];
      document.querySelectorAll("[data-hoja]").forEach(function (a) {
        if (/** @type {HTMLElement} */ (a).dataset.hoja === name) a.setAttribute("aria-current", "true"); else a.removeAttribute("aria-current");
      });
      paper.textContent = "";
      T.sheets[name](x).forEach(function (e) { paper.append(e); });
      paper.querySelectorAll(".una").forEach(function (e) { T.fitSheet(/** @type {HTMLElement} */ (e)); });
      document.title = label(name) + " · " + s.nombre;
    }
    /** @param {string} words @param {string} told */
    function paste(words, told) {
      text.hidden = false;
      text.value = words;
      T.copy(words).then(function (ok) { status.textContent = ok ? told : r.copia_a_mano; if (!ok) text.select(); });
    }
    /** @param {string} words @param {() => void} act */
    function button(words, act) { return T.el("button", { type: "button", class: "boton boton--claro", onclick: act }, [words]); }
    main.textContent = "";
    main.append(T.el("div", { class: "mandos" }, [
      T.el("p", {}, [T.el("a", { href: T.base + "sesiones/" + id + ".html" }, [s.nombre + ". " + s.titulo])]),
      T.el("h1", {}, [r.titulo]), T.el("p", {}, [T.fill(comun.rotulos.cifras.para, { grupo: x.grupo }) + ". " + r.cambiar]),
      T.el("nav", { "aria-label": r.titulo }, [T.el("ul", {}, names.map(function (name) {
        return T.el("li", {}, [T.el("a", { href: "#" + name, "data-hoja": name }, [label(name)])]);
      }))]),
      T.el("p", { class: "acciones" }, [
        T.el("button", { type: "button", class: "boton", onclick: function () { print(); } }, [r.imprimir]),
        button(r.al_calendario, function () {
          var ics = T.calendar(x, new Date());
          if (ics) T.download("agenda-" + id + ".ics", ics, "text/calendar"); else status.textContent = r.falta_fecha;
        }),
        button(r.como_texto, function () { paste(T.agendaText(x), r.copiado); }),
        button(r.como_invitacion, function () { paste(T.invitation(x), r.copiado); }),
      ]), status, text,
    ]), paper);
    addEventListener("hashchange", draw);
    addEventListener("storage", function () { x = facts(comun, s, nombres); draw(); });
    draw();
    main.dataset.listo = "si";
  }
})((window.Taller = window.Taller || /** @type {TallerPrograma} */ ({})));
