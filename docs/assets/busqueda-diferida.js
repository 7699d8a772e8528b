/* Search on demand. The theme asks for its worker and index on every page; here both wait until
   somebody goes to the search box. Must run before the theme's bundle. From a folder (file:), where
   browsers refuse workers, a hidden frame does the worker's job. */
(function () {
  var waiting = [], open = location.search.indexOf("h=") > 0;

  function start() {
    open = true;
    waiting.splice(0).forEach(function (send) { send(); });
  }
  document.addEventListener("focusin", function (e) { if (e.target.name === "query") start(); });
  document.addEventListener("change", function (e) { if (e.target.id === "__search") start(); });

  var request = XMLHttpRequest.prototype, ask = request.open, send = request.send;
  request.open = function (method, url) {
    this.deferred = /\/search_index\.json$/.test(url);
    return ask.apply(this, arguments);
  };
  request.send = function () {
    var self = this, args = arguments;
    if (this.deferred && !open) waiting.push(function () { send.apply(self, args); });
    else send.apply(self, args);
  };

  /* The bundle's first message carries the index, so a worker made at the first message is made on demand. */
  var Real = window.Worker;
  function Lazy(url) {
    var self = document.createElement("i"), post;
    self.postMessage = function (data) {
      post = post || (location.protocol === "file:" ? frame(url, self) : worker(url, self));
      post(data);
    };
    return self;
  }
  function reply(self, data) { self.dispatchEvent(new MessageEvent("message", { data: data })); }
  function worker(url, self) {
    var w = new Real(url);
    w.onmessage = function (e) { reply(self, e.data); };
    return function (data) { w.postMessage(data); };
  }
  function frame(url, self) {
    var queue = [], box = document.createElement("iframe");
    window.IFrameWorker = true; /* the theme's worker looks for this name to find its files */
    box.hidden = true;
    box.title = "";
    document.body.appendChild(box);
    var inside = box.contentWindow, doc = box.contentDocument;
    inside.postMessage = function (data) { reply(self, data); };
    function script(src) {
      return new Promise(function (done) {
        var s = doc.createElement("script");
        s.src = src;
        s.onload = done;
        doc.body.appendChild(s);
      });
    }
    inside.importScripts = function () {
      return [].slice.call(arguments).reduce(function (before, src) {
        return before.then(function () { return script(src); });
      }, Promise.resolve());
    };
    function tell(data) { inside.dispatchEvent(new MessageEvent("message", { data: data })); }
    script(url).then(function () { queue.splice(0).forEach(tell); queue = null; });
    return function (data) { queue ? queue.push(data) : tell(data); };
  }
  window.Worker = Lazy;
})();
