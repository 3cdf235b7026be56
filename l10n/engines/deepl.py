"""``deepl``: the service of that name, through its own client."""

import logging
import threading
from collections.abc import Sequence
from html import escape, unescape
from importlib import import_module
from importlib.util import find_spec
from typing import Any
from urllib.parse import urlsplit

from l10n.engines.engine import Batch, Engine, Marks, Traits
from l10n.engines.languages import language_of
from l10n.engines.settings import Settings
from l10n.errors import (
    AnswerGarbledError,
    ConfigError,
    EngineBusyError,
    EngineDeniedError,
    EngineError,
    TextRefusedError,
)
from l10n.text.marks import MARK

_TIMEOUT = 30.0
_FREE, _PAID = "https://api-free.deepl.com", "https://api.deepl.com"
_TARGETS = {"en": "EN-US", "pt": "PT-PT", "zh-Hans": "ZH-HANS", "zh-Hant": "ZH-HANT"}
# At its finer levels the client logs what it sends.
logging.getLogger("deepl").addFilter(lambda _record: False)


def engine(settings: Settings) -> Engine:
    """An engine for Korean, Japanese and some thirty more, with marks as XML tags.

    Raises:
        ConfigError: the client is not installed, or the key is missing.
    """
    if not find_spec("deepl"):
        raise ConfigError(
            f"engines.{settings.name}: DeepL's client is missing: pip install 'newsroom-l10n[deepl]'."
        )
    if not settings.key:
        variable = f"L10N_{settings.name}_KEY".upper().replace("-", "_")
        raise ConfigError(f"engines.{settings.name}: its key is missing; set {variable}.")
    return _DeepL(settings)


class _DeepL:
    def __init__(self, settings: Settings) -> None:
        url = settings.url or (_FREE if settings.key.endswith(":fx") else _PAID)
        self.traits = Traits(
            version="2",
            where=urlsplit(url).netloc,
            marks=Marks.TAGS,
            max_items=50,
            max_length=100_000,
            concurrency=4,
            rate=5.0,
            burst=5,
            timeout=_TIMEOUT,
        )
        self._settings = settings
        self._url = url
        self._own = threading.local()
        self._clients: list[Any] = []

    def translate(self, batch: Batch) -> Sequence[str | None]:
        """One call for all items."""
        deepl: Any = import_module("deepl")
        name = self._settings.name
        try:
            found: list[Any] = self._client(deepl).translate_text(
                [_xml(item.text) for item in batch.items],
                source_lang=language_of(batch.source_locale).partition("-")[0].upper(),
                target_lang=_target(batch.target_locale),
                tag_handling="xml",
            )
        except deepl.AuthorizationException:
            raise EngineDeniedError(f"{name} does not let us in; set or renew its key.") from None
        except deepl.QuotaExceededException:
            raise EngineDeniedError(f"{name} has used up what is paid for.") from None
        except deepl.TooManyRequestsException:
            raise EngineBusyError(f"{name} counts too many calls.") from None
        except deepl.ConnectionException:
            raise EngineBusyError(f"{name} cannot be reached in time; is the net there?") from None
        except (deepl.DeepLException, ValueError) as error:
            raise _other(name, getattr(error, "http_status_code", None)) from None
        return [_plain(str(row.text)) for row in found]

    def close(self) -> None:
        """Let go of the connections."""
        for client in self._clients:
            client.close()

    def _client(self, deepl: Any) -> Any:  # noqa: ANN401 - a module, and a class of it, without types
        """One for each thread: its connection is not for several."""
        client = getattr(self._own, "client", None)
        if client is None:
            # Tries and times are counted around the engine; here each call is one.
            deepl.http_client.max_network_retries = 0
            deepl.http_client.min_connection_timeout = self._settings.timeout or _TIMEOUT
            client = deepl.DeepLClient(self._settings.key, server_url=self._url, send_platform_info=False)
            self._own.client = client
            self._clients.append(client)
        return client


def _other(name: str, status: int | None) -> EngineError:
    if status is not None and status in range(500, 600):
        return EngineBusyError(f"{name} is out of order ({status}).")
    if status is not None and status in range(400, 500):
        return TextRefusedError(f"{name} does not take this text ({status}): its length or its language.")
    return AnswerGarbledError(f"{name} answered something that is no translation.")


def _target(locale: str) -> str:
    language = language_of(locale)
    return _TARGETS.get(language, language.upper())


def _xml(text: str) -> str:
    """A text as XML: marks are tags, all else is escaped."""
    parts: list[str] = []
    at = 0
    for mark in MARK.finditer(text):
        parts += [escape(text[at : mark.start()], quote=False), mark[0]]
        at = mark.end()
    return "".join((*parts, escape(text[at:], quote=False)))


def _plain(text: str) -> str:
    """The inverse of `_xml`; a text that only looks like a mark stays escaped, so that it becomes none."""
    parts: list[str] = []
    at = 0
    for mark in MARK.finditer(text):
        parts += [unescape(text[at : mark.start()]), mark[0]]
        at = mark.end()
    return "".join((*parts, unescape(text[at:])))
