"""The memory of a project: made of its files, searched, given away, taken in, and forgotten."""

import sqlite3

import pytest

from l10n.config import load
from l10n.formats import tmx
from l10n.memory import Query
from l10n.workflow.remember import DATABASE, open_memory
from tests.workflow.test_export_import import Newsroom, draft, translate

RICE = "Rice rose to 6,500 won in the market of Rason."
SOURCE = f"{RICE}\n\nIt <will> not stop, she said.\n\nNobody knows why.\n"
PO = "locales/ko/LC_MESSAGES/rice.po"
TMX = """<?xml version="1.0" encoding="{encoding}"?>
<!DOCTYPE tmx SYSTEM "http://127.0.0.1:9/tmx14.dtd" [<!ENTITY x SYSTEM "file:///etc/passwd"> <!ENTITY y "yes">]>
<tmx version="1.4"><header srclang="en" datatype="plaintext"/><body>
<tu tuid="agency#1"><tuv xml:lang="en-US"><seg>Corn fell to half of its price.</seg></tuv>
<tuv xml:lang="ko"><seg>옥수수값이 반으로 떨어졌다.</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg>Bad &x;</seg></tuv><tuv xml:lang="ko"><seg>나쁜 &y;</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg>Only English.</seg></tuv></tu>
<tu><tuv xml:lang="de"><seg>Reis</seg></tuv><tuv xml:lang="fr"><seg>Riz</seg></tuv></tu>
</body></tmx>
"""


@pytest.fixture
def newsroom(project, monkeypatch):
    monkeypatch.chdir(project.root)
    project = Newsroom(project.root)
    project.write({"sources/rice/en.txt": SOURCE, "sources/2025/corn/en.txt": "Corn fell.\n"})
    project.run("sync", "-q")
    translate(project, RICE, "라선 시장에서 쌀값이 6500원으로 올랐다.")
    draft(project, "Nobody knows why.", "아무도 모른다.")
    return project


def held(project):
    """Everything the memory holds, and what it answers."""
    config = load(project.root).config
    with open_memory(project.root, config) as memory:
        queries = [Query(RICE.replace("6,500", "7,000"), "en", "ko"), Query(RICE, "en", "ko", report="rice")]
        return list(memory.store.all()), [memory.lookup(query) for query in queries]


def test_it_holds_what_humans_confirmed(newsroom):
    found = newsroom.json("tm", "search", "rice")
    assert [(hit["source"], hit["target"], hit["origin"]) for hit in found] == [
        (RICE, "라선 시장에서 쌀값이 6500원으로 올랐다.", "human")
    ]
    assert found[0]["in_source"] == [[0, 4]]
    newsroom.run("tm", "search", "knows", code=1)
    assert "Nothing found" in newsroom.run("tm", "search", "knows", code=1).stderr


@pytest.mark.parametrize(
    ("wanted", "side", "span"),
    [("쌀값", "in_target", [8, 10]), ("선 시", "in_target", [1, 4]), ("MARKET of", "in_source", [30, 39]), ("won Rason", "in_source", [19, 22])],
)  # fmt: skip
def test_words_are_found_on_both_sides_and_inside_of_words(newsroom, wanted, side, span):
    assert span in newsroom.json("tm", "search", *wanted.split(" ") if "won" in wanted else [wanted])[0][side]


def test_a_sentence_is_looked_up_as_in_a_sync(newsroom):
    answer = newsroom.json("tm", "search", "--like", RICE.replace("6,500", "6,800"), "--locale", "ko")
    best = answer["ko"][0]
    assert (best["suggested"], best["use"]) == ("라선 시장에서 쌀값이 6800원으로 올랐다.", "fill")
    assert best["repaired"] == ["6,500 -> 6,800"]
    done = newsroom.run("tm", "search", "--like", RICE.replace("6,500", "6,800"), "--locale", "ko")
    assert "put right: 6,500 -> 6,800" in done.stdout


def test_a_sentence_of_like_meaning_is_shown_and_never_filled_in(newsroom):
    asked = "In Rason's market, the rice price went up to 6,500 won."
    answer = newsroom.json("tm", "search", "--similar", asked, "--locale", "ko")
    assert [(one["source"], one["use"]) for one in answer["ko"]] == [(RICE, "list")]
    newsroom.run("tm", "search", "--similar", "Children like to swim in summer.", code=1)


