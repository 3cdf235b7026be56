"""Tables of two languages: what a reviewer sends back is read, whatever program saved it."""

import csv
import io
import zipfile
from dataclasses import replace

import docx as python_docx
import openpyxl
import pytest
from hypothesis import given, settings

from l10n.errors import ReadError, UsageError
from l10n.formats.kit import Base, Kit, KitUnit
from l10n.formats.table import delimited, docx, xlsx
from l10n.model import State
from l10n.text.fingerprint import short_hash
from tests.formats.kits import kits

FORMATS = {"csv": delimited, "xlsx": xlsx, "docx": docx}
KIT = Kit(
    "2025/rason",
    "en",
    "ko",
    (
        KitUnit("p1.1", "Rice rose.", "쌀값이 올랐다.", State.TRANSLATED, role="paragraph"),
        KitUnit(
            "p1.2", "It rose; again, “twice”.", "", State.UNTRANSLATED, comments=("why?",), role="paragraph"
        ),
    ),
)


def flat(kit):
    """What a table keeps of a kit."""
    units = tuple(
        replace(
            unit,
            context="",
            notes=(),
            matches=(),
            origin=None,
            state=None if unit.base else unit.state,
            line=0,
        )
        for unit in kit.units
    )
    return replace(kit, units=units, report=kit.report if units else "", findings=())


def texts(data, *, by="csv"):
    (kit,) = FORMATS[by].parse(data)
    return [(unit.id, unit.source, unit.target) for unit in kit.units]


PLAIN = [(unit.id, unit.source, unit.target) for unit in KIT.units]


@pytest.mark.parametrize("name", FORMATS)
@settings(deadline=None)
@given(kit=kits())
def test_what_was_written_is_read(name, kit):
    (found,) = FORMATS[name].parse(FORMATS[name].serialize(kit))
    assert flat(found) == flat(kit)


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_kit_gives_the_same_bytes(name):
    assert FORMATS[name].serialize(KIT) == FORMATS[name].serialize(replace(KIT))


def test_a_state_counts_where_somebody_changed_it():
    base = Base(State.DRAFT, short_hash("가"))
    for said, expected in [(State.DRAFT, None), (State.TRANSLATED, State.TRANSLATED)]:
        kit = Kit("r", "en", "ko", (KitUnit("p1.1", "a", "가", said, base=base),))
        assert delimited.parse(delimited.serialize(kit))[0].units[0].state is expected


def test_a_state_that_is_none_is_named():
    data = delimited.serialize(KIT).replace(b"untranslated", b"almost")
    (kit,) = delimited.parse(data)
    assert [(finding.unit, finding.line) for finding in kit.findings] == [("p1.2", 3)]


@pytest.mark.parametrize(
    "text", ["=1+1", "+82", "-5 degrees", "@home", "\tx", "'=1", "''-1", "＝1", "'plain", "="]
)
def test_nothing_that_a_spreadsheet_computes_goes_out(text):
    kit = Kit("r", "en", "ko", (KitUnit("p1.1", text, text, State.DRAFT),))
    data = delimited.serialize(kit)
    cells = [cell for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")) for cell in row]
    assert not [cell for cell in cells if cell[:1] in set("=+-@\t\r＝＋－＠") and cell]
    assert texts(data) == [("p1.1", text, text)]


def saved(kit, *, delimiter=",", encoding="utf-8", head=""):
    text = delimited.serialize(kit).decode("utf-8-sig")
    stream = io.StringIO(newline="")
    stream.write(head)
    csv.writer(stream, delimiter=delimiter).writerows(csv.reader(io.StringIO(text, newline="")))
    return stream.getvalue().encode(encoding)


@pytest.mark.parametrize(
    ("options", "doubted"),
    [
        ({}, False),
        ({"delimiter": ";", "encoding": "utf-8-sig"}, False),
        ({"delimiter": "\t", "encoding": "utf-16"}, False),
        ({"encoding": "cp949"}, True),
        ({"delimiter": ";", "head": "sep=;\r\n"}, False),
    ],
    ids=["google", "excel", "unicode-text", "korean-excel", "told"],
)
def test_a_file_that_a_spreadsheet_saved_is_read(options, doubted):
    data = saved(KIT, **options)
    (kit,) = delimited.parse(data)
    assert texts(data) == PLAIN
    assert [finding.rule for finding in kit.findings] == (["encoding"] if doubted else [])


def test_a_file_that_japanese_excel_saved_is_read():
    kit = Kit(
        "r", "en", "ja", (KitUnit("p1.1", "Rice rose.", "米の値段がまた上がったという。", State.TRANSLATED),)
    )
    assert texts(saved(kit, encoding="cp932")) == [("p1.1", "Rice rose.", "米の値段がまた上がったという。")]


def test_columns_are_found_by_name_and_rows_without_id_are_named():
    data = "x,Target (ko),note,ID,Source (en)\r\n1,가,hm,r#p1.1,a\r\n,나,,,b\r\n,,,,\r\n"
    (kit,) = delimited.parse(data.encode())
    assert kit.units == (KitUnit("p1.1", "a", "가", comments=("hm",), line=2),)
    assert (kit.report, kit.source_locale, kit.locale) == ("r", "en", "ko")
    assert [(finding.rule, finding.line) for finding in kit.findings] == [("no-id", 3)]


def test_one_table_may_hold_several_reports():
    data = b"id,source (en),target (ko)\r\na#p1.1,x,1\r\nb#p1.1,x,2\r\na#p1.2,y,3\r\n"
    assert [(kit.report, [unit.target for unit in kit.units]) for kit in delimited.parse(data)] == [
        ("a", ["1", "3"]),
        ("b", ["2"]),
    ]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"a,b\r\n1,2\r\n",
        b"\x89PNG\r\n\x1a\n",
        b'id,source,target\r\n"' + b"x" * 10_000_000,
        bytes(range(256)) * 10,
    ],
    ids=["empty", "other", "image", "giant", "binary"],
)
def test_what_is_no_table_is_an_error(data):
    with pytest.raises(ReadError):
        delimited.parse(data)


