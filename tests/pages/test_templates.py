"""The faster template engine says what the plain one would say."""

from __future__ import annotations

import jinja2
import pytest
from markupsafe import Markup

from generator.messages import Translator
from generator.pages import templates

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


def test_filters_are_never_answered_for_another_language() -> None:
    """What one language has compiled, the next one uses."""
    engines = [templates.environment(Translator(code)) for code in ("de", "en")]
    for engine, word in zip(engines, ("eins", "one"), strict=True):
        engine.loader = jinja2.DictLoader({"x.html": "{{ 1 | spelled }}"})
        engine.filters["spelled"] = lambda _number, word=word: word
    assert [engine.get_template("x.html").render() for engine in engines] == ["eins", "one"]


def test_a_remembered_component_is_rendered_once_for_each_value() -> None:
    calls: list[str] = []
    engine = templates.environment(Translator("en"))
    engine.globals["note"] = calls.append
    macro = "{% macro b(x) %}{% set _ = note(x) %}<b>{{ x }}</b>{% endmacro %}{% set b = b | remembered %}"
    assert (
        engine.from_string(macro + "{{ b('<') }}{{ b('<') }}{{ b('y') }}").render() == "<b>&lt;</b><b>&lt;</b><b>y</b>"
    )
    assert calls == ["<", "y"]
