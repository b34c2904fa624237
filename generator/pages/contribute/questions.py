"""What the form asks: every field of every record with words for people, read from the models and the word lists.

A new field appears by itself, with its description as question, among what can be said "more". The tables below only
say what comes first, what is asked in better words, and what a machine fills in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import AfterValidator, BaseModel

from generator.messages import N_
from generator.model import KINDS
from generator.model.entries import Entry
from generator.model.fields import EntryRef, language_tag
from generator.model.kinds import EntryKind, OrganisationKind
from generator.model.text import SPELLED
from generator.model.walk import Slot, slots
from generator.pages.contribute.texts import texts
from generator.pages.manual.field_types import Schema, bare_schema, record_of, vocabulary_of
from generator.pages.parts.workshop import Workshop
from generator.text.postcodes import middles
from generator.text.towns import large_towns

Json = dict[str, Any]
LONG_TEXT = 300
"""A text that may have more characters gets several lines."""
MACHINE = frozenset(
    ("created", "former_ids", "allow", "distinct_from", "logo", "confirmed", "Call.id", "Call.since", "lat", "lon")
)
"""Fields that nobody is asked for: the form fills them in, or they need somebody who reads the whole catalogue."""

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
    "contact": N_("How can one get in touch?"),
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
EXAMPLES: Mapping[str, str] = {
    "Area.regions": N_("For example: Kassel, 34117 or Hesse. For all of Germany leave it empty."),
    "Call.kind": N_("For example: laptops, a room, language practice"),
    "Organisation.topics": N_("For example: language, housing, education"),
    "Call.title": N_("For example: 20 laptops for the German course"),
    "Event.start": N_("For example: 2027-06-14"),
}
"""What stands below a field that is answered by typing words."""


def form(shop: Workshop) -> Json:
    """Everything that the form is made of, in one language."""
    records: Json = {}
    kinds = [_kind(shop, kind, records) for kind in KINDS]
    lists = {name: _terms(shop, name) for name in sorted(_lists(records))}
    return {
        "version": 1, "language": shop.language, "default": shop.settings.default_language,
        "languages": _languages(shop), "kinds": kinds, "records": records, "lists": lists,
        "of_kind": _kinds_of_help(shop), "parents": _parents(shop),
        "towns": _towns(shop), "postcodes": _postcodes(shop),
        "spelled": {chr(sign): plain for sign, plain in SPELLED.items()}, "texts": texts(shop), "site": _site(shop),
    }  # fmt: skip


def _kind(shop: Workshop, kind: EntryKind, records: Json) -> Json:
    """A kind of entry: its words, and the names of its fields by part of the form."""
    schema = kind.model.model_json_schema(by_alias=True)
    name = kind.model.__name__
    _record(shop, name, kind.model, schema, schema.get("$defs", {}), records)
    fields = records[name]
    calls = ("offers", "needs") if isinstance(kind, OrganisationKind) and kind.gives_first else ("needs", "offers")
    order = list(_PLACED) + [one["key"] for one in fields]
    order[order.index("needs") : order.index("needs") + 2] = calls
    parts: dict[str, list[str]] = {part: [] for part in STEPS}
    for field in sorted(fields, key=lambda one: order.index(one["key"])):
        placed = _PLACED.get(field["key"]) or (WHAT if field.get("required") else MORE)
        parts[placed].append(field["key"])
    steps = [{"name": part, "title": shop.say(STEPS[part]), "fields": keys} for part, keys in parts.items() if keys]
    return {
        "name": kind.name, "folder": kind.folder, "record": name, "label": shop.say(kind.one),
        "about": shop.translator.gettext(kind.about), "steps": steps, "speaks": kind.is_organisation,
        "is": [one.__name__ for one in kind.model.__mro__ if issubclass(one, Entry)],
    }  # fmt: skip


def _record(  # noqa: PLR0913, PLR0917  the model beside its schema, both needed for each field
    shop: Workshop, name: str, model: type[BaseModel], schema: Schema, definitions: Mapping[str, Schema], records: Json
) -> None:
    """Add the fields of a record, and all records inside of it."""
    if name in records:
        return
    records[name] = []
    required = set(schema.get("required", ()))
    fields = []
    for slot in slots(model):
        if slot.key in MACHINE or any(f"{one.__name__}.{slot.key}" in MACHINE for one in model.__mro__):
            continue
        inner = schema["properties"][slot.key]
        fields.append(_field(shop, model, slot, inner, required=slot.key in required))
        if record := record_of(inner):
            _record(shop, record, slot.bare, definitions[record], definitions, records)
    first = next((FIRST[one.__name__] for one in model.__mro__ if one.__name__ in FIRST), None)
    if first is not None:
        fields.sort(key=lambda field: first.index(field["key"]) if field["key"] in first else len(first))
        for field in fields:
            field["later" if field["key"] not in first else "asked"] = True
    records[name] = [{key: value for key, value in field.items() if value not in ("", False, None)} for field in fields]


def _field(shop: Workshop, model: type[BaseModel], slot: Slot, schema: Schema, *, required: bool) -> Json:
    """One field: its words, and what it takes."""
    named = [f"{one.__name__}.{slot.key}" for one in model.__mro__] + [slot.key]
    description = shop.translator.gettext(str(schema.get("description", ""))).replace("`", "").rstrip(".")
    words = next((shop.say(WORDS[one]) for one in named if one in WORDS), "")
    example = next((shop.say(EXAMPLES[one]) for one in named if one in EXAMPLES), "")
    own = bare_schema(schema)
    item = bare_schema(own["items"]) if slot.many else own
    return {
        "key": slot.key, "label": words or description, "help": example or (description if words else ""),
        "many": slot.many, "required": required, "least": own.get("minItems") if slot.many else None,
        "most": own.get("maxItems") if slot.many else None, **_type(slot, item),
    }  # fmt: skip


def _type(slot: Slot, schema: Schema) -> Json:
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


def _text_or_partner(schema: Schema) -> Json | None:
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


def _plain(schema: Schema) -> str:
    """The type of a value that is one word: a day, an address, a number, or words on one line."""
    kind = schema.get("type")
    if kind == "boolean":
        return "bool"
    if found := _FORMATS.get(schema.get("format", "")):
        return found
    if kind == ["integer", "string"]:
        return "line" if schema.get("pattern") == r"^\d{4}$" else "count"
    return "money" if kind == ["number", "string"] else "line"


def _lists(records: Json) -> Iterator[str]:
    """The word lists that some field takes its codes from."""
    yield from {field["codes"] for fields in records.values() for field in fields if "codes" in field}


def _terms(shop: Workshop, name: str) -> list[list[Any]]:
    """The codes of a list that may be written: code, label, what it means, further words that lead to it."""
    words = shop.catalogue.vocabulary
    default = shop.settings.default_language
    computed = words.computed(name)
    found = []
    for code, term in words.terms(name).items():
        if code in computed:
            continue
        meaning = term.meaning.get(shop.language) or term.meaning.get(default, "")
        found.append([code, shop.formats.label(name, code), meaning, [*dict.fromkeys(term.words())]])
    return found


def _kinds_of_help(shop: Workshop) -> Json:
    """For each kind of help its units, whether it is measured in money, and its neighbours."""
    kinds: Mapping[str, Any] = shop.catalogue.vocabulary.terms("kinds")
    return {
        code: {"units": list(kind.units), "money": kind.measured_by == "amount", "near": list(kind.neighbours)}
        for code, kind in kinds.items()
    }


def _parents(shop: Workshop) -> Json:
    """The region above each region."""
    return {code: one.parent for code, one in shop.catalogue.vocabulary.regions.items() if one.parent}


def _languages(shop: Workshop) -> list[list[str]]:
    """All languages with two letters and a name in the language of the page, sorted by this."""
    from babel import Locale

    names = Locale.parse(shop.language).languages
    return sorted(([code, name] for code, name in names.items() if len(code) == 2), key=lambda one: one[1])  # noqa: PLR2004


def _towns(shop: Workshop) -> list[list[str]]:
    """The larger towns of Germany, each with the smallest region that the word list has around it, the largest first.

    Nothing where the list of regions does not know the country.
    """
    regions = shop.catalogue.vocabulary.regions
    by_name = {word.casefold(): code for code, one in regions.items() for word in one.label.values()}
    found = ((name, by_name.get(name.casefold(), state)) for name, state in large_towns())
    return [[name, code] for name, code in found if code in regions]


def _postcodes(shop: Workshop) -> Json:
    """For the first two digits of a German postcode the Land that most of them lie in."""
    regions = shop.catalogue.vocabulary.regions
    return {digits: town.state for digits, town in middles() if town.state in regions}


def _site(shop: Workshop) -> Json:
    """Where an entry can be sent."""
    settings = shop.settings
    return {"repository": settings.repository, "branch": settings.branch, "email": settings.publisher.email}
