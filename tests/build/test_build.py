"""A build from the command line: what is published, what is held back and why, what stands when something fails."""

import json
import re
import shutil

import pytest

from l10n.build.images import strip
from tests.build.newsroom import REPORT, SETTINGS, write_settings


def published(newsroom, *arguments, code=0):
    rows = newsroom.json("build", *arguments, code=code)["reports"]
    return {(row["report"], row["locale"]): row for row in rows}


def test_a_reviewed_report_is_published_in_every_language(newsroom):
    done = newsroom.build()
    assert "3 pages" in done.stderr
    for locale, lang in (("en", "en"), ("ko", "ko"), ("ja", "ja")):
        page = newsroom.page(f"{locale}/rice/index.html")
        assert f'<html lang="{lang}">' in page
        assert f'<link rel="canonical" href="https://tumen.example/{locale}/rice/">' in page
        for other in ("en", "ko", "ja"):
            assert f'hreflang="{other}" href="https://tumen.example/{other}/rice/">' in page
        assert 'hreflang="x-default" href="https://tumen.example/en/rice/">' in page
    assert newsroom.build("--check", str(newsroom.root / "public")).stdout == ""
    assert "윤" not in newsroom.page("index.html")
    assert "2025년 11월 18일" in newsroom.page("ko/rice/index.html")
    assert "2025年11月18日" in newsroom.page("ja/rice/index.html")
    assert "November 18, 2025" in newsroom.page("en/rice/index.html")


def test_json_ld_names_original_and_translations(newsroom):
    newsroom.build()

    def article(locale):
        page = newsroom.page(f"{locale}/rice/index.html")
        return json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page)[1])

    original, korean = article("en"), article("ko")
    assert original["@id"] == korean["translationOfWork"]["@id"]
    assert {work["inLanguage"] for work in original["workTranslation"]} == {"ko", "ja"}
    assert korean["inLanguage"] == "ko"
    assert original["author"][0]["name"] == "YUN Ha-jin"
    assert original["author"][0]["@id"] == korean["author"][0]["@id"]


def test_a_draft_is_never_published_unasked(newsroom):
    newsroom.build()
    path = "locales/ko/LC_MESSAGES/rice.po"
    text = newsroom.read(path)
    newsroom.write({path: text.replace('msgid "Nobody knows why."', '#, fuzzy\nmsgid "Nobody knows why."')})
    done = newsroom.build(code=1)
    assert "rice ko: was published, and is held back now." in done.stderr
    assert not (newsroom.root / "public/ko/rice").exists()
    assert "/ko/rice/" not in newsroom.page("en/rice/index.html")
    assert "/ko/rice/" not in newsroom.page("sitemap.xml") + newsroom.page("ko/atom.xml")
    row = published(newsroom)["rice", "ko"]
    assert (row["published"], row["reasons"]) == (False, ["1 to confirm (p1.2)"])
    assert json.loads((newsroom.root / "public.builds/build-report.json").read_text())["reports"][1] == row


def test_machine_text_is_marked_and_kept_from_search_engines(newsroom):
    path = "locales/ko/LC_MESSAGES/rice.po"
    text = newsroom.read(path)
    newsroom.write({path: text.replace('msgid "Nobody knows why."', '#, fuzzy\nmsgid "Nobody knows why."')})
    newsroom.build("--allow-machine")
    page = newsroom.page("ko/rice/index.html")
    assert '<meta name="robots" content="noindex">' in page
    assert 'class="machine"' in page
    assert "기계가 번역" in page
    assert "hreflang" not in re.sub(r"<nav.*?</nav>|<footer.*?</footer>", "", page, flags=re.DOTALL)
    for other in ("en/rice/index.html", "ja/rice/index.html"):
        head = newsroom.page(other).partition("</head>")[0]
        assert "/ko/rice/" not in head
    assert "/ko/rice/" not in newsroom.page("sitemap.xml") + newsroom.page("ko/atom.xml") + newsroom.page(
        "ko/feed.json"
    )


