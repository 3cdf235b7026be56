"""Names that are called something else."""

from collections.abc import Iterator

from l10n.estimate.draft import Draft, Flag


def names(draft: Draft) -> Iterator[Flag]:
    """Names of the source whose right form is nowhere in the translation."""
    text = draft.target.casefold()
    missing = [
        name
        for name, forms in draft.names
        if any(forms) and not any(form and form.casefold() in text for form in forms)
    ]
    if missing:
        yield Flag("name", f"{', '.join(dict.fromkeys(missing))}: not by its name")
