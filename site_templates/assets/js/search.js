// The search page, and the facets of list pages: text and facets together, with counts, state in the address.
// Without this script the lists stand as they are, and the form leads to the search page.
//
// What a page must have (all words come from it, so that they can be translated):
//   [data-search]                 the root. data-language-fallback: language whose index serves when this one has none;
//                                 data-fixed="kind=initiative": facets that the page sets (a list page).
//     data-text-one, -many        "1 hit", "{n} hits"
//     data-text-none              nothing found, and why: -unknown ("{query}" alone), -narrow (facets alone), -empty
//                                 ("{query}" under facets, "{n}" hits without them), -list (on a list page)
//     data-text-guess             "Shown for {meant}; nothing was found for {typed}."
//     data-text-wider, -some      "Nothing fits {query} exactly; these come close.", "No entry has all these words; ..."
//     data-text-left              "Left out, since nothing has it: {words}."
//     data-text-whole             "Search the whole catalogue for {query}", the link of a list page
//     data-text-show              "Show {n} hits", on the button that closes the facets of a phone
//     data-text-also              "+ {word}: {n}", a button that adds a facet
//     data-text-remove, -reset    "remove" (for screen readers, behind a chosen facet), "Reset all"
//     data-text-failed            the index could not be loaded
//     data-text-all               nothing is searched for any more, the whole list is shown again
//     data-text-chosen            "{n} chosen", on the button of the facets of a phone
//   form[data-search-form]        method GET, action: the search page. input[name=q]; the boxes of the facets belong to
//                                 it (form="id" where they stand elsewhere): <input type=checkbox name=topic
//                                 value=education data-word="Education"> with a .n for the count beside it, inside
//                                 [data-facet]. data-word: what people read and the index knows, if another than the
//                                 value, which is the same in every language and stands in the address.
//                                 data-everywhere: it holds in all places, so it is offered where one place was chosen
//   [data-search-count]           heading that takes the number of hits;  [data-search-live] role=status, the same aloud
//   [data-search-guess]           takes "did you mean";  [data-search-chips]  takes the chosen facets
//   [data-search-chosen]          takes data-text-chosen
//   [data-search-out]             ways on, shown where nothing was found
//   [data-search-whole]           link to the search page, takes data-text-whole and the query
//   [data-search-facets]          goes while no facet is of use;  [data-search-apply]  its button, which takes
//                                 data-text-show; on a wide screen styles hide it, since what is ticked holds at once
//   [data-search-cards]           takes the hits;  [data-search-more] button, hidden: shows the next ones
//   [data-search-static]          what the server wrote; hidden as soon as something is searched for
//   [data-search-found]           what belongs to a search only; hidden while nothing is searched for on a list page
//   template[data-search-card]    one hit, see search/view.js (data-hit: title, place, kind, excerpt, tile ...)

import { Engine } from "./search/engine.js";
import { card, chips, fill, word } from "./search/view.js";

const STEP = 24; // hits shown at once
const PAUSE = 200; // milliseconds without a key before a search starts
const CALM = 1000; // milliseconds before a result is read aloud: nobody wants to hear those of half a word

class Search {
  constructor(root) {
    this.root = root;
    this.form = root.querySelector("[data-search-form]");
    this.field = this.form.elements.namedItem("q");
    this.boxes = [...this.form.elements].filter((box) => box.type === "checkbox");
    this.fixed = [...new URLSearchParams(root.dataset.fixed ?? "")];
    this.texts = Object.fromEntries(Object.entries(root.dataset).filter(([name]) => name.startsWith("text")).map(([name, text]) => [name.slice(4).toLowerCase(), text]));
    this.turn = 0;
  }

  part(name) {
    return this.root.querySelector(`[data-search-${name}]`);
  }

  start() {
    this.fromAddress();
    this.form.addEventListener("submit", (event) => { event.preventDefault(); this.submit(event.submitter); });
    this.field.addEventListener("input", () => { clearTimeout(this.timer); this.timer = setTimeout(() => this.changed(), PAUSE); });
    for (const box of this.boxes) box.addEventListener("change", () => this.changed());
    this.part("more")?.addEventListener("click", () => this.show(this.shown.length));
    addEventListener("popstate", () => { this.fromAddress(); this.run(); });
    // The index is loaded when it is needed: at once with a query in the address, else at the first touch.
    if (this.wanted()) this.run();
    else this.form.addEventListener("focusin", () => this.run(), { once: true });
  }

  chosen() {
    return this.boxes.filter((box) => box.checked);
  }

  // The search page always shows hits; a list page only when something was asked.
  wanted() {
    return this.field.value.trim() !== "" || this.chosen().length > 0 || !this.part("static");
  }

  fromAddress() {
    const state = new URLSearchParams(location.search);
    this.field.value = state.get("q") ?? "";
    for (const box of this.boxes) box.checked = state.getAll(box.name).some((value) => value === box.value || value === word(box));
  }

