"""Rows to terms, and what contradicts what."""

import pytest

from l10n.model import Severity
from l10n.terms import Termbase
from l10n.terms.term import TermKind, TermStatus


def rules(*rows: dict[str, str]) -> list[str]:
    return [finding.rule for finding in Termbase.from_pairs(rows).findings]


def test_a_row_in_full():
    (term,) = Termbase.from_pairs(
        [
            {
                "id": "ishimaru",
                "kind": "Person",
                "en": " ISHIMARU  Jiro ",
                "ko": "이시마루 지로",
                "ja": "石丸次郎",
                "reading": "いしまる じろう",
                "roles": "byline ko: 이시마루지로 | ja byline: 石丸 次郎",
                "first": "ko: 이시마루 지로(石丸次郎)",
                "short": "Ishimaru; 石丸",
                "variants": "Ishimaru Jiro; ko: 石丸",
                "forbidden": "이시마루 지루｜イシマル・ジロウ",
                "status": "proposed",
                "desk": "Osaka",
            }
        ]
    )
    assert (term.id, term.kind, term.status) == ("ishimaru", TermKind.PERSON, TermStatus.PROPOSED)
    assert term.name(locale="en") == "ISHIMARU Jiro"
    assert term.name(locale="ko", role="byline") == "이시마루지로"
    assert term.name(locale="ko-KP") == "이시마루 지로"
    assert term.name(locale="zh") == ""
    assert term.first == {"ko": "이시마루 지로(石丸次郎)"}
    assert term.short == {"en": "Ishimaru", "ja": "石丸"}
    assert term.variants == {"en": ("Ishimaru Jiro",), "ko": ("石丸",)}
    assert term.forbidden == {"ko": ("이시마루 지루",), "ja": ("イシマル・ジロウ",)}
    assert term.accepted(locale="ko") == ("이시마루 지로", "이시마루지로", "이시마루 지로(石丸次郎)", "石丸")
    assert term.extra == {"desk": "Osaka"}


def test_ids_are_made_of_the_name_and_stay_unique():
    termbase = Termbase.from_pairs(
        [{"en": "People's Unit"}, {"en": "Peoples unit"}, {"ko": "라선"}, {"en": "Rasŏn"}]
    )
    assert [term.id for term in termbase] == ["peoples-unit", "peoples-unit-2", "라선", "rason"]
    assert termbase["rason"].name(locale="en") == "Rasŏn"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([{}], []),
        ([{"en": "  ", "ko": ""}], []),
        ([{"id": "x", "note": "no name"}], ["term-empty"]),
        ([{"en": "x" * 501}], ["term-empty"]),
        ([{"id": "a", "en": "A"}, {"id": "a", "en": "B"}], ["term-duplicate"]),
        ([{"en": "A", "kind": "preson"}], ["term-kind"]),
        ([{"en": "A", "status": "acepted"}], ["term-status"]),
        ([{"en": "A", "variants": "123"}], ["term-form"]),
        ([{"en": "A", "roles": "강지원"}], ["term-form"]),
        ([{"en": "Rason", "ko": "라선", "forbidden": "라선"}], ["term-contradiction"]),
        ([{"en": "Rason", "variants": "나선", "forbidden": "나선", "ko": "라선"}], ["term-contradiction"]),
        (
            [
                {"id": "a", "en": "Rason", "ko": "라선", "forbidden": "나선"},
                {"id": "b", "en": "Rason", "ko": "나선"},
            ],
            ["term-contradiction", "term-ambiguous"],
        ),
        (
            [
                {"en": "Han Kang", "ko": "한강", "kind": "person"},
                {"en": "Han River", "ko": "한강", "kind": "place"},
            ],
            [],
        ),
        (
            [{"en": "A", "variants": "B"}, {"en": "B", "variants": "C"}, {"en": "C", "variants": "A"}],
            ["term-cycle"],
        ),
        ([{"en": "A", "variants": "B"}, {"en": "B"}, {"en": "C", "variants": "B"}], []),
        ([{"en": "Rason", "ko": "ラソン"}], ["term-script"]),
        ([{"en": "R\u0430son"}], ["term-script"]),
    ],
)
def test_what_is_wrong_is_told(rows, expected):
    assert rules(*rows) == expected


def test_a_cycle_names_its_rows():
    (finding,) = Termbase.from_pairs([{"en": "A", "variants": "B"}, {"en": "B", "variants": "A"}]).findings
    assert "a -> b -> a" in finding.message
    assert finding.severity is Severity.ERROR


def test_pairs_are_all_forms_of_both_sides():
    termbase = Termbase.from_pairs([{"en": "Rason", "ko": "라선", "forbidden": "나선"}, {"en": "only"}])
    assert termbase.pairs(source="en", target="ko") == [(("Rason",), ("라선", "나선"))]


def test_a_long_chain_of_variants_is_no_cycle():
    rows = [{"en": f"N{n}", "variants": f"N{n + 1}"} for n in range(3000)]
    assert rules(*rows) == []
