"""Texts as they may stand in a catalog, whole and damaged marks and odd characters among them."""

from hypothesis import strategies as st

pieces = st.one_of(
    st.sampled_from([
        "<g1>", "</g1>", "<g2>", "</g2>", "<g30>", "</g30>", "<x3/>", "<x4/>", "<Inside N. Korea>", "&amp;", "&#1;",
        "\ufffe", "\uffff", "\u200b", "쌀값이", "米価", "=1+1", "]]>", "<!--", '"', "'", ",", ";", "\t", "\n", " ", "_x0041_", "\U0001f35a",
    ]),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=6),
)  # fmt: skip
texts = st.lists(pieces, min_size=1, max_size=12).map("".join).filter(lambda text: bool(text.strip()))
