"""Initiatives that have joined forces, or should: their pages, what they have in common, suggestions."""
