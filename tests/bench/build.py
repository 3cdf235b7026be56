"""What a build costs as a site grows, beside Pelican, which renders as many pages of the same text in the same run.

    python tests/bench/build.py [--reports 1000] [--pelican PATH]

Pelican is a program of its own here: `python3 -m venv pel && pel/bin/pip install 'pelican[markdown]'`, then
`--pelican pel/bin/pelican`. Without it only our own figures are printed.
"""

import argparse
import os
import re
import resource
import shutil
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from l10n.formats import po

ROOT = Path(__file__).parents[2]
WORDS = {
    "ko": "북한 북부 지역의 쌀값이 또 올랐다고 취재협력자가 전해 왔다",
    "ja": "北朝鮮北部でコメの値段がまた上がったと取材協力者が伝えてきた",
}
PELICAN = """\
AUTHOR = 'Tumen Press'
SITENAME = 'Tumen Press'
SITEURL = 'https://tumen.example'
PATH = 'content'
TIMEZONE = 'UTC'
DEFAULT_LANG = 'en'
ARTICLE_LANG_URL = ARTICLE_URL = '{lang}/{slug}/'
ARTICLE_LANG_SAVE_AS = ARTICLE_SAVE_AS = '{lang}/{slug}/index.html'
LOAD_CONTENT_CACHE = False
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ''
"""


def l10n(root, *arguments):
    """Seconds of a run, and its peak memory in MB."""
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "l10n", *arguments],
        cwd=root,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    said = process.stderr.read().decode()
    _, status, usage = os.wait4(process.pid, 0)
    assert status == 0, said
    return time.perf_counter() - began, usage.ru_maxrss / 1024


def newsroom(root, reports):
    """Reports that are accepted in two languages, made of a sample's text."""
    text = (ROOT / "sources/2026-01-school-fees/en.md").read_text("utf-8")
    text = re.sub(r"!\[.*?\)\n|^slug:.*\n|^image:.*\n", "", text, flags=re.MULTILINE)
    (root / "l10n.toml").write_text(
        '[project]\nsource = "en"\ntargets = ["ko", "ja"]\n[build]\nbase_url = "https://tumen.example"\n',
        "utf-8",
    )
    for number in range(reports):
        folder = root / f"sources/r{number:04}"
        folder.mkdir(parents=True)
        (folder / "en.md").write_text(text.replace("28 pupils", f"{number} pupils"), "utf-8")
    l10n(root, "sync", "-q", "--offline")
    for locale, words in WORDS.items():
        for path in (root / f"locales/{locale}/LC_MESSAGES").glob("*.po"):
            catalog = po.parse(path.read_bytes(), locale=locale)
            units = [replace(unit, target=target(unit.source, words), fuzzy=False) for unit in catalog.units]
            path.write_bytes(po.serialize(replace(catalog, units=tuple(units))))


def target(source, words):
    """As long as a translation would be, with the marks and numbers of its source."""
    kept = re.findall(r"</?[gx][0-9]+/?>|\d[\d,]*", source)
    return ". ".join([words] * max(1, len(source) // 70)) + " " + "쌀".join(kept)


def pelican(program, root, pages):
    """Seconds in which Pelican renders the Markdown of the same reports."""
    site = root / "pelican"
    site.mkdir()
    l10n(root, "build", "--format", "markdown", "--out", str(site / "content"))
    for path in (site / "content").rglob("*.md"):
        text = re.sub(r"\A---\n(.*?)\n---\n", meta, path.read_text("utf-8"), flags=re.DOTALL)
        path.write_text(text, "utf-8")
    (site / "pelicanconf.py").write_text(PELICAN)
    began = time.perf_counter()
    subprocess.run(
        [program, "-s", "pelicanconf.py", "-o", "out", "-q"], cwd=site, check=True, capture_output=True
    )
    took = time.perf_counter() - began
    made = sum(1 for path in (site / "out").rglob("index.html") if path.parent.parent.parent.name == "out")
    assert made >= pages, f"Pelican made {made} of {pages} pages"
    return took


def meta(match):
    """Front matter as Python-Markdown reads it."""
    lines = [line for line in match[1].splitlines() if re.match("(title|date|lang|slug):", line)]
    return "\n".join(["category: news", *(line.replace('"', "") for line in lines)]) + "\n\n"


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--reports", type=int, default=1000)
    options.add_argument("--pelican", help="the program")
    given = options.parse_args()
    rows = []
    with TemporaryDirectory() as folder:
        for count in (given.reports // 4, given.reports):
            root = Path(folder) / str(count)
            root.mkdir()
            newsroom(root, count)
            full, memory = l10n(root, "build")
            again, _ = l10n(root, "build")
            path = root / "locales/ko/LC_MESSAGES/r0001.po"
            path.write_bytes(path.read_bytes().replace("쌀값이 또".encode(), "쌀값이 다시".encode(), 1))
            one, _ = l10n(root, "build")
            single, _ = l10n(root, "build", "--full", "-j", "1", "--out", "single")
            rows.append((count, full, single, again, one, memory))
            beside = pelican(given.pelican, root, count * 3) if given.pelican else 0.0
            print(
                f"{count} reports, {count * 3} pages: full {full:.1f} s ({full / count / 3 * 1000:.1f} ms a page),"
                f" in one process {single:.1f} s, no change {again:.2f} s ({again / full:.1%}), one report changed {one:.2f} s,"
                f" memory {memory:.0f} MB"
            )
            if beside:
                print(
                    f"  Pelican {beside:.1f} s; ours is {full / beside:.2f} of it, in one process {single / beside:.2f}"
                )
            shutil.rmtree(root)
    print(f"children at most {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
