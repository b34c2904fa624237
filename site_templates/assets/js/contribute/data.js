// What was answered, as an entry: nothing empty in it, and the way back from its places to those of the form.

// Without what is empty: the data, and a function from a path in them to the path in the answers.
export function cleaned(answers) {
  const kept = new Map();
  const data = clean(answers, "", kept) ?? {};
  return { data, original: (loc) => original(loc, kept) };
}

function clean(value, path, kept) {
  if (Array.isArray(value)) {
    const found = value.map((one, number) => [number, clean(one, `${path}.${number}`, kept)]).filter(([, one]) => one !== undefined);
    kept.set(path, found.map(([number]) => number));
    return found.length ? found.map(([, one]) => one) : undefined;
  }
  if (value && typeof value === "object") {
    const found = Object.entries(value).map(([key, one]) => [key, clean(one, `${path}.${key}`, kept)]).filter(([, one]) => one !== undefined);
    return found.length ? Object.fromEntries(found) : undefined;
  }
  const text = String(value ?? "").trim();
  return text === "" ? undefined : text;
}

function original(loc, kept) {
  let path = "";
  return loc.map((part) => {
    const here = typeof part === "number" ? kept.get(path)?.[part] ?? part : part;
    path += `.${here}`;
    return here;
  });
}

// An entry as YAML that our reader takes, for whoever has not started the check: every text in quotes.
export function yaml(data) {
  return `${lines(data, "").join("\n")}\n`;
}

function lines(data, indent) {
  return Object.entries(data).flatMap(([key, value]) => {
    const head = `${indent}${key}:`;
    if (Array.isArray(value)) return isPlain(value) ? `${head} [${value.map(quoted).join(", ")}]` : [head, ...value.flatMap((one) => item(one, `${indent}  `))];
    return value && typeof value === "object" ? [head, ...lines(value, `${indent}  `)] : `${head} ${quoted(value)}`;
  });
}

function item(value, indent) {
  if (!value || typeof value !== "object") return `${indent}- ${quoted(value)}`;
  const [first, ...others] = lines(value, `${indent}  `);
  return [`${indent}- ${first.trimStart()}`, ...others];
}

const isPlain = (list) => list.every((one) => typeof one !== "object");
// JSON writes these two characters as they are, YAML takes them for ends of lines.
const quoted = (value) => JSON.stringify(value).replaceAll("\u2028", "\\L").replaceAll("\u2029", "\\P");

// What differs between two states of an entry, line by line, for people: "needs.laptops.quantity.total: 20 → 35".
export function changes(before, after, path = "") {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (!isRecord(before) || !isRecord(after)) return [`${path}: ${shown(before)} → ${shown(after)}`];
  const [old, now] = [named(before), named(after)];
  return [...new Set([...Object.keys(old), ...Object.keys(now)])].flatMap((key) => changes(old[key], now[key], path ? `${path}.${key}` : key));
}

const isRecord = (value) => Boolean(value) && typeof value === "object";
const shown = (value) => (value === undefined ? "–" : typeof value === "string" ? value : JSON.stringify(value));
// Items with an id are told by it, others by their number.
const named = (value) => (Array.isArray(value) ? Object.fromEntries(value.map((one, number) => [one?.id ?? number + 1, one])) : value);
