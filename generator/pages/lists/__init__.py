"""The lists of entries, paged, with facets."""
