"""Files that are broken, foreign, or made to do harm, and texts that are odd to write."""

from dataclasses import replace

import pytest

from l10n.errors import ReadError, UsageError
from l10n.formats.markdown import MAX_BYTES, parse, serialize
from l10n.formats.markdown.inline import read_inline
from l10n.model import Document, Role


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks]


def rewritten(source: str | bytes, *new: str, locale: str = "ko") -> str:
    """A file with the texts of its first blocks replaced."""
    document = parse(source.encode() if isinstance(source, str) else source, locale=locale)
    blocks = tuple(replace(block, text=text) for block, text in zip(document.blocks, new, strict=False))
    return serialize(replace(document, blocks=blocks + document.blocks[len(blocks) :])).decode()


@pytest.mark.parametrize(
    "data", [b"", b"\n\n", b"\xef\xbb\xbf", b"---\ndate: 2025\n---\n", b"```\ncode\n```", b"<div></div>"]
)
def test_file_without_text_has_no_blocks_and_says_so(data):
    document = parse(data, locale="en")
    assert document.blocks == ()
    assert [finding.rule for finding in document.findings] == ["empty"]
    assert serialize(document) == data


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n\0\0", b"%PDF-1.7\n", b"PK\x03\x04", bytes(range(32)) * 9]
)
def test_binary_is_refused(data):
    with pytest.raises(ReadError, match="is not Markdown"):
        parse(data, locale="en")


def test_large_file_is_refused_with_a_remedy():
    with pytest.raises(ReadError, match="split the report"):
        parse(b"a" * (MAX_BYTES + 1), locale="en")
    with pytest.raises(ReadError, match="lines"):
        parse(b"-\n" * 300_001, locale="en")


@pytest.mark.parametrize(
    "source",
    [
        *(
            ">" * 10_000 + " a",
            "- " * 10_000 + "a",
            "> - " * 5_000 + "a",
            "".join("  " * i + "- a\n" for i in range(150)),
        ),
        *(
            "[" * 20_000,
            "![" * 10_000,
            "[a](" * 5_000,
            "[^a" * 5_000,
            "*a **b " * 3_000,
            "*_" * 10_000,
            "`a" * 10_000,
        ),
        *(
            "<a " * 5_000,
            "<!-- " * 5_000,
            "<b>" * 5_000,
            "<b>" * 3_000 + "</i>" * 3_000,
            "<ruby>" * 3_000,
            "{{< " * 5_000,
        ),
        *(
            "|a" * 5_000 + "|\n" + "|-" * 5_000,
            "[a]: " * 5_000,
            "# " + "#" * 20_000,
            "# a " + "{" * 20_000,
            "\0" * 99 + "a" * 999,
        ),
        *(
            "a" + " " * 50_000 + "b",
            "---\n" + "a: 'b\n" * 5_000 + "---\n",
            "---\ntitle: a" + " " * 50_000 + "b\n---\n",
        ),
        *(
            "+++\n" + 'a = """\n' * 5_000 + "+++\n",
            "+++\n" + "a." * 20_000 + "\n+++\n",
            "\r" * 20_000,
            "a\u2028" * 10_000,
        ),
    ],
)
def test_hostile_file_is_read_and_kept(source):
    data = source.encode()
    document = parse(data, locale="en")
    assert serialize(document) == data
    serialize(
        replace(document, blocks=tuple(replace(block, text=f"x {block.text}") for block in document.blocks))
    )


def test_nesting_that_is_not_looked_into_is_told():
    document = parse(b"first\n\n" + b">" * 1000 + b" deep\n", locale="en")
    assert texts(document) == ["first"]
    assert [(finding.rule, finding.line) for finding in document.findings] == [("nesting", 3)]


def test_block_of_nothing_but_markup_is_left_out():
    document = parse(b"*a" * 110_000, locale="en")
    assert [out.reason for out in document.left_out] == ["more markup than text"]


@pytest.mark.parametrize("encoding", ["utf-16", "cp949", "utf-8-sig", "euc_jp"])
def test_foreign_encoding_is_kept_where_it_can_be(encoding):
    source = (
        "---\ntitle: 제목\n---\n\n쌀값이 *라선*에서 올랐다. 그리고 장마당에서도.\n"
        if encoding != "euc_jp"
        else ("# 題\n\n羅先で米の*値段*が上がった、と話した。これはながいぶんである。\n")
    )
    data = source.encode(encoding)
    document = parse(data, locale="ko")
    assert serialize(document) == data
    last = document.blocks[-1]
    changed = serialize(
        replace(document, blocks=(*document.blocks[:-1], replace(last, text=last.text[:-1] + "!")))
    )
    assert parse(changed, locale="ko").blocks[-1].text == last.text[:-1] + "!"
    assert changed.decode(encoding)


