"""Fit the points of `weights.toml` to labelled pairs, and say by cross-validation how well they do.

`python -m benchmarks.fit_overlaps RECORDS.jsonl PAIRS.jsonl [--write]`

Cross-validation leaves out one family of sources at a time (lists that describe the same entries), and one kind of
invented pairs (see `overlap_kinds`): pairs of one list are alike in more than their labels, so that weights fitted to
some of them look better on the others than they are.

A logistic regression in which each feature may only speak in its own direction (a shared word never against, a
different place never for): with a few hundred labels that keeps it from learning accidents. Pairs of one cluster
(entries connected by labels) count less the more of them there are. What a catalogue is full of
is added with little weight: random pairs as "different", and pairs that share rare keys without a label as "not the
same" (a few are, which a small weight forgives).
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import yaml
from scipy.optimize import minimize

from benchmarks.overlap_kinds import KINDS, WITH_TEXTS, invented
from benchmarks.overlaps import profiles_of, read
from generator.relations.overlaps.candidates import candidates
from generator.relations.overlaps.features import compare

ROOT = Path(__file__).resolve().parent.parent
FILE = ROOT / "generator" / "relations" / "overlaps" / "weights.toml"
PENALTY = 0.0001
MOST = 5
"""Points that one feature may have at most: none decides alone."""
MOST_OF_TEXT = 2
"""The same for likeness of texts, which depends on how rare words are among the other entries."""
COPIED = {"de_copied", "de_lightly_edited", "de_via_2013", "de_exact", "en_exact", "de_edited"}
"""Subsets whose texts are copies: easy, hence of less weight."""
SHIPPED = "shipped"
ADDED = {"random": 0.1, "near": 0.15, SHIPPED: 2.0}
"""Pairs without a label, and how much they count."""
INVENTED, KIND = {kind.__name__ for kind in (*KINDS, *WITH_TEXTS)}, 0.5
"""Kinds of invented pairs, and how much one of them counts."""
UNFITTED = {"one_purpose_one_town"}
"""Kinds that are measured only: nothing in their names tells what the two have in common."""
RELATED = 5
"""Sources with so many labelled pairs in common are of one family."""
SAME = {
    "agreement": 1, "contained": 1, "own-name": 1, "acronym": 1, "alias": 1, "common-place": 1,
    "copied-text": 1, "apart": -1, "more": -1, "module": -1, "numbers": -1,
    "place-names-differ": -1, "elsewhere": -1, "usual-name-elsewhere": -1, "usual-name-other-text": -1,
    "no-common-place": -1, "unknown-place": -1, "other-service": -1, "no-text": 0,
}  # fmt: skip
AKIN = {
    "agreement": 1, "contained": 1, "text": 1, "subject": 1, "same-service": 1,
    "same-pattern": 1, "text-here": 1, "no-text": 0, "apart": -1, "module": -1, "other-service": -1,
}  # fmt: skip
"""The features of each scale and the direction in which they may speak (0: either)."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("records", type=Path)
    parser.add_argument("pairs", type=Path)
    parser.add_argument(
        "--no-kinds", action="store_true", help="fit to the labelled pairs alone, without invented ones"
    )
    parser.add_argument("--write", action="store_true", help="write the points into weights.toml")
    parser.add_argument("--out", type=Path, help="write cross-validated predictions for a scorer")
    chosen = parser.parse_args(arguments)
    records, labelled = read(chosen.records), read(chosen.pairs)
    made, invented_pairs = ([], []) if chosen.no_kinds else invented("train", records, labelled)
    records, labelled = [*records, *made, *shipped()], [*labelled, *invented_pairs]
    examples_ = examples(records, labelled)
    pairs, clusters = examples_.pairs, clustered(examples_.pairs)
    folds = families(records, pairs)
    text = FILE.read_text("utf-8")
    scores = {}
    for table, directions, positive in (("same", SAME, {"duplicate"}), ("akin", AKIN, {"duplicate", "similar"})):
        wanted = np.array([pair["label"] in positive for pair in pairs], dtype=float)
        counts = importance(pairs, clusters)
        if table == "akin":  # those that share rare keys, or of which only one thing is known, may well be akin
            counts *= np.array([pair["label"] not in {"near", "not duplicate"} for pair in pairs])
        scores[table], points = fitted(examples_.features, wanted, counts, folds, directions)
        scores[table] *= examples_.is_candidate
        json.dump({table: points}, sys.stdout, indent=1)
        sys.stdout.write("\n")
        text = replaced(text, table, points)
    if chosen.out:
        chosen.out.write_text("".join(_predictions(pairs, scores["same"], scores["akin"])), "utf-8")
    if chosen.write:
        FILE.write_text(text, "utf-8")
    sys.stdout.write(
        f"{len(labelled)} labelled pairs, {len(pairs) - len(labelled)} others, {len(set(clusters))} clusters, "
        f"{len(set().union(*folds))} families\n"
    )


