"""What an edit of a term needs and shows."""

from collections.abc import Iterable

from l10n.cli.output import note, print_json
from l10n.cli.terms.rows import print_finding, say, term_json
from l10n.errors import UsageError
from l10n.workflow.terms.edit import Edited


def fields_of(words: Iterable[str]) -> dict[str, str]:
    """``ko=라선`` -> field and value.

    Raises:
        UsageError: a word has no = in it.
    """
    fields: dict[str, str] = {}
    for word in words:
        key, sign, value = word.partition("=")
        if not sign or not key:
            raise UsageError(f"{word}: is no field and value; write it as ko=라선.")
        fields[key.strip()] = value.strip()
    return fields


def print_edited(done: Edited, *, dry_run: bool, as_json: bool) -> int:
    """The term as it is now; 1 where the table has something to say of it."""
    if as_json:
        findings = [{"rule": f.rule, "message": f.message} for f in done.findings]
        print_json(
            {"dry_run": dry_run, "changed": done.changed, "term": term_json(done.term), "findings": findings}
        )
    else:
        for key, value in term_json(done.term).items():
            say(f"{key}: {value}")
        for finding in done.findings:
            print_finding(finding)
        if not done.changed:
            note("No change.")
        elif dry_run:
            note("Nothing written.")
    return 1 if done.findings else 0
