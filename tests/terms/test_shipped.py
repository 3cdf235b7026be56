"""The names that ship with the tool."""

import re
from collections import Counter

from l10n.model import Severity
from l10n.terms import gazetteer, transliterate


def of(level: str, *, within: str | None = None, country: str = "kp"):
    return [
        term
        for term in gazetteer()
        if term.id.startswith(country)
        and term.extra.get("level") == level
        and within in {None, term.extra.get("within")}
    ]


def test_every_row_is_read_and_contradicts_none():
    assert [f.message for f in gazetteer().findings if f.severity is Severity.ERROR] == []
    assert len(gazetteer()) > 800
    assert all({"en", "ko", "ja"} <= set(term.names) for term in gazetteer())
    assert all(term.source for term in gazetteer())


def test_north_korea_is_complete():
    assert len(of("province")) == 9
    assert {term.names["en"] for term in (*of("special city"), *of("capital"))} == {
        "Pyongyang",
        "Nampo",
        "Rason",
        "Kaesong",
    }
    counties = Counter(term.extra["within"] for term in of("county"))
    assert counties == {
        "Pyongyang": 2, "Nampo": 2, "Kaesong": 1, "South Pyongan": 14, "North Pyongan": 22, "Chagang": 15,
        "South Hwanghae": 19, "North Hwanghae": 17, "Kangwon": 15, "South Hamgyong": 15, "North Hamgyong": 12,
        "Ryanggang": 10,
    }  # fmt: skip
    cities = Counter(term.extra["within"] for term in of("city") if "within" in term.extra)
    assert cities == {
        "South Pyongan": 5, "North Pyongan": 3, "Chagang": 3, "South Hwanghae": 1, "North Hwanghae": 2, "Kangwon": 2,
        "South Hamgyong": 3, "North Hamgyong": 3, "Ryanggang": 2,
    }  # fmt: skip
    assert len(of("district", within="Pyongyang")) == 19
    assert len(of("prefecture", country="jp")) == 47


def test_the_two_spellings_of_rason():
    rason = gazetteer()["kp-rason"]
    assert (rason.name(locale="ko-KP"), rason.name(locale="ko-KR"), rason.hanja) == ("라선", "나선", "羅先")
    assert (rason.extra["RR"], rason.extra["MR"], rason.extra["DPRK"]) == ("Raseon", "Rasŏn", "Rasŏn")
    assert rason.reading == "ラソン"


def test_romanizations_are_those_of_our_rules():
    for term in of("county"):
        bare = (term.names.get("ko-KP") or term.names["ko"]).removesuffix("군")
        for scheme in ("mr", "dprk"):
            ours = transliterate(bare, source="ko", target="Latn", scheme=scheme, kind="place")
            assert re.sub("[-' ]", "", term.extra[scheme.upper()]) in {
                re.sub("[-' ]", "", form) for form in ours
            }, term.id


def test_a_name_finds_itself():
    for term in gazetteer():
        for locale in ("en", "ko", "ja"):
            form = term.names[locale]
            found = {
                o.term.id for o in gazetteer().find(form, locale=locale) if (o.start, o.end) == (0, len(form))
            }
            assert term.id in found, (term.id, locale)
