"""The types of fields: strings from a file become values here, or a fault that says what to write instead.

Strict at this border, one shape inside: nothing behind it sees a string that should have been something else.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    ValidationInfo,
)
from pydantic_core import CoreSchema, core_schema

from generator.messages import available_languages, msg
from generator.model import rules
from generator.model.faults import Part, fault, faults
from generator.model.text import SPELLED, Text
from generator.model.vocabulary import LISTS, Vocabulary, list_path, no_codes
from generator.read import Scalar
from generator.read.mistake import quoted


class Record(BaseModel):
    """What all our models are: frozen, and strict about names. Validation needs `context={"vocabulary": ...}`.

    Their validators are made when the first entry needs them: a check of one file needs those of one kind.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True, defer_build=True)


def vocabulary(info: ValidationInfo) -> Vocabulary:
    """The word lists that this validation was given."""
    found = (info.context or {}).get("vocabulary")
    return found if isinstance(found, Vocabulary) else Vocabulary()


_TAG = re.compile(r"<(?!(?:https?://|mailto:)[^\s<>]+>)/?[a-zA-Z!][^>\n]*>?|&(?:[a-zA-Z]{2,8}|#\d+);")
"""HTML; an address between angle brackets is a link in Markdown."""


_LINK = re.compile(
    r"""(?:(!?)\[[^\[\]\n]*\]\(|^\ {0,3}()\[[^\[\]\n]+\]:)  # [words](target), ![picture](target), [name]: target
    \s*<?((?:([a-zA-Z][a-zA-Z0-9+.-]*):)?[^\s)>]*)>?
    (?:\s+["'][^"'\n]*["'])?\s*(?:\)|$)""",
    re.MULTILINE | re.VERBOSE,
)
_LINKED = frozenset({"https", "http", "mailto", "tel"})
"""Where a link in Markdown may lead."""


def plain_text(value: str) -> str:
    """Trimmed text in NFC; HTML is a fault, since nothing of ours renders it."""
    found = [found.group() for found in _TAG.finditer(value)]
    opened = {re.split(r"[\s>]", tag[1:])[0] for tag in found}
    if found := [tag for tag in found if tag[2:-1] not in opened]:  # one `<b>` has one `</b>`, which goes with it
        hint = msg("Write plain text; `<` and `&` are fine when a space follows.")
        raise faults(rules.MARKUP, [Part(tag, msg("“{tag}” looks like HTML.", tag=tag), hint) for tag in found])
    return unicodedata.normalize("NFC", value).strip()


def markdown(value: str) -> str:
    """Plain text of which links are made; they must lead somewhere."""
    if "](" in value or "]:" in value:
        _links(value)
    return plain_text(value)


def _links(value: str) -> None:
    """Complain of links in Markdown that lead nowhere; pictures are not shown, so theirs may be anything harmless."""
    found: list[Part] = []
    for link in _LINK.finditer(value):
        is_picture, target, scheme = link[1] == "!", link[3], link[4]
        if scheme.casefold() in _LINKED if scheme else is_picture:
            continue
        near = "" if scheme else f"mailto:{target}" if "@" in target else f"https://{target}" if "." in target else ""
        said = msg("“{value}” is not a web address that can be linked.", value=target[:80])
        hint = (
            msg("Did you mean `{word}`?", word=near)
            if near
            else msg("Write the complete address: https://example.org/")
        )
        found.append(Part(target, said, hint))
    if found:
        raise faults(rules.UNSAFE_URL, found)


def one_line(value: str) -> str:
    """Plain text without line breaks."""
    if "\n" in value.strip():
        is_broken = not re.search(r"\n\s*\n|\n\s*[-*•]", value.strip())  # neither paragraphs nor a list
        fix = quoted(" ".join(value.split())) if is_broken else ""
        hint = msg("Longer texts belong in `description`.")
        raise fault(rules.LINE_BREAK, msg("The text runs over several lines."), hint, fix)
    return plain_text(value)


