// Controls for the fields of a record, made from the description of the form. Each writes what it is told into the
// answers at once, as text, just as a file has it; `form.changed(loc)` hears of it.
import { choice } from "./choice.js";
import { fill, make, newId } from "./dom.js";

// All fields of a record: those that are asked at once, the others behind a button.
export function record(form, name, answers, loc, keys) {
  const fields = form.description.records[name].filter((field) => !keys || keys.includes(field.key));
  const ordered = keys ? keys.map((key) => fields.find((field) => field.key === key)).filter(Boolean) : fields;
  const isCall = ["kind", "quantity", "amount"].every((key) => fields.some((field) => field.key === key));
  const made = (list) => list.map((field) => control(form, field, answers, loc, isCall));
  const later = ordered.filter((field) => field.later);
  const parts = made(ordered.filter((field) => !field.later));
  if (!later.length) return parts;
  const isUsed = later.some((field) => answers[field.key] !== undefined);
  return [...parts, make("details", { class: "more", open: isUsed }, make("summary", {}, form.texts.more), ...made(later))];
}

// `isCall`: help is measured in money or in pieces, as its kind says; the other one of both is hidden.
function control(form, field, answers, loc, isCall = false) {
  const here = [...loc, field.key];
  const make_ = CONTROLS[field.type] ?? line;
  const found = field.many && !MANY.has(field.type) ? (field.type === "record" ? items(form, field, answers, here) : several(form, field, answers, here)) : make_(form, field, answers, here);
  found.dataset.loc = here.join(".");
  found.dataset.key = field.key;
  found.renew = () => found.replaceWith(control(form, field, answers, loc, isCall));
  const isMoney = Boolean(form.description.of_kind[answers.kind]?.money);
  found.hidden = isCall && ((field.key === "amount" && !isMoney) || (field.key === "quantity" && isMoney));
  return found;
}

// == one value in an input

function framed(form, field, input, ...below) {
  const id = newId();
  input.id = id;
  const hint = field.help ? make("p", { class: "hint", id: `${id}-hint` }, field.help) : "";
  input.setAttribute("aria-describedby", [hint && `${id}-hint`, `${id}-said`].filter(Boolean).join(" "));
  if (field.required) input.setAttribute("aria-required", "true");
  const label = make("label", { for: id }, field.label, field.required || field.asked ? "" : make("small", {}, ` (${form.texts.optional})`));
  return make("div", { class: "field" }, label, hint, input, ...below, make("div", { class: "said", id: `${id}-said` }));
}

const INPUTS = {
  url: { type: "url", inputmode: "url", placeholder: "https://" },
  email: { type: "email", inputmode: "email", autocomplete: "email" },
  count: { type: "text", inputmode: "numeric" },
  money: { type: "text", inputmode: "decimal" },
  date: { type: "date" },
};

function line(form, field, answers, loc) {
  const input = make("input", { class: "input", ...(INPUTS[field.type] ?? { type: "text" }) });
  input.value = answers[field.key] ?? "";
  input.addEventListener("input", () => { answers[field.key] = input.value; form.changed(loc); });
  return watched(form, field, input, framed(form, field, input));
}

// A text: in the language of the page, and in every other one that it has already.
function text(form, field, answers, loc) {
  const { language, default: usual } = form.description;
  const value = answers[field.key];
  const known = value && typeof value === "object" ? Object.keys(value) : value ? [usual] : [];
  const fields = [language, ...known.filter((code) => code !== language)].map((code) => one(code));
  return fields.length === 1 ? fields[0] : make("div", { class: "field-set" }, ...fields);

  function one(code) {
    const input = field.lines ? make("textarea", { class: "input", rows: 4 }) : make(field.longest > 100 ? "textarea" : "input", { class: "input", rows: field.longest > 100 ? 2 : undefined });
    const now = answers[field.key];
    input.value = (now && typeof now === "object" ? now[code] : code === usual ? now : "") ?? "";
    if (code !== language) input.lang = code;
    input.addEventListener("input", () => { put(code, input.value); form.changed(loc); });
    const length = fill(form.texts.length, { least: field.shortest, most: field.longest });
    const label = known.length > 1 || code !== language ? `${field.label} (${form.language(code)})` : field.label;
    const framedOne = framed(form, { ...field, label, help: [field.help, field.shortest > 1 ? length : ""].filter(Boolean).join(". "), required: field.required && code === (known[0] ?? language) }, input);
    framedOne.dataset.loc = [...loc, code].join(".");
    return watched(form, { ...field, required: field.required && known.length < 2 }, input, framedOne);
  }

  function put(code, words) {
    const now = answers[field.key];
    const isPlain = !now || typeof now === "string";
    if (isPlain && code === usual) answers[field.key] = words;
    else answers[field.key] = { ...(isPlain ? (now ? { [usual]: now } : {}) : now), [code]: words };
  }
}

// What needs no interpreter is said when somebody leaves the field: missing, too short, too long, not of its form.
function watched(form, field, input, frame) {
  input.addEventListener("change", () => form.said(frame, instant(form, field, input.value.trim())));
  return frame;
}

const FORMS = { url: /^https?:\/\/[^\s/]+\.[^\s]+$/i, email: /^[^\s@]+@[^\s@]+\.[^\s@]+$/, count: /^\d+$/, money: /^\d+(?:[.,]\d{1,2})?$/ };

export function instant({ texts }, field, value) {
  if (!value) return field.required ? texts.missing : "";
  if (field.shortest && value.length < field.shortest) return fill(texts.short, { count: value.length, limit: field.shortest });
  if (field.longest && value.length > field.longest) return fill(texts.long, { count: value.length, limit: field.longest });
  return FORMS[field.type] && !FORMS[field.type].test(value) ? texts[`form_${field.type}`] : "";
}

