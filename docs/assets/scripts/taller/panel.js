/* The form of «Mi taller»: figures, day, people. It keeps, carries and forgets. */
(function (T) {
  "use strict";
  /** @type {HTMLDialogElement | null} */
  var dialog = null;

  /** Shows the form; the focus goes back to ``opener`` at the end. @param {HTMLElement} opener */
  T.openPanel = function (opener) {
    T.style("taller").then(T.common).then(function (comun) {
      if (dialog) dialog.remove();
      dialog = build(comun);
      document.body.append(dialog);
      dialog.addEventListener("close", function () { opener.focus(); });
      dialog.showModal();
    });
  };

  /** @param {TallerComun} comun @returns {HTMLDialogElement} */
  function build(comun) {
    var r = comun.rotulos.panel, d = T.record(), plan = comun.calculo.supuestos;
    var shown = Object.assign({ inicio: "" }, T.numbers(d, plan), d, { participantes: (d.participantes || []).join("\n") });
    /** @param {keyof typeof shown} name @param {TallerAtributos} more @param {string} [help] */
    function field(name, more, help) {
      var id = "taller-" + name, value = shown[name];
      var input = T.el(name === "participantes" ? "textarea" : "input", Object.assign({ id: id, name: name, autocomplete: "off", "aria-describedby": id + "-nota" }, more));
      input.value = value === undefined ? "" : String(value);
      return T.el("p", { class: "campo campo--" + name }, [
        T.el("label", { for: id }, [r[name]]), input,
        T.el("span", { id: id + "-nota", class: "campo__nota" }, [help || ""]),
      ]);
    }
    var number = { inputmode: "numeric", size: 4 }, text = { maxlength: 300 };
    var status = T.el("p", { role: "status", class: "panel__aviso" });
    var live = T.el("p", { class: "panel__grupo" });
    var form = T.el("form", { novalidate: true, method: "dialog" }, [
      T.el("h2", { id: "taller-titulo" }, [r.titulo]), T.el("p", {}, [r.explica]), status,
      T.el("div", { class: "campos" }, [
        field("personas", number), field("grupos", number), field("aliados", number), field("equipo", number, r.equipo_ayuda),
      ]),
      live,
      T.el("div", { class: "campos" }, [field("fecha", { type: "date" }), field("inicio", { type: "time", step: 300 })]),
      field("lugar", text), field("direccion", text), field("facilitan", text), field("organizacion", text),
      field("participantes", { rows: 5 }, r.participantes_ayuda),
      T.el("p", { class: "acciones" }, [
        T.el("button", { type: "submit", class: "boton" }, [r.guardar]),
        T.el("button", { type: "button", class: "boton boton--claro", onclick: function () { box.close(); } }, [r.cerrar]),
      ]),
      carry(comun, function () { return T.record(); }, say, function () { box.close(); }),
    ]);
    var box = T.el("dialog", { class: "panel md-typeset", "aria-labelledby": "taller-titulo" }, [form]);

    /** @param {string} words @param {Node[]} [more] */
    function say(words, more) {
      status.textContent = words;
      (more || []).forEach(function (n) { status.append(" ", n); });
      status.scrollIntoView({ block: "nearest" });
    }
    /** The fields of the form. @returns {(HTMLInputElement | HTMLTextAreaElement)[]} */
    function fields() { return Array.from(form.querySelectorAll(".campo input, .campo textarea")); }
    /** What the form says. @returns {TallerCrudo} */
    function typed() {
      /** @type {TallerCrudo} */
      var out = {};
      fields().forEach(function (e) { out[e.name] = e.validity.badInput ? "?" : e.value; });
      out.modalidad = T.record().modalidad; // chosen on the page of a session
      return out;
    }
    /** Marks what is wrong; true where nothing is. @param {Record<string, string>} faltas @param {string[]} [only] */
    function mark(faltas, only) {
      fields().forEach(function (e) {
        if (only && only.indexOf(e.name) < 0) return;
        var note = /** @type {HTMLElement} */ (form.querySelector("#" + e.id + "-nota"));
        if (note.dataset.nota === undefined) note.dataset.nota = note.textContent || "";
        note.textContent = faltas[e.name] || note.dataset.nota || "";
        note.classList.toggle("campo__falta", !!faltas[e.name]);
        if (faltas[e.name]) e.setAttribute("aria-invalid", "true"); else e.removeAttribute("aria-invalid");
      });
    }
    function preview() {
      var sound = T.clean(typed(), comun), n = T.numbers(sound.datos, plan), names = sound.datos.participantes || [];
      live.textContent = Object.keys(sound.faltas).length ? "" : T.inWords(n.personas, n.grupos, comun.rotulos.cifras) + ".";
      if (names.length && names.length !== n.personas) {
        live.textContent += " " + T.fill(r.lista_distinta, { nombres: names.length, personas: n.personas });
      }
    }
    /* A mark goes while one types, never while one presses a button: what moves then makes the press miss. */
    form.addEventListener("input", function (e) {
      var changed = /** @type {HTMLInputElement} */ (e.target);
      preview();
      if (changed.hasAttribute("aria-invalid")) mark(T.clean(typed(), comun).faltas, [changed.name]);
    });
    form.addEventListener("submit", function (e) {
      e.preventDefault();
      var sound = T.clean(typed(), comun);
      mark(sound.faltas);
      var wrong = /** @type {HTMLElement | null} */ (form.querySelector("[aria-invalid]"));
      if (wrong) { wrong.focus(); return; }
      if (T.keep("", sound.datos)) { box.close(); T.tell(r.guardado); } else say(r.sin_guardar);
      // First the answer, then the figures: the page may be long and the machine slow.
      requestAnimationFrame(function () { setTimeout(T.refresh); });
    });
    preview();
    return box;
  }

  /** Link, file and forgetting. @param {TallerComun} comun @param {() => TallerDatos} record
   * @param {(words: string, more?: Node[]) => void} say @param {() => void} close @returns {HTMLElement} */
  function carry(comun, record, say, close) {
    var r = comun.rotulos.panel;
    var file = T.el("input", { type: "file", accept: ".json,application/json", class: "oculto", tabindex: -1, "aria-label": r.traer });
    file.addEventListener("change", function () {
      var chosen = file.files && file.files[0];
      if (!chosen) return;
      chosen.text().then(function (text) {
        var parcel = T.parcel(text);
        if (!parcel) { say(r.archivo_roto); return; }
        close();
        T.receive(parcel);
      }, function () { say(r.archivo_roto); });
    });
    /** @param {string} words @param {() => void} act */
    function button(words, act) { return T.el("button", { type: "button", class: "boton boton--claro", onclick: act }, [words]); }
    return T.el("details", {}, [T.el("summary", {}, [r.llevar]), T.el("p", { class: "acciones" }, [
      button(r.enlace, function () {
        var url = T.link(record());
        T.copy(url).then(function (done) {
          if (done) say(r.enlace_copiado);
          else say(r.enlace_a_mano, [T.el("input", { value: url, readonly: true, "aria-label": r.enlace })]);
        });
      }),
      button(r.archivo, function () { T.saveFile(record(), r.archivo_nombre); }),
      button(r.traer, function () { file.click(); }), file,
      button(r.olvidar, function () {
        var d = record(), lost = /** @type {(keyof TallerDatos)[]} */ (Object.keys(d)).map(function (k) { return String(r[k]).toLowerCase(); });
        if (T.kept().length) lost.push(r.olvidar_sala);
        if (!lost.length) { say(r.olvidado_nada); return; }
        say(T.fill(r.olvidar_seguro, { lista: lost.join(", ") }), [
          button(r.olvidar_si, function () {
            T.kept().concat([""]).forEach(function (k) { T.keep(k, null); });
            close();
            T.refresh().then(function () { T.tell(r.olvidado); });
          }),
          button(r.olvidar_no, function () { say(""); }),
        ]);
      }),
    ])]);
  }
})((window.Taller = window.Taller || /** @type {TallerPrograma} */ ({})));
