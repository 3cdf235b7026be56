"""What the last build made of each report, so that the next one makes anew only what changed.

``.l10n/build/`` is a cache: without it everything is made anew, to the same bytes. Of each report it has four lines:
what every build asks for; what its inputs were; what lists, feeds and redirects tell of it; and what the checker must
know of its pages. Of these only the first is held; the others are read when they are needed, so that a site's size is
no matter of memory.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from l10n.build.verdict import Held, Standing, Verdict
from l10n.model import Finding, Severity
from l10n.project.layout import PRIVATE
from l10n.text.fingerprint import fingerprint
from l10n.workflow.publish.shelf import Lines, Shelf, checksum

if TYPE_CHECKING:  # each loads what a build that finds nothing to do has no need of
    from l10n.build.check import PageFacts
    from l10n.build.facts import Facts

_VERSION = 3
_LINES = 3
"""Of a report, behind the one that is held."""
Kept = tuple[str, int]
"""Digest and size of a file."""
Look = tuple[int, int, int, int]
"""Size, times of the last change of content and of anything, and number of a file, without opening it."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What the inputs of a report were."""

    fingerprint: str
    """Of all of them."""
    outside: str
    """Fingerprint of what they are but for the content of files."""
    looks: Mapping[str, Look | None]
    """Of its files, by path in the project; None for one that was not there. Those that may have changed since without
    looking another are missing."""
    count: int
    """How many files there are, those among them that were not there."""


@dataclass(frozen=True, slots=True)
class Made:
    """A report as it was built."""

    verdicts: tuple[Held, ...]
    findings: tuple[Finding, ...]
    places: Mapping[str, str]
    """Locale -> path of its page."""
    files: Mapping[str, Kept]
    """By path in the site."""
    links: Mapping[str, str]
    """Report that its pages link to -> where those are, as they were linked."""
    lines: tuple[bytes, ...] | Lines
    """`Seen`, `Facts` and `PageFacts`, as `write_lines` has them."""

    def seen(self) -> Seen:
        """What it was made of."""
        return _seen(json.loads(self.lines[0]))

    def facts(self) -> "Iterator[Facts]":
        """What is told of it in each locale."""
        return map(_facts, json.loads(self.lines[1]))

    def pages(self) -> "Iterator[PageFacts]":
        """What other pages must know of its own."""
        return read_pages(self.lines[2])


@dataclass(slots=True)
class Memory:
    """A build as it was made."""

    base: str = ""
    """Fingerprint of the settings, the theme and this tool."""
    name: str = ""
    """Of the build that it became."""
    own: Mapping[str, Kept] = field(default_factory=dict[str, Kept])
    """Files that are of no report, by path in the site."""
    made: dict[str, Made] = field(default_factory=dict[str, Made])

    @classmethod
    def load(cls, shelf: Shelf) -> "Memory":
        """Of the last build, as it lies on a shelf; an empty one where it is missing or of no use."""
        try:
            head: Any = json.loads(shelf.next_line())
            if head["version"] != _VERSION:
                return cls()
            found = cls(str(head["base"]), str(head["name"]), _kept(head["own"]))
            while line := shelf.next_line():
                row = json.loads(line)
                found.made[str(row["report"])] = _made(row, shelf.next_lines(_LINES, row["sum"]))
        except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
            return cls()
        return found

    def save(self, path: Path) -> None:
        """Keep it for the next build; where that cannot be, it will make everything anew."""
        beside = path.with_suffix(".new")
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            with beside.open("wb") as file:
                file.write(
                    _line({"version": _VERSION, "base": self.base, "name": self.name, "own": self.own})
                )
                for report, made in self.made.items():
                    lines = list(made.lines)
                    file.write(_line(_row(report, made, checksum(lines))))
                    file.writelines(lines)
            beside.replace(path)

    def published(self) -> frozenset[tuple[str, str]]:
        """Reports and locales that had a page."""
        return frozenset((report, locale) for report, made in self.made.items() for locale in made.places)

    def files(self) -> dict[str, int]:
        """Bytes of every file of the site, by path."""
        every = (self.own, *(made.files for made in self.made.values()))
        return {path: size for files in every for path, (_, size) in files.items()}


