"""What the form asks: every field of every record with words for people, read from the models and the word lists.

A new field appears by itself, with its description as question, among what can be said "more". The tables below only
say what comes first, what is asked in better words, and what a machine fills in.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import AfterValidator, BaseModel

from generator.form.texts import texts
from generator.messages import N_, Translator
from generator.model import KINDS, Vocabulary
from generator.model.entries import Entry
from generator.model.fields import EntryRef, language_tag
from generator.model.kinds import EntryKind, OrganisationKind
from generator.model.schema import GivenSchema, bare_schema, record_of, vocabulary_of
from generator.model.text import SPELLED
from generator.model.walk import Slot, slots
from generator.settings import Settings
from generator.text.postcodes import middles
from generator.text.towns import large_towns

Json = dict[str, Any]
LONG_TEXT = 300
"""A text that may have more characters gets several lines."""
MACHINE = frozenset(
    ("created", "former_ids", "allow", "distinct_from", "logo", "confirmed", "Call.id", "Call.since", "lat", "lon")
)
"""Fields that nobody is asked for: the form fills them in, or they need somebody who reads the whole catalogue."""

ISSUE_FORMS: Mapping[str, str] = {
    "initiative": "1-initiative.yml", "company": "2-offer.yml", "administration": "4-administration.yml",
    "event": "5-event.yml",
}  # fmt: skip
"""The forms of GitHub for new entries, by kind (see `issue_forms`)."""
WHO, WHAT, WHERE, CALLS, CONTACT, MORE = "who", "what", "where", "calls", "contact", "more"
STEPS: Mapping[str, str] = {
    WHO: N_("Who is it?"),
    WHAT: N_("What is it about?"),
    WHERE: N_("Where?"),
    CALLS: N_("What is missing, what is offered?"),
    CONTACT: N_("How can one get in touch?"),
    MORE: N_("More, if you like"),
}
"""The parts of the form in their order; what no table places is asked in `WHAT` if it is needed, else in `MORE`."""
_PLACED: Mapping[str, str] = {
    "name": WHO, "summary": WHO, "topics": WHAT, "members": WHAT, "start": WHERE, "end": WHERE, "place": WHERE,
    "area": WHERE, "location": WHERE, "needs": CALLS, "offers": CALLS, "contact": CONTACT, "website": CONTACT,
}  # fmt: skip
FIRST: Mapping[str, tuple[str, ...]] = {
    "Call": ("kind", "title", "quantity", "amount", "description"),
    "Quantity": ("total", "unit", "per"),
    "Amount": ("total",),
    "Contact": ("email", "phone", "form"),
    "Area": ("regions", "scope", "remote"),
}
"""The fields of a record that are asked at once, in this order; the others unfold. Without a row: all, as they come."""
WORDS: Mapping[str, str] = {
    "Entry.name": N_("What is it called?"),
    "summary": N_("In one sentence: what happens, for whom, and where?"),
    "Organisation.topics": N_("Which topics fit best?"),
    "Organisation.audiences": N_("Whom is it for?"),
    "website": N_("Website"),
    "Organisation.area": N_("Where is it active?"),
    "Organisation.location": N_("In which town is its seat?"),
    "needs": N_("What is missing?"),
    "offers": N_("What is offered?"),
    "contact": N_("Contact"),
    "Contact.email": N_("E-mail address of the organisation"),
    "Contact.phone": N_("Telephone number of the office"),
    "Contact.form": N_("Address of a contact form"),
    "Area.regions": N_("Town, district or Land"),
    "Area.scope": N_("How far does it reach?"),
    "Area.remote": N_("It also works online or by telephone"),
    "Location.city": N_("Town"),
    "Location.postcode": N_("Postcode"),
    "Call.kind": N_("What kind of help is it?"),
    "Call.title": N_("In one line: what exactly?"),
    "Call.description": N_("What matters?"),
    "Call.quantity": N_("How much?"),
    "Call.amount": N_("How much money?"),
    "Quantity.total": N_("How many in all? Empty means: as many as possible"),
    "Quantity.unit": N_("Counted in"),
    "Quantity.per": N_("How often?"),
    "Quantity.minimum": N_("How many at least?"),
    "Place.city": N_("Town"),
    "Place.postcode": N_("Postcode"),
    "Amount.total": N_("Sum; empty means: open"),
    "Call.status": N_("What has become of it?"),
    "Event.start": N_("First day"),
    "Event.end": N_("Last day"),
    "members": N_("Which initiatives belong to it?"),
    "operator": N_("The legal body behind it"),
}
"""Questions in better words than the description has, by field, or by record and field."""
HINTS: Mapping[str, str] = {
    "Entry.name": N_("As people call it every day."),
    "Contact.email": N_("One of the organisation, such as info@, not of a person."),
    "Area.regions": N_("For example: Kassel, 34117 or Hesse. For all of Germany leave it empty."),
    "Call.kind": N_("For example: laptops, a room, language practice"),
    "Organisation.topics": N_("For example: language, housing, education"),
    "Call.title": N_("For example: 20 laptops for the German course"),
    "Event.start": N_("For example: 2027-06-14"),
}
"""What stands below a question, where an example or a word of advice helps."""


def form(settings: Settings, words: Vocabulary, language: str) -> Json:
    """Everything that the form is made of, in one language: kinds of entry, records with their fields, word lists."""
    return _Maker(settings, words, language).form()


class _Maker:
    """Makes the description of one language; collects the records that fields hold on the way."""

    def __init__(self, settings: Settings, words: Vocabulary, language: str) -> None:
        self.settings, self.words, self.language = settings, words, language
        self.say = Translator(language).gettext
        self.records: dict[str, list[Json]] = {}

    def form(self) -> Json:
        """The whole description."""
        kinds = [self._kind(kind) for kind in KINDS]
        lists = {field["codes"] for fields in self.records.values() for field in fields if "codes" in field}
        settings = self.settings
        return {
            "version": 1,
            "language": self.language,
            "default": settings.default_language,
            "languages": self._languages(),
            "kinds": kinds,
            "records": self.records,
            "lists": {name: self._terms(name) for name in sorted(lists)},
            "of_kind": self._kinds_of_help(),
            "parents": {code: one.parent for code, one in self.words.regions.items() if one.parent},
            "towns": self._towns(),
            "postcodes": {digits: town.state for digits, town in middles() if town.state in self.words.regions},
            "spelled": {chr(sign): plain for sign, plain in SPELLED.items()},
            "texts": texts(self.language),
            "site": {
                "repository": settings.repository, "branch": settings.branch, "email": settings.publisher.email,
            },
        }  # fmt: skip

    def _kind(self, kind: EntryKind) -> Json:
        """A kind of entry: its words, and the names of its fields by part of the form."""
        schema = kind.model.model_json_schema(by_alias=True)
        self._record(kind.model, schema, schema.get("$defs", {}))
        fields = self.records[kind.model.__name__]
        calls = ("offers", "needs") if isinstance(kind, OrganisationKind) and kind.gives_first else ("needs", "offers")
        order = [*_PLACED, *(field["key"] for field in fields)]
        order[order.index("needs") : order.index("needs") + 2] = calls
        parts: dict[str, list[str]] = {part: [] for part in STEPS}
        for field in sorted(fields, key=lambda one: order.index(one["key"])):
            parts[_PLACED.get(field["key"]) or (WHAT if field.get("required") else MORE)].append(field["key"])
        return {
            "name": kind.name,
            "folder": kind.folder,
            "record": kind.model.__name__,
            "is": [one.__name__ for one in kind.model.__mro__ if issubclass(one, Entry)],
            "label": self.say(kind.one),
            "issue": ISSUE_FORMS.get(kind.name, ""),
            "speaks": kind.is_organisation,
            "steps": [
                {"name": part, "title": self.say(STEPS[part]), "fields": keys} for part, keys in parts.items() if keys
            ],
        }

    def _record(self, model: type[BaseModel], schema: GivenSchema, definitions: Mapping[str, GivenSchema]) -> None:
        """Add the fields of a record, and all records inside of it. `definitions`: the schemas of records by name."""
        if model.__name__ in self.records:
            return
        found = self.records[model.__name__] = []
        required = set(schema.get("required", ()))
        first = _of_class(FIRST, model)
        for slot in slots(model):
            if slot.key in MACHINE or any(f"{one.__name__}.{slot.key}" in MACHINE for one in model.__mro__):
                continue
            field = self._field(model, slot, schema["properties"][slot.key]) | {"required": slot.key in required}
            if first:
                field["asked" if slot.key in first else "later"] = True
            found.append({key: value for key, value in field.items() if value not in {"", False, None}})
            if record := field.get("record"):
                self._record(slot.bare, definitions[record], definitions)
        if first:
            found.sort(key=lambda field: first.index(field["key"]) if field["key"] in first else len(first))

    def _field(self, model: type[BaseModel], slot: Slot, schema: GivenSchema) -> Json:
        """One field: its words, and what it takes."""
        named = [f"{one.__name__}.{slot.key}" for one in model.__mro__] + [slot.key]
        description = self.say(str(schema.get("description", ""))).replace("`", "").rstrip(".")
        own = bare_schema(schema)
        return {
            "key": slot.key,
            "label": next((self.say(WORDS[one]) for one in named if one in WORDS), description),
            "help": next((self.say(HINTS[one]) for one in named if one in HINTS), ""),
            "many": slot.many,
            "least": own.get("minItems") if slot.many else None,
            "most": own.get("maxItems") if slot.many else None,
            **_type(slot, bare_schema(own["items"]) if slot.many else own),
        }

    def _terms(self, name: str) -> list[list[Any]]:
        """The codes of a list that may be written: code, label, what it means, all words that lead to it."""
        default = self.settings.default_language
        computed = self.words.computed(name)
        return [
            [
                code,
                term.named(self.language, default),
                term.meaning.get(self.language) or term.meaning.get(default, ""),
                list(dict.fromkeys(term.words())),
            ]
            for code, term in self.words.terms(name).items()
            if code not in computed
        ]

    def _kinds_of_help(self) -> Json:
        """For each kind of help its units, and whether it is measured in money."""
        return {
            code: {"units": kind.units, "money": kind.measured_by == "amount"}
            for code, kind in self.words.kinds.items()
        }

    def _languages(self) -> list[tuple[str, str]]:
        """All languages that have two letters, with their names in the language of the page, sorted by these."""
        from babel import Locale

        names = Locale.parse(self.language).languages
        return sorted(((code, name) for code, name in names.items() if len(code) == _TWO), key=lambda one: one[1])

    def _towns(self) -> list[tuple[str, str]]:
        """The larger towns of Germany, the largest first, each with the smallest region around it that is known.

        Nothing where the list of regions does not know the country.
        """
        regions = self.words.regions
        by_name = {word.casefold(): code for code, one in regions.items() for word in one.label.values()}
        found = ((name, by_name.get(name.casefold(), state)) for name, state in large_towns())
        return [(name, code) for name, code in found if code in regions]


_TWO = 2


def _of_class(table: Mapping[str, tuple[str, ...]], model: type[BaseModel]) -> tuple[str, ...]:
    """The row of a class, or of the nearest class that it derives from."""
    return next((table[one.__name__] for one in model.__mro__ if one.__name__ in table), ())


def _type(slot: Slot, schema: GivenSchema) -> Json:
    """What a single value is, so that the right control can be made for it."""
    if codes := vocabulary_of(schema):
        return {"type": "code", "codes": codes}
    if any(isinstance(one, AfterValidator) and one.func is language_tag for one in slot.marks):
        return {"type": "language"}
    if reference := slot.mark(EntryRef):
        return {"type": "offer" if reference.offer else "entry", "of": reference.of}
    record = record_of(schema)
    if record in {"", "Partner"}:
        return _text_or_partner(schema) or {"type": _plain(schema)}
    return {"type": "record", "record": record}


def _text_or_partner(schema: GivenSchema) -> Json | None:
    """A text, which may also come by language; or an organisation, by its id or by name. None for anything else."""
    options = schema.get("anyOf") or ()
    if not options and record_of(schema) != "Partner":
        return None
    text = options[0] if options else {}
    if "maxLength" not in text:
        return {"type": "partner"}
    lines = text["maxLength"] > LONG_TEXT
    return {"type": "text", "shortest": text.get("minLength", 1), "longest": text["maxLength"], "lines": lines}


_FORMATS = {"date": "date", "iri": "url", "email": "email"}


def _plain(schema: GivenSchema) -> str:
    """The type of a value that is one word: a day, an address, a number, or words on one line."""
    kind = schema.get("type")
    if kind == "boolean":
        return "bool"
    if found := _FORMATS.get(schema.get("format", "")):
        return found
    if kind == ["integer", "string"]:
        return "line" if schema.get("pattern") == r"^\d{4}$" else "count"
    return "money" if kind == ["number", "string"] else "line"
