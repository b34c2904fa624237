"""What the search knows of an organisation: its words, its facets, and what a hit shows."""

from __future__ import annotations

from collections.abc import Sequence

from generator.model import Call
from generator.pages.page import EVERYWHERE, SearchRecord
from generator.pages.parts import cards
from generator.pages.parts.richtext import plain
from generator.pages.parts.workshop import Workshop
from generator.relations.areas import WIDE


def search_record(shop: Workshop, key: str, kind: str) -> SearchRecord:
    """The record of an organisation; `kind` is the word for what it is."""
    organisation = shop.catalogue.organisations[key]
    formats, language = shop.formats, shop.language
    calls = [call for _, _, call in organisation.calls()]
    states = shop.relations.states
    texts = [organisation.summary.said(language).text, *organisation.aliases, cards.where_words(shop, organisation)]
    texts += [plain(organisation.description.said(language).text)] if organisation.description else []
    texts += [text.said(language).text for call in calls for text in call.texts()]
    texts += [
        *formats.labels("audiences", organisation.audiences),
        *(organisation.location.city for _ in [0] if organisation.location),
    ]
    regions = [code for region in organisation.area.regions for code in shop.catalogue.regions_above.get(region, ())]
    tile = cards.entry_tile(shop, key)
    open_calls = [call for call in calls if states[f"{key}/{call.id}"].is_open]
    return SearchRecord(
        organisation.name,
        ". ".join(text.rstrip(".") for text in texts if text),
        {
            "kind": (kind,),
            "topic": formats.labels("topics", organisation.topics),
            "region": tuple(dict.fromkeys(formats.labels("regions", regions)))
            or (cards.place_words(shop, organisation.area),),
            "call": tuple(dict.fromkeys(formats.labels("kinds", [call.kind for call in open_calls]))),
            "audience": formats.labels("audiences", organisation.audiences),
            "status": (cards.status_words(shop, organisation),),
        },
        {
            "summary": organisation.summary.said(language).text,
            "where": cards.where_words(shop, organisation),
            "tile": tile.initials,
            "hue": str(tile.hue),
            "kind": kind,
            "topics": "|".join(formats.labels("topics", organisation.topics[:3])),
            "sums": _sums(shop, key, open_calls),
        },
        ". ".join(call.title.said(language).text for call in open_calls),
        covers=_covers(shop, key),
        rank=10 if open_calls else 3 if organisation.status != "finished" else 2,
    )


def _covers(shop: Workshop, key: str) -> tuple[str, ...]:
    """The regions in all of which an organisation is active, or has something open for."""
    organisation = shop.catalogue.organisations[key]
    areas = [organisation.area, *(call.area for _, _, call in organisation.calls() if call.area)]
    if any(area.scope in WIDE or area.remote for area in areas):
        return (EVERYWHERE,)
    return tuple(dict.fromkeys(label for area in areas for label in shop.formats.labels("regions", area.regions)))


def _sums(shop: Workshop, key: str, open_calls: Sequence[Call]) -> str:
    """How many needs and offers are open, in words; empty without any."""
    needs = sum(shop.catalogue.calls[f"{key}/{call.id}"].is_need for call in open_calls)
    offers = len(open_calls) - needs
    parts = [shop.count("{count} need", "{count} needs", needs)] if needs else []
    parts += [shop.count("{count} offer", "{count} offers", offers)] if offers else []
    return shop.say("open: {calls}", calls=shop.formats.listed(parts)) if parts else ""
