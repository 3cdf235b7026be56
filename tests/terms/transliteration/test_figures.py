"""What the page on transliteration promises of each direction, held on the labelled pairs."""

import pytest

from tests.programs import require_extra

from .pairs import BENCH, bench

FIRST = {
    "ko-rr": 0.98,
    "ko-rr-name": 0.98,
    "ko-mr": 0.98,
    "ko-mr-plain": 0.98,
    "ko-dprk": 0.95,
    "ko-name-north": 0.95,
    "ko-kata": 0.92,
    "ko-kata-name": 0.92,
    "kana-hepburn": 0.98,
    "kana-ko": 0.98,
    "hanja-north": 0.97,
    "hanja-south": 0.95,
    "zh-ko": 0.98,
}
WITHIN = {"ko-name-south": 0.95}
WITH_NAMES = {
    "ja-hepburn": (0.9, 0.97),
    "ja-ko": (0.9, 0.97),
    "ja-kana": (0.9, 0.97),
    "zh-pinyin": (0.98, 0.98),
}


@pytest.mark.parametrize("name", ["transliteration.tsv", "transliteration_own.tsv"])
def test_directions_are_as_right_as_is_said(name):
    tool = bench()
    rows = [row for row in tool.read(BENCH / name) if not _needs_names(row)]
    found = tool.score(rows)
    assert found
    low = {way: score for way, score in found.items() if score.first < FIRST.get(way, 0) * score.rows}
    low |= {way: score for way, score in found.items() if score.within < WITHIN.get(way, 0) * score.rows}
    assert low == {}


@pytest.mark.parametrize("name", ["transliteration.tsv", "transliteration_own.tsv"])
def test_readings_are_as_right_as_is_said(name):
    require_extra("names", "sudachipy", "pypinyin")
    tool = bench()
    found = tool.score([row for row in tool.read(BENCH / name) if _needs_names(row)])
    for way, score in found.items():
        first, within = WITH_NAMES.get(way, (0.98, 0.98))
        assert score.first >= first * score.rows, way
        assert score.within >= within * score.rows, way


def _needs_names(row) -> bool:
    return row.direction in WITH_NAMES or (row.direction == "zh-ko" and not row.source.isascii())
