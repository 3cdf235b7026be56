"""`l10n check`, as the desk runs it."""

import json
import subprocess

import pytest

SOURCE = """# Rice vanishes

About 5,400 tourists visited Mount Kumgang in September. “The road is open,” he said. It did not rain.
"""
HEAD = 'msgid ""\nmsgstr ""\n"Language: ko\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def unit(place, source, target, comment="", *, flags=""):
    lines = [f"# {comment}"] if comment else []
    lines += ["#. role: paragraph", f"#: sources/rice/en.md#{place}"]
    lines += [f"#, {flags}"] if flags else []
    return "\n".join([*lines, f'msgid "{source}"', f'msgstr "{target}"', "", ""])


TOURISTS = "About 5,400 tourists visited Mount Kumgang in September."
ROAD = "“The road is open,” he said."
RAIN = "It did not rain."


@pytest.fixture
def desk(project):
    project.write({"sources/rice/en.md": SOURCE})
    return project


def catalog(project, *units, report="rice", locale="ko"):
    project.write({f"locales/{locale}/LC_MESSAGES/{report}.po": HEAD + "".join(units)})


def test_place_sentence_and_caret(desk):
    catalog(
        desk,
        unit("p1.1", TOURISTS, "9월 금강산를 찾은 관광객은 약 540명이었다."),
        unit("p1.3", RAIN, "비가 오지 않았다."),
    )
    done = desk.run("check", code=1)
    lines = done.stdout.splitlines()
    assert lines[0] == (
        "locales/ko/LC_MESSAGES/rice.po:9: p1.1 error: “금강산를”: the particle should be “을”. [particles]"
    )
    sentence, caret = lines[2], lines[3]
    assert sentence.strip() == "9월 금강산를 찾은 관광객은 약 540명이었다."
    columns = 4 + sum(2 if ord(char) > 0x1100 else 1 for char in "9월 금강산")
    assert caret == " " * columns + "^^"
    assert "[numbers]" in done.stdout
    assert "2 units of 1 report: 2 errors." in done.stderr


def test_nothing_to_say(desk):
    catalog(desk, unit("p1.3", RAIN, "비가 오지 않았다."))
    assert "no findings" in desk.run("check").stderr


def test_drafts_are_left_alone(desk):
    catalog(desk, unit("p1.3", RAIN, "비가 왔다.", flags="fuzzy"))
    assert not desk.run("check").stdout
    assert "[negation]" in desk.run("check", "--drafts", code=1).stdout


def test_rules_by_name_and_a_name_that_is_none(desk):
    catalog(desk, unit("p1.1", TOURISTS, "9월 금강산를 찾은 관광객은 약 540명이었다."))
    found = desk.json("check", "--rule", "particles", code=1)["findings"]
    assert [one["rule"] for one in found] == ["particles"]
    assert "Did you mean 'particles'?" in desk.run("check", "--rule", "particle", code=2).stderr


