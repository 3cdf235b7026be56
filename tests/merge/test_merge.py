"""What becomes of translations when the report, or its published version, changes."""

from dataclasses import replace
from pathlib import PurePosixPath

from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.merge import Past, Proposal, identify, known_segments, merge, template
from l10n.model import Catalog, Code, Origin, Provenance, Role, Segment
from l10n.text.fingerprint import short_hash

PATH = PurePosixPath("sources/r/en.html")
NEW = Past(Catalog("ko", ()), {})


def sentences(*texts, role=Role.PARAGRAPH):
    return tuple(Segment(f"p1.{n}", text, role) for n, text in enumerate(texts, 1))


def singles(source):
    return [Proposal((i,)) for i in range(len(source))]


def aligned(group, text, *, accepted=True):
    return Proposal(
        group, text, Provenance(Origin.ALIGNED, {"confidence": "0.97"}, short_hash(text)), accepted
    )


def run(source, proposals=None, past=NEW):
    now = merge(source, proposals, past, path=PATH, source_locale="en")
    known = {s.id: s.text for s in source}
    return now.catalog, Past(now.catalog, known, now.drafts, now.comments, now.made_for, now.signoffs)


def again(past, *texts, proposals=None, edit=None):
    """The next sync after the report became ``texts`` and a translator did ``edit`` to each unit."""
    units = tuple(map(edit, past.catalog.units)) if edit else past.catalog.units
    past = replace(past, catalog=replace(past.catalog, units=units))
    source = identify(sentences(*texts), list(past.known.items()))
    return run(source, proposals, past)


def by_source(catalog):
    return {unit.source: unit for unit in catalog.units}


def translated(unit):
    return replace(unit, target=f"«{unit.source}»", fuzzy=False)


def test_every_sentence_once_in_story_order_with_its_place():
    source = sentences("One.", "Two.", "Three.")
    catalog, _ = run(source, singles(source))
    assert [unit.source for unit in catalog.units] == ["One.", "Two.", "Three."]
    assert catalog.units[1].places == ("sources/r/en.html#p1.2",)
    assert catalog.units[1].notes == ("role: paragraph",)


def test_a_sure_link_is_translated_an_unsure_one_fuzzy_with_its_provenance():
    source = sentences("One.", "Two.")
    catalog, past = run(source, [aligned((0,), "하나."), aligned((1,), "둘.", accepted=False)])
    sure, unsure = catalog.units
    assert (sure.target, sure.fuzzy, sure.provenance) == ("하나.", False, None)
    assert (unsure.target, unsure.fuzzy) == ("둘.", True)
    assert unsure.provenance is not None
    assert unsure.previous is None
    assert past.drafts["p1.1"].hash == short_hash("하나.")


def test_a_bead_of_two_sentences_is_one_unit():
    source = sentences("One.", "Two.", "Three.")
    catalog, _ = run(source, [aligned((0, 1), "하나 둘."), Proposal((2,))])
    assert catalog.units[0].source == "One. Two."
    assert catalog.units[0].places == ("sources/r/en.html#p1.1", "sources/r/en.html#p1.2")


def test_a_second_run_changes_nothing():
    source = sentences("One.", "Two.", "One.", "Three.")
    proposals = [aligned((0,), "하나."), aligned((1, 2), "둘 하나.", accepted=False), Proposal((3,))]
    first, past = run(source, proposals)
    second, past = run(source, proposals, past)
    third, _ = run(source, proposals, past)
    assert first == second == third


def test_an_untouched_draft_follows_the_published_version():
    source = sentences("One.")
    _, past = run(source, [aligned((0,), "하나.", accepted=False)])
    catalog, _ = run(source, [aligned((0,), "하나다.", accepted=False)], past)
    assert catalog.units[0].target == "하나다."


def test_an_accepted_draft_stays_whatever_is_proposed():
    source = sentences("One.", "Two.")
    _, past = run(source, [aligned((0,), "하나.", accepted=False), Proposal((1,))])
    catalog, past = again(past, "One.", "Two.", edit=translated, proposals=[aligned((0, 1), "하나 둘.")])
    assert [unit.target for unit in catalog.units] == ["«One.»", "«Two.»"]
    assert all(unit.provenance is None for unit in catalog.units)
    assert past.drafts["p1.1"].hash == short_hash("하나.")


def test_an_edited_sentence_is_fuzzy_with_what_it_was_made_for():
    _, past = run(sentences("Rice rose to 6,500 won.", "Two."))
    catalog, past = again(past, "Rice rose to 8,900 won.", "Two.", edit=translated)
    changed = catalog.units[0]
    assert changed.source == "Rice rose to 8,900 won."
    assert (changed.fuzzy, changed.previous) == (True, ("", "Rice rose to 6,500 won."))
    assert changed.target == "«Rice rose to 6,500 won.»"
    assert not catalog.units[1].fuzzy
    assert changed.places == ("sources/r/en.html#p1.1",)
    catalog, _ = again(past, "Rice rose to 9,000 won.", "Two.")
    assert catalog.units[0].previous == ("", "Rice rose to 6,500 won."), "the text that the target is for"


