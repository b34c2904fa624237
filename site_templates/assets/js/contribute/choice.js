// One or several codes from a list, in words: short lists stand there, longer ones answer to what is typed.
import { make, newId } from "./dom.js";
import { likeness, words } from "./words.js";

const SHORT = 7; // so many can be seen at a glance
const SHOWN = 8; // so many answers to what was typed

// `options`: [{ value, label, note, words }]. `chosen()` gives the values, `choose(values, option)` takes them.
export function choice({ legend, help, options, many, chosen, choose, texts, required, extra = () => [] }) {
  const id = newId();
  const list = make("div", { class: "options" });
  const known = options.map((option) => ({ ...option, known: words([option.label, ...(option.words ?? [])].join(" ")) }));
  const isShort = options.length <= SHORT;
  const field = isShort ? undefined : make("input", { class: "input", type: "search", id: `${id}-q`, autocomplete: "off", "aria-label": `${legend}: ${texts.type}`, placeholder: texts.type, input: () => draw(), keydown: (event) => event.key === "Enter" && (event.preventDefault(), take()) });
  const status = make("p", { class: "unseen", role: "status" });
  let isOpen = false;
  const all = make("button", { type: "button", class: "button button--quiet", "aria-expanded": "false", click: () => { isOpen = !isOpen; draw(); } });

  function found() {
    const typed = field?.value.trim() ?? "";
    const picked = known.filter((option) => chosen().includes(option.value));
    if (isShort || (isOpen && !typed)) return known;
    if (!typed) return picked;
    const ranked = [...known, ...extra(typed)].map((option) => [likeness(typed, option.known ?? words(option.label)) + (option.bonus ?? 0), option]).filter(([rank]) => rank > 0);
    const best = ranked.sort(([one], [other]) => other - one).slice(0, SHOWN).map(([, option]) => option);
    return [...picked.filter((option) => !best.includes(option)), ...best];
  }

  function take() {
    const typed = field.value.trim();
    const best = typed && found().find((option) => !chosen().includes(option.value));
    if (best) pick(best, true);
  }

  function pick(option, isOn) {
    const others = many ? chosen().filter((value) => value !== option.value) : [];
    choose(isOn ? [...others, option.value] : others, option);
    if (field) field.value = "";
    draw();
    (list.querySelector(`[value="${CSS.escape(option.value)}"]`) ?? field)?.focus();
  }

  function draw() {
    const shown = found();
    list.replaceChildren(...shown.map((option) => {
      const box = make("input", { type: many ? "checkbox" : "radio", name: id, value: option.value, change: (event) => pick(option, event.target.checked) });
      box.checked = chosen().includes(option.value);
      return make("label", { class: "option" }, box, make("span", {}, option.label, option.note ? make("small", {}, option.note) : ""));
    }));
    const nothing = Boolean(field?.value.trim()) && !shown.length;
    if (nothing) list.append(make("p", { class: "note" }, texts.none));
    status.textContent = field?.value.trim() ? (nothing ? texts.none : shown.map((option) => option.label).join(", ")) : "";
    all.textContent = isOpen ? texts.fewer : texts.all;
    all.setAttribute("aria-expanded", String(isOpen));
    if (!many && !required && chosen().length) {
      list.append(make("button", { type: "button", class: "link", click: () => { choose([]); draw(); (field ?? list.querySelector("input"))?.focus(); } }, texts.away));
    }
  }

  draw();
  return make("fieldset", { class: "field field--choice" }, make("legend", {}, legend), help ? make("p", { class: "hint" }, help) : "", field ?? "", status, list, isShort ? "" : all);
}
