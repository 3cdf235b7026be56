"""Servers of the kinds that deep-translator and DeepL's client ask, in front of a function."""

import html
import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from urllib.parse import parse_qs

from tests.servers.serving import Answer, Asked, Served, serving

Translate = Callable[[str], str]


def google(translate: Translate) -> AbstractContextManager[Served]:
    """The mobile page: an answer stands in a ``div`` of its HTML, tags of the text are gone."""

    def answer(asked: Asked, _served: Served) -> Answer:
        text = html.escape(translate(asked.query["q"]))
        page = f'<html><body><div class="result-container">{text}</div></body></html>'
        return 200, {"Content-Type": "text/html; charset=utf-8"}, page.encode()

    return serving(answer)


def mymemory(translate: Translate) -> AbstractContextManager[Served]:
    """Its JSON, with matches."""

    def answer(asked: Asked, _served: Served) -> Answer:
        text = translate(asked.query["q"])
        body = {"responseData": {"translatedText": text}, "responseStatus": 200, "matches": []}
        return 200, {"Content-Type": "application/json"}, json.dumps(body).encode()

    return serving(answer)


def deepl(translate: Translate, *, key: str) -> AbstractContextManager[Served]:
    """``POST /v2/translate``."""

    def answer(asked: Asked, _served: Served) -> Answer:
        if asked.headers.get("Authorization") != f"DeepL-Auth-Key {key}":
            return 403, {}, b"Wrong endpoint or key"
        kind = asked.headers.get("Content-Type", "")
        body = json.loads(asked.body) if "json" in kind else parse_qs(asked.body.decode())
        rows = [
            {"detected_source_language": "EN", "text": translate(text), "billed_characters": len(text)}
            for text in body["text"]
        ]
        return 200, {"Content-Type": "application/json"}, json.dumps({"translations": rows}).encode()

    return serving(answer)
