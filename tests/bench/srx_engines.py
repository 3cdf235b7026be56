"""Two kinds of SRX engines: functions from text and language to pieces."""

from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import regex
from choppa import SrxDocument, SrxTextIterator

from l10n.formats import srx


def by_position(rules):
    """As choppa-srx and the Java library that it follows: at each place that a rule cuts, exceptions look behind."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "rules.srx")
        path.write_bytes(srx.serialize(rules))
        document = SrxDocument(ruleset=str(path))

    def pieces(text, language):
        lines = filter(str.strip, text.splitlines())
        return [piece for line in lines for piece in SrxTextIterator(document, language, line)]

    return pieces


def by_meeting(rules):
    """As OmegaT: both halves of a rule are searched from left to right, and fit where an end meets a beginning.

    What one match takes in, the next cannot begin in: rules that read far ahead or behind must do so in look-arounds.
    """
    compiled = {
        language: [(breaks, regex.compile(before), regex.compile(after)) for breaks, before, after in all_]
        for language, all_ in rules.items()
    }

    def cuts(line, language):
        cut, kept = set(), set()
        for breaks, before, after in compiled[language]:
            ends = {match.end() for match in before.finditer(line)}
            places = ends & {match.start() for match in after.finditer(line)}
            if breaks:
                cut |= places - kept
            else:
                kept |= places - cut
        return sorted({0, *cut, len(line)})

    def pieces(text, language):
        found = []
        for line in filter(str.strip, text.splitlines()):
            at = cuts(line, language)
            found += [line[start:end] for start, end in pairwise(at)]
        return found

    return pieces
