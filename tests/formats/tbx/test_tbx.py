"""Termbases as TBX, ours and those of others."""

import pytest
from lxml import etree

from l10n.errors import ReadError
from l10n.formats import tbx
from l10n.terms import Termbase

ROWS = [
    {"id": "rason", "kind": "place", "en": "Rason", "ko": "라선", "ja": "羅先", "reading": "ラソン", "hanja": "羅先",
     "variants": "ja: 羅先市", "forbidden": "나선", "note": "special <zone> & port"},
    {"id": "2 x", "kind": "person", "en": "KANG Ji-won", "ko": "강지원", "ja": "カン・ジウォン"},
    {"id": "gone", "en": "Old", "ko": "옛말", "status": "obsolete"},
]  # fmt: skip
LINGUIST = b"""<?xml version="1.0" encoding="UTF-8"?>
<tbx style="dca" type="TBX-Basic" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">
<tbxHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></tbxHeader>
<text><body><conceptEntry id="c1"><descrip type="subjectField">place</descrip>
<langSec xml:lang="en"><termSec><term>Rason</term></termSec></langSec>
<langSec xml:lang="KO_kr"><termSec><term>\xeb\x9d\xbc\xec\x84\xa0</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termSec>
<termSec><term>\xeb\x82\x98\xec\x84\xa0</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termSec></langSec>
</conceptEntry></body></text></tbx>"""


def test_what_is_written_is_read_back():
    data = tbx.serialize(Termbase.from_pairs(ROWS), source_locale="en", locales=["ko", "ja"])
    assert data == tbx.serialize(Termbase.from_pairs(ROWS), source_locale="en", locales=["ko", "ja"])
    rason, kang, gone = tbx.parse(data)
    assert rason == Termbase.from_pairs(ROWS[:1])["rason"]
    assert kang.names == {"en": "KANG Ji-won", "ko": "강지원", "ja": "カン・ジウォン"}
    assert (gone.names, gone.status) == ({"en": "Old", "ko": "옛말"}, "obsolete")


def test_ids_are_such_as_xml_allows():
    root = etree.fromstring(tbx.serialize(Termbase.from_pairs(ROWS), source_locale="en", locales=["ko"]))
    assert [entry.get("id") for entry in root.iter("termEntry")] == ["rason", "t-2-x", "gone"]


def test_the_form_of_2019_is_read():
    (term,) = tbx.parse(LINGUIST)
    assert (term.kind, term.names) == ("place", {"en": "Rason", "ko-KR": "라선"})
    assert term.wrong(locale="ko-KR") == ("나선",)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"<xliff/>", "is no TBX but a <xliff> document"),
        (b"nothing", "is no readable TBX"),
        (b'<!DOCTYPE martif [<!ENTITY a "b">]><martif>&a;</martif>', "declares a DOCTYPE"),
        (
            b'<!DOCTYPE martif SYSTEM "x.dtd" [<!ENTITY a SYSTEM "file:///etc/passwd">]><martif>&a;</martif>',
            "declares a DOCTYPE",
        ),
    ],
)
def test_what_is_none_is_refused(data, message):
    with pytest.raises(ReadError, match=message):
        tbx.parse(data)


def test_separators_within_forms_do_not_part_them():
    data = LINGUIST.replace("나선".encode(), "나|선; 시".encode())
    assert tbx.parse(data).terms[0].wrong(locale="ko-KR") == ("나 선 시",)
