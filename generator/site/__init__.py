"""Stage 6: pages become a site. The engine renders the hand-written pages once; everything else is stamped.

The order of the work: `engine` (chrome), `assets`, `assemble` (every file as bytes), `publish` (beside the old site,
exchanged in one step), `verify` (the finished folder). Nothing here knows what a need or an initiative is.
"""
