"""``locales/termbase.csv`` as spreadsheets save it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.errors import ReadError
from l10n.formats import termbase
from l10n.terms import Termbase

TABLE = "id,kind,en,ko,ja,variants,forbidden,note\nrason,place,Rason,라선,羅先,,나선,\nkang,person,KANG Ji-won,강지원,カン・ジウォン,,,\n"
ROWS = [
    {"id": "rason", "kind": "place", "en": "Rason", "ko": "라선", "ja": "羅先", "forbidden": "나선"},
    {"id": "kang", "kind": "person", "en": "KANG Ji-won", "ko": "강지원", "ja": "カン・ジウォン"},
]
EXPECTED = Termbase.from_pairs(ROWS).terms


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_every_way_of_saving_reads_the_same(encoding, delimiter, end):
    data = TABLE.replace(",", delimiter).replace("\n", end).encode(encoding)
    assert termbase.parse(data).terms == EXPECTED


def test_excel_of_korea_and_of_japan():
    korean = termbase.parse("id,en,ko\nrason,Rason,라선\n".encode("cp949"))
    japanese = termbase.parse("id;en;ja\nrason;Rason;羅先\n".encode("cp932"))
    assert korean["rason"].names == {"en": "Rason", "ko": "라선"}
    assert japanese["rason"].names == {"en": "Rason", "ja": "羅先"}
    assert [finding.rule for finding in korean.findings] == ["term-encoding"]


def test_told_delimiters_empty_lines_and_own_columns():
    read = termbase.parse("sep=;\n;;\nEN;KO;Desk;\nRason;라선;Osaka;\n;;;\n".encode())
    assert read["rason"].extra == {"Desk": "Osaka"}
    assert b"Desk" in termbase.serialize(read.terms)


def test_what_a_spreadsheet_would_compute_is_neutral():
    terms = Termbase.from_pairs([{"en": "=HYPERLINK(1)", "note": "@x", "ko": "-라선"}]).terms
    data = termbase.serialize(terms)
    assert b"'=HYPERLINK(1),'-" in data
    assert termbase.parse(data).terms == terms


def test_too_many_cells_are_told_and_the_row_is_read():
    read = termbase.parse("en,ko\nRason,라선,나선\n".encode())
    assert [finding.rule for finding in read.findings] == ["term-cells"]
    assert read["rason"].names["ko"] == "라선"


def test_a_misspelled_column_is_told():
    read = termbase.parse("en,ko,forbiden\nRason,라선,나선\n".encode())
    assert "Did you mean 'forbidden'?" in read.findings[0].message


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\x89PNG\r\n\x1a\n....", "a PNG image"),
        (b"name,meaning\na,b\n", "must name the columns"),
        (b"en,en\na,b\n", "two columns 'en'"),
        (b'en,ko\n"' + b"x" * 200_000 + b'",y\n', "no readable CSV"),
        (b"\x00\x01\x02" * 400, "binary"),
    ],
)
def test_what_is_no_termbase_is_refused(data, message):
    with pytest.raises(ReadError, match=message):
        termbase.parse(data)


def test_an_empty_file_is_an_empty_termbase():
    assert not termbase.parse(b"")
    assert not termbase.parse("\ufeffid,kind,en,ko,ja\n".encode())


CELL = st.text(st.characters(blacklist_categories=["Cs"]), max_size=12)


@settings(max_examples=120, deadline=None)
@given(
    st.lists(
        st.fixed_dictionaries(
            dict.fromkeys(("id", "en", "ko", "ja", "variants", "forbidden", "note", "roles", "Desk"), CELL)
        ),
        max_size=5,
    )
)
def test_what_is_written_is_read_back(rows):
    terms = Termbase.from_pairs(rows).terms
    data = termbase.serialize(terms)
    again = termbase.parse(data)
    assert again.terms == terms
    assert termbase.serialize(again.terms) == data
