"""What `mithilfe new` asks for each kind of entry, and how the answers become an entry."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.messages import Message, msg


@dataclass(frozen=True)
class Question:
    """One thing to know: the option that gives it, how to ask for it, and the word list its codes come from."""

    field: str
    text: Message
    codes: str = ""
    many: bool = False
    optional: bool = False


_COMMON = (
    Question("name", msg("Name")),
    Question("summary", msg("One sentence: what happens, for whom, where (20 to 200 characters)")),
)
_ORGANISATION = (
    *_COMMON,
    Question("topic", msg("Topics, separated by commas"), "topics", many=True),
    Question("scope", msg("How far does it reach?"), "scopes"),
    Question(
        "region", msg("Regions, separated by commas (nothing for nationwide)"), "regions", many=True, optional=True
    ),
)
_MEMBER = Question("member", msg("Ids of the initiatives, separated by commas"), many=True)
_WEBSITE = Question("website", msg("Website (may stay empty)"), optional=True)
_SOURCE = Question("source", msg("Address of a page where this can be read (may stay empty)"), optional=True)
QUESTIONS: dict[str, tuple[Question, ...]] = {
    "initiative": (*_ORGANISATION, _WEBSITE, _SOURCE),
    "company": (*_ORGANISATION, _WEBSITE, _SOURCE),
    "administration": (*_ORGANISATION, Question("level", msg("On which level?"), "levels"), _WEBSITE, _SOURCE),
    "bundle": (*_COMMON, _MEMBER, _WEBSITE, _SOURCE),
    "event": (*_COMMON, Question("start", msg("First day, such as 2027-06-14")), _WEBSITE, _SOURCE),
}  # fmt: skip
"""What is asked for each kind, in this order."""


def entry_data(answers: dict[str, Any], day: date) -> dict[str, Any]:
    """The answers in the shape of an entry."""
    data: dict[str, Any] = {
        "name": answers.get("name"), "summary": answers.get("summary"), "website": answers.get("website"),
        "topics": answers.get("topic"), "level": answers.get("level"), "members": answers.get("member"),
        "start": answers.get("start"),
        "sources": [{"url": answers["source"]}] if "source" in answers else None, "created": day.isoformat(),
    }  # fmt: skip
    if "scope" in answers:
        data["area"] = {"scope": answers["scope"]} | ({"regions": answers["region"]} if "region" in answers else {})
    return {key: value for key, value in data.items() if value}
