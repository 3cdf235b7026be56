import re
from importlib.metadata import entry_points
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.errors import ConfigError
from l10n.model import Block, Code, Document, Role, Skeleton
from l10n.segment import Cuts, segment_document
from l10n.segment.segmenter import BUILT_IN, GROUP
from l10n.text.marks import MARK, fuse, strip_marks
from tests.programs import require_extra

BREAK = Code(9, "<br>", paired=False, text="\n")


def document(*texts, locale="en", media_type="text/html", role=Role.PARAGRAPH, codes=()):
    blocks = tuple(Block(f"b{n}", role, text, codes=tuple(codes)) for n, text in enumerate(texts, 1))
    return Document(locale, media_type, blocks, Skeleton(b""))


def pairs(*numbers):
    return [Code(n, f"<b{n}>", f"</b{n}>") for n in numbers]


def segment(text, *codes, **options):
    return segment_document(document(text, codes=codes, **options)).segments


def gaps(block):
    segments = block.segments
    return [block.text[left.span[1] : right.span[0]] for left, right in pairwise(segments)]


def refused(block):
    head, tail = block.text[: block.segments[0].span[0]], block.text[block.segments[-1].span[1] :]
    return head + fuse([s.text for s in block.segments], gaps(block)) + tail


def test_ids_are_places():
    blocks = (
        Block("b1", Role.TITLE, "Rice prices"),
        Block("b2", Role.PARAGRAPH, "They rose. They fell."),
        Block("b3", Role.SUBHEAD, "Why?"),
        Block("b4", Role.PARAGRAPH, "Nobody knows."),
    )
    found = segment_document(Document("en", "text/html", blocks, Skeleton(b""))).segments
    assert [s.id for s in found] == ["t1.1", "p1.1", "p1.2", "h1.1", "p2.1"]
    assert [s.role for s in found] == [
        Role.TITLE,
        Role.PARAGRAPH,
        Role.PARAGRAPH,
        Role.SUBHEAD,
        Role.PARAGRAPH,
    ]


def test_a_pair_over_two_sentences_is_closed_and_opened_again():
    found = segment("Rice <g1>rose. Corn</g1> fell.", *pairs(1))
    assert [s.text for s in found] == ["Rice <g1>rose.</g1>", "<g1>Corn</g1> fell."]
    assert [[c.number for c in s.codes] for s in found] == [[1], [1]]


def test_closing_marks_go_back_and_opening_marks_go_on():
    found = segment("<g1>Rice rose.</g1> <g2>Corn fell.</g2>", *pairs(1, 2))
    assert [s.text for s in found] == ["<g1>Rice rose.</g1>", "<g2>Corn fell.</g2>"]
    assert [[c.number for c in s.codes] for s in found] == [[1], [2]]


def test_a_mark_inside_a_word_does_not_hide_an_abbreviation():
    assert len(segment("The <g1>U</g1>.S. Army left. It was late.", *pairs(1))) == 2


def test_a_line_break_between_sentences_belongs_to_none():
    found = segment("A headline<x9/>A line below it", BREAK)
    assert [s.text for s in found] == ["A headline", "A line below it"]
    assert [s.codes for s in found] == [(), ()]


def test_a_reference_mark_stays_with_the_sentence_before_it():
    mark = Code(2, "<sup>1</sup>", paired=False, text="1")
    assert [s.text for s in segment("Rice rose.<x2/> Corn fell.", mark)] == ["Rice rose.<x2/>", "Corn fell."]


def test_an_image_before_a_sentence_goes_with_it():
    image = Code(2, "<img>", paired=False)
    assert [s.text for s in segment("Rice rose. <x2/>Corn fell.", image)] == ["Rice rose.", "<x2/>Corn fell."]


def test_a_block_without_text_has_no_segments():
    assert segment("<x2/>", Code(2, "<img>", paired=False)) == ()


@pytest.mark.parametrize(
    ("locale", "text", "role"),
    [
        ("en", "It fell. (ISHIMARU Jiro / KANG Ji-won)", Role.BYLINE),
        ("ko", "알려지지 않았다. (이시마루 지로/강지원)", Role.BYLINE),
        ("ko", "알려지지 않았다.(강지원)", Role.BYLINE),
        ("ja", "分かっていない。（石丸次郎）", Role.BYLINE),
        ("en", "He said so. [Editor's note: names are withheld.]", Role.NOTE),
        ("ko", "다음 편에서 본다. (계속)", Role.NOTE),
        ("en", "He left. She stayed.", Role.PARAGRAPH),
        ("en", "He left. (She stayed.)", Role.PARAGRAPH),
    ],
)
def test_the_last_sentence_has_a_role_of_its_own(locale, text, role):
    first, last = segment(text, locale=locale)
    assert (first.role, last.role) == (Role.PARAGRAPH, role)


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "Women wait. Photo: ASIAPRESS"),
        ("ko", "압록강의 여성들. 사진=아시아프레스"),
        ("ja", "女性たち。撮影アジアプレス"),
    ],
)
def test_a_caption_ends_with_its_credit(locale, text):
    assert [s.role for s in segment(text, locale=locale)] == [Role.CAPTION, Role.CREDIT]


