"""Errors of reading a file: few classes, messages for the person who must act."""

from __future__ import annotations

__all__ = [
    "DamagedFileError",
    "EncryptedFileError",
    "ExtractionError",
    "MissingProgramError",
    "TooLargeError",
    "UnsupportedFileError",
]


class ExtractionError(Exception):
    """A document could not be read at all; the message says what is wrong and what to do, without the path."""


class UnsupportedFileError(ExtractionError):
    """The bytes are no PDF and no Word document."""


class DamagedFileError(ExtractionError):
    """The format is known but the file is truncated or broken beyond reading."""


class EncryptedFileError(ExtractionError):
    """The file needs a password, or a certificate."""


class TooLargeError(ExtractionError):
    """The file unpacks to, or holds, more than the limits allow."""


class MissingProgramError(ExtractionError):
    """A program that this kind of file needs is not installed."""
