/* The scored check of a guide. Without this file it is a form to print. */
(function () {
  var form = document.querySelector("[data-prueba]");
  if (!form) return;
  var all = function (root, selector) { return [].slice.call(root.querySelectorAll(selector)); };
  var SVG = "http://www.w3.org/2000/svg";
  var dimensions = all(form, "[data-dimension]"), readings = all(form, "[data-desde]");
  var status = form.querySelector("[data-cuenta]"), figure = form.querySelector(".radar");
  var axes = JSON.parse(figure.dataset.ejes), centre = JSON.parse(figure.dataset.centro);
  /* One key per site and page. */
  var key = "prueba:" + location.pathname;
  var shape = document.createElementNS(SVG, "g");
  shape.setAttribute("class", "radar__nuestro");
  figure.querySelector("svg").append(shape);

  var answers = function () {
    var out = {};
    all(form, "input:checked").forEach(function (i) { out[i.name] = +i.value; });
    return out;
  };
  var keep = function (given) {
    try {
      if (Object.keys(given).length) localStorage.setItem(key, JSON.stringify(given));
      else localStorage.removeItem(key);
      return !window.__sinAlmacen; /* antes.js lends a store that lasts as long as the page */
    } catch (e) { return false; /* private mode */ }
  };
  var reading = function (share) {
    var fits = readings.filter(function (r) { return share >= +r.dataset.desde; });
    return fits[fits.length - 1];
  };
  /* A row of the table; points are null where an answer lacks. Returns the share, 0 to 1. */
  var fill = function (row, points, most) {
    var share = points === null ? 0 : points / most, per_cent = Math.round(share * 100);
    row.querySelector("[data-puntos]").textContent = points === null ? "___" : points;
    row.querySelector("[data-porcentaje]").textContent = points === null ? "___" : per_cent;
    row.querySelector("[data-lectura]").textContent =
      points === null ? form.dataset.vacio : reading(per_cent).querySelector("dt").textContent;
    return points === null ? null : share;
  };
  var draw = function (shares) {
    shape.textContent = "";
    var at = function (i) {
      return axes[i].map(function (v, n) { return (centre[n] + (v - centre[n]) * shares[i]).toFixed(1); });
    };
    var whole = shares.every(function (s) { return s !== null; });
    if (whole) {
      var area = document.createElementNS(SVG, "polygon");
      area.setAttribute("points", shares.map(function (_, i) { return at(i).join(","); }).join(" "));
      shape.append(area);
    }
    shares.forEach(function (s, i) {
      if (s === null) return;
      var dot = document.createElementNS(SVG, "circle"), place = at(i);
      dot.setAttribute("cx", place[0]);
      dot.setAttribute("cy", place[1]);
      dot.setAttribute("r", 8);
      shape.append(dot);
    });
  };
  var show = function () {
    var given = answers(), left = 0, sum = 0;
    var shares = dimensions.map(function (d) {
      var names = all(d, "fieldset").map(function (f) { return f.querySelector("input").name; });
      var done = names.filter(function (n) { return n in given; });
      var points = done.reduce(function (total, n) { return total + given[n]; }, 0);
      left += names.length - done.length;
      sum += points;
      var row = form.querySelector("[data-fila='" + d.dataset.dimension + "']");
      return fill(row, done.length === names.length ? points : null, +d.dataset.maximo);
    });
    var whole = form.querySelector("[data-fila=total]");
    var share = fill(whole, left ? null : sum, +whole.dataset.maximo);
    draw(shares);
    readings.forEach(function (r) {
      r.classList.toggle("escala__mia", share !== null && r === reading(Math.round(share * 100)));
    });
    status.textContent = left
      ? left + " " + (left === 1 ? form.dataset.faltaUno : form.dataset.faltan)
      : form.dataset.completo;
  };

  try {
    var kept = JSON.parse(localStorage.getItem(key)) || {};
    all(form, "input").forEach(function (i) { i.checked = kept[i.name] === +i.value; });
  } catch (e) { /* private mode, or something else under our key */ }
  var where = form.querySelector("[data-donde]");
  var told = function (kept_well) { where.textContent = kept_well ? form.dataset.guardado : form.dataset.sinGuardar; };
  told(keep(answers()));
  form.addEventListener("change", function () { told(keep(answers())); show(); });
  form.addEventListener("reset", function () {
    setTimeout(function () {
      keep({});
      show();
      status.textContent = form.dataset.borrado;
      form.querySelector("input").focus();
    });
  });
  form.addEventListener("submit", function (e) { e.preventDefault(); });
  form.querySelector("[data-imprimir]").addEventListener("click", function () { print(); });
  all(document, "[data-sin-programa]").forEach(function (x) { x.hidden = true; });
  all(form, "[data-con-programa]").forEach(function (x) { x.hidden = false; });
  show();
})();
