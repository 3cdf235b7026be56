"""Korean names of administrative units: the name proper and the word for the unit."""

import re

from l10n.terms.transliteration import tables

_PROVINCE = re.compile(
    "(?P<name>(?:경기|강원|제주|자강|량강|양강|(?:충청|전라|경상|황해|평안|함경)[남북]?))(?P<unit>(?:특별자치)?도)"
)
_UNIT = re.compile(
    "(?P<name>[가-힣]{2,}?)(?P<unit>특별자치시|특별시|광역시|직할시|구역|로동자구|노동자구|시|군|구|읍|면|리|동)"
)


def unit_of(word: str) -> str:
    """The word for the unit at the end of a place's name: ``리`` of 풍계리; nothing where the name is one whole.

    Names in ``data/whole_places.tsv`` only look as if they had one.
    """
    if word in tables.words("whole_places"):
        return ""
    match = _PROVINCE.fullmatch(word) or _UNIT.fullmatch(word)
    return match["unit"] if match else ""
