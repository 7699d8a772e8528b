/* The door of the editing workshop: its program and Python are large, and come only when somebody asks for them. */
(function () {
  "use strict";
  var box = /** @type {HTMLElement} */ (document.getElementById("mesa"));
  /** @type {{abrir: {desde_carpeta: string, sin_taller: string, entrar: string}}} with the words of the whole workshop, too */
  var words = JSON.parse(/** @type {HTMLElement} */ (document.getElementById("palabras")).textContent || "");
  var place = new URL("../assets/taller/", location.href).href;

  /** @param {string} text */
  function say(text) {
    var p = document.createElement("p");
    p.className = "aviso";
    p.textContent = text;
    box.replaceChildren(p);
  }

  if (location.protocol === "file:") return say(words.abrir.desde_carpeta);

  /** @param {HTMLButtonElement} button */
  function open(button) {
    button.disabled = true;
    import(place + "pagina.js")
      .then(function (page) { return page.start(box, words, place); })
      .catch(function () { say(words.abrir.sin_taller); });
  }

  fetch(place + "indice.json").then(function (answer) {
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  }).then(function (index) {
    if (!index.mb) throw new Error("sin taller");
    var button = document.createElement("button");
    button.type = "button";
    button.className = "boton";
    button.textContent = words.abrir.entrar.replace("{mb}", index.mb);
    button.addEventListener("click", function () { open(button); });
    box.replaceChildren(button);
  }).catch(function () { say(words.abrir.sin_taller); });
})();
