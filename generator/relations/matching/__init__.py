"""Matching: which offers serve which needs, why, and what stands in the way; and a plan for many that want the same.

A need goes through `reader` (a call as a `Profile`) and `offers` (what it has in common with each offer, as `pairs`);
`parts` says what pairs are worth, at best to find candidates and as they are for the score; `conditions` rules out and
`score` judges. `find` does so for a catalogue; `plan` spreads. What comes out are facts; `wording` has the sentences.
"""
