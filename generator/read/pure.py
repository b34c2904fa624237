"""The parser where libyaml is missing, as in a browser: PyYAML's own, with libyaml's view of tabs and its words.

What is said about a mistake follows from the parser's words and marks (see `syntax`), so both must be those of libyaml.
"""

from __future__ import annotations

import re
from typing import Any

import yaml
from yaml.scanner import ScannerError
from yaml.tokens import ScalarToken

_BLANK = " \t"
_BREAK = "\r\n\x85\u2028\u2029"
_END = "\0" + _BLANK + _BREAK


_SafeLoader: Any = yaml.SafeLoader  # the library says nothing of types


class Loader(_SafeLoader):  # type: ignore[misc]
    """Gives the events of a text as `yaml.CSafeLoader` does."""

    allow_simple_key: bool
    """Whether a key may begin here."""

    def __init__(self, text: str) -> None:
        super().__init__(text if text.endswith("\n") else text + "\n")  # libyaml ends the last line in any case

    def get_event(self) -> Any:  # noqa: ANN401  events have no type of their own
        """The next event; None after the last one.

        Raises:
            yaml.YAMLError: the text is no YAML, in libyaml's words.
        """
        try:
            return super().get_event()
        except yaml.MarkedYAMLError as error:
            self._reword(error)
            raise

    def _reword(self, error: yaml.MarkedYAMLError) -> None:
        problem = str(error.problem or "")
        if error.context == "while scanning a directive" and "alphabetic" in problem:
            problem = "found unexpected non-alphabetical character"
        for pattern, words in _WORDS:
            problem, count = pattern.subn(words, problem)
            if count:
                break
        if problem == _BLOCK_END:
            is_list = "collection" in str(error.context)
            problem = "did not find expected '-' indicator" if is_list else "did not find expected key"
        error.problem = problem

    def scan_to_next_token(self) -> None:
        """Skip spaces, comments and line breaks; tabs as well where no key can follow."""
        if self.index == 0 and self.peek() == "\ufeff":
            self.forward()
        while True:
            while self.peek() == " " or (self.peek() == "\t" and (self.flow_level or not self.allow_simple_key)):
                self.forward()
            if self.peek() == "#":
                while self.peek() not in "\0" + _BREAK:
                    self.forward()
            if not self.scan_line_break():
                return
            if not self.flow_level:
                self.allow_simple_key = True

    def scan_plain(self) -> ScalarToken:
        """A text without quotes; in brackets a question mark is part of it."""
        chunks: list[str] = []
        start_mark = end_mark = self.get_mark()
        indent, spaces = self.indent + 1, list[str]()
        while self.peek() != "#":
            length = self._plain_length(start_mark)
            if not length:
                break
            self.allow_simple_key = False
            chunks += [*spaces, self.prefix(length)]
            self.forward(length)
            end_mark = self.get_mark()
            spaces = self.scan_plain_spaces(indent, start_mark) or []
            if not spaces or (not self.flow_level and self.column < indent):
                break
        return ScalarToken("".join(chunks), True, start_mark, end_mark)  # noqa: FBT003  the library's own order

    def _plain_length(self, start_mark: Any) -> int:  # noqa: ANN401  a mark
        """How many characters belong to a text without quotes, up to the next blank."""
        length = 0
        while (char := self.peek(length)) not in _END:
            if char == ":" and self.peek(length + 1) in _END:
                break
            if self.flow_level and char == ":" and self.peek(length + 1) in ",?[]{}":
                self.forward(length)
                raise ScannerError("while scanning a plain scalar", start_mark, "found unexpected ':'", self.get_mark())
            if self.flow_level and char in ",[]{}":
                break
            length += 1
        return length

    def scan_plain_spaces(self, indent: int, start_mark: Any) -> list[str] | None:  # noqa: ANN401  a mark
        """The blanks inside of a plain text: tabs are some, but not in the place of its indentation."""
        length = 0
        while self.peek(length) in _BLANK:
            length += 1
        blanks = self.prefix(length)
        self.forward(length)
        if self.peek() not in _BREAK:
            return [blanks] if blanks else []
        line_break = self.scan_line_break()
        self.allow_simple_key = True
        breaks: list[str] = []
        while True:
            if self._is_marker():
                return None
            if self.peek() == "\t" and self.column < indent:
                raise ScannerError(
                    "while scanning a plain scalar", start_mark, "found a tab character that violates indentation",
                    self.get_mark(),
                )  # fmt: skip
            if self.peek() in _BLANK:
                self.forward()
            elif self.peek() in _BREAK:
                breaks.append(self.scan_line_break())
            else:
                break
        if line_break != "\n":
            return [line_break, *breaks]
        return breaks or [" "]

    def _is_marker(self) -> bool:
        """Whether a line begins here that starts or ends a document."""
        return self.column == 0 and self.prefix(3) in {"---", "..."} and self.peek(3) in _END

    def scan_block_scalar_indentation(self) -> Any:  # noqa: ANN401  blanks, the indentation, a mark
        """Find out how far a block text is indented."""
        self._refuse_tab(None)
        return super().scan_block_scalar_indentation()

    def scan_block_scalar_breaks(self, indent: int) -> Any:  # noqa: ANN401  blanks and a mark
        """The empty lines of a block text, and the indentation of the line behind them."""
        found = super().scan_block_scalar_breaks(indent)
        self._refuse_tab(indent)
        return found

    def _refuse_tab(self, indent: int | None) -> None:
        if self.peek() == "\t" and (indent is None or self.column < indent):
            mark = self.get_mark()
            said = "found a tab character where an indentation space is expected"
            raise ScannerError("while scanning a block scalar", mark, said, mark)

    def scan_block_scalar_indicators(self, start_mark: Any) -> tuple[bool | None, int | None]:  # noqa: ANN401  a mark
        """What follows `|` or `>`: whether line breaks at the end are kept, how far the text is indented."""
        chomping = increment = None
        for _ in range(2):
            char = self.peek()
            if char in "+-" and chomping is None:
                chomping = char == "+"
            elif char in "0123456789" and increment is None:
                increment = int(char)
            else:
                break
            if increment == 0:
                said = "found an indentation indicator equal to 0"
                raise ScannerError("while scanning a block scalar", start_mark, said, self.get_mark())
            self.forward()
        return chomping, increment

    def scan_block_scalar_ignored_line(self, start_mark: Any) -> None:  # noqa: ANN401  a mark
        """Skip what may follow the header of a block text on its line."""
        while self.peek() in _BLANK:
            self.forward()
        super().scan_block_scalar_ignored_line(start_mark)


_BLOCK_END = "did not find expected <block end>"
_WORDS = tuple(
    (re.compile(pattern), words)
    for pattern, words in (
        (r"^found character .* that cannot start any token$", "found character that cannot start any token"),
        (r"^expected escape sequence of \d+ hexadecimal numbers, .*", "did not find expected hexdecimal number"),
        (r"^found unknown escape character .*", "found unknown escape character"),
        (r"^expected a comment or a line break, .*", "did not find expected comment or line break"),
        (r"^expected the node content, .*", "did not find expected node content"),
        (r"^expected '<document start>', .*", "did not find expected <document start>"),
        (r"^expected (.*?), but (?:found|got) .*", r"did not find expected \1"),
    )
)
"""What PyYAML says, and what libyaml says then."""
