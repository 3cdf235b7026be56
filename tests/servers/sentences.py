"""The sentences that the tiny models were made with, and those that were kept aside: `tests/bench/tiny_model.py`."""

from functools import cache
from pathlib import Path

SCRIPT = Path(__file__).parents[1] / "bench" / "tiny_model.py"


@cache
def held_out() -> tuple[tuple[str, str, str], ...]:
    """200 sentences in English, Korean and Japanese that no model was trained with."""
    # The script goes on to train; its sentences are made before that.
    making = (
        SCRIPT.read_text("utf-8").partition("os.makedirs('tiny'")[0].replace(", sentencepiece as spm", "")
    )
    made: dict[str, object] = {}
    exec(compile(making, str(SCRIPT), "exec"), made)  # noqa: S102 - our own script
    return tuple(made["test"])
