/* What the room shows: now and left, what to say and ask, what comes, what to give up. Pure drawing: it keeps nothing. */
(function (T) {
  "use strict";
  var el = T.el;

  /** @param {string} words @param {() => void} act @param {string} [more] @returns {HTMLElement} */
  function button(words, act, more) { return el("button", { type: "button", class: "boton " + (more || ""), onclick: act }, [words]); }
  T.roomButton = button;

  /** A folded list with a heading; nothing for an empty one. @param {string} title @param {string[]} items
   * @param {string} kind @param {boolean} [open] @returns {Node[]} */
  function fold(title, items, kind, open) {
    if (!items.length) return [];
    return [el("details", { class: kind, open: !!open, "data-parte": kind }, [
      el("summary", {}, [title]), el("ul", {}, items.map(function (x) { return el("li", {}, [plain(x)]); })),
    ])];
  }
  /** Words without the marks of emphasis. @param {string} text @returns {string} */
  function plain(text) { return text.replace(/\*\*/g, ""); }
  T.plain = plain;

  /** How long is left, as one reads it from afar. @param {TallerVista} v @param {TallerRotulosSala} r @returns {string} */
  T.leftInWords = function (v, r) {
    if (v.pasado > 0) return T.fill(r.pasaste, { minutos: T.spoken(v.pasado) });
    if (v.quedan <= 1) return r.queda_poco;
    return T.fill(r.quedan, { minutos: T.spoken(v.quedan) });
  };

  /** The block at work. @param {TallerVista} v @param {TallerSala} room @param {TallerComunSala} comun
   * @param {TallerMandos} on @returns {HTMLElement} */
  T.drawNow = function (v, room, comun, on) {
    var r = comun.hay.rotulos.sala, b = /** @type {TallerBloque} */ (v.ahora), c = b.consejos;
    var box = el("section", { class: "ahora", "aria-labelledby": "ahora-titulo" }, [
      el("p", { class: "rotulo" }, [r.ahora]),
      el("h2", { id: "ahora-titulo" }, [b.titulo || (b.tipo === "comida" ? r.comida : r.pausa)]),
      el("p", { class: "reloj" + (v.pasado ? " reloj--tarde" : ""), role: "timer" }, [T.leftInWords(v, r)]),
      el("p", { class: "mandos" }, [
        button(r.siguiente, on.next), button(T.fill(r.voy_tarde, { minutos: 5 }), function () { on.more(5); }, "boton--claro"),
        room.e.hechos.length ? button(r.regresar, on.back, "boton--claro") : "",
      ]),
    ]);
    if (b.objetivo) box.append(el("p", {}, [plain(b.objetivo)]));
    if (c && c.como.length) fold(comun.modalidades[room.s.modalidad], c.como, "como", true).forEach(function (x) { box.append(x); });
    if (c) fold(r.decir, c.decir, "decir", true).forEach(function (x) { box.append(x); });
    b.pasos.forEach(function (p, i) {
      var asks = (p.preguntas || []).map(function (q) {
        return el("li", {}, [plain(q) + " ", button(r.proyectar, function () { on.project(q); }, "boton--chico")]);
      });
      box.append(el("details", { class: "paso", open: i === 0, "data-parte": "paso-" + i }, [
        el("summary", {}, [p.titulo + " · " + T.spoken(p.duracion_min)]), el("p", {}, [plain(p.texto || "")]),
        asks.length ? el("ul", { class: "preguntas" }, asks) : "",
      ]));
    });
    var pieces = b.piezas.map(function (id) {
      return el("li", {}, [el("a", { href: T.base + "kit/" + id + ".html" }, [comun.hay.piezas[id] ? comun.hay.piezas[id].titulo : id])]);
    });
    if (pieces.length) box.append(el("details", { "data-parte": "piezas", open: true }, [el("summary", {}, [r.sacar]), el("ul", {}, pieces)]));
    if (c) fold(r.cuidar, c.cuidar, "cuidar").forEach(function (x) { box.append(x); });
    return box;
  };

  /** What comes, with its hours and minutes. @param {TallerVista} v @param {TallerComunSala} comun @returns {HTMLElement} */
  T.drawNext = function (v, comun) {
    var r = comun.hay.rotulos.sala, zero = minutesOf(v.cero);
    var rows = v.resto.partes.map(function (p) {
      var name = p.bloque.titulo || (p.bloque.tipo === "comida" ? r.comida : r.pausa);
      var change = !p.ahora ? r.se_quita : p.nuevo ? r.se_agrega : p.ahora !== p.antes ? T.fill(r.antes, { minutos: T.spoken(p.antes) }) : "";
      return el("tr", { class: "agenda__" + p.bloque.tipo + (p.ahora ? "" : " agenda__fuera") }, [
        el("td", {}, [p.ahora ? T.toClock(zero + p.inicio) : "—"]), el("th", { scope: "row" }, [name]),
        el("td", {}, [(p.ahora ? T.spoken(p.ahora) : "") + (change ? " " : ""), change ? el("small", {}, [change]) : ""]),
      ]);
    });
    return el("section", { class: "sigue", "aria-labelledby": "sigue-titulo" }, [
      el("h2", { id: "sigue-titulo" }, [r.sigue]),
      el("table", {}, [el("tbody", {}, rows)]),
      el("p", { class: "fin" }, [T.fill(r.terminan, { hora: T.toClock(zero + v.resto.termina) })]),
    ]);
  };

  /** How to make it fit: what each block can leave out, or what to drop where not even the least fits.
   * @param {TallerVista} v @param {TallerSala} room @param {TallerComunSala} comun @param {TallerMandos} on
   * @param {(b: TallerBloque, minutes: number) => TallerBloque} said @returns {HTMLElement | ""} */
  T.drawCuts = function (v, room, comun, on, said) {
    var r = comun.hay.rotulos.sala, rest = v.resto.partes.map(function (p) { return said(p.nuevo ? p.bloque : room.block(p.bloque.id), p.ahora || p.antes); });
    /** @type {Node[]} */
    var items = [];
    if (v.resto.falta) {
      T.droppable(room.rest()).forEach(function (d) {
        items.push(el("li", {}, [
          T.fill(r.dejar_fuera, { titulo: d.bloque.titulo, minutos: d.ahorra }) + " ",
          button(r.dejar, function () { on.drop(d.bloque.id); }, "boton--chico"),
        ]));
      });
      items.push(el("li", {}, [
        T.fill(r.terminar_tarde, { hora: T.toClock(minutesOf(v.cero) + v.resto.termina) }) + " ",
        button(r.aceptar, function () { on.later(v.resto.falta); }, "boton--chico"),
      ]));
    }
    var late = v.resto.partes.some(function (p) { return p.ahora < p.antes; });
    rest.concat(v.ahora ? [v.ahora] : []).forEach(function (b, i, all) {
      var cut = b.consejos && b.consejos.si_falta_tiempo, used = room.e.recortes.indexOf(b.id) >= 0;
      if (!cut || !cut.ahorra_min || all.findIndex(function (x) { return x.id === b.id; }) !== i || !(late || used || v.pasado)) return;
      items.push(el("li", {}, [
        el("strong", {}, [b.titulo_corto + ". "]), plain(cut.texto) + " " + T.fill(r.ganas, { minutos: cut.ahorra_min }) + " ",
        button(used ? r.recorte_quitar : r.recorte_usar, function () { on.cut(b.id); }, "boton--chico"),
      ]));
    });
    room.e.fuera.forEach(function (id) {
      var b = room.s.bloques.filter(function (x) { return x.id === id; })[0];
      if (b && b.tipo === "actividad") items.push(el("li", {}, [
        T.fill(r.quedo_fuera, { titulo: b.titulo }) + " ", button(r.volver_a_poner, function () { on.drop(id); }, "boton--chico"),
      ]));
    });
    if (!items.length) return "";
    var title = v.resto.falta ? T.fill(r.no_alcanza, { minutos: v.resto.falta }) : r.para_que_quepa;
    return el("section", { class: "recortes" + (v.resto.falta ? " recortes--urge" : "") }, [el("h2", {}, [title]), el("ul", {}, items)]);
  };

  /** One line on how the day goes. @param {TallerVista} v @param {TallerRotulosSala} r @returns {string} */
  T.drawPace = function (v, r) {
    var told = v.tarde > 0 ? T.fill(r.tarde, { minutos: T.spoken(v.tarde) })
      : v.tarde < 0 ? T.fill(r.adelante, { minutos: T.spoken(-v.tarde) }) : r.a_tiempo;
    return told + (v.resto.comida_tarde ? " " + T.fill(r.comida_tarde, { minutos: T.spoken(v.resto.comida_tarde) }) : "");
  };

  /** Minutes after midnight of a moment. @param {number} ms @returns {number} */
  function minutesOf(ms) {
    var d = new Date(ms);
    return d.getHours() * 60 + d.getMinutes();
  }
  T.minutesOf = minutesOf;
})((window.Taller = window.Taller || /** @type {TallerPrograma} */ ({})));
