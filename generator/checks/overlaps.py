"""O7xx: entries that are there twice, and those that should know of each other.

A finding about a pair stands in one of its two files: that of the change, else the younger one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from generator.checks.context import CheckContext
from generator.checks.registry import check
from generator.diagnostics import Diagnostic, Example, Related, Rule, Severity, Span, rule
from generator.messages import Message, msg
from generator.model import CallRecord, Record
from generator.relations.overlaps import Overlap
from generator.relations.overlaps.weights import weights
from generator.wording.overlaps import reasons

_RAILS = "content/initiatives/refugees-on-rails.yaml"
_AGAIN = """name: RoR - Refugees on Rails e. V.
summary: Laptops und Programmierkurse für Menschen, die nach Deutschland geflohen sind.
topics: [digital_skills, work]
website: https://refugees-on-rails.example.org/
"""
_FIRST = """name: Refugees on Rails
summary: Geflüchtete lernen in Berlin programmieren; gespendete Laptops gehen an die Teilnehmenden.
topics: [digital_skills, work]
website: https://refugees-on-rails.example.org/
"""
_LEIPZIG = """name: Leipzig gießt
summary: Eine Karte der Straßenbäume in Leipzig zeigt, welche Bäume im Sommer Wasser brauchen.
topics: [civic_tech]
area: {scope: local, regions: [DE-SN]}
location: {city: Leipzig}
"""
_MAGDEBURG = """name: Magdeburg gießt
summary: Auf der Karte der Straßenbäume in Magdeburg sieht man, welche Bäume im Sommer Wasser brauchen.
topics: [civic_tech]
area: {scope: local, regions: [DE-ST]}
location: {city: Magdeburg}
"""
_TREES = "content/initiatives/leipzig-giesst.yaml"
_OFFER = """name: {name}
summary: {summary}
level: municipal
offers:
  - id: dolmetschen
    kind: {kind}
    title: {title}
    description: {text}
    since: 2026-01-15
    quantity: {{total: {total}, unit: {unit}}}
