// Asks Pagefind for single words of the index and puts the answers together: all units of a query, any way of each.
// Pagefind drops words it does not know from a query of several, so the sets are joined here.

import { EVERYTHING, Words, read } from "./words.js";

const ROOT = new URL("../../../../", import.meta.url); // the site's root: this file lies in assets/mithilfe/js/search/
const CHUNK = 2; // as in generator/site/index.py
const SENTENCE = 3; // from so many words on, pages that have most of them are better than none
const FEW = 3; // below this many hits the wider readings of a compound are taken in as well

export class Engine {
  // `language` picks the index; a page in a language without one searches in the site's default language.
  static async open(language, fallback) {
    const [pagefind, entry] = await Promise.all([
      import(new URL("pagefind/pagefind.js", ROOT).href),
      readJson("pagefind/pagefind-entry.json"),
    ]);
    const used = entry.languages[language] ? language : fallback;
    await pagefind.init();
    return new Engine(pagefind, new Words(await readJson(`pagefind/words.${used}.json`)));
  }

  constructor(pagefind, words) {
    this.pagefind = pagefind;
    this.words = words;
    this.answers = new Map();
    this.chunks = new Map();
  }

  // One word of the index -> Map of page id -> score.
  hits(token) {
    if (!this.answers.has(token)) this.answers.set(token, this.#ask(token));
    return this.answers.get(token);
  }

  async #ask(token) {
    const { results } = await this.pagefind.search(token);
    return new Map(results.map((result) => [result.id, result.score]));
  }

  // A query -> {scores: Map of id -> score, guesses, keys, left, wider, some}. `left`: what no page has, left out.
  // An empty query finds everything, in the index's
  // order. `wider`: nothing fits exactly, these come close (a course, where somebody asked for a swimming course).
  // `some`: no page has all words of a sentence, these have most of them.
  async search(query) {
    const { units: asked, typed, guesses, keys } = read(query, this.words);
    if (!asked.length) {
      const all = query.trim() && !/[\p{L}\p{N}]/u.test(query) ? new Map() : await this.hits(EVERYTHING);
      return { scores: all, guesses, keys, left: [] };
    }
    const known = await Promise.all(asked.map(async (ways) => (await this.#any(ways)).size > 0));
    const units = asked.filter((_, number) => known[number]);
    const left = typed.filter((_, number) => !known[number]);
    if (!units.length) return { scores: new Map(), guesses, keys, left: [] };
    let scores = await this.#all(units, false);
    const exact = scores.size;
    if (scores.size < FEW && units.some((ways) => ways.some((way) => way.wide))) {
      const wider = await this.#all(units, true);
      scores = new Map([...wider].map(([id, score]) => [id, scores.has(id) ? score + 100 : score]));
    }
    const some = !scores.size && units.length >= SENTENCE;
    if (some) scores = await this.#most(units);
    return { scores, guesses, keys, left, wider: !some && !exact && scores.size > 0, some };
  }

  // The pages that meet most units of a query; those that meet fewer are left out.
  async #most(units) {
    const met = new Map();
    for (const ways of units) {
      for (const [id, score] of await this.#any(ways.filter((way) => !way.wide))) {
        const { count, sum } = met.get(id) ?? { count: 0, sum: 0 };
        met.set(id, { count: count + 1, sum: sum + score });
      }
    }
    const most = Math.max(0, ...[...met.values()].map(({ count }) => count));
    return new Map([...met].filter(([, { count }]) => count === most).map(([id, { sum }]) => [id, sum]));
  }

  async #all(units, wide) {
    const sets = await Promise.all(units.map((ways) => this.#any(ways.filter((way) => wide || !way.wide))));
    return sets.reduce(both);
  }

  async #any(ways) {
    const found = new Map();
    for (const { all, weight } of ways) {
      const sets = await Promise.all(all.map((some) => this.#either(some)));
      for (const [id, score] of sets.reduce(both)) found.set(id, Math.max(found.get(id) ?? 0, score * weight));
    }
    return found;
  }

  async #either(tokens) {
    const found = new Map();
    for (const hits of await Promise.all(tokens.map((token) => this.hits(token)))) {
      for (const [id, score] of hits) found.set(id, Math.max(found.get(id) ?? 0, score));
    }
    return found;
  }

  // The pages that carry a value of a facet, as a set of ids; empty for a value that no page has.
  async having(name, value) {
    const token = this.words.facetToken(name, value);
    return token ? new Set((await this.hits(token)).keys()) : new Set();
  }

  // What a page shows of itself: {url (absolute), title, text, summary, ...}; undefined when the site was published anew
  // meanwhile. A summary with which the text begins is sent as its length.
  async hit(id) {
    const chunk = id.slice(0, id.indexOf("_") + 1 + CHUNK);
    if (!this.chunks.has(chunk)) this.chunks.set(chunk, readJson(`pagefind/hits/${chunk}.json`));
    const hit = (await this.chunks.get(chunk))[id];
    if (!hit) return undefined;
    const summary = typeof hit.summary === "number" ? hit.text.slice(0, hit.summary) : hit.summary;
    return { ...hit, summary, url: new URL(hit.url, ROOT).href };
  }
}

async function readJson(path) {
  const answer = await fetch(new URL(path, ROOT));
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}

function both(some, others) {
  return new Map([...some].filter(([id]) => others.has(id)).map(([id, score]) => [id, score + others.get(id)]));
}
