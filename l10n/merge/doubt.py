"""What speaks against trusting an alignment, whatever its links say."""

from collections.abc import Iterator

from l10n.model import Document, Finding, Severity
from l10n.text.joining import language
from l10n.text.marks import strip_marks
from l10n.text.scripts import script_for, script_of

_CALIBRATED = (frozenset({"en", "ko"}), frozenset({"en", "ja"}))
_NAMES = {
    "Hang": "Korean",
    "Kana": "Japanese",
    "Hani": "Chinese",
    "Cyrl": "Cyrillic",
    "Latn": "Latin letters",
}


def doubts(source: Document, target: Document) -> Iterator[Finding]:
    """Findings about the languages of two versions: not those that confidence was measured on, or not those declared."""
    languages = [language(document.locale) for document in (source, target)]
    if frozenset(languages) not in _CALIBRATED:
        yield Finding(
            "uncalibrated",
            f"{source.locale} with {target.locale}: what confidence is worth was measured for English with Korean "
            "and Japanese only; look at links that are called sure, too.",
            Severity.INFO,
        )
    read = [_script(document) for document in (source, target)]
    declared = [script_for(document.locale) for document in (source, target)]
    if all(read) and all(declared) and read[0] != read[1] and read == declared[::-1]:
        yield Finding(
            "exchanged-versions",
            f"the {source.locale} version reads like {target.locale} and the {target.locale} version like "
            f"{source.locale}; exchange the files.",
            Severity.ERROR,
        )
        return
    for document, seen, meant in zip((source, target), read, declared, strict=True):
        if seen and meant and seen != meant:
            yield Finding(
                "wrong-language",
                f"the {document.locale} version reads like {_NAMES[seen]}; give it its own locale.",
                Severity.ERROR,
            )


def _script(document: Document) -> str:
    return script_of(" ".join(strip_marks(segment.text)[0] for segment in document.segments))
