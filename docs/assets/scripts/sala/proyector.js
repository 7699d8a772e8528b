/* The second window, for the projector: one thing, as large as it fits. The room sends it what to show. */
(function (T) {
  "use strict";
  /** @type {Window | null} */
  var second = null;
  /** @type {TallerProyectado | null} */
  var shown = null;

  /** Opens the second window. @returns {boolean} whether the browser let */
  T.openProjector = function () {
    second = window.open(location.href.split("#")[0] + "#proyector", "proyector", "popup,width=1280,height=720");
    return !!second;
  };
  /** Sends something to show: {texto, pie} or {agenda}. @param {TallerProyectado} what */
  T.project = function (what) {
    shown = what;
    if (second && !second.closed) second.postMessage({ proyector: what }, "*");
  };

  /** Makes this window the projector's. @param {HTMLElement} main */
  T.beProjector = function (main) {
    document.body.className = "proyector";
    var box = T.el("div", { class: "proyector__texto", "aria-live": "polite" }), foot = T.el("p", { class: "proyector__pie" });
    main.textContent = "";
    main.append(box, foot);
    /** The largest letters that fit. */
    function fill() {
      var low = 12, high = 400;
      while (high - low > 1) {
        var mid = (low + high) >> 1;
        box.style.fontSize = mid + "px";
        if (box.scrollHeight <= box.clientHeight + 1 && box.scrollWidth <= box.clientWidth + 1) low = mid; else high = mid;
      }
      box.style.fontSize = low + "px";
    }
    addEventListener("message", function (e) {
      if (e.source !== window.opener || !e.data || !("proyector" in e.data)) return;
      var what = /** @type {TallerProyectado} */ (e.data.proyector || {});
      box.textContent = "";
      document.body.classList.toggle("proyector--negro", !!what.negro);
      if (what.agenda) {
        box.append(T.el("ul", {}, what.agenda.map(function (row) {
          return T.el("li", {}, [T.el("span", {}, [row[0]]), " " + row[1]]);
        })));
      } else box.append(T.el("p", {}, [what.texto || ""]));
      foot.textContent = what.pie || "";
      fill();
    });
    addEventListener("resize", fill);
    addEventListener("keydown", function (e) {
      if (window.opener && /^(Page(Up|Down)|Arrow(Left|Right))$/.test(e.key)) window.opener.postMessage({ tecla: e.key }, "*");
      if (e.key === "F11" || e.key === "Enter") { if (document.documentElement.requestFullscreen) document.documentElement.requestFullscreen(); }
    });
    if (window.opener) window.opener.postMessage({ tecla: "listo" }, "*");
  };

  /** Keys pressed in the second window, and its arrival. @param {(key: string) => void} act */
  T.onProjectorKey = function (act) {
    addEventListener("message", function (e) {
      if (!second || e.source !== second || !e.data || !e.data.tecla) return;
      if (e.data.tecla === "listo") second.postMessage({ proyector: shown || {} }, "*"); else act(e.data.tecla);
    });
  };
})((window.Taller = window.Taller || /** @type {TallerPrograma} */ ({})));
