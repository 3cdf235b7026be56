"""``chat``: language models behind an interface of OpenAI's kind, hosted or on this machine.

Ollama, llama.cpp, vLLM and the hosted ones answer ``POST <url>/chat/completions``. A report is one request: its
sentences with their roles as JSON, and a JSON answer by id. What the text says is never an order.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any, cast
from urllib.parse import urlsplit

from l10n.engines.engine import Batch, Engine, Item, Marks, Traits
from l10n.engines.http import Http
from l10n.engines.prompt import SYSTEM, VERSION, request
from l10n.engines.settings import Settings, is_loopback
from l10n.errors import AnswerGarbledError, ConfigError, TextRefusedError

_TIMEOUT = 120.0
_FORMATS = ("json_schema", "json_object", "")
"""Ways to ask for JSON, the strictest first; a server that does not know one is asked the next way."""
_FEWEST, _EACH = 1_000, 4
"""Tokens that an answer may have: at least, and for each character of the texts."""


def engine(settings: Settings) -> Engine:
    """An engine that reads roles, names, examples and the sentences before.

    Raises:
        ConfigError: address or model are missing.
    """
    if not settings.model:
        raise ConfigError(f"engines.{settings.name}: model is missing; write which one the server is to use.")
    return _Chat(settings)


class _Chat:
    def __init__(self, settings: Settings) -> None:
        own = is_loopback(settings.url)
        self.traits = Traits(
            version=VERSION,
            model=settings.model,
            network=not settings.local,
            where=urlsplit(settings.url).netloc,
            marks=Marks.TAGS,
            context=True,
            max_items=40,
            max_length=10_000,
            concurrency=1 if own else 2,
            rate=0.0 if own else 1.0,
            burst=2,
            timeout=_TIMEOUT,
        )
        self._name = settings.name
        self._model = settings.model
        self._options = dict(settings.options)
        self._headers = {"Authorization": f"Bearer {settings.key}"} if settings.key else {}
        self._http = Http(settings, url=settings.url, timeout=settings.timeout or _TIMEOUT)
        self._format = 0

    def translate(self, batch: Batch) -> Sequence[str | None]:
        """One request for all items; None for those that the answer leaves out, or gives twice."""
        content = self._content(batch)
        found = self._rows(content)
        texts: dict[str, str | None] = {}
        for row in found:
            id_, text = str(row.get("id", "")), row.get("text")
            texts[id_] = None if id_ in texts or not isinstance(text, str) else text
        answers = [self._own(texts.get(item.id), item) for item in batch.items]
        if not any(answers):
            raise AnswerGarbledError(f"{self._name} answered none of the sentences it was asked for.")
        return answers

    def close(self) -> None:
        """Let go of the connections."""
        self._http.close()

    def _content(self, batch: Batch) -> str:
        """What the model said.

        Raises:
            EngineError: nothing, or nothing whole.
        """
        body: dict[str, Any] = {
            "model": self._model,
            "messages": [
                {"role": "system", "content": SYSTEM},
                {"role": "user", "content": request(batch)},
            ],
            "temperature": 0,
            "seed": 1,
            "max_tokens": _FEWEST + _EACH * sum(len(item.text) for item in batch.items),
            "stream": False,
            **self._options,
        }
        answer = self._asked(body)
        try:
            choice = answer["choices"][0]
            content, reason = choice["message"]["content"], choice.get("finish_reason")
        except (KeyError, IndexError, TypeError, AttributeError):
            raise AnswerGarbledError(f"{self._name} answered without a message.") from None
        if reason == "length" or not isinstance(content, str):
            raise AnswerGarbledError(f"{self._name} broke off its answer.")
        return content

    def _asked(self, body: dict[str, Any]) -> Any:  # noqa: ANN401 - JSON
        """Ask in the strictest way that the server knows."""
        while True:
            format_ = _FORMATS[self._format]
            if format_ == "json_schema":
                body["response_format"] = {"type": format_, "json_schema": _SCHEMA}
            elif format_:
                body["response_format"] = {"type": format_}
            else:
                body.pop("response_format", None)
            try:
                return self._http.post("/chat/completions", body, headers=self._headers)
            except TextRefusedError:
                if not format_:
                    raise
                self._format = min(self._format + 1, len(_FORMATS) - 1)

    def _rows(self, content: str) -> list[Mapping[str, object]]:
        """The rows of an answer; some models wrap their JSON in words or fences."""
        start, end = content.find("{"), content.rfind("}")
        try:
            loaded: Any = json.loads(content[start : end + 1])
            rows = loaded["segments"]
        except (ValueError, RecursionError, KeyError, TypeError):
            raise AnswerGarbledError(
                f"{self._name} answered something that is not the JSON asked for."
            ) from None
        if not isinstance(rows, list):
            raise AnswerGarbledError(f"{self._name} answered something that is not the JSON asked for.")
        return [
            cast("Mapping[str, object]", row) for row in cast("list[object]", rows) if isinstance(row, dict)
        ]

    def _own(self, text: str | None, item: Item) -> str | None:
        """An answer, unless it gives away what it was told instead of translating."""
        if text is None or not text.strip():
            return None
        return (
            None
            if any(line in text and line not in item.text for line in SYSTEM.splitlines() if line)
            else text
        )


_SCHEMA = {
    "name": "translations",
    "strict": True,
    "schema": {
        "type": "object",
        "additionalProperties": False,
        "required": ["segments"],
        "properties": {
            "segments": {
                "type": "array",
                "items": {
                    "type": "object",
                    "additionalProperties": False,
                    "required": ["id", "text"],
                    "properties": {"id": {"type": "string"}, "text": {"type": "string"}},
                },
            }
        },
    },
}