  changed() {
    clearTimeout(this.timer);
    const state = new URLSearchParams(this.chosen().map((box) => [box.name, box.value]));
    if (this.field.value.trim()) state.set("q", this.field.value.trim());
    const address = state.size ? `?${state}` : location.pathname;
    // While somebody types, one entry of the history is enough.
    const typing = document.activeElement === this.field && this.typed;
    if (address !== (location.search || location.pathname)) history[typing ? "replaceState" : "pushState"](null, "", address);
    this.typed = document.activeElement === this.field;
    return this.run();
  }

  async run() {
    this.turn += 1;
    const turn = this.turn;
    this.root.dataset.searchBusy = "";
    try {
      this.engine ??= await Engine.open(document.documentElement.lang, this.root.dataset.languageFallback);
      const found = await this.engine.search(this.field.value);
      const facets = await this.facets(found.scores);
      if (turn !== this.turn) return;
      this.found = found;
      this.ids = [...facets.hits].sort(([, one], [, other]) => other - one).map(([id]) => id);
      await this.report(facets.counts);
    } catch (error) {
      console.error(error);
      this.failed();
    }
    if (turn === this.turn) delete this.root.dataset.searchBusy;
    this.root.dispatchEvent(new CustomEvent("search:done", { bubbles: true }));
  }

  // Hits under the chosen facets (any value of a facet, all facets), and for each box the hits it would give.
  async facets(scores) {
    const groups = new Map(this.fixed.map(([name, value]) => [`fixed ${name}`, [this.engine.having(name, value)]]));
    const sets = new Map(await Promise.all(this.boxes.map(async (box) => [box, await this.engine.having(box.name, word(box))])));
    for (const box of this.chosen()) groups.set(box.name, [...(groups.get(box.name) ?? []), sets.get(box)]);
    const chosen = new Map();
    for (const [name, waiting] of groups) chosen.set(name, await Promise.all(waiting));
    const meets = (id, but) => [...chosen].every(([name, some]) => name === but || some.some((set) => set.has(id)));
    const ids = [...scores.keys()];
    const pages = this.fixed.map(([name, value]) => chosen.get(`fixed ${name}`)[0]);
    this.without = ids.filter((id) => pages.every((set) => set.has(id))).length;
    const pools = new Map(this.boxes.map((box) => box.name).map((name) => [name, undefined]));
    for (const name of pools.keys()) pools.set(name, ids.filter((id) => meets(id, name)));
    return {
      hits: [...scores].filter(([id]) => meets(id)),
      counts: new Map(this.boxes.map((box) => [box, pools.get(box.name).filter((id) => sets.get(box).has(id)).length])),
    };
  }

  async report(counts) {
    for (const [box, count] of counts) {
      const label = box.closest("label");
      label.querySelector(".n").textContent = count;
      label.hidden = count === 0 && !box.checked && box !== document.activeElement; // the focus would be lost
    }
    for (const facet of this.root.querySelectorAll("[data-facet]")) {
      const shown = [...facet.querySelectorAll("label")].filter((label) => !label.hidden);
      facet.hidden = !shown.length;
      const rest = facet.querySelector("details");
      if (!rest) continue;
      const folded = shown.filter((label) => rest.contains(label));
      rest.hidden = !folded.length;
      // Nothing but a word to unfold would look like an empty facet.
      if (folded.length && folded.length === shown.length) rest.open = true;
    }
    this.part("facets")?.toggleAttribute("hidden", !this.root.querySelector("[data-facet]:not([hidden])"));
    const wanted = this.wanted();
    this.part("static")?.toggleAttribute("hidden", wanted);
    for (const part of this.root.querySelectorAll("[data-search-found]")) part.hidden = !wanted;
    const chosen = this.part("chosen");
    if (chosen) {
      chosen.textContent = fill(this.texts.chosen ?? "{n}", { n: this.chosen().length });
      chosen.hidden = !this.chosen().length;
    }
    const apply = this.part("apply");
    if (apply) apply.textContent = fill(this.texts.show ?? "{n}", { n: this.ids.length });
    if (!wanted) {
      clearTimeout(this.telling);
      if (this.part("live").textContent) this.tell(this.texts.all);
      return;
    }
    this.part("chips").replaceChildren(...chips(this.chosen(), this.also(counts), this.texts, {
      remove: (box) => this.set([box], false), add: (box) => this.set([box], true), reset: () => this.set(this.chosen(), false),
    }));
    await this.show(0);
    this.part("out")?.toggleAttribute("hidden", this.ids.length > 0);
    this.say(this.count(), this.guess());
  }

  // On a phone the facets lie above the hits: their button folds them away and leads there.
  async submit(button) {
    await this.changed();
    if (!button || button !== this.part("apply")) return;
    this.part("facets")?.removeAttribute("open");
    this.toCount(this.part("facets")?.querySelector("summary"));
  }

