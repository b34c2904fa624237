// Puts hits on the page. Only text nodes and cloned templates: nothing that came from the index is read as HTML.

import { tokens } from "./words.js";

const BEFORE = 60; // characters of the text shown before the first word found
const LENGTH = 220;

// "{n} hits for {query}" with its values.
export const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

// A card for a hit, from the template of the page. data-hit="name" takes a text and goes when there is none;
// data-hit-list="name" repeats its first child for each of the values, which are parted by "|".
export function card(template, hit, isFound) {
  const made = template.content.firstElementChild.cloneNode(true);
  for (const place of made.querySelectorAll("[data-hit-list]")) list(place, hit[place.dataset.hitList]);
  for (const place of made.querySelectorAll("[data-hit]")) {
    const name = place.dataset.hit;
    if (name === "excerpt") place.replaceChildren(...excerpt(hit, isFound));
    else if (hit[name] || name === "title") place.textContent = hit[name];
    else place.remove();
  }
  const link = made.querySelector("a[data-hit='title']");
  link.href = hit.url;
  const tile = made.querySelector("[data-hit='tile']");
  if (tile && hit.hue) tile.classList.add(`tile--${hit.hue}`);
  for (const group of made.querySelectorAll(".badges, .foot")) if (!group.textContent.trim()) group.remove();
  if (hit.lang) for (const place of made.querySelectorAll("[data-hit='title'], [data-hit='excerpt']")) Object.assign(place, { lang: hit.lang, dir: "auto" });
  return made;
}

function list(place, values) {
  const item = place.firstElementChild;
  const made = (values ?? "").split("|").filter(Boolean).map((value) => {
    const copy = item.cloneNode(true);
    copy.textContent = value;
    return copy;
  });
  if (made.length) place.replaceChildren(...made);
  else place.remove();
}

// The summary when it shows why the page was found, else the passage of the text that does.
function excerpt(hit, isFound) {
  const summary = hit.summary ?? "";
  const inSummary = [...tokens(summary)].some((token) => isFound(token.form));
  const first = inSummary ? undefined : [...tokens(hit.text ?? "")].find((token) => isFound(token.form));
  if (!first) return marked(summary || shorten(hit.text ?? "", 0), isFound);
  return marked(shorten(hit.text, first.at), isFound);
}

function shorten(text, at) {
  const start = at <= BEFORE ? 0 : text.indexOf(" ", at - BEFORE) + 1;
  const end = text.length - start <= LENGTH ? text.length : text.lastIndexOf(" ", start + LENGTH);
  return (start ? "… " : "") + text.slice(start, end > start ? end : start + LENGTH) + (end < text.length ? " …" : "");
}

function marked(text, isFound) {
  const nodes = [];
  let done = 0;
  for (const token of tokens(text)) {
    if (!isFound(token.form)) continue;
    const mark = document.createElement("mark");
    mark.textContent = token.text;
    nodes.push(text.slice(done, token.at), mark);
    done = token.at + token.text.length;
  }
  return [...nodes, text.slice(done)];
}

// The chosen facets as buttons that take them off again, one that takes off all, and those that would bring in more:
// `also` has boxes with the number of hits they would add.
export function chips(chosen, also, texts, { remove, add, reset }) {
  if (!chosen.length) return [];
  const made = chosen.map((box) => button(word(box), texts.remove, () => remove(box)));
  const more = also.map(([box, n]) => button(fill(texts.also, { word: word(box), n }), "", () => add(box)));
  return [...made, ...more, button(texts.reset, "", reset)];
}

function button(label, hint, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "chip";
  made.append(label);
  if (hint) {
    const cross = document.createElement("span");
    cross.setAttribute("aria-hidden", "true");
    cross.textContent = "×";
    const words = document.createElement("span");
    words.className = "unseen";
    words.textContent = hint;
    made.append(" ", cross, words);
  }
  made.addEventListener("click", act);
  return made;
}

// What a box stands for in the index and for readers; its value is the same in every language.
export const word = (box) => box.dataset.word ?? box.value;
