// The pages contribute/new/ and contribute/change/: a form made from the model, checked while one types by the very
// rules of `mithilfe check`. Without this script the pages say which other ways there are.
//
// [data-form]: data-mode (new, change), data-form (address of its description), data-known (of the entries that there
// are), data-sources (folder with the files of entries), data-check (check.json), data-failed (what is said if the
// description cannot be loaded).
import { Checker } from "./contribute/checker.js";
import { changes, cleaned, yaml } from "./contribute/data.js";
import { fill, make, today } from "./contribute/dom.js";
import { focusIn, record } from "./contribute/fields.js";
import { Near } from "./contribute/near.js";
import { preview } from "./contribute/preview.js";
import { ways } from "./contribute/send.js";
import { slug, spell, words } from "./contribute/words.js";

const PAUSE = 400; // milliseconds without a key before the rules are asked
// What this browser keeps, if it may: a blocked memory must not cost anybody the form.
const memory = {
  key: `mithilfe-draft ${location.pathname}${location.search}`,
  read() {
    try {
      return localStorage.getItem(this.key);
    } catch {
      return null;
    }
  },
  write(text) {
    try {
      if (text === undefined) localStorage.removeItem(this.key);
      else localStorage.setItem(this.key, text);
    } catch (error) {
      console.warn(error);
    }
  },
};
const load = async (address) => {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
};

class Form {
  constructor(root, description) {
    Object.assign(this, { root, description, texts: description.texts, answers: {}, before: undefined, isSent: true, turn: 0 });
    spell(description.spelled);
    addEventListener("beforeunload", (event) => { if (!this.isSent) event.preventDefault(); });
  }

  // == what entries are there

  entries(of) {
    const folders = this.description.kinds.filter((kind) => kind.is.includes(of)).map((kind) => kind.folder);
    return (this.near?.entries ?? []).filter(({ folder }) => folders.includes(folder));
  }

  nameOf = (id) => this.near?.entries.find((one) => one.id === id)?.name ?? id ?? "";

  idOf = (name, of) => this.entries(of).find((one) => one.name === name.trim())?.id;

  language = (code) => this.description.languages.find(([one]) => one === code)?.[1] ?? code;

  label = (list, code) => this.description.lists[list]?.find(([one]) => one === code)?.[1] ?? code ?? "";

  // A text as the page would show it.
  text = (value) => (value && typeof value === "object" ? value[this.description.language] ?? Object.values(value)[0] : value) ?? "";

  // == building

  begin(kind, answers, path = "", before = undefined) {
    Object.assign(this, { kind, answers, path, before });
    const { texts } = this;
    const sections = kind.steps.map((step, number) => {
      const fields = record(this, kind.record, this.answers, [], step.fields);
      const head = `${number + 1}. ${step.title}`;
      const body = step.name === "more" ? [make("details", { class: "more" }, make("summary", {}, head), ...fields)] : [make("h2", {}, head), ...fields];
      return make("section", { class: "step", "data-step": step.name }, ...body);
    });
    this.like = make("div", { class: "beside", role: "status" });
    sections[0].append(this.like);
    this.top = make("div", { class: "findings", tabindex: -1 });
    this.body = make("form", { class: "entry-form", novalidate: true, submit: (event) => event.preventDefault() }, ...sections, this.speaker(), this.sending());
    this.root.replaceChildren(make("p", { class: "note" }, texts.public), this.body);
    this.showNear();
  }

  // Whoever speaks for the organisation confirms the entry by it.
  speaker() {
    if (!this.kind.speaks) return "";
    const box = make("input", { type: "checkbox" });
    box.checked = this.answers.confirmed === today();
    const old = this.answers.confirmed;
    box.addEventListener("change", () => { this.answers.confirmed = box.checked ? today() : old; this.changed([]); });
    return make("div", { class: "field field--box", "data-loc": "confirmed" }, make("label", { class: "option" }, box, make("span", {}, this.texts.speaks)), make("div", { class: "said" }));
  }

