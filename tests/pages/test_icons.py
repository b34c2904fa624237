"""Icons: one drawing, in which each has its place; whatever names one finds it there."""

from __future__ import annotations

import re

from generator.pages.groups import regions
from generator.pages.parts.fits import idle_link, unmet_link, waiting_link
from generator.pages.parts.icons import sprite, stylesheet
from tests.pages.pages_support import made, match, matching, need, workshop
from tests.support import ROOT, catalogue

WORDS = catalogue({}).vocabulary
PLACES = dict(re.findall(r"--i-([\w-]+): ([\d.]+)%;", stylesheet(WORDS)))


def test_each_icon_stands_where_the_stylesheet_says() -> None:
    drawn = re.findall(r'<g transform="translate\(0 (\d+)\)">', sprite(WORDS))
    assert len(drawn) == len(PLACES)
    height = int(re.findall(r'height="(\d+)"', sprite(WORDS))[0])
    # A background moves by a share of what it is larger than its element, which is one icon high.
    assert [round(float(place) / 100 * (height - 24)) for place in PLACES.values()] == [int(at) for at in drawn]


def test_every_icon_that_templates_or_stylesheets_name_is_drawn() -> None:
    named: set[str] = set()
    for path in (ROOT / "site_templates").rglob("*.html"):
        named.update(re.findall(r'(?:icon\("|class="i-)([\w-]+)"', path.read_text("utf-8")))
    for path in (ROOT / "site_templates").rglob("*.css"):
        named.update(re.findall(r"var\(--i-([\w-]+)\)", path.read_text("utf-8")))
    assert len(named) > 15
    assert named - PLACES.keys() == set()


def test_what_waits_has_the_sign_of_the_side_that_it_is_about_wherever_it_leads() -> None:
    shop = matching(workshop({
        "initiatives/eins.yaml": "name: Eins\nneeds:\n" + need("laptops") + need("room", kind="room"),
        "companies/geber.yaml": "name: Geber\noffers:\n" + need("notebooks") + need("money", kind="money"),
    }), match("eins/laptops", "geber/notebooks"))  # fmt: skip
    links = (waiting_link(shop), unmet_link(shop), idle_link(shop))
    assert [link.side for link in links if link] == ["", "need", "offer"]


def test_needs_elsewhere_have_the_sign_of_a_need() -> None:
    shop = workshop({"initiatives/eins.yaml": "name: Eins\narea: {scope: national}\nneeds:\n" + need("laptops")})
    content = made(regions.pages, shop)["regions/de-by/"].content
    assert '<li><i class="half half--need"></i><a href="../../regions/national/">' in content
