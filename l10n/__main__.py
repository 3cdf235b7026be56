"""``python -m l10n``."""

from l10n.cli.main import main

main()
