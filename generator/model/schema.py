"""JSON Schemas of the entries, for editors, forms and third parties, generated from the models and the word lists.

Draft 7, since editors' YAML support knows it best. A schema says what a machine can say about a single field; whether
fields fit each other is what `mithilfe check` is for.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml

from generator.messages import Translator
from generator.model.kinds import KINDS, EntryKind
from generator.model.vocabulary import TERM_TYPES, Term, Vocabulary

DRAFT = "http://json-schema.org/draft-07/schema#"
Schema = dict[str, Any]
GivenSchema = Mapping[str, Any]
"""A schema that is only read."""


def schemas(words: Vocabulary, translator: Translator) -> Mapping[str, Schema]:
    """Every schema by the name of its file, with descriptions in the translator's language."""
    made = {f"{kind.name}.schema.json": entry_schema(kind, words, translator) for kind in KINDS}
    return made | {"vocabulary.schema.json": vocabulary_schema(translator)}


def entry_schema(kind: EntryKind, words: Vocabulary, translator: Translator) -> Schema:
    """The schema of one kind of entry; codes are enumerated with their words."""
    raw = kind.model.model_json_schema(ref_template="#/definitions/{model}")
    definitions = raw.pop("$defs", {})
    maker = _Maker(words, translator)
    body = maker.made(raw)
    found = {name: maker.made(definition) for name, definition in definitions.items()}
    found |= {f"code-{name}": _codes(name, words, translator.language) for name in sorted(maker.lists)}
    return {"$schema": DRAFT, "title": kind.name, **body, "definitions": dict(sorted(found.items()))}


def vocabulary_schema(translator: Translator) -> Schema:
    """The schema of the word lists: a list of terms with whatever attributes terms of some list have."""
    properties: Schema = {}
    models: list[type[Term]] = [Term, *TERM_TYPES.values()]
    for model in models:
        properties = model.model_json_schema()["properties"] | properties
    maker = _Maker(Vocabulary(), translator)
    term = {"type": "object", "properties": properties, "required": ["code", "label"], "additionalProperties": False}
    return {"$schema": DRAFT, "title": "vocabulary", "type": "array", "items": maker.made(term)}


def bare_schema(schema: GivenSchema) -> GivenSchema:
    """A schema without the choice of leaving the field out."""
    options = [option for option in schema.get("anyOf", ()) if option != {"type": "null"}]
    return {**schema, **options[0], "anyOf": ()} if len(options) == 1 else {**schema, "anyOf": options}


def vocabulary_of(schema: GivenSchema) -> str:
    """The word list whose codes a field takes; empty where it takes something else."""
    inner = bare_schema(schema)
    return str(inner.get("x-vocabulary") or (vocabulary_of(inner["items"]) if "items" in inner else ""))


def record_of(schema: GivenSchema) -> str:
    """The name of the record that a field holds, one or many; empty where it holds something else."""
    inner = bare_schema(schema)
    if "$ref" in inner:
        return str(inner["$ref"]).rsplit("/", 1)[-1]
    return record_of(inner["items"]) if "items" in inner else ""


class _Maker:
    """Turns pydantic's schema into ours and notes which word lists it needs."""

    def __init__(self, words: Vocabulary, translator: Translator) -> None:
        self.words = words
        self.translator = translator
        self.lists: set[str] = set()

    def made(self, schema: Schema) -> Schema:
        """One schema without titles and nulls, with codes, translated descriptions and examples as data.

        The sentences that describe a class are for engineers and are left out; those of fields stay.
        """
        return {key: value for key, value in self._node(schema).items() if key != "description"}

    def _node(self, node: Schema) -> Schema:
        options = [option for option in node.get("anyOf", ()) if option != {"type": "null"}]
        if len(options) == 1:
            node = options[0] | {key: value for key, value in node.items() if key != "anyOf"}
        elif options:
            node = node | {"anyOf": options}
        if name := node.get("x-vocabulary"):
            self.lists.add(name)
            said = {key: node[key] for key in ("description", "default", "examples") if key in node}
            node = {"$ref": f"#/definitions/code-{name}"} | said
        return {key: self._value(key, value) for key, value in node.items() if not self._is_noise(key, value)}

    @staticmethod
    def _is_noise(key: str, value: object) -> bool:
        """Titles that only repeat the name, and defaults that say no more than that the field is optional."""
        return (key == "title" and isinstance(value, str)) or (key == "default" and value in (None, [], {}))

    def _value(self, key: str, value: Any) -> Any:
        if key == "description":
            return self.translator.gettext(value)
        if key == "examples":
            return [yaml.load(text, Loader=_Examples) if isinstance(text, str) else text for text in value]  # noqa: S506
        if key == "properties":
            return {name: self._node(inner) for name, inner in value.items()}
        if isinstance(value, dict):
            return self._node(value)
        if isinstance(value, list):
            return [self._node(inner) if isinstance(inner, dict) else inner for inner in value]
        return value


class _Examples(yaml.SafeLoader):
    """Reads examples as the editor would, but leaves dates as they are written."""


_Examples.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith("timestamp")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _codes(name: str, words: Vocabulary, language: str) -> Schema:
    """The codes of one list; `enumDescriptions` is what editors show beside them."""
    terms = words.terms(name)
    described = []
    for term in terms.values():
        meaning = term.meaning.get(language) or term.meaning.get(words.default_language, "")
        label = term.named(language, words.default_language)
        described.append(f"{label}: {meaning}" if meaning else label)
    return {"type": "string", "enum": list(terms), "enumDescriptions": described}
