"""The forms of GitHub for issues: the questions of our own form in two languages, for those who prefer it there.

Their ids are those of fields, so that a link can fill them in, and their labels lead the intake back to the fields.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from generator.form.questions import ISSUE_FORMS, form
from generator.messages import N_, Translator
from generator.model import Vocabulary
from generator.settings import Settings

Json = dict[str, Any]
FOLDER = ".github/ISSUE_TEMPLATE"
LANGUAGES = ("de", "en")
_BETWEEN = " · "
_LONGEST_LIST = 60
"""So many codes are offered to be chosen from; of more, words are typed."""


@dataclass(frozen=True, slots=True)
class IssueForm:
    """One form: its file, the kind of entry, its name and its fields in their order; `label` is that of its issues."""

    file: str
    kind: str
    label: str
    name: str
    about: str
    title: str
    fields: tuple[str, ...]


FORMS = (
    IssueForm(ISSUE_FORMS["initiative"], "initiative", "eintrag", N_("New initiative"),
              N_("Say what you do and what you need."), N_("New initiative: "),
              ("name", "summary", "topics", "area", "needs", "offers", "contact", "website", "audiences")),
    IssueForm(ISSUE_FORMS["company"], "company", "eintrag", N_("New offer"), N_("Say what you would like to give."),
              N_("New offer: "), ("name", "offers", "summary", "topics", "area", "contact", "website")),
    IssueForm(ISSUE_FORMS["administration"], "administration", "eintrag", N_("New administration"),
              N_("Say what you are responsible for."), N_("New administration: "),
              ("name", "summary", "level", "topics", "area", "needs", "offers", "contact", "website")),
    IssueForm(ISSUE_FORMS["event"], "event", "eintrag", N_("New event"), N_("Invite to a meeting."), N_("New event: "),
              ("name", "summary", "start", "end", "place", "topics", "website")),
)  # fmt: skip
CHANGE = IssueForm(
    "3-correction.yml", "", "korrektur", N_("Change or confirm an entry"),
    N_("Something is wrong, missing or over, or still correct."), N_("Change: "), (),
)  # fmt: skip
_HINTS: Mapping[str, str] = {
    "area": N_("Town, district or Land; or nationwide, worldwide."),
    "needs": N_("One thing per line, with amount, place and time where you can."),
    "offers": N_("One thing per line: what, how much, until when, for whom."),
    "contact": N_("An address of the organisation, such as info@, or of a form; no private one."),
    "place": N_("Town, with postcode if you like."),
}
_EXAMPLES: Mapping[str, str] = {
    "needs": "20 Laptops, gebraucht, bis Ende März\nEinen Raum für 15 Personen, dienstags von 17 bis 19 Uhr",
    "offers": "30 Laptops, vier Jahre alt, geprüft\nEinen Seminarraum mit 20 Plätzen, werktags nach 17 Uhr",
    "area": "Berlin-Neukölln",
    "website": "https://",
    "contact": "kontakt@unsere-initiative.example",
    "start": "2027-06-14",
}
_PUBLIC = N_(
    "Everything that you write here is public and stays so: please no private addresses or phone numbers, neither your "
    "own nor those of others. A computer turns it into an entry and answers here what is still missing."
)
_CONSENT = (
    N_("I name no private addresses or phone numbers."),
    N_("What I write may be published under the licence CC BY 4.0."),
)
_SPEAKS = N_("I speak for this organisation.")


def issue_forms(settings: Settings, words: Vocabulary) -> dict[str, str]:
    """The text of every form by its path below the root."""
    described = {language: form(settings, words, language) for language in LANGUAGES}
    made = {f"{FOLDER}/{one.file}": _written(_entry_form(one, described)) for one in FORMS}
    return made | {f"{FOLDER}/{CHANGE.file}": _written(_change_form())}


def _entry_form(one: IssueForm, described: Mapping[str, Json]) -> Json:
    """The form for a new entry."""
    kind = next(kind for kind in described["de"]["kinds"] if kind["name"] == one.kind)
    fields = {
        language: {field["key"]: field for field in described[language]["records"][kind["record"]]}
        for language in LANGUAGES
    }
    body = [_markdown(_PUBLIC)]
    body += [_field(key, fields, described) for key in one.fields]
    body.append(
        _area("more", N_("What else should we know?"), N_("For example legal form, operator, partners, sources."))
    )
    speaks = [(_SPEAKS, False)] if one.kind != "event" else []
    body.append(_boxes("consent", N_("Consent"), [*speaks, *((text, True) for text in _CONSENT)]))
    return _frame(one, body)


def _change_form() -> Json:
    """The form for an entry that stands."""
    return _frame(CHANGE, [
        _markdown(_PUBLIC),
        {"type": "input", "id": "entry", "attributes": {"label": _both(N_("Which entry?")),
         "description": _both(N_("Its name, or the address of its page."))}, "validations": {"required": True}},
        _area("correction", N_("What should we change?"), N_("What does it say, and what is true?")),
        _area("needs", N_("What is missing?"), _HINTS["needs"]),
        _area("offers", N_("What is offered?"), _HINTS["offers"]),
        _area("sources", N_("How do you know?"), N_("For example a web address, or: I belong to the organisation.")),
        _boxes("confirmed", N_("Confirmation"), [
            (N_("I speak for this organisation, and everything else in the entry is still correct."), False)]),
        _boxes("consent", N_("Consent"), [(_CONSENT[0], True)]),
    ])  # fmt: skip


def _frame(one: IssueForm, body: list[Json]) -> Json:
    labels = [one.label, *([one.kind] if one.kind else [])]
    title = Translator("de").gettext(one.title)
    return {"name": _both(one.name), "description": _both(one.about), "title": title, "labels": labels, "body": body}


def _field(key: str, fields: Mapping[str, Mapping[str, Json]], described: Mapping[str, Json]) -> Json:
    """One question: codes to choose from, lines to write, or a single line."""
    german, english = (fields[language][key] for language in LANGUAGES)
    attributes: Json = {"label": _pair(german["label"], english["label"])}
    if hint := _HINTS.get(key):
        attributes["description"] = _both(hint)
    elif german.get("shortest", 1) > 1:
        limits = {"least": german["shortest"], "most": german["longest"]}
        texts = [described[language]["texts"]["length"].format_map(limits) for language in LANGUAGES]
        attributes["description"] = f"{_pair(*texts)}."
    kind = "input"
    lists = [described[language]["lists"].get(german.get("codes", ""), []) for language in LANGUAGES]
    if lists[0] and len(lists[0]) <= _LONGEST_LIST and key != "area":
        kind = "dropdown"
        attributes |= {
            "multiple": bool(german.get("many")),
            "options": [_pair(one[1], other[1]) for one, other in zip(*lists, strict=True)],
        }
    elif key in {"needs", "offers", "summary"}:
        kind = "textarea"
    if (example := _EXAMPLES.get(key)) and kind != "dropdown":
        attributes["placeholder"] = example
    is_needed = bool(german.get("required"))
    made: Json = {"type": kind, "id": key, "attributes": attributes}
    return made | ({"validations": {"required": True}} if is_needed else {})


def _markdown(text: str) -> Json:
    return {
        "type": "markdown",
        "attributes": {"value": "\n\n".join(Translator(code).gettext(text) for code in LANGUAGES)},
    }


def _area(key: str, label: str, hint: str) -> Json:
    return {"type": "textarea", "id": key, "attributes": {"label": _both(label), "description": _both(hint)}}


def _boxes(key: str, label: str, options: Iterable[tuple[str, bool]]) -> Json:
    made = [{"label": _both(text)} | ({"required": True} if is_needed else {}) for text, is_needed in options]
    return {"type": "checkboxes", "id": key, "attributes": {"label": _both(label), "options": made}}


def _both(text: str) -> str:
    return _pair(*(Translator(code).gettext(text) for code in LANGUAGES))


def _pair(german: str, english: str) -> str:
    return german if german == english else f"{german}{_BETWEEN}{english}"


class _Quoting(yaml.SafeDumper):
    """Writes every text that is no word between quotes, long ones as blocks."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else None if text.replace("-", "").isalnum() else '"'
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style)


_Quoting.add_representer(str, _text)


def _written(data: Json) -> str:
    head = "# Made by `mithilfe forms` from the models and the word lists: change those, and run it again.\n"
    return head + yaml.dump(data, Dumper=_Quoting, allow_unicode=True, sort_keys=False, width=10_000)
