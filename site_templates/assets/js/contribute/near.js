// What the catalogue has already: entries with a like name, and what would fit something that is asked or offered.
// Both are rough, and say so: the comparison of texts and the matching proper run when the entry is proposed.
import { fold, words } from "./words.js";

const SLIP = 6; // letters that a word needs to be another one with a slip
const MOST = 3;

export class Near {
  static LIKE = 0.62; // share of the names' words, weighed by how rare they are, from which on two are alike

  // `known`: { entries: [[id, folder, name, other names, place, website]], calls: [[entry, id, side, kind, title, regions, everywhere]], plain: [words that say little] }
  constructor(known, description) {
    this.entries = known.entries.map(([id, folder, name, others, place, website]) => ({ id, folder, name, place, website, names: [name, ...others].map((one) => this.told(one)) }));
    this.calls = known.calls.map(([owner, id, side, kind, title, regions, everywhere]) => ({ owner, id, side, kind, title, regions, everywhere, words: new Set(words(title).filter((word) => word.length > 3)) }));
    this.plain = new Set(known.plain);
    this.description = description;
    this.counts = new Map();
    for (const { names } of this.entries) for (const word of new Set(names.flat())) this.counts.set(word, (this.counts.get(word) ?? 0) + 1);
  }

  // The words of a name without legal form.
  told(name) {
    return words(name.replaceAll(/\b(?:e\.?\s?v\.?|g?gmbh|gug|ug|g?ag|eg|kg)(?!\w)/gi, " "));
  }

  rarity(word) {
    return (this.plain.has(word) ? 0.25 : 1) * Math.log(1 + (this.entries.length + 1) / (1 + (this.counts.get(word) ?? 0)));
  }

  // Entries whose name is like one, the likest first.
  like(name, self) {
    const typed = this.told(name);
    if (!typed.length || fold(name).length < 3) return [];
    const ranked = this.entries.filter(({ id }) => id !== self).map((entry) => [Math.max(...entry.names.map((other) => this.alike(typed, other))), entry]);
    return ranked.filter(([rank]) => rank >= Near.LIKE).sort(([one], [other]) => other - one).slice(0, MOST).map(([, entry]) => entry);
  }

  alike(one, other) {
    if (one.join("") === other.join("")) return 1;
    const initials = (list) => list.filter((word) => !this.plain.has(word) || list.length < 4).map((word) => word[0]).join("");
    if ((one.length === 1 && one[0].length > 2 && one[0] === initials(other)) || (other.length === 1 && other[0].length > 2 && other[0] === initials(one))) return Near.LIKE;
    const weigh = (list, against) => list.reduce((sum, word) => sum + this.rarity(word) * Math.max(0, ...against.map((its) => same(word, its))), 0);
    const whole = (list) => list.reduce((sum, word) => sum + this.rarity(word), 0);
    const both = weigh(one, other) + weigh(other, one);
    return both / (whole(one) + whole(other));
  }

  // Open calls of the other side that would fit one: same kind, a place in common; shared words come first.
  fits(call, side, area, self) {
    const kinds = this.description.of_kind;
    if (!kinds[call.kind]) return [];
    const title = Object.values(typeof call.title === "object" ? call.title ?? {} : { title: call.title ?? "" }).join(" ");
    const said = words(`${title} ${typeof call.description === "string" ? call.description : ""}`).filter((word) => word.length > 3);
    const found = this.calls.filter((other) => other.side !== side && other.owner !== self && other.kind === call.kind && this.reaches(area, other));
    const shared = (other) => said.filter((word) => [...other.words].some((its) => same(word, its) > 0)).length;
    return found.map((other) => [shared(other), other]).sort(([one], [other]) => other - one).map(([, other]) => other);
  }

  reaches(area, other) {
    const mine = area?.regions ?? [];
    if (other.everywhere || !mine.length || area.remote === "true") return true;
    const around = (code) => (code ? [code, ...around(this.description.parents[code])] : []);
    return mine.some((code) => other.regions.some((its) => around(code).includes(its) || around(its).includes(code)));
  }
}

// How far two words are the same (0 to 1): a beginning of, or one letter apart.
function same(one, other) {
  if (one === other) return 1;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (short.length >= 4 && long.startsWith(short)) return 0.8;
  return short.length >= SLIP && isSlip(short, long) ? 0.9 : 0;
}

function isSlip(short, long) {
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  const rest = short.slice(at);
  const behind = long.slice(at);
  if (rest === behind.slice(1) || rest.slice(1) === behind.slice(1)) return true;
  return rest.length > 1 && rest[0] === behind[1] && rest[1] === behind[0] && rest.slice(2) === behind.slice(2);
}
