"""Contributors' Markdown: the short way for plain words gives what the long way gives, and nothing unsafe passes."""

import re
from html import unescape

import nh3
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.pages.parts import richtext
from generator.pages.parts.richtext import plain, rich


def the_long_way(text: str) -> str:
    return nh3.clean(richtext._markdown().render(text), tags=richtext._TAGS, attributes={"a": {"href"}}).strip()


def words(html: str) -> str:
    return " ".join(unescape(re.sub("<[^>]*>", " ", html)).split())


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="abc äß.,:;?!-+#>=|123)('\"&<*_`[]\n~/\\", max_size=40))
def test_the_short_way_gives_what_the_long_way_gives(text: str) -> None:
    if text.strip() and not richtext._MARKED_UP.search(text):
        assert unescape(rich(text)) == unescape(the_long_way(text))
        assert plain(text) == words(the_long_way(text))


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Wir helfen.", "<p>Wir helfen.</p>"),
        ("**Wir** helfen.", "<p><strong>Wir</strong> helfen.</p>"),
        ("a\n\nb", "<p>a</p>\n<p>b</p>"),
        ("- eins\n- zwei", "<ul>\n<li>eins</li>\n<li>zwei</li>\n</ul>"),
    ],
)
def test_markdown_becomes_html(text: str, html: str) -> None:
    assert rich(text) == html


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "[a](javascript:alert(1))",
        "![x](https://example.org/x.png)",
        "<img src=x onerror=y>",
        "[a](data:text/html;base64,xx)",
        '<https://example.org/" onclick="x>',
    ],
)
def test_nothing_dangerous_gets_through(text: str) -> None:
    html = rich(text).lower()
    assert "<script" not in html
    assert "<img" not in html
    assert 'href="javascript' not in html
    assert 'href="data' not in html
    assert "onclick=" not in html.replace("&quot;", "").split(">", 1)[0]
