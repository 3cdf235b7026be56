"""``libre``: any server that speaks the protocol of LibreTranslate.

https://github.com/LibreTranslate/LibreTranslate; only its interface is used, a server is no part of us.
"""

from collections.abc import Sequence
from typing import cast
from urllib.parse import urlsplit

from l10n.engines.engine import Batch, Engine, Marks, Traits
from l10n.engines.http import Http
from l10n.engines.languages import language_of
from l10n.engines.settings import Settings, is_loopback
from l10n.errors import AnswerGarbledError

_OTHERS = {"zh-Hans": "zh", "zh-Hant": "zt"}
_TIMEOUT = 30.0


def engine(settings: Settings) -> Engine:
    """An engine that sends real batches, with the key in the body, where no access log has it."""
    return _Libre(settings)


class _Libre:
    def __init__(self, settings: Settings) -> None:
        own = is_loopback(settings.url)
        self.traits = Traits(
            version="1",
            model=settings.model,
            network=not settings.local,
            where=urlsplit(settings.url).netloc,
            marks=Marks.TOKENS,
            max_items=25,
            max_length=20_000,
            concurrency=4,
            rate=0.0 if own else 10.0,
            burst=4,
            timeout=_TIMEOUT,
        )
        self._key = settings.key
        self._name = settings.name
        self._http = Http(settings, url=settings.url, timeout=settings.timeout or _TIMEOUT)

    def translate(self, batch: Batch) -> Sequence[str | None]:
        """One call for all items."""
        body: dict[str, object] = {
            "q": [item.text for item in batch.items],
            "source": _code(batch.source_locale),
            "target": _code(batch.target_locale),
            "format": "text",
        }
        if self._key:
            body["api_key"] = self._key
        answer = self._http.post("/translate", body)
        found = cast("dict[str, object]", answer).get("translatedText") if isinstance(answer, dict) else None
        if not isinstance(found, list):
            raise AnswerGarbledError(f"{self._name} answered without translations.")
        return [text if isinstance(text, str) else None for text in cast("list[object]", found)]

    def close(self) -> None:
        """Let go of the connections."""
        self._http.close()


def _code(locale: str) -> str:
    language = language_of(locale)
    return _OTHERS.get(language, language)
