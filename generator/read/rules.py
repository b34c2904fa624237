"""The R1xx rules: what a file must be before anybody looks at what it says."""

from __future__ import annotations

from generator.diagnostics import Example, Severity, rule

_REST = "summary: Repariert gespendete Laptops für Schulen.\ntopics: [education]\n"


def _whole(text: str) -> Example:
    """A file that is complete but for what the example shows."""
    rest = _REST if "area:" in text else f"{_REST}area: {{scope: national}}\n"
    return Example(text + ("" if "name:" in text else "name: Beispiel\n") + rest, whole=True)


_GOOD = _whole("name: Beispiel\n")


NOT_UTF8 = rule(
    "R101", "not-utf8", Severity.ERROR,
    title="The file is not UTF-8 text",
    why="Umlauts and other letters can only be shown when the file is saved as UTF-8, the common encoding of text.",
    bad=_whole("name: M\udcfcnchen\n"), good=_whole("name: München\n"),
)  # fmt: skip
CONTROL_CHARACTER = rule(
    "R102", "control-character", Severity.ERROR,
    title="There is a control character in the text",
    why="Control characters cannot be seen, break other programs and never belong in a text; mostly they come from "
    "copying.",
    bad=_whole("name: Bei\x00spiel\n"), good=_GOOD,
)  # fmt: skip
INVISIBLE_CHARACTER = rule(
    "R103", "invisible-character", Severity.ERROR,
    title="There is an invisible character in the text",
    why="Invisible characters and those that turn the direction of writing can make a text look different from what "
    "it is.",
    bad=_whole("name: Bei\u200bspiel\n"), good=_GOOD,
)  # fmt: skip
TOO_LARGE = rule(
    "R104", "file-too-large", Severity.ERROR,
    title="The file is too large",
    why="An entry is a page or two of text. A file over 65,536 bytes is a mistake or an attack, and is not read at "
    "all.",
    bad=Example("name: " + "a" * 65_536 + "\n", whole=True), good=_GOOD,
)  # fmt: skip
SYNTAX = rule(
    "R105", "yaml-syntax", Severity.ERROR,
    title="The file cannot be read as YAML here",
    why="YAML needs equal indentation, a space after each colon, and quotes around texts that contain a colon and a "
    "space.",
    bad=_whole("name: Hilfe: sofort\n"), good=_whole('name: "Hilfe: sofort"\n'),
)  # fmt: skip
TAB_INDENTATION = rule(
    "R106", "tab-indentation", Severity.ERROR,
    title="The line is indented with a tab",
    why="YAML allows only spaces at the start of a line; a tab looks the same and means something else in each editor.",
    bad=_whole("area:\n\tscope: local\n"), good=_whole("area:\n  scope: local\n"),
)  # fmt: skip
ANCHOR = rule(
    "R107", "anchor-or-alias", Severity.ERROR,
    title="Anchors and aliases are not allowed",
    why="References inside a file (& and *) make it hard to read for people, and can be used to blow up programs.",
    bad=_whole("name: &n Beispiel\naliases: [*n]\n"), good=_whole("name: Beispiel\naliases: [Beispiel]\n"),
)  # fmt: skip
TAG = rule(
    "R108", "explicit-tag", Severity.ERROR,
    title="Tags are not allowed",
    why="A tag (a word after an exclamation mark) tells programs to build special objects. An entry is plain text.",
    bad=_whole("name: !!str Beispiel\n"), good=_GOOD,
)  # fmt: skip
SEVERAL_DOCUMENTS = rule(
    "R109", "several-documents", Severity.ERROR,
    title="There is more than one document in the file",
    why="One file is one entry, and its name is the entry's address; a second part after a line of three dashes "
    "would be lost.",
    bad=_whole("---\nname: Eins\n---\nname: Zwei\n"), good=_GOOD,
)  # fmt: skip
DUPLICATE_KEY = rule(
    "R110", "duplicate-key", Severity.ERROR,
    title="The same key stands here twice",
    why="Only one of the two values would count, and nobody could tell which.",
    bad=_whole("name: Eins\nname: Zwei\n"), good=_GOOD,
)  # fmt: skip
TOO_DEEP = rule(
    "R111", "nested-too-deep", Severity.ERROR,
    title="The lists are nested too deeply",
    why="No entry needs more than a few levels; deep nesting is a mistake or an attack.",
    bad=_whole("name: " + "[" * 12 + "]" * 12 + "\n"), good=_GOOD,
)  # fmt: skip
NOT_A_FILE = rule(
    "R112", "not-a-file", Severity.ERROR,
    title="This is not an ordinary file",
    why="An entry is a file of its own: a folder or a link with such a name cannot be read, and a link could point "
    "anywhere.",
    bad=Example("# this name belongs to a folder or a link\n", whole=True), good=_GOOD,
)  # fmt: skip
UNREADABLE = rule(
    "R113", "unreadable", Severity.ERROR,
    title="The file cannot be read right now",
    why="The file changed while it was being read, vanished, or may not be read: what we saw of it may be half of it.",
    bad=Example("# this file is being written right now\n", whole=True), good=_GOOD,
)  # fmt: skip
EMPTY = rule(
    "R114", "empty-file", Severity.ERROR,
    title="The file is empty",
    why="A file without any entry is mostly a save that went wrong.",
    bad=Example("# nur ein Kommentar\n", whole=True), good=_GOOD,
)  # fmt: skip
KEY_NOT_TEXT = rule(
    "R115", "key-not-text", Severity.ERROR,
    title="A key must be a plain word",
    why="A list, a mapping or nothing at all cannot be a key; often a colon stands in the wrong place.",
    bad=_whole("name: Beispiel\n? [a, b]\n: c\n"), good=_GOOD,
)  # fmt: skip
UNFINISHED_MERGE = rule(
    "R116", "unfinished-merge", Severity.ERROR,
    title="Two versions of a text stand here, one below the other",
    why="When two people change the same lines, git writes both versions between lines of its own and leaves the "
    "choice to a person. Until somebody has chosen, the lines of git would be published.",
    bad=_whole("<<<<<<< HEAD\nname: Eins\n=======\nname: Zwei\n>>>>>>> meine-aenderung\n"), good=_GOOD,
)  # fmt: skip
UNPROVABLE = frozenset({NOT_A_FILE.code, UNREADABLE.code, "I311"})
"""Rules about the disk, now or before a change: their examples are made by tests with real folders, links, changing
files and a history."""
