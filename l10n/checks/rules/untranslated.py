"""Text that is still in the language of the source."""

import re
from collections.abc import Iterator

from l10n.checks.pair import Pair
from l10n.checks.rule import Hit, Rule
from l10n.model import Severity
from l10n.text.scripts import script_for

_LATIN_RUN = re.compile(r"[A-Za-z][A-Za-z’'-]*(?:[ ,;:]+[A-Za-z0-9$£€][A-Za-z0-9.,’'%-]*)*")
_WORD = re.compile(r"[a-z](?<![A-Za-z0-9_./@:-].)[a-z]{3,}(?![A-Za-z0-9_/@]|\.[a-z])")
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|(?<![\w.+-])[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9.-]{1,64}|(?<![\w-])[A-Za-z0-9-]{1,63}\.(?:com|org|net|jp|kr|kp|cn|gov)\b\S*"
)
_DOTTED = re.compile(r"[A-Za-z0-9:](?:\.[a-z]|//)")
_BRACKETED = re.compile(r"[(（\[［][^()（）\[\]［］]{0,200}[)）\]］]")
_COMMON = re.compile(r"\b[a-z]{2,}\b")
_LOWER = re.compile(r"(?<![\w’'-])[a-z]{2,}\b")
_OPENING = frozenset("(（[［")
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")
_LETTER = re.compile(r"[^\W\d_]")
_FEW = 3


def _run(pair: Pair) -> Iterator[Hit]:
    source, target = pair.plain_source, pair.plain_target
    if not target.strip():
        if _LETTER.search(source):
            yield Hit(None, "empty")
        return
    latin = script_for(pair.locale) in {"", "Latn"}
    if target.strip() == source.strip():
        words = _COMMON.findall(_ADDRESS.sub("", source))
        if len(words) >= (_FEW if latin else 1):
            yield Hit((0, len(target)), "same")
            return
    if not latin and not _LETTERS.isdisjoint(pair.signs):
        yield from _parts(pair)


def _parts(pair: Pair) -> Iterator[Hit]:
    masked = pair.plain_target
    if not _OPENING.isdisjoint(pair.signs):
        masked = _mask(_BRACKETED, masked)
    if "@" in pair.signs or _DOTTED.search(masked):
        masked = _mask(_ADDRESS, masked)
    runs = [run for run in _LATIN_RUN.finditer(masked) if len(_LOWER.findall(run[0])) >= _FEW]
    for run in runs:
        yield Hit(run.span(), "part", {"target": _cut(run[0])})
    if runs:
        return
    for match in _WORD.finditer(masked):
        if (
            match[0] in pair.source_words
            and not pair.in_quotes(match.start())
            and not _is_title(masked, match)
        ):
            yield Hit(match.span(), "word", {"target": match[0]})


def _mask(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda match: "\ufffc" * len(match[0]), text) if pattern.search(text) else text


def _is_title(text: str, match: re.Match[str]) -> bool:
    """Whether a word belongs to a name in Latin letters: Band of Brothers."""
    before, after = text[max(0, match.start() - 12) : match.start()], text[match.end() : match.end() + 12]
    return bool(re.search(r"[A-Z][A-Za-z]* ?[a-z]*\Z", before) or re.match("[a-z]* [A-Z]", after))


def _cut(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"  # noqa: PLR2004


rule = Rule(
    name="untranslated",
    group="completeness",
    severity=Severity.ERROR,
    messages={
        "empty": {"en": "Not translated.", "ko": "번역되지 않았다.", "ja": "訳されていない。"},
        "same": {"en": "The source, as it is.", "ko": "원문 그대로다.", "ja": "原文のまま。"},
        "part": {
            "en": "Not translated: “{target}”.",
            "ko": "번역되지 않은 부분: “{target}”.",
            "ja": "訳されていない部分：「{target}」。",
        },
        "word": {
            "en": "A word of the source: “{target}”.",
            "ko": "원문의 낱말이 남았다: “{target}”.",
            "ja": "原文の語が残っている：「{target}」。",
        },
    },
    finds="The source itself, runs of it, and its common words in Latin letters.",
    misses="Words with a capital, which may be names; words in brackets and quotation marks.",
    unit=_run,
)
