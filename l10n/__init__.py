"""l10n: a translation and localization workflow tool for newsrooms."""

__version__ = "0.1.0"
