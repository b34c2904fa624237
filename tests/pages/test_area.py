"""The further pages of an administration: the list of initiatives in its area goes on where one page has no room."""

from __future__ import annotations

import re

from generator.pages.entry import page as entry
from tests.pages.pages_support import made, workshop

AMT = "name: Amt\nlevel: state\narea: {scope: state, regions: [DE-BE]}\nresponsible_for: [education]\n"
MITTE = "topics: [education]\narea: {scope: local, regions: [berlin-mitte]}\n"


def listed(content: str) -> list[str]:
    return re.findall(r"<li><a [^>]*>(Nummer \d)</a>", content)


def test_an_administration_with_many_initiatives_has_further_pages_that_list_each_once() -> None:
    files = {f"initiatives/nummer-{at}.yaml": f"name: Nummer {at}\n{MITTE}" for at in range(7)}
    pages = made(entry.pages, workshop({**files, "administrations/amt.yaml": AMT}, page_size=2))
    own = [f"administrations/amt/{tail}" for tail in ("", "2/", "3/")]
    assert [address for address in pages if address.startswith("administrations/")] == own
    found = [listed(pages[address].content) for address in own]
    assert [len(some) for some in found] == [3, 3, 1]
    assert {name for some in found for name in some} == {f"Nummer {at}" for at in range(7)}
    assert 'href="../../../administrations/amt/" rel="prev"' in pages[own[1]].content
    assert 'href="../../administrations/amt/2/" rel="next"' in pages[own[0]].content
    assert len({pages[address].title for address in own}) == 3


def test_one_with_few_has_one_page_without_a_pager() -> None:
    pages = made(
        entry.pages, workshop({"initiatives/eins.yaml": f"name: Eins\n{MITTE}", "administrations/amt.yaml": AMT})
    )
    assert list(pages) == ["administrations/amt/", "initiatives/eins/"]
    assert 'class="pages"' not in pages["administrations/amt/"].content
