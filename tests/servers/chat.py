"""A server of OpenAI's kind in front of the tiny models: it reads the prompt, as a model would, and answers in JSON."""

import json
import re
from collections.abc import Callable
from contextlib import AbstractContextManager

from l10n.text.marks import MARK
from tests.servers import model
from tests.servers.serving import Answer, Asked, Served, serving

Rows = list[dict[str, str]]


def chat(
    *,
    key: str = "",
    schema: bool = True,
    change: Callable[[Rows, Rows, int], Rows] = lambda rows, _asked, _call: rows,
) -> AbstractContextManager[Served]:
    """Serve ``POST /v1/chat/completions``.

    Args:
        key: that it asks for.
        schema: whether it knows ``response_format``.
        change: what it makes of its rows: given those, the rows asked for, and the number of the call.
    """

    def answer(asked: Asked, served: Served) -> Answer:
        body = json.loads(asked.body)
        if asked.path != "/v1/chat/completions":
            return _json(404, {"error": {"message": "no such path"}})
        if key and asked.headers.get("Authorization") != f"Bearer {key}":
            return _json(
                401, {"error": {"message": f"Incorrect API key: {asked.headers.get('Authorization')}"}}
            )
        if "response_format" in body and not schema:
            return _json(400, {"error": {"message": "response_format is not supported"}})
        prompt = body["messages"][-1]["content"]
        target = "ja" if "into Japanese" in prompt else "ko"
        rows: Rows = json.loads(prompt.rpartition("Sentences to translate:\n")[2])["segments"]
        found = change(
            [{"id": row["id"], "text": _marked(row["text"], target)} for row in rows], rows, served.calls
        )
        content = json.dumps({"segments": found}, ensure_ascii=False)
        if not schema:
            content = f"Here it is:\n```json\n{content}\n```"
        return _json(200, {"choices": [{"message": {"content": content}, "finish_reason": "stop"}]})

    return serving(answer)


def _marked(text: str, target: str) -> str:
    """As a model that knows what marks are: they go around the whole."""
    opening = "".join(m[0] for m in MARK.finditer(text) if m["n"] or m["x"])
    closing = "".join(m[0] for m in reversed(list(MARK.finditer(text))) if m["m"])
    plain = re.sub(r"\s+", " ", MARK.sub("", text)).strip()
    ordered = "".join(f"</g{m['n']}>" for m in reversed(list(MARK.finditer(opening))) if m["n"])
    return f"{opening}{model.translate([plain], target)[0]}{ordered if closing else ''}"


def _json(status: int, value: object) -> Answer:
    return status, {"Content-Type": "application/json"}, json.dumps(value).encode()
