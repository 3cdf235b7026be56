# ruff: noqa: S311 -- seeded, to make the same page every time
"""Long pages: cut where the sides meet, and no worse for it."""

import random

import pytest

from l10n.align import align, pieces
from l10n.align.side import Sentences, read_side

from . import newsroom

GOODS = [
    "rice/쌀",
    "corn/옥수수",
    "coal/석탄",
    "fish/생선",
    "salt/소금",
    "iron/철",
    "wood/나무",
    "milk/우유",
    "oil/기름",
    "tea/차",
]
PLACES = [
    "Seoul/서울",
    "Busan/부산",
    "Tokyo/도쿄",
    "Paris/파리",
    "London/런던",
    "Moscow/모스크바",
    "Berlin/베를린",
    "Rome/로마",
]
EVENTS = [
    "The price of {} rose in {}/{1}에서 {0} 가격이 올랐다",
    "A ship carrying {} sank near {}/{1} 근처에서 {0}을 실은 배가 가라앉았다",
    "Workers in the {} trade went on strike in {}/{1}의 {0} 업계 노동자들이 파업했다",
    "Police seized stolen {} in {}/경찰이 {1}에서 훔친 {0}을 압수했다",
]


def long_page(count, seed=5):
    """Numbered news of which some is left out on either side, with its links."""
    rng = random.Random(seed)
    source, target, links = [], [], set()
    for number in range(count):
        goods, place, event = (rng.choice(kind).split("/") for kind in (GOODS, PLACES, EVENTS))
        skip = rng.random()
        if skip >= 0.04:
            source.append(event[0].format(goods[0], place[0]) + f" on day {number}.")
        if skip < 0.96:
            target.append(f"{number}일째 " + event[1].format(goods[1], place[1]) + ".")
        if 0.04 <= skip < 0.96:
            links.add(((len(source) - 1,), (len(target) - 1,)))
    return source, target, links


def sides(encoder, source, target):
    return [read_side(Sentences(texts), encoder=encoder) for texts in (source, target)]


def assert_whole(parts, n, m):
    ends = (0, 0)
    for left, right in parts:
        assert (left.start, right.start) == ends
        ends = (left.stop, right.stop)
    assert ends == (n, m)


def test_a_short_page_is_one_piece(encoder):
    assert len(pieces.cut(*sides(encoder, newsroom.EN, newsroom.KO), encoder=encoder)) == 1


def test_cuts_go_between_links(encoder, monkeypatch):
    monkeypatch.setattr(pieces, "LONGEST", 100)
    source, target, links = long_page(500)
    parts = pieces.cut(*sides(encoder, source, target), encoder=encoder)
    assert_whole(parts, len(source), len(target))
    assert max(left.stop - left.start for left, _ in parts) <= 100
    partner = {i: j for (i,), (j,) in links}
    crossing = [
        i for left, right in parts for i in range(left.start, left.stop)
        if i in partner and not right.start <= partner[i] < right.stop
    ]  # fmt: skip
    assert len(crossing) <= 2


def test_pieces_give_what_the_whole_gives(encoder, monkeypatch):
    source, target, _ = long_page(150)
    locales = {"source_locale": "en", "target_locale": "ko"}
    monkeypatch.setattr(pieces, "WHOLE", 200)
    whole = align(source, target, **locales, encoder=encoder)
    monkeypatch.setattr(pieces, "WHOLE", 60)
    monkeypatch.setattr(pieces, "_SHORTEST", 20)
    monkeypatch.setattr(pieces, "_FEW", 4)
    parts = align(source, target, **locales, encoder=encoder)
    same = {(b.source, b.target) for b in whole.beads} & {(b.source, b.target) for b in parts.beads}
    assert len(same) >= 0.95 * len(whole.beads)


@pytest.mark.parametrize(("n", "m"), [(1, 2500), (2500, 3), (900, 500)])
def test_pages_with_nothing_in_common_are_cut_too(encoder, monkeypatch, n, m):
    monkeypatch.setattr(pieces, "LONGEST", 200)
    source = [newsroom.EN[i % len(newsroom.EN)] for i in range(n)]
    target = [newsroom.OTHER_KO[j % len(newsroom.OTHER_KO)] for j in range(m)]
    parts = pieces.cut(*sides(encoder, source, target), encoder=encoder)
    assert_whole(parts, n, m)
    assert max(max(left.stop - left.start, right.stop - right.start) for left, right in parts) <= 200


def test_a_section_that_moved_far_is_found(encoder):
    source, target, links = long_page(900)
    section = target[100:106]
    moved = {j: 794 + j - 100 for j in range(100, 106)} | {j: j - 6 for j in range(106, 800)}
    target = [*target[:100], *target[106:800], *section, *target[800:]]
    bitext = align(source, target, source_locale="en", target_locale="ko", encoder=encoder)
    found = {(bead.source, bead.target): bead for bead in bitext.beads}
    far = {(i, (moved[j],)) for i, (j,) in links if 100 <= j < 106}
    assert len(far & found.keys()) >= 4
    assert all(found[link].moved for link in far & found.keys())


def test_what_is_said_twice_is_not_looked_for_elsewhere(encoder):
    source, target, _ = long_page(900)
    refrain = "That is all we know at this hour of the night."
    same = "지금 이 밤 시각에 우리가 아는 것은 이것뿐이다."
    source[50:50] = [refrain]
    source[60:60] = [refrain]
    target[700:700] = [same]
    bitext = align(source, target, source_locale="en", target_locale="ko", encoder=encoder)
    assert next(bead for bead in bitext.beads if bead.target == (700,)).source == ()
