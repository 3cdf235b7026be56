"""What the reader and the writer refuse, in words that name the line and the remedy."""

import subprocess
from pathlib import Path

import pytest

from l10n.errors import CatalogError, UsageError
from l10n.formats import po
from l10n.formats.po.decode import LARGEST
from l10n.model import Catalog, Origin, Provenance, Unit
from tests.programs import require

ENTRY = 'msgid "a"\nmsgstr "b"\n\n'
REFUSED = {
    "conflict": (
        '<<<<<<< HEAD\nmsgid "c"\n=======\nmsgid "d"\n>>>>>>> other\nmsgstr "e"\n',
        4,
        "merge conflict",
    ),
    "conflict in a string": (
        'msgid "c"\n<<<<<<< HEAD\nmsgstr "e"\n=======\nmsgstr "f"\n>>>>>>> x\n',
        5,
        "merge conflict",
    ),
    "conflict of git's diff3": ('||||||| base\nmsgid "c"\nmsgstr ""\n', 4, "merge conflict"),
    "plural": ('msgid "c"\nmsgid_plural "cs"\nmsgstr[0] "e"\n', 5, "plural forms"),
    "plural without its msgid_plural": ('msgid "c"\nmsgstr[0] "e"\n', 5, "plural forms"),
    "obsolete plural": ('#~ msgid "c"\n#~ msgid_plural "cs"\n#~ msgstr[0] "e"\n', 5, "plural forms"),
    "cut in a string": ('msgid "c"\nmsgstr "d', 5, "closing quotation mark"),
    "cut at an escaped quotation mark": ('msgid "c"\nmsgstr "d\\"', 5, "closing quotation mark"),
    "cut before msgstr": ('msgid "c"\n', 4, "cut short"),
    "cut in a keyword": ('msgid "c"\nmsgst', 5, "no line of a PO file"),
    "cut before msgid": ("#. role: title\n#: x.html#p1\n", 6, "cut short"),
    "cut after the l10n line": ("# l10n: draft=engine\n", 5, "cut short"),
    "cut in the previous text": ('#| msgid "old"\n', 5, "cut short"),
    "no msgstr": ('msgid "c"\n\nmsgid "d"\nmsgstr "e"\n', 6, "the entry of line 4"),
    "no msgstr before a context": (
        'msgid "c"\nmsgctxt "x"\nmsgid "d"\nmsgstr "e"\n',
        5,
        "line 4 has no msgstr",
    ),
    "no msgid": ('msgstr "e"\n', 4, "second msgstr for the entry of line 1"),
    "no msgid after a context": ('msgctxt "c"\nmsgstr "e"\n', 5, "msgstr without a msgid"),
    "two msgstr": ('msgid "c"\nmsgstr "d"\nmsgstr "e"\n', 6, "second msgstr"),
    "text": ("Dear editor,\n", 4, "no line of a PO file"),
    "text after a string": ('msgid "c" and more\nmsgstr ""\n', 4, "no line of a PO file"),
    "a string alone": ('# c\n"d"\n', 5, "belongs to no keyword"),
    "half obsolete": ('#~ msgid "c"\nmsgstr "d"\n', 5, "only a part is obsolete"),
    "half obsolete string": ('#~ msgid "c"\n#~ msgstr ""\n"d"\n', 6, "do not begin alike"),
    "domain": ('domain "x"\n', 4, "no line of a PO file"),
    "NUL": ('msgid "\0"\nmsgstr "d"\n', 4, "NUL"),
    "twice": ('msgid "c"\nmsgstr "d"\n\nmsgid "a"\nmsgstr ""\n', 7, "msgid of line 1 again"),
    "twice on one line": ('msgid "c" msgstr "d" msgid "c" msgstr "e"\n', 4, "msgid of line 4 again"),
    "twice, once obsolete": ('#~ msgid "a"\n#~ msgstr "z"\n', 4, "msgid of line 1 again"),
    "two headers": (
        'msgid ""\nmsgstr "A: 1\\n"\n\nmsgid ""\nmsgstr "B: 1\\n"\n',
        7,
        "second header of line 4",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_named_with_its_line(name: str):
    text, line, words = REFUSED[name]
    with pytest.raises(CatalogError, match=words) as caught:
        po.parse((ENTRY + text).encode())
    assert caught.value.line == line


@pytest.mark.parametrize(
    "name",
    sorted(
        set(REFUSED)
        - {"cut before msgid", "cut after the l10n line", "domain", "plural", "obsolete plural", "NUL"}
    ),
)
def test_msgfmt_refuses_it_too(name: str, tmp_path: Path):
    msgfmt = require("msgfmt", package="gettext")
    text, _, _ = REFUSED[name]
    path = tmp_path / "x.po"
    path.write_text(ENTRY + text)
    done = subprocess.run([msgfmt, "-c", "-o", "/dev/null", path], capture_output=True, check=False)
    assert done.returncode != 0


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b"\n \r\n", "is empty"),
        (b"\xde\x12\x04\x95\x00\x00\x00\x00", "compiled .mo"),
        (b"\x00\x01" * 100, "NUL"),
        ('msgid "a"\nmsgstr "쌀"\n'.encode("utf-16-le"), "NUL"),
        ('msgid "a"\nmsgstr "쌀"\n'.encode("euc-kr"), "is not utf-8 from here on: save it as UTF-8"),
        (b'msgid "a"\nmsgstr "\xed\xa0\x80"\n', "utf-8"),
        (
            b'msgid ""\nmsgstr "Content-Type: text/plain; charset=EUC-KR\\n"\n\nmsgid "\xff\xfe"\nmsgstr ""\n',
            "euc_kr nor cp949",
        ),
        (b"\xff\xfea", "utf-16"),
        (b" " * (LARGEST + 1), "52,428,801 bytes"),
        (b"<html><p>a</p></html>", "no line of a PO file"),
    ],
)
def test_what_is_no_po_file(data: bytes, words: str):
    with pytest.raises(CatalogError, match=words):
        po.parse(data)


