// The ways by which an entry leaves the browser, none of which needs a server of ours.
import { fill, make } from "./dom.js";

const LONGEST = 7500; // characters of an address; GitHub answers 414 near 8 KB
const LONGEST_MAIL = 1900; // programs for mail cut longer ones off

// `entry`: { path, text, name, isNew, changes, data }. Gives the buttons and what they said.
export function ways(form, entry) {
  const { texts, site } = form.description;
  const status = make("p", { class: "note", role: "status" });
  const say = (words) => { status.textContent = words; };
  const file = entry.path.split("/").at(-1);
  const buttons = [];
  if (site.repository) buttons.push(opens(texts.github, github(), true));
  if (site.repository && entry.isNew && form.kind.issue) buttons.push(opens(texts.issue, issue()));
  if (site.email) buttons.push(opens(texts.mail, mail()));
  buttons.push(make("button", { type: "button", class: "button button--quiet", click: () => copy(entry.text) }, texts.copy));
  buttons.push(make("button", { type: "button", class: "button button--quiet", click: download }, texts.save));
  return [make("p", { class: "actions" }, ...buttons), status];

  // A link that opens elsewhere; what does not fit into its address is copied, to be pasted there.
  function opens(words, { href, paste, note, way }, isMain = false) {
    const attributes = { class: isMain ? "button" : "button button--quiet", href, "data-way": way, rel: "noopener", target: href.startsWith("https:") ? "_blank" : undefined };
    return make("a", { ...attributes, click: () => { form.isSent = true; if (paste) copy(entry.text, note); } }, words);
  }

  function github() {
    const base = `${site.repository}/${entry.isNew ? "new" : "edit"}/${site.branch}/${entry.isNew ? entry.path.slice(0, -file.length - 1) : entry.path}`;
    const way = "github";
    if (!entry.isNew) return { way, href: base, paste: true, note: texts.pasted_change };
    const named = `${base}?${new URLSearchParams({ filename: file })}`;
    const whole = `${named}&${new URLSearchParams({ value: entry.text })}`;
    return whole.length <= LONGEST ? { way, href: whole } : { way, href: named, paste: true, note: texts.pasted };
  }

  // The same questions at GitHub, with what can be filled in there; what does not fit is left to be typed.
  function issue() {
    const { data } = entry;
    const lines = (side) => (data[side] ?? []).map((call) => form.text(call.title)).join("\n");
    const place = data.location?.city ?? (data.area?.regions ?? []).map((code) => form.label("regions", code)).join(", ");
    const contact = Object.values(data.contact ?? {}).join(", ");
    const known = { name: data.name, summary: form.text(data.summary), area: place || form.label("scopes", data.area?.scope), needs: lines("needs"), offers: lines("offers"), contact, website: data.website, start: data.start, end: data.end, place: data.place?.city };
    const query = new URLSearchParams({ template: form.kind.issue });
    for (const [key, value] of Object.entries(known)) if (value && `${query}`.length + encodeURIComponent(value).length < LONGEST) query.set(key, value);
    return { way: "issue", href: `${site.repository}/issues/new?${query}` };
  }

  function mail() {
    const subject = fill(entry.isNew ? texts.subject_new : texts.subject_change, { name: entry.name });
    const head = [texts.greeting, "", ...(entry.isNew ? [] : [...entry.changes, ""]), entry.path, ""];
    const made = (lines) => `mailto:${site.email}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(lines.join("\r\n"))}`;
    const whole = made([...head, ...entry.text.split("\n")]);
    const way = "mail";
    return whole.length <= LONGEST_MAIL ? { way, href: whole } : { way, href: made([...head, texts.paste_here]), paste: true, note: texts.pasted_mail };
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
