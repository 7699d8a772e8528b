/* Right after the choices of colours: the one that was kept, before the page is drawn. */
(function () {
  var kept = window.Sitio.leer("__palette"), colours = kept && kept.color;
  if (!colours || typeof colours !== "object") return;
  Object.keys(colours).forEach(function (name) {
    if (/^[a-z]+$/.test(name)) document.body.setAttribute("data-md-color-" + name, String(colours[name]));
  });
})();
