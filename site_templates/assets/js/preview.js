// The page preview/?src=...: a proposed file as the site will roughly show it, and what the rules say of it. It reads
// only files of entries in the repository or a fork of it (of the same name), and everything becomes text nodes.
//
// [data-preview]: address of the description of the form; data-check (check.json), data-host, data-repository,
// data-folders (separated by spaces), data-which and data-failed (what is said where there is nothing to show).
import { Checker } from "./contribute/checker.js";
import { fill, make, today } from "./contribute/dom.js";
import { preview } from "./contribute/preview.js";

const LARGEST = 65_536; // bytes, as for every file of the catalogue

// The path of the file below the repository, if the address is one that may be read.
export function allowed(address, { host, repository, folders }) {
  const safe = (text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const pattern = new RegExp(`^${safe(host)}/[\\w.-]+/${safe(repository)}/[\\w./-]+/(content/(?:${folders.split(" ").map(safe).join("|")})/[a-z0-9-]+\\.yaml)$`);
  return address.includes("..") ? undefined : pattern.exec(address)?.[1];
}

async function show(root) {
  const data = root.dataset;
  const address = new URLSearchParams(location.search).get("src") ?? "";
  const path = allowed(address, data);
  if (!path) {
    root.replaceChildren(make("p", { class: "notice" }, data.which));
    return;
  }
  const [description, checker, answer] = await Promise.all([
    fetch(data.preview).then((found) => found.json()),
    Checker.find(data.check, document.documentElement.lang),
    fetch(address, { credentials: "omit", referrerPolicy: "no-referrer" }),
  ]);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  const text = (await answer.text()).slice(0, LARGEST);
  const { texts } = description;
  const status = make("p", { class: "note", role: "status" });
  const bar = make("progress", { max: 1, hidden: true });
  const card = make("div");
  const findings = make("div", { class: "findings" });
  const start = make("button", { type: "button", class: "button" }, texts.show_preview);
  root.replaceChildren(make("p", { class: "note" }, path), checker ? make("p", { class: "actions" }, start) : "", bar, status, card, findings, make("h2", {}, texts.file), make("pre", { class: "trouble", tabindex: 0 }, text));
  if (!checker) return;
  status.textContent = fill(texts.preview_size, { size: Math.round(checker.total / Checker.AS_SENT) });
  start.addEventListener("click", async () => {
    start.disabled = true;
    bar.hidden = false;
    status.textContent = texts.loading;
    try {
      await checker.start((share) => { bar.value = share; });
      draw(description, await checker.ask({ ask: "check", path, text, today: today() }), { card, findings, status });
      start.remove();
    } catch (error) {
      console.error(error);
      status.textContent = texts.check_failed;
      start.disabled = false;
    }
    bar.hidden = true;
  });
}

function draw({ language, lists, texts }, { data, findings }, places) {
  const said = (value) => (value && typeof value === "object" ? value[language] ?? Object.values(value)[0] : value) ?? "";
  const label = (list, code) => lists[list]?.find(([one]) => one === code)?.[1] ?? code ?? "";
  if (data && typeof data === "object") places.card.replaceChildren(preview({ texts }, data, said, label));
  const errors = findings.filter((one) => one.severity === "error").length;
  places.status.textContent = errors ? fill(errors === 1 ? texts.one_error : texts.errors, { count: errors }) : texts.fine;
  places.findings.replaceChildren(...findings.map((one) => make("div", { class: `finding finding--${one.severity}` }, make("p", {}, `${one.line}: ${one.message}`), one.hint ? make("p", { class: "hint" }, one.hint) : "")));
}

for (const root of document.querySelectorAll("[data-preview]")) {
  show(root).catch((error) => {
    console.error(error);
    root.replaceChildren(make("p", { class: "notice" }, root.dataset.failed));
  });
}
