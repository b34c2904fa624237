"""The faster template engine says what the plain one would say."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import jinja2
import pytest
from markupsafe import Markup

from generator.compute import tables, templates
from generator.messages import Translator
from generator.model import Vocabulary
from generator.pages.parts import workshop
from generator.wording.formats import Formatter

SNIPPETS = (
    "{{ text }}",
    "{{ safe }}",
    "{{ number }}",
    "{{ none }}",
    "{{ text | upper }}",
    "{{ text ~ safe }}",
    "{{ safe + text }}",
    "{% macro m(x, y='<') %}<b>{{ x }}{{ y }}</b>{% endmacro %}{{ m(text) }}{{ m(safe, y=text) }}{{ m(m(text)) }}",
    "{% macro m(x) %}<b>{{ x }}{{ caller() }}</b>{% endmacro %}{% call m(text) %}{{ text }}{% endcall %}",
    "{% for x in items %}{{ loop.index }}{{ x }}{{ text.upper() }}{{ range(2) | list }}{% endfor %}",
    "{% set x %}{{ text }}{% endset %}{{ x }}",
    "{% macro m(x, y) %}{{ x }}{{ y is defined }}{% endmacro %}{{ m(text) }}{{ m(y=text, x=safe) }}{{ m(text, 1) }}",
    "{% for x in items %}{% macro m(y) %}<i>{{ y }}</i>{% endmacro %}{{ m(y=x) }}{{ m(x) }}{% endfor %}",
    "{% macro m() %}{{ kwargs['z'] }}{{ varargs | join }}{% endmacro %}{{ m(1, 2, z=text) }}",
    "{{ text.upper() }}{{ number.real }}{{ text['upper']() }}",
    "{{ items | join(', ') }}",
    "{{ '<i>' }}{{ 1 + 1 }}",
    "{{ cycler('a', 'b').next() }}",
)
VALUES = {
    "text": '<a href="x">R&D\'s</a>',
    "safe": Markup("<b>&amp;</b>"),
    "number": 3.5,
    "none": None,
    "items": ["a", "<", Markup("<i>")],
}


@pytest.mark.parametrize("snippet", SNIPPETS)
def test_it_renders_what_the_plain_engine_renders(snippet: str) -> None:
    plain = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    fast = templates.environment(Translator("en"))
    assert fast.from_string(snippet).render(**VALUES) == plain.from_string(snippet).render(**VALUES)


def test_fields_of_translated_texts_are_escaped() -> None:
    engine = templates.environment(Translator("en"))
    assert engine.from_string('{{ _("By %(x)s, 100 %%", x="<i>") }}').render() == "By &lt;i&gt;, 100 %"
    assert engine.from_string('{{ _("100 %%") }}').render() == "100 %"
    many = "{% trans count=n, x=y %}{{ count }} {{ x }} thing{% pluralize %}{{ count }} {{ x }} things{% endtrans %}"
    assert engine.from_string(many).render(n=1, y="<") == "1 &lt; thing"
    assert engine.from_string(many).render(n=2, y=Markup("<b>")) == "2 <b> things"


def test_an_unknown_name_is_an_error() -> None:
    with pytest.raises(jinja2.UndefinedError):
        templates.environment(Translator("en")).from_string("{{ nothing }}").render()


@pytest.mark.parametrize(
    "snippet", ["{% macro m(x) %}{% endmacro %}{{ m(1, 2) }}", "{% macro m(x) %}{% endmacro %}{{ m(z=1) }}"]
)
def test_a_macro_takes_only_what_it_names(snippet: str) -> None:
    with pytest.raises(TypeError):
        templates.environment(Translator("en")).from_string(snippet).render()


def test_a_value_that_a_macro_needs_is_missed() -> None:
    engine = templates.environment(Translator("en"))
    with pytest.raises(jinja2.UndefinedError, match="'x' was not provided"):
        engine.from_string("{% macro m(x) %}{{ x }}{% endmacro %}{{ m() }}").render()


def test_an_attribute_that_is_not_there_is_an_error_at_its_place() -> None:
    with pytest.raises(AttributeError, match="nothing") as error:
        templates.environment(Translator("en")).from_string("\n\n{{ text.nothing }}").render(text="")
    assert error.traceback[-1].name == "top-level template code"


def test_filters_are_never_answered_for_another_language() -> None:
    """What one language has compiled, the next one uses."""
    engines = [templates.environment(Translator(code)) for code in ("de", "en")]
    for engine, word in zip(engines, ("eins", "one"), strict=True):
        engine.loader = jinja2.DictLoader({"x.html": "{{ 1 | spelled }}"})
        engine.filters["spelled"] = lambda _number, word=word: word
    assert [engine.get_template("x.html").render() for engine in engines] == ["eins", "one"]


def _compiling(monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """How often a template is compiled from now on, with nothing kept from before."""
    monkeypatch.setattr(templates._COMPILED, "kept", {})
    templates._prepared.cache_clear()
    compiled: list[str] = []
    generate = jinja2.Environment._generate

    def counted(*given: Any, **named: Any) -> str:  # noqa: ANN401
        compiled.append("")
        return generate(*given, **named)

    monkeypatch.setattr(jinja2.Environment, "_generate", counted)
    return lambda: len(compiled)


def test_prepared_templates_are_not_compiled_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "place", lambda name: tmp_path / name)
    count = _compiling(monkeypatch)
    workshop.prepare()
    assert count() > 20
    again = _compiling(monkeypatch)
    engine = templates.environment(Translator("de"))
    engine.filters.update(workshop.filters(Formatter("de", Vocabulary({}))))
    assert "Pfad" in getattr(engine.get_template("parts/macros.html").module, "crumbs")([])  # noqa: B009
    assert not again()
    monkeypatch.setattr(engine.loader, "get_source", lambda *_: ("changed", None, None))
    assert engine.get_template("entry.html").render() == "changed"


def test_templates_prepared_once_more_are_all_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The set-up runs again with each change of the lock file; then it has nothing to compile."""
    monkeypatch.setattr(tables, "place", lambda name: tmp_path / name)
    _compiling(monkeypatch)
    workshop.prepare()
    first = (tmp_path / templates.FILE).read_bytes()
    count = _compiling(monkeypatch)
    workshop.prepare()
    assert (count(), (tmp_path / templates.FILE).read_bytes()) == (0, first)


