"""Any text in any field, any order of files: the findings are the same, sayable, and inside of their files."""

from __future__ import annotations

import random
from collections.abc import Iterator

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator import checks
from generator.model import KINDS, build_catalogue, field_tree
from generator.read import Document, read_files, sources
from generator.relations import relate
from tests.support import ROOT, TODAY, VALID, catalogue, findings, lies_inside

FEW = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
TEXT = st.text(max_size=120) | st.sampled_from([
    "true", "2026-11-21", "05315", "500.000", "https://example.org/", "info@example.org", "DE-BE", "labdoo", "labdoo/laptops", "hardware", "piece",
    "<script>", "{{ x }}", "{x}", "%s", "\u202e", "a" * 3000, "anna.schmidt@gmx.de", "0151 23456789", "!!", "=1+1", "9999-12-31", "0000",
])  # fmt: skip


def paths(tree: object, prefix: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Every path of field names of a model."""
    if isinstance(tree, dict):
        for name, inside in tree.items():
            yield (*prefix, name)
            yield from paths(inside, (*prefix, name))


FIELDS = [(kind.folder, path) for kind in KINDS for path in paths(field_tree(kind.model))]
VALUE = st.recursive(
    TEXT, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3), max_leaves=5
)


@FEW
@given(st.lists(st.tuples(st.sampled_from(FIELDS), VALUE, st.booleans()), min_size=1, max_size=4))
def test_any_text_in_any_field(changes: list[tuple[tuple[str, tuple[str, ...]], object, bool]]) -> None:
    folder = changes[0][0][0]
    data: dict[str, object] = {key: yaml.safe_load(value) for key, value in VALID[folder].items()}
    for (_, path), value, as_list in changes:
        made: object = value
        for name in reversed(path[1:]):
            made = [{name: made}] if as_list else {name: made}
        data[path[0]] = made
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
    found = catalogue({f"{folder}/abc.yaml": text}, whole=True)
    texts = {document.path: document.text for document in found.documents}
    assert all(lies_inside(finding, texts.get(finding.span.file, "")) for finding in findings(found))


def real_documents() -> list[Document]:
    return read_files(ROOT, [source.path for source in sources(ROOT) if source.is_yaml])


def test_the_order_of_files_changes_nothing() -> None:
    documents = real_documents()
    straight = build_catalogue(documents)
    expected = checks.run(checks.CheckContext(straight, relate(straight, TODAY), TODAY))
    for seed in range(2):
        random.Random(seed).shuffle(documents)  # noqa: S311  an order, not a secret
        mixed = build_catalogue(documents)
        assert checks.run(checks.CheckContext(mixed, relate(mixed, TODAY), TODAY)) == expected
        assert list(mixed.records) == list(straight.records)


def test_the_real_content_has_no_error() -> None:
    made = build_catalogue(real_documents(), [source.path for source in sources(ROOT)])
    found = checks.run(checks.CheckContext(made, relate(made, TODAY), TODAY))
    assert [f"{one.span} {one.rule.code}" for one in found if one.severity.value == "error"] == []
