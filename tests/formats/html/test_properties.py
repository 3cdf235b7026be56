"""What holds for any page, however broken."""

from dataclasses import replace

from hypothesis import given, reject, settings
from hypothesis import strategies as st

from l10n.errors import ReadError
from l10n.formats.html import parse, serialize
from l10n.formats.html.serialize import render
from l10n.formats.html.tokens import tokenize
from l10n.formats.html.tree import build
from l10n.model import Block
from l10n.text.marks import MARK, strip_marks
from l10n.text.normalize import normalize
from tests.formats.html.documents import content, rewritten, translated
from tests.formats.html.pages import TEXTS, soup, tidy

CODECS = ["utf-8", "cp949", "cp932", "euc_jp", "utf-16", "iso2022_jp"]
pages = st.one_of(soup, tidy, st.builds(lambda body: f"<body><h1>Rice</h1><article>{body}", soup))
quick = settings(max_examples=150, deadline=None)


@st.composite
def files(draw):
    page, codec = draw(pages), draw(st.sampled_from(CODECS))
    declared = draw(st.sampled_from(["", f"<meta charset={codec}>", "<meta charset=nonsense>"]))
    return (declared + page).encode(codec, "xmlcharrefreplace")


def read(page):
    try:
        return parse(page.encode(), locale="en")
    except ReadError:  # nothing but controls
        reject()


@quick
@given(pages)
def test_tokens_cover_the_source(page):
    at = 0
    for token in tokenize(page):
        assert token.start == at
        assert token.end > at
        at = token.end
    assert at == len(page)


@quick
@given(pages)
def test_elements_lie_in_each_other(page):
    tree = build(page)
    for node in tree.nodes[1:]:
        parent = tree.nodes[node.parent]
        assert parent.token < node.token < node.end <= parent.end


@quick
@given(st.one_of(files(), st.binary(max_size=200)))
def test_untouched_pages_come_back_byte_for_byte(data):
    try:
        document = parse(data, locale="en")
    except ReadError:
        return
    assert serialize(document) == data


@quick
@given(pages)
def test_blocks_keep_what_the_model_promises(page):
    document = read(page)
    assert [block.id for block in document.blocks] == [part.block for part in document.skeleton.slices]
    at = 0
    for block, part in zip(document.blocks, document.skeleton.slices, strict=True):
        assert at <= part.start < part.end
        at = part.end
        assert block.text == block.text.strip() != ""
        assert normalize(block.text) == block.text
        assert [code.number for code in block.codes] == list(range(1, len(block.codes) + 1))
        _assert_balanced(block)


def _assert_balanced(block: Block) -> None:
    """Every code occurs once, pairs lie in each other, and no other mark is there."""
    codes = {code.number: code for code in block.codes}
    opened, seen = [], []
    for mark in MARK.finditer(block.text):
        if mark["m"]:
            assert opened.pop() == mark["m"]
            continue
        seen.append(int(mark["n"] or mark["x"]))
        assert codes[seen[-1]].paired == bool(mark["n"])
        opened += [mark["n"]] if mark["n"] else []
    assert not opened
    assert sorted(seen) == sorted(codes)


@quick
@given(pages)
def test_a_page_written_anew_from_its_texts_reads_the_same(page):
    document = read(page)
    again = parse(serialize(rewritten(document)), locale="en")
    assert content(again) == content(document)


@quick
@given(files(), st.data())
def test_only_the_slice_of_a_changed_block_changes(data, draw):
    try:
        document = parse(data, locale="en")
    except ReadError:
        return
    if not document.blocks:
        return
    at = draw.draw(st.integers(0, len(document.blocks) - 1))
    part = document.skeleton.slices[at]
    new = serialize(translated(document, {part.block: "쌀값 é"}))
    if document.skeleton.encoding.startswith(
        "iso2022"
    ):  # its bytes depend on each other, its characters do not
        codec = document.skeleton.encoding
        before = data[: part.start].decode(codec, "replace")
        assert new.decode(codec).startswith(before)
        return
    assert new[: part.start] == data[: part.start]
    tail = len(data) - part.end
    assert new[len(new) - tail :] == data[part.end :]


@quick
@given(pages, st.lists(st.sampled_from([*TEXTS, "<script>alert(1)</script>", '"><img onerror=x>', "'", '"', "<g1>", "</g1>",
                                        "</g2>", "<x1/>", "<x3/>", "<g2>", "<g999999>", "-->", "]]>", "\ud800"])).map("".join))  # fmt: skip
def test_nothing_a_translator_writes_becomes_markup(page, text):
    page = (
        f"<h1>Rice</h1><p>One <b>two</b> <a href=x>three</a><br>four</p><img alt='five'><img alt=six>{page}"
    )
    document = read(page)
    for block, part in zip(document.blocks, document.skeleton.slices, strict=True):
        source = render(replace(block, text=text), form=part.form)
        if part.form == "text":
            own = {code.data for code in block.codes} | {code.close for code in block.codes} - {""}
            for markup in sorted(own, key=len, reverse=True):
                source = source.replace(markup, "")
        elif part.form == "bare":
            assert source[0] == source[-1] == '"'
            assert '"' not in source[1:-1]
        else:
            assert {"double": '"', "single": "'"}[part.form] not in source
        assert "<" not in source


@quick
@given(tidy)
def test_the_words_of_a_page_are_in_its_blocks_or_left_out(page):
    document = read(page)
    shown = " ".join(
        [strip_marks(block.text, {code.number: code for code in block.codes})[0] for block in document.blocks]
        + [out.text for out in document.left_out]
    )
    for word in ("Rice", "rose.", "올랐다", "コメ"):
        assert shown.count(word) == page.count(word)
