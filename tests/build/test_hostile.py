"""What somebody may write into a translation or a source to have it executed: it stays text, or it goes."""

import json
import re

import feedparser
import pytest
from lxml import html

from tests.build.newsroom import REPORT

ATTACKS = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</title></head><body onload=alert(1)>",
    "javascript:alert(1)",
    "<g1>open <g1>twice</g9></g1></g1> <x7/>",
    "{{ 7 * 7 }} {% include '/etc/passwd' %}",
    "</script><script>alert(1)</script>",
    "]]> <![CDATA[ <!-- --> &lt;b&gt; &#x3c;",
    "\u202egnp.exe \u2066x\ufeff",
    "<svg/onload=alert(1)>",
]


def check(page):
    """Nothing in a page executes, and no mark is left in it."""
    tree = html.document_fromstring(page)
    for element in tree.iter():
        assert not any(name.startswith("on") for name in element.attrib), html.tostring(element)
        for name in ("href", "src"):
            assert not re.match(r"\s*(javascript|data|vbscript):", element.get(name, ""), re.IGNORECASE)
        assert element.tag not in {"iframe", "object", "embed", "svg", "form", "base"}
        if element.tag == "script":
            assert element.get("type") == "application/ld+json"
            json.loads(element.text)
    assert not re.search(r"</?[gx]\d+/?>", "".join(tree.itertext()))
    return tree


@pytest.mark.parametrize("attack", ATTACKS)
def test_translations_stay_text(newsroom, attack):
    newsroom.write(
        {
            "sources/rice/en.md": REPORT
            + "\n![A gate](https://x.example/a.jpg)\n\n| a | [b](https://x.example/) |\n|---|---|\n| c | d |\n"
        }
    )
    newsroom.run("sync", "-q", "--offline")
    po = newsroom.root / "locales/ko/LC_MESSAGES/rice.po"
    ids = re.findall(r"#: sources/rice/en\.md#(\S+)", po.read_text("utf-8"))
    newsroom.accept("rice", "ko", **dict.fromkeys(ids, attack))
    newsroom.accept("rice", "ja")
    newsroom.json_build()
    tree = check(newsroom.page("ko/rice/index.html"))
    shown = re.sub(r"</?[gx]\d+/?>", "", attack)
    body = " ".join(" ".join(tree.find(".//body").itertext()).split())
    assert " ".join(shown.split()) in body
    check(newsroom.page("ko/index.html"))
    for name in ("atom.xml", "rss.xml"):
        feed = feedparser.parse((newsroom.root / "public/ko" / name).read_bytes())
        assert not feed.bozo, feed.get("bozo_exception")
        assert feed.entries[0].title_detail.type == "text/plain" or name == "rss.xml"
        assert feed.entries[0].link == "https://tumen.example/ko/rice/"
    for kind in ("original", "fragment", "markdown", "text", "docx", "wxr"):
        newsroom.build("--format", kind, "--out", str(newsroom.root / kind))
    check(f"<body>{(newsroom.root / 'fragment/ko/rice.html').read_text('utf-8')}</body>")


def test_markup_of_a_source_that_could_execute_goes(newsroom):
    page = """<html lang="en"><head><title>T</title><base href="https://evil.example/"><meta http-equiv="refresh" content="0;url=x"></head>
<body><article><h1 onclick="alert(1)">Rice rose</h1>
<p style="background:url(javascript:1)">A <a href="java&#10;script:alert(1)" onmouseover="x()">link</a> and <a href="data:text/html,x">data</a>,
<b onclick="x">bold</b> and <span lang="ko" onfocus=x>쌀</span> and <font color=red>red</font>.</p>
<p>Then <svg onload=alert(1)><script>alert(2)</script></svg> the <iframe src="//evil.example"></iframe> price <img src="x" onerror="alert(1)" alt="of rice"> fell.</p>
<form action="/x"><input autofocus onfocus=alert(1)></form>
<p>It <object data="x"></object>rose again, and nobody in the town knows why it did.</p></article></body></html>"""
    (newsroom.root / "sources/bad").mkdir()
    newsroom.write({"sources/bad/en.html": page})
    newsroom.run("sync", "-q", "--offline")
    newsroom.accept("bad", "ko")
    newsroom.json_build()
    for locale in ("en", "ko"):
        tree = check(newsroom.page(f"{locale}/bad/index.html"))
        assert [a.get("href") for a in tree.iterfind(".//article//a")] in ([], ["../../en/bad/"])
    english = newsroom.page("en/bad/index.html")
    assert '<span lang="ko">쌀</span>' in english
    assert "<b>bold</b>" in english
    assert "evil" not in english


def test_control_characters_do_not_reach_a_page(newsroom):
    newsroom.accept("rice", "ko", **{"p1.2": "가\x02나\x00다"})
    path = newsroom.root / "locales/ko/LC_MESSAGES/rice.po"
    path.write_text(path.read_text("utf-8").replace("쌀값이 또", "쌀\x02값이 href=\x02rice 또"), "utf-8")
    newsroom.json_build()
    assert "\x02" not in newsroom.page("ko/rice/index.html")


@pytest.mark.parametrize("page", ["", " \n", "<!-- nothing -->", "<html></html>"])
def test_a_source_that_holds_nothing_is_held_back(newsroom, page):
    newsroom.write({"sources/nothing/en.html": page})
    newsroom.run("sync", "-q", "--offline")
    record = newsroom.json_build()
    assert {row["published"] for row in record["reports"] if row["report"] == "nothing"} == {False}
    assert any(row["published"] for row in record["reports"])