class Examples(NamedTuple):
    """Labelled and other pairs, the features of each, and whether it is found at all."""

    pairs: list[dict[str, Any]]
    features: list[Mapping[str, float]]
    is_candidate: np.ndarray[Any, Any]


def examples(records: list[dict[str, Any]], labelled: list[dict[str, Any]]) -> Examples:
    """Labelled pairs, then random pairs and pairs that share rare keys."""
    profiles = profiles_of(records)
    known = {one.source.id: one for one in profiles}
    taken = {frozenset((pair["a"], pair["b"])) for pair in labelled}
    ids, dice = sorted(known), random.Random(7)
    drawn = [dice.sample(ids, 2) for _ in range(2 * len(labelled))]
    found = [[profiles[one].source.id, profiles[other].source.id] for one, other in candidates(profiles)]
    groups = dict(zip(((pair["a"], pair["b"]) for pair in labelled), clustered(labelled), strict=True))
    of = {key: group for pair, group in groups.items() for key in pair}
    kinds = {record["id"]: record["source"] for record in records}
    near = [
        pair for pair in found
        if of.get(pair[0], pair[0]) != of.get(pair[1], pair[1]) and not {kinds[key] for key in pair} & INVENTED
    ]  # fmt: skip
    curated = [pair for pair in near if {kinds[key] for key in pair} == {SHIPPED}]
    pairs = labelled + [
        {"a": a, "b": b, "label": "near" if label == SHIPPED else label, "subset": label}
        for label, some in (("random", drawn), ("near", near), (SHIPPED, curated))
        for a, b in some
        if frozenset((a, b)) not in taken and known[a].names[0].forms.readings[0] != known[b].names[0].forms.readings[0]
    ]
    near_ids = set(map(frozenset, found))
    return Examples(
        pairs,
        [compare(known[pair["a"]], known[pair["b"]]).features for pair in pairs],
        np.array([frozenset((pair["a"], pair["b"])) in near_ids for pair in pairs], dtype=float),
    )


def shipped() -> list[dict[str, Any]]:
    """The organisations of the shipped content as records: curated, so that no two of them are the same."""
    found = []
    for folder in ("initiatives", "companies", "administrations"):
        for path in sorted((ROOT / "content" / folder).glob("*.yaml")):
            entry = yaml.safe_load(path.read_text("utf-8"))
            texts = (entry.get(name, "") for name in ("summary", "description"))
            text = " ".join(said if isinstance(said, str) else said.get("de", "") for said in texts)
            record = {"id": path.stem, "source": SHIPPED, "name": entry["name"], "description": text, "lang": "de"}
            place = (entry.get("location") or {}).get("city", "")
            found.append(record | {"location": place, "topics": entry.get("topics", [])})
    return found


def families(records: Sequence[Mapping[str, Any]], pairs: Sequence[Mapping[str, Any]]) -> list[frozenset[str]]:
    """For each pair the families of its two entries: sources that describe the same entries are one family."""
    source = {record["id"]: record["source"] for record in records}
    labelled = [pair for pair in pairs if pair["subset"] not in ADDED]
    counts = Counter(frozenset((source[pair["a"]], source[pair["b"]])) for pair in labelled)
    family = {one: one for one in source.values()}
    for both, count in sorted(counts.items(), key=lambda item: sorted(item[0])):
        if count >= RELATED:
            names = {family[one] for one in both}
            family = {one: min(names) if own in names else own for one, own in family.items()}
    return [frozenset((family[source[pair["a"]]], family[source[pair["b"]]])) for pair in pairs]


