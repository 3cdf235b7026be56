"""The labelled pairs of the bench, for tests."""

import importlib.util
from pathlib import Path
from types import ModuleType

BENCH = Path(__file__).parents[2] / "bench"


def bench() -> ModuleType:
    """``tests/bench/transliteration.py`` as a module."""
    spec = importlib.util.spec_from_file_location("transliteration_bench", BENCH / "transliteration.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
