"""Marks survive that a text is cut anywhere and put together again."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.model import Code
from l10n.text.marks import MARK, balance, fuse, numbers, strip_marks

QUICK = settings(deadline=None, max_examples=200)


@st.composite
def marked(draw: st.DrawFn) -> list[str]:
    """Tokens of a text: characters, and marks that nest, each pair with a number of its own."""
    tokens: list[str] = []
    open_now: list[int] = []
    number = 0
    for step in draw(st.lists(st.sampled_from("ab 가。<>gx/1ocX"), max_size=40)):
        if step == "o":
            number += 1
            open_now.append(number)
            tokens.append(f"<g{number}>")
        elif step == "X":
            number += 1
            tokens.append(f"<x{number}/>")
        elif step == "c" and open_now:
            tokens.append(f"</g{open_now.pop()}>")
        else:
            tokens.append(step)
    return tokens + [f"</g{n}>" for n in reversed(open_now)]


def is_balanced(text: str) -> bool:
    open_now: list[str] = []
    for match in MARK.finditer(text):
        if match["n"]:
            open_now.append(match["n"])
        elif match["m"] and (not open_now or open_now.pop() != match["m"]):
            return False
    return not open_now


@QUICK
@given(marked(), st.data())
def test_fuse_undoes_balance_wherever_a_text_is_cut(tokens: list[str], data: st.DataObject):
    cuts = sorted(data.draw(st.lists(st.integers(0, len(tokens)), max_size=6)))
    pieces = ["".join(tokens[a:b]) for a, b in zip([0, *cuts], [*cuts, len(tokens)], strict=True)]
    glue = data.draw(st.lists(st.sampled_from(["", " ", "\n"]), min_size=len(cuts), max_size=len(cuts)))
    whole = "".join(piece + between for piece, between in zip(pieces, [*glue, ""], strict=True))
    balanced = balance(pieces)
    assert all(map(is_balanced, balanced))
    assert fuse(balanced, glue) == whole


@QUICK
@given(marked())
def test_every_character_knows_its_place(tokens: list[str]):
    text = "".join(tokens)
    plain, places = strip_marks(text)
    assert plain == MARK.sub("", text)
    assert len(places) == len(plain) + 1
    assert [text[place] for place in places[:-1]] == list(plain)
    assert places == sorted(places)
    assert places[-1] == len(text)


def test_a_code_leaves_the_text_that_readers_see():
    codes = {2: Code(2, "<br>", paired=False, text="\n"), 3: Code(3, "<img>", paired=False)}
    assert strip_marks("<g1>a<x2/>b</g1><x3/>c<x4/>", codes) == ("a\nbc", [4, 5, 10, 21, 27])


@pytest.mark.parametrize(
    "text",
    [
        "<Inside N. Korea>",
        "<g0>",
        "<g01>",
        "<g>",
        "<g1",
        "<x1>",
        "< g1>",
        "<G1>",
        "<g1/>",
        "</x1/>",
        "<g1234567>",
    ],
)
def test_what_only_looks_like_a_mark_is_text(text: str):
    assert strip_marks(text)[0] == text
    assert numbers(text) == set()


def test_numbers():
    assert numbers("<g1>a<x3/></g1></g12>") == {1, 3, 12}


def test_no_pieces():
    assert balance([]) == []
    assert fuse([], []) == ""
    with pytest.raises(ValueError, match="zip"):
        fuse(["a", "b"], [])


def test_a_bracket_of_the_report_next_to_a_mark_stays():
    pieces = balance(["<g1>《<Inside", " N. Korea></g1>》"])
    assert pieces == ["<g1>《<Inside</g1>", "<g1> N. Korea></g1>》"]
    assert fuse(pieces, [""]) == "<g1>《<Inside N. Korea></g1>》"


def test_many_marks_come_to_an_end():
    """Some minutes, if closing a mark searched all that are open."""
    deep = 100_000
    text = (
        "".join(f"<g{n}>" for n in range(1, deep)) + "a" + "".join(f"</g{n}>" for n in range(deep - 1, 0, -1))
    )
    assert balance([text]) == [text]
    assert re.sub("<[^>]*>", "", fuse(["a"] * deep, [" "] * (deep - 1))) == " ".join(["a"] * deep)