def test_no_word_of_the_report_stands_in_an_error():
    sentence = "Jang Mi-ran of Hoeryong"
    for text in (
        f'msgid "{sentence}',
        f'msgid "{sentence}" {sentence}',
        sentence,
        f'msgid "{sentence}"\nmsgid "{sentence}"',
    ):
        with pytest.raises(CatalogError) as caught:
            po.parse(text.encode())
        assert "Jang" not in str(caught.value)


@pytest.mark.parametrize(
    "units",
    [
        (Unit("a"), Unit("a", "b")),
        (Unit("a", context="c"), Unit("a\u2028", context="c"), Unit("a\n", context="c")),
        (Unit(""),),
        (Unit("\x01"),),
    ],
)
def test_a_catalog_that_no_program_would_read_is_not_written(units: tuple[Unit, ...]):
    with pytest.raises(UsageError, match="cannot be written"):
        po.serialize(Catalog("ko", units))


def test_a_translated_obsolete_unit_may_not_stand_beside_a_live_one():
    with pytest.raises(UsageError, match="two units"):
        po.serialize(Catalog("ko", (Unit("a"),), (Unit("a", "b"),)))


@pytest.mark.parametrize("key", ["draft", "hash", "a b", "A", ""])
def test_names_of_provenance_fields_follow_the_grammar(key: str):
    unit = Unit("a", "b", provenance=Provenance(Origin.ENGINE, {key: "x"}))
    with pytest.raises(UsageError, match="cannot name a field"):
        po.serialize(Catalog("ko", (unit,)))


@pytest.mark.parametrize("name", ["a b", "a:", "", "a\nb"])
def test_names_of_header_fields_hold_no_space_and_no_colon(name: str):
    with pytest.raises(UsageError, match="PO header"):
        po.serialize(Catalog("ko", (), header={name: "x"}))
