"""Ask a server over HTTP: one answer or one `EngineError`, in time, in bounds, and silent about keys and text."""

import json
import logging
import time
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

import httpx

from l10n.engines.settings import Settings, is_loopback
from l10n.errors import (
    AnswerGarbledError,
    ConfigError,
    EngineBusyError,
    EngineDeniedError,
    EngineError,
    TextRefusedError,
)

MOST_BYTES = 8_000_000
"""Of one answer."""
_LONGEST_WAIT = 3600.0

# It tells every address with its query, and some engines are asked by text in the query.
logging.getLogger("httpx").addFilter(lambda _record: False)


class Http:
    """A server, by its address. May be used by many threads at once."""

    def __init__(self, settings: Settings, *, url: str, timeout: float) -> None:
        """Connect to nothing yet.

        Args:
            settings: of the engine: its name for messages, and whether it is ``local``; then no proxy is asked.
            url: everything is asked below it.
            timeout: seconds for one answer, from the first byte sent to the last one read.

        Raises:
            ConfigError: there is no address.
        """
        if not url:
            raise ConfigError(f"engines.{settings.name}: url is missing; write where the engine is asked.")
        self._name = settings.name
        self._url = url.rstrip("/")
        self._host = urlsplit(url).netloc
        self._timeout = timeout
        # A connection that stays saves time on the way to other machines. To this one it costs some: where a server sends
        # the head and the body of its answer apart, the second waits 40 ms for the first to be acknowledged (RFC 1122).
        kept = 0 if is_loopback(url) else 32
        self._client = httpx.Client(
            timeout=timeout,
            trust_env=not settings.local,
            # An answer that leads elsewhere would take the text, and the key, where nobody said.
            follow_redirects=False,
            headers={"Accept-Encoding": "identity", "User-Agent": "l10n"},
            limits=httpx.Limits(max_connections=None, max_keepalive_connections=kept),
        )

    def post(self, path: str, body: object, *, headers: Mapping[str, str] | None = None) -> Any:  # noqa: ANN401 - JSON
        """Send JSON, and read JSON.

        Raises:
            EngineError: of the kind that tells what to do now.
        """
        data = json.dumps(body, ensure_ascii=False).encode()
        sent = {"Content-Type": "application/json", **(headers or {})}
        return self._json(self._ask("POST", f"{self._url}{path}", sent, content=data))

    def get(self, params: Mapping[str, str]) -> bytes:
        """Read a page with a query.

        Raises:
            EngineError: of the kind that tells what to do now.
        """
        return self._ask("GET", self._url, {}, params=params)

    def close(self) -> None:
        """Let go of its connections."""
        self._client.close()

    def _json(self, data: bytes) -> Any:  # noqa: ANN401 - JSON
        try:
            return json.loads(data)
        except (ValueError, RecursionError):
            raise AnswerGarbledError(f"{self._place} answered something that is not JSON.") from None

    @property
    def _place(self) -> str:
        return f"{self._name} ({self._host})"

    def _ask(
        self,
        method: str,
        url: str,
        headers: Mapping[str, str],
        *,
        content: bytes | None = None,
        params: Mapping[str, str] | None = None,
    ) -> bytes:
        deadline = time.monotonic() + self._timeout
        try:
            with self._client.stream(method, url, headers=headers, content=content, params=params) as answer:
                if not answer.is_success:
                    raise refusal(self._place, answer.status_code, answer.headers)
                if answer.headers.get("Content-Encoding", "identity") != "identity":
                    raise AnswerGarbledError(f"{self._place} packs its answer, which nobody asked for.")
                return b"".join(self._pieces(answer, deadline))
        except EngineError:
            raise
        except httpx.TimeoutException:
            raise self._late() from None
        except (httpx.UnsupportedProtocol, httpx.InvalidURL, UnicodeError):
            raise EngineDeniedError(
                f"{self._place}: this is no address; repair engines.{self._name}.url."
            ) from None
        except (httpx.HTTPError, httpx.StreamError, OSError) as error:
            # Their messages name addresses with queries: text and keys.
            kind = "cannot be reached" if isinstance(error, httpx.ConnectError) else "broke off its answer"
            raise EngineBusyError(f"{self._place} {kind}; is it running, is the net there?") from None

    def _pieces(self, answer: httpx.Response, deadline: float) -> Iterator[bytes]:
        taken = 0
        for piece in answer.iter_raw():
            taken += len(piece)
            if taken > MOST_BYTES:
                raise AnswerGarbledError(f"{self._place} sends more than {MOST_BYTES / 1e6:g} MB.")
            if time.monotonic() > deadline:
                raise self._late()
            yield piece

    def _late(self) -> EngineBusyError:
        return EngineBusyError(f"{self._place} did not answer within {self._timeout:g} seconds.")


def refusal(place: str, status: int, headers: Mapping[str, str]) -> EngineError:
    """What a status other than success means for us.

    What the server says besides is left out: servers repeat keys and texts in their errors.
    """
    if status in {401, 403, 407}:
        return EngineDeniedError(f"{place} does not let us in ({status}); set or renew its key.")
    if status in {402, 456}:
        return EngineDeniedError(f"{place} has used up what is paid for ({status}).")
    if status in {429, 529}:
        wait = retry_after(headers.get("Retry-After", ""))
        return EngineBusyError(f"{place} counts too many calls ({status}).", retry_after=wait)
    if status in {408, 425, *range(500, 600)}:
        wait = retry_after(headers.get("Retry-After", ""))
        return EngineBusyError(f"{place} is out of order ({status}).", retry_after=wait)
    if status in {400, 413, 414, 422}:
        return TextRefusedError(
            f"{place} does not take this text ({status}): its length, its language or the model."
        )
    what = "leads elsewhere" if status in range(300, 400) else "has nothing there"
    return EngineDeniedError(f"{place} {what} ({status}); is its url right?")


def retry_after(value: str) -> float | None:
    """Seconds of a ``Retry-After``, a number or a date (RFC 9110, 10.2.3), an hour at most; None if it is neither."""
    value = value.strip()
    if value.isascii() and value.isdigit():
        return min(float(value[:9]), _LONGEST_WAIT)
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, TypeError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return min(max((moment - datetime.now(UTC)).total_seconds(), 0.0), _LONGEST_WAIT)
