"""Files for somewhere else: what stays of the source, what is read back, the same bytes every time."""

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from l10n.build.version import source_version, translated
from l10n.config import load
from l10n.formats import markdown
from l10n.formats.registry import by_extension
from l10n.project import scan
from l10n.project.read import read_document
from l10n.text.marks import MARK, strip_marks
from tests.build.newsroom import REPORT

ROOT = Path(__file__).parents[2]
FIXTURES = [
    path for path in sorted((ROOT / "sources").glob("*/??.*")) if path.suffix in {".html", ".md", ".txt"}
]


def gaps(document):
    """The bytes between the texts of a file."""
    data, at, found = document.skeleton.data, 0, []
    for place in document.skeleton.slices:
        found.append(data[at : place.start])
        at = place.end
    return [*found, data[at:]]


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_translated_original_keeps_every_other_byte(path):
    config = load(ROOT, environ={}).config
    folder = next(f for f in scan(ROOT, config).folders if f.path.name == path.parent.name)
    locale = path.stem
    document = read_document(path.read_bytes(), path, locale=locale, config=config, folder=folder)
    version = source_version(document)
    sentences = {
        key: replace(one, target=MARK.sub(lambda m: m[0], f"쌀 {one.target}"))
        for key, one in version.sentences.items()
    }
    done = translated(replace(version, sentences=sentences), {next(iter(sentences.values())).standing})
    data = by_extension(path.suffix).serialize(done)
    again = read_document(data, path, locale=locale, config=config, folder=folder)
    assert gaps(again) == gaps(document)
    assert all("쌀" in block.text for block in again.blocks if block.segments)
    assert (
        by_extension(path.suffix).serialize(
            translated(version, {s.standing for s in version.sentences.values()})
        )
        == path.read_bytes()
    )


@pytest.fixture
def rich(newsroom):
    """A report with all that Markdown has."""
    newsroom.report(
        "rich",
        REPORT + "\n- one *thing*\n- **two**\n\n1. first\n2. second\n\n| a | b |\n|---|---|\n| 1 | `x` |\n\n"
        '![The gate](gate.jpg)\n\n*A gate.*\n\nA note.[^n] And [there](https://x.example/?a=(b)&c=d "T").\n\n[^n]: Noted.\n',
    )
    return newsroom


def test_markdown_reads_as_the_report(rich):
    rich.build("--format", "markdown", "--out", str(rich.root / "md"))
    data = (rich.root / "md/ko/rich.md").read_bytes()
    again = markdown.parse(data, locale="ko")
    source = markdown.parse(rich.read("sources/rich/en.md").encode(), locale="en")
    assert data.decode().startswith('---\ntitle: "쌀값')
    assert 'lang: "ko"\n' in data.decode()
    body = [block.role for block in again.blocks if block.role not in {"title", "meta", "byline"}]
    assert body == [block.role for block in source.blocks if block.role not in {"title", "meta", "byline"}]
    assert b"[^1]: " in data
    assert b"](https://x.example/?a=%28b%29&c=d)" in data


def test_every_format_gives_the_same_bytes_twice(rich):
    for kind, name in {
        "original": "ko/rich.md", "fragment": "ko/rich.html", "markdown": "ja/rich.md", "text": "en/rich.txt",
        "docx": "ko/rich.docx", "wxr": "ja.xml",
    }.items():  # fmt: skip
        first, second = (rich.root / f"{kind}{number}" for number in (1, 2))
        for out in (first, second):
            rich.build("--format", kind, "--out", str(out))
        assert (first / name).read_bytes() == (second / name).read_bytes()
        result = rich.json("build", "--format", kind, "--out", str(first))
        assert result["written"] == []
        assert len(result["unchanged"]) == len([path for path in first.rglob("*") if path.is_file()])
    with zipfile.ZipFile(rich.root / "docx1/ko/rich.docx") as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_fragment_is_the_body_alone(rich):
    rich.build("--format", "fragment", "--out", str(rich.root / "out"), "rich", "--locale", "ja")
    assert [path.name for path in (rich.root / "out").rglob("*.html")] == ["rich.html"]
    text = (rich.root / "out/ja/rich.html").read_text()
    assert not re.search("<(html|head|body|h1)", text)
    assert '<img src="gate.jpg" alt="' in text


def test_plain_text_has_no_markup(rich):
    rich.build("--format", "text", "--out", str(rich.root / "out"))
    text = (rich.root / "out/ko/rich.txt").read_text()
    assert not re.search(r"[<>*`\\]|\[\^", text)
    assert "윤하진 기자  2025년 11월 18일" in text


def test_wordpress_gets_drafts(rich):
    rich.accept("rich", "ko")
    rich.build("--format", "wxr", "--out", str(rich.root / "out"))
    tree = etree.parse(io.BytesIO((rich.root / "out/ko.xml").read_bytes()))
    names = tree.getroot().nsmap
    items = tree.findall(".//item")
    assert len(items) == 2
    assert {item.findtext("wp:status", namespaces=names) for item in items} == {"draft"}
    meta = {
        m.findtext("wp:meta_key", namespaces=names): m.findtext("wp:meta_value", namespaces=names)
        for m in items[0].iter(f"{{{names['wp']}}}postmeta")
    }
    assert meta == {"_l10n_report": "rice", "_l10n_locale": "ko"} or meta["_l10n_locale"] == "ko"
    assert "<p>" in items[0].findtext("content:encoded", namespaces=names)


def test_files_are_held_back_as_pages_are(rich):
    path = "locales/ko/LC_MESSAGES/rich.po"
    rich.write(
        {path: rich.read(path).replace('msgid "Nobody knows why."', '#, fuzzy\nmsgid "Nobody knows why."')}
    )
    result = rich.json("build", "--format", "text", "--out", str(rich.root / "out"))
    assert result["held"] == [{"report": "rich", "locale": "ko", "reasons": ["1 to confirm (p1.2)"]}]
    assert not (rich.root / "out/ko/rich.txt").exists()
    rich.build("rich", code=2)
    rich.build("--format", "text", code=2)
    rich.build("--format", "text", "--out", str(rich.root / "out"), "--locale", "fr", code=2)


def test_a_sentence_of_two_blocks_stands_in_the_first(newsroom):
    # As where a published version joins two paragraphs into one.
    path = "locales/ko/LC_MESSAGES/rice.po"
    text = newsroom.read(path)
    first = text.index("#. role: paragraph")
    rest = text.index("#. role: subhead")
    joined = (
        "#. role: paragraph\n#: sources/rice/en.md#p1.1\n#: sources/rice/en.md#p1.2\n"
        'msgid "Rice rose by <g1>a quarter</g1>. Nobody knows why."\n'
        'msgstr "아무도 모르게 쌀값이 <g1>4분의 1</g1> 올랐다."\n\n'
    )
    newsroom.write({path: text[:first] + joined + text[rest:]})
    newsroom.build()
    assert "<p>아무도 모르게 쌀값이 <em>4분의 1</em> 올랐다.</p>" in newsroom.page("ko/rice/index.html")
    newsroom.build("--format", "original", "--out", str(newsroom.root / "out"))
    plain = (newsroom.root / "out/ko/rice.md").read_text()
    assert "아무도 모르게 쌀값이 *4분의 1* 올랐다." in plain
    assert strip_marks(plain)[0] == plain
