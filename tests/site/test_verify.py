"""The finished site: everything that is linked exists, nothing forbidden is there, and all of it is reported."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.settings import Settings
from generator.site import verify as verifying
from generator.site.verify import verify

Check = Callable[..., list[str]]


@pytest.fixture
def problems(tmp_path: Path) -> Check:
    def run(files: dict[str, str], url: str = "https://example.org/repo/") -> list[str]:
        for name, text in files.items():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(text, "utf-8")
        return [str(item) for item in verify(tmp_path, Settings(tmp_path, "Mithilfe", url, languages=("de", "en")))]

    return run


def page(*parts: str) -> str:
    return "<!doctype html><html><body>" + "".join(parts) + "</body></html>"


def test_a_sound_site_has_no_problems(problems: Check) -> None:
    assert not problems(
        {
            "index.html": page('<a href="a/#x">', '<a href="./">', '<a href="#top" id="top">', '<img src="p.png?v=1">'),
            "a/index.html": page(
                '<p id="x">', '<a href="../">', '<a href="/repo/a/">', '<a href="https://example.org/repo/a/#x">'
            ),
            "p.png": "",
            "other.html": page('<a href="https://elsewhere.org/">', '<a href="mailto:info@example.org">'),
        }
    )


def test_every_dead_link_of_every_page_is_reported(problems: Check) -> None:
    found = problems({f"{name}/index.html": page('<a href="../x/">', f'<img src="{name}.png">') for name in "abc"})
    assert found == sorted(
        f"{name}/index.html: The link {link} leads nowhere." for name in "abc" for link in ("../x/", f"{name}.png")
    )


def test_two_processes_see_what_one_sees(problems: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {
        f"{start}{name}/index.html": page('<p id="here">', f'<a href="{up}a/#here">', f'<a href="{up}b/#{name}">')
        for start, up in (("", "../"), ("en/", "../../"), ("en/deep/", "../../../"))
        for name in "abc"
    }
    alone = problems(files)
    assert len(alone) == 9
    monkeypatch.setattr(verifying, "MANY", 0)
    assert problems(files) == alone


def test_a_place_must_be_on_each_page_that_links_to_it(problems: Check) -> None:
    found = problems({"a/x/index.html": page('<a href="#k">', '<p id="k">'), "a/y/index.html": page('<a href="#k">')})
    assert found == ["a/y/index.html: The link #k leads to a place that a/y/index.html has not."]


def test_a_link_by_the_full_address_is_followed(problems: Check) -> None:
    home = "https://example.org/repo/"
    good = page(
        f'<a href="{home}">', f'<a href="{home}#x">', f'<a href="{home}a/#y">', f'<a href="{home}a/index.html">'
    )
    files = {"index.html": page('<p id="x">'), "a/index.html": page('<p id="y">'), "b/index.html": good}
    assert problems(files) == []
    assert problems({"b/index.html": page(f'<a href="{home}#y">')}) == [
        f"b/index.html: The link {home}#y leads to a place that index.html has not."
    ]


@pytest.mark.parametrize(
    ("link", "words"),
    [
        ("../", "leads nowhere"),
        ("a", "leads nowhere"),
        ("/", "leads nowhere"),
        ("/other/", "leads nowhere"),
        ("https://example.org/repo/x/", "leads nowhere"),
        ("a/#y", "leads to a place that a/index.html has not"),
        ("#y", "leads to a place that index.html has not"),
        ("javascript:alert(1)", "has a scheme that is not allowed"),
        ("data:text/html,x", "has a scheme that is not allowed"),
        ("//elsewhere.org/", "has a scheme that is not allowed"),
    ],
)
def test_a_link_that_leads_nowhere(problems: Check, link: str, words: str) -> None:
    (found,) = problems({"index.html": page(f'<a href="{link}">'), "a/index.html": page()})
    assert words in found


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<script>alert(1)</script>", "stands in the page"),
        ('<p style="color:red">', "attribute style is not allowed"),
        ("<p\nstyle='color:red'>", "attribute style is not allowed"),
        ('<a href="#x" id="x" onclick="go()">', "attribute onclick is not allowed"),
        ("<style>p{}</style>", "element style is not allowed"),
        ('<iframe title="x"></iframe>', "element iframe is not allowed"),
        ('<script src="https://cdn.example/x.js"></script>', "loaded from another host"),
        ('<img src="//cdn.example/x.png">', "loaded from another host"),
        ('<img src="data:image/png;base64,AA">', "has a scheme that is not allowed"),
        ('<img srcset="https://cdn.example/x.png 2x">', "loaded from another host"),
        ('<link rel="stylesheet" href="https://cdn.example/x.css">', "loaded from another host"),
        ("<a href='x'>", "no double quotes"),
        ("<a href=x>", "no double quotes"),
        ("<!-- slot: footer -->", "slot was left open"),
        ('<p id="a"></p><p id="a"></p>', "more than once: a"),
    ],
)
def test_what_the_policy_forbids_is_found(problems: Check, html: str, words: str) -> None:
    assert any(words in found for found in problems({"index.html": page(html)}))


@pytest.mark.parametrize(
    "html",
    [
        "<p>So nicht: &lt;p style=&#34;color:red&#34; onclick=x&gt;</p>",
        "<p>Ein style= im Text, <code>href='x'</code> und once=\"upon\" a time</p>",
        '<script type="application/ld+json">{"@type": "Thing", "url": "https://example.org/"}</script>',
        '<link rel="canonical" href="https://example.org/repo/">',
        '<link rel="alternate" type="application/atom+xml" href="feed.xml">',
    ],
)
def test_harmless_text_and_data_are_left_alone(problems: Check, html: str) -> None:
    assert not problems({"index.html": page(html), "feed.xml": ""})


def test_parts_that_all_pages_share_are_still_reported_for_each(problems: Check) -> None:
    found = problems({f"a/{n}/index.html": page('<a href="../../gone/">') for n in range(5)})
    assert len(found) == 5


def test_the_same_relative_link_is_looked_at_again_in_another_folder(problems: Check) -> None:
    found = problems(
        {
            "a/x/index.html": page('<a href="../y/">'),
            "a/y/index.html": page('<a href="../y/">'),
            "b/x/index.html": page('<a href="../y/">'),
        }
    )
    assert found == ["b/x/index.html: The link ../y/ leads nowhere."]


def test_a_link_from_the_root_of_one_language_is_looked_at_again_below_another_folder(problems: Check) -> None:
    found = problems(
        {
            "en/b/index.html": page(),
            "b/index.html": page(),
            "en/a/x/index.html": page('<a href="../../b/">'),
            "en/c/x/index.html": page('<a href="../../b/">'),
            "other/a/x/index.html": page('<a href="../../b/">'),
            "pages/a/x/index.html": page('<a href="../../../b/">', '<a href="../../b/">'),
        }
    )
    assert found == [f"{page}/a/x/index.html: The link ../../b/ leads nowhere." for page in ("other", "pages")]


def test_stylesheets_and_modules_are_followed(problems: Check) -> None:
    found = problems(
        {
            "s/a.css": '@import "b.css"; p { background: url(c.png) url("data:image/png,x") url(https://x.org/d.png) }',
            "s/b.css": "",
            "s/m.js": 'import "./n.js";\nimport { a } from "./o.js";\nconst p = import("https://x.org/p.js");',
            "s/n.js": "",
        }
    )
    assert found == [
        "s/a.css: The link c.png leads nowhere.",
        "s/a.css: https://x.org/d.png is loaded from another host.",
        "s/m.js: The link ./o.js leads nowhere.",
        "s/m.js: https://x.org/p.js is loaded from another host.",
    ]
