"""The contract of the open data: JSON Schemas of what we publish, beside those of what we read.

What we read is looser than what we publish (a number may be typed as text, a text may stand without its language), so
the schema of an entry is derived from the model and then tightened.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from pydantic_core import to_json

from generator.exports.registry import Files, export
from generator.exports.source import VERSION, Source
from generator.messages import N_
from generator.model import KINDS, EntryKind

Schema = dict[str, Any]
_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_TEXT: Schema = {"type": "object", "minProperties": 1, "additionalProperties": {"type": "string"}}


@export(
    "data/catalogue.schema.json", "schema", "application/schema+json",
    title=N_("The schema of the whole catalogue"),
    text=N_("A JSON Schema of what we publish. New fields may come at any time; "
    "the version rises when one goes or changes its meaning."),
)  # fmt: skip
def catalogue_schema(source: Source) -> Files:
    """The schema of `catalogue.json`, for programs that want to be sure."""
    path = "data/catalogue.schema.json"
    yield path, to_json({"$schema": _DRAFT, "$id": source.settings.url + path, **schema()}, indent=1) + b"\n"


@export(
    "data/schema/<kind>.schema.json", "schema", "application/schema+json",
    title=N_("Schemas for writing entries"),
    text=N_("What a file of each kind may say. Editors complete and check with them while you type."),
)  # fmt: skip
def entry_schemas(source: Source) -> Files:
    """The files of `schema/`, as they lie in the repository; none where there is no such folder."""
    # The one export that reads a file: these schemas are part of the repository, and a test keeps them in step.
    for path in sorted((source.settings.root / "schema").glob("*.schema.json")):
        yield f"data/schema/{path.name}", path.read_bytes()


@lru_cache
def entry_schema(kind: EntryKind) -> Schema:
    """The schema of what a file of a kind may say, straight from its model; made once, for it takes a while."""
    return kind.model.model_json_schema(by_alias=True)


@lru_cache
def schema() -> Schema:
    """The schema of the whole catalogue, without its address."""
    definitions: Schema = {"Computed": _COMPUTED, "ComputedCall": _COMPUTED_CALL, "Flow": _FLOW}
    for kind in KINDS:
        entry = entry_schema(kind)
        definitions |= {name: published(inner) for name, inner in entry.get("$defs", {}).items()}
        definitions[kind.model.__name__] = _entry(
            kind.name, published({name: inner for name, inner in entry.items() if name != "$defs"})
        )
    for name in ("Need", "Offer"):
        definitions[name]["properties"]["computed"] = {"$ref": "#/$defs/ComputedCall"}
        definitions[name]["required"] = [*definitions[name]["required"], "computed"]
    kinds = [{"$ref": f"#/$defs/{kind.model.__name__}"} for kind in KINDS]
    return {
        "title": "Catalogue",
        "type": "object",
        "required": ["version", "generated_for", "licence", "publisher", "entries"],
        "properties": {
            "version": {"const": VERSION},
            "generated_for": {"type": "string", "format": "date"},
            "licence": {"type": "string", "format": "iri"},
            "publisher": {"type": "object", "required": ["name", "url"]},
            "entries": {"type": "array", "items": {"anyOf": kinds}},
        },
        "$defs": {name: definitions[name] for name in sorted(definitions)},
    }


def _entry(kind: str, inner: Schema) -> Schema:
    """The schema of one kind of entry, with what we add to it."""
    ours = {
        "id": {"type": "string"},
        "kind": {"const": kind},
        "url": {"type": "string", "format": "iri"},
        "computed": {"$ref": "#/$defs/Computed"},
    }
    return inner | {"properties": {**ours, **inner["properties"]}, "required": [*ours, *inner["required"]]}


def published(value: Any) -> Any:  # noqa: ANN401  JSON
    """A schema of what is read, turned into one of what we publish."""
    if isinstance(value, list):
        return [published(item) for item in value]
    if not isinstance(value, Mapping):
        return value
    if "anyOf" in value:
        return _choice(dict(value))
    kept = {key: published(inner) for key, inner in value.items() if key not in {"title", "examples", "default"}}
    if "properties" in value:
        # A field called `title` is one of ours, and none of the schema.
        kept["properties"] = {name: published(inner) for name, inner in value["properties"].items()}
        kept.pop("additionalProperties", None)
    if isinstance(kept.get("type"), list):
        kept["type"] = _one_type(kept)
        kept.pop("pattern" if kept["type"] != "string" else "exclusiveMinimum", None)
    return kept


def _choice(value: Schema) -> Schema:
    """What may be left out is absent and never null; a text always says its language, a partner is always an object."""
    options = [published(option) for option in value["anyOf"] if option != {"type": "null"}]
    objects = [option for option in options if option.get("type") == "object"]
    rest = {key: inner for key, inner in value.items() if key == "description"}
    if objects and "properties" in objects[0]:
        either = {"id": {"type": "string"}, "name": {"type": "string"}}
        return {"type": "object", "properties": either, "minProperties": 1, **rest}
    return {**(_TEXT if objects else options[0]), **rest}


def _one_type(value: Schema) -> str:
    """Money is text, so that nobody rounds it; dates and postcodes are text; other numbers are numbers."""
    types = value["type"]
    if "exclusiveMinimum" in value or types[0] == "string":
        return "string"
    return str(types[0])


_STRINGS: Schema = {"type": "array", "items": {"type": "string"}}
_SIZE: Schema = {"type": ["integer", "string"], "description": "A number, or an amount of money as text."}
_FLOW: Schema = {
    "type": "object",
    "description": "Help that came together. Giver and receiver both carry it, with the same id.",
    "required": ["id", "giver_name", "receiver_name", "call", "kind"],
    "properties": {
        **{name: {"type": "string"} for name in ("giver", "giver_name", "offer", "receiver", "receiver_name", "call")},
        "id": {"type": "string"}, "kind": {"type": "string"}, "date": {"type": "string"},
        "source": {"type": "string", "format": "iri"}, "note": _TEXT,
        "quantity": {"$ref": "#/$defs/Quantity"}, "amount": {"$ref": "#/$defs/Amount"},
    },
}  # fmt: skip
_COMPUTED: Schema = {
    "type": "object",
    "description": "What we worked out from all entries; nothing of it is said by the organisation.",
    "required": ["backlinks"],
    "properties": {
        "point": {
            "type": "object",
            "required": ["lat", "lon", "from"],
            "properties": {
                "lat": {"type": "number"}, "lon": {"type": "number"}, "from": {"enum": ["stated", "town"]},
            },
            "additionalProperties": False,
        },
        "backlinks": {
            "type": "array",
            "items": {
                "type": "object", "required": ["role", "id"],
                "properties": {"role": {"type": "string"}, "id": {"type": "string"}, "detail": {"type": "string"}},
            },
        },
        "similar": {
            "type": "array",
            "description": "Entries that a comparison of all finds to be alike, the likeliest first.",
            "items": {
                "type": "object", "required": ["id", "verdict", "likeness", "reasons"],
                "properties": {
                    "id": {"type": "string"}, "verdict": {"enum": ["duplicate", "similar"]},
                    "likeness": {
                        "type": "number", "minimum": 0, "maximum": 1,
                        "description": "How sure the comparison is of its verdict.",
                    },
                    "reasons": _STRINGS,
                },
            },
        },
        "regions": _STRINGS, "responsible": _STRINGS,
        "gave": {"type": "array", "items": {"$ref": "#/$defs/Flow"}},
        "got": {"type": "array", "items": {"$ref": "#/$defs/Flow"}},
    },
}  # fmt: skip
_COMPUTED_CALL: Schema = {
    "type": "object",
    "description": "State of a need or an offer on the day `generated_for`, and what it takes over.",
    "required": ["id", "url", "status", "open", "until", "uncounted", "topics", "audiences", "area", "remote"],
    "properties": {
        "id": {"type": "string", "description": "Global id: entry, slash, need or offer."},
        "url": {"type": "string", "format": "iri"},
        "status": {"enum": ["open", "partly", "met", "expired", "withdrawn"]},
        "open": {"type": "boolean"},
        "until": {"type": "string", "format": "date", "description": "Last day on which the call holds."},
        "got": _SIZE, "total": _SIZE, "left": _SIZE,
        "uncounted": {"type": "integer", "description": "Gifts whose size no source states."},
        "unit": {"type": "string"}, "currency": {"type": "string"},
        "topics": _STRINGS, "audiences": _STRINGS, "area": {"$ref": "#/$defs/Area"},
        "remote": {"type": "boolean"}, "location": {"$ref": "#/$defs/Location"},
        "matches": {
            "type": "array",
            "description": "Calls of others that fit, the best first; `matches.json` says why.",
            "items": {
                "type": "object", "required": ["id", "grade", "score"],
                "properties": {
                    "id": {"type": "string"}, "grade": {"enum": ["strong", "possible"]},
                    "score": {"type": "number", "minimum": 0, "maximum": 1},
                },
            },
        },
    },
}  # fmt: skip
