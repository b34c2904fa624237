"""axe finds nothing on any kind of page, in both languages, light and dark, on a phone or a desk."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.e2e import kinds
from tests.e2e.browsers import DESKTOP, PHONE, ready, searched, tab
from tests.e2e.harness import Site

AXE = Axe()
SIZES = {("de", "light"): PHONE, ("de", "dark"): DESKTOP, ("en", "light"): DESKTOP, ("en", "dark"): PHONE}


def violations(view: Page) -> list[str]:
    """What axe finds, one line for each place."""
    found: list[dict[str, Any]] = AXE.run(view, options={"resultTypes": ["violations"]}).response["violations"]
    return [
        f"{one['id']}: {node['target']} {node['html'][:160]} {node['failureSummary']}"
        for one in found
        for node in one["nodes"]
    ]


@pytest.mark.parametrize("language", kinds.LANGUAGES)
@pytest.mark.parametrize("kind", kinds.KINDS)
def test_no_violation(browser: Browser, site: Site, kind: str, language: str) -> None:
    address = site.url + kinds.LANGUAGES[language] + kinds.address(kind, site.folder)
    with tab(browser, bypass_csp=True) as view:
        for scheme in ("light", "dark"):
            view.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            view.set_viewport_size(SIZES[language, scheme])  # type: ignore[arg-type]
            if view.url != address:
                view.goto(address)
            if kind == "search":
                searched(view)
            ready(view)
            assert violations(view) == [], scheme


@pytest.mark.parametrize(
    "address",
    [
        "",
        "initiatives/",
        "initiatives/ohne-ende/",
        "needs/",
        "administrations/",
        "events/",
        "together/",
        "bundles/",
        "companies/",
    ],
)
def test_no_violation_on_odd_content(browser: Browser, odd: Site, address: str) -> None:
    with tab(browser, PHONE, bypass_csp=True) as view:
        view.goto(odd.url + address)
        assert violations(view) == []


def test_no_violation_with_the_menu_and_the_facets_open(browser: Browser, site: Site) -> None:
    with tab(browser, PHONE, bypass_csp=True) as view:
        view.goto(f"{site.url}initiatives/")
        view.locator(".site-menu summary").click()
        view.locator("details.facets > summary").click()
        assert violations(view) == []
