"""``google`` and ``mymemory``, through deep-translator.

The library has no timeouts, tells keys and texts in its errors, and mixes up the answers of threads that
share one of its objects. So each call makes an object of its own, and what it takes for the package
``requests`` is ours: one text, one answer or one `EngineError`, in time.
"""

import json
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import version
from typing import Any, Protocol
from urllib.parse import quote, urlsplit

import requests

from l10n.engines.engine import Batch, Engine, Marks, Traits
from l10n.engines.http import Http
from l10n.engines.languages import code_for
from l10n.engines.settings import Settings
from l10n.errors import AnswerGarbledError, EngineBusyError, EngineDeniedError, TextRefusedError

# Untyped, so taken by name.
_google: Any = import_module("deep_translator.google")
_mymemory: Any = import_module("deep_translator.mymemory")
_languages: Any = import_module("deep_translator.constants")
_errors: Any = import_module("deep_translator.exceptions")
_VERSION = f"deep-translator {version('deep-translator')}"


def google(settings: Settings) -> Engine:
    """The free page of Google Translate. It may refuse at any time: see docs/drafts.md."""
    traits = Traits(
        version=_VERSION,
        marks=Marks.TOKENS,
        where=_host(settings, _GOOGLE),
        max_length=4_500,
        measure=_quoted_length,
        concurrency=2,
        rate=1.0,
        burst=3,
        timeout=30.0,
    )
    return _Deep(settings, traits, _GOOGLE)


def mymemory(settings: Settings) -> Engine:
    """MyMemory's public service. Its key is an e-mail address, which raises the number of words a day."""
    traits = Traits(
        version=_VERSION,
        marks=Marks.TOKENS,
        where=_host(settings, _MYMEMORY),
        max_length=490,
        concurrency=1,
        rate=0.5,
        timeout=30.0,
    )
    return _Deep(settings, traits, _MYMEMORY)


class _Translator(Protocol):
    def translate(self, text: str) -> object: ...


@dataclass(frozen=True, slots=True)
class _Service:
    url: str
    languages: Mapping[str, str]
    others: Mapping[str, str]
    """Our language -> theirs."""

    def code(self, locale: str) -> str:
        """Theirs for a locale."""
        found = code_for(locale, frozenset(self.languages.values()), self.others)
        if found is None:
            raise TextRefusedError(f"{locale}: not a language of {self.url}; take another engine for it.")
        return found


_GOOGLE = _Service(
    "https://translate.google.com/m",
    _languages.GOOGLE_LANGUAGES_TO_CODES,
    {"zh-Hans": "zh-CN", "zh-Hant": "zh-TW", "he": "iw", "nb": "no", "jv": "jw"},
)
_MYMEMORY = _Service(
    # The library asks over plain http: whoever sits in between would read the report.
    "https://api.mymemory.translated.net/get",
    _languages.MY_MEMORY_LANGUAGES_TO_CODES,
    {
        "en": "en-US", "ko": "ko-KR", "ja": "ja-JP", "zh-Hans": "zh-CN", "zh-Hant": "zh-TW", "fr": "fr-FR",
        "de": "de-DE", "es": "es-ES", "it": "it-IT", "pt": "pt-PT", "ru": "ru-RU", "vi": "vi-VN", "th": "th-TH",
        "id": "id-ID", "mn": "mn-MN", "nl": "nl-NL", "pl": "pl-PL", "tr": "tr-TR", "uk": "uk-UA", "ar": "ar-SA",
    },
)  # fmt: skip


def _host(settings: Settings, service: _Service) -> str:
    return urlsplit(settings.url or service.url).netloc


class _Deep:
    def __init__(self, settings: Settings, traits: Traits, service: _Service) -> None:
        self.traits = traits
        self._service = service
        self._key = settings.key
        self._http = Http(
            settings, url=settings.url or service.url, timeout=settings.timeout or traits.timeout
        )
        self._name = settings.name

    def translate(self, batch: Batch) -> Sequence[str | None]:
        """One call for each item; a batch has one."""
        codes = {
            "source": self._service.code(batch.source_locale),
            "target": self._service.code(batch.target_locale),
        }
        with _asking(self._http):
            return [self._one(item.text, codes) for item in batch.items]

    def close(self) -> None:
        """Let go of the connections."""
        self._http.close()

    def _one(self, text: str, codes: Mapping[str, str]) -> str | None:
        translator: _Translator
        if self._service is _GOOGLE:
            translator = _google.GoogleTranslator(**codes)
        else:
            extra = {"email": self._key} if self._key else {}
            translator = _mymemory.MyMemoryTranslator(**codes, **extra)
        try:
            found = translator.translate(text)
        except _errors.TranslationNotFound:
            # A page that is no answer: a question whether we are a robot, or a form it never had before.
            raise AnswerGarbledError(f"{self._name} sent a page without a translation.") from None
        return found if isinstance(found, str) else None


class _Answer:
    """What the library reads of an answer of ``requests``."""

    status_code = 200

    def __init__(self, data: bytes) -> None:
        self.text = data.decode("utf-8", "replace")

    def json(self) -> Any:  # noqa: ANN401 - JSON
        """As MyMemory sends it, its refusals told from its translations."""
        try:
            data: Any = json.loads(self.text)
            status = int(data.get("responseStatus", 200))
            said = str(data["responseData"]["translatedText"] or "")
        except (ValueError, RecursionError, KeyError, TypeError, AttributeError):
            raise AnswerGarbledError("mymemory answered in a form that it never had before.") from None
        if status == 429 or data.get("quotaFinished") or said.startswith("MYMEMORY WARNING"):  # noqa: PLR2004
            raise EngineBusyError("mymemory has no words left for us today.")
        if status >= 400:  # noqa: PLR2004 - as HTTP has it, in an answer that is a success by HTTP
            raise EngineDeniedError(f"mymemory refuses ({status}); see its key and the languages.")
        return data

    def close(self) -> None:
        """All of it is read already."""


class _Asking(threading.local):
    http: Http | None = None


_now = _Asking()


class _asking:  # noqa: N801 - used as a function
    """What this thread asks through as long as it lasts."""

    def __init__(self, http: Http) -> None:
        self._http = http

    def __enter__(self) -> None:
        _now.http = self._http

    def __exit__(self, *_: object) -> None:
        _now.http = None


class _Requests:
    """Stands for the package ``requests`` in two modules of the library; the package itself is untouched."""

    def get(self, url: str, params: Mapping[str, str], proxies: object = None) -> object:
        """Ask through the engine at work in this thread; anybody else is answered as without us."""
        http = _now.http
        if http is None:
            return requests.get(url, params=params, proxies=proxies, timeout=30)  # type: ignore[arg-type]  # theirs
        return _Answer(http.get(params))


_google.requests = _mymemory.requests = _Requests()


def _quoted_length(text: str) -> int:
    """Bytes of a text in an address: nine for a syllable of Hangul."""
    return len(quote(text))
