"""Years of a report at random: what editors, translators, editors' programs and the desk may do to it, in any order."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from hypothesis import strategies as st

from l10n.formats import po, sidecar
from l10n.merge import Proposal
from l10n.model import Origin, Provenance, Sidecar, Unit
from l10n.text.fingerprint import short_hash
from tests.merge.story import Story, sentences

START = (
    "The price of rice rose to 6,500 won in late October.",
    "State shops have had nothing to sell for weeks.",
    "Traders are holding back grain, and the police search their homes at night.",
    "Photo: Tumen Press.",
    "Nobody in Hyesan expects that to change before spring.",
    "Photo: Tumen Press.",
    "“It will not stop,” she said.",
)
WORDS = ("rice", "not", "Musan", "8,900", "September", "yuan", "again", "<g1>grain</g1>", "<x2/>")

Step = tuple[str, int, int, int]
"""What happens, and three numbers that say where and how."""


@dataclass
class Years:
    """A report, and what humans have written about it that must still be somewhere."""

    story: Story
    texts: list[str]
    human: set[str]
    earlier: list[list[str]]
    written: int = 0
    proposals: list[Proposal] | None = None
    """Of the published version, at this step."""

    @classmethod
    def begin(cls) -> "Years":
        return cls(Story(*START), list(START), set(), [])

    def step(self, step: Step) -> None:
        """One thing happens, and the next sync finds it."""
        kind, a, b, c = step
        self.earlier.append(list(self.texts))
        self.proposals = None
        if kind in SOURCE:
            SOURCE[kind](self, a, b, c)
        elif self.story.catalog.units:
            HUMAN[kind](self, a, b, c)
        self.sync()
        self.hold()

    def sync(self) -> None:
        self.story.sync(sentences(*self.texts), self.proposals)

    def hold(self) -> None:
        """Nothing that a human wrote is missing, and a second sync changes nothing."""
        files = self.files()
        lost = {token for token in self.human if not re.search(rf"{token}\b", files)}
        assert not lost, f"lost {lost} of {self.human}\n{files}"
        self.sync()
        assert self.files() == files, "a second sync changed something"

    def files(self) -> str:
        return (po.serialize(self.story.catalog) + sidecar.serialize(self.story.record)).decode()

    def token(self) -> str:
        self.written += 1
        token = f"H{self.written}"
        self.human.add(token)
        return token

    def unit(self, at: int, change: Callable[[Unit], Unit]) -> None:
        """A translator does something to one unit; what he overwrites need not be kept."""
        units = list(self.story.catalog.units)
        at %= len(units)
        gone = set(re.findall(r"H\d+", units[at].target))
        units[at] = change(units[at])
        gone -= set(re.findall(r"H\d+", units[at].target))
        self.story.catalog = replace(self.story.catalog, units=tuple(units))
        rest = po.serialize(self.story.catalog).decode() + repr(self.story.record.comments)
        self.human -= {token for token in gone if not re.search(rf"{token}\b", rest)}


def _edit(years: Years, a: int, b: int, c: int) -> None:
    if years.texts:
        words = years.texts[a % len(years.texts)].split()
        words[b % len(words)] = WORDS[c % len(WORDS)]
        years.texts[a % len(years.texts)] = " ".join(words)


def _insert(years: Years, a: int, b: int, c: int) -> None:
    text = " ".join(WORDS[(b + n * (c + 1)) % len(WORDS)] for n in range(3 + c % 5)) + "."
    years.texts.insert(a % (len(years.texts) + 1), text)


def _delete(years: Years, a: int, b: int, _c: int) -> None:
    if years.texts:
        at = a % len(years.texts)
        del years.texts[at : at + 1 + b % 3]


def _move(years: Years, a: int, b: int, _c: int) -> None:
    if years.texts:
        years.texts.insert(b % len(years.texts), years.texts.pop(a % len(years.texts)))


def _repeat(years: Years, a: int, b: int, _c: int) -> None:
    if years.texts:
        years.texts.insert(b % (len(years.texts) + 1), years.texts[a % len(years.texts)])


def _split(years: Years, a: int, b: int, c: int) -> None:
    """The same words, or nearly, as two sentences."""
    if years.texts:
        at = a % len(years.texts)
        words = years.texts[at].split()
        if len(words) > 1:
            cut = 1 + b % (len(words) - 1)
            stop = "." if c % 2 else ""
            years.texts[at : at + 1] = [" ".join(words[:cut]) + stop, " ".join(words[cut:])]


def _join(years: Years, a: int, b: int, _c: int) -> None:
    if len(years.texts) > 1:
        at = a % (len(years.texts) - 1)
        size = 2 + b % 2
        years.texts[at : at + size] = [" ".join(years.texts[at : at + size])]


def _return(years: Years, a: int, _b: int, _c: int) -> None:
    if years.earlier:
        years.texts = list(years.earlier[a % len(years.earlier)])


def _translate(years: Years, a: int, b: int, _c: int) -> None:
    text = f"{years.token()} 옮겼다. " + (f"{years.token()} 둘째다." if b % 2 else "")
    years.unit(
        a, lambda unit: replace(unit, target=text.strip(), fuzzy=False, previous=None, provenance=None)
    )


def _type(years: Years, a: int, b: int, _c: int) -> None:
    """A text that is not accepted yet, with or without what stood above it."""
    token = years.token()
    years.unit(
        a,
        lambda unit: replace(
            unit, target=f"{token} 쓰는 중이다.", fuzzy=True, previous=unit.previous if b % 2 else None
        ),
    )


def _accept(years: Years, a: int, _b: int, _c: int) -> None:
    years.unit(a, lambda unit: replace(unit, fuzzy=False, previous=None))


def _doubt(years: Years, a: int, _b: int, _c: int) -> None:
    years.unit(a, lambda unit: replace(unit, fuzzy=bool(unit.target)))


def _empty(years: Years, a: int, _b: int, _c: int) -> None:
    years.unit(a, lambda unit: replace(unit, target="", fuzzy=False, previous=None, provenance=None))


def _remark(years: Years, a: int, _b: int, _c: int) -> None:
    token = years.token()
    years.unit(a, lambda unit: replace(unit, comments=(*unit.comments, f"{token} ask the desk")))


def _draft(years: Years, a: int, b: int, _c: int) -> None:
    """An engine, or the memory, fills a unit."""

    def change(unit: Unit) -> Unit:
        if unit.target:
            return unit
        text = f"초벌 {b}. 또 {b}."
        return replace(
            unit, target=text, fuzzy=True, provenance=Provenance(Origin.ENGINE, {}, short_hash(text))
        )

    years.unit(a, change)


def _publish(years: Years, a: int, b: int, _c: int) -> None:
    """A published version: groups of sentences with a text, sure or not."""
    groups, at = [], 0
    while at < len(years.texts):
        size = min(1 + (a + at) % 3, len(years.texts) - at)
        groups.append(tuple(range(at, at + size)))
        at += size
    proposals = []
    for n, group in enumerate(groups):
        text = f"게재 {b} {n}."
        made = Provenance(Origin.ALIGNED, {"confidence": "0.97"}, short_hash(text))
        proposals.append(
            Proposal(group, text, made, accepted=(b + n) % 2 == 0) if (a + n) % 4 else Proposal(group)
        )
    years.proposals = proposals


def _save(years: Years, a: int, _b: int, _c: int) -> None:
    """An editor saves the file and drops what it does not know."""
    drop = {0: {"previous": None}, 1: {"provenance": None}, 2: {"flags": ()}, 3: {"notes": ()}}[a % 4]
    units = tuple(replace(unit, **drop) for unit in years.story.catalog.units)
    years.story.catalog = replace(years.story.catalog, units=units)


def _forget(years: Years, a: int, _b: int, _c: int) -> None:
    """The record beside the catalog is lost, with the remarks that stand nowhere else."""
    if a % 3 == 0:
        before = sidecar.serialize(years.story.record).decode()
        years.human -= set(re.findall(r"(H\d+) ask", before))
        years.story.record = Sidecar()


SOURCE = {
    "edit": _edit,
    "insert": _insert,
    "delete": _delete,
    "move": _move,
    "repeat": _repeat,
    "split": _split,
    "join": _join,
    "return": _return,
}
HUMAN = {
    "translate": _translate,
    "type": _type,
    "accept": _accept,
    "doubt": _doubt,
    "empty": _empty,
    "remark": _remark,
    "draft": _draft,
    "publish": _publish,
    "save": _save,
    "forget": _forget,
}


def steps(least: int = 1, most: int = 30) -> st.SearchStrategy[list[Step]]:
    """Histories; translating is what happens most."""
    kinds = st.sampled_from([*SOURCE, *HUMAN, "translate", "translate", "edit"])
    number = st.integers(0, 40)
    return st.lists(st.tuples(kinds, number, number, number), min_size=least, max_size=most)


def live(history: list[Step]) -> None:
    """Play a history and see that nothing is lost.

    Raises:
        AssertionError: something is, or a second sync changes something.
    """
    years = Years.begin()
    for step in history:
        years.step(step)
