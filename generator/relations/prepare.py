"""What `scripts/setup.sh` runs once: everything that takes seconds to load, in a form that needs no loading."""

from __future__ import annotations

from generator.relations import compounds, dictionaries, places
from generator.relations.overlaps import gazetteer


def prepare() -> None:
    """Make the file of tables.

    Raises:
        OSError: the place cannot be written to.
    """
    dictionaries.prepare({
        gazetteer.TABLE: gazetteer.all_places(), compounds.TABLE: compounds.all_towns(),
        places.TOWN_TABLE: places.all_towns(), places.STATE_TABLE: places.all_states(),
    })  # fmt: skip
