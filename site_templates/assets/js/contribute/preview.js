// The entry roughly as the site will show it, by text nodes only.
import { make } from "./dom.js";

// `said(value)`: a text in the language of the page; `label(list, code)`: the words of a code.
export function preview(description, data, said, label) {
  const { texts } = description;
  const place = data.location?.city ?? (data.area?.regions ?? []).map((code) => label("regions", code)).join(", ");
  const card = (call, side) => {
    const quantity = call.quantity ? [call.quantity.total ?? texts.amount_open, label("units", call.quantity.unit), call.quantity.per && label("periods", call.quantity.per)].filter(Boolean).join(" ") : "";
    const facts = [call.amount ? `${call.amount.total ?? texts.amount_open} ${call.amount.currency ?? "EUR"}` : quantity || texts.amount_open, call.location?.city ?? place, call.until].filter(Boolean);
    return make("article", { class: `card ${side}-card` }, make("p", { class: "side" }, `${side === "need" ? texts.needed : texts.offered}: ${label("kinds", call.kind)}`), make("h4", {}, said(call.title)), make("p", { class: "note" }, facts.join(" · ")), call.description ? make("p", { class: "text" }, said(call.description)) : "");
  };
  const calls = [...(data.needs ?? []).map((one) => card(one, "need")), ...(data.offers ?? []).map((one) => card(one, "offer"))];
  const contact = [data.contact?.email, data.contact?.phone, data.contact?.form, data.website].filter(Boolean);
  return make("div", { class: "preview" },
    make("h3", {}, data.name ?? texts.nameless), place ? make("p", { class: "note" }, place) : "",
    make("p", { class: "lead" }, said(data.summary)),
    make("p", { class: "badges" }, ...(data.topics ?? []).map((code) => make("span", { class: "badge" }, label("topics", code)))),
    ...(data.description ? said(data.description).split(/\n{2,}/).map((part) => make("p", {}, part)) : []),
    calls.length ? make("div", { class: "cards" }, ...calls) : "",
    contact.length ? make("p", { class: "note" }, contact.join(" · ")) : "");
}
