"""Our romanization of Korean, and our pinyin, beside other programs, on words that nobody chose.

Run: ``python tests/bench/transliteration_oracles.py --data DIR [--python PYTHON] [-v]``. DIR has treebanks in CoNLL-U in
``ud/``; the 5,000 commonest words of the Korean ones are written. PYTHON is an interpreter of its own that has koroman,
ko_pron and pypinyin (``python3 -m venv oracles && oracles/bin/pip install koroman ko_pron pypinyin``): they are only run,
never imported here. Disagreements are counted by what they are about and who is right; ``-v`` lists every word.
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
Fits = Callable[[str, str, str], bool]
CLASSES: list[tuple[str, str, Fits]] = [
    (
        "a hyphen where syllables could be misread, which the rules leave free",
        "both",
        lambda _, ours, theirs: ours == theirs.replace("-", ""),
    ),
    (
        "ㅔ after ㅏ and ㅗ as ë; the mark of ㅊ in 같이",
        "ours",
        lambda _, ours, theirs: _bare(ours) == _bare(theirs),
    ),
    (
        "ㅎ after a stop in a noun: two letters",
        "ours",
        lambda _, ours, theirs: (
            ours.count("h") > theirs.count("h") and _without_h(ours) == _without_h(theirs)
        ),
    ),
    (
        "ㅎ after a stop in a predicate or adverb: one sound",
        "ours",
        lambda word, ours, theirs: (
            _without_h(ours) == _without_h(theirs) or bool(re.search("[밝닫]|붙", word)) or word == "솔직히"
        ),
    ),
    (
        "ㄴ between the parts of a compound, which dictionaries have",
        "ours",
        lambda _, ours, theirs: _nasals(ours) > _nasals(theirs),
    ),
    (
        "ㄴ within Chinese words, which dictionaries do not have",
        "ours",
        lambda word, ours, theirs: (
            bool(re.search("[여연열요용유양일]", word)) and _nasals(ours) < _nasals(theirs)
        ),
    ),
    (
        "ㄴ and ㄹ: ll, not nn",
        "ours",
        lambda _, ours, theirs: ours.replace("ll", "nn") == theirs.replace("ln", "nn").replace("ll", "nn"),
    ),
    (
        "tension after ㄹ in Chinese words",
        "ours",
        lambda _, ours, theirs: _voiceless(ours) == _voiceless(theirs),
    ),
    ("a stem by itself: ㅎ ends in a stop", "ours", lambda word, *_: word.endswith("렇") or word == "어떻"),
]
"""What words are about, who is right by the published rules, and how they are told; each word was read."""
OTHERWISE = {"속하": "theirs", "개발자": "theirs", "한국건설기술연구원": "open"}
"""Words that are judged otherwise than their class: a stem by itself; no tension in the dictionary; one word or two."""


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
    classes: dict[tuple[str, str], list[str]] = defaultdict(list)
    for word, ours_, theirs_ in other:
        name, right = next(
            ((name, right) for name, right, fits in CLASSES if fits(word, ours_, theirs_)),
            ("none of these", "not read"),
        )
        right = right if right == "both" else OTHERWISE.get(word, right)
        classes[name, right].append(f"{word} {ours_}, not {theirs_}")
    for (name, right), found in sorted(classes.items(), key=lambda item: -len(item[1])):
        print(f"  {len(found):>4} {right}: {name}: {'; '.join(found if verbose else found[:2])}")


def _nasals(form: str) -> int:
    return form.count("n") + form.count("l") + form.count("m")


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
