"""A newsroom with a report that is reviewed in two languages, and the commands run in this process."""

import json
import re
from dataclasses import dataclass, replace
from pathlib import Path

from click.testing import CliRunner

from l10n.cli.main import EXIT_CODES, l10n
from l10n.errors import L10nError
from l10n.formats import po
from l10n.workflow.publish.stage import digest_of
from tests.conftest import Project

SETTINGS = """\
[project]
source = "en"
targets = ["ko", "ja"]

[build]
base_url = "https://tumen.example"
site_name = { en = "Tumen Press", ko = "두만강프레스", ja = "豆満江プレス" }
"""
REPORT = """\
---
title: Rice rose again
description: What a kilogram costs in Hyesan.
author: YUN Ha-jin
date: 2025-11-18
---

Rice rose by *a quarter*. Nobody knows why.

## Three weeks

> "We wait," she said.
"""


@dataclass
class Newsroom(Project):
    """A project whose commands run in this process."""

    def run(self, *arguments, code=0):
        done = CliRunner().invoke(l10n, ["--project", str(self.root), *arguments], standalone_mode=False)
        stderr, ended = done.stderr, done.return_value
        if isinstance(done.exception, L10nError):
            stderr += str(done.exception)
            ended = next(number for kind, number in EXIT_CODES.items() if isinstance(done.exception, kind))
        elif done.exception is not None:
            raise done.exception
        assert ended == code, f"exit {ended}\n{done.stdout}\n{stderr}"
        return Output(done.stdout, stderr)

    def json(self, *arguments, code=0):
        return json.loads(self.run(*arguments, "--json", code=code).stdout)

    def build(self, *arguments, code=0):
        return self.run("build", *arguments, code=code)

    def json_build(self, *arguments):
        """A build whose outcome does not matter, as long as it is one."""
        done = CliRunner().invoke(
            l10n, ["--project", str(self.root), "build", "--json", *arguments], standalone_mode=False
        )
        assert done.exception is None, done.exception
        assert done.return_value in {0, 1}, done.output
        record = json.loads(done.stdout)
        assert [found for found in record["findings"] if found["severity"] == "error"] == []
        return record

    def report(self, name="rice", text=REPORT, **locales):
        """A report, synced and translated by `words` unless other words are given."""
        self.write({f"sources/{name}/en.md": text})
        self.run("sync", "-q", "--offline")
        for locale in ("ko", "ja"):
            self.accept(name, locale, **{"by1.1": _NAMES[locale], **locales.get(locale, {})})

    def accept(self, name, locale, **targets):
        """As a translator does: every open unit gets a text, and none is fuzzy."""
        path = self.root / f"locales/{locale}/LC_MESSAGES/{name}.po"
        catalog = po.parse(path.read_bytes(), locale=locale)
        units = [
            replace(
                unit,
                target=targets.get(_id(unit)) or unit.target or words(unit.source, locale),
                fuzzy=False,
                previous=None,
                provenance=None,
            )
            for unit in catalog.units
        ]
        path.write_bytes(po.serialize(replace(catalog, units=tuple(units))))

    def page(self, path):
        return (self.root / "public" / path).read_text("utf-8")

    def digests(self, out="public"):
        """Every file of the site, without what only the build before it needs."""
        folder = self.root / out
        log = json.loads((self.root / f"{out}.builds/builds.json").read_text())
        retained = log["retained"].get(folder.readlink().name, [])
        return {
            path.relative_to(folder).as_posix(): digest_of(path.read_bytes())
            for path in folder.rglob("*")
            if path.is_file() and path.relative_to(folder).as_posix() not in retained
        }


@dataclass
class Output:
    stdout: str
    stderr: str


def _id(unit):
    return unit.places[0].rpartition("#")[2]


_NAMES = {"ko": "윤하진 기자", "ja": "（ユン・ハジン）"}
_WORDS = {"ko": "쌀값이 또 올랐다고 전해 왔다", "ja": "コメの値段がまた上がったという"}


def words(source, locale):
    """A translation that keeps the marks and numbers of its source."""
    kept = re.findall(r"</?[gx][0-9]+/?>|\d[\d,]*", source)
    return f"{_WORDS[locale]} {len(source)} " + "".join(f"{one}쌀" for one in kept)


def write_settings(root: Path, text: str = SETTINGS):
    (root / "l10n.toml").write_text(text, "utf-8")