def test_text_that_an_encoding_lacks_makes_the_file_utf_8():
    source = "---\ntitle: 쌀값\n---\n\n쌀값이 라선에서 올랐다.\n"
    assert rewritten(source.encode("cp949"), "Rice 😀") == source.replace("쌀값\n---", "Rice 😀\n---")


def test_stateful_encoding_becomes_utf_8_as_a_whole():
    data = "# 米の値段\n\n羅先で上がった。\n".encode("iso2022_jp")
    document = parse(data, locale="ja")
    assert serialize(document) == data
    changed = serialize(
        replace(document, blocks=(replace(document.blocks[0], text="値段"), *document.blocks[1:]))
    )
    assert changed.decode() == "# 値段\n\n羅先で上がった。\n"


@pytest.mark.parametrize(
    ("source", "new", "written"),
    [
        ("**Rason** is far", "<g1>「나선」</g1>은 멀다", "**「나선」**&#xC740; 멀다"),
        ("to *Rason*", "멀다<g1>(나선)</g1>", "멀&#xB2E4;*(나선)*"),
        ("_Rason_ is", "<g1>나선</g1>은", "*나선*은"),
        ("**a** **b** c", "<g1>가</g1><g2>나</g2>", "<strong>가</strong><strong>나</strong>"),
        ("[Rason][1] is\n\n[1]: x", "<g1>나선 [시]</g1>은", "[나선 \\[시\\]][1]은\n\n[1]: x"),
        ("[Rason] is\n\n[Rason]: x", "<g1>나선</g1>은", "[나선][Rason]은\n\n[Rason]: x"),
        ("Now [a](b)", "와!<g1>가</g1>", "와\\![가](b)"),
        ("a[^1]\n\n[^1]: n", "<x1/>: 가", "[^1]\\: 가\n\n[^1]: n"),
        ("a <!-- c --> b", "<x1/> 가", "<span></span><!-- c --> 가"),
        ("`a` and `b`", "<x1/><x2/> 가", "`a` `b` 가"),
        ("a *b* c", "<g1>열린", "*열린*"),
        ("a *b* c", "</g1>닫힌", "닫힌"),
        ("a *b* **c** d", "x <g1>가 <g2>나</g1> 다</g2> y", "x *가 **나*** 다 y"),
        ("a *b* c", "<g7>없는</g7> <x1/>", "\\<g7>없는\\</g7> \\<x1/>"),
        ("a", "Note: x", "Note: x"),
        ("---\n\na\n\n---", "Note: x", "---\n\nNote\\: x\n\n---"),
        ("a", "2025. 11. 27. 보도", "2025\\. 11. 27. 보도"),
        ("a", "5~6월 20~30명", "5\\~6월 20\\~30명"),
        ("a", "<Inside N. Korea> a < b & c", "\\<Inside N. Korea> a < b & c"),
        ("a", "{{< fig >}} {% x %} {#id}", "&#123;{\\< fig >}} &#123;% x %} &#123;#id}".replace("\\<", "<")),
        ("a", "http://x.y/a_b_c", "http://x.y/a_b_c"),
        ("# a", "# C #", "# # C \\#"),
        ("a\n---", "가 | 나", "가 &#124; 나\n---"),
        ("|a|\n|-|", "가|나", "|가\\|나|\n|-|"),
        ("a|b\n-|-", "- 가", "\\- 가|b\n-|-"),
        ("![a](b)", "가 [나] *다*", "![가 \\[나\\] \\*다\\*](b)"),
        ("![](b 'a')", 'say "yes" &amp; \\', '![](b "say \\"yes\\" \\&amp; \\\\")'),
        ("|![a](b)|\n|-|", "가|나", "|![가\\|나](b)|\n|-|"),
        ("> a\\\n> b", "- 가<x1/>- 나", "> \\- 가\\\n> \\- 나"),
        ("---\ntitle: a # c\n---", "가: '나' #다", "---\ntitle: \"가: '나' #다\" # c\n---"),
        ("---\ntitle: 'a'\n---", "it's", "---\ntitle: 'it''s'\n---"),
        ('---\ntitle: "a"\n---', 'a "b" \\', '---\ntitle: "a \\"b\\" \\\\"\n---'),
        ("---\ntitle: a\n---", "true", '---\ntitle: "true"\n---'),
        ("+++\ntitle = 'a'\n+++", "it's \\", '+++\ntitle = "it\'s \\\\"\n+++'),
    ],
)
def test_text_is_written_with_no_more_escapes_than_it_needs(source, new, written):
    assert rewritten(source + "\n", new) == written + "\n"


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("h\\\n\x0c\nF", "h<x1/>F"),
        ("h\\\n\u2028\nF", "h<x1/>F"),
        (".\n\u2028<br>+", ".<x1/>+"),
        ("h\\\n\x01\nF", "h<x1/>F"),
        ("h\\\n\x01 F", "h<x1/>F"),
        ("h \x01<br>F", "h<x1/>F"),
        ("h<br><b>\x01</b>\nF", "h<x1/><g2></g2>F"),
    ],
)
def test_white_space_beside_a_break_is_none_however_it_is_made(source, text):
    assert texts(parse(source.encode(), locale="ko")) == [text]
    assert texts(parse(rewritten(source, f"{text}!").encode(), locale="ko")) == [f"{text}!"]


