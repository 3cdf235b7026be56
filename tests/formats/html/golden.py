"""Pages in `data`, and beside each what is to be read in it.

python -m tests.formats.html.golden        writes what is read now; read the diff before you keep it
"""

from pathlib import Path

from l10n.formats.html import parse
from l10n.model import Document

DATA = Path(__file__).parent / "data"
PAGES = sorted(DATA.glob("*.html"))


def describe(document: Document) -> str:
    """Facts, blocks with their marks, what was left out and findings, one a line."""
    lines = [f"encoding = {document.skeleton.encoding}"]
    lines += [f"{name} = {value}" for name, value in sorted(document.meta.items())]
    for block, part in zip(document.blocks, document.skeleton.slices, strict=True):
        form = "" if part.form == "text" else f" ({part.form})"
        lines += ["", f"{block.line} {block.role}{form}", f"  {block.text!r}"]
        for code in block.codes:
            what = f"{code.data!r} … {code.close!r}" if code.paired else f"{code.data!r} = {code.text!r}"
            lines.append(f"    {code.number}: {what}")
    lines += ["", *(f"left out, line {out.line}: {out.reason}: {out.text!r}" for out in document.left_out)]
    lines += [f"{finding.severity}: {finding.rule}: {finding.message}" for finding in document.findings]
    return "\n".join(lines).rstrip() + "\n"


def expected(page: Path) -> Path:
    return page.with_suffix(".txt")


if __name__ == "__main__":
    for page in PAGES:
        expected(page).write_text(describe(parse(page.read_bytes(), locale="en")))
