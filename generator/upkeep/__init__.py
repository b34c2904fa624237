"""Changes that several files take part in: an entry is renamed, or is gone for good."""

from generator.upkeep.entries import Change, Impossible, renamed, retired

__all__ = ["Change", "Impossible", "renamed", "retired"]
