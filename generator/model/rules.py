"""The S2xx rules: what the fields of an entry must be. Their texts live here, the code that finds them beside it."""

from __future__ import annotations

from generator.diagnostics import Example, Rule, Severity, rule

_NEED = "needs:\n  - id: laptops\n    kind: {kind}\n    title: {title}\n    since: 2026-01-15\n{more}"

_TITLES = {
    "hardware": "Laptops für den Kurs", "money": "Geld für den Kurs", "translation": "Dolmetschen im Kurs",
}  # fmt: skip


def _need(more: str, kind: str = "hardware") -> str:
    return _NEED.format(kind=kind, title=_TITLES[kind], more="".join(f"    {line}\n" for line in more.splitlines()))


def _offer(more: str) -> str:
    return _need(more).replace("needs:", "offers:")


def _topics(text: str) -> Example:
    return Example(text, "content/vocabulary/topics.yaml", whole=True)


def _error(code: str, name: str, title: str, why: str, bad: Example | str, good: str) -> Rule:  # noqa: PLR0913, PLR0917
    return rule(code, name, Severity.ERROR, title=title, why=why, bad=bad, good=good)


WRONG_SHAPE = _error(
    "S201", "wrong-shape", "The value has the wrong form",
    "Some fields take one text, some a list, some further fields; only then can it be shown and searched.",
    "topics: education", "topics: [education]",
)  # fmt: skip
MISSING_FIELD = _error(
    "S202", "missing-field", "A required field is missing",
    "Without these few fields nobody could find the entry or understand it.",
    Example("name: Beispiel\ntopics: [education]\narea: {scope: national}\n", whole=True),
    "summary: Ein Satz, der sagt, was die Initiative tut.",
)  # fmt: skip
UNKNOWN_FIELD = _error(
    "S203", "unknown-field", "This field does not exist",
    "A field with another name would be lost without anybody noticing; mostly it is a slip of the keyboard.",
    "webseite: https://example.org/", "website: https://example.org/",
)  # fmt: skip
UNKNOWN_CODE = _error(
    "S204", "unknown-code", "This code does not exist",
    "Codes make entries comparable: only the same code brings the same things together, in all languages.",
    "topics: [sprachee]", "topics: [language]",
)  # fmt: skip
TOO_SHORT = _error(
    "S205", "text-too-short", "The text is too short",
    "A visitor decides by this text whether to read on; a few words are not enough for it.",
    "summary: Wir helfen.", "summary: Wir reparieren gespendete Laptops für Schulen.",
)  # fmt: skip
TOO_LONG = _error(
    "S206", "text-too-long", "The text is too long",
    "Short texts are read, also on a phone; details have their place in the description.",
    f"summary: {'Wir helfen sehr. ' * 13}", "summary: Wir reparieren gespendete Laptops für Schulen.",
)  # fmt: skip
NOT_A_NUMBER = _error(
    "S207", "not-a-number", "A number is expected here",
    "Progress is computed from numbers; words such as “about” belong in the description.",
    _need("quantity: {total: etwa 20, unit: piece}"), _need("quantity: {total: 20, unit: piece}"),
)  # fmt: skip
AMBIGUOUS_NUMBER = _error(
    "S208", "ambiguous-number", "The number can be read in two ways",
    "A point separates thousands in German and decimals in English: half a million could become five hundred.",
    _need("amount: {total: 500.000}", "money"), _need("amount: {total: 500000}", "money"),
)  # fmt: skip
BAD_DATE = _error(
    "S209", "bad-date", "The date cannot be read",
    "Dates are written year first (2026-11-21), so that they mean the same everywhere and can be sorted.",
    "created: 21.11.2026", "created: 2026-11-21",
)  # fmt: skip
NOT_A_BOOLEAN = _error(
    "S210", "not-true-or-false", "Only `true` or `false` can stand here",
    "Programs read “ja”, “yes” or “on” in different ways.",
    _need("remote: ja"), _need("remote: true"),
)  # fmt: skip
UNSAFE_URL = _error(
    "S211", "unsafe-address", "This web address cannot be used",
    "Visitors click on it: only complete addresses that begin with https:// or http:// and name a host are safe.",
    "website: javascript:alert(1)", "website: https://example.org/",
)  # fmt: skip
MARKUP = _error(
    "S212", "markup-in-text", "There is HTML in the text",
    "Texts are shown on websites, in lists and in mails; tags would be shown as such, or be dangerous.",
    "summary: Wir reparieren <b>gespendete</b> Laptops.", "summary: Wir reparieren gespendete Laptops.",
)  # fmt: skip
UNQUOTED_CODE = _error(
    "S213", "unquoted-code", "This code needs quotes",
    "Without quotes editors and programs read it as a number, and a zero at its start is lost.",
    "area: {scope: district, regions: [05315]}", 'area: {scope: district, regions: ["05315"]}',
)  # fmt: skip
BAD_ID = _error(
    "S214", "bad-id", "The id has the wrong form",
    "Ids become web addresses: small letters, digits and single hyphens, 3 to 60 characters, not only digits.",
    _need("").replace("id: laptops", "id: Laptops für alle"), _need(""),
)  # fmt: skip
BAD_LANGUAGE = _error(
    "S215", "bad-language", "This is not a language code",
    "Languages are named by their short international codes (BCP 47), such as `de`, `en`, `ar` or `uk`.",
    "languages: [deutsch]", "languages: [de]",
)  # fmt: skip
WRONG_UNIT = _error(
    "S216", "wrong-unit", "This unit does not fit the kind",
    "Only what is counted in the same way can be compared: laptops in pieces, courses in seats or hours.",
    _need("quantity: {total: 20, unit: hour}"), _need("quantity: {total: 20, unit: piece}"),
)  # fmt: skip
WRONG_MEASURE = _error(
    "S217", "quantity-or-amount", "Money has an amount, everything else a quantity",
    "The two are shown and added up in different ways.",
    _need("quantity: {total: 500, unit: piece}", "money"), _need("amount: {total: 500}", "money"),
)  # fmt: skip
WRONG_SIDE = _error(
    "S218", "wrong-side", "This field belongs to the other side",
    "A need lists what it has `received`, an offer what it has `given`; each gift is written once.",
    _offer("received: [{from: {name: Firma}}]"), _offer("given: [{to: {name: Schule}}]"),
)  # fmt: skip
NOT_EXACTLY_ONE = _error(
    "S219", "not-exactly-one", "Exactly one of these is needed",
    "Otherwise it would be unclear who is meant.",
    _need("received: [{from: {name: Firma, entry: beispiel}}]"), _need("received: [{from: {name: Firma}}]"),
)  # fmt: skip
WRONG_COUNT = _error(
    "S220", "wrong-count", "The list has too few or too many items",
    "A handful of codes says what is special; with ten everything would be found everywhere.",
    "topics: []", "topics: [language]",
)  # fmt: skip
REPEATED = _error(
    "S221", "repeated-item", "The same item stands here twice",
    "The second one adds nothing, and is mostly a slip while copying.",
    "topics: [language, language]", "topics: [language, work]",
)  # fmt: skip
EMPTY_VALUE = _error(
    "S222", "empty-value", "There is nothing after the colon",
    "An empty field says neither yes nor no. Leave the line out where nothing is known.",
    "website:", "website: https://example.org/",
)  # fmt: skip
OUT_OF_RANGE = _error(
    "S223", "out-of-range", "The number is out of range",
    "Such a number cannot be right: coordinates lie on the earth, counts are above zero, years have four digits.",
    "location: {city: Berlin, lat: 525.2, lon: 13.4}", "location: {city: Berlin, lat: 52.52, lon: 13.4}",
)  # fmt: skip
BAD_CONTACT = _error(
    "S224", "bad-contact", "The e-mail address or phone number is incomplete",
    "Somebody who wants to help must be able to use it as it stands.",
    "contact: {email: info-at-example.org}", "contact: {email: info@example.org}",
)  # fmt: skip
BAD_IDENTIFIER = _error(
    "S225", "bad-identifier", "The register number has the wrong form",
    "With the right number an organisation is recognised whatever its name looks like.",
    "identifiers: [{scheme: wikidata, value: 42}]", "identifiers: [{scheme: wikidata, value: Q42}]",
)  # fmt: skip
WRONG_ORDER = _error(
    "S226", "wrong-order", "The end lies before the beginning",
    "One of the two dates must be a slip.",
    _need("from: 2026-05-01\nuntil: 2026-04-01"), _need("from: 2026-04-01\nuntil: 2026-05-01"),
)  # fmt: skip
BEYOND_ITS_TIME = _error(
    "S239", "beyond-its-time", "The call would hold longer than what it is about",
    "After the last day on which it can take place nobody can help any more, so the call ends with it.",
    _need("until: 2026-11-30\nvalid_until: 2027-06-30"), _need("until: 2027-06-30\nvalid_until: 2026-11-30"),
)  # fmt: skip
BAD_CURRENCY = _error(
    "S227", "bad-currency", "This is not a currency code",
    "Currencies are named by three letters (ISO 4217), such as EUR, CHF or USD.",
    _need("amount: {total: 500, currency: Euro}", "money"), _need("amount: {total: 500, currency: EUR}", "money"),
)  # fmt: skip
LINE_BREAK = _error(
    "S228", "line-break", "The text must stay on one line",
    "Names, titles and summaries are shown as one line in lists and feeds.",
    'name: "Beispiel\\nGruppe"', "name: Beispiel Gruppe",
)  # fmt: skip
BAD_PAIR = _error(
    "S229", "bad-language-pair", "This is not a pair of languages",
    "Two language codes with a hyphen between them, such as `de-uk`: either direction is meant.",
    _need("language_pairs: [deutsch-arabisch]", "translation"), _need("language_pairs: [de-ar]", "translation"),
)  # fmt: skip
SUM_MISMATCH = _error(
    "S230", "unlike-things", "This cannot be counted together",
    "What was received must have the unit or currency of the need; otherwise the progress would be wrong.",
    _need("quantity: {total: 20, unit: piece}\nreceived: [{from: {name: Firma}, amount: {total: 100}}]"),
    _need("quantity: {total: 20, unit: piece}\nreceived: [{from: {name: Firma}, quantity: {total: 5, unit: piece}}]"),
)  # fmt: skip
MINIMUM = _error(
    "S231", "minimum-above-total", "The minimum is larger than the total",
    "The minimum says how much is of use at least; more than the whole cannot be meant.",
    _need("quantity: {total: 10, minimum: 20, unit: piece}"), _need("quantity: {total: 20, minimum: 10, unit: piece}"),
)  # fmt: skip
MISSING_PARTNER = _error(
    "S232", "field-needs-another", "Something that belongs to this field is missing",
    "One of the two says too little: a confirmed entry needs a way to get in touch, a withdrawn call a word about why.",
    "confirmed: 2026-01-15", "confirmed: 2026-01-15\ncontact: {email: info@example.org}",
)  # fmt: skip
VOCABULARY = rule(
    "S233", "vocabulary", Severity.ERROR, title="The word list contradicts itself",
    why="Codes of the vocabulary are used by all entries: each may stand once, and what it refers to must exist.",
    bad=_topics("- {code: eins, label: {de: Eins}}\n- {code: eins, label: {de: Zwei}}\n"),
    good=_topics("- {code: education, label: {de: Bildung}}\n- {code: zwei, label: {de: Zwei}}\n"),
)  # fmt: skip
UNKNOWN_FOLDER = rule(
    "S234", "unknown-folder", Severity.ERROR, title="Nothing is read in this folder",
    why="The folder says what an entry is: in any other place it would be lost without anybody noticing.",
    bad=Example("topics: [education]", "content/initativen/beispiel.yaml"), good="topics: [education]",
)  # fmt: skip
