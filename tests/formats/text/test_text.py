"""Plain text: what is a block of it, and what is left when it is written."""

from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from l10n.errors import ReadError, UsageError
from l10n.formats.text import MAX_BYTES, parse, serialize
from l10n.formats.text.lines import fold, join, wrap
from l10n.model import Document
from l10n.text.marks import MARK

many = settings(deadline=None, max_examples=150)

WRAPPED = """\
Residents of Hyesan say that the price of rice has not moved since the
border guards were replaced in October, and that traders keep their
stock at home until the new officers have been "greeted", as they put
it, with cigarettes and cash.

Reporting partner A, who lives near the market, said that the state
grain shops opened twice in November and had nothing to sell on either
day.

Notes:
- a list of things, each of which is short
- another one
1. and a third

    An indented first line begins a paragraph of its own in this part of
the report, whatever stands above it.
"""
WORDS = st.text(st.sampled_from("abc나은日語「」。.,-1 2<>/gx\u3000é"), min_size=1, max_size=40)
LINES = st.lists(
    WORDS | st.just("") | st.sampled_from(["RECOMMENDATIONS", "関連記事", "◆Subhead", "a" * 70, "word " * 30])
)


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks]


def changed(document: Document, index: int, text: str) -> Document:
    blocks = list(document.blocks)
    blocks[index] = replace(blocks[index], text=text)
    return replace(document, blocks=tuple(blocks))


def test_every_line_of_a_newsroom_text_is_a_block():
    document = parse(b"Title of it\nBy A. Writer\n\nOne paragraph.\n  Another one.  \n", locale="en")
    assert texts(document) == ["Title of it", "By A. Writer", "One paragraph.", "Another one."]
    assert [block.line for block in document.blocks] == [1, 2, 4, 5]


def test_wrapped_lines_are_one_block_and_short_ones_are_not():
    document = parse(WRAPPED.encode(), locale="en")
    assert [text[:18] for text in texts(document)] == [
        "Residents of Hyesa",
        "Reporting partner ",
        "Notes:",
        "- a list of things",
        "- another one",
        "1. and a third",
        "An indented first ",
    ]
    assert texts(document)[0].endswith('"greeted", as they put it, with cigarettes and cash.')


def test_changed_block_of_wrapped_text_is_wrapped():
    document = parse(WRAPPED.replace("\n", "\r\n").encode(), locale="en")
    text = "Rice, they say, costs what it cost before; " * 5 + "1. April was the same. - So was May."
    written = serialize(changed(document, 0, text)).decode()
    lines = written.split("\r\n")
    assert (
        max(map(len, lines)) < 75
    )  # one is longer than the others, so that no line begins like an item of a list
    assert not any(line.startswith(("- So", "1. April")) for line in lines)
    assert texts(parse(written.encode(), locale="en")) == [text, *texts(document)[1:]]


def test_wrapped_japanese_is_joined_without_spaces():
    line = "羅先市の市場では米の値段が先月から変わらず、商人たちは様子を見ていると話し"
    document = parse(f"{line}\n{line}\n{line}\n{line}\nた。\n".encode(), locale="ja")
    assert texts(document) == [line * 4 + "た。"]


def test_lines_of_equal_length_that_end_sentences_stay_apart():
    line = "This line is a whole sentence of its own, about as long as others."
    assert texts(parse("\n".join([line] * 6).encode(), locale="en")) == [line] * 6


@pytest.mark.parametrize(
    "heading", ["RECOMMENDATIONS", "関連記事", "관련 기사", "Related articles:", "Read more"]
)
def test_furniture_at_the_end_is_left_out(heading):
    document = parse(f"A story.\n\nMore of it.\n\n{heading}\nA title\nAnother\n".encode(), locale="en")
    assert texts(document) == ["A story.", "More of it."]
    assert [(out.text, out.line) for out in document.left_out] == [
        (heading, 5),
        ("A title", 6),
        ("Another", 7),
    ]


