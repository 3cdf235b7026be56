"""What a newsroom does with l10n, a verb a file: what the command line calls, and what a script may call."""

from typing import TYPE_CHECKING

from l10n.on_demand import on_demand

if TYPE_CHECKING:
    from l10n.workflow.add import add
    from l10n.workflow.align import align
    from l10n.workflow.apply import apply
    from l10n.workflow.doctor import doctor
    from l10n.workflow.init import init
    from l10n.workflow.segment import segment
    from l10n.workflow.status import status
    from l10n.workflow.sync import sync
else:
    on_demand(
        __name__,
        {
            "add": "add",
            "align": "align",
            "apply": "apply",
            "doctor": "doctor",
            "init": "init",
            "segment": "segment",
            "status": "status",
            "sync": "sync",
        },
    )

__all__ = ["add", "align", "apply", "doctor", "init", "segment", "status", "sync"]
