"""The pages of the samples in a real browser and before the validators that others use."""

import json
import os
import subprocess
from pathlib import Path

import feedparser
import pytest

from l10n.config import load
from l10n.workflow.publish.build import build
from tests.browser import browser, file_url
from tests.programs import node_module, require

ROOT = Path(__file__).parents[2]
WIDTHS = (320, 768, 1280)
LOOKS = [("light", False), ("dark", False), ("light", True)]
AXE = """
const done = arguments[arguments.length - 1];
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
axe.run(document, {runOnly: tags}).then(
  result => done(result.violations.map(found => [found.id, found.nodes.map(node => node.html)])),
  error => done([[String(error)]]));
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The samples, built; drafts too, so that every page there can be is looked at."""
    out = tmp_path_factory.mktemp("samples") / "public"
    flags = {"build.allow_machine": True, "build.min_reviewed": 0.0}
    result = build(ROOT, load(ROOT, flags=flags, environ={}).config, out=out)
    assert result.is_sound, result.findings
    return out.resolve()


@pytest.fixture(scope="module")
def window():
    with browser() as one:
        yield one


def pages(site):
    return sorted(site.rglob("*.html"))


def test_no_page_scrolls_sideways(site, window):
    for path in pages(site):
        for width in WIDTHS:
            window.open(file_url(path), width=width)
            over = window.run(
                "return document.documentElement.scrollWidth - document.documentElement.clientWidth"
            )
            assert over <= 0, f"{path.relative_to(site)} at {width}"


def test_axe_finds_nothing(site, window):
    axe = (node_module("axe-core") / "axe.min.js").read_text("utf-8")
    for path in pages(site):
        for scheme, forced in LOOKS:
            window.open(file_url(path), width=320, scheme=scheme, forced=forced)
            window.run(axe)
            assert window.wait(AXE) == [], f"{path.relative_to(site)} {scheme} {forced}"


def test_lines_break_where_readers_expect_it(site, window):
    def widths(selector, path):
        window.open(file_url(site / path), width=320)
        return window.run(
            "return [getComputedStyle(document.querySelector(arguments[0])).wordBreak,"
            " document.querySelectorAll('h1 wbr').length, document.fonts.status]",
            selector,
        )

    assert widths("p", "ko/2025-11-hyesan-rice/index.html")[0] == "keep-all"
    broken, breaks, _ = widths("h1", "ja/2025-11-hyesan-rice/index.html")
    assert (broken, breaks > 3) == ("keep-all", True)


def test_pages_ask_nobody_else_for_anything(site, window):
    for path in pages(site):
        window.open(file_url(path))
        asked = window.run("return performance.getEntriesByType('resource').map(entry => entry.name)")
        assert all(name.startswith("file:") for name in asked), asked
        assert (
            window.run(
                "return document.querySelectorAll('script:not([type=\"application/ld+json\"])').length"
            )
            == 0
        )


def test_html_validate_finds_nothing(site, tmp_path):
    program = node_module("html-validate") / "bin/html-validate.mjs"
    node = require("node", package="nodejs")
    settings = tmp_path / ".htmlvalidate.json"
    settings.write_text(
        json.dumps({"root": True, "extends": ["html-validate:standard", "html-validate:a11y"]})
    )
    command = [node, program, "--config", settings, *pages(site)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_nu_checker_finds_nothing(site):
    jar = node_module("vnu-jar") / "build/dist/vnu.jar"
    java = require("java", package="default-jre-headless")
    command = [java, "-jar", jar, "--errors-only", "--also-check-css", *pages(site), *site.rglob("*.css")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_feedparser_reads_the_feeds_without_a_warning(site):
    found = 0
    for path in [*site.rglob("atom.xml"), *site.rglob("rss.xml")]:
        feed = feedparser.parse(path.read_bytes())
        assert not feed.bozo, feed.get("bozo_exception")
        assert feed.feed.get("language", path.parent.name) == path.parent.name
        for entry in feed.entries:
            assert entry.published_parsed
            assert entry.title
            found += 1
    assert found >= 6


def test_the_programs_must_be_there_where_all_must_run():
    assert os.environ.get("L10N_REQUIRE_ALL") != "1" or node_module("axe-core").is_dir()
