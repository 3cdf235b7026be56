"""Our romanization of Korean, and our pinyin, beside other programs, on words that nobody chose.

Run: ``python tests/bench/transliteration_oracles.py --data DIR [--python PYTHON] [-v]``. DIR has treebanks in CoNLL-U in
``ud/``; the 5,000 commonest words of the Korean ones are written. PYTHON is an interpreter of its own that has koroman,
ko_pron and pypinyin (``python3 -m venv oracles && oracles/bin/pip install koroman ko_pron pypinyin``): they are only run,
never imported here. Disagreements are counted by what they are about; ``-v`` lists those of no class.
"""

import argparse
import json
import re
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path

from l10n.terms import transliterate
from l10n.terms.transliteration import pinyin

WORDS = 5000
ASK = """
import json, sys
import ko_pron
from koroman import romanize
from pypinyin import lazy_pinyin, phrases_dict
words = json.load(sys.stdin)
phrases = list(phrases_dict.phrases_dict)[::9]
json.dump({
    "koroman": [romanize(word).lower() for word in words],
    "ko_pron": [ko_pron.romanise(word, "rr").lower() for word in words],
    "ko_pron mr": [ko_pron.romanise(word, "mr").lower() for word in words],
    "pypinyin": [[phrase, lazy_pinyin(phrase)] for phrase in phrases],
}, sys.stdout)
"""
CLASSES: list[tuple[str, Callable[[str, str, str], bool]]] = [
    ("a hyphen where syllables could be misread", lambda _, ours, theirs: ours == theirs.replace("-", "")),
    ("marks alone: ë, an apostrophe", lambda _, ours, theirs: _bare(ours) == _bare(theirs)),
    (
        "ㅎ after a stop in a noun: two letters",
        lambda _, ours, theirs: (
            ours.count("h") > theirs.count("h") and _without_h(ours) == _without_h(theirs)
        ),
    ),
    (
        "ㅎ after a stop in a predicate: one sound",
        lambda _, ours, theirs: _without_h(ours) == _without_h(theirs),
    ),
    ("ㅎ after a stop, in its letters", lambda word, *_: bool(re.search("[밝덧깨못닫맏굳]|붙", word))),
    (
        "ㄴ put in before 이, 야, 여, 요, 유",
        lambda word, ours, theirs: (
            bool(re.search("[야여연역열염엽영요용유율이일인입잎]", word))
            and ours.count("n") + ours.count("l") != theirs.count("n") + theirs.count("l")
        ),
    ),
    ("ㄹ after ㄴ: ll or nn", lambda _, ours, theirs: ours.replace("nn", "ll") == theirs.replace("nn", "ll")),
    ("tension after ㄹ", lambda _, ours, theirs: _voiceless(ours) == _voiceless(theirs)),
]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("-v", "--verbose", action="store_true")
    options = parser.parse_args()
    words = common_words(options.data / "ud")
    asked = subprocess.run(
        [options.python, "-c", ASK], input=json.dumps(words), capture_output=True, text=True, check=True
    )
    answers = json.loads(asked.stdout)
    for oracle, scheme in (("koroman", "rr"), ("ko_pron", "rr"), ("ko_pron mr", "mr")):
        ours = [transliterate(word, source="ko", target="Latn", scheme=scheme)[0] for word in words]
        compare(oracle, words, ours, answers[oracle], verbose=options.verbose)
    phrases = [
        (phrase, found) for phrase, found in answers["pypinyin"] if all(one.isalpha() for one in found)
    ]
    same = sum(_cut_again(syllables) for _, syllables in phrases)
    print(f"pypinyin: {same} of {len(phrases)} phrases are cut into the syllables they were joined from")


def common_words(folder: Path) -> list[str]:
    """The commonest words of two syllables and more in Korean treebanks, and the stems in their lemmas."""
    counts: Counter[str] = Counter()
    for path in sorted(folder.glob("ko_*.conllu")):
        for line in path.read_text("utf-8").splitlines():
            cells = line.split("\t")
            if len(cells) > 2 and cells[0].isdigit():
                counts.update(re.findall("[가-힣]{2,}", f"{cells[1]} {cells[2].replace('+', ' ')}"))
    return [word for word, _ in counts.most_common(WORDS)]


def compare(oracle: str, words: list[str], ours: list[str], theirs: list[str], *, verbose: bool) -> None:
    rows = list(zip(words, ours, theirs, strict=True))
    other = [row for row in rows if row[1] != row[2]]
    print(
        f"{oracle}: {len(rows) - len(other)} of {len(rows)} words alike, {100 - 100 * len(other) / len(rows):.1f}%"
    )
    classes: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for row in other:
        name = next((name for name, fits in CLASSES if fits(*row)), "none of these")
        classes[name].append(row)
    for name, found in sorted(classes.items(), key=lambda item: -len(item[1])):
        print(f"  {len(found):>4} {name}: {', '.join('/'.join(row) for row in found[:2])}")
    for row in classes["none of these"] if verbose else ():
        print("      ", *row)


def _cut_again(syllables: list[str]) -> bool:
    joined = "".join(f"'{one}" if one[:1] in "aoe" else one for one in syllables).removeprefix("'")
    found = pinyin.syllables(joined)
    return found is not None and len(found) == len(syllables)


def _bare(form: str) -> str:
    return re.sub("['’-]", "", form).replace("ë", "e").replace("ŏe", "oe")


def _without_h(form: str) -> str:
    return (
        re.sub("(?<=[kptg])h|'", "", _bare(form))
        .replace("th", "t")
        .replace("ss", "s")
        .replace("kk", "k")
        .replace("pp", "p")
    )


def _voiceless(form: str) -> str:
    return _bare(form).translate(str.maketrans("dgbj", "tkpc")).replace("ch", "c")


if __name__ == "__main__":
    main()
