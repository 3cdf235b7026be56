"""What was changed in a sentence is named where it is little."""

import pytest

from l10n.merge.changes import changes
from tests.merge.story import Story


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("Rice rose to 6,500 won.", "Rice rose to 8,900 won.", "changed number: 6,500 -> 8,900"),
        ("Three men were held.", "Four men were held.", "changed number: Three -> Four"),
        ("Prices in Rason rose.", "Prices in Musan rose.", "changed name: Rason -> Musan"),
        ("It began on 12 October.", "It began on 14 October.", "changed date: 12 -> 14"),
        ("It began in October.", "It began in November.", "changed date: October -> November"),
        ("The shops are open.", "The shops are not open.", "added negation: not"),
        ("He never came.", "He came.", "removed negation: never"),
        ("Rice is dear.", "Rice is <g1>dear</g1>.", "added markup: <g1>; added markup: </g1>"),
        ("Traders hide rice.", "Traders hide grain.", "changed: rice -> grain"),
        ("Rice is dear.", "Rice is dear.", ""),
        ("One two three four five six.", "Seven eight nine ten eleven twelve thirteen fourteen fifteen.", ""),
    ],
)
def test_changes_in_english(old, new, said):
    assert changes(old, new, locale="en") == said


def test_changes_in_a_japanese_source():
    assert changes("米は6500ウォンだ。", "米は8900ウォンだ。", locale="ja") == "changed number: 6500 -> 8900"
    assert changes("米がある。", "米がない。", locale="ja").endswith("negation: ある -> ない")


def test_a_long_sentence_is_not_compared():
    assert not changes("a " * 500, "b " * 500, locale="en")


@pytest.mark.parametrize(
    ("new", "said"),
    [
        ("The price of rice in Rason rose to 8,900 won in October.", "changed number: 6,500 -> 8,900"),
        ("The price of rice in Musan rose to 6,500 won in October.", "changed name: Rason -> Musan"),
        ("The price of rice in Rason rose to 6,500 won in November.", "changed date: October -> November"),
        ("The price of rice in Rason never rose to 6,500 won in October.", "added negation: never"),
    ],
)
def test_little_that_changes_everything_makes_a_translation_fuzzy_and_is_named(new, said):
    story = Story("The price of rice in Rason rose to 6,500 won in October.", "Nobody knows why.")
    story.translate()
    story.become(new, "Nobody knows why.")
    unit = story.unit(new)
    assert unit.fuzzy
    assert unit.previous == ("", "The price of rice in Rason rose to 6,500 won in October.")
    assert said in unit.notes
