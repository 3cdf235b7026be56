"""What two files can be: each is aligned sensibly, or what is wrong with it is said."""

import csv
import html.parser
import json

import pytest

from tests.align import newsroom
from tests.workflow.desk import Desk


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path)


def aligned(desk, english, korean, *options, code=0, names=("en.txt", "ko.txt")):
    """What `l10n align --lines` finds, and what it says on standard error."""
    desk.write(
        {"l10n.toml": ""}
        | {name: "\n".join(side) for name, side in zip(names, (english, korean), strict=True)}
    )
    paths = [str(desk.root / name) for name in names]
    done = desk.run("align", *paths, "--lines", "--json", *options, code=code)
    found = json.loads(done.stdout)
    for side, lines in (("source", english), ("target", korean)):
        seen = sorted(one["index"] for bead in found["beads"] for one in bead[side])
        assert seen == list(range(sum(bool(line.split()) for line in lines)))
    return found, done.stderr


def linked(found):
    return [bead for bead in found["beads"] if bead["source"] and bead["target"]]


def rules(found):
    return [one["rule"] for one in found["findings"]]


def test_a_line_is_a_sentence_and_has_its_number(desk):
    found, said = aligned(desk, ["One. Two.", "", "Three."], ["하나다. 둘이다.", "셋이다."])
    assert [one["id"] for bead in found["beads"] for one in bead["source"]] == ["1", "3"]
    assert said == ""


@pytest.mark.parametrize(
    "sides", [([], []), (["A sentence."], []), ([], ["문장이다."]), ([" ", "\t"], ["\u3000"])]
)
def test_empty_sides(desk, sides):
    found, _ = aligned(desk, *sides)
    assert linked(found) == []
    assert not found["different"]


@pytest.mark.parametrize(("count", "least"), [(100, 1), (1000, 0)])
def test_one_sentence_against_many(desk, count, least):
    """The more there is to choose from, the less sure is any choice: among a thousand it may be left alone."""
    korean = [f"{n}번째 문장은 아무 상관이 없다." for n in range(count)]
    korean[40] = newsroom.KO[5]
    found, _ = aligned(desk, [newsroom.EN[5]], korean)
    chosen = [one["index"] for bead in linked(found) for one in bead["target"]]
    assert chosen == [40] or (not chosen and not least)


def test_identical_languages(desk):
    found, said = aligned(
        desk, newsroom.EN, newsroom.EN, "--target-locale", "en-GB", names=("en.txt", "other.txt")
    )
    assert all(
        [a["text"] for a in bead["source"]] == [b["text"] for b in bead["target"]] for bead in found["beads"]
    )
    assert rules(found) == ["uncalibrated"]
    assert "[uncalibrated]" in said


def test_exchanged_languages_are_said(desk):
    found, said = aligned(desk, newsroom.KO, newsroom.EN)
    assert "exchanged-versions" in rules(found)
    assert "exchange the files" in said
    assert len(linked(found)) > 5


def test_a_version_that_was_never_translated_is_said(desk):
    found, _ = aligned(desk, newsroom.EN, newsroom.EN)
    assert rules(found) == ["wrong-language"]


def test_another_report_is_said_with_exit_code_1(desk):
    found, said = aligned(desk, newsroom.EN, newsroom.OTHER_KO, code=1)
    assert found["different"]
    assert linked(found) == []
    assert "different reports" in said


def test_an_excerpt_is_of_the_same_report(desk):
    found, _ = aligned(desk, newsroom.EN, newsroom.KO[4:7])
    assert len(linked(found)) == 3


def test_sync_uses_nothing_of_another_report(desk):
    desk.write(
        {
            "l10n.toml": '[project]\ntargets = ["ko"]\n',
            "sources/r/en.txt": "\n\n".join(newsroom.EN),
            "sources/r/ko.txt": "\n\n".join(newsroom.OTHER_KO),
        }
    )
    done = desk.run("sync")
    assert "r ko: the two are versions of different reports" in done.stderr
    row = desk.json("status")["reports"][0]
    assert (row["aligned"], row["drafted"], row["target_only"], row["omitted"]) == (0, 0, 0, 0)
    assert not any(text in desk.read("locales/ko/LC_MESSAGES/r.po") for text in newsroom.OTHER_KO)
    before = desk.tree()
    desk.run("sync")
    assert desk.tree() == before
    desk.write({"sources/r/ko.txt": "\n\n".join(newsroom.KO)})
    assert "different reports" not in desk.run("sync").stderr
    assert newsroom.KO[4] in desk.read("locales/ko/LC_MESSAGES/r.po")


def test_refrains_are_linked_in_their_order(desk):
    english = [line for text in newsroom.EN[2:8] for line in (text, "Photo: TUMEN PRESS")]
    korean = [line for text in ("라선", *newsroom.KO[4:8]) for line in (text, "사진: 두만강프레스")]
    found, _ = aligned(desk, english, korean)
    pairs = [
        (bead["source"][0]["index"], bead["target"][0]["index"])
        for bead in linked(found)
        if not bead["moved"]
    ]
    assert pairs == sorted(pairs)


