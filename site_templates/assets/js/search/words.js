// Reads a query as the index was written: spelling, endings, compounds, concepts, and a guess where a word is unknown.
// The rules are those of generator/site/wordlist.py; the list carries the forms on which they fail.

const ENDINGS = ["e", "n", "s", "en", "es", "er", "em", "ern", "ens", "in", "innen", "erin", "erinnen"];
const LINKS = ["", "s", "n", "en", "es", "er", "e"];
const LEAST = 3;
const SPECIAL = { ä: "ae", ö: "oe", ü: "ue", ß: "ss", æ: "ae", œ: "oe", ø: "oe", å: "a", ł: "l", đ: "d", ı: "i" };
const GENDER = /(?<=[a-zäöüß])(?:\s?[*:_·•]\s?|\/-?|\()(innen|in)(?![\p{L}\p{N}])\)?/giu;
const DECLINED = /(?<=[a-zäöüß]e)(?:[*:_·•]|\/-?|\()[rnm](?![\p{L}\p{N}])\)?/giu; // Geflüchtete*r, jede:r
const LEGAL = new Set(["ev", "eg", "gmbh", "ggmbh", "ug", "gug", "ag", "gag", "kg", "mbh", "gbr", "ohg"]);
const DOTTED = /\b(e|g)\.\s?(v|g)\b\.?/giu; // e. V., e. G.
// What people say around what they look for, in every language.
const FILLERS = new Set(("wo wer wie was wann welche welcher welches gibt gibts kann koennen bekomme bekommen bekommt kriege kriegen finde finden suche suchen sucht gesucht brauche brauchen braucht benoetige moechte moechten wuerde gern gerne bitte hallo jemand irgendwo naehe umgebung mich mir uns tochter sohn "
  + "where who how what can get find need looking search please someone near nearby help me want would like "
  + "де хто як що можна знайти шукаю потрібна потрібен потрібно треба мені хочу отримати "
  + "اين كيف من ما هل اريد ابحث احتاج عن في").split(" "));
