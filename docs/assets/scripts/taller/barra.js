/* The strip at the head of a page: for which group its figures are, and the way to change them. With figures of her
   own, every number of the page follows. Without this file the page tells the plan's. */
(function (T) {
  "use strict";
  var bar = /** @type {HTMLElement} */ (document.querySelector("[data-taller]"));
  if (!bar) return;
  var told = /** @type {HTMLElement} */ (bar.querySelector("[data-taller-resumen]"));
  var open = /** @type {HTMLButtonElement} */ (bar.querySelector("[data-taller-abrir]"));
  var notice = /** @type {HTMLElement} */ (bar.querySelector("[data-taller-aviso]"));
  var ALL = T.FIGURES.concat(["taller/datos", "taller/llevar", "taller/cifras"]);

  /** Everything that computing takes. @returns {Promise<TallerComun>} */
  T.ready = function () { return T.need(ALL).then(T.common); };

  /** Says something in the strip, aloud too. @param {string} text @param {Node[]} [more] */
  T.tell = function (text, more) {
    notice.textContent = text;
    notice.hidden = !text;
    (more || []).forEach(function (n) { notice.append(" ", n); });
  };

  /** The page with the figures of the record. @returns {Promise<void>} */
  T.refresh = function () {
    return T.ready().then(function (comun) {
      var d = T.record(), own = Object.keys(d).length > 0;
      told.textContent = T.summary(d, comun);
      open.textContent = own ? comun.rotulos.panel.cambiar : comun.rotulos.panel.abrir;
      bar.classList.toggle("taller--mio", own);
      return T.figures(comun, d);
    });
  };

  /** Takes a record that came from elsewhere, asking first where there is one already. @param {TallerEnvio} parcel */
  T.receive = function (parcel) {
    return T.ready().then(function (comun) {
      var r = comun.rotulos.panel, sound = T.clean(parcel.datos, comun).datos, mine = T.record();
      var other = parcel.edicion !== T.edicion ? " " + T.fill(r.otra_edicion, { edicion: String(parcel.edicion).slice(0, 60) }) : "";
      var use = function () {
        var whole = Object.assign({}, sound);
        if (!whole.participantes && mine.participantes) whole.participantes = mine.participantes;
        var kept = T.keep("", whole);
        T.tell(kept ? r.guardado : r.sin_guardar);
        return T.refresh();
      };
      var text = T.fill(r.recibido, { grupo: T.summary(sound, comun).replace(/\.$/, "") }) + other;
      if (!Object.keys(mine).length && !other) return use().then(function () { T.tell(text); });
      T.tell(text, [
        T.el("button", { type: "button", class: "boton", onclick: use }, [r.recibido_usar]),
        T.el("button", { type: "button", class: "boton boton--claro", onclick: function () { T.tell(""); } }, [r.recibido_dejar]),
      ]);
    });
  };

  /** What the address brought, if anything. */
  function address() {
    if (location.hash.indexOf("#taller=") !== 0) return;
    T.ready().then(function (comun) {
      var parcel = T.arrived();
      T.clearAddress();
      if (parcel) return T.receive(parcel);
      T.tell(comun.rotulos.panel.enlace_roto);
    });
  }

  open.hidden = false;
  open.addEventListener("click", function () {
    T.ready().then(function () { return T.need(["taller/panel"]); }).then(function () { T.openPanel(open); });
  });
  addEventListener("storage", function (e) { if (e.key === null || e.key.indexOf("taller:") === 0) T.refresh(); });
  addEventListener("hashchange", address);
  var hour = /** @type {HTMLInputElement | null} */ (document.querySelector("[data-hora-control] input"));
  if (hour) hour.addEventListener("change", function () { T.ready().then(function () { T.setStart(/** @type {HTMLInputElement} */ (hour).value); }); });
  if (Object.keys(T.record()).length) T.refresh();
  address();
})((window.Taller = window.Taller || /** @type {TallerPrograma} */ ({})));
