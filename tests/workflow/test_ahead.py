"""Vectors that are made while a run waits."""

import threading
from contextlib import closing

from l10n.errors import ReadError
from l10n.workflow.ahead import Ahead


def test_all_texts_are_encoded_in_turn():
    made, done = [], threading.Event()

    def encode(texts):
        made.extend(texts)
        if len(made) == 300:
            done.set()

    with closing(Ahead(encode)) as ahead:
        for at in range(0, 300, 25):
            ahead.add([f"{number}" for number in range(at, at + 25)])
        assert done.wait(20)
    assert made == [f"{number}" for number in range(300)]


def test_what_is_left_when_the_run_is_over_is_not_made():
    made, first, go = [], threading.Event(), threading.Event()

    def encode(texts):
        made.append(len(texts))
        first.set()
        assert go.wait(20)

    ahead = Ahead(encode)
    ahead.add(["Rice rose."] * 1000)
    assert first.wait(20)
    closer = threading.Thread(target=ahead.close)
    closer.start()
    go.set()
    closer.join(20)
    assert not closer.is_alive()
    assert sum(made) < 1000


def test_an_error_is_left_to_those_who_need_the_vectors():
    asked = threading.Event()

    def encode(_texts):
        asked.set()
        raise ReadError("locales/alignment.json: cannot be read.")

    with closing(Ahead(encode)) as ahead:
        ahead.add(["Rice rose."])
        assert asked.wait(20)
