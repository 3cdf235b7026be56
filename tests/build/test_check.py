"""The checker of built sites: what it finds, each alone."""

import pytest

from l10n.build.check import check_site, examine

GOOD = """<!DOCTYPE html><html lang="{lang}"><head><title>T</title>
<link rel="canonical" href="https://x.example/n/{lang}/">
<link rel="alternate" hreflang="ko" href="https://x.example/n/ko/"><link rel="alternate" hreflang="ja" href="https://x.example/n/ja/">
<script type="application/ld+json">{{"@type": "NewsArticle", "@id": "https://x.example/n/{lang}/#a"}}</script>
</head><body><h1 id="top">T</h1><p>x <a href="../{other}/#top">y</a> <a href="#top">z</a> <img src="a.jpg" alt="" width="1" height="1"></p></body></html>"""
ATOM = '<feed xmlns="http://www.w3.org/2005/Atom"><updated>2026-01-01T00:00:00Z</updated><entry><link href="https://x.example/n/ko/"/></entry></feed>'


def site(change=lambda page: page, feed=ATOM):
    pages = {
        f"{lang}/index.html": GOOD.format(lang=lang, other=other)
        for lang, other in (("ko", "ja"), ("ja", "ko"))
    }
    pages["ko/index.html"] = change(pages["ko/index.html"])
    facts = [examine(path, page.encode()) for path, page in pages.items()]
    return {
        f.rule for f in check_site(facts, {*pages, "ko/a.jpg", "ja/a.jpg"}, {"ko/atom.xml": feed.encode()})
    }


def test_a_good_site_has_no_findings():
    assert site() == set()


@pytest.mark.parametrize(
    ("old", "new", "rules"),
    [
        (' lang="ko"', "", {"page-language"}),
        ("<title>T</title>", "<title> </title>", {"page-title"}),
        ("<h1", "<h2", {"one-h1"}),
        ("<p>x", '<p id="top">x', {"duplicate-id"}),
        ("../ja/#top", "../ja/#none", {"broken-fragment"}),
        ("../ja/#top", "../none/", {"broken-link"}),
        ("a.jpg", "b.jpg", {"broken-link"}),
        (' alt=""', "", {"image-alt"}),
        (' width="1"', "", {"image-size"}),
        ('https://x.example/n/ko/">\n', 'https://x.example/n/kk/">\n', {"canonical", "hreflang"}),
        (
            'hreflang="ja" href="https://x.example/n/ja/"',
            'hreflang="ja" href="https://x.example/n/none/"',
            {"hreflang"},
        ),
        ('<link rel="alternate" hreflang="ja" href="https://x.example/n/ja/">', "", {"hreflang"}),
        ("</head>", '<meta name="robots" content="noindex"></head>', {"hreflang", "feed-link"}),
        ("<p>x", "<p onclick=x>x", {"script"}),
        ('#top">z', 'javascript:x">z', {"script"}),
        ("<p>x", "<script>x</script><p>x", {"script"}),
        ("<p>x", "<iframe></iframe><p>x", {"script"}),
        ("<p>x", "<p>&lt;g1&gt;x", {"leftover"}),
        ("<p>x", "<p>\ufffdx", {"leftover"}),
        ('"@type"', '"type"', {"json-ld"}),
        ('"@type"', "type", {"json-ld"}),
        ('"@type"', '"translationOfWork": {"@id": "https://x.example/no"}, "@type"', {"json-ld"}),
        (">z</a>", "></a>", {"empty-link"}),
        (
            "<p>x",
            '<p><span lang="en">nobody has translated this sentence into the language at all</span>',
            {"english-run"},
        ),
        ("<p>x", '<p><b lang="korean language">x</b>', {"page-language"}),
    ],
)
def test_each_fault_is_found(old, new, rules):
    def change(page):
        assert old in page
        return page.replace(old, new)

    assert site(change) == rules


@pytest.mark.parametrize(
    ("feed", "rules"),
    [
        ("<feed>", {"feed"}),
        (ATOM.replace("2026-01-01T00:00:00Z", "1 January"), {"feed-date"}),
        (ATOM.replace("/n/ko/", "/n/zz/"), {"feed-link"}),
        (ATOM.replace("/n/ko/", "/m/ko/"), {"feed-link"}),
        ('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><feed>&e;</feed>', set()),
    ],
)
def test_feeds_are_read(feed, rules):
    assert site(feed=feed) == rules


@pytest.mark.parametrize("page", [b"", b"   ", b"\xff\xfe", b"<", b"text", b"\0", b"<!DOCTYPE html>"])
def test_what_is_no_page_is_a_finding_and_no_crash(page):
    assert check_site([examine("a.html", page)], {"a.html"}, {})
