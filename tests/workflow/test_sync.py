"""The main job, as the desk runs it: from reports to catalogs, again and again."""

import json
import os
import re
import subprocess

import pytest

from l10n.project import locked
from tests.programs import require

EN = """\
Rice Prices Rise in Hyesan

The price of rice rose by a third in the first half of November. State grain shops have had nothing to sell for weeks. (MORITA Kenji / YUN Ha-jin)

◆ Traders hide their stock

Traders are holding back grain. The police have begun to search their homes. Those who are caught lose the grain.
"""
KO = """\
혜산에서 쌀값 급등

11월 들어 보름 만에 쌀값이 3할이나 뛰었다. 국영 양곡판매소는 몇 주째 팔 것이 없다. (모리타 겐지 / 윤하진)

◆ 물건 감추는 상인들

상인들은 곡물을 내놓지 않고, 보안원들은 가택 수색에 나섰다. 적발되면 곡물은 몰수된다. 같은 날 1위안은 약 2400원에 거래됐다.
"""
PO = "locales/ko/LC_MESSAGES/rice.po"
JA = "locales/ja/LC_MESSAGES/rice.po"
POT = "locales/pot/rice.pot"
SIDECAR = "locales/ko/state/rice.json"


@pytest.fixture
def rice(project):
    project.write({"sources/rice/en.txt": EN, "sources/rice/ko.txt": KO})
    return project


def entries(text):
    """msgid -> (msgstr, whether fuzzy) of a PO file without escapes."""
    found = {}
    for entry in text.split("\n\n")[1:]:
        msgid = re.search(r'^msgid "(.*)"$', entry, re.MULTILINE)
        msgstr = re.search(r'^msgstr "(.*)"$', entry, re.MULTILINE)
        if msgid and msgstr:
            found[msgid[1]] = (msgstr[1], "#, fuzzy" in entry)
    return found


def test_every_sentence_once_in_story_order_and_the_published_text_in_place(rice):
    rice.run("sync")
    korean = entries(rice.read(PO))
    assert " ".join(korean).replace("◆ ", "") == " ".join(EN.split()).replace("◆ ", "")
    assert korean["Rice Prices Rise in Hyesan"][0] == "혜산에서 쌀값 급등"
    assert korean["(MORITA Kenji / YUN Ha-jin)"] == ("(모리타 겐지 / 윤하진)", False)
    joined = "Traders are holding back grain. The police have begun to search their homes."
    assert korean[joined][0] == "상인들은 곡물을 내놓지 않고, 보안원들은 가택 수색에 나섰다."
    assert all(not text for text, _ in entries(rice.read(JA)).values())
    beside = json.loads(rice.read(SIDECAR))
    assert [row["text"] for row in beside["target_only"]] == ["같은 날 1위안은 약 2400원에 거래됐다."]


def test_a_second_sync_changes_nothing_with_and_without_its_cache(rice):
    rice.run("sync")
    before = rice.tree()
    assert "No change." in rice.run("sync").stderr
    assert rice.tree() == before
    for path in (rice.root / ".l10n").rglob("*"):
        if path.is_file():
            path.unlink()
    result = rice.json("sync")
    assert result["changed"] is False
    assert rice.tree() == before


def test_the_table_and_json_count_the_same(rice):
    rows = {row["locale"]: row for row in rice.json("sync")["reports"]}
    kinds = ("aligned", "kept", "drafted", "untranslated", "changed")
    assert (
        sum(rows["ja"][kind] for kind in kinds) == rows["ja"]["untranslated"] == len(entries(rice.read(JA)))
    )
    assert rows["ko"]["aligned"] + rows["ko"]["drafted"] >= 6
    table = rice.run("status").stdout.splitlines()
    assert table[0].split() == ["report", "locale", *kinds, "findings"]
    assert table[1].split()[:3] == ["rice", "ko", str(rows["ko"]["aligned"])]


def test_a_dry_run_says_what_it_would_write_and_writes_nothing(rice):
    before = rice.tree()
    done = rice.run("sync", "--dry-run")
    assert {f"new: {name}" for name in (PO, JA, POT, SIDECAR)} <= set(done.stdout.splitlines())
    assert "would change" in done.stderr
    assert rice.tree() == before


