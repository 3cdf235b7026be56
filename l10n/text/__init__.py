"""Facts of scripts and strings: pure functions that know nothing of files and reports."""
