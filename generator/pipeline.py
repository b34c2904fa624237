"""The story of the product: files are read, become a catalogue, are related to each other, checked, and made a site.

Nothing here prints, asks for the date, or decides what to do about a finding.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from generator.compute.parallel import spread
from generator.compute.steps import Steps
from generator.examination import Examination, Track, examine, untracked
from generator.messages import Message, msg
from generator.site import make, publish, standing
from generator.site.engine import Rendering
from generator.site.finish import Finish, whole
from generator.site.interpreter import Compiling
from generator.site.standing import Order


@dataclass(frozen=True)
class Built:
    """What a build has made: pages in all languages, how many files were new or stayed as they were, bytes of them all.

    `seen` is what was found out about the content; None where the site stood already and nothing had to be looked at.
    """

    pages: int
    written: int
    kept: int
    size: int
    seen: Examination | None = None


@dataclass(frozen=True)
class Watching:
    """Who is told what a build is doing: `track` of items that come one by one, `step` of each new step."""

    track: Track = untracked
    step: Callable[[Message], None] = lambda _: None


def build(
    order: Order, refuse: Callable[[Examination], None], watching: Watching | None = None, finish: Finish = whole
) -> Built:
    """Check everything, make the whole site, and put it in the place of the old one in one step.

    `refuse` is shown what the examination has found, and raises where nothing must be published. `finish` completes the
    files: unless stated otherwise with the search index and a look at every link.

    Raises:
        SiteError: the site cannot be made or is not whole; the old one stays as it is.
    """
    tell, settings = watching or Watching(), order.settings
    steps, key = Steps.below(settings.root), order.key()
    if stands := standing.pages_of(order, key, steps):
        return Built(stands.pages, 0, stands.files, publish.size_of(order.output))
    with (
        Rendering(settings, order.engine, steps) as rendering,
        Compiling(settings, steps) as compiling,
        publish.staging(order.output) as stage,
    ):
        seen = examine(settings, order.today, (), tell.track)
        refuse(seen)
        tell.step(msg("Comparing needs with offers"))
        _ = seen.relations.waiting  # once, before several processes would all find matches anew
        tell.step(msg("Rendering the hand-written pages"))
        assembler = make.assemblers(settings, seen.catalogue, rendering.result())
        tell.step(msg("Stamping pages"))
        works = make.works(settings, seen.catalogue, seen.relations, stage, assembler)
        made = make.put_together(stage, assembler(), spread(lambda work: work(), works))
        stage.write_all(compiling.files(seen.catalogue))
        tell.step(msg("Making the search index and checking every link"))
        finish(stage, made.records, settings, seen.catalogue.vocabulary, steps)
        size = publish.size_of(stage.folder)
        stage.publish()
    if finish is whole and order.key() == key:  # else somebody has changed a file meanwhile
        standing.remember(key, steps, made.pages, stage.digests)
    steps.store.flush()
    return Built(made.pages, stage.written, stage.linked, size, seen)
