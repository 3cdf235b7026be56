"""Numbers and dates that the translation has not, or has besides."""

import re
from collections.abc import Iterator

from l10n.estimate.draft import Draft, Flag
from l10n.text.dates import Moment, MomentKind, same_time
from l10n.text.figures import compare_figures, read_figures

_CODE = re.compile(r"(?<![\w-])[A-Z]{1,5}-?[0-9]{1,5}(?![\w-])", re.ASCII)
"""SS19, F-16: letters and digits that are the same in every language."""
_KINDS = (MomentKind.YEAR, MomentKind.MONTH, MomentKind.DAY, MomentKind.WEEKDAY, MomentKind.TIME)
_KNOWN = ("ko", "ja", "en")


def numbers(draft: Draft) -> Iterator[Flag]:
    """Numbers in digits on either side that the other has not, in whatever writing."""
    if draft.language not in _KNOWN:
        return
    codes = [set(_CODE.findall(text)) for text in (draft.source, draft.target)]
    if codes[0] - codes[1] and codes[1] - codes[0]:
        yield Flag("number", f"{', '.join(sorted(codes[0] - codes[1]))}: not there")
        return
    source = read_figures(draft.source, locale=draft.source_locale)
    target = read_figures(draft.target, locale=draft.locale)
    if not source.numerals and not target.numerals:
        return
    apart = compare_figures(source, target)
    missing = [n for n in apart.missing if not n.spelled]
    extra = [n for n in apart.extra if not n.spelled]
    if missing or extra:
        told = ", ".join(draft.source[n.start : n.end].strip() for n in missing) or ", ".join(
            draft.target[n.start : n.end].strip() for n in extra
        )
        yield Flag("number", f"{told}: {'not there' if missing else 'not in the source'}")


def dates(draft: Draft) -> Iterator[Flag]:
    """Parts of dates and times of one side that the other has not, where both have some of the kind."""
    if draft.language not in _KNOWN:
        return
    source = read_figures(draft.source, locale=draft.source_locale).moments
    target = read_figures(draft.target, locale=draft.locale).moments
    for kind in _KINDS:
        ours, theirs = ([m for m in some if m.kind is kind] for some in (source, target))
        missing = [m for m in ours if m.sure and not any(_same(m, other) for other in theirs)]
        extra = [m for m in theirs if m.sure and not any(_same(m, other) for other in ours)]
        if missing and extra:
            told = draft.source[missing[0].start : missing[0].end].strip()
            yield Flag("date", f"{told}: another {kind.value}")
            return


def _same(one: Moment, other: Moment) -> bool:
    return same_time(one, other) if one.kind is MomentKind.TIME else one.value == other.value
