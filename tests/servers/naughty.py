"""A server that does what servers do on bad days. The path says what: ``/hang/translate``, ``/busy/translate`` …"""

import json
from contextlib import AbstractContextManager

from tests.servers.serving import Answer, Asked, Served, serving

KEY = "sk-very-secret-0123456789"
MODES = (
    "hang", "drip", "busy", "down", "captcha", "cut", "html", "count", "none", "empty", "echo", "huge", "redirect",
    "denied", "hangup", "packed", "page",
)  # fmt: skip
_CAPTCHA = b"<html><body>Our systems have detected unusual traffic. <form>I am no robot</form></body></html>"


def naughty() -> AbstractContextManager[Served]:
    """Serve every mode at once."""
    return serving(_answer)


def _answer(asked: Asked, served: Served) -> Answer | None:
    mode = asked.path.split("/")[1]
    try:
        texts = json.loads(asked.body)["q"]
    except (ValueError, KeyError):
        texts = [asked.query.get("q", "")]
    said = [f"한국어 번역 {n}" for n in range(len(texts))]
    if mode == "hang":
        served.stopping.wait(60)
        return None
    rows: dict[str, object] = {
        "count": {"translatedText": said[:-1]},
        "none": {"translatedText": [None] * len(texts)},
        "empty": {"translatedText": [""] * len(texts)},
        "echo": {"translatedText": texts},
        "page": {"translatedText": ["<!DOCTYPE html><html><body>오류</body></html>"] * len(texts)},
    }
    if mode in rows:
        return 200, {"Content-Type": "application/json"}, json.dumps(rows[mode]).encode()
    whole = json.dumps({"translatedText": said}).encode()
    fixed: dict[str, Answer | None] = {
        "busy": (429, {"Retry-After": "1"}, b"slow down " + asked.body),
        "down": (500, {}, b"Traceback: api_key=" + asked.body),
        "captcha": (200, {"Content-Type": "text/html"}, _CAPTCHA),
        "html": (200, {"Content-Type": "text/html"}, b"<html>hello</html>"),
        "cut": (200, {"Content-Type": "application/json"}, whole[:-7]),
        "huge": (
            200,
            {"Content-Type": "application/json"},
            b'{"translatedText": ["' + b"a" * 10_000_000 + b'"]}',
        ),
        "redirect": (302, {"Location": "http://192.0.2.1/translate"}, b""),
        "denied": (403, {}, b"bad key " + asked.body),
        "packed": (200, {"Content-Encoding": "gzip"}, b"\x1f\x8b" + b"\0" * 100),
        "hangup": None,
        "drip": (200, {"Content-Length": "100000000"}, whole[:5]),
    }
    return fixed[mode]
