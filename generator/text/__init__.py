"""The text analysis, for German first: tokens, stems, compounds, inflection, dictionary, towns, synonyms."""
