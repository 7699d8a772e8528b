/* The search itself: which parts of the site answer what somebody types, best first. Words are compared without
   accents (ñ stays) and by their root; everyday words lead to ours; common words do not count. */
(function (B) {
  "use strict";

  /** @param {string} text @returns {string} without accents, lower case, with ñ */
  B.fold = function (text) {
    return text.toLowerCase().normalize("NFD").replace(/n\u0303/g, "ñ").replace(/[\u0300-\u036f]/g, "").normalize("NFC");
  };
  /** @param {string} text @returns {string[]} its words, folded */
  B.words = function (text) { return B.fold(text).split(/[^a-z0-9ñ]+/).filter(Boolean); };

  /** Root of a folded word: plural, then gender, then the endings that make a noun of a verb.
   * Roots under four letters mix up words («caso», «casa»): there only the plural goes.
   * @param {string} word @returns {string} */
  B.root = function (word) {
    var w = word;
    if (w.length > 3) w = w.replace(/([bcdfghjlmnpqrtvxyz])es$/, "$1").replace(/([aeiou])s$/, "$1");
    if (w.length > 6) w = w.replace(/(?:aciones|acion|iciones|icion|amiento|imiento|adora|ador|ante|mente|able|ible)$/, "");
    if (w.length > 6) w = w.replace(/(?:ando|iendo|aron|ieron|aria|eria|aban|ada|ado|ida|ido)$/, "");
    if (w.length > 4) w = w.replace(/(?:ar|er|ir)$/, "").replace(/[aeo]$/, "");
    else if (w.length > 5) w = w.replace(/[aeo]$/, "");
    return w.length < 3 ? word : w;
  };

  /** @param {BuscaDatos} data an index over the parts of the site */
  function Index(data) {
    var self = this;
    this.parts = data.partes;
    this.pages = data.paginas;
    /** @type {Record<string, true>} */
    this.common = Object.create(null);
    data.comunes.forEach(function (w) { self.common[B.fold(w)] = true; });
    this.synonyms = data.sinonimos.map(function (s) {
      return { de: s.palabras.map(function (p) { return self.counting(B.words(p)).map(B.root).join(" "); }), a: s.busca };
    });
    /** @type {Map<string, {root: string, title: number[], text: Map<number, number>}>} */
    this.vocabulary = new Map();
    /** @type {Map<string, string[]>} */
    this.byRoot = new Map();
    this.parts.forEach(function (p, i) {
      B.words(p[1]).forEach(function (w) { self.entry(w).title.push(i); });
      B.words(p[2]).forEach(function (w) {
        if (self.common[w]) return;
        var seen = self.entry(w).text;
        seen.set(i, (seen.get(i) || 0) + 1);
      });
    });
    this.sorted = Array.from(this.vocabulary.keys()).sort();
  }
  B.Index = Index;

  Index.prototype = {
    /** @param {string} w */
    entry: function (w) {
      var found = this.vocabulary.get(w);
      if (!found) {
        var root = B.root(w), siblings = this.byRoot.get(root);
        found = { root: root, title: [], text: new Map() };
        this.vocabulary.set(w, found);
        if (siblings) siblings.push(w); else this.byRoot.set(root, [w]);
      }
      return found;
    },
    /** Without those that are everywhere. @param {string[]} words @returns {string[]} */
    counting: function (words) {
      var self = this;
      return words.filter(function (w) { return !self.common[w]; });
    },
    /** A part's text as its words, folded once. @param {number} i @returns {string} */
    line: function (i) {
      var p = this.parts[i];
      if (p[4] === undefined) p[4] = " " + this.counting(B.words(p[2])).join(" ") + " ";
      return p[4];
    },
    /** Words of the site that a typed word means, with how well: {palabra: 0..1}. @param {string} word
     * @returns {Record<string, number>} */
    meant: function (word) {
      var root = B.root(word);
      /** @type {Record<string, number>} */
      var out = Object.create(null);
      (this.byRoot.get(root) || []).forEach(function (w) { out[w] = 1; });
      if (word.length >= 3) {
        for (var i = this.first(word); i < this.sorted.length && this.sorted[i].indexOf(word) === 0; i++) {
          var w = this.sorted[i];
          out[w] = Math.max(out[w] || 0, 0.5 * (word.length / w.length) + 0.2);
        }
      }
      if (!Object.keys(out).length && word.length > 4) {
        this.sorted.forEach(function (w) { if (near(word, w)) out[w] = 0.4; });
      }
      return out;
    },
    /** Place of the first word that is not before ``word``. @param {string} word @returns {number} */
    first: function (word) {
      var low = 0, high = this.sorted.length;
      while (low < high) {
        var mid = (low + high) >> 1;
        if (this.sorted[mid] < word) low = mid + 1; else high = mid;
      }
      return low;
    },
    /** How well each part answers some words that mean one thing. @param {Record<string, number>} meant
     * @param {Map<number, number>} scores */
    rate: function (meant, scores) {
      var self = this, n = this.parts.length;
      /** @type {Record<string, number>} in how many parts the words of a root are: «alianza» is as common as «alianzas» */
      var held = Object.create(null);
      var known = Object.keys(meant).filter(function (w) { return self.vocabulary.has(w); });
      known.forEach(function (w) {
        var e = self.entry(w);
        held[e.root] = (held[e.root] || 0) + e.text.size + e.title.length;
      });
      known.forEach(function (w) {
        var e = self.entry(w);
        var rare = Math.log(1 + n / (1 + held[e.root])) * meant[w];
        e.text.forEach(function (times, i) {
          var long = 0.6 + self.parts[i][2].length / 1500;
          scores.set(i, Math.max(scores.get(i) || 0, rare * times * 2.2 / (times + 1.2 * long)));
        });
        e.title.forEach(function (i) {
          var share = 3 + 4 / Math.max(1, self.parts[i][1].split(" ").length);
          scores.set(i, Math.max(scores.get(i) || 0, rare * share));
        });
      });
    },
    /** Everyday words in what was typed, and what they lead to. @param {string[]} words
     * @returns {{usadas: number[], busca: string[]}[]} */
    everyday: function (words) {
      var roots = words.map(B.root);
      /** @type {{usadas: number[], busca: string[]}[]} */
      var out = [];
      this.synonyms.forEach(function (s) {
        s.de.forEach(function (phrase) {
          var k = phrase.split(" ").length;
          for (var i = 0; i + k <= roots.length; i++) {
            if (roots.slice(i, i + k).join(" ") !== phrase) continue;
            var used = [];
            for (var j = 0; j < k; j++) used.push(i + j);
            out.push({ usadas: used, busca: s.a });
            return;
          }
        });
      });
      return out;
    },
    /** The parts that answer, best first. @param {string} query @returns {BuscaHallazgos} */
    find: function (query) {
      var self = this, typed = B.words(query), kept = this.counting(typed);
      var words = kept.length ? kept : typed, led = this.everyday(words);
      /** @type {string[]} */
      var marks = [];
      /** @type {string[]} */
      var also = [];
      var maps = words.map(function (w, k) {
        var scores = new Map(), meant = self.meant(w);
        self.rate(meant, scores);
        marks = marks.concat(Object.keys(meant).filter(function (m) { return meant[m] > 0.35; }));
        led.forEach(function (s) {
          if (s.usadas.indexOf(k) < 0) return;
          s.busca.forEach(function (b) {
            if (also.indexOf(b) < 0) also.push(b);
            self.whole(B.words(b)).forEach(function (v, i) { scores.set(i, Math.max(scores.get(i) || 0, v * 0.9)); });
            marks = marks.concat(B.words(b));
          });
        });
        return scores;
      });
      var found = combine(maps, words.length), folded = words.join(" "), roots = words.map(B.root).join(" ");
      found.forEach(function (v, i) {
        var p = self.parts[i], title = self.counting(B.words(p[1])).map(B.root).join(" ");
        if (title === roots) v *= 2.2;
        else if (words.length > 1 && (" " + title + " ").indexOf(" " + roots) >= 0) v *= 1.6;
        else if (words.length > 1 && self.line(i).indexOf(" " + folded) >= 0) v *= 1.25;
        found.set(i, v * self.pages[p[3]][2] * (p[0] === self.pages[p[3]][0] ? 1.2 : 1));
      });
      return { lista: this.byPage(found), palabras: marks, tambien: also, comunes: typed.length - words.length };
    },
    /** Scores of several words that must all be there. @param {string[]} words @returns {Map<number, number>} */
    whole: function (words) {
      var self = this, kept = this.counting(words);
      return combine(kept.map(function (w) {
        var scores = new Map();
        self.rate(self.meant(w), scores);
        return scores;
      }), kept.length);
    },
    /** Parts by page, the page with the best part first. @param {Map<number, number>} found
     * @returns {{pagina: number, valor: number, partes: number[]}[]} */
    byPage: function (found) {
      var self = this;
      /** @type {Map<number, {pagina: number, valor: number, partes: number[]}>} */
      var pages = new Map();
      Array.from(found.keys()).sort(function (a, b) {
        return /** @type {number} */ (found.get(b)) - /** @type {number} */ (found.get(a)) || a - b;
      }).forEach(function (i) {
        var page = self.parts[i][3], g = pages.get(page);
        if (!g) pages.set(page, { pagina: page, valor: /** @type {number} */ (found.get(i)), partes: [i] });
        else if (g.partes.length < 4) g.partes.push(i);
      });
      return Array.from(pages.values());
    },
  };

  /** Parts that have every word; where none has, those that have most of them.
   * @param {Map<number, number>[]} maps @param {number} wanted @returns {Map<number, number>} */
  function combine(maps, wanted) {
    /** @type {Map<number, number[]>} */
    var sums = new Map();
    maps.forEach(function (m) {
      m.forEach(function (v, i) {
        var s = sums.get(i);
        if (s) { s[0] += v; s[1] += 1; } else sums.set(i, [v, 1]);
      });
    });
    var most = 0, out = new Map();
    sums.forEach(function (s) { most = Math.max(most, s[1]); });
    sums.forEach(function (s, i) { if (s[1] === Math.min(most, wanted)) out.set(i, s[0]); });
    return out;
  }

  /** Whether two words differ in one letter, or in two that changed places. @param {string} a @param {string} b */
  function near(a, b) {
    if (Math.abs(a.length - b.length) > 1 || a[0] !== b[0]) return false;
    var i = 0, j = 0;
    while (a[i] === b[i] && i < a.length) i++;
    while (j < Math.min(a.length, b.length) - i && a[a.length - 1 - j] === b[b.length - 1 - j]) j++;
    var x = a.slice(i, a.length - j), y = b.slice(i, b.length - j);
    return (x.length <= 1 && y.length <= 1) || (x.length === 2 && x[0] === y[1] && x[1] === y[0]);
  }
})((window.Buscador = window.Buscador || /** @type {BuscaPrograma} */ ({})));
