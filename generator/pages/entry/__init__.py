"""The page of an entry, part by part."""