def test_templates_prepared_by_other_code_do_not_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "place", lambda name: tmp_path / name)
    workshop.prepare()
    monkeypatch.setattr(templates, "version", lambda _name: "99.0")
    count = _compiling(monkeypatch)
    templates.environment(Translator("de")).get_template("parts/header.html")
    assert count() == 1
    (tmp_path / templates.FILE).write_bytes(b"rubbish")
    templates._prepared.cache_clear()
    templates.environment(Translator("en")).get_template("board.html")
    assert count() == 2


@pytest.fixture(autouse=True)
def _nothing_stays() -> Iterator[None]:
    yield
    templates._prepared.cache_clear()


def test_a_remembered_component_is_rendered_once_for_each_value() -> None:
    calls: list[str] = []
    engine = templates.environment(Translator("en"))
    engine.globals["note"] = calls.append
    macro = "{% macro b(x) %}{% set _ = note(x) %}<b>{{ x }}</b>{% endmacro %}{% set b = b | remembered %}"
    assert (
        engine.from_string(macro + "{{ b('<') }}{{ b('<') }}{{ b('y') }}").render() == "<b>&lt;</b><b>&lt;</b><b>y</b>"
    )
    assert calls == ["<", "y"]


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("<ul>\n<li>a</li>\n<li>b</li></ul>", "<ul>\n<li>a\n<li>b</ul>"),
        ("<table><tr><th>a</th><td>b</td></tr></table>", "<table><tr><th>a<td>b</table>"),
        ("<dl><div><dt>a</dt><dd>b</dd></div></dl>", "<dl><div><dt>a<dd>b</div></dl>"),
        ("<div><p>a</p>\n<p>b</p></div>", "<div><p>a\n<p>b</div>"),
        ("<p>a</p><b>c</b>", "<p>a</p><b>c</b>"),  # else it would stand in the paragraph
        ("<a href='x'><p>a</p></a>", "<a href='x'><p>a</p></a>"),  # a link does not end a paragraph
    ],
)
def test_only_those_end_tags_are_left_out_that_html_lets_one_leave_out(written: str, kept: str) -> None:
    assert templates.environment(Translator("en")).from_string(written).render() == kept


def test_no_line_of_a_template_is_too_long_to_read() -> None:
    long = [
        f"{path.name}:{number}"
        for path in sorted(templates.TEMPLATES.parent.rglob("*.html"))
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if len(line) > 160
    ]
    assert long == []
