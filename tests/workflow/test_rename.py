"""A report that gets another name, or its source another format, keeps everything that was made for it."""

import json
import shutil

import pytest

from l10n.formats import po
from tests.workflow.desk import Desk

TEXT = """\
Rice Prices Rise in Hyesan

The price of rice rose to 6,500 won. State shops have had nothing to sell for weeks.

Traders are holding back grain.
"""
PAGE = """\
<!doctype html><html lang="en"><head><title>Rice Prices Rise in Hyesan</title></head><body><article>
<h1>Rice Prices Rise in Hyesan</h1>
<p>The price of rice rose to <b>6,500 won</b>. State shops have had nothing to sell for weeks.</p>
<p>Traders are holding back grain.</p>
</article></body></html>
"""
MARKDOWN = """\
# Rice Prices Rise in Hyesan

The price of rice rose to **6,500 won**. State shops have had nothing to sell for weeks.

Traders are holding back grain.
"""


@pytest.fixture
def desk(tmp_path):
    made = Desk(tmp_path)
    made.write({"l10n.toml": '[project]\ntargets = ["ko", "ja"]\n', "sources/rice/en.txt": TEXT})
    made.run("sync")
    translate(made, "rice")
    made.run("sync")
    made.run("approve", "rice", "--locale", "ko", "--by", "E")
    return made


def translate(desk, report):
    for locale in ("ko", "ja"):
        path = f"locales/{locale}/LC_MESSAGES/{report}.po"
        done, number = [], 0
        for line in desk.read(path).splitlines():
            if line == 'msgstr ""' and done[-1] != 'msgid ""':
                number += 1
                line = f'msgstr "{locale} {number}."'  # noqa: PLW2901 - one line of many
            done.append(line)
        desk.write({path: "\n".join(done) + "\n"})


def units(desk, report, locale="ko"):
    return po.parse(desk.read(f"locales/{locale}/LC_MESSAGES/{report}.po").encode()).units


def files(desk):
    return sorted(name for name in desk.tree() if name.startswith("locales/"))


def test_a_renamed_folder_takes_its_files_along(desk):
    names = (("sources/rice", "sources/2025/prices"), ("Id-Version: rice", "Id-Version: 2025/prices"))
    before = {name: data.decode() for name, data in desk.tree().items()}
    for old, new in names:
        before = {name: text.replace(old, new) for name, text in before.items()}
    (desk.root / "sources/2025").mkdir()
    (desk.root / "sources/rice").rename(desk.root / "sources/2025/prices")
    planned = desk.json("sync", "--dry-run")["written"]
    assert {row["path"] for row in planned if row["removed"]} == set(files(desk))
    desk.run("sync")
    after = {name: data.decode() for name, data in desk.tree().items()}
    assert files(desk) == [
        "locales/ja/LC_MESSAGES/2025/prices.po",
        "locales/ko/LC_MESSAGES/2025/prices.po",
        "locales/ko/state/2025/prices.json",
        "locales/pot/2025/prices.pot",
    ]
    assert after == {name.replace("/rice", "/2025/prices"): text for name, text in before.items()}
    assert [row["reviewed"] for row in desk.json("status")["reports"]] == [4, 0]
    assert "No change." in desk.run("sync").stderr


def test_another_id_in_its_settings_does_the_same_also_for_one_locale(desk):
    desk.write({"sources/rice/report.toml": 'id = "prices"\n'})
    desk.run("sync", "--locale", "ko")
    assert not any("/rice." in name for name in files(desk))
    assert all(
        unit.target and not unit.fuzzy for locale in ("ko", "ja") for unit in units(desk, "prices", locale)
    )


def test_a_report_that_is_renamed_and_edited_at_once_follows_too(desk):
    (desk.root / "sources/rice").rename(desk.root / "sources/prices")
    desk.write({"sources/prices/en.txt": TEXT.replace("6,500", "8,900") + "\nA new end.\n"})
    desk.run("sync")
    assert [(bool(unit.target), unit.fuzzy) for unit in units(desk, "prices")] == [
        (True, False),
        (True, True),
        (True, False),
        (True, False),
        (False, False),
    ]


def test_a_renaming_that_was_cut_short_is_finished_by_the_next_run(desk):
    (desk.root / "sources/rice").rename(desk.root / "sources/prices")
    start = desk.tree()
    desk.run("sync")
    end = desk.tree()
    for steps in range(1, 4):
        shutil.rmtree(desk.root / "locales")
        desk.write(start)
        for locale in ("ko", "ja")[: steps - 1]:
            desk.write(
                {f"locales/{locale}/LC_MESSAGES/prices.po": end[f"locales/{locale}/LC_MESSAGES/prices.po"]}
            )
            (desk.root / f"locales/{locale}/LC_MESSAGES/rice.po").unlink()
        if steps == 3:
            desk.write(
                {name: end[name] for name in ("locales/ko/state/prices.json", "locales/pot/prices.pot")}
            )
            (desk.root / "locales/ko/state/rice.json").unlink()
        desk.run("sync")
        assert desk.tree() == end, steps


def test_another_report_in_the_place_of_one_that_is_gone_takes_nothing(desk):
    (desk.root / "sources/rice").rename(desk.root / "sources/storms")
    desk.write({"sources/storms/en.txt": "A Storm\n\nThe harbour was shut for two days. Nobody was hurt.\n"})
    shown = desk.run("sync")
    assert "locales/pot/rice.pot: belongs to no report" in shown.stderr
    assert not any(unit.target for unit in units(desk, "storms"))
    assert all(unit.target for unit in units(desk, "rice"))


def test_a_copy_of_a_report_leaves_the_first_one_alone(desk):
    shutil.copytree(desk.root / "sources/rice", desk.root / "sources/copy")
    before = [unit.target for unit in units(desk, "rice")]
    desk.run("sync")
    assert [unit.target for unit in units(desk, "rice")] == before


def test_a_report_that_was_taken_away_without_a_translation_leaves_no_template(desk):
    desk.write({"sources/new/en.txt": "Only this.\n"})
    desk.run("sync")
    shutil.rmtree(desk.root / "sources/new")
    for locale in ("ko", "ja"):
        (desk.root / f"locales/{locale}/LC_MESSAGES/new.po").unlink()
    desk.run("sync")
    assert not (desk.root / "locales/pot/new.pot").exists()


def test_the_format_of_a_source_may_change_from_text_to_page_to_markdown(desk):
    ids = {unit.source: unit.places[0].rpartition("#")[2] for unit in units(desk, "rice")}
    for name, content, marked in (
        ("en.html", PAGE, "The price of rice rose to <g1>6,500 won</g1>."),
        ("en.md", MARKDOWN, "The price of rice rose to <g1>6,500 won</g1>."),
    ):
        for path in (desk.root / "sources/rice").glob("en.*"):
            path.unlink()
        desk.write({f"sources/rice/{name}": content})
        desk.run("sync")
        found = {unit.source: unit for unit in units(desk, "rice")}
        assert found[marked].fuzzy == (name == "en.html"), "new marks have to be put in once"
        assert found[marked].target
        for source, unit in found.items():
            if source in ids and source != "The price of rice rose to 6,500 won.":
                assert unit.target
                assert not unit.fuzzy
                assert any(f"sources/rice/{name}#{ids[source]}" == place for place in unit.places)
        assert not po.parse(desk.read("locales/ko/LC_MESSAGES/rice.po").encode()).obsolete
        path = "locales/ko/LC_MESSAGES/rice.po"
        desk.write({path: desk.read(path).replace("#, fuzzy\n", "")})
    assert json.loads(desk.read("locales/ko/state/rice.json"))["signoffs"]
