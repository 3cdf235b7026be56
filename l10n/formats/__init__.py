"""File formats: a package each, with ``parse`` and ``serialize``."""
