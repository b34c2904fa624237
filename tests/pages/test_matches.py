"""Matches on the site: at needs and offers, as boards, at bundles and administrations; silent where there is none."""

from __future__ import annotations

import gzip
import re
from collections.abc import Mapping
from decimal import Decimal

import pytest

from generator.pages.boards import boards
from generator.pages.bundles import bundles
from generator.pages.bundles.bundle_offers import offers_for
from generator.pages.entry import page as entry
from generator.pages.entry.could_do import SHOWN_NEEDS, could_do
from generator.pages.groups import regions
from generator.pages.home import home
from generator.pages.matches import page as matches
from generator.pages.matches.balance import balance
from generator.pages.matches.board import match_places
from generator.pages.parts.match_rows import NAMED, SHOWN, match_list, points, points_rows
from generator.pages.parts.workshop import Workshop
from generator.relations.matching.types import Facts
from tests.pages.pages_support import alike, made, match, matching, need, overlapping, workshop

EINS = (
    "name: Eins\ntopics: [education]\narea: {scope: local, regions: [berlin-mitte]}\nneeds:\n"
    + need("laptops", valid_until="2026-12-31")
    + need("room", kind="room", since='"2026-10-01"')
)
ZWEI = "name: Zwei\ntopics: [education]\narea: {scope: state, regions: [DE-SN]}\nneeds:\n" + need("rechner")
GEBER = "name: Geber\narea: {scope: national}\noffers:\n" + need("notebooks") + need("money", kind="money")
AMT = "name: Amt\narea: {scope: state, regions: [DE-BE]}\nresponsible_for: [education]\n"
BUND = "name: Bund\nmembers: [eins, zwei]\n"
FACTS = Facts(gives=Decimal(1500), lacks=Decimal("2000.5"), unit="km", reach="sent")


def site(language: str = "en", page_size: int = 100, more: Mapping[str, str] | None = None) -> Workshop:
    files = {
        "initiatives/eins.yaml": EINS, "initiatives/zwei.yaml": ZWEI, "companies/geber.yaml": GEBER,
        "administrations/amt.yaml": AMT, "bundles/bund.yaml": BUND, **(more or {}),
    }  # fmt: skip
    return workshop(files, language, page_size)


def matched(language: str = "en", page_size: int = 100) -> Workshop:
    return matching(
        site(language, page_size),
        match("eins/laptops", "geber/notebooks", 0.956, FACTS),
        match("zwei/rechner", "geber/notebooks", 0.7),
    )


def many(count: int, language: str = "en") -> Workshop:
    """One offer that fits the needs of many, with long reasons."""
    files = {f"initiatives/nummer-{at}.yaml": f"name: Nummer {at}\nneeds:\n{need('laptops')}" for at in range(count)}
    shop = workshop({**files, "companies/geber.yaml": GEBER}, language)
    facts = Facts("laptop", "computer", Decimal(1500), Decimal("2000.5"), "km", km=123.4, months=6, is_mutual=True)
    found = (match(f"nummer-{at}/laptops", "geber/notebooks", 0.99 - at / 1000, facts) for at in range(count))
    return matching(shop, *found)


def test_a_need_has_the_offers_that_fit_with_grade_points_reasons_and_gaps() -> None:
    page = made(entry.pages, matched())["initiatives/eins/"].content
    part = page[page.index('id="laptops"') : page.index('id="room"')]
    assert "<h4>1 offer fits</h4>" in part
    assert 'aria-label="96 of 100 points"' in part
    assert '<a href="../../companies/geber/#notebooks">' in part
    assert "Geber · <b>fits well</b>" in part
    fits = "<li>Covers 1,500 of 2,000.5 km.<li>Works from afar.<li>Until 31 December 2026."
    assert f'<p class="unseen">fits:<ul class="reasons">{fits}</ul>' in part
    gaps = "<li>Still missing then: 500.5 km."
    assert f'<p class="unseen">to be clarified:<ul class="reasons reasons--open">{gaps}</ul>' in part
    assert "fit" not in page[page.index('id="room"') : page.index("</article>", page.index('id="room"'))]


def test_german_writes_numbers_and_days_its_own_way() -> None:
    page = made(entry.pages, matched("de"))["initiatives/eins/"].content
    assert "<h4>1 Angebot passt</h4>" in page
    assert "1.500" in page
    assert "2.000,5" in page
    assert "Bis 31. Dezember 2026." in page
    assert "<b>passt gut</b>" in page


