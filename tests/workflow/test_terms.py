"""`l10n terms`, as it is typed."""

import json

import pytest

from l10n.formats import termbase

ENGLISH = "Rice in Rason\n\nBAE Tae-o went from Rason to Quirimba.\n\nRason slept. Seoul protested.\n"
KOREAN = "라선의 쌀\n\n배태오는 라선에서 키림바로 갔다.\n\n라진은 잠들었다. 한국이 항의했다.\n"


@pytest.fixture
def desk(project):
    project.write({"sources/rice/en.txt": ENGLISH, "sources/rice/ko.txt": KOREAN})
    return project


def table(project):
    return termbase.parse((project.root / "locales/termbase.csv").read_bytes())


def test_a_name_is_added_changed_merged_and_listed(project):
    shown = project.json("terms", "add", "Rason", "forbidden=나선", "id=rason")
    assert shown["term"]["ja"] == "羅先"
    assert "variants" not in shown["term"]
    assert "is there already, as rason" in project.run("terms", "add", "Rason", code=2).stderr
    project.run("terms", "set", "rason", "note=special zone", "ja=")
    assert table(project)["rason"].names == {"en": "Rason", "ko": "라선"}
    project.run("terms", "add", "Rajin-Sonbong", "ko=라진선봉", "id=old")
    project.run("terms", "merge", "old", "rason")
    merged = table(project)["rason"]
    assert merged.variants["en"] == ("Rajin-Sonbong",)
    assert "라진선봉" in merged.variants["ko"]
    assert len(table(project)) == 1
    assert "rason" in project.run("terms", "list", "RAJIN").stdout
    assert project.run("terms", "list", "nothing", code=1).stdout == ""
    assert "kp-musan" in project.run("terms", "list", "--gazetteer", "Musan").stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["set", "rasson", "ko=x"], "Did you mean rason?"),
        (["set", "rason", "forbiden=x"], "Did you mean 'forbidden'?"),
        (["set", "rason", "ko"], "write it as ko=라선"),
        (["set", "rason", "kind=plce"], "Did you mean place?"),
        (["set", "rason", "en=", "ko=", "ja="], "no name in any language"),
        (["merge", "rason", "rason"], "are one term already"),
        (["export", "--format", "tbx", "--out", "x.tbx", "--locale", "fr"], "is no target of the project"),
    ],
)
def test_what_cannot_be_is_said(project, arguments, message):
    project.write({"locales/termbase.csv": "id,en,ko\nrason,Rason,라선\n"})
    before = project.tree()
    assert message in project.run("terms", *arguments, code=2).stderr
    assert project.tree() == before


def test_a_table_that_would_lose_rows_is_not_written(project):
    text = "id,kind,en,ko\nrason,place,Rason,라선\nx,place,,\n"
    project.write({"locales/termbase.csv": text})
    assert "locales/termbase.csv:3" in project.run("terms", "set", "rason", "note=y", code=3).stderr
    assert project.read("locales/termbase.csv") == text


def test_harvest_check_and_back(desk):
    desk.run("sync")
    found = {row["name"]: row for row in desk.json("terms", "harvest", code=1)}
    assert found["BAE Tae-o"]["targets"] == {"ko": {"배태오": 1}}
    assert found["Quirimba"]["evidence"][0]["target"] == "배태오는 라선에서 키림바로 갔다."
    assert found["Rason"]["automatic"]
    desk.run("terms", "harvest", "--write", "--csv", "look.csv", code=1)
    assert table(desk)["bae-tae-o"].names == {"en": "BAE Tae-o", "ko": "배태오"}
    assert "harvested:" in table(desk)["rason"].source
    assert "evidence" in (desk.root / "look.csv").read_text("utf-8-sig").splitlines()[0]
    desk.run("sync")
    assert "#. names: BAE Tae-o = 배태오" in desk.read("locales/ko/LC_MESSAGES/rice.po")
    desk.run("terms", "set", "rason", "forbidden=라진")
    checked = desk.json("terms", "check", code=1)
    assert "라진 is forbidden; write 라선" in next(
        r["message"] for r in checked if r["rule"] == "name-forbidden"
    )


