"""What the reader takes, beyond what it writes itself."""

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.errors import CatalogError
from l10n.formats import po
from l10n.model import Catalog, Unit

HEADER = 'msgid ""\nmsgstr ""\n"Language: ko\\n"\n"Content-Type: text/plain; charset={}\\n"\n\n'


def only(text: str | bytes) -> Unit:
    (unit,) = po.parse(text.encode() if isinstance(text, str) else text).units
    return unit


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (r"a\tb\nc\"d\\e", 'a\tb\nc"d\\e'),
        (r"\101\x41\x4a", "AAJ"),
        (r"\352\260\200\xea\xb0\x81", "가각"),
        (r"\351", "é"),
        (r"\\n\\\\", r"\n\\"),
        (r"\q\d", r"\q\d"),
        (r"a\rb\r\nc", "a\nb\nc"),
        (r"bell\a\b\f\v\0end", "bellend"),
        ("a\u2028b\u2029c\u0085d", "a\nb\nc\nd"),
        ("a\x1cb\x1db\x1eb\x0bb", "abbbb"),
        ("쌀\u00a0값\u3000\u200b", "쌀\u00a0값\u3000\u200b"),
    ],
)
def test_strings(written: str, meant: str):
    assert only(f'msgid "x{written}x"\nmsgstr ""\n').source == f"x{meant}x"


@pytest.mark.parametrize(
    "lines",
    [
        'msgid "a b"\nmsgstr "c d"\n',
        'msgid ""\n"a "\n"b"\nmsgstr "c"\n" d"',
        'msgid "a " "b" msgstr "c" " d"',
        'msgid"a b"\nmsgstr\n"c d"',
        '  msgid  "a b"  \n\n\tmsgstr\t"c d"\t\n',
        '\ufeffmsgid "a b"\n\ufeffmsgstr "c d"',
        'msgid "a b"\r\nmsgstr "c d"\r\n',
        'msgid "a b"\r\r\nmsgstr "c d"\r\r\n',
        'msgid "a b"\rmsgstr "c d"\r',
    ],
)
def test_layout_does_not_matter(lines: str):
    assert only(lines) == Unit("a b", "c d")


def test_entries_on_one_line_are_all_read():
    catalog = po.parse(b'msgid "a" msgstr "b" msgid "c" msgstr "d" msgctxt "x" msgid "e" msgstr "f"\n')
    assert catalog.units == (Unit("a", "b"), Unit("c", "d"), Unit("e", "f", context="x"))


@pytest.mark.parametrize(
    "flags",
    [
        "#, fuzzy",
        "#,fuzzy",
        "#,  fuzzy ,",
        "#, Fuzzy",
        "#= fuzzy",
        "#, ,fuzzy,fuzzy",
        "#,\n#, fuzzy",
        "  #,\tfuzzy\t",
    ],
)
def test_fuzzy_in_any_spacing(flags: str):
    assert only(f'{flags}\nmsgid "a"\nmsgstr "b"') == Unit("a", "b", fuzzy=True)


def test_flags_that_gettext_does_not_know_are_kept():
    text = '#, fuzzy no-wrap, mt-google, range: 1..5, placeholders:"a,b"\nmsgid "a"\nmsgstr "b"'
    unit = only(text)
    assert unit.fuzzy
    assert unit.flags == ("no-wrap", "mt-google", "range: 1..5", 'placeholders:"a,b"')
    assert b'\n#, fuzzy, no-wrap, mt-google, range: 1..5, placeholders:"a,b"\n' in po.serialize(
        po.parse(text.encode())
    )


def test_comments_of_every_form():
    unit = only(
        '#a\n#  b \n#\n##c\n#!d\n#====\n#.e\n#. f\n#.\n#: g h:1\n#: \u2068i j\u2069:2\nmsgid "x"\nmsgstr ""'
    )
    assert unit.comments == ("a", " b ", "", "#c", "!d", "====")
    assert unit.notes == ("e", "f", "")
    assert unit.places == ("g", "h:1", "i j:2")


def test_comments_of_a_file_without_header_belong_to_its_first_unit():
    catalog = po.parse(b'# mine\n\nmsgid "a"\nmsgstr "b"\n')
    assert catalog.units[0].comments == ("mine",)
    assert catalog.comments == ()


def test_comments_after_the_last_entry_are_kept():
    catalog = po.parse(b'# top\nmsgid ""\nmsgstr "Language: ko\\n"\n\nmsgid "a"\nmsgstr "b"\n\n# vim: tw=0\n')
    assert catalog.comments == ("top", "vim: tw=0")