def test_what_a_translator_does_stays_through_corrections(rice):
    rice.run("sync")
    text = rice.read(JA).replace(
        'msgid "Those who are caught lose the grain."\nmsgstr ""',
        '# 見つかった人\nmsgid "Those who are caught lose the grain."\nmsgstr "見つかれば穀物は没収される。"',
    )
    rice.write({JA: text})
    rice.run("sync")
    assert entries(rice.read(JA))["Those who are caught lose the grain."] == (
        "見つかれば穀物は没収される。",
        False,
    )
    rice.write({"sources/rice/en.txt": EN.replace("caught lose the grain", "caught lose all their grain")})
    row = next(row for row in rice.json("sync")["reports"] if row["locale"] == "ja")
    assert row["changed"] == 1
    after = rice.read(JA)
    assert '#| msgid "Those who are caught lose the grain."' in after
    assert entries(after)["Those who are caught lose all their grain."] == (
        "見つかれば穀物は没収される。",
        True,
    )
    rice.write({"sources/rice/en.txt": EN.replace(" Those who are caught lose the grain.", "")})
    rice.run("sync")
    assert '#~ msgstr "見つかれば穀物は没収される。"' in rice.read(JA)
    rice.write({"sources/rice/en.txt": EN})
    rice.run("sync")
    assert "見つかれば穀物は没収される。" in rice.read(JA)
    assert "#~" not in rice.read(JA)


def test_an_accepted_draft_counts_as_kept_and_one_as_published_as_aligned(rice):
    first = next(row for row in rice.json("sync")["reports"] if row["locale"] == "ko")
    text = rice.read(PO).replace('msgstr "혜산에서 쌀값 급등"', 'msgstr "혜산 쌀값 급등"')
    rice.write({PO: text})
    after = next(row for row in rice.json("sync")["reports"] if row["locale"] == "ko")
    assert after["kept"] == first["kept"] + 1
    assert 'msgstr "혜산 쌀값 급등"' in rice.read(PO)


def test_gettext_finds_nothing_to_say(rice):
    msgfmt, msgcat = require("msgfmt", package="gettext"), require("msgcat", package="gettext")
    rice.run("sync")
    for name in (PO, JA, POT):
        checked = subprocess.run(
            [msgfmt, "-c", "-o", os.devnull, name], cwd=rice.root, capture_output=True, text=True, check=False
        )
        assert (checked.returncode, checked.stderr) == (0, "")
        written = subprocess.run([msgcat, "--no-wrap", name], cwd=rice.root, capture_output=True, check=True)
        assert written.stdout == (rice.root / name).read_bytes()


def test_a_broken_catalog_stays_as_it_is_and_the_rest_is_done(rice):
    rice.write({"sources/other/en.txt": "One sentence. Another one.\n"})
    rice.run("sync")
    broken = rice.read(PO) + '\nmsgid "cut\n'
    rice.write({PO: broken, "sources/other/en.txt": "One sentence. Another one. A third.\n"})
    rice.write({"sources/rice/en.txt": EN.replace("for weeks", "for months")})
    done = rice.run("sync", code=3)
    line = broken.count("\n")
    assert f"{PO}:{line}: " in done.stderr
    assert rice.read(PO) == broken
    assert "for months" in rice.read(JA)
    assert "A third." in rice.read("locales/ko/LC_MESSAGES/other.po")


def test_two_syncs_at_once(rice):
    with locked(rice.root):
        done = rice.run("sync", code=4)
    assert "another l10n is at work here" in done.stderr
    rice.run("sync")


def test_only_the_reports_and_locales_that_are_asked_for(rice):
    rice.write({"sources/2025/flood/en.md": "# Flood\n\nThe river rose.\n"})
    rice.run("sync", "sources/2025/flood/", "--locale", "ja")
    assert [name for name in rice.tree() if name.startswith("locales")] == [
        "locales/ja/LC_MESSAGES/2025/flood.po",
        "locales/pot/2025/flood.pot",
    ]
    assert "Did you mean 2025/flood?" in rice.run("sync", "2025/floods", code=2).stderr
    assert "the project translates to ko, ja" in rice.run("sync", "--locale", "fr", code=2).stderr
    rice.run("sync")
    assert PO in rice.tree()


def test_a_sync_cut_short_is_finished_by_the_next(rice):
    rice.run("sync")
    whole = rice.tree()
    (rice.root / POT).unlink()
    rice.run("sync")
    assert rice.tree() == whole
    (rice.root / SIDECAR).unlink()
    rice.run("sync")
    assert rice.tree().keys() == whole.keys()
    assert entries(rice.read(PO)) == entries(whole[PO].decode())


def test_no_reports_is_said(project):
    assert "`l10n add` takes one in" in project.run("sync").stderr