def test_a_sentence_put_in_touches_no_other():
    _, past = run(sentences("One.", "Two.", "Three."))
    catalog, _ = again(past, "Zero, which is new.", "One.", "Two.", "And here.", "Three.", edit=translated)
    assert [bool(unit.target) for unit in catalog.units] == [False, True, True, False, True]
    assert not any(unit.fuzzy for unit in catalog.units)
    assert by_source(catalog)["Three."].places == ("sources/r/en.html#p1.3",)


def test_a_sentence_taken_out_becomes_obsolete_and_comes_back():
    _, past = run(sentences("One.", "Two.", "Three."))
    catalog, past = again(past, "One.", "Three.", edit=translated)
    assert [(unit.source, unit.target) for unit in catalog.obsolete] == [("Two.", "«Two.»")]
    catalog, _ = again(past, "One.", "Two.", "Three.")
    assert by_source(catalog)["Two."].target == "«Two.»"
    assert not by_source(catalog)["Two."].fuzzy
    assert not catalog.obsolete


def test_moved_sentences_keep_their_translations():
    _, past = run(sentences("One.", "Two.", "Three."))
    catalog, _ = again(past, "Three.", "One.", "Two.", edit=translated)
    assert [unit.target for unit in catalog.units] == ["«Three.»", "«One.»", "«Two.»"]
    assert not any(unit.fuzzy for unit in catalog.units)


def test_losing_the_template_loses_no_translation():
    source = sentences("One.", "Two.", "One.", "Three.")
    proposals = [aligned((0,), "하나."), aligned((1,), "둘."), aligned((2, 3), "하나 셋.")]
    catalog, past = run(source, proposals)
    moved = (Segment("p1.1", "Zero."), *(Segment(f"p1.{n + 2}", s.text) for n, s in enumerate(source)))
    after, _ = run(moved, None, Past(catalog, {}, past.drafts))
    assert [unit.target for unit in after.units] == ["", "하나.", "둘.", "하나 셋."]
    assert not any(unit.fuzzy for unit in after.units)


def test_a_repeated_text_is_one_entry_with_all_its_places():
    source = sentences("Photo: ASIAPRESS", "One.", "Photo: ASIAPRESS")
    catalog, past = run(source, [aligned((0,), "사진: 아시아프레스"), Proposal((1,)), Proposal((2,))])
    assert [unit.source for unit in catalog.units] == ["Photo: ASIAPRESS", "One."]
    assert len(catalog.units[0].places) == 2
    assert run(source, singles(source), past)[0] == catalog


def test_one_text_translated_in_two_ways_is_two_entries():
    source = sentences("Yes.", "One.", "Yes.")
    catalog, past = run(source, [aligned((0,), "그렇다."), Proposal((1,)), aligned((2,), "네.")])
    assert [(u.context, u.target) for u in catalog.units] == [
        ("", "그렇다."),
        ("", ""),
        ("paragraph", "네."),
    ]
    assert run(source, singles(source), past)[0] == catalog


def test_the_role_is_context_only_where_one_text_is_translated_in_two_ways():
    source = (
        Segment("t1.1", "Rason", Role.TITLE),
        Segment("c1.1", "Rason", Role.CAPTION),
        *sentences("One."),
    )
    catalog, _ = run(source, singles(source))
    assert [(unit.context, unit.notes) for unit in catalog.units] == [
        ("", ("role: title", "role: caption")),
        ("", ("role: paragraph",)),
    ]
    catalog, _ = run(source, [aligned((0,), "라선에서"), aligned((1,), "라선"), Proposal((2,))])
    assert [(unit.context, unit.target) for unit in catalog.units] == [
        ("", "라선에서"),
        ("caption", "라선"),
        ("", ""),
    ]


def test_the_comments_of_translators_stay():
    def remark(unit):
        return replace(unit, comments=("ask the desk",)) if unit.source == "Two." else unit

    _, past = run(sentences("One.", "Two."))
    catalog, past = again(past, "One.", "Two.", edit=remark)
    assert by_source(catalog)["Two."].comments == ("ask the desk",)
    catalog, past = again(past, "One.")
    assert past.comments == {"Two.": ("ask the desk",)}
    assert not catalog.obsolete
    catalog, _ = again(past, "One.", "Two.")
    assert by_source(catalog)["Two."].comments == ("ask the desk",)