  sending() {
    const { texts } = this;
    this.state = make("p", { class: "note", role: "status" });
    this.bar = make("progress", { max: 1, hidden: true });
    this.asking = make("button", { type: "button", class: "button", "data-check-now": true, click: () => this.check() }, texts.check);
    this.file = make("details", { class: "more" }, make("summary", {}, texts.file), make("pre", { class: "trouble", tabindex: 0 }));
    this.shown = make("details", { class: "more" }, make("summary", {}, texts.preview), make("div"));
    this.out = make("div", { class: "ways" });
    const keep = make("input", { type: "checkbox" });
    keep.checked = this.draft !== undefined;
    keep.addEventListener("change", () => { this.draft = keep.checked ? {} : undefined; this.keep(); });
    const size = this.checker ? fill(texts.check_size, { size: Math.round(this.checker.total / Checker.AS_SENT) }) : texts.no_check;
    return make("section", { class: "step", "data-step": "send" }, make("h2", {}, texts.send), this.top,
      this.checker ? make("p", { class: "actions" }, this.asking) : "", make("p", { class: "note" }, size), this.bar, this.state, this.shown, this.file, make("h3", {}, texts.propose), this.out,
      make("ol", { class: "then" }, ...texts.then.map((one) => make("li", {}, one))),
      make("div", { class: "field field--box" }, make("label", { class: "option" }, keep, make("span", {}, texts.keep))));
  }

  addWords = (field) => this.texts[`add_${field.key}`] ?? this.texts.add;

  oneWords = (field) => this.texts[`one_${field.key}`] ?? this.texts.one;

  add(list, field) {
    const isCall = ["needs", "offers"].includes(field.key);
    list.push(isCall ? { since: today(), [FRESH]: true } : {});
  }

  // The unit that a kind is counted in is a good first guess.
  kindChosen(loc) {
    const call = loc.reduce((inside, part) => inside[part], this.answers);
    const { units = [], money } = this.description.of_kind[call.kind] ?? {};
    if (!money && call.quantity && !units.includes(call.quantity.unit)) [call.quantity.unit] = units;
    for (const key of ["quantity", "amount"]) this.body.querySelector(`[data-loc="${[...loc, key].join(".")}"]`)?.renew?.();
  }

  // Towns among the regions: whoever picks one says the region, the reach and the town at once.
  places(answers, loc) {
    const { towns, postcodes } = this.description;
    const isOwn = loc.join(".") === "area.regions";
    return {
      extra: (typed) => {
        const code = /^\d{5}$/.test(typed) ? postcodes[typed.slice(0, 2)] : undefined;
        const found = code ? [{ value: code, label: `${typed}: ${this.label("regions", code)}`, known: [typed], postcode: typed }] : [];
        const wanted = words(typed).join(" ");
        for (const [name, region] of wanted.length > 2 ? towns : []) {
          if (words(name).join(" ").startsWith(wanted)) found.push({ value: region, label: `${name} (${this.label("regions", region)})`, known: words(name), town: name, bonus: 0.5 });
          if (found.length > 5) break;
        }
        return found;
      },
      chose: (option) => {
        if (!isOwn || !option) return;
        if (option.town) this.set("location", { ...this.answers.location, city: option.town }, answers, "local");
        else if (option.postcode) this.set("location", { ...this.answers.location, postcode: option.postcode }, answers, "local");
      },
    };
  }

  set(key, value, area, scope) {
    this.answers[key] = value;
    area.scope ??= scope;
    this.body.querySelector(`[data-loc="${key}"]`)?.renew?.();
    this.body.querySelector('[data-loc="area.scope"]')?.renew?.();
  }

  // == what was answered

  // The entry as it will be proposed; ids and days that nobody is asked for are filled in.
  entry() {
    for (const side of ["needs", "offers"]) for (const call of this.answers[side] ?? []) if (call[FRESH]) call.id = this.callId(call, side);
    const isAsked = (call) => !call[FRESH] || Object.keys(cleaned(call).data).some((key) => !["since", "id"].includes(key));
    const answers = { ...this.answers };
    for (const side of ["needs", "offers"]) answers[side] = answers[side]?.map((call) => (isAsked(call) ? call : {}));
    const { data, original } = cleaned(answers);
    if (!this.before) data.created = today();
    return { data, original };
  }

