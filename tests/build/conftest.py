import pytest

from tests.build.newsroom import Newsroom, write_settings


@pytest.fixture
def newsroom(tmp_path):
    """A project with one report that is accepted in Korean and Japanese."""
    made = Newsroom(tmp_path / "newsroom")
    made.root.mkdir()
    write_settings(made.root)
    made.report()
    return made