def test_sentences_that_are_missing_stand_in_the_language_of_the_source(newsroom):
    path = "locales/ko/LC_MESSAGES/rice.po"
    text = newsroom.read(path)
    newsroom.write({path: re.sub(r'(msgid "Nobody knows why."\nmsgstr) ".*"', r'\1 ""', text)})
    assert not published(newsroom)["rice", "ko"]["published"]
    newsroom.build("--min-reviewed", "0.8")
    page = newsroom.page("ko/rice/index.html")
    assert '<span lang="en" class="untranslated">Nobody knows why.</span>' in page
    assert "영어로 실려 있습니다" in page


@pytest.mark.parametrize(
    ("msgid", "kind"),
    [("Rice rose again", "title"), ('\\"We wait,\\" she said.', "quote"), ("YUN Ha-jin", "byline")],
)
def test_titles_quotations_and_bylines_must_be_accepted_whatever_the_share(newsroom, msgid, kind):
    path = "locales/ja/LC_MESSAGES/rice.po"
    text = newsroom.read(path)
    assert f'msgid "{msgid}"' in text
    newsroom.write({path: text.replace(f'msgid "{msgid}"', f'#, fuzzy\nmsgid "{msgid}"')})
    row = published(newsroom, "--min-reviewed", "0.1")["rice", "ja"]
    assert not row["published"], kind


def test_only_what_is_signed_off_counts_where_that_is_asked_for(newsroom):
    assert not published(newsroom, "--signed")["rice", "ko"]["published"]
    newsroom.run("approve", "rice", "--locale", "ko", "--by", "Seo Miri")
    rows = published(newsroom, "--signed")
    assert (rows["rice", "ko"]["published"], rows["rice", "ja"]["published"]) == (True, False)
    assert "감수: Seo Miri" in newsroom.page("ko/rice/index.html")


def test_what_was_corrected_is_named(newsroom):
    newsroom.build()
    newsroom.write({"sources/rice/en.md": REPORT.replace("Nobody knows why.", "Nobody there knows why.")})
    row = published(newsroom, code=1)["rice", "ko"]
    assert "run `l10n sync`" in row["reasons"][0]
    newsroom.run("sync", "-q", "--offline")
    row = published(newsroom)["rice", "ko"]
    assert row["reasons"] == ["1 to look at again, their source was corrected (p1.2)"]
    newsroom.build("--allow-stale")
    page = newsroom.page("ko/rice/index.html")
    assert 'class="stale"' in page
    assert "원문이 수정되었습니다" in page


def test_a_confidential_report_is_not_published_at_all(newsroom):
    newsroom.write({"sources/rice/report.toml": "confidential = true\n"})
    assert not any(row["published"] for row in published(newsroom).values())
    files = "".join(p.read_text("utf-8") for p in (newsroom.root / "public").rglob("*") if p.is_file())
    assert "Rice rose" not in files
    assert "/rice/" not in files


def test_nothing_changes_where_nothing_changed(newsroom):
    newsroom.build()
    before = (newsroom.root / "public").readlink()
    assert "No change" in newsroom.build().stderr
    assert "No change" in newsroom.build("--full").stderr
    assert (newsroom.root / "public").readlink() == before
    (newsroom.root / "public/ko/rice/index.html").unlink()
    newsroom.build()
    assert "<article>" in newsroom.page("ko/rice/index.html")


def test_rollback(newsroom):
    newsroom.build()
    first = newsroom.digests()
    newsroom.write({"sources/rice/report.toml": 'slug = "corn"\n'})
    newsroom.build(code=0)
    assert (newsroom.root / "public/ko/corn").exists()
    newsroom.build("--rollback")
    assert newsroom.digests() == first
    newsroom.build("--rollback", code=2)
    newsroom.build()
    assert (newsroom.root / "public/ko/corn").exists()