def test_the_same_words_as_a_subhead_cut_nothing_off():
    story = f"A story.\n\nRead more\n\n{'Prose goes on for long. ' * 20}\n"
    assert len(parse(story.encode(), locale="en").blocks) == 3
    assert (
        texts(parse(b"Recommendations\n\nThe commission says this.\n", locale="en"))[0] == "Recommendations"
    )


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", []),
        (b" \n\t\r\n", []),
        (b"\xef\xbb\xbfa\r\nb\rc\n", ["a", "b", "c"]),
        ("a\u2028b\u2029c\u0085d\fe\vf".encode(), ["a", "b", "c", "d", "e", "f"]),
        ("하나\n둘".encode("cp949") * 30, ["하나", *["둘하나"] * 29, "둘"]),
        ("하나\n둘".encode("utf-16"), ["하나", "둘"]),
        ("　全角の字下げ。\n".encode(), ["全角の字下げ。"]),
        (b"a\0b\x07c and so on, long enough", ["abc and so on, long enough"]),
        ("\x00\ufeff\nab\ufeff\n".encode() + b"c" * 40, ["ab", "c" * 40]),
        (b"a \t  b\xc2\xa0 c", ["a b\xa0 c"]),
        (b"<Inside N. Korea> <g1>", ["<Inside N. Korea> <x1/>"]),
    ],
)
def test_odd_files_are_read(data, expected):
    document = parse(data, locale="ko")
    assert texts(document) == expected
    assert serialize(document) == data
    assert ["empty"] * (not expected) == [
        finding.rule for finding in document.findings if finding.rule == "empty"
    ]


def test_japanese_mail_is_read():
    data = "羅先で米の値段が上がった。\n".encode("iso2022_jp")
    document = parse(data, locale="ja")
    assert texts(document) == ["羅先で米の値段が上がった。"]
    assert serialize(document) == data
    assert serialize(changed(document, 0, "値段")).decode() == "値段\n"


def test_what_is_no_text_is_refused():
    with pytest.raises(ReadError, match="PNG"):
        parse(b"\x89PNG\r\n\x1a\n", locale="en")
    with pytest.raises(ReadError, match="file of its own"):
        parse(b"a" * (MAX_BYTES + 1), locale="en")


def test_text_that_an_encoding_lacks_makes_the_file_utf_8():
    document = parse("쌀값이 올랐다.\n장마당.\n".encode("cp949"), locale="ko")
    assert serialize(changed(document, 1, "시장.")) == "쌀값이 올랐다.\n시장.\n".encode("cp949")
    assert serialize(changed(document, 1, "😀")).decode() == "쌀값이 올랐다.\n😀\n"


def test_block_without_text_is_misuse():
    with pytest.raises(UsageError, match="b1"):
        serialize(changed(parse(b"a", locale="en"), 0, " \n"))


@many
@given(
    st.binary(max_size=300) | st.text().map(str.encode) | LINES.map(lambda lines: "\r\n".join(lines).encode())
)
def test_untouched_file_is_written_byte_for_byte(data):
    try:
        document = parse(data, locale="ja")
    except ReadError:
        return
    assert serialize(document) == data
    assert all(block.text == fold(block.text) != "" for block in document.blocks)


@many
@given(LINES, st.sampled_from(["\n", "\r\n", "\r"]), WORDS, st.data())
def test_text_that_was_set_is_read_again_and_nothing_else_differs(lines, end, text, draw):
    data = end.join(lines).encode()
    document = parse(data, locale="ko")
    assume(document.blocks and fold(text) and not MARK.search(text))
    assume(not any(place.form for place in document.skeleton.slices))
    index = draw.draw(st.integers(0, len(document.blocks) - 1))
    place = document.skeleton.slices[index]
    out = serialize(changed(document, index, text))
    assert out == data[: place.start] + fold(text).encode() + data[place.end :]
    again = parse(out, locale="ko")
    assume(not any(place.form for place in again.skeleton.slices))
    expected = texts(document)
    expected[index] = fold(text)
    assert texts(again) == expected


@many
@given(WORDS.map(fold).filter(bool), st.integers(5, 60))
def test_wrapping_loses_nothing(text, column):
    assert join(wrap(text, column)) == text
