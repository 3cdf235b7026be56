"""The preview: pages that follow the files, for this machine alone."""

import http.client
import threading
from contextlib import contextmanager
from dataclasses import replace

import pytest

from l10n.config import load
from l10n.errors import UsageError
from l10n.workflow.publish.build import build
from l10n.workflow.publish.serve import Preview


@contextmanager
def preview(newsroom, said):
    def make(place):
        loaded = load(newsroom.root)
        settings = replace(loaded.config.build, base_url="")
        return build(loaded.root, replace(loaded.config, build=settings), out=place).name

    shown = Preview(newsroom.root, make, said.append, port=0)
    ready = threading.Event()
    thread = threading.Thread(target=shown.run, kwargs={"ready": lambda _: ready.set()})
    thread.start()
    try:
        assert ready.wait(30)
        yield shown
    finally:
        shown.stop()
        thread.join(30)
    assert not thread.is_alive()


def ask(shown, path, host=None):
    connection = http.client.HTTPConnection("127.0.0.1", shown.port, timeout=30)
    try:
        connection.request("GET", path, headers={"Host": host or f"127.0.0.1:{shown.port}"})
        answer = connection.getresponse()
        return answer.status, answer.read().decode()
    finally:
        connection.close()


def test_pages_follow_the_files(newsroom):
    said = []
    with preview(newsroom, said) as shown:
        status, page = ask(shown, "/ko/rice/")
        assert status == 200
        assert f'data-build="{shown.name}"' in page
        before = shown.name
        newsroom.write({"templates/words.toml": '[ko]\nhome = "처음으로"\n'})
        assert ask(shown, f"/_l10n/build?{before}") == (200, shown.name)
        assert shown.name != before
        assert "처음으로" in ask(shown, "/ko/rice/")[1]
        newsroom.write({"templates/words.toml": "[ko"})
        while not said:
            threading.Event().wait(0.1)
        assert "words.toml" in said[0]
        assert "처음으로" in ask(shown, "/ko/rice/")[1]
        assert ask(shown, "/ko/rice")[0] == 301
        assert not (newsroom.root / "public").exists()
        assert "reload" in ask(shown, "/_l10n/reload.js")[1]


@pytest.mark.parametrize("path", ["/../l10n.toml", "/%2e%2e/%2e%2e/l10n.toml", "/ko/none/", "/%00"])
def test_nothing_else_is_shown(newsroom, path):
    with preview(newsroom, []) as shown:
        assert ask(shown, path)[0] == 404
        assert ask(shown, "/ko/", host="evil.example:80")[0] == 421
        other = Preview(newsroom.root, lambda _: "", print, port=shown.port)
        with pytest.raises(UsageError, match="--port"):
            other.run()
