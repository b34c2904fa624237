"""Compounds are taken apart at the right place, and words that only look like compounds are left alone."""

import csv
from pathlib import Path

from generator.text.compounds import MOST, split

LABELLED = Path(__file__).with_name("compounds.tsv")
LEAST_RIGHT = 0.95


def test_labelled_words_are_split_as_people_would() -> None:
    with LABELLED.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    wrong = []
    for row in rows:
        found = split(row["word"])
        parts = [part.lower() for part in found.parts] if found else []
        if parts != row["parts"].lower().split():
            wrong.append(f"{row['word']}: {parts}")
    assert len(wrong) <= (1 - LEAST_RIGHT) * len(rows), "\n".join(wrong)


def test_the_head_begins_where_the_last_part_begins() -> None:
    found = split("Grundschulkinder")
    assert found is not None
    assert "Grundschulkinder"[found.head :] == "kinder"


def test_a_text_without_blanks_is_no_word() -> None:
    assert split("Hilfe" * (MOST // 5)) is not None
    assert split("Hilfe" * 1000) is None
