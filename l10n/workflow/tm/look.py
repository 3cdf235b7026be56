"""Look something up in the memory of a project."""

from collections.abc import Sequence
from pathlib import Path

from l10n.config import Config
from l10n.errors import UsageError
from l10n.memory import Match, Query
from l10n.memory.concordance import Hit, concordance
from l10n.memory.neighbours import Neighbours
from l10n.memory.store import Stats
from l10n.workflow.link import Linker
from l10n.workflow.remember import Note, open_memory


def search(
    root: Path,
    config: Config,
    wanted: str,
    *,
    locales: Sequence[str] = (),
    limit: int = 20,
    confidential: bool = False,
    on_note: Note = lambda _message: None,
) -> list[Hit]:
    """Entries that have these words on one side or the other.

    Args:
        root: of the project.
        config: of the project.
        wanted: the words.
        locales: only with texts of these; all by default.
        limit: the most to return.
        confidential: also those of confidential reports, as the settings may say in any case.
        on_note: told what a human should know.

    Raises:
        UsageError: a locale is none of the project's.
        ReadError: the memory cannot be used.
    """
    _known(locales, (config.project.source, *config.project.targets))
    with open_memory(root, config, on_note=on_note) as memory:
        return concordance(
            memory.store,
            wanted,
            locales=locales,
            shared_confidential=confidential or config.memory.share_confidential,
            limit=limit,
        )


def look_up(
    root: Path,
    config: Config,
    sentence: str,
    *,
    locales: Sequence[str] = (),
    limit: int = 5,
    confidential: bool = False,
    similar: bool = False,
    on_note: Note = lambda _message: None,
) -> dict[str, list[Match]]:
    """What a sync would find for a sentence, by target locale.

    Args:
        root: of the project.
        config: of the project.
        sentence: in the source language.
        locales: target locales; all by default.
        limit: the most to return of each.
        confidential: also those of confidential reports, as the settings may say in any case.
        similar: instead, sentences that mean nearly the same: what engines are shown that learn from examples.
        on_note: told what a human should know.

    Raises:
        UsageError: a locale is no target of the project.
        ReadError: the memory cannot be used.
    """
    _known(locales, config.project.targets)
    source, shared = config.project.source, confidential or config.memory.share_confidential
    linker = Linker(root)
    with open_memory(root, config, on_note=on_note) as memory:

        def found(locale: str) -> list[Match]:
            query = Query(sentence, source, locale, shared_confidential=shared)
            if similar:
                return Neighbours(memory.store, linker.vectors, query).near(sentence, limit=limit)
            return memory.lookup(query, limit=limit)

        return {locale: found(locale) for locale in locales or config.project.targets}


def stats(root: Path, config: Config, *, fresh: bool = False, on_note: Note = lambda _message: None) -> Stats:
    """What the memory holds.

    Args:
        root: of the project.
        config: of the project.
        fresh: make it anew first.
        on_note: told what a human should know.

    Raises:
        ReadError: the memory cannot be used.
    """
    with open_memory(root, config, on_note=on_note, fresh=fresh) as memory:
        return memory.store.stats()


def _known(locales: Sequence[str], known: Sequence[str]) -> None:
    for locale in locales:
        if locale not in known:
            raise UsageError(f"{locale}: the memory of this project is searched in {', '.join(known)}.")
