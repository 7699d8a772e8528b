/* Appended to the theme's lunr.es.min.js. Words are compared without accents, and «ñ» stays «ñ».
   The same function folds the index and the query, so both always agree. */
(function (lunr) {
  "use strict";
  var es = lunr.es, snowball = es.stemmer;

  function fold(text) {
    return text
      .toLowerCase()
      .normalize("NFD")
      .replace(/n\u0303/g, "\u00f1")
      .replace(/[\u0300-\u036f]/g, "");
  }

  /* Root of a word. The Spanish stemmer knows «-ión» by its accent, so it gets it back first.
     Roots under four letters mix up words («caso», «casa»): there only the plural goes. */
  function root(word) {
    var plain = fold(word);
    var stem = fold(snowball(new lunr.Token(plain.replace(/ion$/, "ión"), {})).toString());
    if (stem.length >= 4 && stem !== plain) return stem;
    return plain.length < 4 ? plain : plain.replace(/([dlrnjy])es$/, "$1").replace(/([aeiou\u00f1])s$/, "$1");
  }

  es.stemmer = function (token) {
    return typeof token === "string" ? root(token) : token.update(root);
  };
  lunr.Pipeline.registerFunction(es.stemmer, "stemmer-es-sin-acentos");

  /* Words that are everywhere count when they are typed whole, and never as the beginning of others. */
  var common = {};
  "a al algo ante como con cual cuando de del desde donde e el ella ellas ellos en entre era es esa ese eso esta estas este esto estos fue ha hay la las le les lo los mas me mi muy no nos o os otra otro para pero por porque que quien se si sin sobre son su sus tambien te tu un una uno unos y ya yo"
    .split(" ")
    .forEach(function (w) { common[w] = true; });

  /* The theme adds «*» to each word typed, and lunr does not stem words with «*»: done here. */
  var clause = lunr.Query.prototype.clause;
  lunr.Query.prototype.clause = function (c) {
    var parts = c.usePipeline === false && /^([^*]+)\*$/.exec(c.term);
    if (parts) {
      var exact = common[fold(parts[1])];
      c.term = root(parts[1]) + (exact ? "" : "*");
      if (exact) c.boost = 0.1;
    }
    return clause.call(this, c);
  };
})(self.lunr);
