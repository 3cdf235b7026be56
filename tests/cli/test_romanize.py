"""``l10n romanize`` as it is typed."""

import json
import subprocess
import sys

import pytest


def run(*arguments: str, given: str | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "l10n", "romanize", *arguments],
        input=given,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize(
    ("arguments", "printed"),
    [
        (["평양", "--kind", "place"], "Pyeongyang\n"),
        (["김정은", "--scheme", "north-name"], "Kim Jong Un\n"),
        (["평양", "혜산", "--scheme", "mr"], "p'yŏngyang\nhyesan\n"),
        (["羅先", "--from", "Hani", "--to", "Hang", "--scheme", "north"], "라선\n"),
        (["ISHIMARU Jiro", "--from", "ja", "--to", "Hang", "--kind", "person"], "이시마루 지로\n"),
        (["회령", "--scheme", "dprk", "--kind", "place", "--all"], "Hoeryŏng\tHoiryŏng\n"),
    ],
)
def test_names_are_written(arguments, printed):
    done = run(*arguments)
    assert (done.returncode, done.stdout, done.stderr) == (0, printed, "")


def test_lines_come_from_standard_input_and_files(tmp_path):
    assert run(given="평양\n\n혜산\n").stdout == "pyeongyang\nhyesan\n"
    names = tmp_path / "names.txt"
    names.write_bytes("\ufeff무산\r\n".encode())
    assert run("--file", str(names)).stdout == "musan\n"
    assert run("--file", str(names), "-", given="혜산\n").stdout == "musan\nhyesan\n"


def test_json_has_every_form():
    done = run("평양 Я", "--json")
    assert json.loads(done.stdout) == {
        "source": "ko",
        "target": "Latn",
        "scheme": "rr",
        "kind": "term",
        "names": [{"text": "평양 Я", "forms": ["pyeongyang Я"], "unknown": "Я"}],
    }


def test_what_no_table_knows_is_said():
    done = run("평양 Я")
    assert done.stdout == "pyeongyang Я\n"
    assert "no rule for Я" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["평양", "--scheme", "rrr"], "Did you mean 'rr'?"),
        (["평양", "--from", "ko", "--to", "Hang"], "no script that ko is written in"),
        (["평" * 20_000], "10000 at most"),
    ],
)
def test_what_cannot_be_is_said(arguments, message):
    done = run(*arguments)
    assert done.returncode == 2
    assert message in done.stderr


def test_a_file_that_is_no_text(tmp_path):
    broken = tmp_path / "broken.txt"
    broken.write_bytes(b"\xff\xfe\x00")
    done = run("--file", str(broken))
    assert done.returncode == 3
    assert str(broken) in done.stderr
