"""Which units of a file are taken."""

from collections.abc import Callable, Iterable

from l10n.formats.foreign_xml import Element
from l10n.formats.kit import KitUnit
from l10n.model import Finding


def taken(
    elements: Iterable[Element], read: Callable[[Element], tuple[KitUnit, bool]]
) -> tuple[tuple[KitUnit, ...], tuple[Finding, ...]]:
    """The units that may be translated, and a finding for each of which only some segments are.

    Args:
        elements: of the units.
        read: makes the unit of an element, and says whether all of its segments are translated or none.
    """
    pairs = [read(element) for element in elements if element.get("translate") != "no"]
    findings = tuple(
        Finding(
            "partly-translated",
            "only some of its segments are translated; it is passed over",
            unit=unit.id,
            line=unit.line,
        )
        for unit, complete in pairs
        if not complete
    )
    return tuple(unit for unit, _ in pairs), findings
