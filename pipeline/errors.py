"""Errors of a run: few classes, messages for the person who must act."""

from __future__ import annotations

__all__ = [
    "DamagedDocumentError",
    "DamagedResultError",
    "FetchError",
    "GoneError",
    "IsolationError",
    "OutputError",
    "PipelineError",
    "SourceError",
    "StoppedError",
    "StoreError",
    "UsageError",
]


class PipelineError(Exception):
    """Something about a run is wrong; the message says what, names the file and says what to do."""


class UsageError(PipelineError):
    """The command was given something that it can't start with (exit code 2)."""


class OutputError(PipelineError):
    """The output folder can't be written; what stood in it still stands."""


class StoreError(PipelineError):
    """The store can't be read or written."""


class DamagedResultError(StoreError):
    """A file of the store is not what was written: its checksum differs."""


class DamagedDocumentError(StoreError):
    """The bytes of a document in the store are gone, or are not what was read."""


class SourceError(PipelineError):
    """One source can't be read; the others go on.

    Args:
        source: Its path or address.
        reason: Why, and what to do.
    """

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(source, reason)
        self.source = source
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.source}: {self.reason}"


class FetchError(SourceError):
    """An address could not be fetched; what was fetched from it before is kept."""


class GoneError(FetchError):
    """There is nothing at an address (any more)."""


class StoppedError(PipelineError):
    """The run was stopped while a document was read, of which nothing is kept."""


class IsolationError(PipelineError):
    """The process that did a task did not come back.

    Args:
        code: The issue's code: which limit was met, or that it crashed.
        message: What happened.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(code, message)
        self.code = code
        self.message = message
