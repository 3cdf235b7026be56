"""What is read in a page, for questions that one page cannot answer."""

from pathlib import Path

import pytest

from l10n.errors import ConfigError, ReadError
from l10n.formats.html import HtmlSettings, parse, serialize
from l10n.model import Role

PAGE = b"""<html><body><div id=top>Top <b>story</b> and more words than in the story itself, by far.</div>
<div class="x y"><h2 class=kop>Head</h2><p data-k=w>Kang</p><p>Rice.</p><p class=ad2>Buy!</p></div></body></html>"""


def texts(page, **settings):
    document = parse(
        page if isinstance(page, bytes) else page.encode(), locale="en", settings=HtmlSettings(**settings)
    )
    return [(str(block.role), block.text) for block in document.blocks]


def test_settings_say_where_the_article_is():
    found = texts(
        PAGE,
        article=(".absent", "div.x"),
        skip=("p[class^=ad]",),
        roles={"byline": ("p[data-k]",), "title": (".kop",)},
    )
    assert found == [("title", "Head"), ("byline", "Kang"), ("paragraph", "Rice.")]


def test_selectors_that_match_nothing_leave_the_page_to_its_markup():
    page = "<div>Menu</div><article><h1>Head</h1><p>Rice rose again.</p></article>"
    assert texts(page, article=("#absent",)) == texts(page)


@pytest.mark.parametrize(
    "settings", [{"article": ("div[",)}, {"skip": ("p::first-line",)}, {"roles": {"title": ("h1:foo",)}}]
)
def test_invalid_selectors_are_named(settings):
    with pytest.raises(ConfigError, match="is not a CSS selector"):
        texts(PAGE, **settings)


def test_unknown_roles_are_named():
    with pytest.raises(
        ConfigError, match="'headline' is no role of text in a page: use one of title, byline"
    ):
        texts(PAGE, roles={"headline": ("h1",)})


def test_selectors_in_a_page_of_any_depth_and_odd_names():
    page = "<div>" * 3000 + "<o:p a@b=1 9x='\0\ufffe'><x..y><p class=in>Deep.</p>" + "</div>" * 3000
    assert texts(page, article=("p.in",)) == [("paragraph", "Deep.")]


def test_long_files_are_refused_by_the_name_of_the_setting():
    with pytest.raises(ReadError, match=r"more than the 0\.0 MiB that are read.*max_bytes of"):
        texts("<p>Rice</p>", max_bytes=10)


def test_pages_of_nothing_but_tags_are_refused():
    with pytest.raises(ReadError, match="holds more than 500000 tags"):
        texts("<b>" * 500_001)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"%PDF-1.4", "PDF"),
        (b"PK\x03\x04", "zip"),
        (bytes(range(32)) * 9, "binary"),
    ],
)
def test_other_files_are_refused(data, what):
    with pytest.raises(ReadError, match=f"is not HTML but .*{what}"):
        parse(data, locale="en")


@pytest.mark.parametrize(
    ("head", "codec"),
    [
        ('<meta charset="euc-kr">', "cp949"),
        ("<META HTTP-EQUIV=Content-Type CONTENT='text/html; charset=KS_C_5601-1987'>", "cp949"),
        ('<?xml version="1.0" encoding="Shift_JIS"?>', "cp932"),
        ("<meta charset = EUC-JP />", "euc_jp"),
        ("<meta charset=iso-2022-jp>", "iso2022_jp"),
        ("<meta charset=utf-16>", "utf-8"),
        ("", "utf-8"),
    ],
)
def test_a_translation_is_written_in_the_encoding_of_the_page(head, codec):
    text = "쌀값" if codec in ("cp949", "utf-8") else "コメ"
    page = f"{head}<h1>{text}</h1><p>{text} <b>{text}</b></p>"
    document = parse(page.encode(codec), locale="en")
    assert document.skeleton.encoding == codec
    blocks = list(document.blocks)
    new = blocks[1].__class__(blocks[1].id, blocks[1].role, f"<g1>{text}</g1> é𠮷", blocks[1].codes)
    changed = document.__class__("en", "text/html", (blocks[0], new), document.skeleton)
    source = page.replace(f"{text} <b>{text}</b>", f"<b>{text}</b> é𠮷").encode(codec, "xmlcharrefreplace")
    assert serialize(changed) == source
    assert [block.text for block in parse(source, locale="en").blocks][1] == f"<g1>{text}</g1> é𠮷"


def test_marks_that_a_translator_moved_doubled_lost_or_broke():
    document = parse(b"<p>a <b>b</b> <i>c</i><br>d <img src=x> e</p>", locale="en")
    block = document.blocks[0]
    assert block.text == "a <g1>b</g1> <g2>c</g2><x3/>d <x4/> e"

    def written(text):
        changed = block.__class__(block.id, block.role, text, block.codes)
        data = serialize(document.__class__("en", "text/html", (changed,), document.skeleton))
        return data.removeprefix(b"<p>").removesuffix(b"</p>").decode()

    assert written("<x4/><g2>c <g1>b</g1></g2>") == "<img src=x><i>c <b>b</b></i>"
    assert written("<g1>b</g1> <g1>b</g1>") == "<b>b</b> <b>b</b>"
    assert written("<g1>b <g2>c</g1> d</g2>") == "<b>b <i>c</i></b> d"
    assert written("<g1>b") == "<b>b</b>"
    assert written("b</g1></g2>") == "b"
    assert (
        written("<g3>x</g3><x1/><g9>y</g9><x9/>")
        == "&lt;g3&gt;x&lt;/g3&gt;&lt;x1/&gt;&lt;g9&gt;y&lt;/g9&gt;&lt;x9/&gt;"
    )
    assert written("<script>&amp;\0\x85</script>") == "&lt;script&gt;&amp;amp;\n&lt;/script&gt;"


