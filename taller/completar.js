// What can be written where the cursor is, from the JSON Schema of an edition.

const FIELD = /^(\s*)((?:- )*)(?:\{)?([\w-]+):/;

// The part of the schema at a path of names; items of lists have none.
function part(schema, path) {
  let at = schema;
  const plain = (s) => {
    if (s?.$ref) return plain(schema.$defs[s.$ref.split("/").at(-1)]);
    if (s?.anyOf) return plain(s.anyOf.find((x) => x.$ref || x.properties || x.type === "array") ?? s.anyOf[0]);
    return s?.items ? plain(s.items) : s;
  };
  at = plain(at);
  for (const name of path) at = plain(at?.properties?.[name]);
  return at;
}

// Names of the fields that hold the line, from the outside in, by how far in each stands.
function holders(doc, number, indent) {
  const out = [];
  let left = indent;
  for (let n = number - 1; n > 0 && left > 0; n--) {
    const text = doc.line(n).text;
    const found = FIELD.exec(text);
    if (!found || /^\s*#/.test(text)) continue;
    const at = found[1].length + found[2].length;
    const holds = /:\s*(#.*)?$/.test(text);
    if (found[1].length < left && holds && at < left) {
      out.unshift(found[3]);
      left = at;
    }
  }
  return out;
}

export function completer(schema, context) {
  if (!schema) return null;
  const line = context.state.doc.lineAt(context.pos);
  const before = line.text.slice(0, context.pos - line.from);
  if (/^\s*#/.test(before)) return null;
  const word = context.matchBefore(/[\w-]*/);
  if (!context.explicit && word.from === word.to) return null;
  const lead = /^(\s*)((?:- )*)/.exec(before);
  const indent = lead[1].length + lead[2].length;
  const flow = before.lastIndexOf("{") > before.lastIndexOf("}");
  const path = holders(context.state.doc, line.number, flow && !lead[2] ? indent + 1 : indent || 0);
  const value = /([\w-]+):\s*[^,{[]*$/.exec(flow ? before.slice(before.lastIndexOf("{") + 1).split(",").at(-1) : before);
  const held = part(schema, path);
  if (value) {
    const one = held?.properties?.[value[1]];
    const options = one?.enum ?? part(schema, [...path, value[1]])?.enum ?? (one?.const !== undefined ? [String(one.const)] : one?.examples ?? []);
    const simple = options.filter((o) => ["string", "number", "boolean"].includes(typeof o));
    return simple.length ? { from: word.from, options: simple.map((o) => ({ label: String(o), type: "constant" })) } : null;
  }
  const fields = Object.entries(held?.properties ?? {});
  if (!fields.length) return null;
  return {
    from: word.from,
    options: fields.map(([name, f]) => ({ label: name, apply: `${name}: `, type: "property", info: f.description, detail: f.examples?.[0] && String(f.examples[0]).slice(0, 30) })),
  };
}
