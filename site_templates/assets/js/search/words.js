// Reads a query as the index was written: spelling, endings, compounds, concepts, and a guess where a word is unknown.
// The rules are those of generator/site/wordlist.py; the list carries the forms on which they fail.

const ENDINGS = ["e", "n", "s", "en", "es", "er", "em", "ern", "ens", "in", "innen", "erin", "erinnen"];
const LINKS = ["", "s", "n", "en", "es", "er", "e"];
const LEAST = 3;
const SPECIAL = { ä: "ae", ö: "oe", ü: "ue", ß: "ss", æ: "ae", œ: "oe", ø: "oe", å: "a", ł: "l", đ: "d", ı: "i" };
const GENDER = /(?<=[a-zäöüß])(?:\s?[*:_·•]\s?|\/-?|\()(innen|in)(?![\p{L}\p{N}])\)?/giu;
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

export class Words {
  constructor(data) {
    this.shown = new Map(data.words.split(" ").filter(Boolean).map((item) => item.split("=")));
    this.forms = new Map(data.forms.split(" ").filter(Boolean).map((item) => item.split("=")).map(([form, keys]) => [form, keys.split("|")]));
    this.stop = new Set(data.stop.split(" "));
    this.facets = Object.entries(data.facets);
    this.concepts = new Map(data.concepts.flatMap((phrases, number) => phrases.map((phrase) => [phrase, number])));
    this.known = new Set([...this.shown.keys(), ...[...this.concepts.keys()].flatMap((phrase) => phrase.split(" "))]);
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

  // A known key under this form; a form the dictionary reads as a word that the index lacks gives undefined.
  key(form) {
    const key = this.resolve(form);
    return this.known.has(key) ? key : undefined;
  }

  // The known words a compound is made of, fewest and longest first; undefined when some letters stay unexplained.
  split(form, depth = 3) {
    for (let place = form.length - LEAST - 1; place >= LEAST && depth > 0; place -= 1) {
      const head = this.key(form.slice(place));
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
    return bases.filter((base) => base.length > LEAST - 1).find((base) => this.known.has(base)) ?? (form.length > LEAST ? this.key(form) : undefined);
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
export function read(query, words) {
  const guesses = [];
  const meanings = forms(query, words).map((token) => meaning(token, words, guesses));
  const units = [];
  for (let place = 0; place < meanings.length; place += 1) {
    const phrase = phraseAt(meanings, place, words);
    units.push(phrase ? phrase.ways : waysOf(meanings[place], words));
    if (phrase) place += phrase.length - 1;
  }
  return { units, guesses, keys: new Set(meanings.flatMap((found) => [...(found.key ? [found.key] : []), ...(found.also ?? []), ...(found.parts ?? [])])) };
}

// A hyphenated word counts as one if the index has it so, else as its members.
function forms(query, words) {
  const text = query.normalize("NFC").replaceAll("(inn)en", "innen").replace(GENDER, (_, end) => end.toLowerCase()).replace(/(?<=[a-zäöüß])I(nnen|n)(?![\p{L}\p{N}])/gu, "i$1");
  const members = (token) => token.text.split(/[-‐‑]/).map((member) => ({ text: member, form: fold(member) }));
  const found = [...tokens(text)].flatMap((token) => (/[-‐‑]/.test(token.text) && words.key(token.form) === undefined ? members(token) : [token]));
  return found.filter(({ form }) => form && !words.stop.has(form));
}

function meaning({ text, form }, words, guesses) {
  const key = words.key(form);
  const parts = words.split(form);
  if (key !== undefined || parts) return { key, parts, also: (words.forms.get(form) ?? []).slice(1) };
  // A form the list knows is a word of its own that the index does not have: no slip of the keyboard.
  const guess = words.forms.has(form) ? undefined : words.guess(form);
  if (guess !== undefined) guesses.push({ typed: text, meant: words.show(guess) });
  return { key: guess, parts: guess && words.split(guess) };
}

// "legal advice": several words in a row that name one concept.
function phraseAt(meanings, place, words) {
  for (let length = Math.min(4, meanings.length - place); length > 1; length -= 1) {
    const keys = meanings.slice(place, place + length).map((found) => found.key);
    const number = words.concepts.get(keys.join(" "));
    if (number !== undefined) return { length, ways: [{ all: keys.map(alone), weight: 1 }, { all: [[conceptToken(number)]], weight: 0.5 }] };
  }
  return undefined;
}

const alone = (key) => [wordToken(key)];
const anywhere = (key) => [wordToken(key), partToken(key)];

function waysOf({ key, parts, also = [] }, words) {
  const alike = (part) => [...anywhere(part), ...(words.concepts.has(part) ? [conceptToken(words.concepts.get(part))] : [])];
  const ways = [];
  for (const word of key === undefined ? [] : [key, ...also]) {
    ways.push({ all: [alone(word)], weight: 1 }, { all: [anywhere(word)], weight: 0.7 }, { all: [alike(word)], weight: 0.5 });
  }
  if (parts) {
    const wide = key !== undefined;
    ways.push({ all: parts.map(anywhere), weight: 0.5, wide }, { all: parts.map(alike), weight: 0.4, wide });
    ways.push({ all: [alone(parts.at(-1))], weight: 0.1, wide: true });
  }
  return ways;
}
