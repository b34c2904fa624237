// The ways by which an entry leaves the browser, none of which needs a server of ours.
import { fill, make } from "./dom.js";

const LONGEST = 7500; // characters of an address; GitHub answers 414 near 8 KB
const LONGEST_MAIL = 1900; // programs for mail cut longer ones off

// `entry`: { path, text, name, isNew, changes }. Gives the buttons and what they said.
export function ways(form, entry) {
  const { texts, site } = form.description;
  const status = make("p", { class: "note", role: "status" });
  const say = (words) => { status.textContent = words; };
  const file = entry.path.split("/").at(-1);
  const buttons = [];
  if (site.repository) buttons.push(opens(texts.github, github(), true));
  if (site.email) buttons.push(opens(texts.mail, mail()));
  buttons.push(make("button", { type: "button", class: "button button--quiet", click: () => copy(entry.text) }, texts.copy));
  buttons.push(make("button", { type: "button", class: "button button--quiet", click: download }, texts.save));
  return [make("p", { class: "actions" }, ...buttons), status];

  // A link that opens elsewhere; what does not fit into its address is copied, to be pasted there.
  function opens(words, { href, paste, note }, isMain = false) {
    const attributes = { class: isMain ? "button" : "button button--quiet", href, "data-way": isMain ? "github" : "mail", rel: "noopener", target: href.startsWith("https:") ? "_blank" : undefined };
    return make("a", { ...attributes, click: () => { form.isSent = true; if (paste) copy(entry.text, note); } }, words);
  }

  function github() {
    const base = `${site.repository}/${entry.isNew ? "new" : "edit"}/${site.branch}/${entry.isNew ? entry.path.slice(0, -file.length - 1) : entry.path}`;
    if (!entry.isNew) return { href: base, paste: true, note: texts.pasted_change };
    const named = `${base}?${new URLSearchParams({ filename: file })}`;
    const whole = `${named}&${new URLSearchParams({ value: entry.text })}`;
    return whole.length <= LONGEST ? { href: whole } : { href: named, paste: true, note: texts.pasted };
  }

  function mail() {
    const subject = fill(entry.isNew ? texts.subject_new : texts.subject_change, { name: entry.name });
    const head = [texts.greeting, "", ...(entry.isNew ? [] : [...entry.changes, ""]), entry.path, ""];
    const made = (lines) => `mailto:${site.email}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(lines.join("\r\n"))}`;
    const whole = made([...head, ...entry.text.split("\n")]);
    return whole.length <= LONGEST_MAIL ? { href: whole } : { href: made([...head, texts.paste_here]), paste: true, note: texts.pasted_mail };
  }

  async function copy(text, note = texts.copied) {
    try {
      await navigator.clipboard.writeText(text);
      say(note);
    } catch {
      say(texts.copy_failed);
      form.showText();
    }
    form.isSent = true;
  }

  function download() {
    const href = URL.createObjectURL(new Blob([entry.text], { type: "text/yaml" }));
    make("a", { href, download: file }).click();
    setTimeout(() => URL.revokeObjectURL(href), 1000);
    form.isSent = true;
    say(fill(texts.saved, { file }));
  }
}