def place(out: Path) -> Path:
    """Where the memory of the site at ``out`` lies, relative to the project."""
    return Path(PurePosixPath(PRIVATE, "build", f"{fingerprint([str(out.absolute())])[:12]}.jsonl"))


def write_lines(seen: Seen, facts: "Iterable[Facts]", pages: "Iterable[PageFacts]") -> tuple[bytes, ...]:
    """For `Made.lines`."""
    return write_seen(seen), _line([asdict(one) for one in facts]), write_pages(pages)


def write_seen(seen: Seen) -> bytes:
    """The first of `Made.lines`."""
    return _line(asdict(seen))


def write_pages(pages: "Iterable[PageFacts]") -> bytes:
    """The third of `Made.lines`, and what is kept of other pages."""
    return _line(
        [
            [
                page.path, [_finding_row(one) for one in page.findings], page.ids, page.links, page.canonical,
                page.alternates, page.indexable, page.works, page.moved,
            ]
            for page in pages
        ]
    )  # fmt: skip


def read_pages(line: bytes) -> "Iterator[PageFacts]":
    """What `write_pages` wrote."""
    return map(_page, json.loads(line))


def _line(value: object) -> bytes:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass") + b"\n"


def _row(report: str, made: Made, total: int) -> dict[str, Any]:
    return {
        "report": report,
        "verdicts": [_verdict_row(held) for held in made.verdicts],
        "findings": [_finding_row(one) for one in made.findings],
        "places": made.places,
        "files": made.files,
        "links": made.links,
        "sum": total,
    }


def _made(row: Mapping[str, Any], lines: Lines) -> Made:
    return Made(
        tuple(_verdict(row["report"], one) for one in row["verdicts"]),
        tuple(map(_finding, row["findings"])),
        row["places"],
        _kept(row["files"]),
        row["links"],
        lines,
    )


def _seen(row: Mapping[str, Any]) -> Seen:
    looks = {path: look and tuple(look) for path, look in row["looks"].items()}
    return Seen(row["fingerprint"], row["outside"], looks, row["count"])


def _kept(files: Mapping[str, tuple[str, int]]) -> dict[str, Kept]:
    return {path: (digest, size) for path, (digest, size) in files.items()}


def _verdict_row(held: Held) -> list[Any]:
    given = held.verdict
    return [
        held.locale, given.accepted, given.total, sorted(given.shown), given.reasons, given.stale, given.machine,
        given.partial, given.outdated,
    ]  # fmt: skip


def _verdict(report: str, row: list[Any]) -> Held:
    locale, accepted, total, shown, reasons, stale, machine, partial, outdated = row
    standings = _standings(tuple(shown))
    return Held(
        report,
        locale,
        Verdict(accepted, total, standings, tuple(reasons), tuple(stale), machine, partial, outdated),
    )


_SHOWN: dict[tuple[str, ...], frozenset[Standing]] = {}


def _standings(names: tuple[str, ...]) -> frozenset[Standing]:
    """One and the same for the same names: it is that of thousands."""
    if names not in _SHOWN:
        _SHOWN[names] = frozenset(Standing(name) for name in names)
    return _SHOWN[names]


def _facts(row: Mapping[str, Any]) -> "Facts":
    from l10n.build.facts import Facts, Lead  # noqa: PLC0415

    values: dict[str, Any] = dict(row)
    values |= {name: tuple(row[name]) for name in ("authors", "translators", "reviewers")}
    values["lead"] = Lead(**row["lead"]) if row["lead"] else None
    return Facts(**values)


def _page(row: list[Any]) -> "PageFacts":
    from l10n.build.check import PageFacts  # noqa: PLC0415

    path, findings, ids, links, canonical, alternates, indexable, works, moved = row
    return PageFacts(
        path, tuple(map(_finding, findings)), tuple(ids), tuple(map(tuple, links)), canonical,
        tuple(map(tuple, alternates)), indexable, tuple(works), moved,
    )  # fmt: skip


def _finding_row(one: Finding) -> list[Any]:
    return [one.rule, one.message, one.severity, one.path, one.line]


def _finding(row: list[Any]) -> Finding:
    rule, message, severity, path, line = row
    return Finding(rule, message, Severity(severity), path=path, line=line)
