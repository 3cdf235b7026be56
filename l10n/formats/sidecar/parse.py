"""JSON -> sidecar; what does not fit is an error, never half a record."""

import json
from collections.abc import Mapping
from typing import Any, cast

from l10n.errors import SidecarError
from l10n.formats.conflict import REMEDY as CONFLICT
from l10n.formats.conflict import conflict_line
from l10n.formats.sidecar.serialize import VERSION
from l10n.model import Decision, Link, MadeFor, Origin, Provenance, Sidecar, SignOff, TargetOnly


def parse(data: bytes) -> Sidecar:
    """Read a sidecar.

    Raises:
        SidecarError: it is not JSON, of a later version, or damaged.
    """
    if (line := conflict_line(data)) is not None:
        raise SidecarError(CONFLICT, line=line)
    try:
        loaded: Any = json.loads(data)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", None)
        raise SidecarError(f"is not JSON ({_reason(error)}). {_REMEDY}", line=line) from error
    record = cast("Mapping[str, Any]", loaded) if isinstance(loaded, dict) else _EMPTY
    version: object = record.get("version")
    if version != VERSION:
        raise SidecarError(f"has version {version!r}, this l10n reads {VERSION}. {_REMEDY}")
    try:
        return _sidecar(record)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise SidecarError(f"is damaged ({type(error).__name__}: {error}). {_REMEDY}") from error


_EMPTY: Mapping[str, Any] = {}
_REMEDY = "Restore it from version control, or delete it: no translation is lost, alignment is made anew."


def _reason(error: Exception) -> str:
    return getattr(error, "msg", type(error).__name__)


def _sidecar(record: Mapping[str, Any]) -> Sidecar:
    return Sidecar(
        fingerprint=str(record["fingerprint"]),
        links=tuple(
            Link(
                tuple(map(str, row["source"])),
                tuple(map(int, row["target"])),
                float(row["confidence"]),
                moved=row.get("moved") is True,
                decided=row.get("decided") is True,
                texts=tuple(str(row.get("texts", "")).split()),
            )
            for row in record["links"]
        ),
        target_only=tuple(
            TargetOnly(str(row["text"]), int(row["index"]), str(row["after"]))
            for row in record["target_only"]
        ),
        omitted=tuple(map(str, record["omitted"])),
        drafts={str(key): _draft(row) for key, row in record["drafts"].items()},
        comments={str(text): tuple(map(str, lines)) for text, lines in record["comments"].items()},
        made_for={
            str(key): MadeFor(
                str(row["source"]),
                str(row["hash"]),
                accepted=row["accepted"] is True,
                target=str(row.get("target", "")),
            )
            for key, row in record.get("made_for", _EMPTY).items()
        },
        signoffs={
            str(key): SignOff(*(str(row[name]) for name in ("source", "target", "by", "date")))
            for key, row in record.get("signoffs", _EMPTY).items()
        },
        decisions=tuple(map(_decision, record.get("decisions", ()))),
        different=record.get("different") is True,
    )


def _decision(row: Mapping[str, Any]) -> Decision:
    sides = tuple(map(str, row["source"])), tuple(map(int, row["target"]))
    texts = tuple(map(str, row["source_texts"])), tuple(map(str, row["target_texts"]))
    if [*map(len, sides)] != [*map(len, texts)] or not any(sides):
        raise ValueError("a decision does not have a text for each of its sentences")
    apart, dormant = (row.get(key) is True for key in ("apart", "dormant"))
    return Decision(sides[0], texts[0], sides[1], texts[1], apart=apart, dormant=dormant)


def _draft(row: Mapping[str, Any]) -> Provenance:
    fields = {key: str(value) for key, value in row.items() if key not in {"origin", "hash"}}
    return Provenance(Origin(row["origin"]), fields, str(row["hash"]))
