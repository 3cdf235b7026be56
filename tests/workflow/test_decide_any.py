"""Whatever is decided in whatever order: all that has effect holds, and a sync after a sync changes nothing."""

import contextlib

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from l10n.config import load
from l10n.errors import UsageError
from l10n.workflow import sync
from l10n.workflow.align import Published
from l10n.workflow.decide import VERBS, decide_links
from tests.align import newsroom
from tests.conftest import Project

SENTENCES = st.lists(
    st.one_of(
        st.sampled_from([f"ko{n + 1}" for n in range(len(newsroom.KO))]),
        st.sampled_from(
            ["t1.1", "by1.1", "p1.1", "c1.1", "p2.1", "p3.1", "h1.1", "p4.1", "p5.1", "p6.1", "n1.1"]
        ),
    ),
    min_size=1,
    max_size=3,
    unique=True,
)
STEPS = st.lists(st.tuples(st.sampled_from([*VERBS, "undo", "edit"]), SENTENCES), min_size=1, max_size=5)


def put(project, edits):
    korean = [text if at % 7 else f"{text} ({edits})" for at, text in enumerate(newsroom.KO)]
    for locale, sentences in (("en", newsroom.EN), ("ko", korean if edits else newsroom.KO)):
        project.write({f"sources/r/{locale}.txt": "".join(f"{text}\n\n" for text in sentences)})


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_decisions_hold_and_a_second_sync_changes_nothing(tmp_path_factory, steps):
    project = Project(tmp_path_factory.mktemp("any"))
    project.write({"l10n.toml": '[project]\ntargets = ["ko"]\n'})
    put(project, 0)
    config = load(project.root, environ={}).config
    sync(project.root, config)
    for n, (verb, names) in enumerate(steps, 1):
        if verb == "edit":
            put(project, n)
        else:
            with contextlib.suppress(UsageError):
                decide_links(project.root, config, report="r", locale="ko", verb=verb, names=names)
        if n % 2:
            sync(project.root, config)
    sync(project.root, config)
    found = Published(project.root, config, report="r", locale="ko").alignment()
    beads = {(bead.source, bead.target): bead for bead in found.bitext.beads}
    index = {segment.id: i for i, segment in enumerate(found.segments)}
    for one in found.record.decisions:
        pair = tuple(index[id_] for id_ in one.source), one.target
        if one.dormant:
            continue
        if one.apart:
            assert not any(set(pair[0]) <= set(left) and set(pair[1]) <= set(right) for left, right in beads)
        else:
            assert beads[pair].decided
    for side, count in ((0, len(found.segments)), (1, len(found.target.segments))):
        assert sorted(at for pair in beads for at in pair[side]) == list(range(count))
    before = project.tree()
    assert sync(project.root, config).written == []
    assert project.tree() == before