def test_json_github_and_sarif(desk):
    catalog(desk, unit("p1.1", TOURISTS, "9월 금강산을 찾은 관광객은 약 540명이었다."))
    (one,) = desk.json("check", code=1)["findings"]
    assert (one["path"], one["line"], one["unit"]) == ("locales/ko/LC_MESSAGES/rice.po", 9, "p1.1")
    start, end = one["span"]
    assert one["target"][start:end] == "540"
    told = desk.run("check", "--format", "github", code=1).stdout
    assert told.startswith(
        "::error file=locales/ko/LC_MESSAGES/rice.po,line=9,title=l10n numbers::“5,400” in the"
    )
    run = json.loads(desk.run("check", "--format", "sarif", code=1).stdout)["runs"][0]
    assert run["results"][0]["ruleId"] == run["tool"]["driver"]["rules"][0]["id"] == "numbers"
    assert run["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] == 9


def test_machines_get_no_word_of_a_confidential_report(desk):
    desk.write({"sources/rice/report.toml": "confidential = true\n"})
    catalog(desk, unit("p1.1", TOURISTS, "9월 금강산을 찾은 관광객은 약 540명이었다."))
    for kind in ("json", "github", "sarif"):
        out = desk.run("check", "--format", kind, code=1).stdout
        assert "numbers" in out
        assert "540" not in out
        assert "5,400" not in out


def test_fix_shows_a_diff_and_writes_what_is_certain(desk):
    catalog(desk, unit("p1.1", TOURISTS, "9월 <g1>금강산</g1>를 찾은  관광객은 약 540명이었다."))
    before = desk.tree()
    dry = desk.run("check", "--fix", "--dry-run", code=1)
    assert desk.tree() == before
    assert '-msgstr "9월 <g1>금강산</g1>를 찾은  관광객은' in dry.stdout
    done = desk.run("check", "--fix", code=1)
    assert "2 fixes made." in done.stderr
    assert "9월 <g1>금강산</g1>을 찾은 관광객은 약 540명이었다." in desk.read(
        "locales/ko/LC_MESSAGES/rice.po"
    )
    assert "0 fixes" in desk.run("check", "--fix", code=1).stderr


def test_answered_findings(desk):
    text = "9월 금강산을 찾은 관광객은 약 540명이었다."
    catalog(desk, unit("p1.1", TOURISTS, text, "check-off: numbers: the desk counts families"))
    assert "1 answered" in desk.run("check").stderr
    catalog(desk, unit("p1.1", TOURISTS, text, "check-off: number: the desk counts families"))
    assert "did you mean 'numbers'?" in desk.run("check", code=1).stdout
    catalog(desk, unit("p1.1", TOURISTS, text, "check-off: numbers"))
    assert "says why" in desk.run("check", code=1).stdout
    catalog(desk, unit("p1.1", TOURISTS, text, "check-off: all: a quotation"))
    assert "no findings" in desk.run("check").stderr


def test_a_baseline_lets_old_findings_be(desk):
    desk.write({"l10n.toml": desk.read("l10n.toml") + '[checks]\nbaseline = "locales/checks.json"\n'})
    catalog(desk, unit("p1.3", RAIN, "비가 왔다."))
    desk.run("check", code=1)
    desk.run("check", "--write-baseline")
    assert "1 known" in desk.run("check").stderr
    catalog(desk, unit("p1.3", RAIN, "어제는 비가 왔다."))
    desk.run("check", code=1)
    desk.write({"locales/checks.json": "{}"})
    assert "--write-baseline" in desk.run("check", code=3).stderr


def test_since_a_revision(desk):
    def git(*words):
        subprocess.run(
            ["git", "-c", "user.name=a", "-c", "user.email=a@b", *words],
            cwd=desk.root,
            check=True,
            capture_output=True,
        )

    catalog(
        desk,
        unit("p1.3", RAIN, "비가 왔다."),
        unit("p1.1", TOURISTS, "9월 금강산을 찾은 관광객은 약 5400명이었다."),
    )
    git("init")
    git("add", ".")
    git("commit", "-m", "one")
    assert not desk.run("check", "--since", "HEAD").stdout
    catalog(
        desk,
        unit("p1.3", RAIN, "비가 왔다."),
        unit("p1.1", TOURISTS, "9월 금강산을 찾은 관광객은 약 540명이었다."),
    )
    assert [one["unit"] for one in desk.json("check", "--since", "HEAD", code=1)["findings"]] == ["p1.1"]
    desk.run("check", "--since", "nowhere", code=2)


def test_a_broken_catalog_is_named_and_passed_over(desk):
    desk.write({"sources/wheat/en.md": "It did not rain.\n"})
    catalog(desk, unit("p1.3", RAIN, "비가 왔다."))
    desk.write({"locales/ko/LC_MESSAGES/wheat.po": 'msgid "a\nmsgstr'})
    done = desk.run("check", code=3)
    assert "locales/ko/LC_MESSAGES/wheat.po:1" in done.stderr
    assert "[negation]" in done.stdout


def test_files_as_a_git_hook_names_them(desk):
    catalog(desk, unit("p1.3", RAIN, "비가 왔다."))
    catalog(desk, unit("p1.3", RAIN, "雨が降った。"), locale="ja")
    found = desk.json("check", "locales/ja/LC_MESSAGES/rice.po", code=1)["findings"]
    assert [one["locale"] for one in found] == ["ja"]


def test_rules_and_style_of_a_house(desk):
    house = """
[checks]
language = "ko"
off = ["negation"]
[checks.register]
ko = "any"
[checks.severity]
numbers = "warning"
[[checks.patterns]]
name = "no-regime"
pattern = "정권"
message = "{found}: 당국으로 쓴다"
locale = "ko"
fix = "당국"
"""
    desk.write({"l10n.toml": desk.read("l10n.toml") + house})
    catalog(desk, unit("p1.3", RAIN, "정권은 비가 왔습니다."))
    (one,) = desk.json("check", code=1)["findings"]
    assert (one["rule"], one["message"], one["fix"]) == ("no-regime", "정권: 당국으로 쓴다", "당국")
    desk.run("check", "--fix")
    assert "당국은 비가" in desk.read("locales/ko/LC_MESSAGES/rice.po")
    desk.write({"l10n.toml": desk.read("l10n.toml").replace('"negation"', '"negatoin"')})
    assert "Did you mean 'negation'?" in desk.run("check", code=2).stderr
    desk.write(
        {"l10n.toml": desk.read("l10n.toml").replace('"negatoin"', '"negation"').replace('"정권"', '"(정권"')}
    )
    assert "no regular expression" in desk.run("check", code=2).stderr


def test_what_a_report_and_two_versions_have_to_do_with_each_other(desk):
    same = "The same thing was said twice that day."
    catalog(
        desk,
        unit("p1.1", TOURISTS, "9월 금강산을 찾은 관광객은 약 5400명이었다."),
        unit("p2.1", same, "그날 같은 말이 두 번 나왔다."),
        unit("p3.1", "“The road is open,", "“길은 열렸다."),
        unit("p3.2", "and it stays open,” he said.", "앞으로도 열려 있다”고 했다."),
    )
    catalog(
        desk,
        unit("p1.1", TOURISTS, "9月に金剛山を訪れた観光客は約5400人で、うち300人は外国人だった。"),
        locale="ja",
    )
    rules = {(one["locale"], one["rule"]) for one in desk.json("check", code=1)["findings"]}
    assert rules == {("ja", "numbers")}


def test_meanings_are_compared_where_asked_and_kept_for_the_next_time(desk):
    catalog(
        desk, unit("p1.1", TOURISTS, "그는 새로 산 자전거를 타고 학교에 다닌다고 어머니에게 편지를 썼다.")
    )
    (one,) = desk.json("check", "--rule", "meaning", code=1)["findings"]
    assert one["rule"] == "meaning"
    kept = {path.name for path in (desk.root / ".l10n/vectors").rglob("*") if path.is_file()}
    assert kept
    assert desk.json("check", "--rule", "meaning", code=1)["findings"] == [one]
    catalog(desk, unit("p1.1", TOURISTS, "9월 금강산을 찾은 관광객은 약 5400명이었다."))
    assert not desk.json("check", "--rule", "meaning")["findings"]


def test_list_of_rules(project):
    listed = project.json("check", "--list-rules")
    assert {one["rule"] for one in listed} >= {"numbers", "names", "register", "meaning"}
    assert "misses:" in project.run("check", "--list-rules").stdout


def test_sync_names_the_rules_in_the_catalog_where_that_is_configured(desk):
    desk.write({"l10n.toml": desk.read("l10n.toml") + "[checks]\nflags = true\n"})
    desk.run("sync", "--offline")
    path = "locales/ko/LC_MESSAGES/rice.po"
    written = desk.read(path).replace(f'msgid "{RAIN}"\nmsgstr ""', f'msgid "{RAIN}"\nmsgstr "비가 왔다."')
    desk.write({path: written})
    desk.run("sync", "--offline")
    assert "#. flags: negation\n" in desk.read(path)
    assert "flagged" in desk.run("status").stdout
    before = desk.tree()
    assert "No change." in desk.run("sync", "--offline").stderr
    assert desk.tree() == before
    desk.write({path: desk.read(path).replace("비가 왔다.", "비가 오지 않았다.")})
    desk.run("sync", "--offline")
    assert "flags:" not in desk.read(path)


def test_flags_leave_out_what_the_baseline_knows(desk):
    desk.write(
        {"l10n.toml": desk.read("l10n.toml") + '[checks]\nflags = true\nbaseline = "locales/checks.json"\n'}
    )
    desk.run("sync", "--offline")
    path = "locales/ko/LC_MESSAGES/rice.po"
    written = desk.read(path).replace(f'msgid "{RAIN}"\nmsgstr ""', f'msgid "{RAIN}"\nmsgstr "비가 왔다."')
    desk.write({path: written})
    desk.run("sync", "--offline")
    assert "#. flags: negation\n" in desk.read(path)
    desk.run("check", "--write-baseline")
    desk.run("sync", "--offline")
    assert "flags:" not in desk.read(path)
    assert "No change." in desk.run("sync", "--offline").stderr
    desk.write({path: desk.read(path).replace("비가 왔다.", "어제는 비가 왔다.")})
    desk.run("sync", "--offline")
    assert "#. flags: negation\n" in desk.read(path)
    desk.write({"locales/checks.json": "{}"})
    assert "--write-baseline" in desk.run("sync", "--offline", code=3).stderr
