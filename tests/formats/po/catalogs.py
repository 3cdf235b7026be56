"""Catalogs to test with: what hypothesis draws, and how a catalog becomes one that needs no mending."""

from hypothesis import strategies as st

from l10n.formats import po
from l10n.formats.po.mend import mend
from l10n.model import Catalog, Origin, Provenance, Unit

NASTY = (
    "ab Z%d%s09.,:;#~|=-_"
    "\"'\\/<>{}&\t\n"
    "가힣라선なカ漢羅、。「」『』“”‘’◆■※…―〜～・￥₩"
    "\u00a0\u00ad\u3000\u200b\u200d\u2060\u2066\u2068\u2069\u202e\ufeff"
    "\u1112\u1161\u11ab\u0301\u3099"
    "👩🏽‍🌾🇰🇷\U000e0041\U0010ffff\ufffe\ue000"
)
ODD = "\r\0\x01\x0b\x0c\x1b\x1c\x1d\x1e\x1f\x7f\u0085\u2028\u2029\ud83d\udc00"
PIECES = (
    "<g1>",
    "</g1>",
    "<x2/>",
    "\\n",
    '\\"',
    "msgid ",
    "#~ ",
    "#, fuzzy",
    "l10n:",
    "%20",
    "%2520",
    "<<<<<<< ",
)


def texts(*, odd: bool = False, lines: bool = True, most: int = 30) -> st.SearchStrategy[str]:
    """Text of nasty characters and pieces of syntax; without ``odd``, such as needs no mending."""
    alphabet = NASTY + ODD if odd else NASTY
    if not lines:
        alphabet = alphabet.replace("\n", "")
    return st.lists(st.sampled_from([*alphabet, *PIECES]), max_size=most).map("".join)


def words(alphabet: str = "abcXYZ가なあ漢9-_/.#") -> st.SearchStrategy[str]:
    return st.text(alphabet, min_size=1, max_size=12)


PLACES = st.lists(
    st.builds("sources/{}/en.html#p{}".format, texts(lines=False, most=8), st.integers(0, 99)),
    max_size=5,
    unique=True,
).map(tuple)
PROVENANCES = st.builds(
    Provenance,
    st.sampled_from(Origin),
    st.dictionaries(
        st.sampled_from(["engine", "model", "confidence", "date", "by", "a-b_9"]),
        texts(lines=False, most=8),
        max_size=3,
    ),
    st.sampled_from(["", "9f3c01ab"]),
)
FLAGS = st.sampled_from([(), ("c-format",), ("no-wrap",), ("c-format", "python-format", "no-wrap")])


def key(unit: Unit) -> tuple[str, str]:
    return mend(unit.context), mend(unit.source)


@st.composite
def units(draw: st.DrawFn, *, odd: bool = False) -> Unit:
    text = texts(odd=odd)
    comment = texts(odd=odd, lines=odd)
    if not odd:
        comment = comment.filter(lambda line: not line.endswith("\\"))
    source, target, flags = draw(text), draw(text), ()
    if odd:
        flags = draw(FLAGS)
    elif target:  # line breaks at both ends as in the source
        target = "\n" * source.startswith("\n") + target.strip("\n") + "가" + "\n" * source.endswith("\n")
    return Unit(
        source=source,
        target=target,
        context=draw(st.one_of(st.just(""), texts(odd=odd, most=6))),
        fuzzy=draw(st.booleans()) and (odd or bool(target)),
        places=draw(PLACES),
        notes=draw(st.lists(comment, max_size=3).map(tuple)),
        comments=draw(st.lists(comment, max_size=3).map(tuple)),
        provenance=draw(st.none() | PROVENANCES),
        previous=draw(st.none() | st.tuples(texts(odd=odd, most=4), text)),
        flags=flags,
    )


@st.composite
def catalogs(draw: st.DrawFn, *, odd: bool = False, most: int = 12) -> Catalog:
    """A catalog that can be written; without ``odd``, one that needs no mending."""
    drawn = [
        unit for unit in draw(st.lists(units(odd=odd), max_size=most, unique_by=key)) if key(unit) != ("", "")
    ]
    cut = draw(st.integers(0, len(drawn)))
    obsolete = tuple(unit for unit in drawn[cut:] if odd or unit.target)
    fields = po.header(project="rason", locale="ko", source="en", created="2025-12-01 09:00+0000")
    extra = draw(st.dictionaries(words("XYZabc-019"), texts(lines=False, most=5).map(str.strip), max_size=4))
    comment = texts(odd=odd, lines=odd).filter(lambda line: odd or not line.endswith("\\"))
    return Catalog(
        "ko",
        tuple(drawn[:cut]),
        obsolete,
        {**fields, **extra},
        tuple(draw(st.lists(comment, max_size=2))),
    )
