"""Where a sentence says no: negating words and endings of English, Korean and Japanese.

Counted, not understood: a word that only contains a negation (nothing but, 끊임없이, 少なくない) is not told from one
that turns the sentence around, except for fixed phrases.
"""

import re
from enum import Enum
from functools import lru_cache

from l10n.text.joining import language
from l10n.text.words import latin_words

_LONGEST = 20_000
_EN = re.compile(
    r"\b(?:not|never|no|none|nobody|nothing|nowhere|neither|nor|cannot|without)\b|(?<=[a-z])n['’]t\b",
    re.IGNORECASE,
)
_EN_IDIOM = re.compile(
    r"""(?ix)\b(?:not\b[^.!?]{1,40}\bbut|not\ only|no\ doubt|no\ longer\ than|no\ sooner|nothing\ but|no\ less\ than|not\ least|whether\ or\ not|if\ not|no\.\ ?[0-9]|no\ matter|why\ not|not\ to\ mention|can(?:no|['’])t\ help|can(?:not|['’]t)\ wait|no\ further|why\ (?:would|should|did|do|does|wo|ca)n['’]t|last\ but\ not)"""
)
_EN_WEAK = re.compile(
    r"""(?ix)(?:few|little|hardly|barely|scarcely|rarely|seldom|unless|fail(?:s|ed|ing|ure)?|refus\w+|den(?:y|ies|ied|ying|ial)|reject\w*|lack\w*|unable|impossible|ban(?:s|ned)?|prohibit\w*|forb[ia]d\w*|prevent\w*|stop(?:s|ped)?|avoid\w*|absen\w+|slow\w*|weak\w*|poor\w*|bad(?:ly)?|wrong\w*|late|delay\w*|withh\w+|close[sd]?|shut\w*|mis[a-z]{4,}|cancel\w*|halt\w*|suspend\w*|out-of|hid\w*|secret\w*|silen\w*|ignor\w*|neglect\w*|forg[eo]t\w*|differ\w*|oppos\w*|object\w*|declin\w*|miss(?:ed|ing)|without|un[a-z]{4,}|in(?:visible|capable|sufficient|eligible|adequate|ability|complete|evitable|correct|active|efficient|experienced|accurate)|im(?:possible|perfect|mature|proper)|il(?:legal|licit|literate)|ir(?:regular|responsible|relevant|reversible)|dis[a-z]{4,}|non[a-z-]{3,}|free\ of|short\ of|only|just|yet|but|than|too|until|other|except|instead|rather|half-?|less|minus|worst|loss|lost|lose[sr]?|losing|doubt\w*|tough|hard|difficult\w*|unpreceden\w*|away|out\ of|beyond|regardless|despite|anti\w*|empty|zero|end(?:s|ed)?|surely|must|have\ to|has\ to|had\ to|should|need(?:s|ed)?|rare|even|any(?:one|thing|more)?|ever|\w+less|\w+-free|alone|against|stay\w*|continu\w*|keep\w*|kept|remain\w*|struggl\w*|almost|so\ that|wonder\w*|question\w*|strict\w*|still|constant\w*|same|single|simply)"""
)
_EN_STRONG = frozenset(
    {"not", "never", "no", "none", "nobody", "nothing", "nowhere", "neither", "nor", "cannot", "without"}
)
_SHORTENED = re.compile(r"n['’]t\b(?<=[a-z]n.t)", re.IGNORECASE)
_KO = re.compile(
    r"""(?x)
    (?P<idiom>수밖에\ ?없|뿐(?:만)?\ ?(?:아니|만\ 아니)|못지않|틀림없|다름없|끊임없|관계없|상관없|변함없|아낌없|거침없|꾸준히|적지\ ?않|않을\ ?까|아닐\ ?까|아닌가|않나|않습니까|않느냐|하지\ ?않을\ ?수\ ?없|지\ ?않을\ ?수\ ?없|더할\ 나위\ 없|어쩔\ 수\ 없|여지없|빠짐없|머지않|얼마\ ?지나지\ ?않|아니라|다름\ ?아닌|못지\ ?않|만만치\ ?않|않으면\ 안|어김없|터무니없)
    | (?P<strong>지\ ?(?:는|도|를|가)?\ ?(?:않|못)|[^\s]지\ ?(?:마[라세십]|말[라아고자]|말아)|못\ ?(?:했|한|하[고는지며면]|해|할)|(?<![가-힣])안\ (?:[가-힣])|없(?:[다던겠는었을고이으어지애습음]|으)|(?<![가-힣])아닙|아닙니다|(?<![가-힣])아니(?:다|었|라|며|고|냐|지|요|에요)|아닌|아님|않(?:[았는다을고은기으아게습])|(?<![가-힣])못\ [가-힣])
    | (?P<weak>아니[오요]|아뇨|못[가-힣]|거부|거절|부인|부정(?![이을을부선행한적])|금지|막|(?<![가-힣])(?:불(?!교|꽃|빛|길|고기|과)|무(?!역|기|대|산|선|장|게|엇|슨|용|릎)|미(?!국|사일|디어|래|술|터|군|화|소|용)|비(?!료|용|가|행|서|밀|디|닐|슷|율|교|상|바|중|누)|반(?!도|찬|년|복|드시|지|장))[가-힣]|실패|모[르른릅를]|몰[랐라]|부족|결여|모자[라란]|어렵|어려|힘들|제외|중단|멈|그만|거의|만\b|뿐|밖에|아직|결코|전혀|별로|절대|기피|피하|피했|취소|포기|잃|끊|떨어[지졌진]|빠[지졌진]|탈|외면|반대|놓[치쳤친]|덜|드[물문]|거두|마다|대신|싫|말[라아고자며았]|실격|어긋|그쳤|그치|삼가|제대로|역시|배제|면하|면했|벗어|논란|의문|결렬|무산|부결)
    """
)
_JA = re.compile(
    r"""(?x)
    (?P<idiom>だけで(?:は|も)?な[くい]|ばかりで(?:は|も)?な[くい]|のみなら?ず|かも(?:しれ|知れ)(?:な[いくか]|ませ)?|(?:ないと(?=い|な[らり]|、|ね|だめ|ダメ)|なくては|なければ|なきゃ|なくちゃ)(?:(?:いけ|な[らり]|だめ|ダメ)(?:な[いくか]|ませ)?)?|に違いな|にちがいな|に過ぎな|にすぎな|しかな|に他なら|にほかなら|ざるを得な|とんでもな|少なくな|少なくとも|ではないか|じゃないか|ないだろうか|ないかと|ないでしょうか|間違いな|余儀な|やむを得な|仕方な|仕方が?な|申し訳な|危な|さりげな|数少な|少ない|絶え間な|相違な|何気な|まもな|間もな|無く|なくなった|相次|切ない|幼い|汚な|勿体な|はかな)
    | (?P<strong>(?<!よう)(?<!そう)(?<!たい)な(?:い(?![えたまく])|かった|かっ|ければ)|(?<=[わたかがさらばまなはもれせけてめねべえしきじにひみりびでくぎ])なく(?!な)|ません|ませ|ず(?=[、に。にも]|、)|ずに|(?<=[わたかがさらばまなせけてめねべえれ])ぬ(?![けくれぐいきり])|なし(?![いてた])|無し|[^少]なき)
    | (?P<weak>いや|いいえ|ノー(?!ト|ベ|ス|ル|マ)|無|不(?!正|動産)|未(?!来|明|満)|非(?!常)|否|反|禁|拒|避|欠|失|断|難し|困難|足り|ゼロ|止|中止|まだ|しか|のみ|だけ|以外|除|まい|なく|め(?:な|ぬ)|ず|嫌|減|ダメ|だめ|駄目|免|まで|逃|落|消|ほとんど|にくい|づらい|かね|違|別|抜|外|控え|異な|切れ|終|廃|停|疑|途絶|破|やめ)
    """
)
_PATTERNS = {"ko": _KO, "ja": _JA}


