"""What the memory finds for a sentence, what it puts right, and what it never fills in."""

import random
from dataclasses import replace

import pytest

from l10n.memory import Entry, Memory, Query, Use, fold, store, write
from l10n.memory.fold import context_key
from l10n.model import Origin
from l10n.terms import Termbase

NAMES = Termbase.from_pairs(
    [
        {"en": "Rason", "ko": "라선", "ja": "羅先"},
        {"en": "Hoeryong", "ko": "회령", "ja": "会寧"},
        {"en": "Hyesan", "ko": "혜산", "ja": "恵山"},
        {"en": "Onsong", "ko": "온성", "ja": "穏城"},
    ]
)


def entry(source, target, locale="ko", **more):
    return Entry(source, target, "en", locale, **{"report": "a", "unit": "p1.1", **more})


@pytest.fixture
def memory(tmp_path):
    with Memory(tmp_path / "memory.sqlite", termbase=NAMES) as memory:
        yield memory


def hold(memory, *entries, file="x.po"):
    with memory.store.writing() as writer:
        return writer.add(entries, file=file)


def ask(memory, source, locale="ko", **more):
    return memory.lookup(Query(source, "en", locale, **more))


RICE = entry(
    "The price of rice rose to 6,500 won per kilogram in Rason.",
    "라선에서 쌀 가격이 킬로그램당 6500원으로 올랐다.",
)


def test_a_unit_does_not_get_back_what_somebody_took_out_of_it(memory):
    hold(memory, entry("Rice rose again.", "쌀값이 또 올랐다."))
    assert ask(memory, "Rice rose again.", report="a", unit="p1.1") == []
    assert ask(memory, "Rice rose again.", report="a", unit="p2.1")[0].use is Use.FILL
    hold(memory, entry("Rice rose again.", "쌀값이 또 올랐다."), file="memory/old.tmx")
    assert ask(memory, "Rice rose again.", report="a", unit="p1.1")[0].use is Use.FILL


def test_the_same_text_scores_by_where_it_stands(memory):
    here = entry("Rice rose again.", "쌀값이 또 올랐다.", reviewed=True)
    around = {
        "previous": context_key("Before.", locale="en"),
        "following": context_key("After.", locale="en"),
    }
    hold(memory, replace(here, **around))
    assert ask(memory, "Rice rose again.")[0].score == 100
    assert ask(memory, "Rice rose again.", report="a")[0].score == 101
    assert ask(memory, "Rice rose again.", previous="Before.", following="After.")[0].score == 102
    assert ask(memory, "Rice  ROSE again.")[0].score == 99


def test_only_what_was_signed_off_for_exactly_this_text_is_trusted(memory):
    hold(memory, entry("Rice rose again.", "쌀값이 또 올랐다.", reviewed=True))
    assert ask(memory, "Rice rose again.")[0].trusted
    hold(memory, entry("Rice rose again.", "쌀값이 다시 올랐다.", report="b", reviewed=True))
    assert not any(match.trusted for match in ask(memory, "Rice rose again."))


def test_two_texts_that_differ_in_case_are_two(memory):
    hold(memory, entry("It was in May.", "5월이었다."), entry("It was in may.", "5월이었다"))
    found = ask(memory, "It was in May.")
    assert [match.entry.source for match in found] == ["It was in May.", "It was in may."]
    assert found[1].penalties[-1] == "form -1"


@pytest.mark.parametrize(
    ("source", "target", "score"),
    [
        (RICE.source.replace("6,500", "6,800"), RICE.target.replace("6500", "6800"), 97),
        (RICE.source.replace("Rason", "Hyesan"), RICE.target.replace("라선", "혜산"), 93),
        (
            RICE.source.replace("Rason", "Onsong").replace("6,500", "12,000"),
            RICE.target.replace("라선", "온성").replace("6500", "12000"),
            93,
        ),
    ],
)
def test_numbers_and_names_are_put_right(memory, source, target, score):
    hold(memory, RICE)
    match = ask(memory, source)[0]
    assert (match.target, match.score, match.use) == (target, score, Use.FILL)
    assert match.origin is Origin.REPAIRED
    assert not match.trusted