def test_a_rebuild_comes_to_the_same(newsroom):
    newsroom.write({"in.tmx": TMX.format(encoding="UTF-8")})
    newsroom.run("tm", "import", "in.tmx", code=1)
    translate(newsroom, "It <will> not stop, she said.", "멈추지 <않는다>고 했다.")
    step_by_step = held(newsroom)
    translate(newsroom, "It <will> not stop, she said.", "그치지 <않는다>고 했다.")
    assert held(newsroom) != step_by_step
    step_by_step = held(newsroom)
    newsroom.run("tm", "rebuild")
    assert held(newsroom) == step_by_step
    (newsroom.root / DATABASE).unlink()
    assert held(newsroom) == step_by_step


def test_what_is_deleted_is_gone_without_a_trace(newsroom):
    newsroom.run("tm", "stats")
    name = "tm-database"
    path = newsroom.root / DATABASE
    assert "쌀값이".encode() in path.read_bytes(), name
    for file in ("sources/rice/en.txt", PO, "locales/ja/LC_MESSAGES/rice.po", "locales/pot/rice.pot"):
        (newsroom.root / file).unlink()
    assert newsroom.json("tm", "stats")["entries"] == []
    left = b"".join(file.read_bytes() for file in path.parent.glob("memory.sqlite*"))
    assert "쌀값".encode() not in left
    assert b"market" not in left


def test_a_report_is_forgotten_and_stays_so(newsroom):
    config = load(newsroom.root).config
    newsroom.run("tm", "export", "--out", "ours.tmx")
    newsroom.write({"in.tmx": TMX.format(encoding="UTF-8").replace("Bad &x;", "Good").replace("나쁜 &y;", "좋은").replace(
        '<tu><tuv xml:lang="en"><seg>Only English.</seg></tuv></tu>', "")})  # fmt: skip
    newsroom.run("tm", "import", "in.tmx")
    newsroom.run("tm", "import", "ours.tmx", "--name", "agency/ours")
    assert newsroom.json("tm", "forget", "rice", "--dry-run")["entries"] == 2
    before = newsroom.tree()
    assert newsroom.json("tm", "search", "Rason")
    assert newsroom.tree() == before
    done = newsroom.json("tm", "forget", "rice")
    assert done["files"] == ["memory/agency/ours.tmx", "memory/forgotten.txt"]
    assert not (newsroom.root / "memory/agency/ours.tmx").exists()
    newsroom.run("tm", "search", "Rason", code=1)
    newsroom.run("tm", "rebuild")
    newsroom.run("tm", "search", "Rason", code=1)
    left = b"".join(file.read_bytes() for file in (newsroom.root / ".l10n").rglob("*") if file.is_file())
    assert "쌀값".encode() not in left
    newsroom.run("tm", "forget", "agency")
    assert b"Corn" not in (newsroom.root / "memory/in.tmx").read_bytes()
    assert b"Good" in (newsroom.root / "memory/in.tmx").read_bytes()
    with open_memory(newsroom.root, config) as memory:
        assert [entry.source for entry in memory.store.all()] == ["Good"]
    assert "neither" in newsroom.run("tm", "forget", "riec", code=2).stderr


def test_confidential_reports_stay_here(newsroom):
    newsroom.write({"sources/rice/report.toml": "confidential = true\n"})
    done = newsroom.run("tm", "export", "--out", "ours.tmx")
    assert "1 translation of confidential reports left out" in done.stderr
    assert "쌀" not in newsroom.read("ours.tmx")
    newsroom.run("tm", "search", "Rason", code=1)
    newsroom.run("tm", "search", "--like", RICE, code=1)
    assert newsroom.json("tm", "search", "Rason", "--confidential")[0]["confidential"]
    config = load(newsroom.root).config
    with open_memory(newsroom.root, config) as memory:
        assert memory.fill(Query(RICE, "en", "ko", report="2025/corn")) is None
        assert memory.fill(Query(RICE, "en", "ko", report="rice"))
    newsroom.run("tm", "export", "--out", "ours.tmx", "--confidential", "--replace")
    (newsroom.root / "sources/rice/report.toml").unlink()
    newsroom.run("tm", "import", "ours.tmx", "--name", "kept")
    with open_memory(newsroom.root, config) as memory:
        assert [e.confidential for e in memory.store.all()] == [True, True]


