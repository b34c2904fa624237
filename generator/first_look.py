"""A first look at changed entries: their own pages at once, while everything else is made anew somewhere else.

Until that is done the rest is what it was: lists, matches, and who is similar to whom.
"""

from __future__ import annotations

import os
from collections.abc import Collection
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from generator.pipeline import Examination
from generator.relations import relate

if TYPE_CHECKING:
    from pathlib import Path

    from generator.settings import Settings


def keys(seen: Examination, root: Path, changed: Collection[str]) -> frozenset[str]:
    """The entries in changed files, relative to the root; empty if one of these is anything else, is new or gone."""
    known = {record.document.path: key for key, record in seen.catalogue.records.items()}
    same = all(path in known and (root / path).is_file() for path in changed)
    return frozenset(known[path] for path in changed) if same else frozenset()


def renewed(seen: Examination, part: Examination, keys: Collection[str]) -> Examination:
    """What was seen of everything, with some entries as `part` has them.

    Raises:
        KeyError: `part` has none of them.
    """
    records = {**seen.catalogue.records, **{key: part.catalogue.records[key] for key in sorted(keys)}}
    catalogue = replace(seen.catalogue, records=records)
    relations = relate(catalogue, seen.relations.today, overlaps=seen.relations.overlaps)
    matching = seen.relations.matching
    if matching:
        still = {key for key, state in relations.states.items() if state.is_open}
        relations = replace(relations, to_match=partial(matching.among, still))
    return replace(seen, catalogue=catalogue, relations=relations)


def show(settings: Settings, seen: Examination, keys: Collection[str], site: Path, engine: str = "mkdocs") -> None:
    """Write the pages of some entries into a site that is there, each in one step.

    Raises:
        SiteError: a page cannot be stamped.
    """
    from generator.compute.steps import Steps
    from generator.pages.collect import pages_of
    from generator.site import make
    from generator.site.engine import Rendering

    with Rendering(settings, engine, Steps.below(settings.root)) as rendering:
        assembler = make.assemblers(settings, seen.catalogue, rendering.result())()
    for language in settings.languages:
        pages = pages_of(settings, seen.catalogue, seen.relations, language, sorted(keys))
        for path, data in assembler.pages(pages):
            beside = site / f"{path}.{os.getpid()}"
            beside.write_bytes(data)
            beside.replace(site / path)
