"""The lists of texts by term, beside sets that are changed in the same way."""

import os
import random
import sqlite3

import pytest

from l10n.memory import log, rows, runs
from l10n.memory.lists import Search, beginning
from l10n.memory.log import Log
from l10n.memory.schema import Unusable

WORDS = [f"en{'abcdefg'[at % 7]}{('', 'x', '市')[at % 3]}{at}" for at in range(40)]
HIGHEST = 1 << 33


@pytest.fixture
def db():
    connection = sqlite3.connect(":memory:")
    table = "key text primary key, texts integer not null, terms text not null, ids blob not null"
    connection.execute(f"create table list ({table}) without rowid")
    yield connection
    connection.close()


def change(db, folder, held, chance, count):
    changes = Log(db, folder)
    for _ in range(count):
        word, id_ = (
            chance.choice(WORDS[: chance.choice([2, 40])]),
            chance.randrange(chance.choice([300, HIGHEST])),
        )
        gone = chance.random() < 0.3
        if gone and held[word] and chance.random() < 0.8:
            id_ = chance.choice(sorted(held[word]))
        (held[word].discard if gone else held[word].add)(id_)
        changes.put(id_, [word], gone=gone)
    changes.flush()
    changes.close()


def found(db, lowest, above):
    ids, of = Search(db, WORDS).read(WORDS, lowest=lowest, above=above)
    lists = {word: [] for word in WORDS}
    for id_, number in zip(ids.tolist(), of.tolist(), strict=True):
        lists[WORDS[number]].append(id_)
    return lists


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("gathered", [100, 1 << 18])
def test_what_is_read_is_what_was_put(db, tmp_path, monkeypatch, seed, gathered):
    monkeypatch.setattr(log, "_AT_ONCE", 40)
    monkeypatch.setattr(log, "_CHANGES", gathered)
    monkeypatch.setattr(runs, "_AT_ONCE", 3)
    monkeypatch.setattr(runs, "_BLOCK", 8)
    chance = random.Random(seed)  # noqa: S311 - the same every time
    held = {word: set() for word in WORDS}
    for count in (chance.choice([3, 50]), 1500, 3, 1500):
        change(db, tmp_path, held, chance, count)
        assert Search(db, WORDS).sizes() == {word: len(ids) for word, ids in held.items() if ids}
        for lowest, above in ((0, HIGHEST), sorted(chance.sample(range(HIGHEST), 2))):
            assert found(db, lowest, above) == {
                word: sorted(id_ for id_ in ids if lowest <= id_ < above) for word, ids in held.items()
            }
        some = {id_ for word, ids in held.items() if word.startswith("enb") for id_ in ids}
        assert beginning(db, "enb").tolist() == sorted(some)


def test_rows_stay_small_and_go_with_their_last_entry(db, tmp_path):
    changes = Log(db, tmp_path)
    for id_ in range(0, 3_000_000, 1000):
        changes.put(id_, WORDS[:3])
    changes.flush()
    (longest,) = db.execute("select max(length(ids) + length(terms)) from list").fetchone()
    assert longest < rows._MOST + 20
    for id_ in range(0, 3_000_000, 1000):
        changes.put(id_, WORDS[:3], gone=True)
    changes.flush()
    changes.close()
    assert db.execute("select count(*) from list").fetchone() == (0,)


def test_rows_that_do_not_fit_together_are_damage(db):
    db.execute("insert into list values ('', 0, 'ena\nenb', x'0501')")
    with pytest.raises(Unusable):
        Search(db, ["ena"])


def test_changes_that_cannot_be_set_aside_fail_as_a_full_disk_does(db, tmp_path, monkeypatch):
    monkeypatch.setattr(log, "_CHANGES", 10)
    changes = Log(db, tmp_path / "gone")
    with pytest.raises(sqlite3.OperationalError, match="set aside: No such file"):
        changes.put(1, WORDS)


def test_what_was_set_aside_is_overwritten(db, tmp_path, monkeypatch):
    monkeypatch.setattr(log, "_CHANGES", 10)
    changes = Log(db, tmp_path)
    for id_ in range(100):
        changes.put(id_, WORDS)
    file = changes._runs._file
    file.seek(0)
    held = file.read()
    assert b"ena0" in held
    same = os.dup(file.fileno())
    changes.flush()
    changes.close()
    assert set(os.pread(same, len(held), 0)) == {0}
    os.close(same)
    assert list(tmp_path.iterdir()) == []
