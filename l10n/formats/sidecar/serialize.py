"""Sidecar -> JSON: sorted keys, a link a line, so that a diff shows what changed."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict

from l10n.model import Decision, Link, MadeFor, Provenance, Sidecar, SignOff, TargetOnly

VERSION = 1


def serialize(sidecar: Sidecar) -> bytes:
    """The file; the same value gives the same bytes."""
    drafts = sorted(sidecar.drafts.items())
    comments = sorted(sidecar.comments.items())
    decisions = [_json(_decision(item)) for item in sidecar.decisions]
    lines = [
        '  "comments": ' + _rows((f"{_json(key)}: {_json(value)}" for key, value in comments), "{}"),
        *(['  "decisions": ' + _rows(decisions, "[]")] if decisions else []),
        *(['  "different": true'] if sidecar.different else []),
        '  "drafts": ' + _rows((f"{_json(key)}: {_json(_draft(value))}" for key, value in drafts), "{}"),
        f'  "fingerprint": {_json(sidecar.fingerprint)}',
        '  "links": ' + _rows((_json(_link(link)) for link in sidecar.links), "[]"),
        *_if_any("made_for", sidecar.made_for),
        '  "omitted": ' + _json(list(sidecar.omitted)),
        *_if_any("signoffs", sidecar.signoffs),
        '  "target_only": ' + _rows((_json(_target_only(item)) for item in sidecar.target_only), "[]"),
        f'  "version": {VERSION}',
    ]
    return ("{\n" + ",\n".join(lines) + "\n}\n").encode()


def _if_any(name: str, records: Mapping[str, MadeFor | SignOff]) -> list[str]:
    """The line of what most reports have none of."""
    rows = (f"{_json(key)}: {_json(asdict(value))}" for key, value in sorted(records.items()))
    return [f"  {_json(name)}: {_rows(rows, '{}')}"] if records else []


def _rows(rows: Iterable[str], brackets: str) -> str:
    text = ",\n    ".join(rows)
    return f"{brackets[0]}\n    {text}\n  {brackets[1]}" if text else brackets


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _link(link: Link) -> dict[str, object]:
    row: dict[str, object] = {"source": link.source, "target": link.target, "confidence": link.confidence}
    row |= {"moved": True} if link.moved else {}
    row |= {"decided": True} if link.decided else {}
    return row | {"texts": " ".join(link.texts)} if link.texts else row


def _decision(decision: Decision) -> dict[str, object]:
    row: dict[str, object] = {
        "source": decision.source,
        "source_texts": decision.source_texts,
        "target": decision.target,
        "target_texts": decision.target_texts,
    }
    row |= {"apart": True} if decision.apart else {}
    return row | {"dormant": True} if decision.dormant else row


def _target_only(item: TargetOnly) -> dict[str, object]:
    return {"after": item.after, "index": item.index, "text": item.text}


def _draft(draft: Provenance) -> dict[str, object]:
    return {"origin": draft.draft.value, "hash": draft.hash, **draft.fields}
