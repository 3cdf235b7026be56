"""What a build costs as a site grows, beside Pelican, which renders as many pages of the same text in the same run.

    python tests/bench/build.py [--reports 1000] [--rounds 1] [--pelican PATH]

Pelican is a program of its own here: `python3 -m venv pel && pel/bin/pip install 'pelican[markdown]'`, then
`--pelican pel/bin/pelican`. Without it only our own figures are printed.

Both make a site from nothing, each as it does by default: l10n in as many processes as there are processors, Pelican in
one. Their modules are compiled, as those of an installed program are. No two reports have a sentence in common. Times
are printed by the clock and, with `cpu`, of the processors, which other programs disturb less; of several rounds, in
which both take turns, the medians.
"""

import argparse
import os
import random
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from l10n.formats import po

ROOT = Path(__file__).parents[2]
WORDS = {
    "ko": "북한 북부 지역의 쌀값이 또 올랐다고 취재협력자가 전해 왔다 주민들은 시장에서 식량을 구하지 못해 걱정이 크다",
    "ja": "北朝鮮 北部で コメの 値段が また 上がったと 取材協力者が 伝えて きた 住民は 市場で 食糧を 買えず 心配している",
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


class Run:
    """A program's run: seconds by the clock and of the processors, and peak memory in MB."""

    def __init__(self, command, root, compiled):
        environ = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        began = perf_counter()
        process = subprocess.Popen(
            command,
            cwd=root,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            env={**environ, "PYTHONPYCACHEPREFIX": str(compiled)},
        )
        said = process.stderr.read().decode()
        _, status, usage = os.wait4(process.pid, 0)
        assert status == 0, said
        self.clock = perf_counter() - began
        self.cpu = usage.ru_utime + usage.ru_stime
        self.memory = usage.ru_maxrss / 1024


def middle(runs):
    """Medians of the times of several runs, and the most memory."""
    found = runs[0]
    found.clock, found.cpu = median(run.clock for run in runs), median(run.cpu for run in runs)
    found.memory = max(run.memory for run in runs)
    return found


class Newsroom:
    """Reports that are accepted in two languages, made of a sample's words."""

    def __init__(self, root, reports):
        self.root = root
        self.compiled = root.parent / "compiled"
        text = (ROOT / "sources/2026-01-school-fees/en.md").read_text("utf-8")
        text = re.sub(r"!\[.*?\)\n|^slug:.*\n|^image:.*\n", "", text, flags=re.MULTILINE)
        (root / "l10n.toml").write_text(
            '[project]\nsource = "en"\ntargets = ["ko", "ja"]\n[build]\nbase_url = "https://tumen.example"\n',
            "utf-8",
        )
        for number in range(reports):
            folder = root / f"sources/r{number:04}"
            folder.mkdir(parents=True)
            (folder / "en.md").write_text(varied(text, number), "utf-8")
        self.l10n("sync", "-q", "--offline")
        for locale in WORDS:
            for path in (root / f"locales/{locale}/LC_MESSAGES").glob("*.po"):
                catalog = po.parse(path.read_bytes(), locale=locale)
                units = [
                    replace(unit, target=target(unit.source, locale), fuzzy=False) for unit in catalog.units
                ]
                path.write_bytes(po.serialize(replace(catalog, units=tuple(units))))

    def l10n(self, *arguments):
        return Run([sys.executable, "-m", "l10n", *arguments], self.root, self.compiled)

    def full(self, *arguments):
        """A build from nothing."""
        run = self.l10n("build", *arguments, "--out", "anew")
        (self.root / "anew").unlink()
        shutil.rmtree(self.root / "anew.builds")
        shutil.rmtree(self.root / ".l10n/build")
        return run

    def pelican(self, program, pages):
        """Pelican renders the Markdown of the same reports."""
        site = self.root / "pelican"
        if not site.exists():
            site.mkdir()
            self.l10n("build", "--format", "markdown", "--out", str(site / "content"))
            for path in (site / "content").rglob("*.md"):
                text = re.sub(r"\A---\n(.*?)\n---\n", meta, path.read_text("utf-8"), flags=re.DOTALL)
                path.write_text(text, "utf-8")
            (site / "pelicanconf.py").write_text(PELICAN)
        run = Run([program, "-s", "pelicanconf.py", "-o", "out", "-q"], site, self.compiled)
        made = sum(
            1 for path in (site / "out").rglob("index.html") if path.parent.parent.parent.name == "out"
        )
        assert made >= pages, f"Pelican made {made} of {pages} pages"
        shutil.rmtree(site / "out")
        return run


def varied(text, number):
    """A sample's text with its longer words in another order: as many sentences, and none that another report has."""
    chance = random.Random(number)  # noqa: S311 - no secret
    head, body = re.split(r"(?<=\n)---\n\n", text, maxsplit=1)
    known = sorted(set(re.findall(r"(?<![\w/(])[a-z]{4,}(?![\w/(:])", body)))
    others = dict(zip(known, chance.sample(known, len(known)), strict=True))

    def other(match):
        return others.get(match[0], match[0])

    body = re.sub(r"(?<![\w/(])[a-z]{4,}(?![\w/(:])", other, body)
    head = re.sub(r"(?m)^(title|description): .*", lambda line: f"{line[0]} {number}", head)
    return f"{head}---\n\n{body}".replace("28 pupils", f"{number} pupils")


def target(source, locale):
    """As long as a translation would be, with the marks and numbers of its source."""
    kept = re.findall(r"</?[gx][0-9]+/?>|\d[\d,]*", source)
    words = WORDS[locale].split()
    chance = random.Random(source)  # noqa: S311 - no secret
    said = [chance.choice(words) for _ in range(max(2, len(source) // 12))]
    return ("" if locale == "ja" else " ").join(said) + " " + "쌀".join(kept)


def meta(match):
    """Front matter as Python-Markdown reads it."""
    lines = [line for line in match[1].splitlines() if re.match("(title|date|lang|slug):", line)]
    return "\n".join(["category: news", *(line.replace('"', "") for line in lines)]) + "\n\n"


def main():
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--reports", type=int, default=1000)
    options.add_argument("--rounds", type=int, default=1)
    options.add_argument("--pelican", help="the program")
    given = options.parse_args()
    with TemporaryDirectory() as folder:
        for count in (given.reports // 4, given.reports):
            root = Path(folder) / str(count)
            root.mkdir()
            newsroom = Newsroom(root, count)
            fulls, singles, besides = [], [], []
            for _ in range(given.rounds):
                fulls.append(newsroom.full())
                if given.pelican:
                    besides.append(newsroom.pelican(given.pelican, count * 3))
                singles.append(newsroom.full("-j", "1"))
            full, single = middle(fulls), middle(singles)
            newsroom.l10n("build")
            again = middle([newsroom.l10n("build") for _ in range(3)])
            path = root / "locales/ko/LC_MESSAGES/r0001.po"
            path.write_bytes(re.sub(rb'(?<=\nmsgstr ")(?=[^"])', "새 ".encode(), path.read_bytes(), count=2))
            one = newsroom.l10n("build")
            print(f"{count} reports, {count * 3} pages")
            for name, run in (
                ("full", full),
                ("full, one process", single),
                ("no change", again),
                ("one report changed", one),
                *([("Pelican", middle(besides))] if besides else []),
            ):
                print(f"  {name:20} {run.clock:7.2f} s  cpu {run.cpu:7.2f} s  {run.memory:4.0f} MB")
            print(f"  no change / full: {again.clock / full.clock:.1%}, cpu {again.cpu / full.cpu:.1%}")
            if besides:
                beside = middle(besides)
                print(
                    f"  full / Pelican: {full.clock / beside.clock:.2f}, cpu {full.cpu / beside.cpu:.2f};"
                    f" in one process {single.clock / beside.clock:.2f}, cpu {single.cpu / beside.cpu:.2f}",
                    flush=True,
                )
            shutil.rmtree(root)


if __name__ == "__main__":
    main()
