"""The record beside a PO file."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.errors import SidecarError
from l10n.formats import sidecar
from l10n.model import Decision, Link, Sidecar

words = st.lists(st.text(max_size=5), max_size=2).map(tuple)
decisions = st.builds(
    lambda ids, indexes, apart, dormant: Decision(
        tuple(ids), tuple(map(str.upper, ids)), tuple(indexes), tuple(map(str, indexes)), apart, dormant
    ),
    st.lists(st.text(max_size=4), min_size=1, max_size=3),
    st.lists(st.integers(0, 99), max_size=3),
    st.booleans(),
    st.booleans(),
)
links = st.builds(
    Link,
    words,
    st.lists(st.integers(0, 99), max_size=2).map(tuple),
    st.floats(0, 1),
    st.booleans(),
    st.booleans(),
    st.lists(st.text("0123456789abcdef", min_size=8, max_size=8), max_size=3).map(tuple),
)


@given(st.lists(decisions, max_size=3), st.lists(links, max_size=3), st.booleans())
def test_what_is_written_is_read(some, others, different):
    record = Sidecar(decisions=tuple(some), links=tuple(others), different=different)
    assert sidecar.parse(sidecar.serialize(record)) == record


def test_a_record_without_decisions_says_nothing_of_them():
    record = json.loads(sidecar.serialize(Sidecar(links=(Link(("p1.1",), (0,), 0.5),))))
    assert not {"decisions", "different"} & record.keys()
    assert record["links"] == [{"source": ["p1.1"], "target": [0], "confidence": 0.5}]


@pytest.mark.parametrize(
    "row",
    [
        {},
        {"source": ["p1.1"], "target": [], "source_texts": [], "target_texts": []},
        {"source": [], "target": [], "source_texts": [], "target_texts": []},
        {"source": ["p1.1"], "target": ["x"], "source_texts": ["A."], "target_texts": ["B."]},
        7,
    ],
)
def test_a_damaged_decision_is_an_error(row):
    record = json.loads(sidecar.serialize(Sidecar()))
    with pytest.raises(SidecarError, match="damaged"):
        sidecar.parse(json.dumps({**record, "decisions": [row]}).encode())