def test_blocks_know_their_lines():
    document = parse(b"<h1>One</h1>\r\n<p>\r\nTwo</p>\r<p>Three</p>\n<p>Four</p>", locale="en")
    assert [block.line for block in document.blocks] == [1, 3, 4, 5]


@pytest.mark.parametrize(
    ("markup", "role"),
    [
        ("<h2>x</h2>", Role.SUBHEAD),
        ("<blockquote>x</blockquote>", Role.QUOTE),
        ("<ul><li><p>x</ul>", Role.LIST_ITEM),
        ("<table><tr><th>x<td>y</table>", Role.CELL),
        ("<table><caption>x</caption></table>", Role.CAPTION),
        ("<figure><figcaption><p>x", Role.CAPTION),
        ("<p class=wp-caption-text>x", Role.CAPTION),
        ("<div class=photo><img src=x><br>x</div>", Role.CAPTION),
        ('<p class="entry-byline">x', Role.BYLINE),
        ("<div class=articleAuthor><p>x</div>", Role.BYLINE),
        ("<p><a rel=author>x</a>", Role.BYLINE),
        ("<p><time>x</time>", Role.DATELINE),
        ("<p class=footnote>x", Role.NOTE),
        ("<p class=photo_credit>x", Role.CREDIT),
        ("<p id=series>x", Role.SERIES),
    ],
)
def test_roles(markup, role):
    page = f"<h1>Head</h1><p>{'The report is long enough. ' * 20}</p>{markup}"
    assert [block.role for block in parse(page.encode(), locale="en").blocks][2] == role


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        ("<nav>x</nav>", "navigation"),
        ("<aside>x</aside>", "aside"),
        ("<form><p>x</p></form>", "form"),
        ('<div class="sns_share">x</div>', "sharing"),
        ("<div role=navigation>x</div>", "navigation"),
        ("<ul class=breadcrumb><li>x</ul>", "navigation"),
        ("<div id=disqus>x</div>", "comments"),
        ("<div id=footer>x</div>", "page footer"),
        ("<div class=side>x</div>", "sidebar"),
        ("<p hidden>x</p>", "hidden"),
        ("<p style='DISPLAY:none'>x</p>", "hidden"),
        ("<div class=adsbygoogle>x</div>", "advertising"),
        ("<h3>関連記事</h3><ul><li><a href=1>x</a></ul>", "related"),
        ("<p>관련기사: <a href=1>옥수수값 급등</a></p>", "related"),
    ],
)
def test_furniture(markup, reason):
    page = f"<h1>Head</h1><p>{'The report is long enough. ' * 20}</p>{markup}<p>End.</p>"
    document = parse(page.encode(), locale="en")
    assert [block.text for block in document.blocks][2:] == ["End."]
    assert {out.reason for out in document.left_out} == {reason}


def test_words_about_furniture_are_no_furniture():
    page = """<article><h1>Head</h1><section id=related-work><h2>Related work</h2><p>Kept one.</p></section>
    <div class="entry-content sharing-enabled"><p>Kept two, the longest text there is in all of this page.</p></div>
    <p>The comments were kept.</p><ul><li>Kept</li></ul></article>"""
    document = parse(page.encode(), locale="en")
    assert len(document.blocks) == 6
    assert document.left_out == ()


def test_a_run_with_too_many_marks_is_left_out_with_a_finding():
    document = parse(b"<h1>Head</h1><p>" + b"<b>x</b>" * 10_001, locale="en")
    assert [block.text for block in document.blocks] == ["Head"]
    assert [finding.rule for finding in document.findings] == ["too-much-markup"]


@pytest.mark.parametrize(
    ("piece", "times"),
    [("<div>", 100_000), ("<b>", 100_000), ("<b>x.<br>", 30_000), ("<table><tr><td>x", 30_000), ("<svg>", 100_000),
     ("<![CDATA[", 100_000), ("<!--", 100_000), ("<a b='", 100_000), ("<", 300_000), ("&", 300_000), ("<p>&#9", 50_000),
     ("<span hidden>", 50_000), ("<X y>", 50_000), ("<article>x", 30_000), ("&nbsp;", 100_000), ("<ruby>", 100_000)],
)  # fmt: skip
def test_hostile_pages_are_read(piece, times):
    data = (piece * times).encode()
    assert serialize(parse(data, locale="en")) == data


def test_entities_of_a_document_are_never_expanded():
    bomb = Path(__file__).with_name("data") / "entities.xhtml.html"
    texts = [code.text for block in parse(bomb.read_bytes(), locale="en").blocks for code in block.codes]
    assert texts == ["&press;", "&press;", "&lol2;"]
