"""The pages of matches: what fits together, and what nothing fits."""
