"""Killed runs and crowds, in short; `tests/bench/years.py` has the long form."""

from tests.workflow.trouble import crowd, kill


def test_a_run_that_is_killed_damages_nothing_and_the_next_one_finishes_it(tmp_path):
    result = kill(tmp_path, reports=5, kills=4)
    assert (result.damaged, result.other) == (0, 0), result


def test_many_people_at_work_at_once_lose_nothing(tmp_path):
    result = crowd(tmp_path / "newsroom", processes=4, seconds=3)
    assert result.edits
    assert result.syncs
    assert (result.lost, result.failed, result.unread) == ((), 0, 0), result
