"""What holds for every Markdown file, not only for those somebody thought of."""

from dataclasses import replace

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from l10n.errors import ReadError
from l10n.formats.markdown import parse, serialize
from l10n.formats.markdown.marked import fold
from l10n.model import Document
from l10n.text.marks import MARK, numbers

many = settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.too_slow])

SPECIAL = "\\`*_{}[]()#+-.!<>~|&:;=^$@'\"/?%,0123456789"
TEXT = st.text(
    st.sampled_from([*SPECIAL * 2, *"abcXYZ나은라선日本語「」。é  \u00a0\u3000😀"]), min_size=1, max_size=30
)
INLINE = st.sampled_from(
    [
        *(
            "plain words",
            "*em*",
            "**strong**",
            "_under_",
            "__two__",
            "***both***",
            "~~gone~~",
            "`code`",
            "``a ` b``",
        ),
        *(
            '[link](http://a.b/c "t")',
            "[ref][r]",
            "[r]",
            "![alt *x*](i.png)",
            "[![in](i.png)](x)",
            "<http://a.b>",
        ),
        *(
            "<Inside N. Korea>",
            "<b>bold</b>",
            "<br>",
            "<!-- c -->",
            "&amp;",
            "&#44;",
            "\\*",
            "[^1]",
            "{{< fig >}}",
        ),
        *(
            "**「나선」**은",
            "日本",
            "語",
            "3~5월",
            "a*b",
            "x_y_z",
            "[open",
            "close]",
            "**",
            "`",
            "\\",
            "<i>un",
            "](",
        ),
        *(
            "<ruby>東<rt>とう</rt></ruby>",
            "<g1>",
            "  \n",
            "\\\n",
            "\n",
            "!",
            "#",
            "1.",
            "-",
            "a &b; c",
            "\u3000",
            "x",
        ),
    ]
)
LINE = st.lists(INLINE, min_size=1, max_size=7).map(" ".join) | st.lists(INLINE, min_size=1, max_size=5).map(
    "".join
)
SHAPES = st.sampled_from(
    [
        *(
            "{}",
            "# {}",
            "## {} ##",
            "{}\n===",
            "{}\n---",
            "> {}",
            "> {}\nlazy",
            "- {}",
            "1. {}\n2. {}",
            "- a\n\n  {}",
        ),
        *(
            "> - {}",
            "| {} | b |\n|---|---|\n| c | {} |",
            "[^1]: {}",
            "[r]: http://x.y 'z'",
            "```\n{}\n```",
            "    {}",
        ),
        *("<div>\n{}\n</div>", "***", "![p](q)\n\n*{}*", "- [ ] {}", "> [!NOTE]\n> {}", ":::tip\n{}\n:::"),
        *("{}\n{{: .x}}", "Read more\n\n- [{}](a)", "{}", "{}", "**{}**", "- a\n  - {}\n    {}"),
    ]
)
HEADS = st.sampled_from(
    [
        *("", "", "---\n", "\ufeff", "---\ntitle: {}\ndate: 2025-11-27\n---\n", "+++\ntitle = '{}'\n+++\n"),
        *('---\ntitle: "{}"\ntags: [a]\n---\n', "---\ndescription: >\n  {}\n  b\nauthor: '{}'\n---\n"),
    ]
)


@st.composite
def pages(draw: st.DrawFn) -> bytes:
    def filled(shape: str) -> str:
        return shape.format(*(draw(LINE) for _ in range(3)))

    blocks = [filled(draw(SHAPES)) for _ in range(draw(st.integers(1, 5)))]
    text = filled(draw(HEADS)) + draw(st.sampled_from(["\n\n", "\n\n", "\n"])).join(blocks) + "\n"
    text = text.replace("\n", draw(st.sampled_from(["\n", "\n", "\r\n", "\r"])))
    return text.encode(draw(st.sampled_from(["utf-8", "utf-8", "utf-8", "utf-16"])))


def changed(document: Document, index: int, text: str) -> Document:
    blocks = list(document.blocks)
    blocks[index] = replace(blocks[index], text=text)
    return replace(document, blocks=tuple(blocks))


@many
@given(pages() | st.binary(max_size=200) | st.text().map(str.encode))
def test_untouched_file_is_written_byte_for_byte(data):
    try:
        document = parse(data, locale="ja")
    except ReadError:
        return
    assert serialize(document) == data
    for block in document.blocks:
        assert block.text == fold(block.text) != ""
        assert numbers(block.text) == {code.number for code in block.codes}


@many
@given(pages(), st.data())
def test_only_the_slice_of_a_changed_block_differs(data, draw):
    document = parse(data, locale="ko")
    assume(document.blocks)
    index = draw.draw(st.integers(0, len(document.blocks) - 1))
    text = draw.draw(TEXT.filter(str.strip))
    place = document.skeleton.slices[index]
    out = serialize(changed(document, index, text))
    assert out.startswith(data[: place.start])
    assert out.endswith(data[place.end :])


@many
@given(pages(), st.data())
def test_text_that_was_set_is_read_again(data, draw):
    document = parse(data, locale="ko")
    assume(document.blocks)
    index = draw.draw(st.integers(0, len(document.blocks) - 1))
    text = draw.draw(TEXT.filter(str.strip).filter(lambda text: not MARK.search(text)))
    again = parse(serialize(changed(document, index, text)), locale="ko")
    expected = [block.text for block in document.blocks]
    expected[index] = fold(text)
    assert [block.text for block in again.blocks] == expected


@many
@given(pages(), st.data())
def test_marks_that_were_moved_are_read_again(data, draw):
    document = parse(data, locale="ko")
    marked = [index for index, block in enumerate(document.blocks) if block.codes]
    assume(marked)
    index = draw.draw(st.sampled_from(marked))
    block = document.blocks[index]
    words = draw.draw(
        st.lists(TEXT.filter(lambda text: text.strip() and not MARK.search(text)), min_size=3, max_size=9)
    )
    text = fold(words[0])
    for code, word in zip(draw.draw(st.permutations(block.codes)), words[1:], strict=False):
        mark = f"<g{code.number}>{fold(word)}</g{code.number}>" if code.paired else f"<x{code.number}/>"
        text += mark + fold(word)
    again = parse(serialize(changed(document, index, text)), locale="ko")
    assert len(again.blocks) == len(document.blocks)
    assert MARK.sub("", again.blocks[index].text) == MARK.sub("", text)
    assert len(MARK.findall(again.blocks[index].text)) == len(MARK.findall(text))
