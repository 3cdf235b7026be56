"""Which rules there are: the built-in ones, and those that plug-ins declare."""

from difflib import get_close_matches
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points

from l10n.checks.rule import Rule
from l10n.errors import ConfigError

GROUP = "l10n.checks"
"""Entry points of this group name a `Rule`: ``mine = "package.module:rule"``."""

BUILT_IN = (
    "numbers", "units", "dates", "times", "negation", "names", "quotations", "attribution", "speakers", "notes",
    "untranslated", "wrong-language", "omission", "addition", "meaning", "repetition", "placeholder", "unedited",
    "marks", "addresses", "quotes", "brackets", "particles", "spacing", "width", "punctuation", "ellipsis", "doubled", "invisible", "style",
    "register", "consistency", "name-consistency", "first-mention", "versions",
)  # fmt: skip
"""In the order in which their findings on one unit are told."""


@cache
def rules() -> dict[str, Rule]:
    """All rules by name.

    Raises:
        ConfigError: one that a package declares does not load.
    """
    found = {name: _load(f"l10n.checks.rules.{name.replace('-', '_')}:rule", name) for name in BUILT_IN}
    for point in entry_points(group=GROUP):
        if point.name not in found:
            found[point.name] = _load(point.value, point.name)
    return found


def known(name: str, *, more: tuple[str, ...] = ()) -> str:
    """The name of a rule, if there is one.

    Args:
        name: as somebody wrote it.
        more: names of the house's own rules.

    Raises:
        ConfigError: there is none; it names the nearest.
    """
    names = [*rules(), *more]
    if name in names:
        return name
    close = get_close_matches(name, names, n=1)
    hint = f"Did you mean {close[0]!r}?" if close else f"Known are {', '.join(sorted(names))}."
    raise ConfigError(f"{name}: no rule has this name. {hint}")


def _load(target: str, name: str) -> Rule:
    module, _, attribute = target.partition(":")
    try:
        rule = getattr(import_module(module), attribute)
    except Exception as error:
        raise ConfigError(
            f"rule {name} ({target}) does not load: {type(error).__name__}; repair the package that declares it in {GROUP}."
        ) from error
    if not isinstance(rule, Rule):
        raise ConfigError(
            f"rule {name} ({target}) is no l10n.checks.Rule; repair the package that declares it."
        )
    return rule
