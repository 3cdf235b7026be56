"""The body of a page alone, to be pasted into a content system."""

from l10n.build.body import Body, Place
from l10n.build.inline import Context, Resolve
from l10n.build.outline import Outline
from l10n.build.page import glosses_of
from l10n.build.theme import Renderer, Theme
from l10n.build.verdict import Verdict
from l10n.build.version import Version
from l10n.terms import Termbase


def fragment(
    version: Version,
    verdict: Verdict,
    shape: Outline,
    *,
    theme: Theme,
    renderer: Renderer,
    place: Place,
    resolve: Resolve,
    references: str = "",
    termbase: Termbase | None = None,
) -> bytes:
    """HTML without head and title.

    Args:
        version: what it says.
        verdict: of the gate.
        shape: of the source.
        theme: the words of it.
        renderer: of the theme.
        place: where pictures are.
        resolve: where links lead.
        references: link definitions of a Markdown source.
        termbase: what readers are told of names at their first mention; None where nothing is to be added.
    """
    notes = {label: number for number, label in enumerate(shape.notes, 1)}
    glosses = glosses_of(version, verdict, termbase) if termbase else None
    context = Context(
        version.locale, version.document.media_type, references, resolve, notes, glosses=glosses
    )
    nodes = Body(version, verdict.shown, context, place).fill(shape)
    values = {"page": {"body": nodes}, "words": theme.words_for(version.locale)}
    return renderer.render("fragment.html", link=lambda path: path, **values)
