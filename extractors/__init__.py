"""Bytes in, Document out: knows pages and paragraphs, knows no column's meaning."""

from extractors.document import Document
from extractors.errors import ExtractionError
from extractors.formats import ExtractOptions, detect, extract

__all__ = ["Document", "ExtractOptions", "ExtractionError", "detect", "extract"]
