"""Translation memories: ours come back as they were, those of others are read, hostile ones end in an error."""

import codecs
import io
import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from l10n.errors import ReadError
from l10n.formats import tmx
from tests.formats.marked import texts
from tests.programs import schema

NAMES = st.text(
    st.characters(min_codepoint=0x21, max_codepoint=0x2FF, exclude_categories=["Cs", "Cc", "Zs"]), max_size=8
)


@st.composite
def entries(draw):
    made = {"en": draw(texts), "ko": draw(texts)}
    if draw(st.booleans()):
        made["ja"] = draw(texts)
    return tmx.Entry(made, "en", id=draw(NAMES), notes=tuple(draw(st.lists(NAMES.filter(bool), max_size=2))))


def written(*rows, **options):
    stream = io.BytesIO()
    tmx.write(stream, rows, source_locale="en", **options)
    return stream.getvalue()


def read(data):
    return list(tmx.read(io.BytesIO(data)))


def document(body, *, head='<?xml version="1.0"?>', language="en"):
    return f'{head}<tmx version="1.4"><header srclang="{language}"/>\n<body>\n{body}\n</body></tmx>'


def unit(ko, en="Rice rose."):
    return f'<tu><tuv xml:lang="en"><seg>{en}</seg></tuv><tuv xml:lang="ko"><seg>{ko}</seg></tuv></tu>'


@given(st.lists(entries(), max_size=4))
def test_what_was_written_is_read(rows):
    assert read(written(*rows)) == rows


@settings(deadline=None)  # the first example unpacks the schemas
@given(st.lists(entries(), max_size=3), st.booleans())
def test_what_is_written_is_valid(rows, plain):
    document_type = etree.DTD(str(schema("tmx14.dtd")))
    assert document_type.validate(etree.fromstring(written(*rows, plain=plain))), document_type.error_log


def test_marks_stay_in_the_text_where_it_is_asked_for():
    row = tmx.Entry({"en": "in <g1>Rason</g1>", "ko": "<g1>라선</g1>에서"}, "en")
    assert b"in &lt;g1&gt;Rason&lt;/g1&gt;" in written(row, plain=True)
    assert read(written(row, plain=True)) == [row]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp949"])
def test_any_encoding_that_a_file_names_is_read(encoding):
    named = {"utf-8-sig": "utf-8", "utf-16-le": "utf-16", "utf-16-be": "utf-16", "cp949": "euc-kr"}.get(
        encoding, encoding
    )
    data = document(unit("쌀값이 올랐다."), head=f'<?xml version="1.0" encoding="{named}"?>').encode(encoding)
    assert [entry.texts["ko"] for entry in read(data)] == ["쌀값이 올랐다."]


def test_locales_are_spelled_one_way_and_found_by_language():
    data = document(
        unit("올랐다.").replace('"ko"', '"KO_kr"').replace('"en"', '"EN-US"'), language="EN-GB"
    ).encode()
    (entry,) = read(data)
    assert dict(entry.texts) == {"en-US": "Rice rose.", "ko-KR": "올랐다."}
    assert entry.source_locale == "en-US"
    assert entry.pair(source_locale="en", locale="ko") == ("Rice rose.", "올랐다.")
    assert entry.pair(source_locale="en", locale="ja") is None


def test_inline_elements_of_other_programs_become_marks():
    ko = (
        '<bpt i="0" x="2" type="bold">&lt;b&gt;</bpt>쌀<ept i="0">&lt;/b&gt;</ept><ph>&lt;br/&gt;</ph>'
        '<hi type="x">값</hi><it pos="begin">[</it><bpt i="7"/>!<ept i="7"/><ept i="9"/><ut>{</ut>'
    )
    (entry,) = read(document(unit(ko)).encode())
    assert entry.texts["ko"] == "<g2>쌀</g2><x1/>값<x3/><g4>!</g4><x5/>"


def test_a_unit_that_cannot_be_used_is_named_by_its_line():
    rows = [
        unit("하나"),
        "<tu><tuv xml:lang='en'><seg>alone</seg></tuv></tu>",
        "<tu><tuv><seg>a</seg></tuv></tu>",
        "<tu><tuv xml:lang='en'/></tu>",
        unit("\ufffd"),
        unit("x" * 100_001),
        unit("둘"),
    ]
    found = read(document("\n".join(rows)).encode())
    assert [entry.texts["ko"] for entry in found if isinstance(entry, tmx.Entry)] == ["하나", "둘"]
    assert [entry.line for entry in found if isinstance(entry, tmx.Skipped)] == [4, 5, 6, 7, 8]


def test_control_characters_that_other_programs_write_are_left_out():
    assert [entry.texts["ko"] for entry in read(document(unit("쌀&#x1F;값\x07이&#31;")).encode())] == [
        "쌀값이"
    ]


def test_entities_are_not_expanded_and_their_units_skipped():
    head = '<?xml version="1.0"?><!DOCTYPE tmx [<!ENTITY a "text"><!ENTITY b SYSTEM "file:///etc/passwd">]>'
    found = read(document("\n".join([unit("&a;"), unit("&b;"), unit("하나")]), head=head).encode())
    assert [type(entry) for entry in found] == [tmx.Skipped, tmx.Skipped, tmx.Entry]


def test_a_dtd_that_is_not_there_is_not_looked_for():
    head = '<?xml version="1.0"?><!DOCTYPE tmx SYSTEM "http://127.0.0.1:9/tmx14.dtd">'
    assert len(read(document(unit("하나"), head=head).encode())) == 1


BILLION = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "ha"}">' for n in range(12))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04",
        b"<html/>",
        b"<tmx><body>" + b"<a>" * 5000,
        b"<tmx><body><tu><tuv xml:lang='en'><seg>" + b"x" * 11_000_000,
        document(unit("하나")).encode()[:-20],
        document('<tu tuid="&a11;"/>', head=f"<!DOCTYPE tmx [{BILLION}]>").encode(),
        b'<?xml version="1.0" encoding="klingon"?><tmx/>',
        codecs.BOM_UTF16_LE + b"\x00\xd8" * 50,
    ],
    ids=["empty", "zip", "html", "deep", "giant", "cut", "billion", "encoding", "surrogates"],
)
def test_what_is_no_memory_is_an_error_with_a_line(data):
    with pytest.raises(ReadError) as caught:
        read(data)
    assert caught.value.line or "encoding" in caught.value.message


def test_what_stands_before_the_damage_is_given():
    data = document("\n".join(unit(f"{n}번") for n in range(3000))).encode()[:-30]
    got = []
    with pytest.raises(ReadError, match="line 300"):
        got.extend(tmx.read(io.BytesIO(data)))
    assert len(got) > 2000


def test_memory_does_not_grow_with_the_file():
    def peak(size):
        data = io.BytesIO(document("\n".join([unit("쌀값이 올랐다.")] * size)).encode())
        tracemalloc.start()
        count = sum(1 for _ in tmx.read(data))
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert count == size
        return most

    peak(10)
    assert peak(6000) < 2 * peak(2000)