def test_a_company_sees_what_it_could_do_the_best_first() -> None:
    page = made(entry.pages, matched())["companies/geber/"].content
    part = page[page.index('id="_koennten"') :]
    assert part.index("Title laptops") < part.index("Title rechner")
    assert "with the offer: Title notebooks" in part  # it has two, so it matters which
    assert 'href="#_koennten">Needs that fit <span class="n">2</span>' in page
    assert "could fit 2 needs" in page[: page.index('id="_koennten"')]
    assert "<h4>" not in page


def test_each_need_stands_once_with_the_offer_that_fits_best() -> None:
    shop = matching(
        site(), match("eins/laptops", "geber/money", 0.7), match("eins/laptops", "geber/notebooks", 0.9)
    )  # fmt: skip
    found = could_do(shop, "geber")
    assert found is not None
    assert (found.count, found.notes) == (1, ("with the offer: Title notebooks",))


@pytest.mark.parametrize("shop", [site(), matching(site())], ids=["not compared", "nothing found"])
def test_pages_are_silent_where_nothing_fits(shop: Workshop) -> None:
    pages = made(entry.pages, shop)
    for content in (page.content for page in pages.values()):
        assert "_koennten" not in content
        assert 'class="match' not in content
        assert "points" not in content
    assert "waiting for a call" not in made(home.pages, shop)[""].slots["ledger"]
    assert 'id="passt"' not in made(bundles.pages, shop)["bundles/bund/"].content


def test_without_a_comparison_nobody_is_said_to_be_alone() -> None:
    pages = made(matches.pages, site())
    assert list(pages) == ["matches/"]
    assert "No offer fits an open need at the moment" in pages["matches/"].content
    assert "without a suitable offer" not in made(boards.pages, site())["needs/"].content


def test_only_the_best_are_explained_the_next_are_named_the_rest_is_on_the_board() -> None:
    shop = many(SHOWN_NEEDS + NAMED + 5)
    found = could_do(shop, "geber")
    assert found is not None
    assert found.list is not None
    assert (len(found.list.rows), len(found.list.named)) == (SHOWN_NEEDS, NAMED)
    assert found.list.more is not None
    assert (found.list.more.text, found.list.more.href) == ("5 more on the board", "matches/kinds/hardware/")
    assert found.list.named_words == f"{NAMED + 5} more needs"
    alone = match_list(shop, "geber/notebooks")
    assert alone is not None
    assert len(alone.rows) == SHOWN


def test_points_are_whole_numbers_that_add_up() -> None:
    found = match("eins/laptops", "geber/notebooks", 0.8766)
    *rows, last = points_rows(matched(), [found])
    parts = [int(row.points[0]) for row in rows]
    assert sum(parts) == points(found) == 88
    assert (rows[0].name, rows[0].most, rows[0].points) == ("Kind of help", "of 18", ("10",))
    assert (last.most, last.points) == ("of 100", ("88",))


def test_points_are_told_once_at_the_need() -> None:
    pages = made(entry.pages, matched())
    need, offer = pages["initiatives/eins/"].content, pages["companies/geber/"].content
    told, elsewhere = "<summary>How the score is made up", "How the other scores are made up stands at the needs."
    assert (told in need, elsewhere in need) == (True, False)
    assert (told in offer, elsewhere in offer) == (False, True)


def test_an_offer_tells_the_points_that_a_need_with_better_offers_leaves_out() -> None:
    files = {f"companies/firma-{at}.yaml": f"name: Firma {at}\noffers:\n{need('notebooks')}" for at in range(SHOWN + 1)}
    shop = matching(
        workshop({**files, "initiatives/eins.yaml": EINS}, "en"),
        *(match("eins/laptops", f"firma-{at}/notebooks", 0.9 - at / 100, FACTS) for at in range(SHOWN + 1)),
    )
    pages = made(entry.pages, shop)
    assert "<summary>How the score is made up" in pages[f"companies/firma-{SHOWN}/"].content
    named = pages["initiatives/eins/"].content.partition("1 more offer<")[2]
    assert "Covers 1,500 of 2,000.5 km." in named.partition("</ul>")[0]


def test_boards_of_a_kind_or_place_are_in_short_and_lead_to_the_needs() -> None:
    pages = made(matches.pages, matched())
    whole, part = pages["matches/"].content, pages["matches/kinds/hardware/"].content
    assert "Covers 1,500 of 2,000.5 km." in whole
    assert "Covers 1,500 of 2,000.5 km." not in part
    assert "Why two go together stands at the need." in part
    for words in (
        "Needed:",
        'initiatives/eins/#laptops"',
        "Offered:",
        'companies/geber/#notebooks"',
        "96 of 100 points",
    ):
        assert words in part


