"""What is done with the newsroom's names: a verb a file."""

from l10n.workflow.terms.check import check_terms
from l10n.workflow.terms.diff import diff_terms
from l10n.workflow.terms.edit import Edited, add_term, merge_terms, set_term
from l10n.workflow.terms.export import FORMATS, export_terms
from l10n.workflow.terms.harvest import Harvested, harvest_terms, take_proposals
from l10n.workflow.terms.import_ import Imported, import_terms
from l10n.workflow.terms.table import read_terms

__all__ = [
    "FORMATS",
    "Edited",
    "Harvested",
    "Imported",
    "add_term",
    "check_terms",
    "diff_terms",
    "export_terms",
    "harvest_terms",
    "import_terms",
    "merge_terms",
    "read_terms",
    "set_term",
    "take_proposals",
]