def test_former_addresses_send_readers_on(newsroom):
    newsroom.write({"sources/rice/report.toml": 'slug = "prices/rice"\nformer = ["rice", "쌀 🌾"]\n'})
    newsroom.build(code=2)
    newsroom.write({"sources/rice/report.toml": 'slug = "prices/rice"\nformer = ["rice", "쌀🌾"]\n'})
    newsroom.build()
    page = newsroom.page("ko/쌀🌾/index.html")
    assert 'content="0; url=../prices/rice/"' in page
    assert '<link rel="canonical" href="https://tumen.example/ko/prices/rice/">' in page
    assert "noindex" in page


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"rice": 'slug = "x"', "corn": 'slug = "X"'}, "give one of them another slug"),
        ({"rice": 'slug = "x"', "corn": 'former = ["x"]'}, "give one of them another slug"),
        ({"rice": 'slug = "page/2"'}, "an address of the site's own"),
        ({"rice": 'slug = "../ko"'}, "cannot be part of an address"),
        ({"rice": "former = 'x'"}, "former must be a list"),
        ({"rice": f"slug = '{'k' * 300}'"}, "too long"),
    ],
)
def test_addresses_that_cannot_be(newsroom, settings, said):
    newsroom.build()
    before = newsroom.digests()
    newsroom.write({"sources/corn/en.md": "# Corn\n\nIt fell.\n"})
    newsroom.write({f"sources/{name}/report.toml": text for name, text in settings.items()})
    assert said in newsroom.build(code=2).stderr
    assert newsroom.digests() == before


def test_names_with_slashes_dots_and_unicode(newsroom):
    for name in ("2025/12/nasŏn.v2", "장마당🌾", "a&b'c"):
        newsroom.report(name, REPORT.replace("Rice", "Corn"))
    newsroom.build()
    for name in ("2025/12/nasŏn.v2", "장마당🌾", "a&b'c"):
        assert "<article>" in newsroom.page(f"ko/{name}/index.html")
    assert newsroom.build("--check", str(newsroom.root / "public")).stdout == ""


def test_a_locale_without_any_report_has_a_list_that_says_so(newsroom):
    shutil.rmtree(newsroom.root / "locales/ja")
    newsroom.build()
    assert "掲載された記事はまだありません" in newsroom.page("ja/index.html")
    assert newsroom.build("--check", str(newsroom.root / "public")).stdout == ""


def test_a_file_that_cannot_be_read_leaves_the_site_as_it_is(newsroom):
    newsroom.build()
    before = newsroom.digests()
    newsroom.write({"locales/ko/LC_MESSAGES/rice.po": "<<<<<<< HEAD\n"})
    done = newsroom.build(code=3)
    assert "locales/ko/LC_MESSAGES/rice.po" in done.stderr
    assert "Nothing was published" in done.stderr
    assert newsroom.digests() == before


def test_a_read_only_place_and_one_that_is_not_ours(newsroom, tmp_path):
    newsroom.write({"mine/index.html": "mine"})
    assert "did not make" in newsroom.build("--out", str(newsroom.root / "mine"), code=2).stderr
    assert newsroom.read("mine/index.html") == "mine"
    (tmp_path / "file").write_text("x")
    newsroom.build("--out", str(tmp_path / "file"), code=2)
    newsroom.build("--out", str(tmp_path / "file" / "below"), code=3)


def test_links_between_reports(newsroom):
    corn = "# Corn\n\nSee [rice](../rice/en.md), [more](../none/en.md), [there](https://other.example/?a=1&b=2).\n"
    newsroom.report("corn", corn)
    newsroom.build()
    page = newsroom.page("ko/corn/index.html")
    assert '<a href="../rice/">' in page
    assert 'href="https://other.example/?a=1&amp;b=2"' in page
    assert "none" not in page
    # The page follows the one it links to, although its own report is as it was.
    newsroom.write({"sources/rice/report.toml": 'slug = "2025/rice"\n'})
    newsroom.build()
    assert '<a href="../2025/rice/">' in newsroom.page("ko/corn/index.html")
    (newsroom.root / "locales/ko/LC_MESSAGES/rice.po").unlink()
    newsroom.run("sync", "-q", "--offline")
    newsroom.build(code=1)
    assert '<a href="../../en/2025/rice/" hreflang="en">' in newsroom.page("ko/corn/index.html")
    newsroom.write({"sources/rice/report.toml": "confidential = true\n"})
    newsroom.build(code=1)
    assert "rice/" not in newsroom.page("ko/corn/index.html")
    assert newsroom.build("--check", str(newsroom.root / "public")).stdout == ""


