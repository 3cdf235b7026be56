"""Pairs as OmegaT, Weblate, DeepL and Google keep them."""

import pytest

from l10n.errors import ReadError
from l10n.formats import glossary
from l10n.terms import Termbase

TERMS = Termbase.from_pairs(
    [
        {
            "en": "Rason",
            "ko": "라선",
            "ja": "羅先",
            "variants": "Rasŏn",
            "forbidden": "나선",
            "kind": "place",
            "note": "a\tb",
        },
        {"en": "=HYPERLINK(1)", "ko": "@x"},
        {"en": "no Korean"},
        {"en": "Old", "ko": "옛말", "status": "obsolete"},
    ]
)


def written(kind: str) -> str:
    return glossary.write(kind, TERMS, source_locale="en", locale="ko").decode("utf-8-sig")


def test_omegat_and_deepl_have_tabs():
    assert written("omegat").splitlines()[:2] == [
        "Rason\t라선\tplace; not 나선; a b",
        "Rasŏn\t라선\tplace; not 나선; a b",
    ]
    assert written("deepl") == "Rason\t라선\nRasŏn\t라선\n=HYPERLINK(1)\t@x\n"
    assert written("google").startswith("Rason,라선\n")


def test_weblate_has_a_head_and_no_formulas():
    lines = written("weblate").splitlines()
    assert lines[0] == "source,target,context,developer_comments"
    assert lines[-1].startswith("'=HYPERLINK(1),'@x,")


@pytest.mark.parametrize("kind", glossary.KINDS)
def test_what_is_written_is_read_back(kind):
    read = glossary.read(
        glossary.write(kind, TERMS, source_locale="en", locale="ko"), source_locale="en", locale="ko"
    )
    assert [(t.names["en"], t.names["ko"]) for t in read] == [
        ("Rason", "라선"),
        ("Rasŏn", "라선"),
        ("=HYPERLINK(1)", "@x"),
    ]


def test_heads_comments_and_old_encodings():
    assert (
        glossary.read(b"# OmegaT\nRason\t\xb6\xf3\xbc\xb1\n", source_locale="en", locale="ko")
        .terms[0]
        .names["ko"]
        == "라선"
    )
    (term,) = glossary.read("en;ja;ko\nRason;羅先;라선\n".encode(), source_locale="en", locale="ko")
    assert term.names == {"en": "Rason", "ja": "羅先", "ko": "라선"}
    assert not glossary.read(b"", source_locale="en", locale="ko")


def test_one_column_is_no_glossary():
    with pytest.raises(ReadError, match="line 2: has one column only"):
        glossary.read(b"a,b\nc\n", source_locale="en", locale="ko")
