"""A sentence and its translations: which names stand in them."""

from collections.abc import Mapping

from l10n.terms.harvesting.match import NameMatch
from l10n.terms.harvesting.pair import Pair
from l10n.terms.harvesting.support import support
from l10n.terms.termbase import Termbase
from l10n.text.joining import language
from l10n.text.marks import strip_marks


def harvest(
    source: str,
    target: str,
    *,
    source_locale: str,
    target_locale: str,
    termbase: Termbase | None = None,
) -> list[NameMatch]:
    """The names of a sentence and what the translation calls them.

    Names that are known, from the gazetteer and the newsroom's termbase, are looked up in both; others are found in
    the source by their capitals and in the translation by their sound, in whatever script and by whatever system.
    Names that the translation leaves out are not returned.

    Args:
        source: a sentence, with or without marks. Unknown names are found in English only.
        target: its translation: Korean and Japanese by sound, other languages by what is known.
        source_locale: of the sentence.
        target_locale: of the translation.
        termbase: the newsroom's names.

    Returns:
        In the order of the source. Only those that are `NameMatch.automatic` are sure enough to be taken without a
        look.
    """
    return _matched(source, target, source_locale, target_locale, termbase).matches()


def harvest_together(
    source: str,
    targets: Mapping[str, str],
    *,
    source_locale: str,
    termbase: Termbase | None = None,
) -> dict[str, list[NameMatch]]:
    """The names of a sentence and what each of its translations calls them: Korean and Japanese help each other.

    Args:
        source: a sentence, with or without marks.
        targets: its translations, by locale.
        source_locale: of the sentence.
        termbase: the newsroom's names.

    Returns:
        By locale, what `harvest` returns, and names that were found by the help of another translation.
    """
    pairs = {
        locale: _matched(source, target, source_locale, locale, termbase)
        for locale, target in targets.items()
    }
    if language(source_locale) == "en":
        support(list(pairs.values()))
    return {locale: pair.matches() for locale, pair in pairs.items()}


def _matched(
    source: str, target: str, source_locale: str, target_locale: str, termbase: Termbase | None
) -> Pair:
    pair = Pair(strip_marks(source)[0], strip_marks(target)[0], source_locale, target_locale, termbase)
    pair.match_known()
    if language(source_locale) == "en":
        pair.match_glosses()
        pair.match_sounds()
        pair.match_composed()
        pair.match_letters()
        pair.match_within()
        pair.match_heads_of_words()
    pair.match_metonyms()
    return pair
