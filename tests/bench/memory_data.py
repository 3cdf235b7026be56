"""Sentences to fill a memory with, and others like them to look up.

Real text as far as it goes: line-aligned news and treebanks of a data folder, the messages of the programs that are
installed, one-line descriptions of packages. What is missing to a wanted size is two of these sentences in one.
"""

import gettext
import random
import re
import shutil
import subprocess
from pathlib import Path

_MESSAGES = Path("/usr/share/locale")
_LEAST, _MOST = 12, 400
_ENGLISH = re.compile(r"[A-Za-z]")


def english(data: Path, size: int, *, seed: int = 7) -> list[str]:
    """Distinct English texts, news first."""
    texts = dict.fromkeys([*news(data, "en"), *_messages(), *_packages()])
    return _grown(
        [text for text in texts if _LEAST <= len(text) <= _MOST and _ENGLISH.search(text)], size, seed, " "
    )


def japanese(data: Path, size: int, *, seed: int = 7) -> list[str]:
    """Distinct Japanese texts, news first."""
    texts = dict.fromkeys([*news(data, "ja"), *_messages("ja")])
    found = [text for text in texts if _LEAST // 2 <= len(text) <= _MOST and re.search("[ぁ-ん]", text)]
    return _grown(found, size, seed, "")


def news(data: Path, locale: str) -> list[str]:
    """Lines of the sets, and sentences of the treebanks, of a language."""
    texts: list[str] = []
    for name in ("ntrex-dev", "park-dev"):
        path = data / name / f"{locale}.txt"
        if path.is_file():
            texts += path.read_text("utf-8").splitlines()
    for path in sorted((data / "ud").glob(f"{locale}_*.conllu")):
        texts += re.findall("(?m)^# text = (.*)$", path.read_text("utf-8"))
    return [text.strip() for text in texts if text.strip()]


def edited(text: str, chance: random.Random, *, share: float, spaced: bool = True, words: list[str]) -> str:
    """The text with so many of its words changed, left out, or others put in."""
    parts = _parts(text, spaced=spaced)
    for _ in range(max(1, round(share * len(parts)))):
        at = chance.randrange(len(parts))
        match chance.randrange(4):
            case 0 if len(parts) > 2:
                del parts[at]
            case 1:
                parts.insert(at, chance.choice(words))
            case _:
                parts[at] = chance.choice(words)
    return (" " if spaced else "").join(parts)


def _parts(text: str, *, spaced: bool) -> list[str]:
    """Words, or runs of one script in a language without spaces."""
    return text.split() if spaced else re.findall("[一-鿿々]+|[ァ-ヺー]+|[ぁ-ゖ]+|[A-Za-z0-9]+|.", text)


def queries(texts: list[str], count: int, *, seed: int = 11, spaced: bool = True) -> list[str]:
    """Texts like some of these: one word changed, up to a third of them, and some that are like none."""
    chance = random.Random(seed)  # noqa: S311 - the same every time
    some = chance.sample(texts, min(2000, len(texts)))
    words = [word for text in some for word in _parts(text, spaced=spaced)]
    found = []
    for at in range(count):
        text = chance.choice(texts)
        if at % 10 == 9:
            other = chance.choice(texts)
            found.append(text[: len(text) // 2] + other[len(other) // 2 :])
        else:
            found.append(edited(text, chance, share=chance.uniform(0.03, 0.33), spaced=spaced, words=words))
    return found


def _grown(texts: list[str], size: int, seed: int, joiner: str) -> list[str]:
    chance = random.Random(seed)  # noqa: S311 - the same every time
    seen = dict.fromkeys(texts[:size])
    while len(seen) < size:
        seen.setdefault(f"{chance.choice(texts)}{joiner}{chance.choice(texts)}")
    return list(seen)


def _messages(locale: str = "") -> list[str]:
    """Messages of the programs that are installed: their English, or what a language has for it."""
    texts: list[str] = []
    for path in sorted(_MESSAGES.glob(f"{locale or '*'}/LC_MESSAGES/*.mo")):
        try:
            with path.open("rb") as file:
                catalog = gettext.GNUTranslations(file)
        except (OSError, UnicodeError, ValueError, LookupError):
            continue
        pairs = catalog._catalog.items()
        texts += [
            target if locale else source for source, target in pairs if isinstance(source, str) and source
        ]
    return [line.strip() for text in texts for line in text.split("\n") if line.strip()]


def _packages() -> list[str]:
    """One-line descriptions of packages, where the system has lists of them."""
    if not shutil.which("apt-cache"):
        return []
    found = subprocess.run(["apt-cache", "dumpavail"], capture_output=True, text=True, check=False)
    return re.findall("(?m)^Description(?:-en)?: (.*)$", found.stdout)