_SENTENCE = 20
"""Texts that need so many characters are sentences, not names or headings."""


def _length(shortest: int, longest: int, *, lines: bool = False) -> AfterValidator:
    """So many characters; the hints fit a name, a sentence, or with `lines` a text that has nowhere else to go."""
    write_more = msg("Say in one sentence what happens, for whom and where.") if shortest >= _SENTENCE else msg(
        "Write it out.")  # fmt: skip
    write_less = msg("Shorten it; your website can say more.") if lines else msg(
        "Shorten it; details belong in `description`.")  # fmt: skip

    def check(value: str) -> str:
        if len(value) < shortest:
            said = msg(
                "The text has {count} characters, at least {limit} are needed.", count=len(value), limit=shortest
            )
            raise fault(rules.TOO_SHORT, said, write_more)
        if len(value) > longest:
            said = msg("The text has {count} characters, {limit} are allowed.", count=len(value), limit=longest)
            raise fault(rules.TOO_LONG, said, write_less)
        return value

    return AfterValidator(check)


class OwnName:
    """Marks a name of the entry itself: it is read like its texts, and may be in any language."""


class Aside:
    """Marks a text for maintainers or of few words: nobody edits it like the others."""


class OneLine:
    """Marks words on one line."""


Line = Annotated[str, AfterValidator(one_line), OneLine()]
ShortText = Annotated[Line, _length(1, 200)]
Name = Annotated[Line, _length(2, 80)]
EntryName = Annotated[Name, OwnName()]

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?")


def language_tag(value: str) -> str:
    """A BCP 47 tag made of a known language, and optionally script and region."""
    from generator.model.languages import is_language, suggest_language

    if value in available_languages() or (_LANGUAGE.fullmatch(value) and is_language(value.split("-", maxsplit=1)[0])):
        return value
    near = suggest_language(value)
    hint = msg("Did you mean `{word}`?", word=near) if near else msg("Use the two-letter code, such as `de` or `uk`.")
    raise fault(rules.BAD_LANGUAGE, msg("“{value}” is not a language code.", value=value), hint, near)


LanguageTag = Annotated[str, AfterValidator(language_tag)]


def _by_language(value: Any, info: ValidationInfo) -> Any:
    if isinstance(value, dict) and not value:
        raise fault(rules.EMPTY_VALUE, msg("There is no text here."), msg("Fill it, or delete the line."))
    return {vocabulary(info).default_language: value} if isinstance(value, str) else value


def _text(value: dict[str, str], info: ValidationInfo) -> Text:
    return Text(value, vocabulary(info).default_language)