def clustered(pairs: Sequence[Mapping[str, Any]]) -> list[str]:
    """For each pair the name of its cluster: entries that labels connect. A random pair is a cluster of its own."""
    above: dict[str, str] = {}

    def root(key: str) -> str:
        while above.setdefault(key, key) != key:
            key = above[key]
        return key

    for pair in pairs:
        if pair["subset"] not in ADDED:
            above[root(pair["a"])] = root(pair["b"])
    return [f"{pair['a']} {pair['b']}" if pair["subset"] in ADDED else root(pair["a"]) for pair in pairs]


def importance(pairs: Sequence[Mapping[str, Any]], clusters: Sequence[str]) -> np.ndarray[Any, Any]:
    """How much each pair counts."""
    sizes = Counter(clusters)
    by_subset = ADDED | dict.fromkeys(COPIED, 0.4) | dict.fromkeys(INVENTED, KIND) | dict.fromkeys(UNFITTED, 0.0)
    both = zip(pairs, clusters, strict=True)
    return np.array([by_subset.get(pair["subset"], 1.0) / sizes[cluster] ** 0.5 for pair, cluster in both])


def fitted(
    features: Sequence[Mapping[str, float]], wanted: np.ndarray[Any, Any], counts: np.ndarray[Any, Any],
    folds: Sequence[frozenset[str]], directions: Mapping[str, int],
) -> tuple[np.ndarray[Any, Any], dict[str, float]]:  # fmt: skip
    """Scores by weights that have not seen the pair's families, and the points fitted to everything (with `base`)."""
    table = np.array([[row.get(name, 0.0) for name in directions] for row in features])
    scores = np.zeros(len(wanted))
    for fold in sorted(set(folds), key=sorted):
        train = np.array([not own & fold for own in folds])
        test = np.array([own == fold for own in folds])
        found = _regression(table[train], wanted[train], counts[train], directions)
        scores[test] = 1 / (1 + np.exp(-(table[test] @ found[1:] + found[0])))
    found = _regression(table, wanted, counts, directions)
    names = ("base", *directions)
    return scores, {name: round(float(value), 2) for name, value in zip(names, found, strict=True)}


def _regression(
    table: np.ndarray[Any, Any],
    wanted: np.ndarray[Any, Any],
    counts: np.ndarray[Any, Any],
    directions: Mapping[str, int],
) -> np.ndarray[Any, Any]:
    def loss(found: np.ndarray[Any, Any]) -> tuple[float, np.ndarray[Any, Any]]:
        z = table @ found[1:] + found[0]
        error = (1 / (1 + np.exp(-z)) - wanted) * counts
        value = float((counts * (np.logaddexp(0, z) - wanted * z)).sum() / counts.sum())
        slope = np.concatenate([[error.sum()], table.T @ error]) / counts.sum()
        slope[1:] += PENALTY * found[1:]
        return value + PENALTY / 2 * float((found[1:] ** 2).sum()), slope

    limits = [(way, MOST_OF_TEXT if "text" in name and way > 0 else MOST) for name, way in directions.items()]
    bounds = [(None, None)] + [(-most * (way <= 0), most * (way >= 0)) for way, most in limits]
    start = np.zeros(table.shape[1] + 1)
    result: np.ndarray[Any, Any] = minimize(loss, start, jac=True, bounds=bounds, method="L-BFGS-B").x
    return result


def replaced(text: str, table: str, points: Mapping[str, float]) -> str:
    """The text of `weights.toml` with these points."""
    body = "".join(f"{name} = {value}\n" for name, value in points.items() if name != "base" and value)
    text = re.sub(rf"(\[{table}\]\n(?:.*\n)*?base = ).*", rf"\g<1>{points['base']}", text, count=1)
    return re.sub(rf"(\[{table}\.points\]\n)(?:.+\n)*", rf"\g<1>{body}", text, count=1)


def _predictions(
    pairs: Sequence[Mapping[str, Any]], same: np.ndarray[Any, Any], akin: np.ndarray[Any, Any]
) -> list[str]:
    from generator.relations.overlaps.weights import weights

    lines = []
    for pair, score, likeness in zip(pairs, same.tolist(), akin.tolist(), strict=True):
        verdict = "duplicate" if score >= weights().same.threshold else "none"
        verdict = "similar" if verdict == "none" and likeness >= weights().akin.threshold else verdict
        if pair["subset"] not in ADDED:
            lines.append(json.dumps({"a": pair["a"], "b": pair["b"], "score": score, "verdict": verdict}) + "\n")
    return lines


if __name__ == "__main__":
    main()
