"""I3xx: every entry has one id, for ever, and every file lies where it is read.

An id is a web address and a promise: links of others point to it, so it is never given to somebody else.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from generator.checks.context import CheckContext
from generator.checks.registry import about, check
from generator.diagnostics import Diagnostic, Example, Related, Severity, Span, rule
from generator.messages import msg
from generator.model import Organisation, Record, entry_id_of
from generator.model.fields import is_id, slug
from generator.model.kinds import RETIRED_FILE

_CALL = "  - {{id: {id}, kind: hardware, title: Laptops für den Kurs, since: 2026-01-15{more}}}\n"
_GONE = "- id: {id}\n  since: 2026-01-31\n  reason: Auf Wunsch der Initiative gelöscht.\n"


def _calls(first: str, second: str, more: str = "") -> str:
    return "needs:\n" + _CALL.format(id=first, more="") + "offers:\n" + _CALL.format(id=second, more=more)


FILE_NAME = rule(
    "I301", "bad-file-name", Severity.ERROR, title="The file name cannot be an id",
    why="The file name is the web address of the entry: small letters, digits and single hyphens, 3 to 60 characters, "
    "not only digits. Spaces, umlauts and capitals break on the way to some computers.",
    bad=Example("topics: [education]", "content/initiatives/Hilfe für Köln.yaml"),
    good=Example("topics: [education]", "content/initiatives/hilfe-fuer-koeln.yaml"),
)  # fmt: skip
ID_TAKEN = rule(
    "I302", "id-taken", Severity.ERROR, title="Two files have the same id",
    why="References name only the id, not the kind: with two entries of one id nobody could tell which is meant. "
    "Names that differ only in capital letters are one file on many computers.",
    bad=Example("topics: [education]", beside=(("content/companies/beispiel.yaml", "topics: [education]"),)),
    good=Example("topics: [education]", beside=(("content/companies/beispiel-gmbh.yaml", "topics: [education]"),)),
)  # fmt: skip
RETIRED_ID = rule(
    "I303", "retired-id", Severity.ERROR, title="This id belonged to an entry that is gone",
    why="Old links would lead to somebody else. The ids in content/retired.yaml are never used again.",
    bad=Example("topics: [education]", beside=((RETIRED_FILE, _GONE.format(id="beispiel")),)),
    good=Example("topics: [education]", beside=((RETIRED_FILE, _GONE.format(id="beispiel-alt")),)),
)  # fmt: skip
FORMER_ID = rule(
    "I304", "former-id-taken", Severity.ERROR, title="An earlier id is in use elsewhere",
    why="An earlier id leads visitors of old links to the entry. It can lead to one place only.",
    bad=Example("former_ids: [labdoo]", beside=(("content/initiatives/labdoo.yaml", "topics: [education]"),)),
    good=Example("former_ids: [labdoo-koeln]", beside=(("content/initiatives/labdoo.yaml", "topics: [education]"),)),
)  # fmt: skip
CALL_ID_TAKEN = rule(
    "I305", "call-id-taken", Severity.ERROR, title="Two needs or offers of this entry have the same id",
    why="The id is part of the address of a need or an offer. Needs and offers of one entry share a page, so they "
    "share "
    "their ids too, the earlier ones included.",
    bad=_calls("laptops", "laptops"), good=_calls("laptops", "laptops-fuer-schulen"),
)  # fmt: skip
WRONG_ENDING = rule(
    "I306", "wrong-file-ending", Severity.ERROR, title="The file name does not end in .yaml",
    why="Only files that end in .yaml (in small letters) are read; any other would be lost without anybody noticing.",
    bad=Example("topics: [education]", "content/initiatives/beispiel.yml"), good="topics: [education]",
)  # fmt: skip
STRAY_FILE = rule(
    "I307", "stray-file", Severity.WARNING, title="No entry uses this file",
    why="In content/ lie entries and their logos. Anything else is mostly left over, and would stay in the "
    "repository for ever.",
    bad=Example("topics: [education]", beside=(("content/initiatives/notizen.txt", "Anrufen!"),)),
    good=Example("logo: {file: beispiel.svg, alt: Zwei Hände, rights: Beispiel e. V.}",
                 beside=(("content/initiatives/beispiel.svg", "<svg/>"),)),
)  # fmt: skip
LOGO_MISSING = rule(
    "I308", "logo-missing", Severity.ERROR, title="The logo file does not exist",
    why="The logo lies in the same folder as the entry, under exactly the name that the entry states, capitals "
    "included.",
    bad="logo: {file: beispiel.svg, alt: Zwei Hände, rights: Beispiel e. V.}",
    good=Example("logo: {file: beispiel.svg, alt: Zwei Hände, rights: Beispiel e. V.}",
                 beside=(("content/initiatives/beispiel.svg", "<svg/>"),)),
)  # fmt: skip
LOGO_TYPE = rule(
    "I309", "logo-type", Severity.ERROR, title="The logo is not an image that can be shown",
    why="Browsers show SVG, PNG, JPEG and WebP everywhere; other types would be an empty frame for some visitors.",
    bad=Example("logo: {file: beispiel.tiff, alt: Zwei Hände, rights: Beispiel e. V.}",
                beside=(("content/initiatives/beispiel.tiff", "II*"),)),
    good=Example("logo: {file: beispiel.png, alt: Zwei Hände, rights: Beispiel e. V.}",
                 beside=(("content/initiatives/beispiel.png", "PNG"),)),
)  # fmt: skip
RETIRED_TWICE = rule(
    "I310", "retired-twice", Severity.ERROR, title="This id has been retired already",
    why="Each id stands once in content/retired.yaml; two lines could lead to two successors.",
    bad=Example(_GONE.format(id="beispiel-alt") * 2, RETIRED_FILE, whole=True),
    good=Example(_GONE.format(id="beispiel-alt") + _GONE.format(id="beispiel-uralt"), RETIRED_FILE, whole=True),
)  # fmt: skip

Loc = tuple[str | int, ...]
IMAGES = (".svg", ".png", ".jpg", ".jpeg", ".webp")
_MEANT_AS_YAML = (".yml", ".yaml", ".yaml.txt", ".yml.txt", ".json")


@check(FILE_NAME)
def file_names(c: CheckContext) -> Iterator[Diagnostic]:
    """Entries whose file name is no id."""
    for key, path in c.catalogue.known_ids.items():
        if is_id(key):
            continue
        near = slug(key)
        fix = f"{near}.yaml" if is_id(near) else ""
        hint = (
            msg("Rename the file to `{file}`.", file=fix)
            if fix
            else msg("Rename the file, for example `laptops-for-school.yaml`.")
        )
        yield Diagnostic(
            FILE_NAME, Span(path), msg("“{value}” cannot be an id.", value=key), hint, fix, subjects=(key,)
        )


@check(ID_TAKEN)
def ids_used_twice(c: CheckContext) -> Iterator[Diagnostic]:
    """Entries whose ids are equal, or differ only in capitals or in the way umlauts are stored.

    Of two it is told to the one that has changed, which came later.
    """
    first: dict[str, str] = {}
    for path in sorted(_entry_files(c), key=lambda path: path in c.changed):
        key = path.rsplit("/", 1)[1].removesuffix(".yaml")
        other = first.setdefault(unicodedata.normalize("NFC", key).casefold(), path)
        if other != path:
            said = msg("`{file}` has this id already.", file=other)
            related = (Related(Span(other), msg("The first one stands here.")),)
            hint = msg("Choose another file name; add the town or the legal form, for example.")
            yield Diagnostic(ID_TAKEN, Span(path), said, hint, related=related, subjects=(key,))


def _entry_files(c: CheckContext) -> Iterator[str]:
    return (path for path in c.catalogue.files if entry_id_of(path))


@check(RETIRED_ID)
def retired_ids(c: CheckContext) -> Iterator[Diagnostic]:
    """Entries whose id stands in the list of those that are gone."""
    for gone, span in c.catalogue.retired:
        path = c.catalogue.known_ids.get(gone.id)
        if path:
            said = msg("The id `{id}` was given up on {day}.", id=gone.id, day=gone.since)
            related = (Related(span, msg("It was retired here.")),)
            hint = msg("Choose another file name; add the town or a year, for example.")
            yield Diagnostic(RETIRED_ID, Span(path), said, hint, related=related, subjects=(gone.id,))


@check(FORMER_ID)
def former_ids(c: CheckContext) -> Iterator[Diagnostic]:
    """Earlier ids of entries that are ids of today, earlier ids of others, or retired."""
    first: dict[str, Record] = {}
    for record in c.catalogue.records.values():
        for number, former in enumerate(record.entry.former_ids):
            loc = ("former_ids", number)
            other = first.setdefault(former, record)
            if former in c.catalogue.known_ids:
                said = msg("`{id}` is the id of an entry of today.", id=former)
            elif former in c.retired:
                said = msg("`{id}` stands in content/retired.yaml: either it is gone, or it leads here.", id=former)
            elif other is not record:
                said = msg("`{id}` leads to “{name}” already.", id=former, name=other.entry.name)
            else:
                continue
            yield about(FORMER_ID, record, loc, said, msg("Delete it here, or at the other place."))


@check(CALL_ID_TAKEN)
def call_ids(c: CheckContext) -> Iterator[Diagnostic]:
    """Needs and offers of one entry with the same id; an earlier id counts like one of today."""
    for record in c.catalogue.records.values():
        if isinstance(record.entry, Organisation):
            yield from _call_ids(record, record.entry)


def _call_ids(record: Record, entry: Organisation) -> Iterator[Diagnostic]:
    calls = entry.calls()
    places: list[tuple[Loc, str]] = [((side, number, "id"), call.id) for side, number, call in calls]
    places += [
        ((side, number, "former_ids", index), former)
        for side, number, call in calls
        for index, former in enumerate(call.former_ids)
    ]
    if len({name for _, name in places}) == len(places):
        return
    first: dict[str, Loc] = {}
    for loc, name in places:
        other = first.setdefault(name, loc)
        if other != loc:
            related = (Related(record.span(*other), msg("The first one stands here.")),)
            said = msg("“{id}” is already the id of a need or an offer of this entry.", id=name)
            hint = msg("Choose another one, for example `{id}-2`.", id=name)
            yield about(CALL_ID_TAKEN, record, loc, said, hint, related=related)


@check(WRONG_ENDING)
def endings(c: CheckContext) -> Iterator[Diagnostic]:
    """Files that somebody meant to be read."""
    for path in c.catalogue.files:
        name, ending = path.rsplit("/", 1)[1], _wrong_ending(path)
        if ending is not None:
            fix = f"{slug(name[: len(name) - len(ending)]) or 'beispiel'}.yaml"
            said = msg("`{name}` is not read.", name=name)
            yield Diagnostic(WRONG_ENDING, Span(path), said, msg("Rename the file to `{file}`.", file=fix), fix)


def _wrong_ending(path: str) -> str | None:
    """The ending of a file that somebody meant to be read; None where it is right, or was not meant so."""
    name = path.rsplit("/", 1)[1]
    if name.endswith(".yaml"):
        return None
    if "." not in name:
        return "" if entry_id_of(f"{path}.yaml") and is_id(slug(name)) else None
    return next((one for one in _MEANT_AS_YAML if name.lower().endswith(one)), None)


@check(STRAY_FILE)
def stray_files(c: CheckContext) -> Iterator[Diagnostic]:
    """Files that are neither data nor the logo of an entry."""
    logos = {path for record in c.catalogue.records.values() if (path := _logo(record))}
    read = {document.path for document in c.catalogue.documents}
    unsure = {_folder(path) for path in c.catalogue.known_ids.values() if path not in read}
    understood = {record.document.path for record in c.catalogue.records.values()}
    unsure |= {_folder(document.path) for document in c.catalogue.documents if document.path not in understood}
    for path in c.catalogue.files:
        lower = path.lower()
        if (
            path.endswith(".yaml")
            or _wrong_ending(path) is not None
            or path in logos
            or (lower.endswith(IMAGES) and _folder(path) in unsure)
        ):
            continue
        said = msg("No entry beside it names `{name}` as its logo.", name=path.rsplit("/", 1)[1])
        if not lower.endswith(IMAGES):
            said = msg("`{name}` is neither an entry nor a logo.", name=path.rsplit("/", 1)[1])
        yield Diagnostic(STRAY_FILE, Span(path), said, msg("Delete it, or move it out of content/."))


def _folder(path: str) -> str:
    return path.rsplit("/", 1)[0]


def _logo(record: Record) -> str:
    """The path of an entry's logo, empty if it has none."""
    entry = record.entry
    return (
        f"{_folder(record.document.path)}/{entry.logo.file}" if isinstance(entry, Organisation) and entry.logo else ""
    )


