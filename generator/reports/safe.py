"""Texts of ours with data of strangers in them, as Markdown that cannot do anything but be read.

Our sentences may hold `code`; what fills their fields is escaped where it stands. Data that Markdown, HTML or GitHub
could take for something else (a mention, an address, an issue number) become code, in which nothing has a meaning.
"""

from __future__ import annotations

import re
from string import Formatter

from generator.messages import Message, Translator
from generator.reports.excerpt import harmless

_PLAIN = re.compile(r"[^\W_](?:[^\W_]|[ .,;!?()'’„“”‚‘–…/-])*")
_LINKED = re.compile(r"www\.|//|\bGH-\d|\b[0-9a-f]{7,40}\b|^\d+[.)](?!\S)", re.IGNORECASE)
_MEANT = re.compile(r"([\\*_\[\]<>#~|@&])")


def code(text: str) -> str:
    """A text as inline code, whatever it holds."""
    text = harmless(text.replace("\r", "").replace("\n", " ")).strip()
    if not text:
        return ""
    fence = "`" * (max((len(run) for run in re.findall(r"`+", text)), default=0) + 1)
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def data(text: str) -> str:
    """A text of a stranger inside a sentence: as it is where that is harmless, else as code."""
    text = text.strip()
    return text if _PLAIN.fullmatch(text) and not _LINKED.search(text) else code(text)


def block(lines: str) -> str:
    """A fenced block of YAML that its content cannot close."""
    fence = "`" * max(3, max((len(run) for run in re.findall(r"`+", lines)), default=0) + 1)
    return f"{fence}yaml\n{lines}\n{fence}"


def ours(text: str) -> str:
    """A text of ours without fields, such as the title of a rule."""
    writer = _Writer(Translator(""), {})
    writer.literal(text)
    return writer.text()


def sentence(translator: Translator, message: Message | str) -> str:
    """A message as one line of Markdown; a plain string is data."""
    if isinstance(message, str):
        return data(message)
    template = (
        translator.ngettext(message.id, message.plural, message.count)
        if message.plural
        else translator.gettext(message.id)
    )
    return _Writer(translator, dict(message.params)).write(template)


class _Writer:
    """Fills one template piece by piece and knows whether it is inside of `code`."""

    def __init__(self, translator: Translator, params: dict[str, object]) -> None:
        self.translator = translator
        self.params = params
        self.written: list[str] = []
        self.inside: list[str] | None = None

    def write(self, template: str) -> str:
        for literal, field, _, _ in Formatter().parse(template):
            self.literal(literal)
            if field is not None:
                self._value(self.params[field])
        return self.text()

    def text(self) -> str:
        if self.inside is not None:
            self.written.append(code("".join(self.inside)))
        return re.sub(r"\s*\n\s*", " ", "".join(self.written)).strip()

    def literal(self, text: str) -> None:
        for number, part in enumerate(text.split("`")):
            if number:
                self._toggle()
            if self.inside is None:
                self.written.append(_MEANT.sub(r"\\\1", part))
            else:
                self.inside.append(part)

    def _toggle(self) -> None:
        if self.inside is None:
            self.inside = []
        else:
            self.written.append(code("".join(self.inside)))
            self.inside = None

    def _value(self, value: object) -> None:
        if self.inside is not None:
            self.inside.append(self._worded(value))
        elif isinstance(value, Message):
            self.written.append(sentence(self.translator, value))
        elif isinstance(value, str):
            self.written.append(data(value))
        else:
            self.literal(self._worded(value))

    def _worded(self, value: object) -> str:
        """Dates and the like as the reader writes them."""
        return self.translator(Message("{value}", (("value", value),)))
