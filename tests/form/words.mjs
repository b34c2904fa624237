// Answers in Node.js what the form's scripts make of values: `node words.mjs FILE`, JSON { spelled, names, entries }.
import { readFileSync } from "node:fs";

const place = new URL("../../site_templates/assets/js/contribute/", import.meta.url);
const { fold, slug, spell } = await import(new URL("words.js", place));
const { cleaned, yaml } = await import(new URL("data.js", place));
const { spelled, names, entries } = JSON.parse(readFileSync(process.argv[2], "utf8"));
spell(spelled);
process.stdout.write(JSON.stringify({ folded: names.map(fold), slugs: names.map(slug), files: entries.map((one) => yaml(cleaned(one).data)) }));
