"""What every engine owes: the right language codes, short words about refusals, and silence about secrets."""

import json
from contextlib import closing
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from l10n.draft import Line, Rates
from l10n.draft.redact import redacted
from l10n.engines import Batch, Item, Traits
from l10n.engines.http import refusal, retry_after
from l10n.engines.languages import flores, language_of, pair_in
from l10n.errors import (
    AnswerGarbledError,
    EngineBusyError,
    EngineDeniedError,
    EngineError,
    TextRefusedError,
)
from tests.draft.making import line_of
from tests.servers.serving import serving

KEY = "sk/secret+key=="


@pytest.mark.parametrize(
    ("locale", "language"),
    [
        ("ko", "ko"),
        ("ko-KP", "ko"),
        ("zh-TW", "zh-Hant"),
        ("zh", "zh-Hans"),
        ("zh-Hant-HK", "zh-Hant"),
        ("pt-BR", "pt"),
    ],
)
def test_languages_of_locales(locale, language):
    assert language_of(locale) == language


def test_codes_of_models():
    assert flores("ko-KP") == "kor_Hang"
    assert pair_in("opus-mt-tc-big-en-ko") == ("en", "ko")
    assert pair_in("Helsinki-opus-mt-en-jap-ct2") == ("en", "jap")
    assert pair_in("nllb") == ("", "")


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (401, EngineDeniedError), (403, EngineDeniedError), (456, EngineDeniedError), (404, EngineDeniedError),
        (302, EngineDeniedError), (429, EngineBusyError), (500, EngineBusyError), (503, EngineBusyError),
        (408, EngineBusyError), (400, TextRefusedError), (413, TextRefusedError), (422, TextRefusedError),
    ],
)  # fmt: skip
def test_statuses_tell_what_to_do(status, kind):
    assert type(refusal("libre", status, {})) is kind


def test_each_call_to_a_server_on_this_machine_has_a_connection_of_its_own():
    def answer(asked, _served):
        texts = json.loads(asked.body)["q"]
        return 200, {"Content-Type": "application/json"}, json.dumps({"translatedText": texts}).encode()

    with serving(answer) as server, closing(line_of("libre", url=server.url)) as line:
        for number in range(3):
            assert line.ask(Batch((Item("1", f"Rice {number}"),), "en", "ko")) == [f"Rice {number}"]
    assert len({asked.connection for asked in server.asked}) == 3


def test_retry_after_is_a_number_or_a_date_and_bounded():
    assert retry_after("7") == 7
    assert retry_after("99999999") == 3600
    assert retry_after("soon") is None
    assert retry_after("-5") is None
    soon = retry_after(format_datetime(datetime.now(UTC) + timedelta(seconds=20)))
    assert soon is not None
    assert 15 < soon <= 20


@pytest.mark.parametrize(
    "form", [KEY, "sk%2Fsecret%2Bkey%3D%3D", "sk/secret%2Bkey%3D%3D", "c2svc2VjcmV0K2tleT09"]
)
def test_a_key_is_taken_out_in_every_form(form):
    assert redacted(f"https://x.org/?k={form}&q=1", KEY) == "https://x.org/?k=[key]&q=1"


class Odd:
    """A plug-in that does what it likes."""

    traits = Traits(tries=1)

    def __init__(self, answer):
        self.answer = answer

    def translate(self, _batch):
        if isinstance(self.answer, BaseException):
            raise self.answer
        return self.answer


@pytest.mark.parametrize(
    "answer",
    [
        ValueError(f"cannot send 'The informant lives here' with {KEY}"),
        SystemExit(3),
        KeyboardInterrupt(),
        EngineError(f"{KEY} is not known"),
        "쌀", None, 7, [], ["a", "b"], {"1": "쌀"},
    ],
)  # fmt: skip
def test_a_plug_in_may_do_anything(answer):
    line = Line("odd", Odd(answer), Odd.traits, key=KEY)
    with pytest.raises(EngineError) as told:
        line.ask(Batch((Item("1", "The informant lives here"),), "en", "ko"))
    assert KEY not in str(told.value)
    assert "informant" not in str(told.value)
    assert told.value.__cause__ is None
    assert told.value.__suppress_context__ or told.value.__context__ is None


def test_what_is_no_text_is_no_answer():
    line = Line("odd", Odd([7]), Odd.traits)
    assert line.ask(Batch((Item("1", "Rice"),), "en", "ko")) == [None]
    with pytest.raises(AnswerGarbledError):
        Line("odd", Odd([]), Odd.traits).ask(Batch((Item("1", "Rice"),), "en", "ko"))


def test_turns_are_shared_by_all_who_count_in_one_place(tmp_path):
    one, other = Rates(tmp_path), Rates(tmp_path)
    waits = [rates.turn("service\nkey", rate=2, burst=2) for rates in (one, other, one, other)]
    assert waits[:2] == [0, 0]
    assert 0.4 < waits[2] <= 0.5
    assert 0.9 < waits[3] <= 1.0
    assert one.turn("another", rate=2, burst=2) == 0
    one.pause("service\nkey", 30)
    assert other.turn("service\nkey", rate=2, burst=2) > 29
    assert b"key" not in (tmp_path / "rates.sqlite").read_bytes().replace(b"primary key", b"").replace(
        b"(key text", b""
    )


def test_where_no_file_can_be_written_turns_are_counted_alone(tmp_path):
    (tmp_path / "file").write_text("")
    rates = Rates(tmp_path / "file")
    assert [rates.turn("s", rate=1, burst=1) > 0 for _ in range(2)] == [False, True]
