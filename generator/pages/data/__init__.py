"""The page about the open data."""
