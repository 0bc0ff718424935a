"""What a source holds: documents found, and files passed over."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

__all__ = ["CHUNK", "DOCUMENT_SUFFIXES", "LEFT_BEHIND", "Found", "Skipped"]

CHUNK = 1 << 20
"""Bytes that are read of a document at a time."""
DOCUMENT_SUFFIXES = frozenset({".pdf", ".docx", ".docm", ".dotx", ".dotm", ".doc", ".dot", ".rtf", ".odt"})
# Files that a system or an editor leaves beside a document and that are none themselves.
LEFT_BEHIND = ("~$", "._", ".~lock.")


@dataclass(frozen=True, slots=True)
class Found:
    """A document that a source holds."""

    source: str
    """Its path as the person gave it, or as it follows from the folder or archive that they gave."""
    size: int
    """In bytes, as the file system or the archive says."""
    chunks: Callable[[], Iterator[bytes]]
    """Gives its bytes, once. SourceError if they can't be read."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something that a source holds and that is not read."""

    source: str
    reason: str
    is_problem: bool
    """Whether a person should know: it may be a document."""
