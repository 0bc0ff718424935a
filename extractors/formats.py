"""What a file is, by its bytes and never by its name; and the one door to every extractor."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from msgspec import Struct

from extractors.document import Document
from extractors.errors import UnsupportedFileError
from extractors.word.kinds import MEDIA_TYPES as WORD_MEDIA_TYPES
from extractors.word.kinds import WordKind, word_kind

__all__ = ["MEDIA_TYPES", "ExtractOptions", "Format", "detect", "extract"]

Format = Literal["pdf"] | WordKind

MEDIA_TYPES: dict[Format, str] = {"pdf": "application/pdf"}
MEDIA_TYPES.update(WORD_MEDIA_TYPES.items())

HEAD = 1024
"""Bytes in which a PDF's header may stand: what readers accept since Acrobat (PDF 1.7, appendix H)."""
OLD_WORD_NAMES = (".doc", ".dot", ".wps", ".wpd")
"""Names under which old word processors' files come, whose bytes may bear no mark: LibreOffice knows them."""

_STRANGERS: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"II*\0", "a picture (TIFF)"),
    (b"MM\0*", "a picture (TIFF)"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"%!PS", "PostScript"),
    (b"%PDF", "a PDF whose first line is damaged"),
)


class ExtractOptions(Struct, frozen=True):
    """What a caller may change about reading a file; part of a run's identity."""

    max_pages: int = 10_000
    """Pages read of one PDF; the rest is an issue."""


def detect(path: Path) -> Format:
    """Tell what a file is from its bytes.

    Raises:
        UnsupportedFileError: the bytes are empty or none of the formats; the message says what they look like.
        EncryptedFileError: an old Word file behind a password.
    """
    with path.open("rb") as file:
        head = file.read(HEAD)
    if not head.strip(b"\0 \t\r\n"):
        raise UnsupportedFileError("The file is empty. Was its download or copy cut off? Fetch it again.")
    if b"%PDF-" in head and not head.startswith(b"PK"):
        return "pdf"
    kind = word_kind(path)
    if not kind and path.suffix.lower() not in OLD_WORD_NAMES:
        raise UnsupportedFileError(
            f"Not a PDF and not a Word document: it looks like {_describe(head)}. "
            "Save the plan as PDF or Word and give that file."
        )
    return kind


def _describe(head: bytes) -> str:
    for start, name in _STRANGERS:
        if head.startswith(start):
            return name
    is_text = all(byte in b"\t\r\n\f" or 32 <= byte != 127 for byte in head)
    return "plain text" if is_text else f"data that starts with the bytes {head[:4].hex(' ')}"


def extract(path: Path, options: ExtractOptions | None = None) -> Document:
    """Read a PDF or Word file into a Document: whole tables, the text outside them, every word accounted for.

    Raises:
        ExtractionError: the file can't be read at all; the message says why and what to do.
    """
    options = options or ExtractOptions()
    kind = detect(path)
    # A PDF engine is not loaded for a Word file, nor the other way round: either takes part of a second.
    if kind == "pdf":
        from extractors.pdf.extract import extract_pdf

        return extract_pdf(path, options.max_pages)
    from extractors.word.extract import extract_word

    return extract_word(path, MEDIA_TYPES.get(kind, MEDIA_TYPES["word"]))