function bool(form, field, answers, loc) {
  const id = newId();
  const box = make("input", { type: "checkbox", id });
  box.checked = answers[field.key] === "true";
  box.addEventListener("change", () => { answers[field.key] = box.checked ? "true" : undefined; form.changed(loc); });
  return make("div", { class: "field field--box" }, make("label", { class: "option", for: id }, box, make("span", {}, field.label)), make("div", { class: "said" }));
}

// Several lines of which each is a value.
function several(form, field, answers, loc) {
  const input = make("textarea", { class: "input", rows: 3 });
  input.value = (answers[field.key] ?? []).join("\n");
  input.addEventListener("input", () => { answers[field.key] = input.value.split("\n"); form.changed(loc); });
  return framed(form, { ...field, help: [field.help, form.texts.lines].filter(Boolean).join(" ") }, input);
}

// == codes

const options = (list) => list.map(([value, label, note, further]) => ({ value, label, note, words: further }));

function code(form, field, answers, loc) {
  const { lists, of_kind: kinds } = form.description;
  let list = lists[field.codes];
  if (field.codes === "units" && kinds[answers.__kind]) list = list.filter(([one]) => kinds[answers.__kind].units.includes(one));
  return coded(form, field, answers, loc, options(list), field.codes === "regions" ? form.places(answers, loc) : undefined);
}

const language = (form, field, answers, loc) => coded(form, field, answers, loc, form.description.languages.map(([value, label]) => ({ value, label })));

function coded(form, field, answers, loc, list, places) {
  const frame = choice({
    legend: field.label + (field.required || field.asked ? "" : ` (${form.texts.optional})`), help: field.help, options: list, many: field.many, required: field.required, texts: form.texts,
    extra: places?.extra,
    chosen: () => [answers[field.key] ?? []].flat(),
    choose(values, option) {
      answers[field.key] = field.many ? values : values[0];
      places?.chose(option);
      form.changed(loc);
      form.said(frame, field.most && values.length > field.most ? fill(form.texts.too_many, { limit: field.most }) : "");
      if (field.key === "kind") form.kindChosen(loc.slice(0, -1));
    },
  });
  frame.append(make("div", { class: "said" }));
  return frame;
}

// == other entries, by name

function names(form, of) {
  const id = newId();
  return make("datalist", { id }, ...form.entries(of).map(({ name }) => make("option", { value: name })));
}

function entry(form, field, answers, loc) {
  const list = names(form, field.of);
  const input = make("input", { class: "input", list: list.id, autocomplete: "off" });
  input.value = form.nameOf(answers[field.key]);
  input.addEventListener("input", () => { answers[field.key] = form.idOf(input.value, field.of) ?? input.value; form.changed(loc); });
  return framed(form, { ...field, help: form.texts.entry }, input, list);
}

// Somebody who may have an entry: then its id is written, else the name.
function partner(form, field, answers, loc) {
  const list = names(form, "Organisation");
  const input = field.many ? make("textarea", { class: "input", rows: 3 }) : make("input", { class: "input", list: list.id, autocomplete: "off" });
  const said = (value) => (value && typeof value === "object" ? value.name ?? form.nameOf(value.id) : form.nameOf(value));
  const meant = (name) => form.idOf(name.trim(), "Organisation") ?? { name };
  input.value = field.many ? (answers[field.key] ?? []).map(said).join("\n") : said(answers[field.key]);
  input.addEventListener("input", () => {
    answers[field.key] = field.many ? input.value.split("\n").filter((one) => one.trim()).map(meant) : input.value.trim() ? meant(input.value) : undefined;
    form.changed(loc);
  });
  return framed(form, { ...field, help: field.many ? form.texts.lines : form.texts.entry }, input, field.many ? "" : list);
}

// == records inside of records

function inner(form, field, answers, loc) {
  answers[field.key] ??= {};
  return make("fieldset", { class: "group" }, make("legend", {}, field.label), make("div", { class: "said" }), ...record(form, field.record, scoped(answers[field.key], answers), loc));
}

// Units depend on the kind of help, which stands beside the record that holds them.
function scoped(inside, outside) {
  return Object.defineProperty(inside, "__kind", { get: () => outside.kind, configurable: true });
}

// A list of records, to which one can be added, and from which one can be taken.
function items(form, field, answers, loc) {
  answers[field.key] ??= [];
  const list = make("div", { class: "items" });
  const add = make("button", { type: "button", class: "button button--quiet", click: () => { form.add(answers[field.key], field); draw(); focusIn(list.lastElementChild); form.changed(loc); } }, form.addWords(field));
  function draw() {
    list.replaceChildren(...answers[field.key].map((one, number) => {
      const title = make("legend", {}, `${form.oneWords(field)} ${number + 1}`);
      const away = make("button", { type: "button", class: "button button--quiet", click: () => { answers[field.key].splice(number, 1); draw(); add.focus(); form.changed(loc); } }, form.texts.remove, make("span", { class: "unseen" }, ` ${title.textContent}`));
      const place = [...loc, number];
      const group = make("fieldset", { class: "group" }, title, make("div", { class: "said" }), ...record(form, field.record, one, place), make("div", { class: "beside", "data-beside": true }), make("p", { class: "actions" }, away));
      group.dataset.loc = place.join(".");
      return group;
    }));
  }
  draw();
  return make("div", { class: "field-set" }, make("h3", {}, field.label), make("div", { class: "said" }), list, make("p", { class: "actions" }, add));
}

export function focusIn(element) {
  element?.querySelector("input, textarea, select")?.focus();
}

const MANY = new Set(["code", "language", "partner"]);
const CONTROLS = { text, bool, code, language, entry, partner, record: inner };
