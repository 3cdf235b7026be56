"""Find Korean particles that do not fit the sound before them, as far as that can be told without a dictionary.

Many nouns and verbs end in syllables that also are particles: 마을, 국가, 먹는. A particle is called wrong only where
its form cannot be anything else there; the lists below name what can.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from l10n.text.josa import Final, final, josa

_SYLLABLES, _END, _TAILS = 0xAC00, 0xD7A4, 28
_RIEUL = 8


def _class(*tails: int) -> str:
    return "".join(chr(code) for code in range(_SYLLABLES, _END) if (code - _SYLLABLES) % _TAILS in tails)


_VOWEL = _class(0)
_LIQUID = _class(_RIEUL)
_CLOSED = _class(*(tail for tail in range(1, _TAILS)))
_HARD = _class(*(tail for tail in range(1, _TAILS) if tail != _RIEUL))
_STEMLESS = _class(1, 4, _RIEUL, 16, 17, 19, 21)
"""Syllables closed by ㄱ ㄴ ㄹ ㅁ ㅂ ㅅ ㅇ: few verbs end so."""
_CALLED = frozenset(
    "데파까카와로하레꺼아나차사오모구누어거고보되새도마다바라타자가케메세테네게베페에제토조훼웨후두수꾸우튀쥐귀뷔"
)
"""Syllables before 이 in words that end so: 아이, 가까이, 하와이."""
_BEFORE_I = "".join(sign for sign in _VOWEL if sign not in _CALLED)
_WRONG = re.compile(
    f"[을은과를와가는로으이](?:(?<=[{_BEFORE_I}]이)(?= [가-힣])|(?<=[{_VOWEL}][을은과])|(?<=[{_VOWEL}{_LIQUID}]으)로|(?<=[{_CLOSED}][를와가])"
    f"|(?<=[{_STEMLESS}]는)|(?<=[{_HARD}]로))(?![가-힣])"
)
"""Begins with what it looks for, and looks back then: so the engine can skip to the next candidate."""
_NOUN_ENDS = {
    "을": "마을 가을 노을 고을 여을 개을",
    "은": "좋은 지은 나은 이은 부은 그은 저은 자은 고은 가은 하은 다은 예은 주은 시은 세은 소은 서은 채은 보은 혜은 유은 수은 재은 효은 희은 조은 태은 규은",
    "과": "사과 효과 초과 부과 여과 교과 외과 내과 치과 투과 모과 유과 다과 이과 아과 소과 대과 세과 무과 누과 비과 조과 수과 피과 제과 시과 고과",
    "가": (
        "국가 작가 평가 증가 참가 첨가 추가 전가 원가 단가 정가 상가 강가 명가 동가 등가 불가 일가 월가 실가 삼가 감가 입가 업가 집가 법가 급가 문가 술가 설가 "
        "학가 악가 축가 각가 극가 략가 객가 출가 판가 분가 본가 신가 인가 은가 는가 던가 런가 한가 운가 린가 젠가 딘가 군가 언가 찬가 년가 진가 건가 산가 반가 "
        "연가 론가 난가 안가 관가 간가 민가 권가 현가 쟁가 공가 방가 행가 량가 농가 경가 영가 병가 양가 당가 창가 장가 처가 중가 종가 총가 승가 성가 생가 빙가 "
        "냉가 흥가 혹가 락가 독가 속가 목가 복가 역가 적가 력가 직가 식가 약가 액가 폭가 욕가 택가 절가 열가 결가 별가 철가 할가 활가 달가 탈가 물가 칼가 길가 "
        "뜰가 돌가 눈가 손가 못가 닷가 냇가 뭔가 밭가 옷가 값가 금가 음가 심가 염가 암가 담가 탐가 잠가 답가 갑가 섭가 접가 협가 합가 흡가 습가 십가 럽가 을가 "
        "릴가 올가 갈가 볼가 줄가 살가 틀가 걸가 "
    ),
    "와": "몰와",
    "를": "들를",
    "로": (
        "종로 경로 선로 진로 항로 통로 원로 난로 판로 언로 공로 농로 산로 책로 입로 출로 급로 근로 송로 광로 간로 신로 행로 폭로 중로 복로 연로 촌로 단로 "
        "관로 환로 전로 한로 남로 안로 암로 함로 험로 협로 악로 락로 육로 옥로 백로 역로 약로 격로 적로 축로 각로 목로 곡로 양로 상로 정로 성로 당로 방로 평로 "
        "청로 왕로 강로 향로 명로 등로 승로 영로 곳로 이로 새로 따로 바로 서로 그대로 도로 함부로 스스로 홀로 실로 별로 날로 참로 만로 인로 본로 민로 운로 천로 "
        "반로 "
    ),
}
_NOUNS = {particle: frozenset(ends.split()) for particle, ends in _NOUN_ENDS.items()}
"""Last two syllables of words that end in what elsewhere is a particle."""
_PRICES = re.compile(
    r"(?:\A|[^가-힣]|소비자|생산자|수입|수출|밥상|장바구니|고|저|도매|소매|농산물|체감|생활|시장)물가\Z"
)
_STEMS = frozenset(
    "먹막죽녹썩찍식익속묵적박삭국꺽낚닦석작"  # ㄱ
    "안신낀"  # ㄴ
    "남숨감참심넘삼담품듬뿜금깜잠점움놈엄"  # ㅁ
    "입잡뽑씹집업굽접눕돕줍뵙꼽좁깁갑겹헙습"  # ㅂ
    "웃씻벗빗솟짓잇낫붓긋젓앗뺏못빚"  # ㅅ
)
"""Syllables that stems of verbs end in."""
_WORD = 12


@dataclass(frozen=True, slots=True)
class WrongJosa:
    """A particle that does not fit."""

    start: int
    end: int
    """Of the particle, half-open."""
    right: str
    """What should stand there."""


def wrong_josa(text: str) -> list[WrongJosa]:
    """Particles that do not fit the sound before them, in order; linear.

    Args:
        text: Korean, without marks.

    Misses 는 after syllables that verbs may end in (먹는), unless digits, capitals or a bracket
    stand before them.
    """
    found = [*_after_hangul(text), *_after_others(text)]
    return sorted(found, key=lambda one: one.start)


def wrong_after(text: str, name_end: int) -> WrongJosa | None:
    """The particle behind a name that is known to end at an offset, if it does not fit."""
    match = _AFTER_NAME.match(text, name_end)
    if match is None:
        return None
    right = josa(text[max(0, name_end - _WORD) : name_end], match[1])
    return None if right == match[1] else WrongJosa(match.start(1), match.end(1), right)


_AFTER_NAME = re.compile("(으로|을|를|은|는|이|가|과|와|로)(?:도|만|서|는|의|부터)?(?![가-힣])")


def _after_hangul(text: str) -> Iterator[WrongJosa]:
    for match in _WRONG.finditer(text):
        particle, at = match[0], match.start()
        if text[match.end() : match.end() + 1] == "(" and particle not in {"를", "을"}:
            continue  # 멘가(Menga): the spelling of a name that ends so
        if not _is_word(text[max(0, at - _WORD) : at], particle):
            yield WrongJosa(at, match.end(), josa(text[at - 1], particle))


def _is_word(before: str, particle: str) -> bool:
    """Whether the particle may be the end of a word."""
    last = before[-1]
    if particle == "는":
        return last in _STEMS
    two = last + particle
    if two == "물가":
        return bool(_PRICES.search(before[-8:] + particle))
    if (
        particle in {"을", "은"}
        and last in "지나이부그저자"
        and (not "가" <= before[-2:-1] <= "힣" or before[-2] in "론듭뒤퍼아몰")
    ):
        return True
    if particle == "은" and two in _NOUNS["은"]:
        # A given name, 김고은; what is longer is a noun with a particle.
        word = re.search(r"[가-힣]*\Z", before)
        return word is None or len(word[0]) <= 2  # noqa: PLR2004
    if particle == "와" and len(before) > 1 and last in "돌놀":
        return False
    return two in _NOUNS.get(particle, ())


_OTHERS = re.compile(
    r"(?P<word>(?<![0-9,.])[0-9][0-9,.]{0,24}(?:%|℃|km|kg|cm|mm|m|g|t)?|[%％℃]|(?<![A-Za-z])[A-Z]{2,6}(?![a-z])|[가-힣][”’」』〉》)\]]{1,2})(?P<particle>으로|을|를|은|는|이|가|과|와|로)(?![가-힣0-9A-Za-z])"
)

_ANY_OTHER = re.compile(
    r"[0-9A-Za-z%％℃”’」』〉》)\]](?:으로|을|를|은|는|이|가|과|와|로)(?![가-힣0-9A-Za-z])"
)


def _after_others(text: str) -> Iterator[WrongJosa]:
    """After digits, signs, capitals, closing quotes and brackets no word of Korean goes on."""
    if not _ANY_OTHER.search(text):
        return
    for match in _OTHERS.finditer(text):
        particle, at = match["particle"], match.start("particle")
        before = text[max(0, at - 60) : at]
        if final(before) is None:
            continue
        right = josa(before, particle)
        if right != particle and not _open(match["word"], before, particle):
            yield WrongJosa(at, match.end("particle"), right)


def _open(word: str, before: str, particle: str) -> bool:
    """Whether the sound before is not sure: a bracket may be read or passed over, a digit have two readings."""
    if word[-1] in ")]":
        inner = before[before.rfind("(" if word[-1] == ")" else "[") + 1 : -1]
        sound = final(inner)
        return sound is None or josa(inner, particle) == particle
    if word[-1].isdigit():
        return final(word) is not Final.NONE and particle in {"이", "가"} and word[-1] == "1"
    if word.isupper() and word.isascii():
        # SARS, NASA and NATO are read as words.
        return len(word) > 3 or word[-1] in "LMNR"  # noqa: PLR2004
    return False
