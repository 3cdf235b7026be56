"""XLIFF: valid as it goes out, the same when it comes back, and read as other programs write it."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from lxml import etree

from l10n.errors import ReadError
from l10n.formats import xliff
from l10n.formats.kit import Kit, KitUnit
from l10n.model import State
from tests.formats.kits import as_read, kits
from tests.programs import schema

VERSIONS = ["1.2", "2.0"]
SCHEMAS = {"1.2": "xliff-core-1.2-strict.xsd", "2.0": "xliff-core-2.0.xsd"}


def read(data):
    return tuple(as_read(kit) for kit in xliff.parse(data))


@pytest.mark.parametrize("version", VERSIONS)
@given(kit=kits())
def test_what_was_written_is_read(version, kit):
    assert read(xliff.serialize(kit, version=version)) == (as_read(kit),)


@pytest.mark.parametrize("version", VERSIONS)
@settings(deadline=None)
@given(kit=kits())
def test_what_is_written_is_valid(version, kit):
    rules = etree.XMLSchema(etree.parse(schema(SCHEMAS[version])))
    assert rules.validate(etree.fromstring(xliff.serialize(kit, version=version))), rules.error_log


def test_the_schemas_refuse_what_is_wrong():
    kit = Kit("r", "en", "ko", (KitUnit("p1.1", "a", "b", State.DRAFT),))
    for version in VERSIONS:
        rules = etree.XMLSchema(etree.parse(schema(SCHEMAS[version])))
        data = xliff.serialize(kit, version=version).replace(b"state=", b'state="bogus" was=')
        assert not rules.validate(etree.fromstring(data))


@pytest.mark.parametrize("version", VERSIONS)
def test_pairs_nested_deeper_than_a_parser_goes_come_back(version):
    text = "".join(f"<g{n}>" for n in range(1, 400)) + "x" + "".join(f"</g{n}>" for n in range(399, 0, -1))
    kit = Kit("r", "en", "ko", (KitUnit("p1.1", text, text, State.DRAFT),))
    assert read(xliff.serialize(kit, version=version)) == (as_read(kit),)


def one(body, *, version="1.2"):
    if version == "1.2":
        head = '<file original="r" source-language="en" target-language="ko" datatype="plaintext"><body>'
        text = f'<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2" xmlns:o="urn:other">{head}{body}</body></file></xliff>'
    else:
        head = '<xliff version="2.0" srcLang="en" trgLang="ko" xmlns="urn:oasis:names:tc:xliff:document:2.0" xmlns:o="urn:other">'
        text = f'{head}<file id="f" original="r">{body}</file></xliff>'
    (kit,) = xliff.parse(text.encode())
    return kit


def test_groups_extensions_and_files_of_other_programs_are_passed_over():
    kit = one(
        '<o:thing><o:unit id="no"/></o:thing><group id="g"><group><trans-unit id="a" o:lock="1"><source>A</source>'
        '<target>가</target><o:x/></trans-unit></group></group><trans-unit id="b" translate="no"><source>B</source>'
        "</trans-unit><trans-unit id='c'><source>C</source></trans-unit>"
    )
    assert [(unit.id, unit.source, unit.target, unit.state) for unit in kit.units] == [
        ("a", "A", "가", None),
        ("c", "C", "", None),
    ]


@pytest.mark.parametrize(
    ("attributes", "state"),
    [
        ("", None),
        ('state="final"', State.REVIEWED),
        ('state="needs-l10n"', State.DRAFT),
        ('state="needs-translation"', State.UNTRANSLATED),
        ('state="x-of-their-own"', None),
    ],
)
def test_states_of_version_1(attributes, state):
    assert (
        one(f"<trans-unit id='a'><source>A</source><target {attributes}>가</target></trans-unit>")
        .units[0]
        .state
        is state
    )


def test_a_unit_that_somebody_approved_counts_as_translated():
    kit = one("<trans-unit id='a' approved='yes'><source>A</source><target>가</target></trans-unit>")
    assert kit.units[0].state is State.TRANSLATED
    kit = one(
        "<trans-unit id='a' approved='yes'><source>A</source><target state='needs-review-translation'>가</target></trans-unit>"
    )
    assert kit.units[0].state is State.TRANSLATED


def test_segments_of_version_1_are_put_together():
    kit = one(
        '<trans-unit id="a"><source>One. Two.</source><seg-source><mrk mtype="seg" mid="1">One.</mrk> <mrk mtype="seg" mid="2">'
        'Two.</mrk></seg-source><target><mrk mtype="seg" mid="1">하나.</mrk> <mrk mtype="seg" mid="2"><g id="1">둘</g>.</mrk></target>'
        "</trans-unit>"
    )
    assert kit.units[0].source == "One. Two."
    assert kit.units[0].target == "하나. <g1>둘</g1>."
    assert not kit.findings


@pytest.mark.parametrize("second", ["", '<mrk mtype="seg" mid="2"/>', '<mrk mtype="seg" mid="2"> </mrk>'])
def test_a_unit_of_which_a_segment_is_missing_is_not_translated(second):
    kit = one(
        '<trans-unit id="a"><source>One. Two.</source><seg-source><mrk mtype="seg" mid="1">One.</mrk> <mrk mtype="seg" mid="2">'
        f'Two.</mrk></seg-source><target state="translated"><mrk mtype="seg" mid="1">하나.</mrk>{second}</target></trans-unit>'
    )
    assert kit.units[0].target == ""
    assert [(finding.rule, finding.unit) for finding in kit.findings] == [("partly-translated", "a")]


def test_codes_of_version_1_become_marks():
    kit = one(
        '<trans-unit id="a"><source><bpt id="5" rid="1">[</bpt>a<ept id="6" rid="1">]</ept><ph id="img">{}</ph><x id="7"/></source>'
        '<target><g id="b">가</g><x id="7"/><mrk mtype="term">나</mrk><it id="9" pos="open">(</it><o:x>no</o:x></target></trans-unit>'
    )
    assert kit.units[0].source == "<g1>a</g1><x2/><x7/>"
    assert kit.units[0].target == "<g3>가</g3><x7/>나<x9/>"


def test_segments_of_version_2_are_put_together_in_the_order_of_the_target():
    kit = one(
        '<unit id="a"><o:x/><notes><note>why?\nreally</note></notes><segment state="final"><source>One.</source><target order="3">'
        '하나.</target></segment><ignorable><source> </source></ignorable><segment state="translated"><source>Two.</source>'
        '<target order="1">둘.</target></segment></unit>',
        version="2.0",
    )
    (unit,) = kit.units
    assert (unit.source, unit.target, unit.state) == ("One. Two.", "둘. 하나.", State.TRANSLATED)
    assert unit.comments == ("why?", "really")


def test_a_unit_of_version_2_of_which_a_segment_is_missing_is_not_translated():
    kit = one(
        '<unit id="a"><segment state="translated"><source>One.</source><target>하나.</target></segment><segment><source>Two.'
        "</source></segment></unit>",
        version="2.0",
    )
    assert kit.units[0].target == ""
    assert [finding.unit for finding in kit.findings] == ["a"]


def test_a_target_without_state_in_version_2_says_nothing_of_it():
    kit = one('<unit id="a"><segment><source>A</source><target>가</target></segment></unit>', version="2.0")
    assert (kit.units[0].target, kit.units[0].state) == ("가", None)


def test_codes_of_version_2_become_marks():
    kit = one(
        '<unit id="a"><segment><source><pc id="1">a<sc id="2"/>b</pc>c<ec startRef="2"/><ph id="x9"/><mrk id="m">d</mrk><sm id="n"/>'
        '<cp hex="0007"/></source></segment></unit>',
        version="2.0",
    )
    assert kit.units[0].source == "<g1>a<g2>b</g1>c</g2><x3/>d\x07"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"nothing",
        b"<html/>",
        b'<xliff version="3.0"/>',
        b'<!DOCTYPE xliff [<!ENTITY a "b">]><xliff version="1.2"/>',
        b'<!DOCTYPE xliff SYSTEM "file:///etc/passwd"><xliff version="1.2"/>',
        b'<xliff version="1.2">' + b"<group>" * 4000,
        b'<xliff version="1.2"><file><body><trans-unit><source>' + b"x" * 11_000_000,
        b'<xliff version="1.2"><file>\x00',
    ],
    ids=["empty", "text", "html", "version", "entity", "external", "deep", "giant", "nul"],
)
def test_what_is_no_xliff_is_an_error(data):
    with pytest.raises(ReadError):
        xliff.parse(data)


def test_an_odd_id_takes_no_time():
    codes = "".join(f'<x id="q{n}"/>' for n in range(20_000))
    kit = one(f'<trans-unit id="a"><source>{codes}</source></trans-unit>')
    assert kit.units[0].source.endswith("<x20000/>")


def test_what_is_to_be_read_back_does_not_depend_on_what_is_not():
    unit = KitUnit("p1.1", "a", "b", State.DRAFT, notes=("role: title",))
    kit = Kit("r", "en", "ko", (unit,))
    assert read(xliff.serialize(kit)) == (kit,)
    assert read(xliff.serialize(replace(kit, units=()), version="2.0")) == (replace(kit, units=()),)
