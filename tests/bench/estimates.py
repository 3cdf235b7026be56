"""How many bad drafts the estimates catch, and how many good translations they doubt.

    python tests/bench/estimates.py --data DIR

Professional news translations stand for good drafts: none of their flags is right. Bad drafts are made of them: the
translation of another sentence, the source as it is, the translation into the other language, one digit changed, the
first half, a "not" taken out of the source. Caught is what has any flag, and what has the one that is made for it.
"""

import argparse
import os
import random
import re
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from l10n.align.encoder import Encoder
from l10n.estimate import RULES, Estimate, estimate, is_polite
from l10n.text.negation import negations


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=Path(os.environ.get("L10N_BENCH_DATA", "data")))
    parser.add_argument("--show", default="", help="Print the good translations that have this flag.")
    options = parser.parse_args()
    encoder = Encoder()
    for name, locales in (("ntrex-dev", ("ko", "ja")), ("park-dev", ("ko",))):
        folder = options.data / name
        if not folder.is_dir():
            print(f"{folder} is absent: left out")
            continue
        texts = {
            locale: (folder / f"{locale}.txt").read_text("utf-8").splitlines() for locale in ("en", *locales)
        }
        ids = folder / "ids.tsv"
        documents = (
            [line.split("\t")[0] for line in ids.read_text("utf-8").splitlines()] if ids.is_file() else []
        )
        for locale in locales:
            other = texts.get("ja" if locale == "ko" else "ko")
            _measure(
                name,
                locale=locale,
                sources=texts["en"],
                targets=texts[locale],
                other=other,
                documents=documents,
                encoder=encoder,
                show=options.show,
            )


def _measure(
    name: str,
    *,
    locale: str,
    sources: Sequence[str],
    targets: Sequence[str],
    other: Sequence[str] | None,
    documents: Sequence[str],
    encoder: Encoder,
    show: str,
) -> None:
    judge = _judge(encoder, locale, documents)
    good = judge(sources, targets)
    for source, target, found in zip(sources, targets, good, strict=True):
        if show and any(flag.rule == show for flag in found.flags):
            print(found.flags, source, target, sep="\n  ")
    counts = Counter(rule for found in good for rule in {flag.rule for flag in found.flags})
    print(f"\n{name} en-{locale}, {len(sources)} sentences: good ones with flags")
    print("  ".join(f"{rule} {counts[rule] / len(good):.1%}" for rule in RULES), end="")
    print(f"  any {sum(bool(found.flags) for found in good) / len(good):.1%}")
    chance = random.Random(4)  # noqa: S311 - the same every time
    shift = [
        targets[(at + 7 + chance.randrange(len(targets) - 14)) % len(targets)] for at in range(len(targets))
    ]
    bad: dict[str, tuple[str, list[tuple[str, str]]]] = {
        "shuffled": ("meaning", list(zip(sources, shift, strict=True))),
        "untranslated": ("untranslated", [(source, source) for source in sources]),
        "one digit changed": (
            "number",
            [
                (s, new)
                for s, t in zip(sources, targets, strict=True)
                if (new := _other_digit(t, chance)) and re.search("[0-9]", s)
            ],
        ),
        "first half": ("length", [(s, t[: len(t) // 2]) for s, t in zip(sources, targets, strict=True)]),
        "said twice": ("repetition", [(s, f"{t} {t}") for s, t in zip(sources, targets, strict=True)]),
        "not taken out": (
            "negation",
            [(s.replace(" not ", " "), t) for s, t in zip(sources, targets, strict=True) if _once(s, locale)],
        ),
    }
    if other:
        bad["wrong language"] = ("script", list(zip(sources, other, strict=True)))
    for kind, (rule, pairs) in bad.items():
        found = judge([s for s, _ in pairs], [t for _, t in pairs])
        own = sum(any(flag.rule == rule for flag in one.flags) for one in found)
        some = sum(bool(one.flags) for one in found)
        print(f"  {kind:18} {len(pairs):4}: {rule} {own / len(pairs):.3f}, any flag {some / len(pairs):.3f}")


def _judge(
    encoder: Encoder, locale: str, documents: Sequence[str]
) -> Callable[[Sequence[str], Sequence[str]], list[Estimate]]:
    def manner(targets: Sequence[str]) -> list[bool]:
        """Whether the report that a sentence is of is written plainly, as most of it is."""
        if len(targets) != len(documents):
            return [True] * len(targets)
        told: dict[str, list[bool]] = {}
        for document, target in zip(documents, targets, strict=True):
            polite = is_polite(target, locale=locale)
            if polite is not None:
                told.setdefault(document, []).append(not polite)
        return [
            2 * sum(told.get(document, [True])) > len(told.get(document, [True])) for document in documents
        ]

    def judge(sources: Sequence[str], targets: Sequence[str]) -> list[Estimate]:
        ours, theirs = (encoder.vectors(encoder.sums(texts)) for texts in (sources, targets))
        return [
            estimate(s, t, source_locale="en", target_locale=locale, likeness=float(a @ b), plain=plain)
            for s, t, a, b, plain in zip(sources, targets, ours, theirs, manner(targets), strict=True)
        ]

    return judge


def _other_digit(text: str, chance: random.Random) -> str:
    places = [match.start() for match in re.finditer("[0-9]", text)]
    if not places:
        return ""
    at = chance.choice(places)
    digit = chance.choice([d for d in "123456789" if d != text[at]])
    return text[:at] + digit + text[at + 1 :]


def _once(source: str, locale: str) -> bool:
    return source.count(" not ") == 1 and len(negations(source, locale="en")) == 1 and locale in {"ko", "ja"}


if __name__ == "__main__":
    main()
