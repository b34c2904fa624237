// Words as they are compared: the spelling of generator/text/tokens.py and the ids of generator/model/fields.py.

let spelled = {};
const OTHERS = /[^\x00-\x7f]/gu;
const IN_IDS = { ø: "o" };

// How letters that are no plain ones with a mark are spelled out, as the description of the form has it.
export function spell(table) {
  spelled = table;
}

// The spelling for comparison: small letters, ä as ae, other accents off.
export function fold(word) {
  const lowered = word.normalize("NFC").toLowerCase().replaceAll(/[’']/g, "");
  return lowered.replaceAll(OTHERS, (sign) => spelled[sign] ?? sign).normalize("NFKD").replaceAll(/\p{M}/gu, "");
}

export const words = (text) => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];

// The id that a name suggests.
export function slug(name) {
  const lowered = name.normalize("NFC").toLowerCase().replaceAll(OTHERS, (sign) => IN_IDS[sign] ?? spelled[sign] ?? sign);
  const plain = lowered.normalize("NFKD").replaceAll(OTHERS, "");
  return plain.replaceAll(/[^a-z0-9]+/g, "-").replaceAll(/^-+|-+$/g, "").slice(0, 60).replace(/-+$/, "");
}

const SHORTEST = 4; // letters that a word needs to stand for a longer or a shorter one

// How well typed words lead to known ones; those that lead nowhere do not matter ("a room").
export function likeness(typed, known) {
  return words(typed).reduce((sum, one) => sum + Math.max(0, ...known.map((word) => alike(one, word))), 0);
}

function alike(typed, word) {
  if (typed === word) return 4;
  if (word.startsWith(typed)) return 3;
  if (word.length >= SHORTEST && typed.startsWith(word)) return 2;
  return typed.length >= SHORTEST && word.includes(typed) ? 1 : 0;
}
