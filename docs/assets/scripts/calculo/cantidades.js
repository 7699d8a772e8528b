/* How many of each thing, as macros/schedule.py counts them. */
(function (T) {
  "use strict";

  /** How many times something is counted: 22 people, 5 groups. What the team takes too counts it.
   * @param {TallerMaterial} m @param {TallerCalculo} calculo @param {TallerNumeros} n @returns {number} */
  function times(m, calculo, n) {
    var team = m.por === "persona" && m.articulo && (calculo.articulos[m.articulo] || {}).con_equipo ? n.equipo : 0;
    return { persona: n.personas, grupo: n.grupos, aliado: n.aliados, sesion: 1 }[m.por] + team;
  }

  /** In all, by id: the largest use counts, since what serves one block serves the next. Labels go by the sheet.
   * @param {TallerMaterial[]} materiales @param {TallerCalculo} calculo @param {TallerNumeros} n
   * @returns {Record<string, number>} */
  T.copies = function (materiales, calculo, n) {
    /** @type {Record<string, number>} */
    var out = {};
    materiales.forEach(function (m) {
      var id = m.articulo || m.pieza || "", sheet = calculo.por_hoja[id];
      var need = m.cantidad * Math.ceil(times(m, calculo, n) / (m.cada || 1)) + (m.repuesto || 0);
      if (sheet) need = Math.ceil(need / sheet);
      out[id] = Math.max(out[id] || 0, need);
    });
    return out;
  };

  /** A session as it is given in a modality: as it came, where it has no other words for it (macros/plan/modality.py).
   * @param {TallerSesion} s @param {string | undefined} modality @returns {TallerSesion} */
  T.said = function (s, modality) {
    var other = (s.otras || []).filter(function (o) { return o.modalidad === modality; })[0];
    if (!other) return s;
    /** @type {Record<string, TallerBloqueEnOtra>} */
    var by = {};
    other.bloques.forEach(function (b) { by[b.id] = b; });
    return Object.assign({}, s, {
      modalidad: other.modalidad, piezas: other.piezas, marco: other.marco,
      bloques: s.bloques.map(function (b) { return by[b.id] ? Object.assign({}, b, by[b.id]) : b; }),
    });
  };

  /** What a whole session needs, with what its frame does, by id; a piece without materials counts 1.
   * @param {TallerSesion} s @param {TallerCalculo} calculo @param {TallerNumeros} n @returns {Record<string, number>} */
  T.needs = function (s, calculo, n) {
    var all = /** @type {TallerMaterial[]} */ ([]).concat.apply([], s.bloques.map(function (b) { return b.materiales; }));
    if (s.marco) all = all.concat(s.marco.materiales);
    /** @type {Record<string, number>} */
    var out = {};
    s.piezas.forEach(function (id) { out[id] = 1; });
    return Object.assign(out, T.copies(all, calculo, n));
  };

  /** What all sessions need together: what is used up adds up; of the rest, the session that asks for most decides.
   * @param {TallerSesion[]} sesiones @param {TallerCalculo} calculo @param {TallerNumeros} n
   * @returns {Record<string, number>} */
  T.allNeeds = function (sesiones, calculo, n) {
    /** @type {Record<string, number>} */
    var out = {};
    sesiones.forEach(function (s) {
      var own = T.needs(s, calculo, n);
      Object.keys(own).forEach(function (id) {
        var adds = (calculo.articulos[id] || {}).se_gasta;
        out[id] = adds ? (out[id] || 0) + own[id] : Math.max(out[id] || 0, own[id]);
      });
    });
    return out;
  };

  /** Sheets of paper that a machine prints with all the copies.
   * @param {TallerTrabajo} job @param {Record<string, number>} needs @returns {number} */
  T.sheetsOf = function (job, needs) {
    return job.tramos.reduce(function (sum, t) { return sum + t[3] * (needs[t[0]] || 1); }, 0);
  };

  /** Sizes of the groups, the larger ones last: {5: 2, 4: 3} for 22 in 5.
   * @param {number} people @param {number} groups @returns {{tamano: number, cuantos: number}[]} */
  T.sizes = function (people, groups) {
    var low = Math.floor(people / groups), more = people % groups, out = [];
    if (more) out.push({ tamano: low + 1, cuantos: more });
    if (groups - more) out.push({ tamano: low, cuantos: groups - more });
    return out;
  };

  /** «22 personas en 5 grupos: dos de 5 y tres de 4», with the words of the data.
   * @param {number} people @param {number} groups @param {TallerRotulos["cifras"]} r @returns {string} */
  T.inWords = function (people, groups, r) {
    var named = function (/** @type {number} */ k) { return r.numeros[k - 1] || String(k); };
    var sizes = T.sizes(people, groups);
    var text = groups === 1 ? r.un_grupo : r.en_grupos;
    if (groups > 1 && sizes.length === 1) text = r.grupos_iguales;
    var parts = sizes.map(function (s) { return T.fill(r.de_tamano, { cuantos: named(s.cuantos), tamano: s.tamano }); });
    var split = parts.length === 2 ? T.fill(r.dos_tamanos, { primero: parts[0], segundo: parts[1] }) : parts[0];
    return T.fill(text, { personas: people, grupos: groups, tamano: sizes[0].tamano, reparto: split });
  };
})((window.Taller = window.Taller || /** @type {TallerPrograma} */ ({})));