def test_of_what_is_not_translated_the_names_that_ship_are_proposed(project):
    project.write({"sources/r/en.txt": "Rice rose in Rason. Rason is near Hunchun in China.\n"})
    assert "No table of names yet: `l10n terms harvest --review`" in project.run("sync").stderr
    found = {row["name"]: row for row in project.json("terms", "harvest", code=1)}
    assert list(found) == ["Rason", "Hunchun"], "China is known to every translator"
    assert found["Rason"]["targets"] == {"ko": {"라선": 2}, "ja": {"羅先": 2}}
    assert not found["Rason"]["automatic"]
    shown = project.run("terms", "harvest", code=1).stdout
    assert shown.count("ships: Rice rose in Rason.") == 1
    project.run("terms", "harvest", "--review", typed="yy")
    assert table(project)["rason"].source == "gazetteer: kp-rason"
    assert table(project)["rason"].hanja == "羅先"
    done = project.run("sync")
    assert "No table of names" not in done.stderr
    assert "#. names: Rason = 라선; Hunchun = 훈춘" in project.read("locales/ko/LC_MESSAGES/r.po")
    assert project.json("terms", "harvest") == []


def test_names_written_in_two_ways_are_told(project):
    catalog = 'msgid ""\nmsgstr "Language: ko\\n"\n\nmsgid "Quirimba rose near Rason."\nmsgstr "{}가 라선 근처에 솟았다."\n'
    for number, form in enumerate(("키림바", "퀴림바")):
        project.write({
            f"sources/r{number}/en.txt": "Quirimba rose near Rason.\n",
            f"locales/ko/LC_MESSAGES/r{number}.po": catalog.format(form),
        })  # fmt: skip
    (finding,) = project.json("terms", "check", code=1)
    assert finding["rule"] == "name-differs"
    assert "키림바 (1)" in finding["message"]
    assert "퀴림바 (1)" in finding["message"]


def test_review_asks_one_key_a_name(desk):
    desk.write(
        {
            "sources/rice/en.txt": ENGLISH + "\nPhones rang.\n",
            "sources/rice/ko.txt": KOREAN + "\n폰스가 울렸다.\n",
        }
    )
    desk.run("sync")
    done = desk.run("terms", "harvest", "--review", typed="y" * 10)
    assert "y take it" in done.stderr
    assert "bae-tae-o" in table(desk)


def test_import_and_export_with_other_programs(project):
    project.write({"locales/termbase.csv": "id,en,ko,forbidden\nrason,Rason,라선,나선\n"})
    for kind in ("csv", "tbx", "omegat", "weblate", "deepl", "google"):
        out = f"out.{'tbx' if kind == 'tbx' else kind}"
        project.run("terms", "export", "--format", kind, "--out", out)
        assert "0 names added, 0 changed, 1 as they were" in project.run("terms", "import", out).stderr
    assert (
        "is there and differs"
        in project.run("terms", "export", "--format", "csv", "--out", "out.tbx", code=2).stderr
    )
    project.write({"theirs.tsv": "Rason\t나진\nMusan\t무산\n"})
    done = project.run("terms", "import", "theirs.tsv", code=1)
    assert "rason: is 라선 (ko) here and 나진 in the file" in done.stderr
    assert table(project)["rason"].names["ko"] == "라선"
    assert table(project)["musan"].names["ko"] == "무산"
    project.run("terms", "import", "theirs.tsv", "--replace")
    assert table(project)["rason"].names["ko"] == "나진"
    shown = json.loads(project.run("terms", "diff", "out.csv", "--json", code=1).stdout)
    assert shown[0] == {"id": "rason", "old": {"ko": "라선"}, "new": {"ko": "나진"}}
    project.write({"broken.tbx": "<martif>"})
    assert "is no readable TBX" in project.run("terms", "import", "broken.tbx", code=3).stderr


def test_confidential_reports_are_left_out_unless_asked_for(desk):
    desk.write({"sources/rice/report.toml": "confidential = true\n"})
    desk.run("sync")
    assert desk.json("terms", "harvest") == []
    assert next(row["name"] for row in desk.json("terms", "harvest", "--confidential", code=1)) == "Rason"


def test_people_are_known_by_their_family_names_once_they_were_named(project):
    project.write({
        "locales/termbase.csv": "id,kind,en,ko\nri,person,RI Hyang-mi,리향미\n",
        "sources/r/en.txt": "RI Hyang-mi came to Rason. Rice rose, Ri said.\n",
        "locales/ko/LC_MESSAGES/r.po": (
            'msgid ""\nmsgstr "Language: ko\\n"\n\nmsgid "RI Hyang-mi came to Rason."\n'
            'msgstr "리향미는 라선에 왔다."\n\nmsgid "Rice rose, Ri said."\nmsgstr "쌀이 올랐다고 이 씨는 말했다."\n'
        ),
    })  # fmt: skip
    project.run("sync")
    assert "#. names: Ri = 리 (리향미)\n" in project.read("locales/ko/LC_MESSAGES/r.po")
    (finding,) = project.json("terms", "check", code=1)
    assert finding["rule"] == "name-family"
    assert finding["message"] == "Ri is 리향미: write 리, not 이."
    assert "no findings" in project.run("check").stderr
