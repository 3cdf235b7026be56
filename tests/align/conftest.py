import pytest

from l10n.align.encoder import Encoder


@pytest.fixture(scope="session")
def encoder():
    return Encoder()
