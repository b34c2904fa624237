"""Stage 3: what follows from all entries together. Pure functions; nothing here reads the disk or the clock."""

from generator.relations.areas import entries_in, is_within
from generator.relations.calls import CallState, call_state
from generator.relations.flows import Flow
from generator.relations.links import Backlink
from generator.relations.relate import Relations, relate

__all__ = ["Backlink", "CallState", "Flow", "Relations", "call_state", "entries_in", "is_within", "relate"]