@check(LOGO_MISSING)
def missing_logos(c: CheckContext) -> Iterator[Diagnostic]:
    """Logos that do not lie beside their entry."""
    wanted = [(record, path) for record in c.catalogue.records.values() if (path := _logo(record))]
    if not wanted:
        return
    files = set(c.catalogue.files)
    by_fold = {path.casefold(): path for path in c.catalogue.files}
    for record, path in wanted:
        if path in files and "/" not in path.removeprefix(_folder(record.document.path) + "/"):
            continue
        near = by_fold.get(path.casefold(), "").rpartition("/")[2]
        said = msg(
            "There is no file `{name}` beside this entry.", name=path.removeprefix(_folder(record.document.path) + "/")
        )
        hint = (
            msg("Did you mean `{word}`?", word=near)
            if near
            else msg("Put the file into the same folder, or delete `logo`.")
        )
        yield about(LOGO_MISSING, record, ("logo", "file"), said, hint, fix=near)


@check(LOGO_TYPE)
def logo_types(c: CheckContext) -> Iterator[Diagnostic]:
    """Logos of a type that browsers do not show."""
    for record in c.catalogue.records.values():
        path = _logo(record)
        if path and not path.lower().endswith(IMAGES):
            said = msg("Possible are {types}.", types=", ".join(IMAGES))
            yield about(LOGO_TYPE, record, ("logo", "file"), said, msg("Export the logo as SVG or PNG."))


@check(RETIRED_TWICE)
def retired_twice(c: CheckContext) -> Iterator[Diagnostic]:
    """Ids that stand twice in the list of those that are gone."""
    first: dict[str, Span] = {}
    for gone, span in c.catalogue.retired:
        other = first.setdefault(gone.id, span)
        if other is not span:
            related = (Related(other, msg("The first one stands here.")),)
            said = msg("“{item}” stands in this list already.", item=gone.id)
            yield Diagnostic(
                RETIRED_TWICE, span, said, msg("Delete one of the two."), related=related, subjects=(gone.id,)
            )
