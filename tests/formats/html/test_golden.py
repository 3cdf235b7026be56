"""Nasty pages: what is read in them, and that they come back as they were."""

import pytest

from l10n.formats.html import parse, serialize
from tests.formats.html.documents import content, rewritten
from tests.formats.html.golden import PAGES, describe, expected


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_page(page):
    data = page.read_bytes()
    document = parse(data, locale="en")
    assert describe(document) == expected(page).read_text()
    assert serialize(document) == data


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_page_written_anew_from_its_texts_reads_the_same(page):
    document = parse(page.read_bytes(), locale="en")
    again = parse(serialize(rewritten(document)), locale="en")
    assert content(again) == content(document)
