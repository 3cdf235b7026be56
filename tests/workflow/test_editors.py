"""A catalog goes through somebody's program, somebody translates a sentence, and the next sync restores our form.

Programs that run here are run; what others write back is imitated as it was seen or documented. In each case the file
after the sync is the one that the same edit makes without the program, byte for byte below the header.
"""

import re
import subprocess
from dataclasses import replace
from pathlib import Path

import polib
import pytest
from babel.messages import pofile

from l10n.formats import po
from l10n.model import Origin, Provenance
from l10n.text.fingerprint import short_hash
from tests.programs import require
from tests.workflow.desk import Desk

PO, POT, STATE = "locales/ko/LC_MESSAGES/rice.po", "locales/pot/rice.pot", "locales/ko/state/rice.json"
EN = """\
Rice Prices Rise in Hyesan

The price of rice rose to 6,500 won per kilogram in late October, residents of Hyesan said by phone. State shops have had nothing to sell for weeks.

Traders are holding back grain. The police search their homes. Nobody knows how long it will last.

Photo: Tumen Press.
"""
KOREAN = {
    "Rice Prices Rise in Hyesan": "혜산 쌀값 급등",
    "The price of rice rose to 6,500 won per kilogram in late October, residents of Hyesan said by phone.": (
        "10월 하순 혜산의 쌀값이 킬로그램당 6500원으로 올랐다고 주민들이 전화로 말했다."
    ),
    "State shops have had nothing to sell for weeks.": "국영 상점은 몇 주째 팔 것이 없다.",
    "Photo: Tumen Press.": "사진: 두만강프레스",
}
DRAFT = "경찰이 그들의 집을 수색한다."


@pytest.fixture
def desk(tmp_path):
    """Accepted, changed, drafted, half typed, untranslated, remarked on and obsolete: one of each."""
    made = Desk(tmp_path)
    made.write({"l10n.toml": '[project]\ntargets = ["ko"]\n', "sources/rice/en.txt": EN})
    made.run("sync")
    catalog = po.parse(made.read(PO).encode())
    draft = Provenance(Origin.ENGINE, {"engine": "libre", "date": "2026-11-23"}, short_hash(DRAFT))
    units = []
    for unit in catalog.units:
        if unit.source == "The police search their homes.":
            unit = replace(unit, target=DRAFT, fuzzy=True, provenance=draft)  # noqa: PLW2901
        elif unit.source.startswith("Traders"):
            unit = replace(unit, target="상인들은 곡물을", fuzzy=True, comments=("ask “K”",))  # noqa: PLW2901
        units.append(replace(unit, target=KOREAN.get(unit.source, unit.target)))
    made.write({PO: po.serialize(replace(catalog, units=tuple(units)))})
    made.run("sync")
    made.write({"sources/rice/en.txt": EN.replace("6,500", "8,900").replace("\nPhoto: Tumen Press.\n", "")})
    made.run("sync")
    assert "#| msgid" in made.read(PO)
    assert "#~ msgid" in made.read(PO)
    return made


def program(*command):
    def run(path, pot):
        out = path.with_suffix(".new")
        filled = [part.format(path=path, pot=pot, out=out) for part in command]
        package = "translate-toolkit" if command[0] in {"pomerge", "pot2po"} else "gettext"
        done = subprocess.run(
            [require(command[0], package=package), *filled[1:]], capture_output=True, check=False
        )
        assert done.returncode == 0, done.stderr
        out.replace(path)

    return run


def by_polib(path, _):
    file = polib.pofile(str(path))
    file.wrapwidth = 78
    file.save(str(path))


def by_babel(path, _):
    with path.open("rb") as file:
        catalog = pofile.read_po(file)
    with path.open("wb") as file:
        pofile.write_po(file, catalog)


def rewritten(change):
    def run(path, _):
        path.write_bytes(change(path.read_text("utf-8")))

    return run


def omegat(text):
    """No flag, no previous text; what was not confirmed is blank; CRLF."""
    head, *entries = text.split("\n\n")
    done = []
    for entry in entries:
        fuzzy = "\n#, fuzzy" in entry
        entry = re.sub(r"\n#, fuzzy|\n#\| .*", "", entry)  # noqa: PLW2901
        done.append(re.sub(r'\nmsgstr ".*"', '\nmsgstr ""', entry) if fuzzy else entry)
    return "\n\n".join([head, *done]).replace("\n", "\r\n").encode()


