"""Whatever strangers send: no exception, and every finding points into its file."""

from __future__ import annotations

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from generator.diagnostics import Diagnostic
from generator.messages import Translator
from generator.read import read_document
from tests.support import ROOT, catalogue, findings, lies_inside, vocabulary

PATH = "content/initiatives/beispiel.yaml"
FEW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
MORE = settings(FEW, max_examples=250)
REAL = sorted((ROOT / "content/initiatives").glob("*.yaml"))
PIECES = st.lists(
    st.sampled_from([
        "name", "needs", "topics", ":", ": ", "- ", "\n", "\n  ", "\n- ", "[", "]", "{", "}", ",", "'", '"', "&a ", "*a", "!t ", "|\n ", ">",
        "---\n", "...", "#", "\t", "\r", "ü", "🎈", "\u200b", "\x00", "\\", "? ", "%", "@", "`", "05315", "<b>",
    ]),
    max_size=40,
).map("".join)  # fmt: skip


def check(found: list[Diagnostic], texts: dict[str, str]) -> None:
    german = Translator("de")
    for finding in found:
        assert lies_inside(finding, texts.get(finding.span.file, "")), finding
        for message in (finding.message, finding.hint):
            assert message is None or german(message)


def whole(raw: bytes) -> None:
    """Read bytes and everything behind it; each finding must point into the file and be sayable."""
    document = read_document(PATH, raw)
    made = catalogue({PATH: raw})
    texts = {one.path: one.text for one in made.documents}
    check([*document.findings, *findings(made)], texts)


@MORE
@given(st.binary(max_size=300))
@example(b"\xef\xbb\xbf\xef\xbb\xbf")
@example(b"\xff\xfea\x00")
def test_any_bytes(raw: bytes) -> None:
    whole(raw)


@MORE
@given(PIECES)
@example("a: |\n\n\n")
@example("? ")
@example("{a, b: }")
def test_any_mixture_of_what_yaml_knows(text: str) -> None:
    whole(text.encode("utf-8", "replace"))


@FEW
@given(st.sampled_from(REAL), st.data())
def test_real_entries_with_a_piece_changed(path: object, data: st.DataObject) -> None:
    raw = path.read_bytes()  # type: ignore[attr-defined]
    start = data.draw(st.integers(0, len(raw)))
    end = data.draw(st.integers(start, min(len(raw), start + 20)))
    whole(raw[:start] + data.draw(PIECES | st.text(max_size=10)).encode("utf-8", "replace") + raw[end:])


def test_the_word_lists_are_there() -> None:
    assert len(vocabulary()) > 20
