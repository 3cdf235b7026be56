"""Findings that are known and left alone: a file that lets a house begin with checks in the middle of its work."""

import json
from collections import Counter
from collections.abc import Iterable
from typing import Any

from l10n.errors import ReadError
from l10n.model import Finding
from l10n.text.fingerprint import short_hash

_VERSION = 1


def finding_key(finding: Finding, *, report: str, locale: str, target: str) -> str:
    """What stays the same of a finding as long as the translation that it is about does."""
    said = "" if finding.span is None else target[finding.span[0] : finding.span[1]]
    return f"{report} {locale} {finding.unit} {finding.rule} {short_hash(target + chr(0) + said)}"


class Baseline:
    """Known findings, each as often as it was found."""

    def __init__(self, keys: Iterable[str] = ()) -> None:
        self._left = Counter(keys)

    @classmethod
    def parse(cls, data: bytes) -> "Baseline":
        """Read a file that `serialize` wrote.

        Raises:
            ReadError: it is something else.
        """
        try:
            record: Any = json.loads(data)
            if record["version"] != _VERSION:
                raise ReadError(f"is of version {record['version']}; write it anew with --write-baseline.")
            return cls(str(key) for key in record["findings"])
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise ReadError("is no list of known findings; write it anew with --write-baseline.") from error

    def knows(self, key: str) -> bool:
        """Whether a finding is known; each is asked for once."""
        if self._left[key] > 0:
            self._left[key] -= 1
            return True
        return False


def serialize(keys: Iterable[str]) -> bytes:
    """The file of a list of findings: sorted, a line each, good for version control."""
    record = {"version": _VERSION, "findings": sorted(keys)}
    return (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode()