def weblate(text):
    """Fields of its own, long lines in pieces, ``#|`` gone where somebody has looked."""
    text = text.replace('"X-Generator: l10n\\n"', '"X-Generator: Weblate 5.14\\n"')
    return re.sub(r"#\| .*\n", "", text).encode()


def poedit(path, pot):
    """It hands what it saves to msgcat."""
    text = path.read_text("utf-8").replace('"X-Generator: l10n\\n"', '"X-Generator: Poedit 3.9.1\\n"')
    path.write_text(text.replace("#, fuzzy", "#, fuzzy, mt-google"), "utf-8")
    program("msgcat", "--force-po", "-o", "{out}", "{path}")(path, pot)


KEEPING = {
    "msgcat, wrapped": program("msgcat", "--force-po", "-o", "{out}", "{path}"),
    "msgcat, not wrapped": program("msgcat", "--force-po", "--no-wrap", "-o", "{out}", "{path}"),
    "msgattrib": program("msgattrib", "--no-wrap", "-o", "{out}", "{path}"),
    "msgmerge": program("msgmerge", "--quiet", "--previous", "-o", "{out}", "{path}", "{pot}"),
    "pomerge": program("pomerge", "--progress=none", "-t", "{path}", "-i", "{path}", "-o", "{out}"),
    "pot2po": program("pot2po", "--progress=none", "-t", "{path}", "-i", "{pot}", "-o", "{out}"),
    "polib": by_polib,
    "Babel": by_babel,
    "Poedit": poedit,
    "Weblate": rewritten(weblate),
    "byte order mark": rewritten(lambda text: b"\xef\xbb\xbf" + text.encode()),
    "CRLF": rewritten(lambda text: text.replace("\n", "\r\n").encode()),
    "sticky flags": rewritten(lambda text: text.replace("#, fuzzy", "#= fuzzy").encode()),
    "EUC-KR": rewritten(
        lambda text: text.replace("“K”", "K").replace("charset=UTF-8", "charset=EUC-KR").encode("euc-kr")
    ),
    "another order": rewritten(lambda text: "\n\n".join(sorted(text.split("\n\n"), reverse=True)).encode()),
}


def type_one(desk):
    """A translator types one sentence, in whatever form the file has by now."""
    path = desk.root / PO
    catalog = po.parse(path.read_bytes())
    units = [
        replace(unit, target="언제까지 갈지 아무도 모른다.") if unit.source.startswith("Nobody") else unit
        for unit in catalog.units
    ]
    path.write_bytes(po.serialize(replace(catalog, units=tuple(units))))


def below_header(desk):
    return desk.read(PO).partition("\n\n")[2].replace("“K”", "K")


@pytest.mark.parametrize("name", KEEPING)
def test_the_next_sync_restores_our_form_and_nothing_is_lost(desk, name):
    start = desk.tree()
    type_one(desk)
    desk.run("sync")
    expected, record = below_header(desk), desk.read(STATE)
    desk.write(start)
    KEEPING[name](desk.root / PO, desk.root / POT)
    type_one(desk)
    desk.run("sync")
    assert below_header(desk) == expected
    assert desk.read(STATE) == record
    after = desk.tree()
    assert "No change." in desk.run("sync").stderr
    assert desk.tree() == after


@pytest.mark.parametrize("name", KEEPING)
def test_a_file_that_only_went_through_a_program_comes_back_as_it_was(desk, name):
    before = below_header(desk)
    KEEPING[name](desk.root / PO, desk.root / POT)
    desk.run("sync")
    assert below_header(desk) == before


def test_what_omegat_blanks_is_kept_as_a_remark_even_if_its_file_takes_the_place_of_ours(desk):
    (desk.root / PO).write_bytes(omegat(desk.read(PO)))
    desk.run("sync")
    text = desk.read(PO)
    assert "\r" not in text
    assert "# earlier: 10월 하순 혜산의 쌀값이 킬로그램당 6500원으로 올랐다고 주민들이 전화로 말했다." in text
    assert "# earlier: 상인들은 곡물을" in text
    assert 'msgstr "국영 상점은 몇 주째 팔 것이 없다."' in text
    assert "No change." in desk.run("sync").stderr


def test_msgfmt_finds_nothing_to_say(desk):
    msgfmt = require("msgfmt", package="gettext")
    for path in (PO, POT):
        done = subprocess.run(
            [msgfmt, "-c", "-o", "/dev/null", str(Path(desk.root, path))], capture_output=True, check=False
        )
        assert (done.returncode, done.stderr) == (0, b"")
