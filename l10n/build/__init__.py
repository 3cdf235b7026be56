"""Pages out: from a report's sentences in a locale to a site. Values in, values out; nothing is read or written here."""