def repacked(data, **parts):
    """An office file with other parts, given by the last part of their names."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            stem = name.rpartition("/")[2].partition(".")[0]
            new.writestr(name, parts.pop(stem, old.read(name)))
        for stem, content in parts.items():
            new.writestr(
                {"sharedStrings": "xl/sharedStrings.xml", "comments": "word/comments.xml"}.get(stem, stem),
                content,
            )
    return stream.getvalue()


SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'
STRINGS = (
    '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>id</t></si><si><t>source (en)</t></si><si>'
    '<t>target (ja)</t></si><si><r><t xml:space="preserve">米価 </t></r><r><rPr/><t>上昇</t></r><rPh sb="0" eb="2"><t>ベイカ</t></rPh></si></sst>'
)


def test_a_workbook_that_excel_saved_is_read():
    sheet = SHEET.format(
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c><c r="D1" t="s"><v>2</v></c></row>'
        '<row r="4"><c r="A4" t="str"><f>B1</f><v>r#p1.1</v></c><c r="C4"><v>6500</v></c><c r="D4" t="s"><v>3</v></c></row>'
        '<row><c t="inlineStr"><is><t>r#p1.2</t></is></c><c/><c t="e"><v>#NAME?</v></c><c t="s"><v>99</v></c></row>'
    )
    data = repacked(xlsx.serialize(KIT), sheet1=sheet, sharedStrings=STRINGS)
    assert texts(data, by="xlsx") == [("p1.1", "6500", "米価 上昇"), ("p1.2", "", "")]
    assert [unit.line for unit in xlsx.parse(data)[0].units] == [4, 5]


def test_what_looks_like_a_formula_stays_text_in_a_workbook():
    kit = Kit("r", "en", "ko", (KitUnit("p1.1", "=1+1", "=cmd|' /C calc'!A0", State.DRAFT),))
    with zipfile.ZipFile(io.BytesIO(xlsx.serialize(kit))) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert sheet.count('s="3" t="inlineStr"') == 2


def test_a_text_longer_than_a_cell_is_refused_with_what_takes_it():
    kit = Kit("r", "en", "ko", (KitUnit("p1.1", "a", "x" * 32_768, State.DRAFT),))
    with pytest.raises(UsageError, match="csv"):
        xlsx.serialize(kit)


WORD = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="urn:mc"><w:body>{}</w:body></w:document>'
CELL = "<w:tc><w:p>{}</w:p></w:tc>"
RUN = "<w:r><w:t>{}</w:t></w:r>"


def word_row(*cells):
    return (
        "<w:tr>"
        + "".join(CELL.format(cell if "<" in cell else RUN.format(cell)) for cell in cells)
        + "</w:tr>"
    )


def word(*rows, comments=None):
    body = f"<w:tbl>{''.join(rows)}</w:tbl>"
    parts = {"document": WORD.format(body)} | ({"comments": comments} if comments else {})
    return repacked(docx.serialize(KIT), **parts)


def test_tracked_changes_count_as_accepted_and_comments_as_remarks():
    target = (
        '<w:r><w:t>쌀</w:t></w:r><w:del w:id="1"><w:r><w:delText>가격</w:delText></w:r></w:del><w:ins w:id="2"><w:r><w:t>값</w:t></w:r>'
        '</w:ins><w:r><w:t xml:space="preserve">이 </w:t><w:noBreakHyphen/><w:br/></w:r><w:moveFrom><w:r><w:t>x</w:t></w:r></w:moveFrom>'
        "<w:r><w:ruby><w:rt><w:r><w:t>よみ</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>米</w:t></w:r></w:rubyBase></w:ruby>"
        '<w:commentReference w:id="7"/></w:r>'
    )
    comments = (
        '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment w:id="7"><w:p><w:r>'
        "<w:t>Is this right?</w:t></w:r></w:p></w:comment></w:comments>"
    )
    data = word(
        word_row("id", "source (en)", "target (ko)", "note"),
        word_row("r#p1.1", "a", target, "mine"),
        comments=comments,
    )
    (unit,) = docx.parse(data)[0].units
    assert unit.target == "쌀값이 \u2011\n米"
    assert unit.comments == ("mine", "Is this right?")


def test_content_controls_and_tables_inside_of_cells():
    inner = f"<w:tbl>{word_row('nested')}</w:tbl>"
    row = word_row("r#p1.1", "a", "가").replace("</w:tr>", f"<w:tc><w:p/>{inner}</w:tc></w:tr>")
    data = word(word_row("id", "source", "target"), f"<w:sdt><w:sdtContent>{row}</w:sdtContent></w:sdt>")
    assert texts(data, by="docx") == [("p1.1", "a", "가")]


def test_paragraphs_of_a_cell_are_lines():
    row = word_row("r#p1.1", "a", "가").replace(
        CELL.format(RUN.format("가")), "<w:tc>" + f"<w:p>{RUN.format('가')}</w:p>" * 2 + "</w:tc>"
    )
    assert texts(word(word_row("id", "source", "target"), row), by="docx") == [("p1.1", "a", "가\n가")]


def many():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for number in range(2001):
            archive.writestr(f"{number}.xml", b"")
    return stream.getvalue()


def bomb():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ("word/document.xml", "xl/worksheets/sheet1.xml"):
            with archive.open(name, "w") as part:
                for _ in range(60):
                    part.write(b" " * 2**20)
    return stream.getvalue()


ENTITIES = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'
HOSTILE = {
    "empty": b"",
    "text": b"id,source,target",
    "cut": xlsx.serialize(KIT)[:-40],
    "many": many(),
    "bomb": bomb(),
    "slip": repacked(
        docx.serialize(KIT), **{"../../../../tmp/slipped": b"x", "document": ENTITIES, "sheet1": ENTITIES}
    ),
    "nothing": repacked(xlsx.serialize(KIT), sheet1=SHEET.format("")),
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("format_", ["xlsx", "docx"])
def test_a_hostile_file_is_an_error(name, format_):
    with pytest.raises(ReadError):
        FORMATS[format_].parse(HOSTILE[name])


@pytest.mark.parametrize(("format_", "part"), [("xlsx", "sheet1"), ("docx", "document")])
def test_entities_in_a_part_are_refused(format_, part):
    data = repacked(FORMATS[format_].serialize(KIT), **{part: ENTITIES})
    with pytest.raises(ReadError, match="DOCTYPE"):
        FORMATS[format_].parse(data)


def test_an_encrypted_file_is_an_error():
    data = bytearray(docx.serialize(KIT))
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = -1
        while (at := data.find(signature, at + 1)) >= 0:
            data[at + flags] |= 1
    with pytest.raises(ReadError, match="encrypted"):
        docx.parse(bytes(data))


def test_a_workbook_comes_back_from_another_program():
    stream = io.BytesIO(xlsx.serialize(KIT))
    book = openpyxl.load_workbook(stream)
    assert [cell.value for cell in book.active[2]][:4] == [
        "2025/rason#p1.1",
        "paragraph",
        "Rice rose.",
        "쌀값이 올랐다.",
    ]
    book.active["D3"] = "=두 번"
    book.active["D3"].data_type = "s"
    out = io.BytesIO()
    book.save(out)
    assert texts(out.getvalue(), by="xlsx") == [PLAIN[0], (*PLAIN[1][:2], "=두 번")]


def test_a_document_comes_back_from_another_program():
    document = python_docx.Document(io.BytesIO(docx.serialize(KIT)))
    cells = document.tables[0].rows[2].cells
    assert cells[2].text == PLAIN[1][1]
    cells[3].text = "또\n올랐다."
    cells[3].add_paragraph("두 번.")
    out = io.BytesIO()
    document.save(out)
    assert texts(out.getvalue(), by="docx") == [PLAIN[0], (*PLAIN[1][:2], "또\n올랐다.\n두 번.")]
