"""A server that speaks the protocol of LibreTranslate, with the tiny models behind it."""

import json
from collections.abc import Callable
from contextlib import AbstractContextManager

from tests.servers import model
from tests.servers.serving import Answer, Asked, Served, serving

Translate = Callable[[list[str], str], list[str]]


def libre(*, key: str = "", translate: Translate = model.translate) -> AbstractContextManager[Served]:
    """Serve ``POST /translate`` with one text or a list of them."""

    def answer(asked: Asked, _served: Served) -> Answer:
        if asked.path != "/translate":
            return _json(404, {"error": "Not Found"})
        body = json.loads(asked.body)
        if key and body.get("api_key") != key:
            return _json(403, {"error": f"Invalid API key {body.get('api_key')}"})
        if body["target"] not in {"ko", "ja"}:
            return _json(400, {"error": f"{body['target']} is not supported"})
        texts = body["q"]
        found = translate(texts if isinstance(texts, list) else [texts], body["target"])
        return _json(200, {"translatedText": found if isinstance(texts, list) else found[0]})

    return serving(answer)


def _json(status: int, value: object) -> Answer:
    return status, {"Content-Type": "application/json"}, json.dumps(value).encode()
