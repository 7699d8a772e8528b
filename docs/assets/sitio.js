/* The start hour of a session, and what the theme leaves out for keyboards and paper. */
(function () {
  function clock(minutes) {
    var m = ((minutes % 1440) + 1440) % 1440;
    return String(Math.floor(m / 60)).padStart(2, "0") + ":" + String(m % 60).padStart(2, "0");
  }
  function read(text) {
    var parts = /^(\d{1,2}):(\d{2})/.exec(text || "");
    return parts ? +parts[1] * 60 + +parts[2] : null;
  }

  var control = document.querySelector("[data-hora-control]");
  if (control) {
    var input = control.querySelector("input"), reset = control.querySelector("button");
    var status = control.querySelector("[role=status]");
    /* One key per site and session: two sites of the same host do not share hours. */
    var key = "inicio:" + new URL(window.__md_scope || ".", location).pathname + input.dataset.clave;
    var show = function (text, aloud) {
      var start = read(text);
      if (start === null) return;
      document.querySelectorAll("time[data-min]").forEach(function (t) {
        t.textContent = t.dateTime = clock(start + +t.dataset.min);
      });
      reset.hidden = clock(start) === input.dataset.original;
      if (aloud) status.textContent = status.dataset.texto + " " + clock(start + +status.dataset.fin) + ".";
    };
    var keep = function (text) {
      try { text ? localStorage.setItem(key, text) : localStorage.removeItem(key); } catch (e) { /* private mode */ }
    };
    var kept = null;
    try { kept = localStorage.getItem(key); } catch (e) { /* private mode */ }
    if (read(kept) !== null) input.value = kept;
    show(input.value, false);
    input.addEventListener("change", function () {
      if (read(input.value) === null) input.value = input.dataset.original;
      keep(input.value);
      show(input.value, true);
    });
    reset.addEventListener("click", function () {
      input.value = input.dataset.original;
      keep("");
      show(input.value, true);
      input.focus();
    });
  }

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
