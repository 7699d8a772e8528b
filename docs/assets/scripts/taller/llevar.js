/* A record taken to another device: in a link (without the list of names) or in a file (whole). */
(function (T) {
  "use strict";
  var MARK = "#taller=";

  /** @param {TallerDatos} datos @returns {string} the address of this page with the record */
  T.link = function (datos) {
    var some = Object.assign({}, datos);
    delete some.participantes;
    var bytes = new TextEncoder().encode(JSON.stringify({ taller: 1, edicion: T.edicion, datos: some }));
    var text = btoa(String.fromCharCode.apply(null, Array.from(bytes)));
    return location.href.split("#")[0] + MARK + text.replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  };

  /** What a text of ours holds. Null for anything else. @param {string} text @returns {TallerEnvio | null} */
  T.parcel = function (text) {
    try {
      var found = JSON.parse(text);
      return found && found.taller === 1 && found.datos && typeof found.datos === "object" ? found : null;
    } catch (e) { return null; }
  };

  /** The record that the address brings: undefined where it brings none, null where it is broken.
   * @returns {TallerEnvio | null | undefined} */
  T.arrived = function () {
    if (location.hash.indexOf(MARK) !== 0) return undefined;
    try {
      var raw = atob(location.hash.slice(MARK.length).replace(/-/g, "+").replace(/_/g, "/"));
      return T.parcel(new TextDecoder().decode(Uint8Array.from(raw, function (c) { return c.charCodeAt(0); })));
    } catch (e) { return null; }
  };

  /** Takes the record out of the address, so that a reload does not bring it again. */
  T.clearAddress = function () { history.replaceState(history.state, "", location.href.split("#")[0]); };

  /** @param {string} name @param {string} text @param {string} type hands a file to the person */
  T.download = function (name, text, type) {
    var url = URL.createObjectURL(new Blob([text], { type: type }));
    var a = T.el("a", { href: url, download: name });
    document.body.append(a);
    a.click();
    a.remove();
    setTimeout(function () { URL.revokeObjectURL(url); }, 10000);
  };

  /** @param {TallerDatos} datos @param {string} name the record as a file */
  T.saveFile = function (datos, name) {
    T.download(name + ".json", JSON.stringify({ taller: 1, edicion: T.edicion, datos: datos }, null, 1), "application/json");
  };

  /** Copies a text; false where the browser does not let. @param {string} text @returns {Promise<boolean>} */
  T.copy = function (text) {
    if (!navigator.clipboard) return Promise.resolve(false);
    return navigator.clipboard.writeText(text).then(function () { return true; }, function () { return false; });
  };
})((window.Taller = window.Taller || /** @type {TallerPrograma} */ ({})));
