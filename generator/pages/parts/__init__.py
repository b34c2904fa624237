"""What pages are made of: cards, facets, sections, rows, and the tools all of them use."""
