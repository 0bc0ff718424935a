"""A Word file to a Document: the body read in one go, its pieces of tables put together."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from extractors.assemble import assemble
from extractors.document import Document
from extractors.word.docx import read_word

__all__ = ["extract_word"]


def extract_word(path: Path, media_type: str) -> Document:
    """Read a Word file of any kind; older ones go through LibreOffice.

    Raises:
        ExtractionError: the file is damaged, encrypted or too large, or LibreOffice is needed and missing.
    """
    body = read_word(path)
    document = assemble([body.layout], media_type, body.properties)
    return replace(document, running=(*document.running, *body.running))
