"""The rules: one a file, named after it, each with a ``rule`` that entry points name."""