def test_a_header_may_stand_anywhere_and_in_any_order():
    catalog = po.parse(
        b'msgid "a"\nmsgstr "b"\n\nmsgid ""\nmsgstr ""\n"X-B: 2\\nX-A: 1\\n"\n"Language: zh_Hant\\n"\n"Last-Translator: A\\n"'
        b'\n"  continued\\n"\n"Language: ja\\n"\n'
    )
    assert catalog.locale == "zh-Hant"
    assert catalog.header == {
        "X-B": "2",
        "X-A": "1",
        "Language": "zh_Hant",
        "Last-Translator": "A\ncontinued",
    }
    names = [line.split(b":")[0].strip(b'"') for line in po.serialize(catalog).split(b"\n")[2:20]]
    assert (
        names.index(b"Last-Translator") < names.index(b"Language") < names.index(b"X-A") < names.index(b"X-B")
    )


def test_the_locale_asked_for_wins_over_the_header():
    assert po.parse(HEADER.format("UTF-8").encode(), locale="ja").locale == "ja"


@pytest.mark.parametrize(
    ("label", "codec", "text"),
    [
        ("EUC-KR", "euc_kr", "쌀값"),
        ("EUC-KR", "cp949", "똠방각하 펲시"),
        ("CP949", "cp949", "똠방각하"),
        ("Shift_JIS", "shift_jis", "表示ソ〜十"),
        ("SHIFT_JIS", "cp932", "①髙ソ"),
        ("EUC-JP", "euc_jp", "価格〜"),
        ("ISO-2022-JP", "iso2022_jp", "価格"),
        ("GB18030", "gb18030", "价格€"),
        ("iso-8859-1", "latin-1", "é"),
        ("EUC-KR", "utf-8", "쌀값이 올랐다"),
        ("CHARSET", "utf-8", "쌀값"),
        ("no-such-charset", "utf-8", "쌀값"),
        ("utf-8", "utf-8-sig", "쌀값"),
        ("UTF-16", "utf-16", "쌀값"),
    ],
)
def test_encodings(label: str, codec: str, text: str):
    data = (HEADER.format(label) + f'msgid "a"\nmsgstr "{text.replace(chr(92), chr(92) * 2)}"\n').encode(
        codec
    )
    catalog = po.parse(data)
    assert catalog.units == (Unit("a", text),)
    assert text.encode() in po.serialize(catalog)


def test_numeric_escapes_are_bytes_of_the_encoding_named():
    escaped = "".join(f"\\{byte:o}" for byte in "쌀".encode("euc_kr"))
    assert only(HEADER.format("EUC-KR") + f'msgid "a"\nmsgstr "{escaped}"\n').target == "쌀"


@pytest.mark.parametrize(
    ("source", "target", "mended"),
    [
        ("a", "b\n", "b"),
        ("a", "\n\nb", "b"),
        ("a\n", "b", "b\n"),
        ("\na\n", "b", "\nb\n"),
        ("a", "\n", ""),
        ("\n", "\n", "\n"),
        ("a\nb", "c\nd\u2028", "c\nd"),
    ],
)
def test_line_breaks_at_the_ends_are_those_of_the_source(source: str, target: str, mended: str):
    literal = target.replace("\n", "\\n")
    assert (
        only(f'msgctxt "c"\nmsgid "{source.replace(chr(10), chr(92) + "n")}"\nmsgstr "{literal}"\n').target
        == mended
    )


def test_an_untranslated_unit_is_not_fuzzy():
    assert only('#, fuzzy\nmsgid "a"\nmsgstr ""\n') == Unit("a")


@settings(deadline=None, max_examples=200)
@given(st.binary(max_size=80).map(lambda noise: b'msgid "a"\nmsgstr "' + noise + b'"\n'))
def test_noise_in_a_string_is_read_or_refused_with_its_line(noise: bytes):
    line, units = 0, ()
    try:
        units = po.parse(noise).units
    except CatalogError as error:
        line = error.line or 0
    else:
        assert po.parse(po.serialize(Catalog("ko", units))).units == units
    assert units or line


def test_byte_order_marks_of_both_ends_of_utf16():
    text = 'msgid "a"\nmsgstr "쌀"\n'
    assert only(codecs.BOM_UTF16_LE + text.encode("utf-16-le")).target == "쌀"
    assert only(codecs.BOM_UTF16_BE + text.encode("utf-16-be")).target == "쌀"
