/* The gallery of the kit (its filters, kept in the address) and the mark of a printed sheet (page of a piece).
   Without this file the gallery lists every piece and the page says the current mark. */
(function () {
  var form = document.querySelector("[data-galeria]");
  if (form) {
    var fold = function (text) { return text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, ""); };
    var cards = [].slice.call(document.querySelectorAll(".galeria > li")), status = form.querySelector("[data-aviso]");
    var texts = cards.map(function (card) { return fold(card.id + " " + card.textContent); });
    var choices = { sesion: "s", tipo: "t", papel: "p", momento: "m" }, names = Object.keys(choices).concat("palabra");
    var apply = function () {
      var words = fold(form.palabra.value).split(/\s+/).filter(Boolean), seen = 0;
      cards.forEach(function (card, i) {
        var fits = words.every(function (w) { return texts[i].indexOf(w) >= 0; }) && Object.keys(choices).every(function (name) {
          var wanted = form[name] ? form[name].value : "";
          return !wanted || card.dataset[choices[name]].split(" ").indexOf(wanted) >= 0;
        });
        card.hidden = !fits;
        seen += fits;
      });
      var told = seen ? seen + " " + (seen === 1 ? form.dataset.una : form.dataset.cuenta) : form.dataset.ninguna;
      if (status.textContent !== told) status.textContent = told;
    };
    var keep = function () {
      var state = new URLSearchParams();
      names.forEach(function (name) { if (form[name] && form[name].value.trim()) state.set(name, form[name].value.trim()); });
      history.replaceState(history.state, "", String(state) ? "#" + state : location.pathname + location.search);
    };
    /* The address says «#sesion=1&tipo=hoja», or «#s1-ventajas»: that card, whatever the filters say. */
    var read = function () {
      var text = location.hash.slice(1), state = new URLSearchParams(text.indexOf("=") > 0 ? text : "");
      if (text && text.indexOf("=") < 0 && !document.getElementById(decodeURIComponent(text))) return;
      names.forEach(function (name) {
        if (!form[name]) return;
        form[name].value = state.get(name) || "";
        if (form[name].selectedIndex === -1) form[name].value = "";
      });
      apply();
      var goal = text && (String(state) ? form : document.getElementById(decodeURIComponent(text)));
      if (goal) goal.scrollIntoView();
    };
    /* A picture is asked for when its card comes near: the theme's lazy loading starts too far ahead. */
    var draw = function (box) { if (box.firstChild) box.innerHTML = box.firstChild.textContent; };
    var boxes = [].slice.call(document.querySelectorAll(".galeria .mini"));
    if (window.IntersectionObserver) {
      var near = new IntersectionObserver(function (seen) {
        seen.forEach(function (x) { if (x.isIntersecting) { near.unobserve(x.target); draw(x.target); } });
      }, { rootMargin: "300px 0px" });
      boxes.forEach(function (box) { near.observe(box); });
    } else boxes.forEach(draw);
    form.addEventListener("input", function () { apply(); keep(); });
    form.addEventListener("submit", function (e) { e.preventDefault(); });
    form.addEventListener("reset", function () {
      setTimeout(function () { apply(); keep(); form.palabra.focus(); });
    });
    addEventListener("hashchange", read);
    if (location.hash) read(); else apply();
  }

  var section = document.querySelector("[data-marcas]");
  if (section) {
    var notice = section.querySelector("[data-al-dia]");
    var check = function () {
      var found = /^#([0-9a-f]{8})$/i.exec(location.hash);
      notice.textContent = "";
      notice.classList.remove("al-dia__aviso--otra");
      if (!found) return;
      var mark = found[1].toLowerCase(), current = section.dataset.marcas.split(" ").indexOf(mark) >= 0;
      notice.textContent = (current ? "✓ " + notice.dataset.igual : notice.dataset.otra) + " " + mark + ". ";
      if (current) return;
      notice.classList.add("al-dia__aviso--otra");
      var link = document.createElement("a");
      link.href = "#archivos";
      link.textContent = notice.dataset.bajar;
      notice.appendChild(link);
    };
    addEventListener("hashchange", function () { if (location.hash !== "#archivos") check(); });
    check();
  }
})();
