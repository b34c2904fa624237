"""How well and how fast needs find their offers.

Run as `python -m benchmarks.matching NEEDS.jsonl OFFERS.jsonl --today 2026-11-21 --out RANKING.jsonl` for the quality
(the scorer of the evaluation reads the ranking), or with `--calls N` for the speed with N made-up needs and N offers,
beside BM25 over all pairs in the same run. Prints one JSON object.
"""

from __future__ import annotations

import argparse
import gc
import json
import resource
import sys
import time
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.bm25 import BM25
from benchmarks.content import Maker
from benchmarks.draw import TODAY
from benchmarks.matching_records import Side, read, shipped, written
from generator.model import CallRecord, Company, Initiative
from generator.model.calls import Need, Offer
from generator.relations.calls import call_state
from generator.relations.matching.find import Matching, of_sides
from generator.relations.matching.plan import plan
from generator.relations.matching.types import Match
from generator.text.analyser import WordCache

MODELS: dict[str, type[Company | Initiative]] = {"companies": Company, "initiatives": Initiative}
PLANNED = 500
"""Needs and offers of the plan."""
YARDSTICK = 2_000
"""BM25 over all pairs takes too long for more needs; it is given for so many, and its time for all is worked out."""
Figures = dict[str, Any]


def main() -> None:
    """Measure what is asked for and print it."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.matching", description="Quality and speed of matching.")
    parser.add_argument("needs", type=Path, nargs="?", metavar="NEEDS.jsonl")
    parser.add_argument("offers", type=Path, nargs="?", metavar="OFFERS.jsonl")
    parser.add_argument("--today", type=date.fromisoformat, default=TODAY)
    parser.add_argument("--out", type=Path, help="where the ranking goes")
    parser.add_argument("--calls", type=int, help="so many made-up needs and as many offers, for the speed")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    gc.set_threshold(100_000, 20, 100)  # as the program does
    if given.calls:
        print(json.dumps(speed(given.calls, given.seed, given.today), indent=2))
    elif given.needs and given.offers:
        print(json.dumps(quality(given.needs, given.offers, given.today, given.out), indent=2))
    else:
        parser.error("give two files, or --calls")


def quality(needs: Path, offers: Path, today: date, out: Path | None) -> Figures:
    """Write the ranking of every pair that no hard condition rules out, and say how long it took."""
    sides = [*read(needs, Need, today), *read(offers, Offer, today)]
    start = time.perf_counter()
    made = of_sides(sides, shipped(), today)
    read_in = time.perf_counter() - start
    shown = {(match.need, match.offer) for match in made.matches}
    found = time.perf_counter() - start
    lines = [json.dumps(line) for line in ranking(made, shown)]
    if out:
        out.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return {
        "needs": len(made.needs), "offers": len(made.offers), "candidates": candidates(made), "shown": len(shown),
        "seconds_reading": round(read_in, 2), "seconds": round(found, 2), "ranked_pairs": len(lines),
    }  # fmt: skip


def ranking(made: Matching, shown: set[tuple[str, str]]) -> Iterable[Figures]:
    """All pairs with their scores, for the ranked figures; `shown` is what `matches` has."""
    for need in made.needs:
        for one in made.judged(need):
            if isinstance(one, Match):
                is_shown = (one.need, one.offer) in shown
                yield {"need": one.need, "offer": one.offer, "score": round(one.score, 9), "shown": is_shown}


def candidates(made: Matching) -> int:
    """How many pairs are looked at in full."""
    return sum(len(made.candidates(need)) for need in made.needs)


def speed(count: int, seed: int, today: date) -> Figures:
    """Seconds for made-up calls, the plan, and the yardstick."""
    sides, texts = made_up(count, seed, today)
    cache: WordCache = {}
    of_sides(sides[:200] + sides[-200:], shipped(), today, cache)
    start = time.perf_counter()
    made = of_sides(sides, shipped(), today, cache)
    read_in = time.perf_counter() - start
    matches = made.matches
    found = time.perf_counter() - start
    figures = {
        "calls": count, "seconds_reading": round(read_in, 2), "seconds": round(found, 2), "shown": len(matches),
        "candidates": candidates(made), "memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }  # fmt: skip
    return figures | {"bm25": bm25(texts, count), "plan": plan_speed(made)}


def plan_speed(made: Matching) -> Figures:
    """Seconds for the plan of the first needs and offers."""
    needs, offers = set(list(made.needs)[:PLANNED]), set(list(made.offers)[:PLANNED])
    matches = [match for match in made.matches if match.need in needs and match.offer in offers]
    start = time.perf_counter()
    planned = plan(matches, made)
    return {
        "needs": len(needs), "offers": len(offers), "matches": len(matches), "allocations": len(planned.allocations),
        "seconds": round(time.perf_counter() - start, 2), "gap": planned.gap,
    }  # fmt: skip


def bm25(texts: tuple[list[str], list[str]], count: int) -> Figures:
    """The yardstick: every need against every offer by its words alone."""
    needs, offers = texts
    asked = needs[:YARDSTICK]
    start = time.perf_counter()
    index = BM25(offers)
    for need in asked:
        index.best(need, 25)
    taken = time.perf_counter() - start
    return {"needs": len(asked), "seconds": round(taken, 2), "seconds_for_all": round(taken * count / len(asked), 1)}


def made_up(count: int, seed: int, today: date) -> tuple[list[Side], tuple[list[str], list[str]]]:
    """So many needs and offers of a made-up catalogue, each with its state; and their texts."""
    needs: list[CallRecord] = []
    offers: list[CallRecord] = []
    context = {"vocabulary": shipped().vocabulary}
    maker, size = Maker(seed), max(50, count)
    while len(needs) < count or len(offers) < count:
        for folder, key, tree in maker.entries(size):
            model = MODELS.get(folder)
            if model and (len(needs) < count or len(offers) < count) and ("needs" in tree or "offers" in tree):
                _add(key, model.model_validate(written(tree), context=context), needs, offers)
        tell(f"{len(needs)} needs, {len(offers)} offers")
    records = [*needs[:count], *offers[:count]]
    texts = [" ".join(str(text) for text in record.call.texts()) for record in records]
    return [(record, call_state(record, (), today)) for record in records], (texts[:count], texts[count:])


def _add(key: str, organisation: Company | Initiative, needs: list[CallRecord], offers: list[CallRecord]) -> None:
    for side, number, call in organisation.calls():
        record = CallRecord(f"{key}/{call.id}", key, organisation, call, (side, number))
        (needs if record.is_need else offers).append(record)


def tell(text: str) -> None:
    """Say what is being done."""
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