  callId(call, side) {
    const others = new Set(["needs", "offers"].flatMap((one) => this.answers[one] ?? []).filter((one) => one !== call).map((one) => one.id));
    const wanted = slug(this.text(call.title)).slice(0, 40).replace(/-+$/, "");
    const base = wanted.length > 2 && /[a-z]/.test(wanted) ? wanted : side.slice(0, -1);
    for (let number = 1; ; number += 1) {
      const id = number > 1 ? `${base}-${number}` : base;
      if (!others.has(id)) return id;
    }
  }

  filePath(data) {
    if (this.path) return this.path;
    const taken = new Set(this.near?.entries.map(({ id }) => id));
    const wanted = slug(data.name ?? "");
    const base = wanted.length > 2 && /[a-z]/.test(wanted) ? wanted : `${this.kind.name}-${today()}`;
    let id = base;
    for (let number = 2; taken.has(id); number += 1) id = `${base.slice(0, 56)}-${number}`;
    return `content/${this.kind.folder}/${id}.yaml`;
  }

  changed(loc) {
    this.isSent = false;
    this.keep();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.run(), PAUSE);
    if (["name", "aliases", "website", "location"].includes(loc[0])) this.likeSoon();
    if (["needs", "offers", "area"].includes(loc[0])) this.showNear();
  }

  likeSoon() {
    clearTimeout(this.likeTimer);
    this.likeTimer = setTimeout(() => this.showLike(), PAUSE);
  }

  keep() {
    memory.write(this.draft === undefined ? undefined : JSON.stringify(this.answers));
  }

  // == checks

  async check() {
    const { texts } = this;
    this.bar.hidden = false;
    this.asking.disabled = true;
    this.state.textContent = texts.loading;
    try {
      await this.checker.start((share) => { this.bar.value = share; });
      this.isLive = true;
      this.asking.hidden = true;
      await this.run();
      this.top.focus();
      this.likeSoon();
    } catch (error) {
      console.error(error);
      this.state.textContent = texts.check_failed;
      this.asking.disabled = false;
    }
    this.bar.hidden = true;
  }

  async run() {
    this.turn += 1;
    const turn = this.turn;
    const { data, original } = this.entry();
    const path = this.filePath(data);
    const written = await this.written(path, data);
    if (turn !== this.turn) return;
    this.offer(path, data, written);
    if (!this.isLive) return this.missing(data);
    const answer = await this.checker.ask({ ask: "check", path, text: written, today: today() });
    if (turn === this.turn) this.show(answer.findings, original, path, written);
  }

  async written(path, data) {
    if (!this.isLive) return this.before ? undefined : yaml(data);
    const { text } = await this.checker.ask({ ask: "write", path, data, before: this.before?.text ?? "" });
    return text ?? (await this.checker.ask({ ask: "write", path, data })).text;
  }

  // Before the interpreter is there: what is plainly missing, in one line.
  missing(data) {
    const fields = this.description.records[this.kind.record].filter((field) => field.required && data[field.key] === undefined);
    this.state.textContent = fields.length ? fill(this.texts.still, { fields: fields.map((field) => field.label).join(" · ") }) : this.texts.complete;
  }

  said(frame, words) {
    const place = frame.querySelector(":scope > .said");
    place?.replaceChildren(words ? make("p", { class: "error" }, words) : "");
    frame.classList.toggle("field--wrong", Boolean(words));
  }

  show(findings, original, path, text) {
    const { texts } = this;
    for (const place of this.body.querySelectorAll(".said")) place.replaceChildren();
    for (const frame of this.body.querySelectorAll(".field--wrong")) frame.classList.remove("field--wrong");
    this.top.replaceChildren();
    const serious = findings.filter((one) => one.severity !== "note");
    const errors = findings.filter((one) => one.severity === "error").length;
    for (const finding of findings) {
      const frame = this.frameOf(original(finding.loc));
      const shown = this.finding(finding, path, text);
      if (!frame) { this.top.append(shown); continue; }
      frame.querySelector(":scope > .said").append(shown);
      frame.classList.toggle("field--wrong", finding.severity === "error" || frame.classList.contains("field--wrong"));
      for (let outer = frame.parentElement.closest("details"); outer && finding.severity === "error"; outer = outer.parentElement.closest("details")) outer.open = true;
    }
    const words = errors ? fill(errors === 1 ? texts.one_error : texts.errors, { count: errors }) : serious.length ? fill(texts.warnings, { count: serious.length }) : texts.fine;
    const jumps = [...this.body.querySelectorAll(".field--wrong, .group:has(> .said > .finding--error)")];
    this.state.textContent = words;
    if (jumps.length) this.state.append(" ", make("button", { type: "button", class: "link", click: () => { jumps[0].scrollIntoView({ block: "center" }); focusIn(jumps[0]); } }, texts.first_error));
  }

  // The field that a path leads to, or the nearest around it that can say something.
  frameOf(loc) {
    for (let length = loc.length; length > 0; length -= 1) {
      const frame = this.body.querySelector(`[data-loc="${CSS.escape(loc.slice(0, length).join("."))}"]`);
      if (frame?.querySelector(":scope > .said")) return frame;
    }
    return undefined;
  }

  finding(finding, path, text) {
    const mend = finding.mendable ? make("button", { type: "button", class: "button button--quiet", click: (event) => this.mend(finding, path, text, event.currentTarget) }, finding.fix ? fill(this.texts.mend, { fix: finding.fix }) : this.texts.mend_away) : "";
    return make("div", { class: `finding finding--${finding.severity}`, "data-code": finding.code }, make("p", {}, this.worded(finding.message)), finding.hint ? make("p", { class: "hint" }, this.worded(finding.hint)) : "", mend);
  }

  // What a rule says, with the names of fields as the form has them.
  worded(text) {
    const fields = Object.values(this.description.records).flat();
    const own = this.description.records[this.kind.record];
    const label = (key) => (key === "confirmed" ? this.texts.confirmed : [...own, ...fields].find((field) => field.key === key)?.label);
    return text.replaceAll(/`([a-z_]+)(?:: …)?`/g, (whole, key) => (label(key) ? fill(this.texts.quoted, { words: label(key) }) : whole));
  }

  async mend({ code, line, column }, path, text, button) {
    const answer = await this.checker.ask({ ask: "mend", path, text, today: today(), code, line, column });
    if (!answer.data || answer.text === text) return button.replaceWith(make("p", { class: "hint" }, this.texts.by_hand));
    this.isSent = false;
    const { confirmed } = this.answers;
    const fresh = new Set(["needs", "offers"].flatMap((side) => this.answers[side] ?? []).filter((call) => call[FRESH]).map((call) => call.id));
    this.answers = { ...answer.data, confirmed: answer.data.confirmed ?? confirmed };
    for (const side of ["needs", "offers"]) for (const call of this.answers[side] ?? []) if (fresh.has(call.id)) call[FRESH] = true;
    const open = [...this.body.querySelectorAll("details[open]")].map((one) => one.closest("[data-step]")?.dataset.step);
    const place = scrollY;
    this.begin(this.kind, this.answers, this.path, this.before);
    this.asking.hidden = this.isLive;
    for (const step of new Set(open)) this.body.querySelector(`[data-step="${step}"] > details`)?.setAttribute("open", "");
    scrollTo(0, place);
    await this.run();
    return this.top.focus({ preventScroll: true });
  }

  // == what is near

  // Entries that this one looks like: by the comparison of the check where it runs, else by a rough one of names.
  async showLike() {
    const own = this.path.split("/").at(-1)?.replace(".yaml", "") ?? "";
    const { name = "", aliases = [], website = "", location: seat } = this.answers;
    this.asked = { ask: "like", id: own, kind: this.kind.name, name, aliases, website, city: seat?.city ?? "" };
    const { asked } = this;
    const found = this.isLive && name.trim() ? (await this.checker.ask(asked)).like : this.near.like(name, own).map(({ id }) => ({ id, reasons: [] }));
    if (asked !== this.asked) return;
    const mine = seat?.city ?? (this.answers.area?.regions ?? []).map((code) => this.label("regions", code)).join(", ");
    const rows = found.map(({ id, reasons }) => {
      const entry = this.near.entries.find((one) => one.id === id);
      return make("li", {}, make("a", { href: `${this.root.dataset.root}${entry.folder}/${id}/`, target: "_blank" }, entry.name),
        make("small", {}, [entry.place, entry.website].filter(Boolean).join(" · ")), make("small", {}, fill(this.texts.yours, { name, place: mine || this.texts.nowhere })),
        ...reasons.map((reason) => make("small", {}, reason)),
        make("a", { class: "button button--quiet", href: `${this.root.dataset.root}contribute/change/?id=${id}` }, this.texts.it_is));
    });
    const note = make("p", { class: "note" }, this.texts.like_note);
    this.like.replaceChildren(...(rows.length ? [make("div", { class: "notice" }, make("div", {}, make("p", {}, make("b", {}, this.texts.like)), make("ul", { class: "rows" }, ...rows), note))] : []));
  }

  showNear() {
    for (const side of ["needs", "offers"]) {
      (this.answers[side] ?? []).forEach((call, number) => {
        const place = this.body?.querySelector(`[data-loc="${side}.${number}"] > [data-beside]`);
        if (!place || !this.near) return;
        const found = this.near.fits(call, side.slice(0, -1), { ...this.answers.area, ...call.area, remote: call.remote ?? this.answers.area?.remote }, this.path.split("/").at(-1)?.replace(".yaml", ""));
        if (!call.kind) return place.replaceChildren();
        const head = found.length === 1 ? this.texts[`fits_one_${side}`] : fill(this.texts[found.length ? `fits_${side}` : `fits_none_${side}`], { count: found.length });
        const rows = found.slice(0, 3).map((one) => {
          const owner = this.near.entries.find(({ id }) => id === one.owner);
          return make("li", {}, make("a", { href: `${this.root.dataset.root}${owner.folder}/${owner.id}/#${one.id}`, target: "_blank" }, one.title), make("small", {}, owner.name));
        });
        place.replaceChildren(make("p", { class: "note" }, head), rows.length ? make("ul", { class: "rows rows--tight" }, ...rows) : "", rows.length ? make("p", { class: "note" }, this.texts.rough) : "");
      });
    }
  }

  // == on the way out

  offer(path, data, text) {
    this.shown.lastElementChild.replaceChildren(preview(this.description, data, this.text, this.label));
    const told = this.before ? changes(this.before.data, data) : [];
    this.file.lastElementChild.textContent = text ?? told.join("\n");
    const isReady = this.before ? told.length > 0 : Boolean(data.name);
    const entry = { path, text: text ?? told.join("\n"), name: data.name ?? "", isNew: !this.before, changes: told, data };
    if (!isReady) return this.out.replaceChildren(make("p", { class: "note" }, this.before ? this.texts.unchanged : this.texts.nothing_yet));
    if (this.before && text === undefined) return this.out.replaceChildren(make("p", { class: "note" }, this.texts.check_first), ...ways(this, entry).slice(-1));
    return this.out.replaceChildren(...ways(this, entry));
  }

  showText() {
    this.file.open = true;
    getSelection().selectAllChildren(this.file.lastElementChild);
  }
}

