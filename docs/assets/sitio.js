/* What the theme leaves out for keyboards and paper. */
(function () {
  /* The theme opens its menu and its search with labels, which no keyboard reaches: buttons press them. */
  function button(label, name) {
    if (!label || !name) return;
    var b = document.createElement("button"), box = document.getElementById(label.htmlFor);
    b.type = "button";
    b.className = label.className;
    b.setAttribute("for", label.htmlFor); /* the theme's styles choose by it */
    b.setAttribute("aria-label", name.getAttribute("aria-label"));
    b.setAttribute("aria-expanded", box.checked);
    b.innerHTML = label.innerHTML;
    b.addEventListener("click", function () { label.click(); });
    box.addEventListener("change", function () { b.setAttribute("aria-expanded", box.checked); });
    label.before(b);
    label.style.display = "none";
  }
  var header = ".md-header__inner > label[for=";
  button(document.querySelector(header + "__drawer]"), document.querySelector(".md-nav--primary"));
  button(document.querySelector(header + "__search]"), document.querySelector(".md-search__input"));

  /* On paper everything is open. */
  var opened = [];
  addEventListener("beforeprint", function () {
    opened = [].slice.call(document.querySelectorAll("details:not([open])"));
    opened.forEach(function (d) { d.open = true; });
  });
  addEventListener("afterprint", function () { opened.forEach(function (d) { d.open = false; }); });
})();