def test_pages_without_the_address_of_the_site(newsroom):
    write_settings(newsroom.root, SETTINGS.replace('base_url = "https://tumen.example"', ""))
    assert "set base_url" in newsroom.build().stderr
    assert not (newsroom.root / "public/sitemap.xml").exists()
    assert "canonical" not in newsroom.page("ko/rice/index.html")
    assert newsroom.build("--check", str(newsroom.root / "public")).stdout == ""


def test_a_dry_run_writes_nothing(newsroom):
    before = newsroom.tree()
    assert "3 pages would be published." in newsroom.build("--dry-run").stderr
    assert newsroom.tree() == before


def test_pictures_lose_what_the_camera_wrote(newsroom):
    jpeg = _photo()
    assert b"Pentax" in jpeg
    newsroom.write({"sources/gate/gate.jpg": jpeg, "sources/gate/images/b.jpg": jpeg})
    newsroom.report(
        "gate",
        "# Gate\n\n![The gate](gate.jpg)\n\n*A gate.*\n\n![B](/uploads/b.jpg)\n\n![C](../rice/x.jpg)\n",
    )
    done = newsroom.build()
    assert "../rice/x.jpg is not there" in done.stderr
    page = newsroom.page("ko/gate/index.html")
    src = re.search(r'<img src="([^"]+)" alt="([^"]+)" width="40" height="30"', page)
    data = (newsroom.root / "public/ko/gate" / src[1]).read_bytes()
    assert data == strip(jpeg).data
    assert b"Pentax" not in data
    assert "쌀값이" in src[2]
    assert page.count("<img") == 2


def _photo():
    """A JPEG of 40 × 30 with Exif, as a camera writes it: the picture's data is of no matter here."""
    exif = b"Exif\0\0MM\0*\0\0\0\x08\0\1\x01\x0f\0\2\0\0\0\x07\0\0\0\x1aPentax\0"
    frame = b"\xff\xc0\0\x0b\x08\0\x1e\0\x28\1\1\x11\0"
    scan = b"\xff\xda\0\x08\1\1\0\0\x3f\0\x12\xff\0\x34\xff\xd9"
    return b"\xff\xd8\xff\xe1" + (len(exif) + 2).to_bytes(2) + exif + frame + scan + b"trailing Pentax"


def test_a_picture_without_a_text_holds_its_report_back(newsroom):
    newsroom.write({"sources/gate/gate.jpg": _photo()})
    newsroom.report("gate", "# Gate\n\nIt is shut.\n\n<p><img src='gate.jpg'></p>\n")
    row = published(newsroom)["gate", "ko"]
    assert row["reasons"] == [
        "a picture has no text for those who do not see it: alt of gate.jpg in sources/gate/en.md"
    ]


def test_a_picture_outside_of_the_folder_is_not_taken(newsroom, tmp_path):
    (tmp_path / "secret.jpg").write_bytes(_photo())
    newsroom.write({"sources/gate/en.md": ""})
    (newsroom.root / "sources/gate/a.jpg").symlink_to(tmp_path / "secret.jpg")
    newsroom.report(
        "gate", "# Gate\n\n![A](a.jpg) ![B](../../../secret.jpg) ![C](file:///etc/passwd)\n\nShut.\n"
    )
    done = newsroom.build()
    assert "leads out of the report's folder" in done.stderr
    assert "<img" not in newsroom.page("ko/gate/index.html")


def test_two_builds_at_once(newsroom):
    from l10n.workflow.publish.release import Release  # noqa: PLC0415

    with Release(newsroom.root / "public").held():
        assert "another build is at work" in newsroom.build(code=4).stderr
