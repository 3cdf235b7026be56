"""Nasty files, each with what must be read from it beside it."""

from dataclasses import replace
from pathlib import Path

import pytest

from l10n.formats.markdown import parse, serialize
from l10n.model import Document

DATA = Path(__file__).parent / "data"
FILES = sorted(DATA.glob("*.md"))


def read(path: Path) -> Document:
    return parse(path.read_bytes(), locale="ja" if ".ja" in path.suffixes else "en")


def shown(document: Document) -> str:
    lines = [f"{block.line:3} {block.role}: {block.text}" for block in document.blocks]
    for block in document.blocks:
        lines += [
            f"    {block.id} {code.number}: {code.data!r} {code.close!r} {code.text!r}"
            for code in block.codes
        ]
    lines += [f"{key} = {value}" for key, value in document.meta.items()]
    lines += [f"{out.line:3} left out, {out.reason}: {out.text!r}" for out in document.left_out]
    lines += [f"{finding.line:3} {finding.rule}: {finding.message}" for finding in document.findings]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_file_is_read_as_expected(path):
    assert shown(read(path)) == path.with_suffix(".txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_line_ends_change_nothing_but_the_bytes(path, end):
    document = read(path)
    other = parse(path.read_bytes().replace(b"\n", end.encode()), locale=document.locale)
    assert [(block.role, block.text, block.line) for block in other.blocks] == [
        (block.role, block.text, block.line) for block in document.blocks
    ]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_each_block_can_be_written_anew(path):
    document = read(path)
    slices = tuple(replace(place, text="") for place in document.skeleton.slices)
    written = serialize(replace(document, skeleton=replace(document.skeleton, slices=slices)))
    again = parse(written, locale=document.locale)
    assert [(block.role, block.text) for block in again.blocks] == [
        (block.role, block.text) for block in document.blocks
    ]
    assert again.meta == document.meta
