"""How fast and how large the product is, measured on made content. Never part of the tests; each prints one JSON."""
