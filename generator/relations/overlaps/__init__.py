"""Overlaps: entries that are one and the same, and entries that should know of each other, with evidence."""

from generator.relations.overlaps.calls import CallOverlap
from generator.relations.overlaps.detect import Overlap, Verdict, find_overlaps
from generator.relations.overlaps.found import Overlaps, all_overlaps
from generator.relations.overlaps.profile import Source

__all__ = ["CallOverlap", "Overlap", "Overlaps", "Source", "Verdict", "all_overlaps", "find_overlaps"]