def test_a_segmenter_of_ones_own_is_used():
    def halves(text: str, /) -> Cuts:
        return Cuts([len(text) // 2], [])

    found = segment_document(document("abcd", locale="ko"), segmenter=halves, kiwi=True).segments
    assert [s.text for s in found] == ["ab", "cd"]


def test_built_in_segmenters_are_declared_as_any_other():
    declared = {point.name: point.value for point in entry_points(group=GROUP)}
    assert BUILT_IN.items() <= declared.items()


def test_kiwi_ends_sentences_without_a_stop():
    require_extra("ko", "kiwipiepy")
    text = "음식이 맛있었습니다 다음에 또 가고 싶네요 주차도 편해요"
    assert len(segment(text, locale="ko")) == 1
    found = segment_document(document(text, locale="ko"), kiwi=True).segments
    assert [s.text for s in found] == ["음식이 맛있었습니다", "다음에 또 가고 싶네요", "주차도 편해요"]


def test_kiwi_does_not_cut_inside_quotations():
    require_extra("ko", "kiwipiepy")
    text = "그는 “정말 맛있었습니다 또 오고 싶네요 고맙습니다”라고 적었다"
    assert len(segment_document(document(text, locale="ko"), kiwi=True).segments) == 1


def test_kiwi_that_is_not_installed_is_an_error_with_the_remedy(monkeypatch):
    monkeypatch.setattr("l10n.segment.segmenter.has_kiwi", lambda: False)
    with pytest.raises(ConfigError, match=re.escape("pip install 'newsroom-l10n[ko]'")):
        segment_document(document("맛있네요", locale="ko"), kiwi=True)


def test_kiwi_is_not_loaded_for_text_with_stops(monkeypatch):
    require_extra("ko", "kiwipiepy")

    def load():
        pytest.fail("Kiwi was loaded")

    monkeypatch.setattr("l10n.segment.kiwi._analyser", load)
    found = segment_document(document("쌀값이 올랐다. 주요 품목도 올랐다.", locale="ko"), kiwi=True).segments
    assert len(found) == 2


WORDS = st.sampled_from(
    [
        "He left.",
        "“No.”",
        " ",
        "\n",
        "Mr.",
        "했다.",
        "「行く。」",
        "と",
        "(a)",
        "a",
        "。",
        "<g1",
        "※",
        "◆",
        "x.",
    ]
)


@st.composite
def marked(draw):
    """A text with marks, each pair properly nested, and its codes."""
    codes: list[Code] = []
    parts: list[str] = []
    opened: list[int] = []
    for word in draw(
        st.lists(st.one_of(WORDS, st.sampled_from(["OPEN", "CLOSE", "BREAK", "VOID"])), max_size=25)
    ):
        number = len(codes) + 1
        if word == "OPEN":
            codes.append(Code(number, "<b>", "</b>"))
            opened.append(number)
            parts.append(f"<g{number}>")
        elif word == "CLOSE":
            if opened:
                parts.append(f"</g{opened.pop()}>")
        elif word in {"BREAK", "VOID"}:
            codes.append(Code(number, "<x>", paired=False, text="\n" if word == "BREAK" else "[1]"))
            parts.append(f"<x{number}/>")
        else:
            parts.append(word)
    parts += [f"</g{number}>" for number in reversed(opened)]
    return "".join(parts), tuple(codes)


@given(marked(), st.sampled_from(["en", "ko", "ja", "fr"]), st.sampled_from(["text/html", "text/plain"]))
@settings(max_examples=300, deadline=None)
def test_sentences_and_gaps_give_the_block_again(text_and_codes, locale, media_type):
    text, codes = text_and_codes
    result = segment_document(document(text, codes=codes, locale=locale, media_type=media_type))
    (block,) = result.blocks
    if not block.segments:
        assert strip_marks(text, {c.number: c for c in codes})[0].strip() == ""
        return
    assert refused(block) == text
    for s in block.segments:
        assert is_balanced(s.text)
        assert {code.number for code in s.codes} == {
            int(n) for m in MARK.finditer(s.text) for n in m.groups()[1:] if n
        }
    covered = [
        block.text[: block.segments[0].span[0]],
        *gaps(block),
        block.text[block.segments[-1].span[1] :],
    ]
    assert "".join(MARK.sub("", gap) for gap in covered).strip() == ""


def is_balanced(text):
    opened = []
    for mark in MARK.finditer(text):
        if mark["n"]:
            opened.append(mark["n"])
        elif mark["m"] and (not opened or opened.pop() != mark["m"]):
            return False
    return not opened