class Polarity(Enum):
    """Which way a sentence points, as far as words tell."""

    NEGATIVE = "negative"
    """It has a word that says no."""
    OPEN = "open"
    """It has a word that may say so: few, fail, 금지, 不."""
    POSITIVE = "positive"


def negations(text: str, *, locale: str) -> list[tuple[int, int]]:
    """Spans of the words and endings that say no; none in languages other than English, Korean and Japanese."""
    text, own = text[:_LONGEST], language(locale)
    if own == "en":
        idioms = [m.span() for m in _EN_IDIOM.finditer(text)]
        found = (m.span() for m in _EN.finditer(text))
        return [span for span in found if not any(start <= span[0] < end for start, end in idioms)]
    pattern = _PATTERNS.get(own)
    if pattern is None:
        return []
    return [m.span() for m in pattern.finditer(text) if m.lastgroup not in {"weak", "idiom"}]


def polarity(text: str, *, locale: str) -> Polarity:
    """Whether a sentence says no, may say so, or does not."""
    if language(locale) == "en":
        return _english(text[:_LONGEST])
    pattern = _PATTERNS.get(language(locale))
    if pattern is None:
        return Polarity.OPEN
    seen = Polarity.POSITIVE
    for match in pattern.finditer(text[:_LONGEST]):
        if match.lastgroup not in {"weak", "idiom"}:
            return Polarity.NEGATIVE
        seen = Polarity.OPEN
    return seen


def _english(text: str) -> Polarity:
    words = latin_words(text)
    if not words.isdisjoint(_EN_STRONG) or _SHORTENED.search(text):
        return Polarity.NEGATIVE if negations(text, locale="en") else Polarity.OPEN
    return Polarity.OPEN if any(map(_is_weak, words)) else Polarity.POSITIVE


@lru_cache(maxsize=8192)
def _is_weak(word: str) -> bool:
    return bool(_EN_WEAK.fullmatch(word))
