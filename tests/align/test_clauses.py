"""Where sentences could be cut further, and what that tells about links."""

import pytest

from l10n.align import align
from l10n.align.clauses import find_clauses

WORDS = ["▁one", "▁two", "▁three", "▁four", "▁five"]


@pytest.mark.parametrize(
    ("tokens", "starts"),
    [
        ([], [0]),
        (WORDS, [0]),
        ([*WORDS, ".", *WORDS, "."], [0, 6]),
        ([*WORDS, ",", '"', *WORDS, "."], [0, 7]),
        ([*WORDS, ".", "5", *WORDS, "."], [0]),
        (["▁", "米", "は", "上", "が", "った", "。", "」", "次", "は", "魚", "も", "上", "がる"], [0, 8]),
        (["▁a", ",", *WORDS, "."], [0]),
    ],
    ids=["nothing", "one", "two", "closed", "number", "japanese", "short"],
)
def test_clauses_begin_after_ends_and_commas(tokens, starts):
    assert find_clauses(tokens) == starts


def test_a_long_sentence_has_few_clauses():
    assert len(find_clauses([*WORDS, ","] * 500)) <= 8


def test_a_sentence_cut_elsewhere_is_one_link(encoder):
    source = [
        "The shop opens at ten. People only come to hear when the next delivery will be.",
        "The police searched eleven houses and took away the grain.",
    ]
    target = [
        "상점은 10시에 문을 연다.",
        "사람들은 다음 배급이 언제인지 들으러 올 뿐이다. 보안원은 열한 집을 수색해 곡식을 빼앗았다.",
    ]
    bitext = align(source, target, source_locale="en", target_locale="ko", encoder=encoder)
    assert [(bead.source, bead.target) for bead in bitext.beads] == [((0, 1), (0, 1))]


def test_names_speak_for_links_and_against(encoder):
    source = ["Rice is cheap in Hyesan.", "There is hardly any fish in Musan."]
    target = ["혜산의 쌀은 싸다.", "무산에는 생선이 거의 없다."]

    def sure(*target_names):
        names = {"source_names": [{"hyesan"}, {"musan"}], "target_names": target_names}
        bitext = align(
            source,
            target,
            source_locale="en",
            target_locale="ko",
            encoder=encoder,
            **(names if target_names else {}),
        )
        return sum(bead.confidence for bead in bitext.beads if bead.source == bead.target)

    assert sure({"hyesan"}, {"musan"}) > sure() > sure({"musan"}, {"hyesan"})
    assert sure() == sure({"rason"}, set())