const FRESH = Symbol("made here");

async function begin(root) {
  const { mode, form: address, known, sources, check, failed } = root.dataset;
  try {
    const [description, entries, checker] = await Promise.all([load(address), load(known), Checker.find(check, document.documentElement.lang)]);
    const form = new Form(root, description);
    Object.assign(form, { near: new Near(entries, description), checker });
    const asked = new URLSearchParams(location.search);
    const kept = memory.read();
    if (kept) form.draft = {};
    if (mode === "change") await change(form, asked, sources, kept);
    else if (description.kinds.some(({ name }) => name === asked.get("kind"))) fresh(form, asked, kept);
    form.isSent = true; // what a link has filled in is not lost by leaving
    if (form.kind) form.run(); // else the page itself shows the kinds, or asks for the entry
    root.dataset.ready = "";
  } catch (error) {
    console.error(error);
    root.prepend(make("p", { class: "notice" }, failed));
  }
}

function fresh(form, asked, kept) {
  const kind = form.description.kinds.find(({ name }) => name === asked.get("kind"));
  form.begin(kind, kept ? JSON.parse(kept) : {});
  const side = asked.get("add");
  if (!side || kept) return;
  addCall(form, side);
  document.activeElement.blur(); // who it is comes first
  scrollTo(0, 0);
}

