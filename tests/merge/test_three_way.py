"""Two people at work on one catalog, each in a copy: what both did is brought together unit by unit."""

from dataclasses import replace

from l10n.formats import po
from l10n.merge import merge_catalogs, merge_records
from l10n.model import Catalog, MadeFor, Origin, Provenance, Sidecar, SignOff, Unit
from l10n.text.fingerprint import short_hash
from tests.merge.story import Story

TEXTS = ("Rice rose to 6,500 won.", "State shops are shut.", "Nobody knows why.")


def base():
    return Story(*TEXTS).catalog


def with_unit(catalog, source, **fields):
    return replace(
        catalog, units=tuple(replace(u, **fields) if u.source == source else u for u in catalog.units)
    )


def merged(before, ours, theirs):
    """The same whichever side is called ours, but for what both changed; and it can be written and read."""
    done = merge_catalogs(before, ours, theirs)
    assert po.parse(po.serialize(done.catalog)).units == done.catalog.units
    return done


def texts(catalog):
    return {unit.source: unit.target for unit in catalog.units}


def test_translations_of_different_units_come_together():
    before = base()
    ours, theirs = with_unit(before, TEXTS[0], target="하나."), with_unit(before, TEXTS[2], target="셋.")
    for done in (merged(before, ours, theirs), merged(before, theirs, ours)):
        assert list(texts(done.catalog).values()) == ["하나.", "", "셋."]
        assert not done.conflicts


def test_a_draft_that_one_side_confirmed_and_one_that_one_side_replaced():
    draft = Provenance(Origin.ENGINE, {}, short_hash("초벌."))
    before = with_unit(base(), TEXTS[0], target="초벌.", fuzzy=True, provenance=draft)
    better = Provenance(Origin.ENGINE, {}, short_hash("새 초벌."))
    redrafted = with_unit(before, TEXTS[0], target="새 초벌.", fuzzy=True, provenance=better)
    human = with_unit(before, TEXTS[0], target="사람의 글.", fuzzy=False, provenance=None)
    for ours, theirs in ((human, redrafted), (redrafted, human)):
        done = merged(before, ours, theirs)
        assert (texts(done.catalog)[TEXTS[0]], done.conflicts) == ("사람의 글.", ())
    confirmed = with_unit(before, TEXTS[0], fuzzy=False, provenance=None)
    assert not merged(before, confirmed, before).catalog.units[0].fuzzy
    assert not merged(before, before, confirmed).catalog.units[0].fuzzy


def test_one_unit_that_both_translated_is_a_conflict_unless_they_agree():
    before = base()
    ours, theirs = with_unit(before, TEXTS[0], target="하나."), with_unit(before, TEXTS[0], target="일.")
    (conflict,) = merged(before, ours, theirs).conflicts
    assert (conflict.ours.target, conflict.theirs.target) == ("하나.", "일.")
    assert not merged(before, ours, ours).conflicts
    unsure = with_unit(before, TEXTS[0], target="하나.", fuzzy=True)
    assert not merged(before, unsure, ours).catalog.units[0].fuzzy


def test_a_translation_meets_the_corrected_sentence_that_it_was_made_for():
    story = Story(*TEXTS)
    before = story.catalog
    theirs = with_unit(before, TEXTS[0], target="쌀값은 6500원.")
    ours = story.become(TEXTS[0].replace("6,500", "8,900"), *TEXTS[1:])
    for done in (merged(before, ours, theirs), merged(before, theirs, ours)):
        unit = done.catalog.units[0]
        assert (unit.source, unit.target) == ("Rice rose to 8,900 won.", "쌀값은 6500원.")
        assert (unit.fuzzy, unit.previous) == (True, ("", TEXTS[0]))
        assert len(done.catalog.units) == 3


