"""Kits as hypothesis draws them."""

from dataclasses import replace

from hypothesis import strategies as st

from l10n.formats.kit import Base, Kit, KitUnit, Match
from l10n.model import Origin, Role, State
from l10n.text.fingerprint import short_hash
from tests.formats.marked import texts

lines = (
    st.text(
        st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"], exclude_characters="\ufffe\uffff"),
        min_size=1,
        max_size=12,
    )
    .map(str.strip)
    .filter(bool)
)
matches = st.builds(
    Match,
    texts,
    texts,
    st.sampled_from(["previous", "memory", "engine", "x"]),
    st.sampled_from([None, 0.0, 0.87]),
)


@st.composite
def units(draw, number):
    target = draw(st.one_of(st.just(""), texts))
    state = (
        draw(st.sampled_from([State.DRAFT, State.TRANSLATED, State.REVIEWED]))
        if target
        else State.UNTRANSLATED
    )
    return KitUnit(
        id=f"p{number}.1",
        source=draw(texts),
        target=target,
        state=state,
        role=draw(st.sampled_from(Role)).value,
        context=draw(st.sampled_from(["", "title", "title#2"])),
        notes=tuple(draw(st.lists(lines, max_size=2))),
        comments=tuple(draw(st.lists(lines, max_size=2))),
        matches=tuple(draw(st.lists(matches, max_size=2))),
        origin=draw(st.sampled_from([None, *Origin])),
        base=Base(state, short_hash(target)),
    )


@st.composite
def kits(draw):
    count = draw(st.integers(0, 4))
    return Kit("2025/12-rason", "en", "ko", tuple(draw(units(number)) for number in range(count)))


def as_read(kit: Kit) -> Kit:
    """Without what is not read back."""
    return replace(kit, units=tuple(replace(unit, matches=(), origin=None, line=0) for unit in kit.units))
