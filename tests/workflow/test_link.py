"""What of a page takes part in the linking of two versions."""

from pathlib import PurePosixPath

import pytest

from l10n.config import Config
from l10n.errors import ReadError
from l10n.project.read import read_document
from l10n.workflow.link import Linker

EN = """<html><head><title>{title}</title><meta property="og:title" content="Rice Prices Rise in Hyesan">
<meta name="description" content="State grain shops have nothing to sell."></head><body><article>
<h1>Rice Prices Rise in Hyesan</h1><p>State grain shops have nothing to sell. The price rose by a third in two weeks.</p>
<p>Nobody knows why.</p></article></body></html>"""
KO = """<html><head><title>{title}</title></head><body><article><h1>혜산에서 쌀값 급등</h1>
<p>국영 양곡판매소에는 팔 것이 없다. 쌀값은 보름 만에 3할이 올랐다.</p><p>이유는 아무도 모른다.</p></article></body></html>"""


def linked(english, korean):
    """Texts of the links that have both sides, after checking that every sentence is in one bead."""
    source = read_document(english.encode(), PurePosixPath("en.html"), locale="en", config=Config())
    target = read_document(korean.encode(), PurePosixPath("ko.html"), locale="ko", config=Config())
    beads = Linker(None).link(source, target, source.segments).beads
    assert sorted(i for bead in beads for i in bead.source) == list(range(len(source.segments)))
    assert sorted(j for bead in beads for j in bead.target) == list(range(len(target.segments)))
    return {
        " ".join(source.segments[i].text for i in bead.source): " ".join(
            target.segments[j].text for j in bead.target
        )
        for bead in beads
        if bead.source and bead.target
    }


def test_what_only_repeats_in_a_page_head_is_linked_with_nothing():
    links = linked(EN.format(title="Rice Prices Rise in Hyesan"), KO.format(title="혜산에서 쌀값 급등"))
    assert links == {
        "Rice Prices Rise in Hyesan": "혜산에서 쌀값 급등",
        "State grain shops have nothing to sell.": "국영 양곡판매소에는 팔 것이 없다.",
        "The price rose by a third in two weeks.": "쌀값은 보름 만에 3할이 올랐다.",
        "Nobody knows why.": "이유는 아무도 모른다.",
    }


def test_a_headline_with_the_name_of_the_site_is_linked_with_its_like_only():
    english = EN.format(title="Rice Prices Rise in Hyesan | Tumen Press")
    links = linked(english, KO.format(title="혜산에서 쌀값 급등"))
    assert "Rice Prices Rise in Hyesan | Tumen Press" not in links
    links = linked(english, KO.format(title="혜산에서 쌀값 급등 - 두만강프레스"))
    assert links["Rice Prices Rise in Hyesan | Tumen Press"] == "혜산에서 쌀값 급등 - 두만강프레스"


TABLE = "id,en,ko\nryongchon,Ryongchon,룡천\npihyon,Pihyon,피현\n"
MARKETS = ["# Markets", "", "The market of Ryongchon is open.", "", "The market of Pihyon is closed."]
SIJANG = ["# 시장", "", "룡천의 장은 열려 있다.", "", "피현의 장은 닫혀 있다."]


def sureness(root):
    sides = (
        read_document(
            "\n".join(lines).encode(), PurePosixPath(f"{locale}.md"), locale=locale, config=Config()
        )
        for locale, lines in (("en", MARKETS), ("ko", SIJANG))
    )
    source, target = sides
    beads = Linker(root, threads=2).link(source, target, source.segments).beads
    return {bead.source: bead.confidence for bead in beads if bead.source == bead.target}


def test_names_of_the_termbase_speak_for_links(tmp_path):
    before = sureness(tmp_path)
    (tmp_path / "locales").mkdir()
    (tmp_path / "locales/termbase.csv").write_text(TABLE, "utf-8")
    after = sureness(tmp_path)
    assert min(after[1,] - before[1,], after[2,] - before[2,]) > 0


def test_a_termbase_that_cannot_be_read_is_named(tmp_path):
    (tmp_path / "locales").mkdir()
    (tmp_path / "locales/termbase.csv").write_bytes(b"id;en\xff\x00\n")
    with pytest.raises(ReadError, match="termbase"):
        sureness(tmp_path)