def test_an_export_comes_back_as_it_was(newsroom):
    newsroom.run("tm", "export", "--out", "ours.tmx", "--unconfirmed")
    entries, _ = held(newsroom)
    with (newsroom.root / "ours.tmx").open("rb") as file:
        assert len([unit for unit in tmx.read(file) if isinstance(unit, tmx.Entry)]) == len(entries) == 1
    data = newsroom.read("ours.tmx")
    for name in (PO, "locales/ja/LC_MESSAGES/rice.po"):
        (newsroom.root / name).unlink()
    newsroom.run("tm", "import", "ours.tmx")
    newsroom.run("tm", "export", "--out", "again.tmx", "--unconfirmed")
    assert newsroom.read("again.tmx") == data
    assert "is there" in newsroom.run("tm", "export", "--out", "again.tmx", code=2).stderr
    assert newsroom.run("tm", "export", "--unconfirmed").stdout == data


@pytest.mark.parametrize("encoding", ["UTF-8", "UTF-16", "EUC-KR"])
def test_bad_units_are_skipped_with_their_lines(newsroom, encoding):
    newsroom.write({"in.tmx": TMX.format(encoding=encoding).encode(encoding)})
    done = newsroom.json("tm", "import", "in.tmx", code=1)
    assert done["taken"] == {"ko": 1, "ja": 0}
    assert [skipped["line"] for skipped in done["skipped"]] == [6, 7]
    assert newsroom.json("tm", "search", "옥수수")[0]["file"] == "memory/in.tmx"
    stderr = newsroom.run("tm", "import", "in.tmx", code=1).stderr
    assert "in.tmx:6: skipped: a text with an entity" in stderr
    assert "has this file already" in stderr


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "TMX"),
        (b"<html/>", "is no TMX"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 99, "TMX"),
        (
            b'<tmx version="1.4"><header srclang="en"/><body></body></tmx>',
            "has no translation from en to ko or ja",
        ),
        (TMX.format(encoding="UTF-8").encode()[:500], "TMX"),
    ],
)
def test_no_memory_is_taken_from_what_is_none(newsroom, data, told):
    newsroom.write({"in.tmx": data})
    done = newsroom.run("tm", "import", "in.tmx", code=3)
    assert told in done.stderr
    assert "in.tmx" in done.stderr
    assert not (newsroom.root / "memory").exists()


@pytest.mark.parametrize("name", ["../out", "/out", "a/../../out", ".hidden"])
def test_a_copy_lies_in_the_folder_of_memories(newsroom, name):
    newsroom.write({"in.tmx": TMX.format(encoding="UTF-8")})
    assert "cannot be the name" in newsroom.run("tm", "import", "in.tmx", "--name", name, code=2).stderr


def test_another_file_of_the_same_name_is_not_overwritten(newsroom):
    newsroom.write({"in.tmx": TMX.format(encoding="UTF-8")})
    newsroom.run("tm", "import", "in.tmx", "--dry-run", code=1)
    assert not (newsroom.root / "memory").exists()
    newsroom.run("tm", "import", "in.tmx", code=1)
    newsroom.write({"in.tmx": TMX.format(encoding="UTF-8").replace("Corn", "Maize")})
    assert "--replace" in newsroom.run("tm", "import", "in.tmx", code=2).stderr
    newsroom.run("tm", "import", "in.tmx", "--replace", code=1)
    assert newsroom.json("tm", "search", "maize")


@pytest.mark.parametrize("how", ["garbage", "version", "cut", "zeros"])
def test_a_damaged_memory_is_made_anew_and_said_so(newsroom, how):
    before = held(newsroom)
    path = newsroom.root / DATABASE
    data = path.read_bytes()
    if how == "version":
        with sqlite3.connect(path) as connection:
            connection.execute("pragma user_version = 999")
        connection.close()
    else:
        path.write_bytes(
            {"garbage": b"no database" * 500, "cut": data[: len(data) // 2], "zeros": data[:4096] + bytes(len(data) - 4096)}[how]
        )  # fmt: skip
        for ending in ("-wal", "-shm"):
            path.with_name(path.name + ending).unlink(missing_ok=True)
    done = newsroom.run("tm", "stats")
    assert ".l10n/memory.sqlite: was" in done.stderr
    assert "made anew" in done.stderr
    assert held(newsroom) == before


def test_a_catalog_that_cannot_be_read_is_named(newsroom):
    newsroom.write({PO: "msgid no"})
    assert PO in newsroom.run("tm", "stats").stderr


def test_links_are_remembered_with_their_confidence(newsroom):
    newsroom.write(
        {
            "sources/rice/ja.txt": "羅先の市場でコメは6500ウォンに上がった。\n\n「止まらない」と彼女は語った。\n"
        }
    )
    newsroom.run("sync", "-q")
    kinds = {(row["target"], row["origin"]) for row in newsroom.json("tm", "stats")["entries"]}
    assert ("ja", "aligned") in kinds or ("ja", "unconfirmed") in kinds