def test_a_table_of_numbers_is_linked_by_its_numbers(desk):
    rows = [f"{n * 137:,}" for n in range(1, 40)]
    found, _ = aligned(desk, rows, [*rows[:10], "합계", *rows[10:]])
    right = sum(bead["source"][0]["text"] == bead["target"][0]["text"] for bead in linked(found))
    assert right >= 36


def test_a_sentence_of_ten_thousand_characters(desk):
    found, _ = aligned(
        desk, [*newsroom.EN[:6], "Rice rose. " * 1000], [*newsroom.KO[:6], "쌀값이 올랐다. " * 1500]
    )
    assert len(linked(found)) >= 4
    shown = desk.run("align", str(desk.root / "en.txt"), str(desk.root / "ko.txt"), "--lines").stdout
    assert len(shown) < 100_000


def test_unknown_languages_work_and_are_warned_of(desk):
    found, said = aligned(
        desk,
        ["Rice rose to 6,500 won.", "Nobody buys it any more.", "The trains stand still."],
        ["Der Reis stieg auf 6.500 Won.", "Niemand kauft ihn mehr.", "Die Züge stehen still."],
        names=("en.txt", "de.txt"),
    )
    assert len(linked(found)) == 3
    assert "[uncalibrated]" in said


def test_emoji_and_control_characters(desk):
    english = [
        "🍚 Rice rose 📈",
        "\x07\x1b[31mRed\x1b[0m alert",
        "\u202eright to left",
        "👩‍👩‍👧 a family",
        "a\x00b\x85c",
    ]
    korean = ["🍚 쌀값이 올랐다 📈", "\x1b]0;title\x07적색 경보", "\u202e거꾸로", "👩‍👩‍👧 가족", "가\x00나"]
    found, _ = aligned(desk, english, korean)
    shown = desk.run("align", str(desk.root / "en.txt"), str(desk.root / "ko.txt"), "--lines").stdout
    assert not any(char in shown for char in "\x00\x07\x1b\u202e")
    assert found["beads"]


def test_columns_can_be_imported(desk):
    english = ["A tab\tin it \\ and a backslash.", 'He said "no".', *newsroom.EN]
    desk.write({"l10n.toml": "", "en.txt": "\n\n".join(english), "ko.txt": "\n\n".join(newsroom.KO)})
    paths = [str(desk.root / "en.txt"), str(desk.root / "ko.txt")]
    done = desk.run("align", *paths, "--tsv")
    rows = list(csv.DictReader(done.stdout.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))
    beads = json.loads(desk.run("align", *paths, "--json").stdout)["beads"]
    assert len(rows) == len(beads)
    for row, bead in zip(rows, beads, strict=True):
        texts = (
            row["source"].replace("\\\\", "\0").replace("\\n", "\n").replace("\\t", "\t").replace("\0", "\\")
        )
        assert [one for one in texts.split("\n") if one] == [one["text"] for one in bead["source"]]
        assert row["type"] == f"{len(bead['source'])}-{len(bead['target'])}"
        assert [one for one in row["target_ids"].split("+") if one] == [one["id"] for one in bead["target"]]


class Well(html.parser.HTMLParser):
    """Checks that a page's tags are closed in their order, and gathers what it shows and loads."""

    EMPTY = frozenset({"meta", "path"})

    def __init__(self):
        super().__init__()
        self.open, self.text, self.loads, self.tags = [], [], [], []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.loads += [value for name, value in attrs if name in {"src", "href"}]
        if tag not in self.EMPTY:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        assert tag in self.EMPTY

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text.append(data)


def test_the_picture_holds_every_sentence_and_needs_nothing(desk):
    english = ['<script>alert("x")</script> & more', *newsroom.EN]
    desk.write({"l10n.toml": "", "en.txt": "\n".join(english), "ko.txt": "\n".join(newsroom.KO)})
    paths = [str(desk.root / "en.txt"), str(desk.root / "ko.txt"), "--lines"]
    pages = []
    for name in ("a.html", "b.html"):
        desk.run("align", *paths, "--html", str(desk.root / name))
        pages.append(desk.read(name))
    assert pages[0] == pages[1]
    page = Well()
    page.feed(pages[0])
    page.close()
    assert page.open == []
    assert page.loads == []
    assert "script" not in page.tags
    text = "".join(page.text)
    assert all(sentence in text for sentence in (*english, *newsroom.KO))
    found = json.loads(desk.run("align", *paths, "--json").stdout)["beads"]
    assert page.tags.count("svg") == sum(bead["moved"] for bead in found) > 0
    assert page.tags.count("small") == sum(bead["type"] not in {"1-1", "1-0", "0-1"} for bead in found) > 0


def test_a_picture_that_cannot_be_written_is_named(desk):
    desk.write({"l10n.toml": "", "en.txt": "One.", "ko.txt": "하나다."})
    paths = [str(desk.root / "en.txt"), str(desk.root / "ko.txt")]
    done = desk.run("align", *paths, "--html", str(desk.root / "no" / "a.html"), code=3)
    assert "cannot be written" in done.stderr