def test_a_translation_of_a_sentence_that_the_other_side_took_out_is_kept_for_the_sync():
    story = Story(*TEXTS)
    before = story.catalog
    theirs = with_unit(before, TEXTS[1], target="둘.")
    ours = story.become(TEXTS[0], TEXTS[2])
    done = merged(before, ours, theirs)
    assert texts(done.catalog)[TEXTS[1]] == "둘."
    story.catalog = done.catalog
    assert [unit.target for unit in story.become(TEXTS[0], TEXTS[2]).obsolete] == ["둘."]


def test_new_sentences_of_both_sides_under_one_id_stay_two():
    one, other = Story(*TEXTS), Story(*TEXTS)
    before = one.catalog
    ours = one.become(*TEXTS, "A new end.")
    theirs = other.become("A new beginning.", *TEXTS)
    theirs = with_unit(theirs, "A new beginning.", target="새 머리말.")
    assert ours.units[-1].places == theirs.units[0].places
    done = merged(before, ours, theirs)
    assert [unit.source for unit in done.catalog.units] == ["A new beginning.", *TEXTS, "A new end."]
    one.catalog = done.catalog
    after = one.become("A new beginning.", *TEXTS, "A new end.")
    assert texts(after)["A new beginning."] == "새 머리말."
    assert not any(unit.fuzzy for unit in after.units)


def test_remarks_of_both_sides_are_kept_and_one_taken_away_is_gone():
    before = with_unit(base(), TEXTS[0], comments=("old",))
    ours = with_unit(before, TEXTS[0], comments=("old", "ours"))
    theirs = with_unit(before, TEXTS[0], comments=("theirs",))
    assert merged(before, ours, theirs).catalog.units[0].comments == ("ours", "theirs")


def test_what_is_obsolete_on_one_side_and_empty_on_the_other_comes_back():
    before = base()
    gone = Unit(TEXTS[0], "하나.")
    ours = replace(before, units=before.units[1:], obsolete=(gone,))
    done = merged(before, ours, before)
    assert texts(merged(before, before, ours).catalog) == {TEXTS[1]: "", TEXTS[2]: ""}
    assert [unit.target for unit in done.catalog.obsolete] == ["하나."]
    returned = replace(before, units=(*before.units, Unit("New.", "")))
    assert texts(merged(before, returned, ours).catalog)[TEXTS[0]] == "하나."


def test_files_that_both_sides_began_on_their_own():
    nothing = Catalog("", ())
    done = merged(
        nothing, with_unit(base(), TEXTS[0], target="하나."), with_unit(base(), TEXTS[1], target="둘.")
    )
    assert list(texts(done.catalog).values()) == ["하나.", "둘.", ""]


def test_headers_of_both_sides():
    before = replace(base(), header={"Last-Translator": "", "X-Generator": "l10n"})
    ours = replace(before, header={**before.header, "X-Generator": "Poedit 3"})
    theirs = replace(before, header={**before.header, "Last-Translator": "K"})
    header = merged(before, ours, theirs).catalog.header
    assert (header["Last-Translator"], header["X-Generator"]) == ("K", "Poedit 3")


def test_records_are_brought_together_row_by_row():
    sign = SignOff("a", "b", "E", "2026-01-01")
    before = Sidecar(fingerprint="f", signoffs={"p1.1": sign, "p1.2": sign}, comments={"One.": ("x",)})
    ours = replace(before, signoffs={"p1.1": sign, "p1.3": sign}, comments={"One.": ("x", "y")})
    theirs = replace(before, signoffs={**before.signoffs, "p1.4": sign}, made_for={"p1.9": MadeFor("s", "h")})
    done = merge_records(before, ours, theirs)
    assert set(done.signoffs) == {"p1.1", "p1.3", "p1.4"}
    assert done.comments == {"One.": ("x", "y")}
    assert done.made_for == {"p1.9": MadeFor("s", "h")}
    assert done.fingerprint == "f"


def test_links_that_both_sides_made_anew_are_made_anew_again():
    before = Sidecar(fingerprint="f")
    ours, theirs = replace(before, fingerprint="g"), replace(before, fingerprint="h")
    assert merge_records(before, ours, theirs).fingerprint not in {"f", "g", "h"}
    assert merge_records(before, before, theirs).fingerprint == "h"
