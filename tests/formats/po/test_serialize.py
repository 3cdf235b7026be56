"""The form of what is written, and of headers, places and l10n lines."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.formats import po
from l10n.formats.po.places import read_places, write_places
from l10n.formats.po.provenance import read_provenance, write_provenance
from l10n.model import Catalog, Origin, Provenance, Unit
from tests.formats.po.catalogs import PROVENANCES, texts

QUICK = settings(deadline=None, max_examples=200)


def test_an_entry_line_by_line():
    unit = Unit(
        source='He said "no".\nTwice.',
        target="그는 “아니”라고 했다.\n두 번.",
        context="quote",
        fuzzy=True,
        places=(
            "sources/2025-12-rason/en.html#p3.2",
            "sources/2025-12-rason/en.html#p3.3",
            "sources/my report/en.html#p1",
        ),
        notes=("role: quote", '<g1> = <a href="/en/tag/chongjin">'),
        comments=("Ask the desk.", ""),
        provenance=Provenance(Origin.ENGINE, {"engine": "google", "date": "2026-11-23", "by": "a b"}, "9f3c"),
        previous=("", "He said no."),
        flags=("no-wrap",),
    )
    written = po.serialize(Catalog("ko", (unit,))).decode()
    assert written.split("\n\n")[1] == (
        '# l10n: draft=engine engine=google date=2026-11-23 by="a b" hash=9f3c\n'
        "# Ask the desk.\n"
        "#\n"
        "#. role: quote\n"
        '#. <g1> = <a href="/en/tag/chongjin">\n'
        "#: sources/2025-12-rason/en.html#p3.2 sources/2025-12-rason/en.html#p3.3\n"
        "#: sources/my%20report/en.html#p1\n"
        "#, fuzzy, no-wrap\n"
        '#| msgid "He said no."\n'
        'msgctxt "quote"\n'
        'msgid ""\n'
        '"He said \\"no\\".\\n"\n'
        '"Twice."\n'
        'msgstr ""\n'
        '"그는 “아니”라고 했다.\\n"\n'
        '"두 번."\n'
    )


def test_a_header_has_all_fields_in_their_order():
    written = po.serialize(
        Catalog(
            "ko",
            (),
            header=po.header(project="rason", locale="ko", source="en", created="2025-12-01 09:00+0000"),
        )
    )
    assert written.decode() == (
        'msgid ""\n'
        'msgstr ""\n'
        '"Project-Id-Version: rason\\n"\n'
        '"Report-Msgid-Bugs-To: \\n"\n'
        '"POT-Creation-Date: 2025-12-01 09:00+0000\\n"\n'
        '"PO-Revision-Date: \\n"\n'
        '"Last-Translator: \\n"\n'
        '"Language-Team: \\n"\n'
        '"Language: ko\\n"\n'
        '"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=UTF-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n'
        '"Plural-Forms: nplurals=1; plural=0;\\n"\n'
        '"X-Generator: l10n\\n"\n'
        '"X-Source-Language: en\\n"\n'
    )


@pytest.mark.parametrize(
    ("locale", "language", "forms"),
    [
        ("ja", "ja", "nplurals=1; plural=0;"),
        ("zh-Hant", "zh_Hant", "nplurals=1; plural=0;"),
        ("fr", "fr", "nplurals=2; plural=(n > 1);"),
        ("", "", None),
        ("xx", "xx", None),
        ("no locale", "no locale", None),
    ],
)
def test_language_and_plural_forms(locale: str, language: str, forms: str | None):
    fields = po.header(project="rason", locale=locale, source="en")
    assert fields["Language"] == language
    assert fields.get("Plural-Forms") == forms


def test_further_fields_stand_in_the_order_of_polib():
    fields = {"X-Poedit-SearchPath-10": "c", "X-b": "b", "X-Poedit-SearchPath-2": "a", "X-A": "A"}
    written = po.serialize(Catalog("ko", (), header=fields)).decode()
    assert [line.split(":")[0] for line in written.splitlines()[-4:]] == [
        '"X-A', '"X-b', '"X-Poedit-SearchPath-2', '"X-Poedit-SearchPath-10',
    ]  # fmt: skip


def test_utf8_is_written_whatever_the_header_says():
    written = po.serialize(
        Catalog("ko", (Unit("a", "쌀"),), header={"Content-Type": "text/plain; charset=EUC-KR"})
    )
    assert b"charset=UTF-8" in written
    assert "쌀".encode() in written


def test_half_a_surrogate_pair_does_not_stop_a_run():
    catalog = po.parse(po.serialize(Catalog("ko", (Unit("a", "쌀\ud83d"),), comments=("\udc00",))))
    assert catalog.units[0].target == "쌀\ufffd"
    assert catalog.comments == ("\ufffd",)


@QUICK
@given(PROVENANCES)
def test_provenance_comes_back(provenance: Provenance):
    line = write_provenance(provenance)
    assert "\n" not in line
    assert read_provenance(line) == provenance


@pytest.mark.parametrize(
    "comment",
    [
        "l10n:",
        "l10n: ",
        "l10n: draft",
        "l10n: draft=",
        "l10n: draft=robot",
        "l10n: engine=google",
        "l10n:draft=engine",
        "l10n: draft=engine draft=human",
        'l10n: draft=engine by="a',
        'l10n: draft=engine by="a"b',
        "l10n: draft=engine and so on",
        "l10n: draft=engine A=b",
        "L10N: draft=engine",
        "see l10n: draft=engine",
    ],
)
def test_a_damaged_l10n_line_stays_a_comment(comment: str):
    catalog = po.parse(f'# {comment}\nmsgid "a"\nmsgstr "b"\n'.encode())
    assert catalog.units[0] == Unit("a", "b", comments=(comment.removesuffix("\n"),))
    assert f"# {comment}\n".encode() in po.serialize(catalog)


def test_only_the_first_l10n_line_counts():
    text = b'# mine\n#  l10n:  hash=1  draft=aligned confidence=0.97\n# l10n: draft=engine\nmsgid "a"\nmsgstr "b"\n'
    unit = po.parse(text).units[0]
    assert unit.provenance == Provenance(Origin.ALIGNED, {"confidence": "0.97"}, "1")
    assert unit.comments == ("mine", "l10n: draft=engine")
    assert b"# l10n: draft=aligned confidence=0.97 hash=1\n# mine\n# l10n: draft=engine\n" in po.serialize(
        Catalog("ko", (unit,))
    )


@QUICK
@given(st.lists(texts(most=60).filter(bool), unique=True, max_size=6))
def test_places_come_back(places: list[str]):
    lines = list(write_places(places))
    assert [place for line in lines for place in read_places(line.removeprefix("#:"))] == places
    assert all(len(line.encode()) <= 79 or line.count(" ") == 1 for line in lines)


def test_the_same_catalog_gives_the_same_bytes():
    fields = po.header(project="rason", locale="ko", source="en")
    turned = dict(reversed(fields.items()))
    assert po.serialize(Catalog("ko", (), header=fields)) == po.serialize(Catalog("ko", (), header=turned))
