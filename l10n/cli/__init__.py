"""The command line: words in, words out; what is done stands in `l10n.workflow`."""
