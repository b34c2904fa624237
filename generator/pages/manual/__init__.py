"""The reference for contributors: rules, fields, word lists."""
