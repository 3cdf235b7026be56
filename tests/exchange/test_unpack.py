"""What comes back: taken where it is new, never over the work of somebody else."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.exchange import Outcome, pack, unpack
from l10n.model import Catalog, Origin, Provenance, State, Unit
from l10n.text.fingerprint import short_hash
from tests.formats.marked import texts

ENGINE = Provenance(Origin.ENGINE, {}, short_hash("초안"))
UNTOUCHED = Unit("Rice rose.", "초안", fuzzy=True, places=("sources/r/en.txt#p1.1",), provenance=ENGINE)
TRANSLATED = Unit("Rice rose.", "쌀값이 올랐다.", places=("sources/r/en.txt#p1.1",))
EMPTY = Unit("Rice rose.", places=("sources/r/en.txt#p1.1",))


def exported(unit):
    """The unit as it goes out, without what does not come back."""
    (packed,) = pack(Catalog("ko", (unit,)), report="r", source_locale="en").units
    return replace(packed, notes=(), matches=(), origin=None)


def taken(ours, theirs, **more):
    unpacked = unpack(Catalog("ko", (ours,), **more), [theirs])
    (row,) = unpacked.rows
    (unit,) = unpacked.catalog.units
    return row.outcome, unit


@pytest.mark.parametrize("unit", [UNTOUCHED, TRANSLATED, EMPTY])
def test_what_nobody_changed_changes_nothing(unit):
    outcome, after = taken(unit, exported(unit))
    assert outcome is (Outcome.UNCHANGED if unit.target else Outcome.UNTRANSLATED)
    assert after == unit


@pytest.mark.parametrize("unit", [UNTOUCHED, TRANSLATED, EMPTY])
@pytest.mark.parametrize("state", [State.TRANSLATED, State.REVIEWED, None])
def test_a_new_text_is_taken(unit, state):
    outcome, after = taken(unit, replace(exported(unit), target="새 글.", state=state))
    assert outcome is Outcome.TAKEN
    assert (after.target, after.state, after.provenance) == ("새 글.", State.TRANSLATED, None)


def test_a_new_text_that_is_a_draft_there_is_one_here():
    outcome, after = taken(EMPTY, replace(exported(EMPTY), target="새 글.", state=State.DRAFT))
    assert outcome is Outcome.TAKEN
    assert after.fuzzy


def test_a_text_that_nobody_called_done_is_a_draft():
    outcome, after = taken(EMPTY, replace(exported(EMPTY), target="새 글."))
    assert outcome is Outcome.TAKEN
    assert after.fuzzy


def test_a_copy_of_the_source_that_a_program_put_there_is_no_translation():
    assert taken(EMPTY, replace(exported(EMPTY), target=EMPTY.source)) == (Outcome.UNTRANSLATED, EMPTY)


def test_a_draft_that_was_accepted_as_it_stands_is_confirmed():
    outcome, after = taken(UNTOUCHED, replace(exported(UNTOUCHED), state=State.TRANSLATED))
    assert outcome is Outcome.CONFIRMED
    assert (after.target, after.state) == ("초안", State.TRANSLATED)


def test_a_translation_that_somebody_doubts_is_a_draft_again():
    outcome, after = taken(TRANSLATED, replace(exported(TRANSLATED), state=State.DRAFT))
    assert outcome is Outcome.REOPENED
    assert after.fuzzy


def test_what_was_accepted_here_meanwhile_stays_accepted():
    here = replace(UNTOUCHED, fuzzy=False, provenance=None)
    assert taken(here, exported(UNTOUCHED)) == (Outcome.UNCHANGED, here)


def test_what_changed_here_alone_stays():
    here = replace(TRANSLATED, target="쌀값이 또 올랐다.")
    assert taken(here, exported(TRANSLATED)) == (Outcome.UNCHANGED, here)


def test_what_changed_on_both_sides_is_a_conflict_and_ours_stays():
    here = replace(TRANSLATED, target="여기서 고친 글.", comments=("mine",))
    theirs = replace(exported(TRANSLATED), target="거기서\n고친 글.")
    outcome, after = taken(here, theirs)
    assert outcome is Outcome.CONFLICT
    assert after == replace(here, comments=("mine", "imported: 거기서\\n고친 글."))
    assert taken(after, theirs) == (Outcome.CONFLICT, after)


def test_both_sides_may_come_to_the_same_text():
    here = replace(TRANSLATED, target="같은 글.")
    assert taken(here, replace(exported(TRANSLATED), target="같은 글.")) == (Outcome.UNCHANGED, here)


@pytest.mark.parametrize(
    ("unit", "outcome"), [(EMPTY, Outcome.TAKEN), (UNTOUCHED, Outcome.TAKEN), (TRANSLATED, Outcome.CONFLICT)]
)
def test_without_knowing_what_went_out_only_what_no_human_wrote_gives_way(unit, outcome):
    assert taken(unit, replace(exported(unit), target="새 글.", base=None))[0] is outcome


def test_a_source_that_changed_meanwhile_makes_it_fuzzy_with_the_old_source():
    here = replace(EMPTY, source="Rice rose again.")
    outcome, after = taken(here, replace(exported(EMPTY), target="쌀값이 올랐다.", state=State.TRANSLATED))
    assert outcome is Outcome.OUTDATED
    assert (after.target, after.fuzzy, after.previous) == ("쌀값이 올랐다.", True, ("", "Rice rose."))


def test_a_source_that_lost_characters_on_its_way_is_the_same():
    here = replace(EMPTY, source="The café — closed.")
    theirs = replace(exported(here), source="The  caf? ? closed.", target="새 글.", state=None)
    assert taken(here, theirs)[0] is Outcome.TAKEN


def test_a_sentence_that_moved_is_found_by_its_text():
    there = replace(exported(EMPTY), target="새 글.", id="p9.9")
    assert taken(EMPTY, there)[0] is Outcome.TAKEN


def test_a_sentence_that_is_gone_is_found_among_the_obsolete():
    gone = replace(TRANSLATED, source="Corn fell.", places=())
    theirs = replace(exported(gone), target="새 글.")
    unpacked = unpack(Catalog("ko", (EMPTY,), obsolete=(gone,)), [theirs])
    assert unpacked.rows[0].outcome is Outcome.TAKEN
    assert unpacked.catalog.obsolete[0].target == "새 글."


def test_a_sentence_that_we_never_had_is_listed():
    theirs = replace(exported(EMPTY), id="p7.7", source="Who?", target="누구?")
    unpacked = unpack(Catalog("ko", (EMPTY,)), [theirs])
    assert [(row.outcome, row.id, row.theirs) for row in unpacked.rows] == [
        (Outcome.UNKNOWN, "p7.7", "누구?")
    ]
    assert unpacked.catalog.units == (EMPTY,)


def test_a_draft_that_is_blank_in_the_file_stays():
    theirs = replace(exported(UNTOUCHED), target="", state=State.UNTRANSLATED)
    assert taken(UNTOUCHED, theirs) == (Outcome.UNTRANSLATED, UNTOUCHED)


def test_remarks_are_taken_whatever_the_outcome_and_none_poses_as_ours():
    theirs = replace(exported(EMPTY), comments=("why?", "l10n: draft=engine hash=1234abcd"))
    assert taken(EMPTY, theirs)[1].comments == ("why?",)


def test_a_context_tells_two_units_with_one_source_apart():
    title = replace(EMPTY, context="title", places=("sources/r/en.txt#t1.1",))
    theirs = replace(exported(title), target="제목", id="")
    after = unpack(Catalog("ko", (EMPTY, title)), [theirs]).catalog
    assert [unit.target for unit in after.units] == ["", "제목"]


OURS = st.sampled_from(
    [EMPTY, UNTOUCHED, TRANSLATED, replace(TRANSLATED, fuzzy=True), replace(TRANSLATED, target="고친 글.")]
)


@given(
    before=OURS,
    now=OURS,
    text=st.one_of(st.just(""), texts),
    state=st.sampled_from([None, *State]),
    same=st.booleans(),
    known=st.booleans(),
)
def test_no_human_text_ever_disappears(*, before, now, text, state, same, known):
    theirs = replace(exported(before), target=text, state=state)
    theirs = theirs if known else replace(theirs, base=None)
    now = now if same else replace(now, source="Rice fell.")
    outcome, after = taken(now, theirs)
    made_from_ours = known and before.target == now.target
    if now.target and now is not UNTOUCHED and now.provenance is None and not made_from_ours:
        assert after.target == now.target
    if outcome is Outcome.CONFLICT:
        assert any(line.startswith("imported: ") for line in after.comments)


def test_cost_is_linear_in_units_with_one_source():
    units = tuple(replace(EMPTY, context=f"c{n}", places=()) for n in range(20_000))
    catalog = Catalog("ko", units)
    kit = pack(catalog, report="r", source_locale="en")
    assert len({unit.id for unit in kit.units}) == 20_000
    unpacked = unpack(catalog, [replace(unit, target="새 글.") for unit in kit.units])
    assert {row.outcome for row in unpacked.rows} == {Outcome.TAKEN}
