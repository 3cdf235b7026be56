"""What pofilter and Weblate's checks say of the same units, each run as a program in an environment of its own.

python -m venv POFILTER && POFILTER/bin/pip install translate-toolkit
python -m venv WEBLATE && WEBLATE/bin/pip install --no-deps weblate
WEBLATE/bin/pip install django sentry-sdk siphashc lxml weblate-language-data nh3
"""

import json
import re
import subprocess
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

HERE = Path(__file__).parent
Unit = tuple[str, str, str]
"""Locale, source, target."""
STATES = ("untranslated", "isfuzzy", "isreview", "hassuggestion")


def pofilter(environment: Path, units: Sequence[Unit]) -> list[list[str]]:
    """Names of the filters that object, for each unit."""
    out: list[list[str]] = [[] for _ in units]
    for locale in sorted({unit[0] for unit in units}):
        chosen = [(n, unit) for n, unit in enumerate(units) if unit[0] == locale]
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            (folder / "in.po").write_text(po_file(locale, chosen), "utf-8")
            filter_files(environment, folder / "in.po", folder / "out.po", locale=locale)
            told = (folder / "out.po").read_text("utf-8") if (folder / "out.po").exists() else ""
        for entry in told.split("\n\n"):
            number = re.search(r'msgctxt "(\d+)"', entry)
            if number:
                out[int(number[1])] = re.findall(r"\(pofilter\) (\w+):", entry)
    return out


def filter_files(environment: Path, before: Path, after: Path, *, locale: str) -> None:
    """Run pofilter over a file or a folder."""
    command = [environment / "bin" / "pofilter", f"--language={locale}", "--progress=none"]
    command += [f"--excludefilter={state}" for state in STATES]
    subprocess.run([*command, before, after], check=True, capture_output=True)


def weblate(environment: Path, units: Sequence[Unit]) -> list[list[str]]:
    """Names of the checks that object, for each unit; those of characters and doubled words, as they are by default."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "units.json"
        path.write_text(json.dumps(units), "utf-8")
        program = (HERE / "checks_weblate.txt").read_text("utf-8")
        done = subprocess.run(
            [environment / "bin" / "python", "-c", program, path], check=True, capture_output=True, text=True
        )
    answers: list[list[str]] = json.loads(done.stdout)
    return answers


def po_file(locale: str, units: Iterable[tuple[int, Unit]]) -> str:
    """A PO file with the numbers of units as contexts."""
    head = f'msgid ""\nmsgstr ""\n"Language: {locale}\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    entries = [
        f"msgctxt {json.dumps(str(n))}\nmsgid {_quoted(source)}\nmsgstr {_quoted(target)}\n"
        for n, (_, source, target) in units
    ]
    return "\n".join([head, *entries])


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
