"""The sets that `segmentation.py` and `srx.py` score on: our own cases, treebanks and line-aligned news."""

from pathlib import Path

import seg_bench

HERE = Path(__file__).parent
LANGUAGES = ("en", "ko", "ja")
TREEBANKS = [("en", "pud"), ("ko", "pud"), ("ko", "gsd_dev"), ("ja", "gsd_dev")]


def load(data):
    """Items by name, ``set/language``, and the names of what is not there.

    Args:
        data: the folder that may hold ``ud/*.conllu`` and ``ntrex-dev/{en,ko,ja,ids}.*``; None for our own cases only.
    """
    sets, absent = {}, []
    for name, file in (("newsroom", "seg_cases.jsonl"), ("own", "seg_own.jsonl")):
        items = list(seg_bench.load_cases(HERE / file))
        for language in LANGUAGES:
            sets[f"{name}/{language}"] = [item for item in items if item.lang == language]
    for language, name in TREEBANKS:
        path = data / "ud" / f"{language}_{name}.conllu" if data else None
        if path and path.is_file():
            sets[f"{name}/{language}"] = list(seg_bench.load_ud(path, language))
        else:
            absent.append(f"{name}/{language}")
    for language in LANGUAGES:
        path = data / "ntrex-dev" / f"{language}.txt" if data else None
        if path and path.is_file():
            sets[f"ntrex/{language}"] = list(seg_bench.load_ntrex(path, path.with_name("ids.tsv"), language))
        else:
            absent.append(f"ntrex/{language}")
    return sets, absent
