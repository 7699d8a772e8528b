/* Sheets that carry a person's own figures, made to be printed by the browser. Each takes what there is to tell and
   gives an element of class «hoja»; its page size is in assets/estilos/imprimir.css. */
(function (T) {
  "use strict";
  var el = T.el;
  /** @type {Record<string, (x: TallerImpreso) => HTMLElement[]>} */
  var sheets = (T.sheets = {});

  /** @param {string} kind @param {(Node | string)[]} children @returns {HTMLElement} */
  function sheet(kind, children) { return el("section", { class: "hoja hoja--" + kind }, children); }
  /** Title, place, day and group at the head of a sheet. @param {TallerImpreso} x @param {string} title @returns {HTMLElement} */
  function head(x, title) {
    var told = [x.dia, x.d.lugar, x.grupo].filter(Boolean).join(" · ");
    return el("header", {}, [el("p", { class: "sobre" }, [x.organizacion]), el("h1", {}, [title]),
      el("p", {}, [x.s.nombre + ". " + x.s.titulo]), el("p", { class: "dato" }, [told])]);
  }
  /** @param {string[]} names @param {(string | Node)[][]} rows @param {string} [kind] @returns {HTMLElement} */
  function table(names, rows, kind) {
    return el("table", { class: kind || "" }, [
      el("thead", {}, [el("tr", {}, names.map(function (n) { return el("th", { scope: "col" }, [n]); }))]),
      el("tbody", {}, rows.map(function (cells) { return el("tr", {}, cells.map(function (c) { return el("td", {}, [c]); })); })),
    ]);
  }

  /** The run of the day, on one page. */
  sheets.corrida = function (x) {
    var rows = T.run(x.s.bloques, x.inicio).map(function (m) {
      var pieces = m.bloque.piezas.map(function (id) { return x.hay.piezas[id] ? x.hay.piezas[id].titulo : id; }).join(", ");
      return [m.inicio + " – " + m.fin, el("strong", {}, [m.bloque.titulo]), T.spoken(m.bloque.duracion_min), pieces];
    });
    return [sheet("carta una", [head(x, x.r.corrida), table([x.r.hora, x.r.actividad, x.r.dura, x.r.se_saca], rows, "corrida")])];
  };

  /** The participants' agenda. */
  sheets.agenda = function (x) {
    var rows = T.run(x.s.bloques, x.inicio).map(function (m) { return [m.inicio, m.bloque.titulo]; });
    rows.push([T.toClock(x.inicio + T.total(x.s.bloques)), x.r.terminamos]);
    return [sheet("carta una", [head(x, x.r.agenda), el("p", { class: "grande" }, [T.plain(x.s.objetivo)]), table([x.r.hora, x.r.actividad], rows, "grande")])];
  };

  /** The wall agenda; the same at 60×90 cm and on Letter. @param {string} kind */
  function wall(kind) {
    return function (/** @type {TallerImpreso} */ x) {
      var rows = T.run(x.s.bloques, x.inicio).map(function (m) {
        return el("li", { class: m.bloque.tipo }, [el("span", {}, [m.inicio]), el("b", {}, [m.bloque.titulo_corto || m.bloque.titulo])]);
      });
      rows.push(el("li", { class: "fin" }, [el("span", {}, [T.toClock(x.inicio + T.total(x.s.bloques))]), el("b", {}, [x.r.terminamos])]));
      return [sheet(kind + " pared una", [el("h1", {}, [x.s.titulo]), el("ul", {}, rows)])];
    };
  }
  sheets["pared-60x90"] = wall("pliego");
  sheets["pared-carta"] = wall("carta");

  /** What to buy and what to borrow. */
  sheets.compras = function (x) {
    var buy = /** @type {(string | Node)[][]} */ ([]), borrow = /** @type {(string | Node)[][]} */ ([]);
    Object.keys(x.necesita).forEach(function (id) {
      var a = x.hay.articulos[id], n = x.necesita[id];
      if (a) (a.prestado ? borrow : buy).push(["☐", String(n), n === 1 ? a.uno : a.varios, a.nota]);
    });
    var names = [x.r.listo, x.r.cuantos, x.r.que, x.r.nota];
    return [sheet("carta", [head(x, x.r.compras), table(names, buy), borrow.length ? el("h2", {}, [x.r.prestado]) : "", borrow.length ? table(names, borrow) : ""])];
  };

  /** What the copy shop prints: copies by paper. */
  sheets.pedido = function (x) {
    /** @type {Record<string, (string | Node)[][]>} */
    var by = {};
    x.s.piezas.forEach(function (id) {
      var p = x.hay.piezas[id], kind = p && x.hay.tipos[p.tipo];
      if (!p || !kind || p.tipo === "presentacion") return;
      var group = kind.papel + ", " + kind.tinta.toLowerCase() + (kind.caras === 2 ? ", " + x.r.dos_caras : "");
      (by[group] = by[group] || []).push(["☐", String(x.necesita[id] || 1), p.titulo, kind.uno]);
    });
    var parts = Object.keys(by).map(function (g) {
      return el("div", {}, [el("h2", {}, [g]), table([x.r.listo, x.r.copias, x.r.pieza, x.r.tipo], by[g])]);
    });
    return [sheet("carta", [head(x, x.r.pedido)].concat(parts))];
  };

  /** What each machine prints, its sheets counted before anything is chosen; what can be drawn by hand instead. */
  sheets.maquinas = function (x) {
    var jobs = x.s.trabajos || [], hand = /** @type {string[]} */ ([]), guided = /** @type {string[]} */ ([]), saved = 0;
    var sum = jobs.map(function (j) { return el("li", {}, [j.llamada + ": ", el("strong", {}, [String(T.sheetsOf(j, x.necesita))]), " " + x.r.hojas.toLowerCase()]); });
    /** @type {HTMLElement[]} */
    var out = [head(x, x.r.maquinas), el("ul", { class: "grande" }, sum)];
    jobs.forEach(function (j) {
      var rows = j.tramos.map(function (t) {
        var p = x.hay.piezas[t[0]], n = x.necesita[t[0]] || 1;
        if (j.uso === "oficina" && p.tipo === "rotafolio") guided.push(p.titulo);
        if (j.uso === "ploter" && p.a_mano) { hand.push(p.titulo); saved += t[3] * n; }
        return ["☐", t[1] === t[2] ? String(t[1]) : t[1] + "–" + t[2], p.titulo, String(n), String(t[3] * n)];
      });
      var links = Object.keys(j.pdfs).map(function (ink) {
        return el("a", { href: T.base + j.pdfs[ink][0] }, [ink === "color" ? x.r.a_color : x.r.sin_color]);
      });
      out.push(el("h2", {}, [j.llamada + ": " + T.sheetsOf(j, x.necesita) + " " + x.r.hojas.toLowerCase()]));
      out.push(el("p", {}, /** @type {(string | Node)[]} */ ([x.r.m_archivo + " "]).concat(links.length > 1 ? [links[0], " · ", links[1]] : links)));
      out.push(table([x.r.listo, x.r.m_paginas, x.r.pieza, x.r.copias, x.r.hojas], rows));
    });
    var drawn = [{ dice: x.r.m_con_hoja, titulos: guided }, { dice: T.fill(x.r.m_ahorras, { pliegos: saved }), titulos: hand }]
      .filter(function (d) { return d.titulos.length; })
      .map(function (d) { return el("p", {}, [d.dice + " " + d.titulos.join("; ") + "."]); });
    var told = drawn.length ? /** @type {HTMLElement[]} */ ([el("h2", {}, [x.r.a_mano])]).concat(drawn) : [];
    return [sheet("carta", out.slice(0, 2).concat(told, out.slice(2)))];
  };

  /** Name tags, eight on a page: pasted names, or lines to write on. */
  sheets.gafetes = function (x) {
    var names = x.nombres.slice(), out = [];
    while (names.length < x.n.personas && !x.nombres.length) names.push("");
    for (var i = 0; i < names.length; i += 8) {
      out.push(sheet("carta gafetes", names.slice(i, i + 8).map(function (name) {
        var size = name.length > 26 ? "chico" : name.length > 16 ? "medio" : "";
        return el("div", { class: "gafete " + size }, [el("b", {}, [name || " "]), el("small", {}, [x.organizacion || x.s.nombre])]);
      })));
    }
    return out;
  };

  /** Attendance: one row a person, with room to sign. */
  sheets.asistencia = function (x) {
    var names = x.nombres.slice();
    while (names.length < x.n.personas) names.push("");
    var rows = names.map(function (name, i) { return [String(i + 1), name, "", ""]; });
    return [sheet("carta asistencia", [head(x, x.r.asistencia), table([x.r.numero, x.r.nombre_de, x.r.de_donde, x.r.firma], rows)])];
  };

  /** One certificate a person. */
  sheets.constancias = function (x) {
    return (x.nombres.length ? x.nombres : [""]).map(function (name) {
      return sheet("apaisada constancia", [
        el("p", { class: "sobre" }, [x.organizacion]), el("h1", {}, [x.r.constancia]), el("p", { class: "nombre" }, [name || " "]),
        el("p", {}, [T.fill(x.r.constancia_texto, { sesion: x.s.nombre + ". " + x.s.titulo, duracion: T.spoken(T.total(x.s.bloques)) })]),
        el("p", {}, [[x.d.lugar, x.dia].filter(Boolean).join(". ")]),
        el("div", { class: "firmas" }, (x.facilitan.length ? x.facilitan : [""]).map(function (f) {
          return el("p", {}, [f || " ", el("small", {}, [x.r.facilita])]);
        })),
      ]);
    });
  };

  /** Letters as large as the page allows, or as small as it asks. @param {HTMLElement} e */
  T.fitSheet = function (e) {
    var wallSheet = e.classList.contains("pared"), low = wallSheet ? 10 : 7, high = wallSheet ? 200 : 12;
    var limit = e.clientHeight;
    while (high - low > 0.25) {
      var mid = (low + high) / 2;
      e.style.fontSize = mid + "pt";
      if (e.scrollHeight <= limit + 1 && e.scrollWidth <= e.clientWidth + 1) low = mid; else high = mid;
    }
    e.style.fontSize = low + "pt";
  };
})((window.Taller = window.Taller || /** @type {TallerPrograma} */ ({})));
