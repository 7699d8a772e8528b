// The edition's YAML in an editor: completion from our schema, what Python found at its line, one history of changes.
import { autocompletion, closeBrackets, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, redo, redoDepth, undo, undoDepth } from "@codemirror/commands";
import { yaml } from "@codemirror/lang-yaml";
import { bracketMatching, HighlightStyle, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { search, searchKeymap } from "@codemirror/search";
import { EditorState } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { completer } from "./completar.js";

const colours = HighlightStyle.define([
  { tag: tags.definition(tags.propertyName), color: "var(--marca)", fontWeight: "700" },
  { tag: tags.propertyName, color: "var(--marca)", fontWeight: "700" },
  { tag: tags.comment, color: "var(--tinta-2)", fontStyle: "italic" },
  { tag: [tags.string, tags.content], color: "var(--tinta)" },
  { tag: tags.punctuation, color: "var(--calido)" },
]);

const phrases = (w) => ({
  Find: w.buscar, Replace: w.reemplazar, next: w.siguiente, previous: w.anterior, all: w.todos, "match case": w.mayusculas,
  regexp: w.expresion, "by word": w.palabra, replace: w.reemplaza, "replace all": w.reemplaza_todos, close: w.cerrar,
  Completions: w.propuestas, Diagnostics: w.problemas, "No diagnostics": w.sin_problemas,
});

// Python refuses a file of more than a megabyte; one much longer would also stop the page.
const LONGEST = 1_500_000;

export class Editor {
  // onchange(text): somebody typed, or a change of a form was written. onrefuse(mb): a text too long was not taken.
  constructor(box, words, onchange, onrefuse) {
    this.onrefuse = onrefuse;
    this.words = words;
    this.onchange = onchange;
    /** Schemas by file, for completion. @type {Record<string, any>} */
    this.schemas = {};
    /** The edition's own file, and the one in view: a piece of hers, where she asked to see it. */
    this.main = this.route = "";
    this.states = new Map();
    this.view = new EditorView({ parent: box, state: this.state("") });
  }

  state(text) {
    return EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(), history(), drawSelection(), highlightActiveLine(), bracketMatching(), closeBrackets(), lintGutter(),
        search({ top: true }), yaml(), syntaxHighlighting(colours), indentUnit.of("  "), EditorView.lineWrapping,
        autocompletion({ override: [(context) => completer(this.schemas[this.route], context)] }),
        // Tab leaves the editor, as anywhere else.
        keymap.of([...completionKeymap, ...lintKeymap, ...searchKeymap, ...historyKeymap, ...defaultKeymap]),
        EditorState.transactionFilter.of((t) => (t.docChanged && t.newDoc.length > LONGEST ? this.refuse(t.newDoc.length) : t)),
        EditorState.phrases.of(phrases(this.words)),
        EditorView.contentAttributes.of({ "aria-label": this.words.yaml, lang: "es", spellcheck: "false" }),
        EditorView.updateListener.of((u) => u.docChanged && this.onchange(u.state.doc.toString())),
      ],
    });
  }

  refuse(length) {
    this.onrefuse(Math.round(length / 1e6));
    return [];
  }

  // Another edition: nothing of the one before can be undone in it.
  load(route, text) {
    this.main = this.route = route;
    this.states.clear();
    this.view.setState(this.state(text));
  }

  // Another file of the edition, each with a history of its own. `text`: what it says by now.
  open(route, text) {
    if (route === this.route) return;
    this.states.set(this.route, this.view.state);
    const kept = this.states.get(route);
    this.route = route;
    this.view.setState(kept && kept.doc.toString() === text ? kept : this.state(text));
  }

  // The text of the edition's own file, whichever is in view.
  get text() {
    return (this.route === this.main ? this.view.state : this.states.get(this.main)).doc.toString();
  }

  // The text that a form asks for, as a change that can be undone: only what differs is written.
  write(text) {
    if (this.route !== this.main) this.open(this.main, this.text);
    const old = this.text;
    let from = 0;
    while (from < old.length && old[from] === text[from]) from++;
    let end = 0;
    while (end < old.length - from && end < text.length - from && old.at(-1 - end) === text.at(-1 - end)) end++;
    if (from === old.length && old.length === text.length) return;
    this.view.dispatch({ changes: { from, to: old.length - end, insert: text.slice(from, text.length - end) }, userEvent: "forma" });
  }

  // What was found, each at its line.
  show(found) {
    const doc = this.view.state.doc;
    const marks = found.filter((f) => f.linea > 0 && f.linea <= doc.lines).map((f) => {
      const line = doc.line(f.linea);
      const from = Math.min(line.from + Math.max(f.columna - 1, 0), line.to);
      return { from, to: line.to, severity: f.gravedad === "error" ? "error" : "warning", message: f.mensaje };
    });
    this.view.dispatch(setDiagnostics(this.view.state, marks));
  }

  go(line) {
    const at = this.view.state.doc.line(Math.min(Math.max(line, 1), this.view.state.doc.lines));
    this.view.dispatch({ selection: { anchor: at.from }, effects: EditorView.scrollIntoView(at.from, { y: "center" }) });
    this.view.focus();
  }

  undo = () => undo(this.view);
  redo = () => redo(this.view);
  get canUndo() { return undoDepth(this.view.state) > 0; }
  get canRedo() { return redoDepth(this.view.state) > 0; }
}
