"""Drafts for what no human has translated: everything around an engine, once."""
