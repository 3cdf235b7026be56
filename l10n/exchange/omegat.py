"""The project file of OmegaT."""

from xml.sax.saxutils import escape

from l10n.text.joining import language

_TOKENIZERS = {"en": "LuceneEnglishTokenizer", **dict.fromkeys(("ko", "ja", "zh"), "LuceneCJKTokenizer")}


def project_file(*, source_locale: str, locale: str) -> bytes:
    """``omegat.project`` of a project with OmegaT's own folders, whose texts are sentences already."""
    folders = ("source_dir", "target_dir", "tm_dir", "glossary_dir", "glossary_file", "dictionary_dir")
    settings = {
        **dict.fromkeys(folders, "__DEFAULT__"),
        "source_lang": source_locale,
        "target_lang": locale,
        "source_tok": _tokenizer(source_locale),
        "target_tok": _tokenizer(locale),
        "sentence_seg": "false",
        "support_default_translations": "true",
        "remove_tags": "false",
    }
    lines = "".join(f"    <{name}>{escape(value)}</{name}>\n" for name, value in settings.items())
    text = f'<omegat>\n  <project version="1.0">\n{lines}  </project>\n</omegat>\n'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}'.encode()


def _tokenizer(locale: str) -> str:
    return f"org.omegat.tokenizer.{_TOKENIZERS.get(language(locale), 'DefaultTokenizer')}"
