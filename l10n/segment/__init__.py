"""Sentences of a text and of a document, and what each block of a document is."""

from l10n.segment.document import segment_document
from l10n.segment.segmenter import Cuts, Segmenter
from l10n.segment.sentences import split_sentences

__all__ = ["Cuts", "Segmenter", "segment_document", "split_sentences"]
