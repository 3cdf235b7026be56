"""What is read in big steps is what the scanner reads a line at a time."""

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.errors import CatalogError
from l10n.formats.po import scan as scanning
from l10n.formats.po.decode import decode
from l10n.formats.po.usual import read_usual

DATA = sorted((Path(__file__).parent / "data").glob("*.po"))
LINES = (
    "#", "# a comment", "#. a note", "#: a.md#p1.1 b.md#p2.3", "#, fuzzy, c-format", '#, "odd', "#= x", '#~ msgid "a"', '#| msgid "b"',
    '#| msgctxt "c"', '#| "d"', '#~| msgid "e"', 'msgctxt "f"', 'msgid "g"', 'msgid ""', 'msgstr "h"', 'msgstr ""', '"i\\n"', '"j \\" k"',
    ' msgid "l"', 'msgid  "m"', 'msgid "n" ', 'msgid_plural "o"', 'msgstr[0] "p"', "", " ", 'msgid "q', "<<<<<<< ours", "\u2028", '#. #| msgid "r"',
    'msgid "s\u2028t"', '"\\352\\260\\200\\x"', '# #| msgid "u"',
)  # fmt: skip


def outcome(text):
    try:
        return list(scanning.scan(text))
    except CatalogError as error:
        return (str(error), error.line)


def by_line(text):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scanning, "read_usual", lambda _text, *, codec: iter(()))  # noqa: ARG005 - as it is called
        return outcome(text)


@given(st.lists(st.sampled_from(LINES), max_size=14), st.booleans())
def test_lines_in_any_order(lines, ends):
    text = "\n".join(lines) + "\n" * ends
    assert outcome(text) == by_line(text)


@given(st.integers(0, 2**32))
def test_catalogs_with_lines_put_in_and_taken_out(seed):
    chance = random.Random(seed)  # noqa: S311 - no secret
    lines = decode(chance.choice(DATA).read_bytes())[0].split("\n")
    for _ in range(chance.randrange(3)):
        at = chance.randrange(len(lines))
        lines[at : at + chance.randrange(3)] = chance.choices(LINES, k=chance.randrange(3))
    text = "\n".join(lines)
    assert outcome(text) == by_line(text)


def test_catalogs_of_ours_are_read_in_big_steps():
    root = Path(__file__).parents[3]
    for path in (root / "locales").rglob("*.po*"):
        text, codec = decode(path.read_bytes())
        assert sum(1 for _ in read_usual(text, codec=codec)) == sum(
            1 for entry in scanning.scan(text) if entry.line and not entry.obsolete
        )
