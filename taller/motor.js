// The worker that runs Python, from the page's side: questions and answers, and a new worker where one dies.

const PATIENCE_MS = 60000;

export class Motor {
  // onstep: a part arrived or began. ondead: the worker died and another one starts; nothing of the page is lost.
  constructor(place, { onstep, ondead }) {
    this.place = place;
    this.onstep = onstep;
    this.ondead = ondead;
    this.n = 0;
    this.waiting = new Map();
    this.open();
  }

  open() {
    // From a blob, so that the page's policy binds the worker too: it asks nobody but this site.
    const source = `import ${JSON.stringify(`${this.place}obrero.js`)};`;
    const url = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
    this.worker = new Worker(url, { type: "module" });
    this.worker.onmessage = ({ data }) => {
      if (data.avance) return this.onstep(data.avance);
      if (data.muerto) return this.die();
      const wait = this.waiting.get(data.n);
      if (!wait) return;
      clearTimeout(wait.clock);
      this.waiting.delete(data.n);
      wait.done(data.dato);
    };
    this.worker.onerror = (e) => {
      e.preventDefault();
      this.die();
    };
  }

  die() {
    this.worker.terminate();
    const lost = [...this.waiting.values()];
    this.waiting.clear();
    for (const wait of lost) {
      clearTimeout(wait.clock);
      wait.done(null);
    }
    this.deaths = (this.deaths ?? 0) + 1;
    if (this.deaths < 4) this.open();
    this.ondead(this.deaths);
  }

  // What Python answers to a message; null where it died meanwhile.
  ask(orden, more = {}) {
    return new Promise((done) => {
      const n = ++this.n;
      const clock = setTimeout(() => this.die(), PATIENCE_MS);
      this.waiting.set(n, { done, clock });
      this.worker.postMessage({ n, orden, ...more });
    });
  }
}
