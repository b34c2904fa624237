"""Stamping: pages become files, each with its own head, and whatever is missing, double or unsafe fails the build."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from html import unescape
from itertools import chain
from pathlib import Path

import pytest

from generator.pages.page import Page, language_root, site_root
from generator.settings import Settings, load_settings
from generator.site.assemble import Assembler
from generator.site.assets import Assets
from generator.site.chrome import Chrome, Document
from generator.site.errors import SiteError
from generator.site.make import assemblers, redirects
from generator.site.policy import HEADER_POLICY, META_POLICY
from generator.site.slots import parse
from tests.support import RETIRED, ROOT, catalogue

SHELL = (
    '<title>@@title@@ – @@site@@</title><meta content="@@policy@@"><link rel="canonical" href="@@canonical@@">'
    '<!-- slot: alternates --><!-- slot: head --><link href="@@assets@@css/site.css@@version@@">'
    "<!-- slot: header --><main><!-- slot: content --></main>"
)
Build = Callable[..., dict[str, str]]
ADDRESS = "initiatives/labdoo/"
PARTS: Mapping[str, str] = {"header": "<header></header>"}


def chrome(language: str) -> Chrome:
    about = Document("about/", "Über", "", "", parse("<!-- slot: figures --><!-- slot: header -->", "about.md"))
    return Chrome(language, parse(SHELL, "shell.md"), {"about/": about}, {"plan.png": b"png"}, "")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path, "Mithilfe", "https://example.org/repo/", languages=("de", "en"))


@pytest.fixture
def files(settings: Settings) -> Build:
    def run(*pages: Page, redirects: dict[str, str] | None = None, about: bool = True) -> dict[str, str]:
        if about:
            pages += tuple(Page("about/", code, "", "", slots={"figures": "7", "header": ""}) for code in ("de", "en"))
        assets = Assets({"assets/mithilfe/css/site.css": b"p{}"}, "abc")
        chromes = {code: chrome(code) for code in ("de", "en")}
        assembler = Assembler(settings, chromes, assets, redirects or {})
        return {path: data.decode() for path, data in chain(assembler.pages(iter(pages)), assembler.rest())}

    return run


def entry(
    language: str = "de",
    address: str = ADDRESS,
    *,
    content: str = "<h1>Labdoo</h1>",
    slots: Mapping[str, str] = PARTS,
    noindex: bool = False,
) -> Page:
    return Page(address, language, "Labdoo & <Co>", "Laptops", content, slots, noindex=noindex)


def test_ways_up() -> None:
    assert language_root("initiatives/labdoo/") == "../../"
    assert site_root("initiatives/labdoo/", "de", "de") == "../../"
    assert site_root("", "en", "de") == "../"


def test_a_page_is_stamped_at_its_address(files: Build) -> None:
    html = files(entry(), entry("en"))["initiatives/labdoo/index.html"]
    assert "<title>Labdoo &amp; &lt;Co&gt; – Mithilfe</title>" in html
    assert f'content="{META_POLICY}"' in unescape(html)
    assert '<link rel="canonical" href="https://example.org/repo/initiatives/labdoo/">' in html
    assert '<link href="../../assets/mithilfe/css/site.css?v=abc">' in html
    assert "<main><h1>Labdoo</h1></main>" in html


def test_another_language_lies_in_its_folder_and_finds_the_same_assets(files: Build) -> None:
    html = files(entry(), entry("en"))["en/initiatives/labdoo/index.html"]
    assert '<link href="../../../assets/mithilfe/css/site.css?v=abc">' in html
    assert 'href="https://example.org/repo/en/initiatives/labdoo/"' in html


def test_a_page_names_itself_in_all_languages(files: Build) -> None:
    html = files(entry(), entry("en"))["initiatives/labdoo/index.html"]
    for code, folder in (("de", ""), ("en", "en/"), ("x-default", "")):
        url = f"https://example.org/repo/{folder}initiatives/labdoo/"
        assert f'<link rel="alternate" hreflang="{code}" href="{url}">' in html


def test_a_page_that_search_engines_must_not_list(files: Build) -> None:
    made = files(entry(noindex=True))
    html = made["initiatives/labdoo/index.html"]
    assert '<meta name="robots" content="noindex">' in html
    assert "hreflang" not in html
    assert "labdoo" not in made["sitemap.xml"]


def test_a_hand_written_page_gets_its_slots(files: Build) -> None:
    assert files()["about/index.html"] == "7"


def test_the_page_for_missing_addresses_works_at_any_of_them(files: Build) -> None:
    ours, others = '<a href="./">a</a><a href="needs/">b</a>', '<a href="#x">c</a><a href="https://x.org/">d</a>'
    content = f'{ours}{others}<a href="/e/">e</a>'
    pages = [entry(code, "404.html", content=content) for code in ("de", "en")]
    made = files(*pages)
    assert 'href="/repo/">a' in made["404.html"]
    assert 'href="/repo/needs/">b</a><a href="#x">c</a><a href="https://x.org/">d</a><a href="/e/">' in made["404.html"]
    assert 'href="/repo/assets/mithilfe/css/site.css?v=abc"' in made["404.html"]
    assert 'href="/repo/en/needs/"' in made["en/404.html"]
    assert 'href="/repo/assets/mithilfe/css/site.css?v=abc"' in made["en/404.html"]


def test_the_files_beside_the_pages(files: Build) -> None:
    made = files(entry(), entry("en"))
    assert made["plan.png"] == made["en/plan.png"] == "png"
    assert made["assets/mithilfe/css/site.css"] == "p{}"
    assert "Sitemap: https://example.org/repo/sitemap.xml" in made["robots.txt"]
    assert f"Content-Security-Policy: {HEADER_POLICY}" in made["_headers"]
    assert made["sitemap.xml"].count("<loc>") == 4
    assert "<loc>https://example.org/repo/en/initiatives/labdoo/</loc>" in made["sitemap.xml"]


def test_the_order_of_the_pages_does_not_change_the_map(files: Build) -> None:
    pages = [entry("de", f"initiatives/{name}/") for name in "abc"]
    assert files(*pages)["sitemap.xml"] == files(*reversed(pages))["sitemap.xml"]


def test_a_former_address_leads_on_in_every_language(files: Build) -> None:
    made = files(entry(), entry("en"), redirects={"initiatives/old/": "initiatives/labdoo/"})
    html = made["en/initiatives/old/index.html"]
    assert '<meta http-equiv="refresh" content="0; url=../../initiatives/labdoo/">' in html
    assert '<link rel="canonical" href="https://example.org/repo/en/initiatives/labdoo/">' in html
    assert "old" not in made["sitemap.xml"]


@pytest.mark.parametrize(
    ("page", "words"),
    [
        (entry(slots={}), "initiatives/labdoo/ has slots that nothing fills: header"),
        (entry(slots={**PARTS} | {"hero": ""}), "labdoo/ fills slots that are not there: hero"),
        (entry(address="../secret/"), "address that cannot be one"),
        (entry(address="Initiatives/"), "address that cannot be one"),
        (entry(address="initiatives/labdoo"), "address that cannot be one"),
        (entry(address="shell/"), "address that cannot be one"),
        (entry("fr"), "a language that the site has not"),
    ],
)
def test_a_page_that_cannot_be_stamped(files: Build, page: Page, words: str) -> None:
    with pytest.raises(SiteError, match=words):
        files(page)


def test_two_pages_at_one_address(files: Build) -> None:
    with pytest.raises(SiteError, match="Two pages have the address de:/initiatives/labdoo/"):
        files(entry(), entry())


def test_a_hand_written_page_that_nobody_fills(files: Build) -> None:
    with pytest.raises(SiteError, match=r"Nothing fills these hand-written pages: about\.md, about\.md"):
        files(entry(), about=False)


@pytest.mark.parametrize("redirects", [{"initiatives/labdoo/": "about/"}, {"initiatives/old/": "initiatives/gone/"}])
def test_a_former_address_that_hides_a_page_or_leads_nowhere(files: Build, redirects: dict[str, str]) -> None:
    with pytest.raises(SiteError, match="The former address"):
        files(entry(), entry("en"), redirects=redirects)


def test_what_several_assemblers_write_is_one_site(settings: Settings) -> None:
    assets, chromes = Assets({}, "abc"), {code: chrome(code) for code in ("de", "en")}
    whole, german, english = (Assembler(settings, chromes, assets, {"initiatives/old/": ADDRESS}) for _ in range(3))
    for assembler, language in ((german, "de"), (english, "en")):
        about = Page("about/", language, "", "", slots={"figures": "7", "header": ""})
        assert len(list(assembler.pages([entry(language), about]))) == 2
        whole.take(assembler.claims)
    rest = dict(whole.rest())
    assert {"initiatives/old/index.html", "en/initiatives/old/index.html"} <= rest.keys()
    assert rest["sitemap.xml"].decode().count("initiatives/labdoo/") == 2


def test_what_two_assemblers_write_must_differ(settings: Settings) -> None:
    one, other = (Assembler(settings, {"de": chrome("de")}, Assets({}, "abc")) for _ in range(2))
    for assembler in (one, other):
        assert len(list(assembler.pages([entry()]))) == 1
    with pytest.raises(SiteError, match=f"Two pages have the address {ADDRESS}index.html"):
        one.take(other.claims)


def test_a_retired_id_leads_to_its_successor_of_whatever_kind_it_was() -> None:
    gone = "- {id: lokalwerk, since: 2026-11-01, reason: Zusammengelegt, successor: afb}\n"
    made = redirects(catalogue({"companies/afb.yaml": "former_ids: [afb-alt]", RETIRED: gone}))
    assert made["initiatives/lokalwerk/"] == made["companies/lokalwerk/"] == "companies/afb/"
    assert made["companies/afb-alt/"] == "companies/afb/"


def _one(settings: Settings, form: str) -> str:
    """What a hand-written page `about/` with this form becomes."""
    about = Document("about/", "Über", "", "", parse(form, "docs/de/about.md"))
    made = Assembler(
        settings, {"de": Chrome("de", parse(SHELL, "shell.md"), {"about/": about}, {}, "")}, Assets({}, ""), {}
    )
    ((_, html),) = made.pages(iter([Page("about/", "de", "", "")]))
    return html.decode()


def test_the_headline_is_that_of_the_settings(settings: Settings) -> None:
    assert "Mithilfe\n" in _one(settings, "@@headline@@\n")
    named = replace(settings, tagline={"de": "Hilfe, die zusammenfindet"})
    assert "Mithilfe – Hilfe, die zusammenfindet\n" in _one(named, "@@headline@@\n")


def test_without_a_repository_the_pages_that_lead_there_are_refused_by_name(settings: Settings) -> None:
    with pytest.raises(SiteError) as raised:
        _one(settings, '<a href="@@repository@@/issues">x</a>')
    assert "docs/de/about.md" in str(raised.value)
    assert "repo_url" in str(raised.value)
    assert "https://git.example.org/issues" in _one(
        replace(settings, repository="https://git.example.org"), '<a href="@@repository@@/issues">x</a>'
    )


def test_a_language_without_words_is_refused() -> None:
    settings = replace(load_settings(ROOT), languages=("de", "xx"))
    with pytest.raises(SiteError, match="locale/xx/"):
        assemblers(settings, catalogue({}), {})
