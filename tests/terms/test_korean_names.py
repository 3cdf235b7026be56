"""Names in Korean text with particles: the labelled lines of the bench."""

import runpy
from pathlib import Path

BENCH = runpy.run_path(str(Path(__file__).parents[1] / "bench/korean_names.py"))


def test_all_occurrences_are_found_and_nothing_else():
    texts, gold = BENCH["labelled"]()
    assert len(gold) >= 300
    recall, precision = BENCH["figures"](BENCH["found_by"](BENCH["ours"], texts), gold)
    assert recall == 1
    assert precision >= 0.99
