"""Finds the documents of a source: a file, a folder with all below it, or a zip archive."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from pipeline.errors import SourceError
from pipeline.sources.archives import is_archive, members
from pipeline.sources.found import CHUNK, DOCUMENT_SUFFIXES, LEFT_BEHIND, Found, Skipped

__all__ = ["find"]

# Marks of a PDF, a package (Word), a compound file (old Word) and RTF, for a file whose name says nothing.
_MAGIC = (b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf")


def find(root: str) -> Iterator[Found | Skipped]:
    """Find the documents of a file, folder or zip archive, in the order of their names.

    Raises:
        SourceError: There is nothing at `root`, or it can't be looked into.
    """
    path = Path(root)
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        raise SourceError(root, f"{getattr(error, 'strerror', None) or error}") from error
    if stat.S_ISDIR(mode):
        yield from _folder(root, frozenset())
    elif stat.S_ISREG(mode):
        yield from _file(root)
    else:
        raise SourceError(root, "is no file and no folder")


def _file(path: str) -> Iterator[Found | Skipped]:
    try:
        if is_archive(path):
            yield from members(path)
            return
        size = Path(path).stat().st_size
    except OSError as error:
        yield Skipped(path, _reason(error), is_problem=True)
        return
    yield Found(path, size, lambda: _chunks(path))


def _folder(folder: str, above: frozenset[tuple[int, int]]) -> Iterator[Found | Skipped]:
    """All below a folder; one that holds itself by a link is told of and not entered again."""
    try:
        here = Path(folder).stat()
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield Skipped(folder, _reason(error), is_problem=True)
        return
    if (here.st_dev, here.st_ino) in above:
        yield Skipped(folder, "is a link to a folder that it lies in", is_problem=True)
        return
    for entry in entries:
        path = os.path.join(folder, entry.name)  # noqa: PTH118 - keeps the path as it was given
        try:
            mode = entry.stat().st_mode
        except OSError as error:
            yield Skipped(path, _reason(error), is_problem=True)
            continue
        if stat.S_ISDIR(mode):
            yield from _folder(path, above | {(here.st_dev, here.st_ino)})
        else:
            yield from _entry(path, entry.name, mode)


def _entry(path: str, name: str, mode: int) -> Iterator[Found | Skipped]:
    suffix = Path(name).suffix.lower()
    if name.startswith(LEFT_BEHIND):
        yield Skipped(path, "was left behind by a program", is_problem=False)
    elif not stat.S_ISREG(mode):
        yield Skipped(path, "is no file", is_problem=suffix in DOCUMENT_SUFFIXES)
    elif suffix in DOCUMENT_SUFFIXES or suffix == ".zip" or (not suffix and _is_marked(path)):
        yield from _file(path)
    else:
        yield Skipped(path, "is no PDF or Word document by its name", is_problem=False)


def _is_marked(path: str) -> bool:
    """Whether a file without a suffix starts as a document does."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - the path may be no valid text
            start = file.read(8)
    except OSError:
        return True  # reading it will tell why not
    return start.startswith(_MAGIC)


def _chunks(path: str) -> Iterator[bytes]:
    """A file's bytes. SourceError if it can't be read, or changes while it is."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            before = os.fstat(file.fileno())
            while chunk := file.read(CHUNK):
                yield chunk
            after = Path(path).stat()
    except OSError as error:
        raise SourceError(path, f"{_reason(error)}") from error
    if _state(before) != _state(after):
        raise SourceError(path, "changed while it was read; it is read again on the next run")


def _state(status: os.stat_result) -> tuple[int, int, int]:
    return status.st_ino, status.st_size, status.st_mtime_ns


def _reason(error: OSError) -> str:
    return error.strerror or str(error)
