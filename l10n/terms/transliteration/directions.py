"""What can be written in what: source, target and scheme to the rule that does it."""

from collections.abc import Callable
from difflib import get_close_matches
from importlib import import_module
from typing import NamedTuple

from l10n.errors import UsageError

Rule = Callable[..., list[str]]
"""Text and keyword ``kind`` to forms, best first."""

KINDS = ("term", "place", "person")


class Direction(NamedTuple):
    """One way to write names."""

    source: str
    target: str
    scheme: str


RULES: dict[Direction, str] = {
    Direction("ko", "Latn", "rr"): "revised:revised",
    Direction("ko", "Latn", "rr-name"): "revised:revised_name",
    Direction("ko", "Latn", "mr"): "mccune:mccune",
    Direction("ko", "Latn", "mr-plain"): "mccune:mccune_plain",
    Direction("ko", "Latn", "dprk"): "dprk:dprk",
    Direction("ko", "Latn", "dprk-2002"): "dprk:edition_2002",
    Direction("ko", "Latn", "dprk-2012"): "dprk:edition_2012",
    Direction("ko", "Latn", "north-name"): "north_names:northern",
    Direction("ko", "Latn", "south-name"): "south_names:southern",
    Direction("ko", "Kana", "press"): "press_katakana:press",
    Direction("ja", "Latn", "hepburn"): "hepburn:hepburn",
    Direction("ja", "Latn", "hepburn-macron"): "hepburn:hepburn_macron",
    Direction("ja", "Latn", "hepburn-passport"): "hepburn:passport",
    Direction("ja", "Hang", "nikl"): "nikl_japanese:nikl",
    Direction("ja", "Kana", "reading"): "japanese:reading",
    Direction("zh", "Latn", "pinyin"): "chinese_latin:pinyin",
    Direction("zh", "Latn", "pinyin-tones"): "chinese_latin:pinyin_tones",
    Direction("zh", "Hang", "nikl"): "nikl_chinese:nikl",
    Direction("zh", "Kana", "press"): "chinese_katakana:press",
    Direction("Hani", "Hang", "south"): "hanja:southern",
    Direction("Hani", "Hang", "north"): "hanja:northern",
}
"""The first scheme of a source and target is the one that is meant where none is named."""


def rule(source: str, target: str, scheme: str) -> Rule:
    """The function that writes a direction.

    Raises:
        UsageError: there is none; the message names those there are.
    """
    wanted = Direction(source, target, scheme)
    if wanted not in RULES:
        raise UsageError(_missing(wanted))
    module, _, name = RULES[wanted].partition(":")
    found: Rule = getattr(import_module(f"l10n.terms.transliteration.{module}"), name)
    return found


def default_scheme(source: str, target: str) -> str:
    """The scheme that is meant where none is named.

    Raises:
        UsageError: nothing is written from this source in this target.
    """
    for direction in RULES:
        if direction[:2] == (source, target):
            return direction.scheme
    raise UsageError(_missing(Direction(source, target, "")))


def _missing(wanted: Direction) -> str:
    sources = sorted({one.source for one in RULES})
    if wanted.source not in sources:
        return f"{wanted.source}: nothing is transliterated from that; from {', '.join(sources)}."
    targets = sorted({one.target for one in RULES if one.source == wanted.source})
    if wanted.target not in targets:
        return (
            f"{wanted.target}: no script that {wanted.source} is written in; there is {', '.join(targets)}."
        )
    schemes = [one.scheme for one in RULES if one[:2] == wanted[:2]]
    close = get_close_matches(wanted.scheme, schemes, n=1)
    hint = f" Did you mean {close[0]!r}?" if close else ""
    return (
        f"{wanted.scheme}: no scheme from {wanted.source} to {wanted.target}; "
        f"there is {', '.join(schemes)}.{hint}"
    )
