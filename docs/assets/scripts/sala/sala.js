/* The room: wires the clock, the memory, what is shown, the second window and the keys. */
(function (T) {
  "use strict";
  var main = /** @type {HTMLElement} */ (document.getElementById("sala")), id = /** @type {HTMLElement} */ (main.querySelector("[data-sala]")).dataset.sala || "";
  if (location.hash === "#proyector") { T.beProjector(main); return; }

  T.need(T.FIGURES.concat(T.FITTING, ["taller/llevar", "sala/palabras", "sala/plan", "sala/estado", "sala/informe", "sala/pantalla"]))
    .then(function () { return Promise.all([T.common(), T.things(), T.session(id), T.words(id)]); })
    .then(function (found) { open(Object.assign({ hay: found[1] }, found[0]), T.withWords(found[2], found[3])); });

  /** @param {TallerComunSala} comun @param {TallerSesion} whole with what each modality says */
  function open(comun, whole) {
    var s = T.said(whole, T.record().modalidad), r = comun.hay.rotulos.sala, number = Math.max(1, Math.min(9, parseInt(location.hash.slice(1), 10) || 1));
    var room = new T.Room(s, "sala:" + id + ":" + number, comun.calculo.pausas[s.modalidad]);
    /** @type {{texto: string}[]} */
    var questions = [], question = -1, drawn = "", spoken = "";
    var head = T.el("header", { class: "cabeza" }), body = T.el("div", { class: "cuerpo" });
    var status = T.el("p", { class: "estado", role: "status" });
    main.textContent = "";
    main.append(head, status, body);

    /** @type {TallerMandos} */
    var on = {
      next: function () { room.next(Date.now()); awake(); draw(true); },
      back: function () { room.back(); draw(true); },
      more: function (n) { room.more(n); draw(true); },
      later: function (n) { room.later(n); draw(true); },
      drop: function (x) { room.drop(x); draw(true); },
      cut: function (x) { room.cut(x); draw(true); },
      project: function (q) {
        question = questions.map(function (x) { return x.texto; }).indexOf(T.plain(q));
        T.project({ texto: T.plain(q) });
        if (!T.openedProjector) T.openedProjector = T.openProjector();
      },
    };

    /** Keeps the screen on while the day runs. */
    function awake() {
      var lock = navigator.wakeLock; // not in every browser
      if (lock) lock.request("screen").catch(function () { /* the browser decides */ });
    }
    document.addEventListener("visibilitychange", function () { if (!document.hidden && room.e.ahora) awake(); });

    function heading() {
      head.textContent = "";
      var rooms = [number].concat(T.kept().map(function (k) { return k.indexOf("sala:" + id + ":") ? 0 : +k.split(":")[2]; }));
      var last = Math.max.apply(null, rooms.filter(Boolean));
      head.append(
        T.el("p", {}, [T.el("a", { href: T.base + "sesiones/" + id + ".html" }, [s.nombre + ". " + s.titulo])]),
        T.el("h1", {}, [r.titulo + (last > 1 ? " " + number : "")]),
        T.el("p", { class: "mandos" }, [
          T.roomButton(r.proyector, function () { T.openedProjector = T.openProjector(); }, "boton--claro"),
          T.roomButton(r.proyectar_agenda, function () { T.project({ agenda: agenda() }); }, "boton--claro"),
          T.roomButton(r.proyectar_cuenta, function () { counting = true; tell(); }, "boton--claro"),
          T.roomButton(r.proyectar_nada, function () { counting = false; T.project({ negro: true }); }, "boton--claro"),
          T.el("a", { class: "boton boton--claro", href: "#" + (number === 1 ? 2 : 1) }, [T.fill(r.otra_sala, { numero: number === 1 ? 2 : 1 })]),
        ]), ways());
    }
    /** How the session is given, where it may be given in more than one way. @returns {Node | ""} */
    function ways() {
      if (!whole.otras.length) return "";
      var names = [whole.modalidad].concat(whole.otras.map(function (o) { return o.modalidad; }));
      var choice = T.el("select", { id: "sala-modalidad" }, names.map(function (m) {
        return T.el("option", { value: m, selected: m === s.modalidad }, [comun.modalidades[m]]);
      }));
      choice.addEventListener("change", function () {
        var d = T.record();
        if (choice.value === whole.modalidad) delete d.modalidad; else d.modalidad = /** @type {TallerModalidad} */ (choice.value);
        T.keep("", Object.keys(d).length ? d : null);
        room.s = s = T.said(whole, d.modalidad);
        room.limit = comun.calculo.pausas[s.modalidad];
        draw(true);
      });
      return T.el("p", {}, [T.el("label", { for: "sala-modalidad" }, [comun.hay.rotulos.vistas.modalidad + " "]), choice]);
    }
    var counting = false;
    /** @returns {string[][]} */
    function agenda() {
      var v = room.view(Date.now());
      return v.resto.partes.filter(function (p) { return p.ahora; }).map(function (p) {
        return [T.toClock(T.minutesOf(v.cero) + p.inicio), p.bloque.titulo_corto || r.pausa];
      });
    }
    function tell() {
      if (!counting) return;
      var v = room.view(Date.now());
      if (v.ahora) T.project({ texto: T.leftInWords(v, r), pie: v.ahora.titulo_corto });
    }

    /** A block in the words of the minutes that it has today. @param {TallerBloque} b @param {number} minutes */
    function said(b, minutes) { return T.blockSaid(b, minutes, comun.calculo, T.numbers(T.record(), comun.calculo.supuestos)); }

    /** Draws what changed; unfolded parts stay so. @param {boolean} [anew] */
    function draw(anew) {
      var now = Date.now(), v = room.view(now);
      var key = [room.e.ahora && room.e.ahora.id, room.e.termino, Math.floor(now / 60000), JSON.stringify(room.e.recortes)].join("|");
      if (!anew && key === drawn) return;
      if (v.ahora) v.ahora = said(v.ahora, room.e.ahora ? room.e.ahora.min : v.ahora.duracion_min);
      drawn = key;
      /** @type {Record<string, boolean>} */
      var open = {}, same = body.dataset.bloque === (v.ahora ? v.ahora.id : "");
      body.querySelectorAll("details").forEach(function (d) { open[d.dataset.parte || ""] = d.open; });
      var focus = /** @type {HTMLElement} */ (document.activeElement), words = body.contains(focus) ? focus.textContent : "";
      body.textContent = "";
      body.dataset.bloque = v.ahora ? v.ahora.id : "";
      if (room.e.termino) body.append(finished());
      else if (!v.ahora) body.append(before(v, now), T.drawNext(v, comun));
      else {
        body.append(T.drawNow(v, room, comun, on), T.drawCuts(v, room, comun, on, said), T.drawNext(v, comun));
        questions = [];
        v.ahora.pasos.forEach(function (p) { (p.preguntas || []).forEach(function (q) { questions.push({ texto: T.plain(q) }); }); });
      }
      if (same) body.querySelectorAll("details").forEach(function (d) {
        var part = d.dataset.parte || "";
        if (part in open) d.open = open[part];
      });
      if (words) Array.from(body.querySelectorAll("button, summary, a")).some(function (x) {
        if (x.textContent !== words) return false;
        /** @type {HTMLElement} */ (x).focus({ preventScroll: true });
        return true;
      });
      var pace = v.ahora ? T.drawPace(v, r) + (room.safe ? "" : " " + r.sin_guardar) : "";
      if (pace !== spoken) status.textContent = spoken = pace;
      tell();
    }

    /** @param {TallerVista} v @param {number} now @returns {HTMLElement} */
    function before(v, now) {
      var wait = Math.round((v.cero - now) / 60000), input = T.el("input", { type: "time", id: "sala-hora", step: 300 });
      input.value = T.toClock(T.minutesOf(v.cero));
      input.addEventListener("change", function () {
        if (T.toMinutes(input.value) === null) { status.textContent = comun.rotulos.panel.error_hora; return; }
        room.e.inicio = input.value;
        room.keep();
        draw(true);
      });
      var told = wait > 0 ? T.fill(r.faltan, { minutos: T.spoken(wait) }) : wait < 0 ? T.fill(r.debio_empezar, { minutos: T.spoken(-wait) }) : r.es_hora;
      return T.el("section", { class: "ahora" }, [
        T.el("p", {}, [T.el("label", { for: "sala-hora" }, [r.empieza + " "]), input]),
        T.el("p", { class: "reloj" }, [told]), T.el("p", { class: "mandos" }, [T.roomButton(r.empezar, on.next)]),
      ]);
    }

    /** @returns {HTMLElement} */
    function finished() {
      var rows = T.sideBySide(room, r).map(function (x) {
        return T.el("tr", {}, [T.el("th", { scope: "row" }, [x.titulo]), T.el("td", {}, [T.spoken(x.plan)]), T.el("td", {}, [T.spoken(x.real)])]);
      });
      var text = T.reportText(room, r), changes = T.reportChanges(room, r);
      return T.el("section", { class: "ahora" }, [
        T.el("h2", {}, [r.termino]),
        T.el("table", {}, [T.el("thead", {}, [T.el("tr", {}, [r.col_bloque, r.col_plan, r.col_real].map(function (x) {
          return T.el("th", { scope: "col" }, [x]);
        }))]), T.el("tbody", {}, rows)]),
        T.el("p", { class: "mandos" }, [
          T.roomButton(r.copiar, function () { T.copy(text).then(function (ok) { status.textContent = ok ? r.copiado : r.no_copiado; }); }),
          T.roomButton(r.bajar, function () { T.download("tiempos-" + id + ".txt", text, "text/plain"); }, "boton--claro"),
          T.roomButton(r.bajar_cambios, function () { T.download("cambios-" + id + ".yml", changes, "text/yaml"); }, "boton--claro"),
          T.roomButton(r.regresar, on.back, "boton--claro"),
          T.roomButton(r.otra_vez, function () { room.reset(); draw(true); }, "boton--claro"),
        ]),
      ]);
    }

    /** A remote presenter sends these. @param {string} key @returns {boolean} */
    function press(key) {
      var step = key === "PageDown" || key === "ArrowRight" ? 1 : key === "PageUp" || key === "ArrowLeft" ? -1 : 0;
      if (!step || !questions.length) return false;
      counting = false;
      question = Math.max(0, Math.min(questions.length - 1, question + step));
      T.project({ texto: questions[question].texto });
      return true;
    }
    T.onProjectorKey(press);
    addEventListener("keydown", function (e) { if (/^Page/.test(e.key) && press(e.key)) e.preventDefault(); });
    addEventListener("hashchange", function () { location.reload(); });
    addEventListener("storage", function (e) { if (e.key && e.key.indexOf(room.name) > 0) { room.recall(); draw(true); } });
    heading();
    draw(true);
    setInterval(draw, 1000);
  }
})((window.Taller = window.Taller || /** @type {TallerPrograma} */ ({})));
