"""The way tests ask for programs."""

import shutil

import pytest

from tests.programs import require


def test_a_program_that_is_there_is_named_by_its_path():
    assert require("sh", package="dash") == shutil.which("sh")


def test_a_missing_program_skips_and_names_the_remedy(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("L10N_REQUIRE_ALL", raising=False)
    with pytest.raises(pytest.skip.Exception, match="apt-get install gettext"):
        require("no-such-program", package="gettext")


def test_a_missing_program_fails_where_all_must_run(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("L10N_REQUIRE_ALL", "1")
    with pytest.raises(pytest.fail.Exception, match="apt-get install gettext"):
        require("no-such-program", package="gettext")
