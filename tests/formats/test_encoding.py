"""What a file is encoded in, and the way from its characters back to its bytes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.errors import ReadError
from l10n.formats.encoding import codec_of, decode

KOREAN = "쌀값이 올랐다고 취재협력자가 전했다. "
JAPANESE = "コメの値段が上がったと取材協力者は伝えた。"
CODECS = [
    "utf-8",
    "utf-16-le",
    "utf-16-be",
    "utf-32-le",
    "cp949",
    "cp932",
    "euc_jp",
    "iso2022_jp",
    "gb18030",
    "cp1252",
]
BOMS = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff", "utf-32-le": b"\xff\xfe\0\0"}


@settings(deadline=None)
@given(st.sampled_from(CODECS), st.text(alphabet="aé<>\n 쌀米コ。①𠮷", min_size=1), st.integers(1, 700))
def test_offsets_lead_back_to_the_bytes(codec, piece, times):
    text = "".join(c for c in piece if c.encode(codec, "ignore")) * times
    text = "<p>" + text
    data = text.encode(codec)
    decoded = decode(BOMS.get(codec, b"") + data, declared=codec)
    assert decoded.text == text
    start = len(BOMS.get(codec, b""))
    for offset in {0, 1, len(text) // 2, len(text) - 1, len(text)}:
        left, right = decoded.data[start : decoded.byte(offset)], decoded.data[decoded.byte(offset) :]
        if codec != "iso2022_jp":
            assert left.decode(codec) == text[:offset]
            assert right.decode(codec) == text[offset:]
        else:
            assert left.decode(codec) == text[:offset]


@settings(deadline=None)
@given(st.binary(max_size=3000), st.sampled_from([None, *CODECS, "nonsense", "utf-7", "\0"]))
def test_any_bytes_are_read_or_refused(noise, declared):
    data = b"<p>" + KOREAN.encode() * 40 + noise + b"</p>"
    try:
        decoded = decode(data, declared=declared)
    except ReadError:
        return
    places = [decoded.byte(offset) for offset in range(len(decoded.text) + 1)]
    assert places == sorted(places)
    assert places[0] == decoded.bom
    assert places[-1] == len(data)
    for offset, character in enumerate(decoded.text):
        if character in "<>":
            assert decoded.data[places[offset] :].startswith(character.encode(decoded.encoding))


@pytest.mark.parametrize("codec", ["cp949", "euc_jp", "cp932"])
def test_undeclared_text_of_korea_and_japan_is_guessed(codec):
    text = (KOREAN if codec == "cp949" else JAPANESE) * 3
    decoded = decode(text.encode(codec))
    assert decoded.text == text
    assert decoded.encoding == codec
    assert [finding.rule for finding in decoded.findings] == ["encoding"]


@pytest.mark.parametrize("declared", ["euc-kr", "iso-8859-1", "x-unheard-of", "utf-16", "cp037"])
def test_utf8_declared_as_something_else(declared):
    decoded = decode(KOREAN.encode() * 3, declared=declared)
    assert (decoded.text, decoded.encoding) == (KOREAN * 3, "utf-8")


def test_one_bad_byte_does_not_change_the_encoding():
    data = (KOREAN * 5).encode() + b"\xe3</p>"
    decoded = decode(data, declared="utf-8")
    assert decoded.text == KOREAN * 5 + "\ufffd</p>"
    assert decoded.byte(decoded.text.index("<")) == data.index(b"<")
    assert "1 places" in decoded.findings[0].message


def test_utf16_without_a_mark():
    decoded = decode("<p>Rice</p>".encode("utf-16-le"))
    assert (decoded.text, decoded.encoding) == ("<p>Rice</p>", "utf-16-le")


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n....", b"%PDF-1.7", b"PK\x03\x04..", bytes(range(256)) * 9]
)
def test_binary_files_are_refused(data):
    with pytest.raises(ReadError, match="is not HTML"):
        decode(data, kind="HTML")


def test_a_few_nuls_are_text():
    assert decode(b"<p>Ri\0ce</p>").text == "<p>Ri\0ce</p>"


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        ("EUC-KR", "cp949"),
        (" Shift_JIS ", "cp932"),
        ("latin1", "cp1252"),
        ("base64", None),
        ("utf-7", None),
        ("cp500", None),
    ],
)
def test_labels_mean_what_browsers_take_them_for(label, codec):
    assert codec_of(label) == codec


def test_a_stray_nul_is_no_sign_of_utf16():
    assert decode(b"ti\x01\x00e\x01\x00").encoding == "utf-8"
