"""Links that stay when one of the two versions changes, and decisions that find their sentences again."""

from hypothesis import given
from hypothesis import strategies as st

from l10n.merge import as_links, decide, settle, standing, target_places
from l10n.merge.stay import followed
from l10n.model import Bead, Bitext, Decision, Segment


def side(texts, letter="p"):
    return [Segment(f"{letter}{n}.1", text) for n, text in enumerate(texts, 1)]


EN = side(["One came.", "Two went.", "Three stayed.", "Four slept."])
KO = side(["하나가 왔다.", "둘이 갔다.", "셋이 남았다.", "넷이 잤다."])
PAIRS = Bitext(tuple(Bead((i,), (i,), 0.5 + i / 10) for i in range(4)))
LINKS = as_links(PAIRS, EN, KO)


def kept(source, target, **options):
    return {
        (bead.source, bead.target): bead.confidence for bead in standing(LINKS, source, target, **options)
    }


def test_nothing_changed_keeps_all():
    assert kept(EN, KO) == {((i,), (i,)): 0.5 + i / 10 for i in range(4)}


def test_links_keep_their_confidence_wherever_their_sentences_stand_now():
    found = kept(EN[::-1], [KO[3], *side(["새 문장이다."]), *KO[:3]])
    assert found == {((3,), (2,)): 0.5, ((2,), (3,)): 0.6, ((1,), (4,)): 0.7, ((0,), (0,)): 0.8}


def test_an_edited_sentence_opens_its_link_only():
    edited = [KO[0], Segment("p2.1", "둘이 급히 갔다."), *KO[2:]]
    assert kept(EN, edited).keys() == {((i,), (i,)) for i in (0, 2, 3)}
    source = [EN[0], Segment("p2.1", "Two went home."), *EN[2:]]
    assert kept(source, KO).keys() == {((i,), (i,)) for i in (0, 2, 3)}


def test_a_group_that_was_torn_apart_is_open():
    links = as_links(Bitext((Bead((0, 1), (0, 1)), Bead((2,), (2,)), Bead((3,), (3,)))), EN, KO)
    torn = [KO[0], *side(["사이에 든 문장."]), *KO[1:]]
    assert {bead.source for bead in standing(links, EN, torn)} == {(2,), (3,)}


def test_a_sentence_without_counterpart_is_looked_at_again_when_there_is_news():
    links = as_links(Bitext((Bead((0,), ()), *(Bead((i,), (i - 1,)) for i in (1, 2, 3)))), EN, KO[1:])
    assert Bead((0,), ()) in standing(links, EN, KO[1:])
    assert Bead((0,), ()) not in standing(links, EN, KO)


def test_decided_and_rejected_sentences_are_not_kept_as_they_were():
    assert kept(EN, KO, fixed=[((0,), (1,))]).keys() == {((2,), (2,)), ((3,), (3,))}
    assert kept(EN, KO, apart=[((0,), (0,))]).keys() == {((2,), (2,)), ((3,), (3,))}


def test_a_record_without_texts_keeps_nothing():
    bare = [link.__class__(link.source, link.target, link.confidence) for link in LINKS]
    assert standing(bare, EN, KO) == []
    assert target_places(bare, KO) == {0: 0, 1: 1, 2: 2, 3: 3}


@given(old=st.lists(st.sampled_from("abc"), max_size=12), new=st.lists(st.sampled_from("abc"), max_size=12))
def test_a_sentence_is_followed_to_one_with_its_text_and_no_two_to_the_same(old, new):
    found = followed(dict(enumerate(old)), new)
    assert len(set(found.values())) == len(found)
    assert all(old[j] == new[k] for j, k in found.items())
    if sorted(old) == sorted(new):
        assert len(found) == len(old)


def test_refrains_are_told_apart_by_their_neighbours():
    old = dict(enumerate(["photo", "a", "photo", "b", "photo", "c"]))
    new = ["x", "photo", "a", "photo", "b", "photo", "photo", "c"]
    found = followed(old, new)
    assert (found[0], found[2], found[1], found[3], found[5]) == (1, 3, 2, 4, 7)


@given(st.permutations(range(4)), st.permutations(range(4)))
def test_a_decision_follows_its_sentences_to_any_place(left, right):
    decision = decide(((1,), (2,)), EN, KO)
    source, target = [EN[i] for i in left], [KO[j] for j in right]
    found = settle([decision], source, target, places={})
    assert found.fixed == (((left.index(1),), (right.index(2),)),)
    assert found.decisions[0].target == (right.index(2),)


def test_a_decision_whose_sentence_is_gone_sleeps_and_is_kept():
    decision = decide(((1,), (2,)), EN, KO, apart=True)
    found = settle([decision], EN, KO[:2], places={})
    assert (found.fixed, found.apart) == ((), ())
    assert [one.dormant for one in found.decisions] == [True]
    again = settle(found.decisions, EN, KO, places={})
    assert (again.apart, [one.dormant for one in again.decisions]) == ((((1,), (2,)),), [False])


def test_of_two_decisions_on_one_sentence_the_first_holds():
    first, second = decide(((1,), (2,)), EN, KO), decide(((1,), (3,)), EN, KO)
    found = settle([first, second], EN, KO, places={})
    assert found.fixed == (((1,), (2,)),)
    assert [one.dormant for one in found.decisions] == [False, True]


def test_decisions_are_found_in_a_long_report_told_backwards():
    texts = [f"Sentence number {n} of a long list." for n in range(1000)]
    source, target = side(texts), side(texts, "q")
    decisions = [decide(((n,), (n,)), source, target) for n in range(0, 1000, 7)]
    found = settle(decisions, source, target[::-1], places={})
    assert all(pair[0][0] == 999 - pair[1][0] for pair in found.fixed)
    assert len(found.fixed) == len(decisions)


def test_a_decision_names_ids_and_texts():
    assert decide(((1, 0), (2,)), EN, KO) == Decision(
        ("p1.1", "p2.1"), ("One came.", "Two went."), (2,), ("셋이 남았다.",)
    )