def test_particles_follow_the_name(memory):
    hold(
        memory,
        entry(
            "Residents of Hoeryong left the town in December.", "회령을 떠난 주민들은 12월에 시내를 벗어났다."
        ),
    )
    match = ask(memory, "Residents of Hyesan left the town in March.")[0]
    assert match.target == "혜산을 떠난 주민들은 3월에 시내를 벗어났다."
    hold(
        memory,
        entry(
            "Traders came to the market of Hoeryong from China.", "상인들은 중국에서 회령과 그 시장으로 왔다."
        ),
    )
    assert "온성과" in ask(memory, "Traders came to the market of Onsong from China.")[0].target
    hold(
        memory,
        entry("Officials went to Onsong by train last night.", "간부들은 어젯밤 열차로 온성으로 갔다."),
    )
    hold(memory, entry("Soldiers of Rason are hungry, a resident said.", "라선이 배고프다고 주민이 말했다."))
    assert ask(memory, "Soldiers of Hoeryong are hungry, a resident said.")[0].target.startswith("회령이")


def test_a_date_is_put_right_in_japanese(memory):
    hold(
        memory,
        entry(
            "The market opened on Monday, December 1, 2025, in Rason.",
            "羅先の市場は2025年12月1日月曜日に開いた。",
            "ja",
        ),
    )
    match = ask(memory, "The market opened on Friday, March 6, 2026, in Hyesan.", "ja")[0]
    assert match.target == "恵山の市場は2026年3月6日金曜日に開いた。"


def test_a_number_that_stands_twice_is_not_guessed_at(memory):
    hold(memory, entry("It sold 10 sacks to 10 traders on that day.", "그날 상인 10명에게 10자루를 팔았다."))
    match = ask(memory, "It sold 12 sacks to 10 traders on that day.")[0]
    assert match.use is not Use.FILL
    assert match.changed == ("number",)


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("The soldiers left the village before the first snow fell.", "The soldiers never left the village before the first snow fell.", "negation"),
        ("About 60,000 people were sent to the long river last year.", "About 600,000 people were sent to the wide river last year.", "number"),
        ("Traders in Pyongsong were told to accept the new payments.", "Traders in Sinuiju were told to accept the new payments.", "name"),
        ("Kim said that the market will open again in late March.", "Choe said that the market will open again in late March.", "name"),
        ("The farm was searched by guards in the morning of March 3.", "The farm was searched by guards in the evening of April 3.", "date"),
    ],
)  # fmt: skip
def test_what_may_not_change_is_never_filled_in(memory, old, new, kind):
    hold(memory, entry(old, "번역", reviewed=True))
    found = ask(memory, new)
    assert found
    assert kind in found[0].changed
    assert found[0].use is not Use.FILL
    assert memory.fill(Query(new, "en", "ko")) is None


def test_short_texts_are_found_only_as_they_are(memory):
    hold(memory, entry("Prices rose.", "물가가 올랐다."))
    assert ask(memory, "Prices rose.")
    assert not ask(memory, "Prices fell.")


def test_marks_are_those_of_the_sentence(memory):
    hold(memory, entry("<g1>Rice</g1> rose<x2/> again.", "<g1>쌀값</g1>이<x2/> 또 올랐다."))
    match = ask(memory, "<g7>Rice</g7> rose<x3/> again.")[0]
    assert match.target == "<g7>쌀값</g7>이<x3/> 또 올랐다."
    fewer = ask(memory, "Rice rose again.")[0]
    assert fewer.target == "쌀값이 또 올랐다."
    assert "marks -6" in fewer.penalties


def test_a_confidential_report_is_for_itself(memory):
    hold(memory, replace(RICE, report="secret", confidential=True))
    assert not ask(memory, RICE.source)
    assert not ask(memory, RICE.source, report="a")
    assert ask(memory, RICE.source, report="secret")
    assert ask(memory, RICE.source, shared_confidential=True)
    assert not memory.examples(Query(RICE.source, "en", "ko"))


def test_doubts_cost_points(memory):
    hold(memory, replace(RICE, origin=Origin.ALIGNED, confidence=0.8))
    assert ask(memory, RICE.source)[0].penalties == ("aligned -5",)
    hold(memory, replace(RICE, fuzzy=True, target="초안"), file="y.po")
    assert [match.use for match in ask(memory, RICE.source)] == [Use.FILL]
    hold(memory, replace(RICE, target="남의 것"), file="memory/penalty-020/agency.tmx")
    assert ask(memory, RICE.source)[1].penalties == ("unreviewed -2", "folder -20", "several -1")


