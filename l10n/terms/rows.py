"""From a row of a table, as people fill it in, to a term, and back."""

import difflib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from l10n.config import is_locale
from l10n.model import Finding, Role, Severity
from l10n.terms.term import Term, TermKind, TermStatus
from l10n.text.joining import language
from l10n.text.normalize import normalize

FIELDS = (
    "id", "kind", "reading", "hanja", "roles", "first", "short", "variants", "forbidden", "status", "source", "note",
)  # fmt: skip
"""Columns beside those of the locales."""
_LEADING = 2
"""So many of them stand before the locales."""
_SPLIT = re.compile(r"[|;｜；\n]")
_TAGGED = re.compile(r"([A-Za-z][A-Za-z -]{0,30}?)\s*[:：]\s*(?=\S)")
_SCRIPTS = (
    (re.compile("[\uac00-\ud7a3\u1100-\u11ff\u3130-\u318f]"), "ko"),
    (re.compile("[\u3041-\u30fa\u30fc-\u30ff\uff66-\uff9f]"), "ja"),
    (re.compile("[\u3400-\u9fff\uf900-\ufaff]"), "ja"),
    (re.compile("[\u0400-\u04ff]"), "ru"),
    (re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]"), "en"),
)
_ROLES = frozenset(role.value for role in Role)
_LONGEST = 500
"""Characters of a form: what is longer is no name."""
_WORD = re.compile(r"[a-z0-9]+")
_KIND_NAMES = {"org": TermKind.ORGANISATION, "organization": TermKind.ORGANISATION}


@dataclass(slots=True)
class Reader:
    """Reads rows in their order; what is wrong in them is gathered in `findings`."""

    findings: list[Finding] = field(default_factory=list[Finding])
    _ids: set[str] = field(default_factory=set[str])

    def take_ids(self, ids: Iterable[str]) -> None:
        """Keep ids that are taken from being given to rows that have none."""
        self._ids.update(ids)

    def term(self, row: Mapping[str, str], *, line: int = 0) -> Term | None:
        """The term of a row; None where the row is empty or names nothing."""
        cells = {key: _tidy(value) for key, value in row.items()}
        if not any(cells.values()):
            return None
        locales = [key for key in cells if key not in FIELDS and is_locale(key)]
        names = {key: cells[key] for key in locales if cells[key]}
        faults = _Faults(cells.get("id") or next(iter(names.values()), "?"), line, self.findings)
        long = [key for key in (*locales, "hanja", "reading") if len(cells.get(key, "")) > _LONGEST]
        if long or not names:
            what = f"{long[0]} has more than {_LONGEST} characters" if long else "no name in any language"
            faults.error("term-empty", f"{what}; the row is passed over")
            return None
        items = {
            column: _items(cells.get(column, ""), column, locales, faults)
            for column in ("roles", "first", "short", "variants", "forbidden")
        }
        return Term(
            id=self._id(cells.get("id", ""), names, faults),
            kind=_kind(cells.get("kind", ""), faults),
            names=names,
            roles={(locale, role): form for locale, role, form in items["roles"]},
            first={locale: form for locale, _, form in items["first"]},
            short={locale: form for locale, _, form in items["short"]},
            variants=_listed(items["variants"]),
            forbidden=_listed(items["forbidden"]),
            reading=cells.get("reading", ""),
            hanja=cells.get("hanja", ""),
            status=_status(cells.get("status", ""), faults),
            source=cells.get("source", ""),
            note=cells.get("note", ""),
            extra={k: v for k, v in cells.items() if v and k not in FIELDS and k not in locales},
            line=line,
        )

    def _id(self, given: str, names: Mapping[str, str], faults: "_Faults") -> str:
        base = given or slug(names.get("en") or next(iter(names.values())))
        unique = base
        for number in range(2, len(self._ids) + 3):
            if unique not in self._ids:
                break
            unique = f"{base}-{number}"
        if given and unique != given:
            faults.error("term-duplicate", f"another row has this id too; this one is read as {unique}")
        self._ids.add(unique)
        return unique


def row(term: Term, locales: Iterable[str]) -> dict[str, str]:
    """The cells of a term; `Reader.term` gives the term back.

    Args:
        term: to write.
        locales: columns that the table has.
    """
    known = list(locales)
    cells = {
        "id": term.id,
        "kind": term.kind.value,
        **{locale: term.names.get(locale, "") for locale in known},
        "reading": term.reading,
        "hanja": term.hanja,
        "roles": _joined((locale, form, f"{role} {locale}") for (locale, role), form in term.roles.items()),
        "first": _joined((locale, form, "") for locale, form in term.first.items()),
        "short": _joined((locale, form, "") for locale, form in term.short.items()),
        "variants": _joined((locale, form, "") for locale, forms in term.variants.items() for form in forms),
        "forbidden": _joined(
            (locale, form, "") for locale, forms in term.forbidden.items() for form in forms
        ),
        "status": term.status.value,
        "source": term.source,
        "note": term.note,
    }
    return {**cells, **term.extra}


def columns(terms: Iterable[Term], locales: Iterable[str]) -> tuple[list[str], list[str]]:
    """The columns of a table of these terms, and the locales among them.

    Args:
        terms: to write.
        locales: that stand first, whether they are used or not.
    """
    every = dict.fromkeys(locales)
    extra: dict[str, None] = {}
    for term in terms:
        every.update(dict.fromkeys(term.names))
        extra.update(dict.fromkeys(term.extra))
    found = list(every)
    return [*FIELDS[:_LEADING], *found, *FIELDS[_LEADING:], *extra], found


