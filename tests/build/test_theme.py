"""A newsroom's own templates: over ours file by file, in a sandbox, with errors that say where."""

import pytest


def test_a_template_stands_over_ours(newsroom):
    newsroom.write(
        {
            "templates/base.html": "",
            "templates/article.html": '<!DOCTYPE html><html lang="{{ page.locale }}"><title>{{ page.title }}</title>'
            '<link rel=stylesheet href="{{ asset("style.css") }}"><h1>{{ page.heading }}</h1><img src="{{ asset("logo.png") }}" alt="Us" width=1 height=1>'
            "{% from 'body.html' import parts with context %}{{ parts(page.body) }}</html>",
            "templates/style.css": "body { color: #123456 }",
            "templates/assets/logo.png": b"picture",
            "templates/words.toml": '[ko]\nhome = "처음으로"\n',
        }
    )
    (newsroom.root / "templates/base.html").unlink()
    newsroom.build()
    page = newsroom.page("ko/rice/index.html")
    assert "<article>" not in page
    assert "처음으로" in newsroom.page("ko/index.html")
    assets = {
        path.name.split(".")[0]: path.read_bytes() for path in (newsroom.root / "public/assets").iterdir()
    }
    assert assets == {"style": b"body { color: #123456 }", "logo": b"picture"}


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("article.html", "a\nb\n{% if %}", "templates/article.html:3: "),
        (
            "article.html",
            "a\n{{ page.titel }}",
            "templates/article.html:2: 'dict object' has no attribute 'titel'",
        ),
        (
            "article.html",
            "\n\n{{ ''.__class__.__mro__ }}",
            "templates/article.html:3: access to attribute '__class__'",
        ),
        ("article.html", "{{ 1 / 0 }}", "templates/article.html:1: division by zero"),
        ("article.html", "{% include 'nothing.html' %}", "templates/article.html:1: nothing.html"),
        ("article.html", "{% include '../../l10n.toml' %}", "templates/article.html:1: "),
        (
            "article.html",
            "{{ asset('none.css') }}",
            "templates/article.html:1: asset('none.css'): there is no such file",
        ),
        (
            "article.html",
            "{% for i in range(10**9) %}x{% endfor %}",
            "templates/article.html:1: Range too big",
        ),
        ("article.html", b"\xff", "templates/article.html: is not UTF-8"),
        ("index.html", "{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}", "templates/index.html:1: "),
        ("artikel.css", "x", "templates/artikel.css: no page uses it"),
        ("words.toml", "[ko]\nhome = 1\n", "templates/words.toml: [ko] must be a table of texts"),
        ("words.toml", "[ko", "templates/words.toml: is not TOML"),
    ],
)
def test_a_wrong_template_is_named_with_its_place_and_the_old_site_stays(newsroom, name, text, said):
    newsroom.build()
    before = newsroom.digests()
    newsroom.write({f"templates/{name}": text})
    code = 3 if name == "words.toml" else 2
    assert said in newsroom.build(code=code).stderr
    assert newsroom.digests() == before


def test_a_template_that_makes_a_bad_page_is_found_by_the_checker(newsroom):
    newsroom.build()
    before = newsroom.digests()
    newsroom.write(
        {
            "templates/article.html": "<html><title>x</title><h1>x</h1><h1>y</h1><script>1</script><a href=nowhere>x</a>"
        }
    )
    done = newsroom.build(code=1)
    for rule in ("one-h1", "page-language", "script", "broken-link"):
        assert f"[{rule}]" in done.stderr
    assert newsroom.digests() == before
