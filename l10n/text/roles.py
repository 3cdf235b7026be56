"""Words for what a person is, a trader or a nurse, in English, Korean and Japanese: who speaks where no name is given."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from l10n.text.joining import language

_ROLES = (
    ("official cadre functionary", "관리 당국자 관계자 간부 일꾼 공무원 관료", "関係者 当局者 幹部 役人 職員 官僚 公務員"),
    ("trader merchant vendor seller peddler", "상인 장사꾼 무역상 무역업자 판매상 노점상 판매원", "商人 業者 商売人 貿易商 売り手 露店商 販売員"),
    ("farmer peasant", "농민 농부 농장원 농사꾼", "農民 農家 農場員 農夫"),
    ("soldier conscript recruit", "군인 병사 사병 신병 대원", "兵士 軍人 隊員 新兵"),
    ("doctor physician surgeon", "의사 군의관 외과의사 전문의", "医師 医者 外科医"),
    ("nurse", "간호사 간호원", "看護師 看護婦"),
    ("teacher schoolteacher", "교사 교원 선생 선생님", "教師 先生 教員 教諭"),
    ("professor", "교수", "教授"),
    ("student pupil", "학생 대학생 제자 고교생 중학생", "学生 生徒 児童 大学生"),
    ("driver", "운전사 운전수 운전기사 기사 운전자", "運転手 ドライバー 運転士"),
    ("policeman policewoman", "경찰 경찰관 보안원 안전원", "警察 警官 警察官 保安員 安全員"),
    ("spokesman spokeswoman spokesperson", "대변인 대변자", "報道官 広報担当者 スポークスマン 広報官"),
    ("lawyer attorney", "변호사 변호인", "弁護士 弁護人 代理人"),
    ("judge", "판사 재판관 법관 심판", "裁判官 判事 審判"),
    ("prosecutor", "검사 검찰 검찰관", "検察官 検事 検察"),
    ("coach manager", "감독 코치 매니저 지배인 책임자 관리자 관리인 점장", "監督 コーチ マネージャー マネジャー 支配人 責任者 店長 管理者"),
    ("captain skipper", "선장 주장 대위 기장", "船長 主将 キャプテン 機長 大尉"),
    ("fisherman", "어민 어부", "漁師 漁民"),
    ("miner", "광부 탄부", "鉱夫 坑夫"),
    ("worker laborer labourer", "노동자 근로자 직원 종업원 작업자 인부", "労働者 従業員 作業員 職員 社員"),
    ("broker middleman", "브로커 중개인", "ブローカー 仲介人 仲介業者"),
    ("defector refugee escapee", "탈북자 탈북민 난민", "脱北者 難民"),
    ("resident villager", "주민 시민 이웃 현지인", "住民 市民 村人 町民"),
    ("customer shopper buyer", "손님 고객 구매자", "客 買い物客 顧客 購入者"),
    ("shopkeeper owner", "주인 점주", "店主 主人 オーナー 持ち主"),
    ("analyst expert researcher scientist", "전문가 분석가 연구원 연구자 과학자", "専門家 アナリスト 研究者 研究員 科学者"),
    ("reporter journalist correspondent", "기자 언론인 특파원", "記者 ジャーナリスト 特派員"),
    ("witness", "목격자 증인", "目撃者 証人"),
    ("survivor", "생존자", "生存者"),
    ("prisoner inmate", "수감자 죄수 재소자", "囚人 受刑者 収監者"),
    ("guard", "경비원 교도관 간수 경비병", "看守 警備員 警備兵 守衛"),
    ("inspector", "검사관 검열원 단속원 조사관 감독관", "検査官 検閲員 取締官 調査官"),
    ("author writer novelist", "작가 저자 필자 소설가", "作家 著者 筆者 小説家"),
    ("mother mom mum", "어머니 엄마 모친", "母 母親 お母さん"),
    ("father dad", "아버지 아빠 부친", "父 父親 お父さん"),
    ("wife", "아내 부인 처", "妻 奥さん 夫人"),
    ("husband", "남편", "夫 主人 旦那"),
    ("son", "아들", "息子"),
    ("daughter", "딸", "娘"),
    ("brother", "형 오빠 동생 남동생 형제", "兄 弟 兄弟"),
    ("sister", "누나 언니 여동생 누이 자매 동생", "姉 妹 姉妹"),
    ("grandmother", "할머니", "祖母 おばあさん"),
    ("grandfather", "할아버지", "祖父 おじいさん"),
)  # fmt: skip
"""A role a row: English, Korean, Japanese. Words of one row may stand for each other, and a word may be of two."""
_COLUMNS = {"en": 0, "ko": 1, "ja": 2}
_AROUND = {
    "en": (r"\b", r"s?\b"),
    "ko": ("(?<![가-힣])", "(?:들|님)?"),
    "ja": ("(?<![\u30a1-\u30fc\u3400-\u9fff々])", "(?:たち|ら|さん)?"),
}
"""What may stand before and behind a word of a role."""


@dataclass(frozen=True, slots=True)
class Role:
    """A word for what somebody is, as it stands in a text."""

    start: int
    end: int
    """Half-open, with the ending of its plural."""
    meanings: frozenset[str]
    """What roles it may be, by an English word for them in all languages."""


def read_roles(text: str, *, locale: str) -> Iterator[Role]:
    """Words for what people are, in order; none in languages other than English, Korean and Japanese."""
    own = language(locale)
    if own in _COLUMNS:
        words, pattern = _words(own)
        for match in pattern.finditer(text):
            yield Role(match.start(), match.end(), words[match[1].lower()])


def may_have_roles(words: frozenset[str]) -> bool:
    """Whether an English text of these words, in lower case, may name a role: many times as fast as looking."""
    return not words.isdisjoint(_english())


@cache
def _english() -> frozenset[str]:
    return frozenset(form for word in _words("en")[0] for form in (word, f"{word}s"))


@cache
def _words(own: str) -> tuple[dict[str, frozenset[str]], re.Pattern[str]]:
    words: dict[str, frozenset[str]] = {}
    for row in _ROLES:
        for word in row[_COLUMNS[own]].split():
            words[word] = words.get(word, frozenset()) | {row[0].partition(" ")[0]}
    before, behind = _AROUND[own]
    any_of = "|".join(sorted(words, key=len, reverse=True))
    return words, re.compile(f"{before}({any_of}){behind}", re.IGNORECASE)
