"""The table of entry kinds: folder, class and the words that name it. A new kind is one class and one row here."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from generator.model.entries import Administration, Bundle, Company, Entry, Event, Initiative, Organisation


@dataclass(frozen=True, slots=True)
class EntryKind:
    """One kind of entry; `folder` is the folder below `content/` and the section of the site as well."""

    name: str
    folder: str
    model: type[Entry]

    def __reduce__(self) -> tuple[object, tuple[str]]:
        """From another process a kind comes as its name: here it is the same row again."""
        return _by_name, (self.name,)

    @property
    def is_organisation(self) -> bool:
        """Whether it may have needs and offers."""
        return issubclass(self.model, Organisation)


KINDS: tuple[EntryKind, ...] = (
    EntryKind("initiative", "initiatives", Initiative),
    EntryKind("company", "companies", Company),
    EntryKind("administration", "administrations", Administration),
    EntryKind("bundle", "bundles", Bundle),
    EntryKind("event", "events", Event),
)
BY_FOLDER = {kind.folder: kind for kind in KINDS}
BY_NAME = {kind.name: kind for kind in KINDS}
BY_MODEL = {kind.model: kind for kind in KINDS}
VOCABULARY_FOLDER = "vocabulary"
RETIRED_FILE = "content/retired.yaml"


@lru_cache
def kinds_of(model: str) -> tuple[str, ...]:
    """The names of all kinds whose class is, or derives from, the one of a name: `Organisation`, `Bundle`."""
    return tuple(kind.name for kind in KINDS if model in {one.__name__ for one in kind.model.__mro__})


def _by_name(name: str) -> EntryKind:
    return BY_NAME[name]