def test_examples_are_human_and_of_several_reports(memory):
    for at, report in enumerate(["a", "a", "b", "c"]):
        hold(memory, replace(RICE, source=f"{RICE.source} {at}", target=f"{RICE.target} {at}", report=report))
    hold(memory, replace(RICE, target="기계", origin=Origin.ENGINE, report="d"))
    found = memory.examples(Query(RICE.source, "en", "ko"), limit=3)
    assert [match.entry.report for match in found] == ["a", "b", "c"]


def test_the_order_of_taking_in_does_not_show(tmp_path):
    chance = random.Random(3)  # noqa: S311 - the same every time
    words = [
        "rice",
        "market",
        "soldier",
        "guard",
        "river",
        "winter",
        "price",
        "won",
        "trader",
        "farm",
        "school",
        "border",
    ]
    entries = [
        entry(" ".join(chance.choices(words, k=8)), f"t{at}", report=f"r{at % 7}", unit=f"p{at}")
        for at in range(3000)
    ]
    queries = [Query(" ".join(chance.choices(words, k=8)), "en", "ko") for _ in range(40)]
    answers = []
    for shuffled in (False, True):
        with Memory(tmp_path / f"{shuffled}.sqlite") as memory:
            hold(memory, entry("gone " * 6, "gone"), file="gone.po")
            if shuffled:
                chance.shuffle(entries)
            for at in range(0, len(entries), 500):
                hold(memory, *entries[at : at + 500])
            with memory.store.writing() as writer:
                writer.drop("gone.po")
            answers.append([memory.lookup(query) for query in queries])
    assert answers[0] == answers[1]
    assert any(answers[0])


def test_texts_of_one_length_that_have_no_room_are_found_by_their_like(memory, monkeypatch):
    monkeypatch.setattr(fold, "_HASH", 3)
    for module in (write, store):
        monkeypatch.setattr(module, "NEAR", 1)
    texts = [f"The price of rice in market {at} rose again today." for at in range(100, 130)]
    assert hold(memory, *(entry(text, f"{text} 쌀값", unit=text) for text in texts)) == 30
    assert {one.source for one in memory.store.all()} == set(texts)
    for text in texts[::7]:
        assert ask(memory, text)[0].entry.source == text


def test_what_anybody_has_taken_in_or_out_since_shows(memory):
    old = "The rice price rose in the town of Rason today."
    asked = "The rice price rose in the town of Rason today again."
    assert ask(memory, asked) == []
    with Memory(memory.store.path) as other:
        hold(other, entry(old, "오늘 라선에서 쌀값이 올랐다."))
    assert [match.entry.source for match in ask(memory, asked)] == [old]
    assert ask(memory, asked, "ja") == []
    hold(
        memory,
        entry(asked.replace("today ", ""), "오늘 라선에서 쌀값이 또 올랐다.", unit="p1.2"),
        file="y.po",
    )
    assert len(ask(memory, asked)) == 2
    with memory.store.writing() as writer:
        writer.drop("x.po")
    assert len(ask(memory, asked)) == 1
    memory.store.reset("damaged")
    assert ask(memory, asked) == []


@pytest.mark.parametrize(
    "text", ["", " ", "<g1></g1>", "???", "\udcff", "가" * 50_000, '"* OR NEAR(', "a\x00b c d e f g h"]
)
def test_odd_texts_are_looked_up(memory, text):
    hold(memory, RICE, entry(text or "x", "y"))
    ask(memory, text)


@pytest.mark.parametrize(
    ("locale", "old", "new"),
    [
        ("ja", "石丸次郎記者が羅先市の市場を取材した。", "石丸次郎記者が羅先市の広い市場を取材した。"),
        ("ko", "혜산의 시장에서 쌀값이 다시 크게 올랐다.", "혜산의 시장에서 쌀값이 다시 조금 올랐다."),
    ],
)
def test_other_languages_are_sources_too(memory, locale, old, new):
    with memory.store.writing() as writer:
        writer.add([Entry(old, "It rose.", locale, "en")], file="x")
    found = memory.lookup(Query(new, locale, "en"))
    assert found[0].similarity > 0.75