async function change(form, asked, sources, kept) {
  const id = asked.get("id") ?? "";
  const entry = form.near.entries.find((one) => one.id === id);
  if (!entry) return pick(form);
  const before = await load(`${sources}${id}.json`);
  const kind = form.description.kinds.find(({ folder }) => folder === entry.folder);
  form.begin(kind, kept ? JSON.parse(kept) : structuredClone(before.data), before.path, before);
  document.querySelector("h1").textContent = fill(form.texts.change_of, { name: entry.name });
  if (!kept) ACTIONS[asked.get("do")]?.(form, asked.get("call"));
}

// Which entry is meant, by its name.
function pick(form) {
  const list = make("datalist", { id: "_entries" }, ...form.near.entries.map(({ name }) => make("option", { value: name })));
  const input = make("input", { class: "input", list: "_entries", id: "_which", autocomplete: "off" });
  const go = () => {
    const found = form.near.entries.find(({ name }) => name === input.value.trim()) ?? form.near.like(input.value, "")[0];
    if (found) location.search = `?id=${found.id}`;
    else form.said(frame, form.texts.unknown_entry);
  };
  const frame = make("div", { class: "field" }, make("label", { for: "_which" }, form.texts.which), input, list, make("div", { class: "said" }), make("p", { class: "actions" }, make("button", { class: "button" }, form.texts.open)));
  form.root.replaceChildren(make("form", { submit: (event) => { event.preventDefault(); go(); } }, frame));
}

