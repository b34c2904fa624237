"""W5xx: texts in several languages: which are missing, copied, or in another language than they say.

Like all wording these are warnings: a person decides.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from generator.checks.context import CheckContext, Passage
from generator.checks.registry import about, check
from generator.diagnostics import Diagnostic, Severity, rule
from generator.messages import msg
from generator.text.tokens import STOPWORDS

MISSING_DEFAULT = rule(
    "W509", "default-language-missing", Severity.WARNING,
    title="The text is missing in the main language of the site",
    why="Visitors see the main language wherever a translation is missing. Without it they get a language that they "
    "may not know.",
    bad="summary:\n  en: We refurbish donated laptops for schools.",
    good="summary:\n  de: Wir reparieren Laptops für Schulen.\n  en: We refurbish donated laptops for schools.",
)  # fmt: skip
NOT_TRANSLATED = rule(
    "W512", "same-in-two-languages", Severity.WARNING,
    title="Two languages have the same text",
    why="Mostly a text was copied to be translated later. Without it visitors see the other language, and are told so.",
    bad="summary:\n  de: Wir reparieren Laptops für Schulen.\n  en: Wir reparieren Laptops für Schulen.",
    good="summary:\n  de: Wir reparieren Laptops für Schulen.\n  en: We refurbish laptops for schools.",
)  # fmt: skip
OTHER_LANGUAGE = rule(
    "W519", "other-language", Severity.WARNING,
    title="The text is in another language than it says",
    why="Text without a language counts as the main language of the site. In another one screen readers mispronounce "
    "it, the search does not find it, and visitors are not told why they cannot read it.",
    bad="summary: We are looking for laptops that our pupils can take home.",
    good="summary:\n  de: Wir suchen Laptops, die unsere Kinder mit nach Hause nehmen können.\n"
    "  en: We are looking for laptops that our pupils can take home.",
)  # fmt: skip
_EVIDENCE, _IN_A_TITLE = 2, 3
"""So many different small words of one language, and none of its own, give a text away; a title may be an English name,
a note that of an English page."""


@check(MISSING_DEFAULT)
def missing_default_language(c: CheckContext) -> Iterator[Diagnostic]:
    """Texts by language without the default language; each is reported at its key."""
    default = c.catalogue.vocabulary.default_language
    for passage in c.passages:
        known = passage.languages
        if known and default not in known and passage.language == next(iter(known)):
            said = msg("The text exists in {languages}, but not in `{default}`.", default=default,
                       languages=", ".join(f"`{one}`" for one in sorted(known)))  # fmt: skip
            hint = msg("Add a line `{default}: …`.", default=default)
            span = passage.record.key_span(*passage.loc[:-1])
            yield Diagnostic(MISSING_DEFAULT, span, said, hint, f"{default}: ", subjects=(passage.subject,))


@check(NOT_TRANSLATED)
def not_translated(c: CheckContext) -> Iterator[Diagnostic]:
    """Summaries and descriptions that are equal in two languages (titles may well be)."""
    for other, passage in c.once(_copies):
        said = msg("`{one}` and `{other}` are equal.", one=other.language, other=passage.language)
        hint = msg("Translate it, or delete the copy.")
        span = passage.record.key_span(*passage.loc)
        yield Diagnostic(NOT_TRANSLATED, span, said, hint, subjects=(passage.subject,))


def _copies(c: CheckContext) -> Iterator[tuple[Passage, Passage]]:
    """Texts and their copies under another language."""
    seen: dict[tuple[str, tuple[str | int, ...], str], Passage] = {}
    for passage in c.passages:
        if passage.field == "summary" or passage.is_markdown:
            other = seen.setdefault((passage.record.id, passage.loc[:-1], passage.text), passage)
            if other is not passage:
                yield other, passage


@check(OTHER_LANGUAGE)
def other_languages(c: CheckContext) -> Iterator[Diagnostic]:
    """Texts with several small words of another language and none of their own. Names may be in any language."""
    copies = {(passage.record.id, passage.loc) for both in c.once(_copies) for passage in both}
    for passage in c.passages:
        own = STOPWORDS.get(passage.language)
        if own is None or (passage.record.id, passage.loc) in copies:
            continue
        words = passage.text.lower().split()
        if own.isdisjoint(words):
            enough = _IN_A_TITLE if passage.field in {"title", "note"} else _EVIDENCE
            for language, small in STOPWORDS.items():
                found = [word for word in dict.fromkeys(words) if word in small]
                if len(found) >= enough:
                    yield _in_other_language(passage, language, found[:enough])


def _in_other_language(passage: Passage, language: str, words: Collection[str]) -> Diagnostic:
    said = msg("This counts as `{own}`, but reads like `{other}` ({words}).", own=passage.language, other=language,
               words=", ".join(f"`{word}`" for word in words))  # fmt: skip
    hint = msg("Write `{other}:` before it, and add the text in `{own}`.", own=passage.language, other=language)
    if language in passage.languages:
        hint = msg("Perhaps the texts in `{own}` and `{other}` were swapped?", own=passage.language, other=language)
    elif len(passage.languages) > 1:
        hint = msg("Write `{other}:` instead of `{own}:`.", own=passage.language, other=language)
    return about(OTHER_LANGUAGE, passage.record, passage.loc, said, hint, subject=passage.subject)