class Translated:
    """Marks a text field: one string in the default language, or a mapping by language, of so many characters.

    With `lines` it is Markdown of several lines. Pydantic validates the mapping, so that a fault names the language.
    """

    def __init__(self, shortest: int, longest: int, *, lines: bool = False) -> None:
        self.lines = lines
        one = Annotated[str, AfterValidator(markdown if lines else one_line), _length(shortest, longest, lines=lines)]
        self._mapping = dict[LanguageTag, one]
        self._string = {"type": "string", "minLength": shortest, "maxLength": longest}

    def __get_pydantic_core_schema__(self, _source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """String or mapping in, `Text` out."""
        wrapped = core_schema.with_info_before_validator_function(_by_language, handler.generate_schema(self._mapping))
        plain = core_schema.plain_serializer_function_ser_schema(lambda text: dict(text.values))
        return core_schema.with_info_after_validator_function(_text, wrapped, serialization=plain)

    def __get_pydantic_json_schema__(self, _schema: CoreSchema, _handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """What editors are told."""
        mapping = {"type": "object", "minProperties": 1, "additionalProperties": self._string}
        return {"anyOf": [self._string, mapping]}


Summary = Annotated[Text, Translated(20, 200)]
Title = Annotated[Text, Translated(3, 80)]
Description = Annotated[Text, Translated(1, 5000, lines=True)]
CallText = Annotated[Text, Translated(1, 1000, lines=True)]
Note = Annotated[Text, Translated(1, 300)]
Remark = Annotated[Note, Aside()]

# == codes and ids


class Code:
    """Marks a field that holds a code of one vocabulary list."""

    def __init__(self, name: str) -> None:
        self.name = name
        LISTS.add(name)

    def _check(self, value: str, info: ValidationInfo) -> str:
        words = vocabulary(info)
        known = words.terms(self.name)
        if value in known:
            return str(value)
        if not known:
            raise fault(rules.VOCABULARY, *no_codes(self.name), file=list_path(self.name))
        hint, fix = words.hint(self.name, value)
        fix = f'"{fix}"' if fix.isdigit() else fix  # else YAML reads a number
        said = msg("There is no code “{value}” in the list “{name}”.", value=value, name=self.name)
        raise fault(rules.UNKNOWN_CODE, said, hint, fix)

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """A string that the vocabulary knows."""
        return core_schema.with_info_after_validator_function(self._check, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """The name of the list; its codes are filled in where the schemas are written."""
        return {**handler(schema), "x-vocabulary": self.name}


def region(value: Any, info: ValidationInfo) -> str:
    """A region code; digits without quotes are a fault, since others would read them as a number."""
    known = vocabulary(info).regions
    if not isinstance(value, str):
        return value  # type: ignore[no-any-return]
    if isinstance(value, Scalar) and value.plain and value.isdigit():
        key = f"0{value}" if value not in known and f"0{value}" in known else str(value)
        fix = f'"{key}"'
        raise fault(
            rules.UNQUOTED_CODE, msg("{value} stands without quotes.", value=value), msg("Write {fix}.", fix=fix), fix
        )
    return value


Region = Annotated[str, Code("regions"), BeforeValidator(region)]

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
ID_LENGTH = (3, 60)


_DEVICE = re.compile(r"con|prn|aux|nul|(?:com|lpt)\d")
"""Names that Windows keeps for itself: there nobody could check out such a file."""


def is_device(value: str) -> bool:
    """Whether it is a name that Windows has for a device."""
    return bool(_DEVICE.fullmatch(value))


def is_id(value: str) -> bool:
    """Whether a string can be an id: small letters, digits and single hyphens, 3 to 60 characters, not only digits."""
    shortest, longest = ID_LENGTH
    is_usual = bool(_ID.fullmatch(value)) and shortest <= len(value) <= longest
    return is_usual and not value.isdigit() and not is_device(value)


_IN_IDS = {**SPELLED, ord("ø"): "o"}


def slug(value: str) -> str:
    """The id that a name suggests: umlauts spelled out, everything else a hyphen."""
    spelled = unicodedata.normalize("NFC", value).casefold().translate(_IN_IDS)
    ascii_only = unicodedata.normalize("NFKD", spelled).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")[: ID_LENGTH[1]].strip("-")


def _id(value: str) -> str:
    if is_id(value):
        return str(value)
    near = slug(value)
    hint = msg("For example `{word}`.", word=near) if is_id(near) else msg("For example `laptops-for-school`.")
    raise fault(rules.BAD_ID, msg("“{value}” cannot be an id.", value=value), hint, near if is_id(near) else "")


Id = Annotated[str, AfterValidator(_id), Field(json_schema_extra={"pattern": f"^{_ID.pattern}$"})]


class EntryRef:
    """Marks the id of another entry; `of` names the class of what it may be.

    With `offer` it is the id of one of its offers, `entry/offer`.
    """

    def __init__(self, of: str = "Organisation", *, offer: bool = False) -> None:
        self.of = of
        self.offer = offer


class Role:
    """Marks a field with references: what those that it names are to the entry."""

    def __init__(self, name: str) -> None:
        self.name = name