"""
_INTERPRETERS = _OFFER.format(
    name="Sozialamt Musterstadt", summary="Das Sozialamt hilft bei Anträgen.", kind="translation", total=40,
    unit="hour", title="Dolmetscherinnen und Dolmetscher für Termine beim Amt",
    text="Für Termine bei Ämtern vermitteln wir kostenlos Menschen, die Arabisch und Persisch dolmetschen.",
)  # fmt: skip
_ALSO_INTERPRETERS = _OFFER.format(
    name="Amt für Integration Musterstadt", summary="Das Amt begleitet das Ankommen.", kind="translation", total=40,
    unit="hour", title="Dolmetscher für Termine beim Amt",
    text="Wir vermitteln kostenlos Dolmetscher für Arabisch und Persisch, die zu Terminen bei Ämtern mitkommen.",
)  # fmt: skip
_ROOM = _OFFER.format(
    name="Amt für Integration Musterstadt", summary="Das Amt begleitet das Ankommen.", kind="room", total=1,
    unit="hour", title="Saal für Treffen am Abend", text="Der Saal im Rathaus steht Gruppen am Abend offen.",
)  # fmt: skip
_OFFICE, _OTHER_OFFICE = "content/administrations/amt-integration.yaml", "content/administrations/sozialamt.yaml"


def _told_apart(name: str) -> str:
    return f"name: {name}\ndistinct_from: [{{id: leipzig-giesst, reason: Andere Stadt und anderes Team.}}]\n"


DUPLICATE = rule(
    "O701", "duplicate", Severity.ERROR, title="This organisation is probably in the catalogue already",
    why="Two entries about one organisation grow apart: one is kept up, visitors find the other. Somebody who knows "
    "both can say that they differ, with `distinct_from` and a reason.",
    bad=Example(_AGAIN, beside=((_RAILS, _FIRST),)),
    good=Example(_AGAIN + "distinct_from: [{id: refugees-on-rails, reason: Eigener Verein in Köln.}]\n",
                 beside=((_RAILS, _FIRST),)),
)  # fmt: skip
SIMILAR = rule(
    "O702", "similar", Severity.NOTE, title="Somebody else helps in a similar way",
    why="Similar is not double: a similar initiative in another place has tried what you plan, and may want to share "
    "tools, texts and donations. Those who form a bundle, or have ended, are left alone.",
    bad=Example(_MAGDEBURG, beside=((_TREES, _LEIPZIG),)),
    good=Example(_MAGDEBURG, beside=(
        (_TREES, _LEIPZIG),
        ("content/bundles/baeume.yaml", "name: Städte gießen\nmembers: [beispiel, leipzig-giesst]\n"),
    )),
)  # fmt: skip
DUPLICATE_CALL = rule(
    "O703", "duplicate-call", Severity.WARNING, title="This need or offer is probably there already",
    why="What two departments offer, or an initiative and its operator look for, would be counted twice, and people "
    "would ask in two places.",
    bad=Example(_ALSO_INTERPRETERS, _OFFICE, beside=((_OTHER_OFFICE, _INTERPRETERS),)),
    good=Example(_ROOM, _OFFICE, beside=((_OTHER_OFFICE, _INTERPRETERS),)),
)  # fmt: skip
NEEDLESS = rule(
    "O704", "needless-distinct", Severity.NOTE, title="Nobody would take these two for one",
    why="`distinct_from` is for entries that look alike. Where nothing is alike any more, the line only makes readers "
    "wonder.",
    bad=Example(_told_apart("Nähstube Musterstadt"), beside=((_TREES, _LEIPZIG),)),
    good=Example(_told_apart("Leipzig gießt e. V."), beside=((_TREES, _LEIPZIG),)),
)  # fmt: skip
_PAIRS = frozenset(one.code for one in (DUPLICATE, SIMILAR, DUPLICATE_CALL, NEEDLESS))


@check(DUPLICATE)
def duplicates(c: CheckContext) -> Iterator[Diagnostic]:
    """Pairs that are one and the same, and that nobody has told apart."""
    for pair in c.relations.overlaps.pairs:
        if pair.verdict == "duplicate":
            here, other = _in_order(c, pair.first, pair.second)
            said = msg(
                "This looks like “{name}” (`{id}`); how sure that is, from 0 to 1: {value}. {reasons}",
                name=other.entry.name, id=other.id, value=pair.score, reasons=_joined(reasons(pair)),
            )  # fmt: skip
            hint = msg(
                "If it is the same, put everything into one of the two files and delete the other. If it is not, say "
                "under `distinct_from` what tells them apart."
            )
            fix = f'distinct_from: [{{id: {other.id}, reason: ""}}]'
            yield _about(DUPLICATE, here, other, said, hint, fix if _lacks(here, "distinct_from") else "")


@check(SIMILAR)
def similar_entries(c: CheckContext) -> Iterator[Diagnostic]:
    """Pairs that should know of each other, as long as both are at work and nobody has brought them together."""
    for pair in c.relations.overlaps.pairs:
        if pair.verdict == "similar" and not _is_settled(c, pair):
            here, other = _in_order(c, pair.first, pair.second)
            said = msg("“{name}” (`{id}`) is similar. {reasons}",
                       name=other.entry.name, id=other.id, reasons=_joined(reasons(pair)))  # fmt: skip
            hint = msg(
                "Nothing has to be changed. Perhaps you can join forces: get in touch, or propose a bundle. If they "
                "have nothing to do with each other, keep this note away with `allow` and a reason."
            )
            fix = f'allow: [{{rule: {SIMILAR.code}, with: {other.id}, reason: ""}}]'
            yield _about(SIMILAR, here, other, said, hint, fix if _lacks(here, "allow") else "")


def _is_settled(c: CheckContext, pair: Overlap) -> bool:
    """Whether both know of each other, or one is no longer at work."""
    ended = any(c.catalogue.organisations[key].status == "finished" for key in (pair.first, pair.second))
    return ended or pair.is_distinct or pair.ids in c.relations.overlaps.bundled


@check(DUPLICATE_CALL)
def duplicate_calls(c: CheckContext) -> Iterator[Diagnostic]:
    """Open needs, and open offers, that are probably one."""
    for pair in c.relations.overlaps.calls:
        calls = {key: c.catalogue.calls[key] for key in (pair.first, pair.second)}
        here, other = _in_order(c, *(one.owner for one in calls.values()))
        mine = next(one for one in reversed(calls.values()) if one.owner == here.id)
        theirs = next(one for one in calls.values() if one is not mine)
        said = msg(
            "It looks like “{title}” at “{name}” (`{id}`); how sure that is, from 0 to 1: {value}. {reasons}",
            title=_title(c, theirs), name=other.entry.name, id=theirs.id, value=pair.score,
            reasons=_joined(reasons(pair)),
        )  # fmt: skip
        hint = msg(
            "If both are one, keep it at the organisation that answers, and delete the other. If they are two, let "
            "their titles say so, or keep both with `allow` and a reason."
        )
        places = here.span(*mine.loc, "title"), other.span(*theirs.loc, "title")
        yield _finding(DUPLICATE_CALL, places, (mine.id, theirs.id), said, hint)


@check(NEEDLESS)
def needless_distinctions(c: CheckContext) -> Iterator[Diagnostic]:
    """Pairs told apart that have nothing in common; only where all entries were compared."""
    overlaps, known = c.relations.overlaps, c.catalogue.organisations
    for key, entry in known.items() if overlaps.is_known else ():
        for number, one in enumerate(entry.distinct_from):
            pair = overlaps.by_ids.get(frozenset((key, one.id)))
            if one.id in known and one.id != key and (pair is None or pair.score < weights().keep):
                record, other = c.catalogue.records[key], c.catalogue.records[one.id]
                said = msg("This entry and “{name}” have next to nothing in common.", name=other.entry.name)
                places = record.span("distinct_from", number, "id"), other.span("name")
                yield _finding(NEEDLESS, places, (key, one.id), said, msg("Delete the line."))


def _in_order(c: CheckContext, *ids: str) -> tuple[Record, Record]:
    """The record where a finding about two stands, and the other one: that of the change, the younger, the later id."""
    first, second = (c.catalogue.records[key] for key in ids)

    def rank(record: Record) -> tuple[bool, str, str]:
        return record.document.path in c.changed, str(record.entry.created or ""), record.id

    return (first, second) if rank(first) > rank(second) else (second, first)


def _title(c: CheckContext, record: CallRecord) -> str:
    return record.call.title.said(c.catalogue.vocabulary.default_language).text


def _lacks(record: Record, field: str) -> bool:
    """Whether a whole field can be pasted: a second one of the same name would be an error."""
    return not getattr(record.entry, field)


def _about(  # noqa: PLR0913, PLR0917
    found: Rule, here: Record, other: Record, said: Message, hint: Message, fix: str
) -> Diagnostic:
    return _finding(found, (here.span("name"), other.span("name")), (here.id, other.id), said, hint, fix)


def _finding(  # noqa: PLR0913, PLR0917  a finding is a record
    found: Rule, places: tuple[Span, Span], subjects: tuple[str, str], said: Message, hint: Message, fix: str = ""
) -> Diagnostic:
    """A finding about two; the order of its subjects does not depend on where it stands."""
    related = (Related(places[1], msg("This is the other one.")),)
    return Diagnostic(found, places[0], said, hint, fix, related, tuple(sorted(subjects)))


def _joined(sentences: tuple[Message, ...]) -> Message:
    """Several sentences as one message."""
    fields = " ".join(f"{{part{number}}}" for number in range(len(sentences)))
    return Message(fields, tuple((f"part{number}", one) for number, one in enumerate(sentences)))


def is_touched(finding: Diagnostic, changed: Collection[str]) -> bool:
    """Whether a finding has to do with changed files: one about a pair if either of the two is, any other always."""
    places = (finding.span, *(one.span for one in finding.related))
    return finding.rule.code not in _PAIRS or any(place.file in changed for place in places)