const callAt = (form, id) => {
  for (const side of ["needs", "offers"]) {
    const number = (form.answers[side] ?? []).findIndex((call) => call.id === id);
    if (number >= 0) return { call: form.answers[side][number], loc: `${side}.${number}` };
  }
  return {};
};

function reveal(form, loc) {
  const frame = form.body.querySelector(`[data-loc="${loc}"]`);
  for (let outer = frame?.closest("details"); outer; outer = outer.parentElement.closest("details")) outer.open = true;
  frame?.scrollIntoView({ block: "center" });
  focusIn(frame);
}

function addCall(form, side) {
  const field = form.description.records[form.kind.record].find(({ key }) => key === side);
  if (!field) return;
  form.body.querySelector(`[data-loc="${side}"] > .actions button`)?.click();
}

// What the links of an entry's page ask for.
const ACTIONS = {
  confirm(form) {
    const box = form.body.querySelector('[data-loc="confirmed"] input');
    if (box && !box.checked) box.click();
    form.body.querySelector('[data-step="send"]').scrollIntoView();
  },
  need: (form) => addCall(form, "needs"),
  offer: (form) => addCall(form, "offers"),
  withdraw: (form, id) => put(form, id, { status: "withdrawn" }, "closed_note"),
  met(form, id) {
    const { call, loc } = callAt(form, id);
    if (!call) return;
    const total = call.quantity?.total ?? call.amount?.total;
    if (total === undefined || !loc.startsWith("needs")) return put(form, id, { status: loc.startsWith("needs") ? "met" : "withdrawn" }, "status");
    const got = call.quantity ? { quantity: { ...call.quantity } } : { amount: { ...call.amount } };
    return put(form, id, { received: [...(call.received ?? []), { ...got, date: today(), from: {} }] }, `received.${(call.received ?? []).length}.from`);
  },
};

function put(form, id, values, key) {
  const { call, loc } = callAt(form, id);
  if (!call) return;
  Object.assign(call, values);
  const { answers, kind, path, before } = form;
  form.begin(kind, answers, path, before);
  form.changed(loc.split("."));
  reveal(form, `${loc}.${key}`);
}

for (const root of document.querySelectorAll("[data-form]")) begin(root);
