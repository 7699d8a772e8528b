/* Figures in the words of the plan, «en {min} minutos», as macros/plan/saying.py says them. */
(function (T) {
  "use strict";
  var PLACE = /\{([^{}]*)\}( (?:minuto|grupo|persona|aliado|turno)s(?![\wáéíóúñ]))?/g;

  /** A figure with its noun, in the singular where there is one. @param {string} value @param {string} noun @returns {string} */
  function counted(value, noun) { return value + (noun && value === "1" ? noun.slice(0, -1) : noun || ""); }
  /** «1.5», «3». @param {number} value @returns {string} */
  function told(value) { return value.toFixed(2).replace(/\.?0+$/, ""); }

  /** Minutes of each turn of a step: those planned where they fit, else what there is, by halves and at least one.
   * @param {number} minutes @param {number} turns @param {number} each @returns {number} */
  T.turn = function (minutes, turns, each) {
    return turns * each <= minutes ? each : Math.max(0.5, Math.floor((minutes * 2) / turns) / 2);
  };
  /** Turns of a step for these numbers. @param {string} por @param {number} cantidad @param {TallerNumeros} n @returns {number} */
  function turns(por, cantidad, n) {
    return cantidad * (por === "persona" ? n.personas : por === "grupo" ? n.grupos : por === "aliado" ? n.aliados : 1);
  }

  /** A text with the figures of a step or a block in place. @param {string} text @param {number} minutes
   * @param {TallerPaso | null} paso @param {TallerCalculo} calculo @param {TallerNumeros} n @returns {string} */
  T.say = function (text, minutes, paso, calculo, n) {
    return text.replace(PLACE, function (whole, name, noun) {
      var share = /^(\d{1,3}) de (\d{1,3})$/.exec(name.trim()), t = paso && paso.turnos;
      switch (name.trim()) {
        case "min": return counted(String(minutes), noun);
        case "dura": return counted(T.spoken(minutes), noun);
        case "grupos": case "personas": case "aliados": return counted(String(n[/** @type {keyof TallerNumeros} */ (name.trim())]), noun);
        case "turno":
          if (!t) return whole;
          return counted(told(T.turn(minutes, turns(t.por, t.cantidad, n), t.minutos || calculo.ritmo.turno_min)), noun);
      }
      return share ? counted(String(Math.max(1, Math.floor((minutes * +share[1]) / +share[2]))), noun) : whole;
    });
  };

  /** A block that lasts other minutes, with its steps and words as they are then.
   * @param {TallerBloque} b @param {number} minutes @param {TallerCalculo} calculo @param {TallerNumeros} n
   * @returns {TallerBloque} */
  T.blockSaid = function (b, minutes, calculo, n) {
    var planned = b.pasos.map(function (p) { return p.duracion_min; });
    var lasts = minutes === b.duracion_min ? planned : T.split(planned, minutes);
    /** @param {string} x @returns {string} */
    function own(x) { return T.say(x, minutes, null, calculo, n); }
    /** @param {TallerConsejos} c @returns {TallerConsejos} */
    function advice(c) {
      var cut = c.si_falta_tiempo;
      return {
        decir: c.decir.map(own), cuidar: c.cuidar.map(own), como: c.como.map(own),
        si_falta_tiempo: cut && { ahorra_min: cut.ahorra_min, texto: own(cut.texto) },
      };
    }
    return Object.assign({}, b, {
      objetivo: own(b.objetivo || ""), consejos: b.consejos && advice(b.consejos),
      pasos: b.pasos.map(function (p, i) {
        /** @param {string} x @returns {string} */
        function mine(x) { return T.say(x, lasts[i], p, calculo, n); }
        return Object.assign({}, p, { duracion_min: lasts[i], texto: mine(p.texto || ""), preguntas: (p.preguntas || []).map(mine) });
      }),
    });
  };

  /** A figure that stands in a page, for these numbers. @param {HTMLElement} place @param {TallerNumeros} n */
  T.putSaid = function (place, n) {
    var d = place.dataset, name = d.cifra || "";
    var value = name === "turno" ? told(T.turn(+(d.min || 0), turns(d.por || "", +(d.cantidad || 1), n), +(d.turno || 1)))
      : String(n[/** @type {keyof TallerNumeros} */ (name)]);
    var words = counted(value, d.palabra || "");
    if (place.textContent !== words) place.textContent = words;
  };
})((window.Taller = window.Taller || /** @type {TallerPrograma} */ ({})));
