"""The rules for other programs cut as the code does."""

import json
import re
from pathlib import Path

import pytest
from lxml import etree

from l10n.formats import srx
from l10n.segment import split_sentences
from l10n.segment.segmenter import segmenter_for
from l10n.segment.sentences import spans
from l10n.segment.srx import RULES
from tests.bench.srx_engines import by_meeting, by_position
from tests.programs import schema

BENCH = Path(__file__).parents[1] / "bench"
CASES = [
    json.loads(line)
    for name in ("seg_cases.jsonl", "seg_own.jsonl")
    for line in (BENCH / name).read_text("utf-8").splitlines()
]


ENGINES = {"by position": by_position(RULES), "by meeting": by_meeting(RULES)}


def ends(pieces):
    found, at = set(), 0
    for piece in pieces:
        at += len("".join(piece.split()))
        found.add(at)
    return found - {0, at}


def of_code(text, locale):
    # Without Kiwi, which finds Korean sentences that have no stop: no expression can.
    return ends(text[start:end] for start, end in spans(text, segmenter_for(locale)))


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("language", RULES)
def test_an_engine_cuts_newsroom_text_as_the_code_does(language, engine):
    both = extra = missed = 0
    for case in CASES:
        if case["lang"] == language:
            theirs = ends(ENGINES[engine](case["text"], language))
            ours = of_code(case["text"], language)
            both, extra, missed = (
                both + len(ours & theirs),
                extra + len(theirs - ours),
                missed + len(ours - theirs),
            )
    assert 2 * both / (2 * both + extra + missed) >= 0.98


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en-US", "Mr. Kim left at 5 p.m. Monday. He ran."),
        ("KO_kr", "“쌀이 없다. 옥수수도 없다.”라고 말했다. 그는 떠났다."),
        ("ja", "「米がない。麦もない。」と述べた。彼は去った。"),
    ],
)
def test_a_locale_in_any_spelling_finds_its_rules(locale, text):
    pieces = ENGINES["by position"](text, locale)
    assert len(pieces) == 2
    assert ends(pieces) == ends(text[a:b] for a, b in split_sentences(text, locale=locale.lower()))


def test_the_file_is_valid():
    rules = etree.XMLSchema(etree.parse(schema("srx20.xsd")))
    assert rules.validate(etree.fromstring(srx.serialize(RULES))), rules.error_log


@pytest.mark.parametrize("language", RULES)
def test_what_stands_before_has_an_end_in_look_behinds(language):
    """Java takes no look-behind of unlimited length."""
    for rule in RULES[language]:
        for inside in re.findall(
            r"\(\?<[=!]((?:[^()\\]|\\.|\[(?:[^\]\\]|\\.)*\])*)\)", rule.before + rule.after
        ):
            bare = re.sub(r"\\.|\[(?:[^\]\\]|\\.)*\]", "", inside)
            assert "*" not in bare
            assert "+" not in bare