def test_who_offers_nothing_that_fits_sees_open_needs_of_the_kinds_it_gave() -> None:
    past = "name: Früher\noffers:\n" + need("old", since='"2015"', kind="room")
    shop = site(more={"companies/frueher.yaml": past, "companies/nichts.yaml": "name: Nichts"})
    found = could_do(shop, "frueher")
    assert found is not None
    assert (found.list, found.count, len(found.cards)) == (None, 1, 1)
    content = made(entry.pages, shop)["companies/frueher/"].content
    assert content.index('id="_koennten"') < content.index("Title room<")
    assert "Only the kind was compared" in content
    assert could_do(shop, "nichts") is None


def test_needs_that_nobody_answers_stand_before_those_for_which_an_offer_waits() -> None:
    content = made(boards.pages, matched())["needs/"].content
    assert re.findall(r'<h2 id="(\w+)"', content) == ["offen", "wartet"]
    assert content.index("No suitable offer yet") < content.index("Title room<")
    assert content.index("An offer could fit") < content.index("Title laptops<")


def test_the_boards_of_matches() -> None:
    assert list(made(matches.pages, matched())) == [
        "matches/", "matches/newest/", "matches/kinds/hardware/", "matches/places/de-be/", "matches/places/de-sn/",
        "unmet/", "unmet/de-be/", "idle/", "idle/national/",
    ]  # fmt: skip


def test_the_strongest_come_first_and_each_is_a_pair_with_links() -> None:
    content = made(matches.pages, matched())["matches/"].content
    assert re.findall(r'<h2 id="(\w+)"', content) == ["gut", "vielleicht", "waage"]
    assert "2 pairs could fit together." in content
    first = content[content.index('class="match match--pair"') :]
    assert first.index('href="../initiatives/eins/#laptops"') < first.index('href="../companies/geber/#notebooks"')


def test_the_newest_come_first_by_the_later_side() -> None:
    old = "name: Alt\nneeds:\n" + need("alt", since='"2026-09-01"')
    late = "name: Neu\noffers:\n" + need("neu", since='"2026-11-20"')
    shop = matching(
        site(more={"initiatives/alt.yaml": old, "companies/neu.yaml": late}),
        match("eins/laptops", "geber/notebooks", 0.99), match("alt/alt", "neu/neu", 0.7),
    )  # fmt: skip
    content = made(matches.pages, shop)["matches/newest/"].content
    assert re.findall(r'aria-label="(\d+) of 100', content) == ["70", "99"]
    assert "since 20 November 2026" in content


def test_unmet_needs_and_idle_offers_have_their_lists() -> None:
    pages = made(matches.pages, matched())
    assert "For 1 open need our comparison has found nothing suitable." in pages["unmet/"].content
    assert re.findall(r"Title ([\w-]+)<", pages["unmet/de-be/"].content) == ["room"]
    assert re.findall(r"Title ([\w-]+)<", pages["idle/"].content) == ["money"]
    assert pages["unmet/de-be/"].title == "Needs that no offer fits yet: Berlin"


def test_lists_of_those_without_a_match_say_when_there_are_none() -> None:
    shop = matching(
        workshop({"initiatives/zwei.yaml": ZWEI, "companies/geber.yaml": "offers:\n" + need("notebooks")}),
        match("zwei/rechner", "geber/notebooks"),
    )
    pages = made(matches.pages, shop)
    assert "No open need is without a suitable offer" in pages["unmet/"].content
    assert "No open offer is without a suitable need" in pages["idle/"].content


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_page_has_a_title_and_a_description_of_its_own(language: str) -> None:
    pages = list(matches.pages(matched(language, page_size=1)))
    assert "matches/2/" in {page.address for page in pages}
    assert len({page.title for page in pages}) == len({page.description for page in pages}) == len(pages)


def test_full_boards_are_light_and_say_what_they_leave_out() -> None:
    pages = made(matches.pages, many(matches.MOST + 30))
    last = matches.MOST // matches.PER_PAGE
    assert f"matches/{last}/" in pages
    assert f"matches/{last + 1}/" not in pages
    assert "The first 200 of 230 are listed here." in pages["matches/"].content
    assert max(len(gzip.compress(page.content.encode())) for page in pages.values()) < 12_000