def slug(name: str) -> str:
    """``north-hamgyong`` for “North Hamgyŏng”; other scripts stay as they are."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower().replace("'", "")
    words = _WORD.findall(plain)
    return "-".join(words) or "-".join(name.split())


def locale_of(form: str, locales: Iterable[str] = ()) -> str:
    """The locale whose script a form is in: ``ko`` for 라선; empty for one without letters.

    Args:
        form: a name.
        locales: those of the table, which tell 羅先 of ``ja`` from one of ``zh``.
    """
    known = list(locales)
    for script, tag in _SCRIPTS:
        if script.search(form):
            own = [locale for locale in known if language(locale) == tag]
            if not own and tag == "ja" and not _SCRIPTS[1][0].search(form):
                own = [locale for locale in known if language(locale) == "zh"]
            return own[0] if own else tag
    return ""


class _Faults:
    """What is wrong with one row."""

    def __init__(self, name: str, line: int, findings: list[Finding]) -> None:
        self._name, self._line, self._findings = name, line, findings

    def error(self, rule: str, message: str) -> None:
        self._add(rule, message, Severity.ERROR)

    def warn(self, rule: str, message: str) -> None:
        self._add(rule, message, Severity.WARNING)

    def _add(self, rule: str, message: str, severity: Severity) -> None:
        self._findings.append(
            Finding(rule, f"{self._name}: {message}.", severity, unit=self._name, line=self._line)
        )


def _tidy(cell: str) -> str:
    lines = (" ".join(line.split()) for line in normalize(unicodedata.normalize("NFC", cell)).split("\n"))
    return "\n".join(line for line in lines if line)


def _items(cell: str, column: str, locales: list[str], faults: _Faults) -> list[tuple[str, str, str]]:
    """Locale, role and form of each item of a cell."""
    found: list[tuple[str, str, str]] = []
    for part in _SPLIT.split(cell):
        item = part.strip()
        if not item:
            continue
        locale, role, form = _item(item)
        locale = locale or locale_of(form, locales)
        if not locale:
            faults.warn(
                "term-form",
                f"{column}: {item!r} is in no script we know; write its locale before it, as ko: {item}",
            )
        elif column == "roles" and not role:
            faults.warn("term-form", f"roles: {item!r} names no role; write it as byline {locale}: {form}")
        elif len(form) > _LONGEST:
            faults.warn("term-form", f"{column}: a form has more than {_LONGEST} characters")
        else:
            found.append((locale, role, form))
    return found


def _item(item: str) -> tuple[str, str, str]:
    """``byline ko: 강지원`` -> ``ko``, ``byline``, ``강지원``."""
    match = _TAGGED.match(item)
    if match is None:
        return "", "", item
    words = match[1].split()
    roles = [word for word in words if word in _ROLES]
    tags = [word for word in words if word not in _ROLES and is_locale(word)]
    if len(roles) + len(tags) < len(words) or len(roles) > 1 or len(tags) > 1:
        return "", "", item
    return "".join(tags), "".join(roles), item[match.end() :].strip()


def _listed(items: Iterable[tuple[str, str, str]]) -> dict[str, tuple[str, ...]]:
    forms: dict[str, dict[str, None]] = {}
    for locale, _, form in items:
        forms.setdefault(locale, {})[form] = None
    return {locale: tuple(own) for locale, own in forms.items()}


def _joined(items: Iterable[tuple[str, str, str]]) -> str:
    return " | ".join(_written(*item) for item in items)


def _written(locale: str, form: str, tag: str) -> str:
    """A form, with its locale where the script alone would tell another."""
    if tag:
        return f"{tag}: {form}"
    return form if locale_of(form) == locale and _item(form)[2] == form else f"{locale}: {form}"


def _kind(cell: str, faults: _Faults) -> TermKind:
    word = cell.lower()
    if not word:
        return TermKind.TERM
    if word in _KIND_NAMES:
        return _KIND_NAMES[word]
    try:
        return TermKind(word)
    except ValueError:
        faults.warn("term-kind", f"{cell!r} is no kind of name, read as term{_instead(word, list(TermKind))}")
        return TermKind.TERM


def _status(cell: str, faults: _Faults) -> TermStatus:
    try:
        return TermStatus(cell.lower() or TermStatus.ACCEPTED)
    except ValueError:
        faults.warn(
            "term-status", f"{cell!r} is no status, read as proposed{_instead(cell, list(TermStatus))}"
        )
        return TermStatus.PROPOSED


def _instead(word: str, known: Iterable[str]) -> str:
    names = [str(name) for name in known]
    close = difflib.get_close_matches(word.lower(), names, n=1)
    return f". Did you mean {close[0]}?" if close else f"; there are {', '.join(names)}"


def forms(term: Term) -> Iterator[tuple[str, str]]:
    """Locale and form of all that is right."""
    tags = {*term.names, *term.first, *term.short, *term.variants, *(tag for tag, _ in term.roles)}
    for tag in sorted(tags):
        yield from ((tag, form) for form in term.accepted(locale=tag))
