"""What two sentences lose where they are joined: their marks of beginning and end, and what these do to their neighbours.

The encoder adds up tokens, each seen with a few on either side. So a joined text is the sum of its sentences but for
what changes at the seam; that is nearly the same at every seam of a language and is taken here from a few sentences.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from l10n.align.network import Floats, Halves, Ints

_PROBES = {
    "Latn": (
        "Rice prices rose again in the border towns last week.",
        "Nobody knows when the trains will run again.",
        "The police searched eleven houses near the station.",
        "Most of the grain had been sold by the end of March.",
        "She has not heard from her brother since the summer.",
        "Officials promised that the new school would open soon.",
        "They carried the coal home on their backs.",
        "A woman in her forties said the market was empty.",
    ),
    "Hang": (
        "지난주 국경 도시에서 쌀값이 다시 올랐다.",
        "열차가 언제 다시 다닐지 아무도 모른다.",
        "보안원들은 역 근처의 집 열한 채를 수색했다.",
        "곡물은 대부분 3월 말까지 팔려 나갔다.",
        "그는 여름부터 동생의 소식을 듣지 못했다.",
        "간부들은 새 학교가 곧 문을 연다고 약속했다.",
        "주민들은 석탄을 등에 지고 집까지 날랐다.",
        "40대 여성은 시장이 텅 비었다고 말했다.",
    ),
    "Kana": (
        "先週、国境の町でコメの値段がまた上がった。",
        "列車がいつ再び走るのかは誰にも分からない。",
        "警察は駅の近くにある十一軒の家を捜索した。",
        "穀物のほとんどは三月末までに売られてしまった。",
        "彼女は夏から弟の消息を聞いていない。",
        "幹部たちは新しい学校がもうすぐ開くと約束した。",
        "住民は石炭を背負って家まで運んでいた。",
        "四十代の女性は市場が空っぽだったと話した。",
    ),
}
_JOINERS = {"Latn": " ", "Hang": " ", "Kana": ""}


@dataclass(frozen=True, slots=True)
class Seam:
    """What a part of a text lacks that a text of its own would have, as sums, (width + 1,)."""

    begin: Floats
    """Where something stands before it."""
    end: Floats
    """Where something follows."""

    def blocks(self, sums: Floats, size: int) -> Floats:
        """Sums of all runs of ``size`` neighbouring sentences, (n - size + 1, width + 1)."""
        count = len(sums) - size + 1
        lost = self.begin + self.end
        out = sums[:count].copy()
        for shift in range(1, size):
            out += sums[shift : count + shift] - lost
        return out

    def alone(self, clauses: Halves, counts: Ints) -> Floats:
        """Sums of clauses as they would be as texts of their own, (k, width + 1)."""
        firsts = np.cumsum(counts) - counts
        inner = np.ones(len(clauses), bool)
        inner[firsts] = False
        followed = np.append(inner[1:], False)
        out = clauses.astype(np.float32)
        out[inner] += self.begin
        out[followed] += self.end
        return out


def learn_seams(clauses: Callable[[Sequence[str]], tuple[Halves, Ints]], *, width: int) -> dict[str, Seam]:
    """Seams by script, from what ``clauses`` makes of joined sentences; under "" the mean, for all other scripts.

    Nothing is lost where the model does not know the clauses of a text: its sums are then none of tokens.
    """
    found: dict[str, Seam] = {}
    for script, texts in _PROBES.items():
        (alone, whole), (joined, counts) = (
            (sums.astype(np.float32), found)
            for sums, found in (
                clauses(texts),
                clauses([_JOINERS[script].join(pair) for pair in pairwise(texts)]),
            )
        )
        if (whole != 1).any() or (counts != 2).any():  # noqa: PLR2004 -- each pair is cut at its seam
            continue
        found[script] = Seam((alone[1:] - joined[1::2]).mean(axis=0), (alone[:-1] - joined[::2]).mean(axis=0))
    nothing = np.zeros(width + 1, np.float32)
    seams = list(found.values()) or [Seam(nothing, nothing)]
    found[""] = Seam(
        np.mean([seam.begin for seam in seams], axis=0), np.mean([seam.end for seam in seams], axis=0)
    )
    return found
