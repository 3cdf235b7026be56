"""Pages made up for property tests."""

from hypothesis import strategies as st

INLINE = [
    "b",
    "i",
    "a",
    "span",
    "em",
    "ruby",
    "rt",
    "sup",
    "time",
    "font",
    "q",
    "code",
    "unknown",
    "o:p",
    "G1",
]
BLOCK = ["p", "div", "h1", "h2", "li", "ul", "td", "tr", "table", "blockquote", "article", "main", "section", "pre",
         "figure", "figcaption", "nav", "aside", "form", "header", "footer", "dt", "dl", "body", "html", "head"]  # fmt: skip
OTHER = [
    "svg",
    "math",
    "script",
    "style",
    "title",
    "textarea",
    "select",
    "template",
    "noscript",
    "button",
    "iframe",
]
VOID = [
    "br",
    "br/",
    "img src=x alt='a picture'",
    'img alt="x&quot;y" title=T',
    "wbr",
    "hr",
    "input",
    "img alt=bare",
]
ATTRIBUTES = ["", " class=byline", ' class="related"', " hidden", " id='a>b'", ' class="entry-content"', " href=/x/",
              " a a=1 a=2", ' style="display:none"', " =", ' "', " x='", " itemprop=author", " rel=author"]  # fmt: skip
TEXTS = ["Rice ", "rose.", " 쌀값이 올랐다. ", "「コメ」は高い。", "\n", " \t\r\n ", "\r", "&amp;", "&lt;g1&gt;", "&nbsp;",
         "&#12288;", "&copy", "&#x;", "&#99999999999;", "<", "< ", "<Inside N. Korea>", "<g1>", "</x1/>", "<x1/>", "\0",
         "\x0b", "\u2028", "\u200b", "\u3000", "]]>", "&unknown;", "é", "🍚", "𠮷", "関連記事", "RECOMMENDATIONS", "Tags: ",
         "“Nobody.”", "한\n글", "日\n本", "&lt;/g2&gt;", "&amp;lt;x9/&amp;gt;"]  # fmt: skip
MARKUP = ["<!-- c -->", "<!--", "-->", "<!-->", "<![CDATA[x]]>", "<?php ?>", "<!doctype html>", "</>", "</ x>", "<!x>",
          '<?xml version="1.0"?>', "<!--[if IE]>", "<![endif]-->", "<a", "</b", '<p class="', "<![CDATA["]  # fmt: skip

_names = st.sampled_from(INLINE * 3 + BLOCK * 2 + OTHER)
_opens = st.builds(lambda name, attribute: f"<{name}{attribute}>", _names, st.sampled_from(ATTRIBUTES))
_closes = st.builds(lambda name: f"</{name}>", _names)
_voids = st.sampled_from(VOID).map(lambda tag: f"<{tag}>")
_pieces = st.one_of(
    _opens, _closes, _voids, st.sampled_from(TEXTS), st.sampled_from(TEXTS), st.sampled_from(MARKUP)
)
soup = st.lists(_pieces, max_size=40).map("".join)
"""Markup in which nothing needs to fit."""

_elements = st.recursive(
    st.one_of(st.sampled_from(TEXTS[:12]), _voids),
    lambda inner: st.builds(
        lambda name, attribute, parts: f"<{name}{attribute}>{''.join(parts)}</{name}>",
        st.sampled_from(INLINE[:6] + BLOCK[:12]),
        st.sampled_from(ATTRIBUTES[:8]),
        st.lists(inner, max_size=5),
    ),
    max_leaves=20,
)
tidy = st.lists(_elements, max_size=5).map("".join)
"""Markup in which every element is closed."""
