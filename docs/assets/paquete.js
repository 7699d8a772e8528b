/* The short diagnosis (paquete/ruta) and the filter of the errata (decisiones). Without this file both pages say it all. */
(function () {
  var all = function (root, selector) { return [].slice.call(root.querySelectorAll(selector)); };

  var form = document.querySelector("[data-diagnostico]");
  if (form) {
    var box = form.querySelector("[data-resultado]"), told = form.querySelector("[data-total]");
    var results = all(form, "[data-desde]"), questions = all(form, "fieldset");
    /* One key per site: two sites of the same host do not share answers. */
    var key = "diagnostico:" + window.Sitio.raiz.pathname;
    var answers = function () {
      var out = {};
      all(form, "input:checked").forEach(function (i) { out[i.name] = +i.value; });
      return out;
    };
    var keep = function (given) {
      try {
        if (Object.keys(given).length) localStorage.setItem(key, JSON.stringify(given));
        else localStorage.removeItem(key);
      } catch (e) { /* private mode */ }
    };
    var show = function () {
      var given = answers(), names = Object.keys(given), left = questions.length - names.length, level = "", edge = false;
      var total = names.reduce(function (sum, n) { return sum + given[n]; }, 0);
      box.hidden = !names.length;
      told.textContent = left
        ? left + " " + (left === 1 ? form.dataset.faltaUna : form.dataset.faltan)
        : total + " " + form.dataset.puntos;
      results.forEach(function (r, i) {
        var from = +r.dataset.desde, to = +r.dataset.hasta, mine = !left && total >= from && total <= to;
        r.hidden = !mine;
        if (!mine) return;
        level = r.dataset.nivel;
        edge = (total === from && i > 0) || (total === to && i < results.length - 1);
      });
      all(form, "[data-excepcion]").forEach(function (e) {
        var d = e.dataset, level_fits = !d.nivel || d.nivel === level;
        e.hidden = left || !level_fits || !(d.borde ? edge : given[d.pregunta] === 0);
      });
    };
    try {
      var kept = JSON.parse(localStorage.getItem(key)) || {};
      all(form, "input").forEach(function (i) { i.checked = kept[i.name] === +i.value; });
    } catch (e) { /* private mode, or something else under our key */ }
    form.addEventListener("change", function () { keep(answers()); show(); });
    form.addEventListener("reset", function () {
      setTimeout(function () { keep({}); show(); form.querySelector("input").focus(); });
    });
    form.addEventListener("submit", function (e) { e.preventDefault(); });
    show();
  }

  var filter = document.querySelector("[data-filtro]");
  if (filter) {
    var fold = function (text) { return text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, ""); };
    var rows = all(document, ".errata"), status = filter.querySelector("[data-aviso]");
    var texts = rows.map(function (row) { return fold(row.textContent); });
    var apply = function () {
      var word = fold(filter.palabra.value.trim()), family = filter.familia.value, session = filter.sesion.value, seen = 0;
      var whole = /^[trm]\d{1,2}$/.test(word);
      rows.forEach(function (row, i) {
        var fits = (!word || (whole ? row.querySelector("h3").id === word : texts[i].indexOf(word) >= 0)) &&
          (!family || row.dataset.familia === family) &&
          (!session || row.dataset.sesiones.indexOf(" " + session + " ") >= 0);
        row.hidden = !fits;
        seen += fits;
      });
      status.textContent = seen ? seen + " " + filter.dataset.cuenta : filter.dataset.ninguna;
    };
    filter.hidden = false;
    filter.addEventListener("input", apply);
    filter.addEventListener("submit", function (e) { e.preventDefault(); });
    /* A link to an errata shows it whatever the filter says. */
    addEventListener("hashchange", function () {
      var goal = document.getElementById(location.hash.slice(1)), row = goal && goal.closest(".errata");
      if (row && row.hidden) { filter.reset(); apply(); goal.scrollIntoView(); }
    });
  }
})();
