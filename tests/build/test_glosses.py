"""What pages tell of a name at its first mention, where the newsroom wants it."""

import csv
import io
import re

import pytest

from tests.build.newsroom import SETTINGS, write_settings
from tests.build.test_hostile import ATTACKS, check

TEXT = """\
---
title: The inminban met in Hyesan
author: YUN Ha-jin
---

The [inminban](https://example.org/) met. The inminban in Hyesan met again. The inminban went.

> "Inminban," she said.
"""
KO = "<g1>인민반</g1>이 모였다."
ROW = {
    "id": "unit", "kind": "term", "en": "inminban", "ko": "인민반", "ja": "人民班", "reading": "",
    "first": "인민반(최말단 행정조직) | ja: 人民班（最末端の行政組織）", "status": "accepted",
}  # fmt: skip
PLACE = {
    "id": "hyesan", "kind": "place", "en": "Hyesan", "ko": "혜산", "ja": "恵山", "reading": "ヘサン", "first": "", "status": "accepted",
}  # fmt: skip
GLOSS = '<span class="gloss">'


def termbase(newsroom, *rows):
    out = io.StringIO()
    writer = csv.DictWriter(out, list(ROW))
    writer.writeheader()
    writer.writerows(rows)
    newsroom.write({"locales/termbase.csv": out.getvalue()})


@pytest.fixture
def told(newsroom):
    """The same newsroom with names, glosses wanted."""
    write_settings(newsroom.root, SETTINGS + "glosses = true\n")
    texts = {
        "ko": ["혜산 인민반 모임", KO, "혜산 인민반이 다시 모였다.", "인민반은 갔다.", "“인민반”이라고 그는 말했다."],
        "ja": ["恵山の人民班", "<g1>人民班</g1>が集まった。", "恵山の人民班がまた集まった。", "人民班は去った。", "「人民班」と彼女は言った。"],
    }  # fmt: skip
    newsroom.write({"sources/unit/en.md": TEXT})
    newsroom.run("sync", "-q", "--offline")
    ids = ("title", "p1.1", "p1.2", "p1.3", "q1.1")
    for locale, found in texts.items():
        names = {"ko": "윤하진 기자", "ja": "（ユン・ハジン）"}
        newsroom.accept("unit", locale, **{"by1.1": names[locale]}, **dict(zip(ids, found, strict=True)))
    termbase(newsroom, ROW, PLACE)
    return newsroom


def body(newsroom, locale):
    page = newsroom.page(f"{locale}/unit/index.html")
    return page[page.index("<h1") :]


def test_the_first_mention_in_running_text_has_the_gloss(told):
    told.json_build()
    page = body(told, "ko")
    assert f"혜산 인민반{GLOSS}(최말단 행정조직)</span>이 다시" in page
    assert page.count(GLOSS) == 1
    assert ">인민반</a>이" in page
    assert GLOSS not in body(told, "en")


def test_japanese_names_say_how_they_are_read(told):
    told.json_build()
    page = body(told, "ja")
    assert "<ruby>恵山<rp>（</rp><rt>ヘサン</rt><rp>）</rp></ruby>の人民班" in page
    assert page.count("<ruby>") == 1
    assert f"人民班{GLOSS}（最末端の行政組織）</span>がまた" in page


def test_nothing_is_added_unless_it_is_wanted(told):
    write_settings(told.root)
    told.json_build()
    assert not re.search("gloss|<ruby", body(told, "ko") + body(told, "ja"))


@pytest.mark.parametrize(
    "text", ["혜산 인민반(말단 조직)이 다시 모였다.", "혜산 인민반(최말단 행정조직)이 다시 모였다."]
)
def test_what_the_translator_told_is_not_told_again(told, text):
    told.accept("unit", "ko", **{"p1.2": text})
    told.json_build()
    assert GLOSS not in body(told, "ko")


def test_proposed_names_and_homonyms_are_left_alone(told):
    termbase(told, {**ROW, "status": "proposed"}, PLACE, {**PLACE, "id": "other", "reading": "けいざん"})
    told.json_build()
    assert not re.search("gloss|<ruby", body(told, "ko") + body(told, "ja"))


def test_another_termbase_is_another_page(told):
    told.json_build()
    assert told.json_build()["made"] == 0
    termbase(told, {**ROW, "first": "인민반(이웃 조직)"}, PLACE)
    told.json_build()
    assert f"{GLOSS}(이웃 조직)</span>" in body(told, "ko")
    (told.root / "locales/termbase.csv").unlink()
    told.json_build()
    assert GLOSS not in body(told, "ko")


def test_a_termbase_that_pages_do_not_show_makes_none_anew(told):
    write_settings(told.root)
    told.json_build()
    termbase(told, ROW)
    assert told.json_build()["made"] == 0


@pytest.mark.parametrize("attack", ATTACKS)
def test_what_a_termbase_says_stays_text(told, attack):
    first = f"인민반({attack.replace('|', ' ')}) | ja: 人民班（{attack.replace('|', ' ')}）"
    termbase(told, {**ROW, "first": first}, {**PLACE, "reading": attack, "first": f"恵山（{attack}）"})
    told.json_build()
    for locale in ("ko", "ja"):
        check(told.page(f"{locale}/unit/index.html"))


def test_fragments_tell_them_too(told):
    told.build("--format", "fragment", "--out", str(told.root / "pasted"))
    text = told.read("pasted/ko/unit.html")
    assert text.count(GLOSS) == 1
    assert f"인민반{GLOSS}(최말단 행정조직)</span>이 다시 모였다" in text
    write_settings(told.root)
    told.build("--format", "fragment", "--out", str(told.root / "pasted"))
    assert GLOSS not in told.read("pasted/ko/unit.html")
