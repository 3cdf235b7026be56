"""When a version changes, what did not change stays, and what translators confirmed holds."""

import json

import pytest

from l10n.formats import po, sidecar
from tests.align import newsroom
from tests.workflow.desk import Desk

PO, STATE = "locales/ko/LC_MESSAGES/r.po", "locales/ko/state/r.json"


def put(desk, locale, sentences):
    desk.write({f"sources/r/{locale}.txt": "".join(f"{text}\n\n" for text in sentences)})


@pytest.fixture
def desk(tmp_path):
    made = Desk(tmp_path)
    made.write({"l10n.toml": '[project]\ntargets = ["ko"]\n'})
    put(made, "en", newsroom.EN)
    put(made, "ko", newsroom.KO)
    made.run("sync")
    return made


def record(desk):
    return json.loads(desk.read(STATE))


def beads(desk):
    found = desk.json("align", "r")["beads"]
    return {
        (tuple(one["text"] for one in bead["source"]), tuple(one["text"] for one in bead["target"])): bead
        for bead in found
    }


def mark_all(desk, confidence):
    """Give all links a confidence that no aligner would give them."""
    seen = record(desk)
    for link in seen["links"]:
        link["confidence"] = confidence
    desk.write({STATE: json.dumps(seen, ensure_ascii=False)})


def test_a_new_published_version_keeps_what_still_stands(desk):
    before = beads(desk)
    mark_all(desk, 0.9543)
    put(
        desk,
        "ko",
        [
            "새로 넣은 첫머리다.",
            *newsroom.KO[:5],
            "“봄까지 먹을 것이 없다”고 한 농민은 말했다.",
            *newsroom.KO[6:],
        ],
    )
    desk.run("sync")
    after = beads(desk)
    gone = [pair for pair in before if pair not in after]
    assert gone == [((newsroom.EN[5],), (newsroom.KO[5],))]
    kept = [after[pair] for pair in before if pair in after and all(pair)]
    assert {bead["confidence"] for bead in kept} == {0.9543}
    assert {bead["moved"] for bead in kept} == {True, False}


def test_an_edited_source_keeps_the_links_of_what_was_not_edited(desk):
    mark_all(desk, 0.9543)
    edited = newsroom.EN[4].replace("120", "130")
    put(desk, "en", [*newsroom.EN[:4], edited, *newsroom.EN[5:]])
    desk.run("sync")
    after = beads(desk)
    assert ((edited,), (newsroom.KO[4],)) in after
    marked = [pair for pair, bead in after.items() if bead["confidence"] == 0.9543 and all(pair)]
    assert len(marked) == len(newsroom.KO_LINKS) - 1


def test_nothing_is_aligned_where_nothing_changed(desk):
    mark_all(desk, 0.9543)
    before = desk.tree()[STATE]
    desk.run("sync")
    assert {link["confidence"] for link in record(desk)["links"]} == {0.9543}
    assert json.loads(before)["links"] == record(desk)["links"]


def test_a_record_of_before_texts_were_kept_is_read_and_stays_as_it_is(desk):
    seen = record(desk)
    for link in seen["links"]:
        link.pop("texts")
    desk.write({STATE: sidecar.serialize(sidecar.parse(json.dumps(seen).encode()))})
    before = desk.tree()
    desk.run("sync")
    assert desk.tree() == before
    put(desk, "ko", newsroom.KO[:-1])
    desk.run("sync")
    assert all("texts" in link for link in record(desk)["links"])


def confirm(desk, source, target):
    """What a translator does in an editor: fuzzy off, for one entry; with another text, if they like."""
    catalog = po.parse(desk.read(PO).encode(), locale="ko")
    units = [
        unit.__class__(unit.source, target, places=unit.places, notes=unit.notes)
        if unit.source == source
        else unit
        for unit in catalog.units
    ]
    desk.write({PO: po.serialize(catalog.__class__("ko", tuple(units), catalog.obsolete, catalog.header))})


@pytest.mark.parametrize("edit", ["", " 정말로."])
def test_a_confirmed_entry_holds_its_link(desk, edit):
    desk.write({"l10n.toml": '[project]\ntargets = ["ko"]\n[align]\naccept = 1.0\n'})
    for name in (PO, STATE):
        (desk.root / name).unlink()
    desk.run("sync")
    source, target = newsroom.EN[5], newsroom.KO[5]
    assert not beads(desk)[(source,), (target,)]["decided"]
    confirm(desk, source, target.rstrip(".") + edit if edit else target)
    put(desk, "ko", [*newsroom.KO[:5], newsroom.KO[5], "새 문장 하나가 더 들어갔다.", *newsroom.KO[6:]])
    desk.run("sync")
    assert beads(desk)[(source,), (target,)]["decided"]
    assert not beads(desk)[(newsroom.EN[4],), (newsroom.KO[4],)]["decided"]


def test_a_confirmed_entry_holds_its_link_through_all_later_versions(desk):
    """One that no aligner would make: two links of the record are exchanged before the translator sees them."""
    source, target = newsroom.EN[5], newsroom.KO[8]
    (desk.root / PO).unlink()
    seen = record(desk)
    link = next(link for link in seen["links"] if link["target"] == [5])
    other = next(link for link in seen["links"] if link["target"] == [8])
    link["target"], other["target"] = other["target"], link["target"]
    link["confidence"], other["confidence"] = 0.71, 0.72
    texts = link["texts"].split()[1], other["texts"].split()[1]
    link["texts"] = f"{link['texts'].split()[0]} {texts[1]}"
    other["texts"] = f"{other['texts'].split()[0]} {texts[0]}"
    desk.write({STATE: json.dumps(seen, ensure_ascii=False)})
    desk.run("sync")
    confirm(desk, source, target)
    for more in (["하나."], ["하나.", "둘."], ["둘."]):
        put(desk, "ko", [*newsroom.KO, *more])
        desk.run("sync")
        assert beads(desk)[(source,), (target,)]["decided"], more


def test_what_was_taken_for_its_confidence_is_no_decision(desk):
    put(desk, "ko", [*newsroom.KO, "끝에 붙은 문장."])
    desk.run("sync")
    assert not any(bead["decided"] for bead in beads(desk).values())


def test_moved_material_is_marked_everywhere(desk):
    moved = [bead for bead in beads(desk).values() if bead["moved"]]
    assert [bead["source"][0]["text"] for bead in moved] == [newsroom.EN[3]]
    unit = next(unit for unit in po.parse(desk.read(PO).encode()).units if unit.source == newsroom.EN[3])
    assert any(note.startswith("moved:") for note in unit.notes)
    assert desk.json("status")["reports"][0]["one_sided"]["moved"] == [[moved[0]["source"][0]["id"]]]
    assert "→" in desk.run("align", "r").stdout
    before = desk.tree()
    desk.run("sync")
    assert desk.tree() == before
