"""What a field takes, in words: read from the JSON Schema of the models, so that a new field explains itself."""

from __future__ import annotations

from generator.model.schema import GivenSchema as Schema
from generator.model.schema import bare_schema
from generator.pages.parts.workshop import Workshop


def type_words(shop: Workshop, schema: Schema) -> str:
    """What to write into a field."""
    inner = bare_schema(schema)
    if inner.get("type") == "array":
        return shop.say("list: {inner}", inner=type_words(shop, inner["items"])) + _how_many(shop, inner)
    if "$ref" in inner:
        return shop.say("fields of its own")
    if inner.get("x-vocabulary"):
        return shop.say("code")
    options = inner["anyOf"]
    if options:
        return _either(shop, options)
    return _simple(shop, inner)


def _how_many(shop: Workshop, schema: Schema) -> str:
    least, most = schema.get("minItems"), schema.get("maxItems")
    if least and most:
        return shop.say(" ({least} to {most})", least=least, most=most)
    if least:
        return shop.say(" (at least {least})", least=least)
    return shop.say(" (at most {most})", most=most) if most else ""


def _either(shop: Workshop, options: list[Schema]) -> str:
    """A text that may also come by language; or a reference that may also be a name."""
    text = options[0]
    if "maxLength" not in text:
        return shop.say("id of an entry, or a name")
    least, most = text.get("minLength", 1), text["maxLength"]
    if least > 1:
        size = shop.say("{least} to {most} characters", least=least, most=shop.formats.number(most))
    else:
        size = shop.say("up to {most} characters", most=shop.formats.number(most))
    return shop.say("text, also by language, {size}", size=size)


def _simple(shop: Workshop, schema: Schema) -> str:
    formats = {"date": shop.say("day"), "iri": shop.say("web address"), "email": shop.say("mail address")}
    if found := formats.get(schema.get("format", "")):
        return found
    kind = schema.get("type")
    if isinstance(kind, list):
        return _number_or_text(shop, schema, kind)
    if kind == "boolean":
        return shop.say("true or false")
    return shop.say("id") if str(schema.get("pattern", "")).startswith("^[a-z0-9]+") else shop.say("text on one line")


def _number_or_text(shop: Workshop, schema: Schema, kind: list[str]) -> str:
    """What may be typed as a number or as text: a count, a sum, a date, a postcode, degrees."""
    pattern = str(schema.get("pattern", ""))
    if kind == ["integer", "string"]:
        return shop.say("year") if pattern == r"^\d{4}$" else shop.say("whole number")
    if kind == ["number", "string"]:
        return shop.say("amount") if "exclusiveMinimum" in schema else shop.say("degrees")
    return shop.say("day, month or year") if pattern else shop.say("digits, in quotes")
