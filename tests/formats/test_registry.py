"""Formats by their names, built in and plugged in."""

import subprocess
import sys
from importlib.metadata import EntryPoint
from types import SimpleNamespace

import pytest

from l10n.errors import UsageError
from l10n.formats import registry
from l10n.formats.registry import by_extension


@pytest.mark.parametrize("extension", ["html", "HTM", ".xhtml"])
def test_extension(extension):
    assert by_extension(extension).MEDIA_TYPE == "text/html"


def test_unknown_extension_names_those_that_are_read():
    with pytest.raises(
        UsageError, match=r"no format reads \.htmlx files \(did you mean \.html\?\): use one of .*htm, html,"
    ):
        by_extension("htmlx")


def test_plug_in(monkeypatch):
    plugin = SimpleNamespace(EXTENSIONS=("hwp",), MEDIA_TYPE="application/x-hwp")
    monkeypatch.setitem(sys.modules, "l10n_hwp", plugin)
    points = [
        EntryPoint("html", "l10n.formats.html", "l10n.formats"),
        EntryPoint("hwp", "l10n_hwp", "l10n.formats"),
    ]
    monkeypatch.setattr(
        registry, "entry_points", lambda group: [point for point in points if point.group == group]
    )
    registry._plugged_in.cache_clear()
    try:
        assert by_extension("hwp") is plugin
        assert "hwp" in registry.extensions()
    finally:
        registry._plugged_in.cache_clear()


def test_reading_a_page_loads_neither_lxml_nor_other_formats():
    code = (
        "import sys; from l10n.formats.registry import by_extension; "
        "by_extension('html').parse(b'<p>x</p>', locale='en'); "
        "print(*[name for name in ('lxml', 'markdown_it', 'polib', 'l10n.formats.markdown') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
