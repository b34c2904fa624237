"""Structured data in the head of pages (JSON-LD, schema.org)."""
