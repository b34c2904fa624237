"""Matching: which offers serve which needs, why, and what stands in the way; and a plan for many that want the same.

A pair goes through `reader` (a call as a `Profile`), `facts` (what both sides have in common), `conditions` (what rules
it out) and `score` (what it is worth); `find` does so for a catalogue, with the candidates of `index`; `plan` spreads.
"""
