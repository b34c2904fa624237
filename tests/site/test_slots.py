"""Slots: a page is parsed once, filled often, and neither a hole nor a stranger's text gets through."""

import pytest

from generator.site.errors import SiteError
from generator.site.slots import MarkupContext, parse, rebase


def test_literals_and_slots_alternate_and_filling_joins_them() -> None:
    form = parse("<p>@@name@@</p><!-- slot: body --><hr>", "a.md")
    assert form.literals == ("<p>", "</p>", "<hr>")
    assert form.fill({"name": "Labdoo", "body": "<b>x</b>"}) == "<p>Labdoo</p><b>x</b><hr>"


def test_a_page_without_slots_stays_as_it_is() -> None:
    assert parse("<p>x</p>", "a.md").fill({}) == "<p>x</p>"


def test_text_and_attributes_are_escaped_for_where_they_stand() -> None:
    form = parse('<title>@@t@@</title><meta content="@@t@@">', "a.md")
    assert [marker.context for marker in form.markers] == [MarkupContext.TEXT, MarkupContext.ATTRIBUTE]
    assert form.fill({"t": '<a> & "b"'}) == (
        '<title>&lt;a&gt; &amp; "b"</title><meta content="&lt;a&gt; &amp; &quot;b&quot;">'
    )


def test_a_greater_sign_in_an_attribute_does_not_end_the_tag() -> None:
    form = parse('<meta a="1 > 0" content="@@t@@">', "a.md")
    assert form.markers[0].context is MarkupContext.ATTRIBUTE


@pytest.mark.parametrize(
    "html",
    [
        "<script>let a = '@@t@@'</script>",
        "<style>p { color: @@t@@ }</style>",
        "<a href=@@t@@>x</a>",
        "<!-- @@t@@ -->",
    ],
)
def test_a_value_slot_where_no_escaping_is_safe_is_refused(html: str) -> None:
    with pytest.raises(SiteError, match=r"a\.md.*@@t@@"):
        parse(html, "a.md")


def test_an_unfilled_slot_fails_and_names_page_and_slots() -> None:
    form = parse("@@a@@<!-- slot: b -->@@c@@", "docs/de/about.md")
    with pytest.raises(SiteError, match=r"docs/de/about\.md.*: a, b"):
        form.fill({"c": ""})


def test_markers_inside_values_are_text() -> None:
    form = parse("<p>@@a@@</p><!-- slot: b -->", "a.md")
    assert form.fill({"a": "@@b@@", "b": "<!-- slot: a -->"}) == "<p>@@b@@</p><!-- slot: a -->"


def test_binding_fills_some_slots_and_leaves_the_others_open() -> None:
    form = parse("@@a@@-@@b@@-@@a@@", "a.md").bind({"a": "<"})
    assert form.names == {"b"}
    assert form.fill({"b": "x"}) == "&lt;-x-&lt;"


def test_links_of_the_shell_are_counted_from_the_root() -> None:
    html = '<a href="../about/"><img src="../a.png"><a href="../../x/"><a href="#y"><a href="https://example.org/">'
    assert rebase(html, depth=1) == (
        '<a href="@@root@@about/"><img src="@@root@@a.png"><a href="../../x/"><a href="#y"><a href="https://example.org/">'
    )