def test_a_joined_unit_numbers_the_marks_of_two_blocks_apart():
    link = Code(1, '<a href="/a">', "</a>")
    other = Code(1, '<a href="/b">', "</a>")
    source = (
        Segment("p1.1", "In <g1>Rason</g1>.", codes=(link,)),
        Segment("p2.1", "In <g1>Musan</g1>.", codes=(other,)),
    )
    catalog, _ = run(source, [Proposal((0, 1))])
    assert catalog.units[0].source == "In <g1>Rason</g1>. In <g2>Musan</g2>."
    assert catalog.units[0].notes[1:] == ('<g1> = <a href="/a">', '<g2> = <a href="/b">')


def test_the_template_holds_every_sentence_alone():
    source = sentences("One.", "Two.", "One.")
    catalog = template(source, path=PATH, header={})
    assert [(u.source, len(u.places)) for u in catalog.units] == [("One.", 2), ("Two.", 1)]
    assert dict(known_segments(catalog)) == {"p1.1": "One.", "p1.3": "One.", "p1.2": "Two."}


def test_of_two_translations_of_a_text_that_is_gone_the_human_one_returns():
    source = sentences("Rice rose.", "Rice fell.")
    _, past = run(source, singles(source))
    draft = [aligned((0,), "내렸다.", accepted=False), Proposal((1,)), Proposal((2,)), Proposal((3,))]
    catalog, past = again(
        past, "Rice fell.", "Won.", "Rice rose.", "Rice fell.", proposals=draft, edit=translated
    )
    assert len({u.target for u in catalog.units if u.source == "Rice fell."}) > 1
    _, past = again(past, "Rice rose.")
    assert [u.target for u in past.catalog.obsolete if u.source == "Rice fell."] == ["«Rice fell.»"]
    catalog, _ = again(past, "Rice rose.", "Rice fell.")
    assert by_source(catalog)["Rice fell."].target == "«Rice fell.»"


def test_a_remark_on_a_draft_that_is_gone_outlives_it():
    source = sentences("Rice rose.", "Rice fell.")
    _, past = run(source, [Proposal((0,)), aligned((1,), "내렸다.", accepted=False)])
    remarked = lambda unit: replace(unit, comments=("ask the desk",)) if unit.target else unit  # noqa: E731
    _, past = again(past, "Rice rose.", edit=remarked)
    assert [u.comments for u in past.catalog.obsolete] == [("ask the desk",)]
    catalog, _ = again(past, "Rice rose.", "Rice fell.", proposals=[Proposal((0,)), Proposal((1,))])
    assert by_source(catalog)["Rice fell."].comments == ("ask the desk",)


WORDS = st.sampled_from(
    ["Rice rose.", "Rice fell.", "Won.", "The market of Rason is shut.", "Who knows?", "Musan."]
)
REPORTS = st.lists(WORDS, min_size=1, max_size=7)


@st.composite
def histories(draw):
    """Reports, each with what a published version proposes and which units a translator then accepts."""
    steps = []
    for texts in draw(st.lists(REPORTS, min_size=1, max_size=6)):
        groups, at = [], 0
        while at < len(texts):
            size = draw(st.integers(1, min(3, len(texts) - at)))
            groups.append(tuple(range(at, at + size)))
            at += size
        texts_ko = draw(
            st.lists(st.sampled_from(["", "가.", "나.", "다."]), min_size=len(groups), max_size=len(groups))
        )
        sure = draw(st.booleans())
        proposals = [
            aligned(g, t, accepted=sure) if t else Proposal(g) for g, t in zip(groups, texts_ko, strict=True)
        ]
        steps.append((texts, proposals if draw(st.booleans()) else None, draw(st.sets(st.integers(0, 9)))))
    return steps


@settings(deadline=None, max_examples=200)
@given(histories())
def test_no_human_text_is_ever_lost_and_no_sentence_is_missing(history):
    past, human = NEW, {}
    for step, (texts, proposals, accepted) in enumerate(history):
        source = identify(sentences(*texts), list(past.known.items()))
        assert len({segment.id for segment in source}) == len(source)
        catalog, past = run(source, proposals, past)
        keys = [unit.key for unit in (*catalog.units, *catalog.obsolete)]
        assert len(set(keys)) == len(keys)
        places = [place for unit in catalog.units for place in unit.places]
        assert sorted(places) == sorted(f"{PATH}#{segment.id}" for segment in source)
        assert run(source, proposals, past)[0] == catalog, "idempotent"
        everything = repr((catalog.units, catalog.obsolete))
        assert all(text in everything for text in human), human
        units = [
            replace(u, target=f"H{step}.{n}.", fuzzy=False) if n in accepted else u
            for n, u in enumerate(catalog.units)
        ]
        human = {**{u.target: 1 for u in units if u.target.startswith("H")}, **human}
        past = replace(past, catalog=replace(catalog, units=tuple(units)))
        human = {t: 1 for t in human if t in repr((past.catalog.units, past.catalog.obsolete))}
