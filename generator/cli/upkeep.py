"""What `mithilfe rename` and `mithilfe retire` share: a change of several files is written whole, or told."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from generator.cli.session import Problem, Session
from generator.messages import msg

if TYPE_CHECKING:
    from datetime import date

    from generator.model import Catalogue
    from generator.upkeep import Change


def change(session: Session, root: str, today: str, make: Callable[[Catalogue, date], Iterable[Change]]) -> None:
    """Make the changes of a catalogue and write them: first the new texts, then what goes, so that nothing is lost.

    Raises:
        Problem: they cannot be made.
    """
    from generator.cli.writing import replace
    from generator.examination import examine
    from generator.formatting import Unsafe
    from generator.upkeep import Impossible

    settings = session.settings(root)
    day = session.today(today, settings.timezone)
    catalogue = examine(settings, day).catalogue
    try:
        changes = list(make(catalogue, day))
    except Impossible as impossible:
        raise Problem(impossible.message, impossible.hint) from impossible
    except Unsafe as unsafe:
        said = msg("{path} has mistakes that must be mended first: run `mithilfe check {path}`.", path=str(unsafe))
        raise Problem(said) from unsafe
    for one in sorted(changes, key=lambda one: one.text is None):
        place = settings.root / one.path
        if one.text is None:
            place.unlink()
        else:
            replace(place, one.text.encode())
        session.write(f"{'- ' if one.text is None else ''}{one.path}\n")