  // To the number of hits; where nothing is searched for it is hidden, so to something else.
  toCount(other) {
    const heading = this.part("count");
    heading.tabIndex = -1;
    heading.focus();
    if (document.activeElement !== heading) other?.focus();
  }

  // What holds everywhere holds in the place that was chosen as well: boxes that would add it, with their hits.
  also(counts) {
    const names = new Set(this.chosen().map((box) => box.name));
    return this.boxes.filter((box) => "everywhere" in box.dataset && !box.checked && names.has(box.name) && counts.get(box)).map((box) => [box, counts.get(box)]);
  }

  // The chip that was pressed goes: the focus stays in its place, else on the number of hits.
  async set(boxes, on) {
    const place = this.part("chips");
    const at = [...place.children].indexOf(document.activeElement);
    for (const box of boxes) box.checked = on;
    await this.changed();
    const next = at < 0 ? undefined : place.children[Math.min(at, place.children.length - 1)];
    if (next?.offsetParent) next.focus();
    else this.toCount(this.field);
  }

  count() {
    const n = this.ids.length;
    const text = n === 0 ? this.texts.none : n === 1 ? this.texts.one : this.texts.many;
    return fill(text, { n: n.toLocaleString(document.documentElement.lang) });
  }

  // The number of hits and what to know about it: seen at once, read aloud when it stays.
  say(count, more = "") {
    this.part("count").textContent = count;
    this.tell([count, more].filter(Boolean).join(". "));
  }

  tell(text) {
    clearTimeout(this.telling);
    this.telling = setTimeout(() => { if (this.part("live").textContent !== text) this.part("live").textContent = text; }, CALM);
  }

  // Without an index the lists stay, and whoever searched is told so where the hits would stand.
  failed() {
    for (const part of this.root.querySelectorAll("[data-search-found]")) part.hidden = false;
    this.part("static")?.removeAttribute("hidden");
    for (const name of ["cards", "chips"]) this.part(name).replaceChildren();
    for (const name of ["more", "guess", "out"]) this.part(name)?.setAttribute("hidden", "");
    this.say(this.texts.failed);
  }

  // Whether something else was searched for than what was typed, or why there is nothing; gives what it says.
  guess() {
    const query = this.field.value.trim();
    const guesses = this.found.guesses.map((guess) => fill(this.texts.guess, guess));
    const left = this.found.left?.length ? [fill(this.texts.left ?? "", { words: this.found.left.join(", ") })] : [];
    const close = this.found.wider ? this.texts.wider : this.found.some ? this.texts.some : "";
    const place = this.part("guess");
    place.textContent = [...guesses, ...left, fill(this.ids.length ? close : this.nothing(query), { query, n: this.without })].join(" ").trim();
    place.hidden = !place.textContent;
    const whole = this.part("whole");
    if (whole) {
      whole.textContent = fill(this.texts.whole, { query });
      whole.href = `${this.form.getAttribute("action")}?${new URLSearchParams({ q: query })}`;
      whole.parentElement.hidden = !query;
    }
    return place.textContent;
  }

  // Why there are no hits.
  nothing(query) {
    if (this.chosen().length) return query ? this.texts.empty : this.texts.narrow;
    return this.fixed.length ? this.texts.list : this.texts.unknown;
  }

  // Shows the hits from this place on; focus goes to the first new one when somebody asked for more.
  async show(from) {
    const turn = this.turn;
    const ids = this.ids.slice(from, from + STEP);
    const hits = (await Promise.all(ids.map((id) => this.engine.hit(id)))).filter(Boolean);
    if (turn !== this.turn) return;
    const cards = hits.map((hit) => card(this.part("card"), hit, (form) => this.explains(form)));
    const place = this.part("cards");
    if (from === 0) place.replaceChildren(...cards);
    else {
      place.append(...cards);
      cards[0]?.querySelector("a")?.focus();
    }
    this.shown = this.ids.slice(0, from + ids.length);
    const more = this.part("more");
    if (more) more.hidden = this.shown.length >= this.ids.length;
  }

  // Whether a word of a text is why its page was found: the same word, concept or part of a compound.
  explains(form) {
    const { words } = this.engine;
    if (words.stop.has(form) || !this.found.keys.size) return false;
    this.concepts ??= new WeakMap();
    if (!this.concepts.has(this.found)) this.concepts.set(this.found, new Set([...this.found.keys].map((key) => words.concepts.get(key)).filter((number) => number !== undefined)));
    const same = (key) => this.found.keys.has(key) || this.concepts.get(this.found).has(words.concepts.get(key));
    const key = words.key(form);
    return (key !== undefined && same(key)) || (words.split(form) ?? []).some(same);
  }
}

for (const root of document.querySelectorAll("[data-search]")) new Search(root).start();