// Heads of compounds that say little: who looks for "Katzenhilfe" means everything about cats.
const GENERIC = new Set("hilfe angebot dienst stelle projekt verein initiative gruppe treff zentrum aktion netzwerk team beratung".split(" "));
// Numbers and units in one word, as in generator/text/measures.py.
const NUMBERS = { ein: 1, zwei: 2, drei: 3, vier: 4, fünf: 5, sechs: 6, sieben: 7, acht: 8, neun: 9, zehn: 10, elf: 11, zwölf: 12 };
const UNITS = { minütig: "Minuten", stündig: "Stunden", tägig: "Tage", wöchig: "Wochen", monatig: "Monate", jährig: "Jahre", köpfig: "Köpfe", seitig: "Seiten", sprachig: "Sprachen" };
const MEASURE = new RegExp(`(\\d+|${Object.keys(NUMBERS).join("|")})-?(${Object.keys(UNITS).join("|")})(?:e[rsnm]?)?`, "giu");
const CHUNK = /[\p{L}\p{N}]+(?:['’\-‐‑][\p{L}\p{N}]+)*/gu;

export function fold(word) {
  const lowered = word.normalize("NFC").toLowerCase().replace(/['’]/g, "").replace(/[äöüßæœøåłđı]/g, (sign) => SPECIAL[sign]);
  return lowered.normalize("NFKD").replace(/\p{M}/gu, "");
}

const loosen = (word) => word.replaceAll("ae", "a").replaceAll("oe", "o").replaceAll("ue", "u");
const letters = (number) => [...String(number)].map((digit) => "bcdfghjklm"[digit]).join("");

export const EVERYTHING = "everyzf";
export const wordToken = (key) => `${key}zq`;
const partToken = (key) => `${key}zp`;
const conceptToken = (number) => `${letters(number)}zc`;

const alone = (key) => [wordToken(key)];
const anywhere = (key) => [wordToken(key), partToken(key)];

export class Words {
  constructor(data) {
    this.shown = new Map(data.words.split(" ").filter(Boolean).map((item) => item.split("=")));
    this.forms = new Map(data.forms.split(" ").filter(Boolean).map((item) => item.split("=")).map(([form, keys]) => [form, keys.split("|")]));
    this.stop = new Set(data.stop.split(" "));
    this.facets = Object.entries(data.facets);
    this.concepts = new Map(data.concepts.flatMap((phrases, number) => phrases.map((phrase) => [phrase, number])));
    this.known = new Set([...this.shown.keys(), ...[...this.concepts.keys()].flatMap((phrase) => phrase.split(" "))]);
    this.leads = (data.leads ?? []).map(([targets]) => targets.map((target) => (target.startsWith("=") ? [[target.slice(1)]] : target.split(" ").map(anywhere))));
    this.sources = new Map();
    (data.leads ?? []).forEach(([, sources], number) => sources.forEach((source) => this.sources.set(source, [...(this.sources.get(source) ?? []), number])));
    this.loose = new Map();
    for (const key of [...this.known].sort((a, b) => a.length - b.length || (a < b ? -1 : 1))) {
      if (!this.loose.has(loosen(key))) this.loose.set(loosen(key), key);
    }
  }

  facetToken(name, value) {
    const facet = this.facets.findIndex(([known]) => known === name);
    const place = facet < 0 ? -1 : this.facets[facet][1].indexOf(value);
    return place < 0 ? null : `f${letters(facet)}v${letters(place)}zf`;
  }

  // The key a folded form means, or undefined. The same as resolve() in wordlist.py.
  resolve(form) {
    if (this.forms.has(form)) return this.forms.get(form)[0];
    const bases = [form, ...ENDINGS.filter((end) => form.endsWith(end) && form.length - end.length >= LEAST).map((end) => form.slice(0, -end.length))];
    if (form.endsWith("ies")) bases.push(`${form.slice(0, -3)}y`);
    const exact = bases.find((base) => this.known.has(base));
    if (exact !== undefined) return exact;
    const loose = bases.find((base) => this.loose.has(loosen(base)));
    return loose === undefined ? undefined : this.loose.get(loosen(loose));
  }

  // Whether a compound means everything about its first part: its head says little, and the first part much.
  isWide(parts) {
    const keys = (list) => new Set([...list].flatMap((word) => [word, this.key(word) ?? word]));
    this.generic ??= keys(GENERIC);
    this.fillers ??= keys(FILLERS);
    return this.generic.has(parts.at(-1)) && !parts.slice(0, -1).some((part) => this.fillers.has(part));
  }

  // The groups that a form leads to: as it is, without an ending, and in another script by its beginning.
  led(form) {
    const bases = [form, ...ENDINGS.filter((end) => form.endsWith(end) && form.length - end.length >= LEAST).map((end) => form.slice(0, -end.length)), `${form}n`, `${form}en`];
    const exact = bases.find((base) => this.sources.has(base));
    if (exact !== undefined) return this.sources.get(exact);
    if (/^[\x00-\x7f]*$/.test(form)) return [];
    const bare = form.replace(/^(?:و?ال)/, "");
    const near = [...this.sources.keys()].filter((source) => alikeBeginning(bare, source.replace(/^ال/, "")));
    return near.length ? this.sources.get(near.sort((a, b) => Math.abs(a.length - bare.length) - Math.abs(b.length - bare.length))[0]) : [];
  }

  // The known words of another kind that have the same stem: Beglaubigung and beglaubigen, reparieren and Reparatur.
  kin(form) {
    return [...new Set(derived(form))].filter((other) => other !== form && this.known.has(other));
  }

  // A known key under this form; a form the dictionary reads as a word that the index lacks gives undefined.
  key(form) {
    const key = this.resolve(form);
    return this.known.has(key) ? key : undefined;
  }

  // The known words a compound is made of, fewest and longest first; undefined when some letters stay unexplained.
  split(form, depth = 3) {
    for (let place = form.length - LEAST - 1; place >= LEAST && depth > 0; place -= 1) {
      const end = form.slice(place);
      const head = this.key(end) ?? (GENERIC.has(end) || this.led(end).length ? end : undefined);
      if (head === undefined || form.length - place < LEAST + 1) continue;
      const modifier = this.modifier(form.slice(0, place));
      if (modifier !== undefined) return [modifier, head];
      const more = this.split(form.slice(0, place), depth - 1);
      if (more) return [...more, head];
    }
    return undefined;
  }

  modifier(form) {
    const bases = LINKS.filter((link) => form.endsWith(link)).map((link) => form.slice(0, form.length - link.length));
    const found = bases.filter((base) => base.length > LEAST - 1).find((base) => this.known.has(base)) ?? (form.length > LEAST ? this.key(form) : undefined);
    return found ?? bases.find((base) => base.length > LEAST && this.sources.has(base));
  }

  // Where no word fits: the shortest word that begins so, else the nearest one by slips of the keyboard.
  guess(form) {
    if (form.length > LEAST) {
      const longer = [...this.shown.keys()].filter((key) => key.startsWith(form));
      if (longer.length) return longer.sort((a, b) => a.length - b.length || (a < b ? -1 : 1))[0];
    }
    const allowed = form.length < 5 ? 0 : form.length < 9 ? 1 : 2;
    let best;
    let least = allowed + 1;
    for (const key of this.known) {
      if (Math.abs(key.length - form.length) >= least + 1 || key[0] !== form[0]) continue;
      const away = Math.min(distance(form, key, least), ...ENDINGS.slice(0, 7).filter((end) => form.endsWith(end)).map((end) => distance(form.slice(0, -end.length), key, least)));
      if (away < least) [best, least] = [key, away];
    }
    return best;
  }

  show(key) {
    return this.shown.get(key) ?? key[0].toUpperCase() + key.slice(1);
  }
}

// Whether two words of another script differ in their endings alone.
function alikeBeginning(one, other) {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  const most = Math.max(3, short.length - 2);
  return short.length >= 3 && long.length - short.length <= 3 && short.slice(0, most) === long.slice(0, most);
}

// Words of other kinds that a German form may be derived from, or lead to.
function* derived(form) {
  const without = (end) => form.slice(0, -end.length);
  for (const end of ["ungen", "ung"]) if (form.endsWith(end)) yield* [`${without(end)}en`, `${without(end)}n`, `${without(end)}eln`, `${without(end)}er`, without(end)];
  for (const end of ["ierung", "ation", "atur"]) if (form.endsWith(end)) yield `${without(end)}ieren`;
  if (form.endsWith("ieren")) for (const end of ["ierung", "ation", "atur", "ur", "ion"]) yield without("ieren") + end;
  if (/(?:el|er)n$/.test(form)) yield* [`${without("n")}ung`, `${form.slice(0, -3)}${form.at(-2)}ung`];
  if (form.endsWith("en")) yield* [`${without("en")}ung`, `${without("en")}er`, `${without("en")}e`];
  for (const end of ["erinnen", "erin", "er"]) if (form.endsWith(end)) yield* [`${without(end)}en`, `${without(end)}ung`];
}

// Slips between two words (letter missing, too many, wrong, two swapped), given up from `limit` on.
function distance(a, b, limit) {
  let before = [];
  let last = Array.from({ length: b.length + 1 }, (_, place) => place);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const wrong = a[i - 1] === b[j - 1] ? 0 : 1;
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + wrong);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    if (Math.min(...row) >= limit) return limit;
    [before, last] = [last, row];
  }
  return last[b.length];
}

// The words of a text with their places: [{text, form}].
export function* tokens(text) {
  for (const found of text.matchAll(CHUNK)) yield { text: found[0], form: fold(found[0].replace(/[-‐‑]/g, "")), at: found.index };
}

// A query as units that must all be met. Each is a list of ways, best first: {all: [sets], weight, wide}; a page meets a
// way when it has a word of each of its sets. `wide` ways count only when there are few hits without them.
// Legal forms and what people say around what they look for count only where nothing else is said. `typed` has the words
// of each unit.
export function read(query, words) {
  const guesses = [];
  const said = forms(query, words);
  const named = inPhrases(said, words);
  const told = said.filter((token) => named.has(token) || (!LEGAL.has(token.form) && !FILLERS.has(token.form)));
  const meanings = (told.length ? told : said).map((token) => meaning(token, words, guesses));
  const units = [];
  const typed = [];
  for (let place = 0; place < meanings.length; place += 1) {
    const phrase = phraseAt(meanings, place, words);
    const length = phrase?.length ?? 1;
    units.push(phrase ? phrase.ways : waysOf(meanings[place], words));
    typed.push(meanings.slice(place, place + length).map(({ text }) => text).join(" "));
    place += length - 1;
  }
  return { units, typed, guesses, keys: new Set(meanings.flatMap((found) => [...(found.key ? [found.key] : []), ...(found.also ?? []), ...(found.parts ?? [])])) };
}

// The words that name something only together: "gemeinnützige GmbH".
function inPhrases(said, words) {
  const found = new Set();
  for (let length = 2; length <= 4; length += 1) {
    for (let place = 0; place + length <= said.length; place += 1) {
      const run = said.slice(place, place + length);
      if (words.sources.has(run.map(({ form }) => form).join(" ")) && run.some(({ form }) => !FILLERS.has(form))) for (const token of run) found.add(token);
    }
  }
  return found;
}

// A hyphenated word counts as one if the index has it so, else as its members.
function forms(query, words) {
  const text = query.normalize("NFC").replaceAll("(inn)en", "innen").replace(DECLINED, "").replace(DOTTED, "$1$2").replace(MEASURE, (_, number, unit) => `${NUMBERS[number.toLowerCase()] ?? number} ${UNITS[unit.toLowerCase()]}`).replace(GENDER, (_, end) => end.toLowerCase()).replace(/(?<=[a-zäöüß])I(nnen|n)(?![\p{L}\p{N}])/gu, "i$1");
  const members = (token) => token.text.split(/[-‐‑]/).map((member) => ({ text: member, form: fold(member) }));
  const found = [...tokens(text)].flatMap((token) => (/[-‐‑]/.test(token.text) && words.key(token.form) === undefined ? members(token) : [token]));
  return found.filter(({ form }) => form && !words.stop.has(form));
}

function meaning({ text, form }, words, guesses) {
  const key = words.key(form);
  const parts = words.split(form);
  const found = { text, form, leads: words.led(form), kin: words.kin(form) };
  if (key !== undefined || parts || found.leads.length || found.kin.length) return { ...found, key, parts, also: (words.forms.get(form) ?? []).slice(1) };
  // A form the list knows is a word of its own that the index does not have: no slip of the keyboard.
  const guess = words.forms.has(form) ? undefined : words.guess(form);
  if (guess !== undefined) guesses.push({ typed: text, meant: words.show(guess) });
  return { ...found, key: guess, parts: guess && words.split(guess) };
}

// "legal advice": several words in a row that name one concept.
function phraseAt(meanings, place, words) {
  for (let length = Math.min(4, meanings.length - place); length > 1; length -= 1) {
    const keys = meanings.slice(place, place + length).map((found) => found.key);
    const number = words.concepts.get(keys.join(" "));
    const led = words.sources.get(meanings.slice(place, place + length).map((found) => found.form).join(" ")) ?? [];
    const direct = keys.every((key) => key !== undefined) ? [{ all: keys.map(alone), weight: 1 }] : [];
    if (number !== undefined) return { length, ways: [...direct, { all: [[conceptToken(number)]], weight: 0.5 }, ...leading(led, words)] };
    if (led.length) return { length, ways: [...direct, ...leading(led, words)] };
  }
  return undefined;
}

// Where groups lead to; the nearer ones of a group count more.
const leading = (groups, words) => groups.flatMap((group) => words.leads[group].map((all, number) => ({ all, weight: 0.35 / (1 + number / 4) })));

function waysOf({ key, parts, also = [], leads = [], kin = [] }, words) {
  const single = (part) => words.led(part).flatMap((group) => words.leads[group].filter((all) => all.length === 1).flatMap(([tokens]) => tokens));
  const alike = (part) => [...anywhere(part), ...(words.concepts.has(part) ? [conceptToken(words.concepts.get(part))] : []), ...single(part)];
  const ways = [];
  for (const word of key === undefined ? [] : [key, ...also]) {
    ways.push({ all: [alone(word)], weight: 1 }, { all: [anywhere(word)], weight: 0.7 }, { all: [alike(word)], weight: 0.5 });
  }
  if (parts) {
    const wide = key !== undefined;
    ways.push({ all: parts.map(anywhere), weight: 0.5, wide }, { all: parts.map(alike), weight: 0.4, wide });
    ways.push({ all: [alone(parts.at(-1))], weight: 0.1, wide: true });
    if (words.isWide(parts)) ways.push({ all: parts.slice(0, -1).map(alike), weight: 0.2, wide: true });
  }
  ways.push(...kin.map((other) => ({ all: [anywhere(other)], weight: 0.4 })), ...leading(leads, words));
  return ways;
}
