"""Characters that nobody sees and that break searching, and letters taken apart."""

import re
import unicodedata
from collections.abc import Iterator

from l10n.checks.pair import Pair
from l10n.checks.rule import Hit, Rule
from l10n.model import Severity

_HIDDEN = re.compile(
    "[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufff9-\ufffb\ufffd\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]+"
)
_APART = re.compile("[\u1100-\u11ff]+|[\u3041-\u30ff][\u3099\u309a]|[A-Za-z][\u0300-\u036f]")
_ANY_APART = re.compile("[\u1100-\u11ff\u3099\u309a\u0300-\u036f]")
_RTL = frozenset({"ar", "he", "fa", "ur"})
_LOST = "\ufffd"


def _run(pair: Pair) -> Iterator[Hit]:
    text = pair.plain_target
    if text.isascii() and text.isprintable():
        return
    for match in _HIDDEN.finditer(text):
        if match[0] in pair.plain_source or (
            pair.language in _RTL and set(match[0]) <= set("\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2069")
        ):
            continue
        if _LOST in match[0]:
            yield Hit(match.span(), "lost")
        else:
            yield Hit(
                match.span(),
                "hidden",
                {"codes": " ".join(f"U+{ord(sign):04X}" for sign in match[0][:4])},
                fix="",
            )
    for match in _APART.finditer(text) if _ANY_APART.search(text) else ():
        whole = unicodedata.normalize("NFC", match[0])
        if whole != match[0]:
            yield Hit(match.span(), "apart", {"target": whole}, fix=whole)


rule = Rule(
    name="invisible",
    group="form",
    severity=Severity.ERROR,
    messages={
        "hidden": {
            "en": "Invisible: {codes}.",
            "ko": "보이지 않는 문자: {codes}.",
            "ja": "見えない文字：{codes}。",
        },
        "lost": {
            "en": "A character that was lost in some encoding.",
            "ko": "인코딩 과정에서 잃은 글자가 있다.",
            "ja": "文字化けした文字がある。",
        },
        "apart": {
            "en": "“{target}” is written in parts (not NFC).",
            "ko": "“{target}”의 자모가 풀어져 있다(NFC가 아니다).",
            "ja": "「{target}」が分解されている（NFCでない）。",
        },
    },
    finds="Zero-width, direction and control characters, lost ones, and letters in decomposed form.",
    misses="Those that the source has as well, and direction marks in languages that need them.",
    unit=_run,
)