@pytest.mark.parametrize("source", ["`\\|`e\n--\n|", "m|`\\|`\n--\n-|", "a\\|b\n--|\nc"])
def test_pipe_that_is_text_makes_no_table(source):
    document = parse(source.encode(), locale="ko")
    assert Role.CELL not in {block.role for block in document.blocks}
    for new in (document.blocks[0].text + "!", "words"):
        again = parse(rewritten(source, new).encode(), locale="ko")
        assert texts(again) == [new, *texts(document)[1:]]


@pytest.mark.parametrize(
    "source",
    [
        *(
            "!\x01[]()",
            "\\![]()",
            "*\u2028[*字**",
            "**字**\u2028",
            "**字**\x01",
            "![들]()\u2028*스*",
            "*<br>**",
        ),
        *("m|||\n-|-|-\n\\|", "\\||||\n-|-|-", "-|-\n-|-", "<b>\\|</b>|b\n-|-", "]~~\\~~~~", "~~a~~~~~b"),
        *("h\\\n![\n]())", "a![i\nj](k) b\\\nc", "![i](j)[k]: l", "a\x01\n\x02b\x03", "[](a)b[![c](d)](e)"),
        *("![`]()]", "![`](a)![b](c) d", "`![b](c)", "\x01\ufeff", "\x01\ufeffa", "# s\n-|-"),
        *("[a]: b\n\n[a]", "[a]: b\n\n*[a][]*", "[a]: b\n\n[c][a]"),
    ],
)
@pytest.mark.parametrize(
    "new", ["", "\\", "!", "말<b>+*나*", "_...", "(y)", "a|", "a|b# t", ": z", "`c`", "words"]
)
def test_text_is_read_again_whatever_touches_it(source, new):
    document = parse(source.encode(), locale="ko")
    for index, block in enumerate(document.blocks):
        places = list(document.skeleton.slices)
        places[index] = replace(places[index], text="")
        blocks = list(document.blocks)
        blocks[index] = replace(block, text=new or block.text)
        changed = replace(
            document, blocks=tuple(blocks), skeleton=replace(document.skeleton, slices=tuple(places))
        )
        again = parse(serialize(changed), locale="ko")
        assert texts(again) == [block.text for block in blocks]


def test_string_of_several_lines_that_is_no_toml_holds_no_fields():
    assert texts(parse(b'+++\nn="""\ntitle=\'\\\'\n"""\n+++', locale="ko")) == []


@pytest.mark.parametrize("new", ["#tag", "####### g", "Note: x", '"a" : b', "제목: x", "...", "---", "+++"])
@pytest.mark.parametrize(
    "source",
    [
        *("---\n#######\ng\n---\n", "---\n\ng\n\nh\n\n---\n", "---\r\n# c\r\ng\r\n---\r\n"),
        *("---\ng|h\n-|-\n\n---\n", "---\ng: h\n\ni\n", "+++\ng\n\nh\n", "---\n![i](j)\n\n---\n"),
    ],
)
def test_body_under_a_rule_never_becomes_front_matter(source, new):
    document = parse(source.encode(), locale="ko")
    for index in range(len(document.blocks)):
        expected = [*texts(document)[:index], new, *texts(document)[index + 1 :]]
        assert texts(parse(rewritten(source, *expected).encode(), locale="ko")) == expected


@pytest.mark.parametrize("text", ["", " \n ", "\u3000"])
def test_block_without_text_is_misuse(text):
    with pytest.raises(UsageError, match="b1"):
        rewritten("# a\n", text)


def test_first_heading_is_the_title_unless_the_front_matter_has_one():
    roles = [block.role for block in parse(b"# a\n\n# b\n\n## c\n", locale="en").blocks]
    assert roles == [Role.TITLE, Role.SUBHEAD, Role.SUBHEAD]
    roles = [block.role for block in parse(b"---\ntitle: t\n---\n# a\n", locale="en").blocks]
    assert roles == [Role.TITLE, Role.SUBHEAD]


@pytest.mark.parametrize(
    ("locale", "joined"),
    [("ja", "日本語。"), ("zh-Hant", "日本語。"), ("ko", "日本 語。"), ("en", "日本 語。")],
)
def test_lines_are_joined_as_a_language_does(locale, joined):
    assert texts(parse("日本\n語。".encode(), locale=locale)) == [joined]


def test_places_of_pieces_cover_the_text():
    content = "a *b* `c` [d](e) <b>f</b> &amp; \\* ![g](h) <http://i> end"
    pieces = read_inline(content, {})
    assert "".join(content[piece.start : piece.end] for piece in pieces) == content
