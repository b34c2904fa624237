"""Answers at a terminal: a column of headings, tables and lines that are moved in, no wider than one likes to read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from generator.reports.context import Output
from generator.reports.terminal import canvas, drawn

WIDEST = 100


def printed(parts: Iterable[RenderableType], output: Output) -> str:
    """The parts below each other as text, with colour only where the output has it."""
    console = canvas(min(output.width, WIDEST), colour=output.colour)
    for part in parts:
        console.print(part)
    return drawn(console)


def section(
    heading: str, style: str, blocks: Sequence[Iterable[RenderableType]], count: int = 0
) -> Iterator[RenderableType]:
    """A heading with the number of blocks (or another `count`), and these below it; nothing where there are none."""
    if blocks:
        yield Text(f"{heading} ({count or len(blocks)})", style)
    for block in blocks:
        yield from block
        yield Text("")


def indented(text: Text) -> Table:
    """The text moved in by four columns, also where it goes on."""
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(width=3)
    table.add_column(ratio=1)
    table.add_row("", text)
    return table


def points(rows: Iterable[tuple[str, str]], total: tuple[str, str]) -> Table:
    """Points with what each of them is for, and in bold their sum."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(width=9, justify="right")
    table.add_column(ratio=1)
    for number, words in rows:
        table.add_row(number, Text(words))
    table.add_row(*(Text(each, "bold") for each in total))
    return table
