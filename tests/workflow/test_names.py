"""Names on their way: termbase, notes above units, the catalog of names, and back."""

import shutil

import pytest

from l10n.formats import po, termbase

TABLE = "id,kind,en,ko,ja,forbidden,status\nrason,place,Rason,라선,羅先,나선,\nkang,person,KANG Ji-won,강지원,,,proposed\n"
REPORT = "Rice in Rason\n\nPrices rose in Rason. KANG Ji-won was there. Nobody knows why.\n"


@pytest.fixture
def desk(project):
    project.write({"sources/rice/en.txt": REPORT, "locales/termbase.csv": TABLE})
    project.run("sync")
    return project


def edit(project, old: str, new: str, locale: str = "ko") -> None:
    path = f"locales/{locale}/LC_MESSAGES/names.po"
    text = project.read(path)
    assert old in text
    project.write({path: text.replace(old, new)})


def terms(project):
    return termbase.parse((project.root / "locales/termbase.csv").read_bytes())


def test_units_and_the_template_name_their_names(desk):
    korean = desk.read("locales/ko/LC_MESSAGES/rice.po")
    assert "#. names: Rason = 라선 (not 나선)\n" in korean
    assert "#. names: KANG Ji-won = 강지원 (proposed)\n" in korean
    template = desk.read("locales/pot/rice.pot")
    assert "#. names: ko Rason = 라선 (not 나선)\n#. names: ja Rason = 羅先\n" in template
    assert "No change." in desk.run("sync").stderr


def test_notes_follow_the_termbase_and_translations_stay(desk):
    path = "locales/ko/LC_MESSAGES/rice.po"
    done = desk.read(path).replace(
        'msgid "Nobody knows why."\nmsgstr ""', 'msgid "Nobody knows why."\nmsgstr "아무도 모른다."'
    )
    desk.write({path: done, "locales/termbase.csv": TABLE.replace("라선", "라선시")})
    desk.run("sync")
    assert "#. names: Rason = 라선시 (not 나선)\n" in desk.read(path)
    assert "아무도 모른다." in desk.read(path)
    (desk.root / "locales/termbase.csv").unlink()
    desk.run("sync")
    assert "names:" not in desk.read(path)


def test_the_catalog_of_names_is_one_that_gettext_reads(desk):
    catalog = po.parse((desk.root / "locales/ko/LC_MESSAGES/names.po").read_bytes(), locale="ko")
    assert [(u.source, u.target, u.fuzzy) for u in catalog.units] == [
        ("Rason", "라선", False),
        ("KANG Ji-won", "강지원", True),
    ]
    assert catalog.units[0].places == ("locales/termbase.csv#rason",)
    assert "not: 나선" in catalog.units[0].notes


def test_what_a_translator_edits_goes_into_the_termbase(desk):
    edit(desk, 'msgstr "라선"', 'msgstr "라선특별시"')
    edit(desk, 'msgid "KANG Ji-won"\nmsgstr ""', 'msgid "KANG Ji-won"\nmsgstr "姜志遠"', "ja")
    desk.run("sync")
    assert terms(desk)["rason"].names["ko"] == "라선특별시"
    assert terms(desk)["kang"].names["ja"] == "姜志遠"
    assert "#. names: Rason = 라선특별시 (not 나선)" in desk.read("locales/ko/LC_MESSAGES/rice.po")
    assert "No change." in desk.run("sync").stderr


def test_a_proposed_name_that_is_confirmed_is_accepted(desk):
    edit(desk, '#, fuzzy\nmsgid "KANG', 'msgid "KANG')
    desk.run("sync")
    assert terms(desk)["kang"].status == "accepted"


def test_a_name_that_a_translator_adds_is_proposed(desk):
    path = "locales/ko/LC_MESSAGES/names.po"
    desk.write({path: desk.read(path) + '\nmsgid "Musan"\nmsgstr "무산"\n'})
    desk.run("sync")
    assert (terms(desk)["musan"].names, terms(desk)["musan"].status) == (
        {"en": "Musan", "ko": "무산"},
        "proposed",
    )


def test_two_edits_are_a_conflict_and_nothing_is_lost(desk):
    edit(desk, 'msgstr "라선"', 'msgstr "라진"')
    desk.write({"locales/termbase.csv": TABLE.replace("라선", "라선시")})
    for _ in range(2):
        done = desk.run("sync")
        assert "the termbase has 라선시 and locales/ko/LC_MESSAGES/names.po has 라진" in done.stderr
        assert "[name-conflict]" in done.stderr
    catalog = desk.read("locales/ko/LC_MESSAGES/names.po")
    assert "#. termbase: 라선시" in catalog
    assert 'msgstr "라진"' in catalog
    edit(desk, 'msgstr "라진"', 'msgstr "라선시"')
    assert "conflict" not in desk.run("sync").stderr
    assert terms(desk)["rason"].names["ko"] == "라선시"
    assert "No change." in desk.run("sync").stderr


def test_a_table_with_unread_rows_is_not_written_anew(desk):
    broken = TABLE + "x,place,,,,,\n"
    desk.write({"locales/termbase.csv": broken})
    edit(desk, 'msgstr "라선"', 'msgstr "라진"')
    assert "[term-unwritable]" in desk.run("sync").stderr
    assert desk.read("locales/termbase.csv") == broken
    assert 'msgstr "라진"' in desk.read("locales/ko/LC_MESSAGES/names.po")


def test_a_table_that_is_none_stops_the_sync(desk):
    desk.write({"locales/termbase.csv": "name,meaning\na,b\n"})
    done = desk.run("sync", code=3)
    assert "locales/termbase.csv:1: is no termbase" in done.stderr


def test_dry_runs_write_nothing_and_no_report_is_called_names(desk):
    edit(desk, 'msgstr "라선"', 'msgstr "라진"')
    before = desk.tree()
    assert "changed: locales/termbase.csv" in desk.run("sync", "--dry-run").stdout
    assert desk.tree() == before
    shutil.move(desk.root / "sources/rice", desk.root / "sources/names")
    assert "give the report another id" in desk.run("sync", code=2).stderr