def test_a_bundle_has_the_offers_that_fit_what_its_members_need_together() -> None:
    shop = matched()
    (fit,) = offers_for(shop, ("eins", "zwei"), shop.catalogue.needs.values())
    assert (fit.words, fit.is_own, fit.points, fit.verdict) == ("could fit 2 needs", False, 96, "fits well")
    assert [link.text for link in fit.needs] == ["Title laptops (Eins)", "Title rechner (Zwei)"]
    page = made(bundles.pages, shop)["bundles/bund/"].content
    assert page.index('id="summe"') < page.index('id="passt"') < page.index("#notebooks")


def test_an_offer_of_a_member_says_so_and_suggested_bundles_have_them_too() -> None:
    own = "name: Drei\ntopics: [education]\noffers:\n" + need("eigen")
    shop = site(more={"initiatives/drei.yaml": own})
    shop = overlapping(shop, alike("eins", "drei"))
    shop = matching(shop, match("eins/laptops", "drei/eigen"))
    content = made(bundles.pages, shop)["bundles/"].content
    assert "Drei (one of the members)" in content[content.index('id="vorschlag-drei"') :]


def test_an_administration_sees_whom_it_could_bring_together() -> None:
    page = made(entry.pages, matched())["administrations/amt/"].content
    part = page[page.index("Who could be brought together") :]
    assert part.index("Title laptops") < part.index("Needs that no offer fits yet") < part.index("#room")
    assert "Title rechner" not in part  # that is in Saxony


def test_the_home_page_and_the_boards_count_what_waits() -> None:
    shop = matched("de")
    ledger = made(home.pages, shop)[""].slots["ledger"]
    assert '<a href="matches/">2 Paare könnten zusammenpassen</a>' in ledger
    assert '<a href="unmet/">1 Gesuch ist noch ohne passendes Angebot</a>' in ledger
    pages = made(boards.pages, shop)
    assert "1 Gesuch ist noch ohne passendes Angebot" in pages["needs/"].content
    assert "1 Angebot ist noch ohne passendes Gesuch" in pages["offers/"].content
    assert "warten auf einen Anruf" not in pages["needs/hardware/"].content
    assert '<span class="badge badge--offer">könnte zu 2 Gesuchen passen</span>' in pages["offers/"].content


def test_needs_and_offers_are_weighed_kind_by_kind() -> None:
    view = balance(matched())
    assert view is not None
    assert [(row.kind, row.needs, row.offers, row.matches.text) for row in view.rows] == [
        ("IT hardware", "2", "1", "2"), ("Rooms", "1", "0", "0"), ("Money", "0", "1", "0"),
    ]  # fmt: skip
    assert [(row.need_share, row.offer_share) for row in view.rows] == [(100, 50), (50, 0), (0, 50)]
    assert balance(workshop({"initiatives/leer.yaml": "name: Leer"})) is None


def test_the_picture_is_a_table_without_styles_or_scripts() -> None:
    content = made(matches.pages, matched())["matches/"].content
    picture = content[content.index('<table class="balance"') : content.index("</table>")]
    assert picture.count('<tr role="row">') == 4
    assert '<rect x="50" width="50" height="10"/>' in picture
    assert "style=" not in content
    assert "<script" not in content


def test_a_state_leads_to_what_waits_in_it() -> None:
    pages = made(regions.pages, matched())
    berlin = pages["regions/de-be/"].content
    assert '<a href="../../matches/places/de-be/">1 pair could fit together</a>' in berlin
    assert '<a href="../../unmet/de-be/">1 need is without a suitable offer</a>' in berlin
    assert "suitable need" not in berlin
    assert 'class="waiting"' not in pages["regions/de-by/"].content


def test_a_match_stands_at_the_places_that_both_sides_name() -> None:
    both = need("kurs", area="{scope: state, regions: [DE-BE, DE-SN]}")
    here = "name: Hier\narea: {scope: state, regions: [DE-BE]}\noffers:\n" + need("notebooks")
    files = {"initiatives/drei.yaml": "name: Drei\nneeds:\n" + both, "companies/hier.yaml": here}
    shop = workshop({**files, "companies/geber.yaml": GEBER})
    assert match_places(shop, match("drei/kurs", "hier/notebooks")) == ("DE-BE",)
    assert match_places(shop, match("drei/kurs", "geber/notebooks")) == ("DE-BE", "DE-SN")
