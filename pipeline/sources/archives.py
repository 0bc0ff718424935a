"""Finds the documents of a zip archive; reads members where they are and never unpacks by their names."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath

from pipeline.errors import SourceError
from pipeline.sources.found import CHUNK, DOCUMENT_SUFFIXES, LEFT_BEHIND, Found, Skipped

__all__ = ["is_archive", "members"]

# A package of Word is a zip too; this member tells it from an archive of documents.
_PACKAGE_PART = "[Content_Types].xml"
_ZIP = b"PK\x03\x04"
_MAX_MEMBERS = 100_000
# What one archive may unpack to in all, in bytes: more is no folder of plans but a bomb.
_MAX_TOTAL = 20 << 30
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)


def is_archive(path: str) -> bool:
    """Whether a file is a zip archive of files rather than a document; a broken one counts by its name.

    A file that is named as a document is one: looking into each Word file would take longer than hashing it.
    """
    if PurePosixPath(path).suffix.lower() in DOCUMENT_SUFFIXES:
        return False
    with open(path, "rb") as file:  # noqa: PTH123 - the path may be no valid text
        if file.read(4) != _ZIP:
            return path.lower().endswith(".zip")
    try:
        with zipfile.ZipFile(path) as archive:
            return _PACKAGE_PART not in archive.NameToInfo and "mimetype" not in archive.NameToInfo
    except _BROKEN:
        return path.lower().endswith(".zip")


def members(path: str) -> Iterator[Found | Skipped]:
    """Find the documents of an archive, in the order of their names; a broken one is skipped with its reason."""
    try:
        with zipfile.ZipFile(path) as archive:
            infos = sorted(
                (info for info in archive.infolist() if not info.is_dir()), key=lambda i: i.filename
            )
    except _BROKEN as error:
        yield Skipped(path, f"is a broken zip archive ({error})", is_problem=True)
        return
    if len(infos) > _MAX_MEMBERS or sum(info.file_size for info in infos) > _MAX_TOTAL:
        yield Skipped(
            path, f"unpacks to more than {_MAX_MEMBERS} files or {_MAX_TOTAL >> 30} GB", is_problem=True
        )
        return
    for info in infos:
        yield _member(path, info)


def _member(path: str, info: zipfile.ZipInfo) -> Found | Skipped:
    inside = PurePosixPath(info.filename.replace("\\", "/"))
    source = f"{path}/{info.filename}"
    suffix = inside.suffix.lower()
    if inside.is_absolute() or ".." in inside.parts:
        return Skipped(source, "has a name that points out of its archive", is_problem=True)
    if inside.name.startswith(LEFT_BEHIND) or "__MACOSX" in inside.parts:
        return Skipped(source, "was left behind by a program", is_problem=False)
    if suffix == ".zip":
        return Skipped(source, "is an archive in an archive; unpack it first", is_problem=True)
    if suffix not in DOCUMENT_SUFFIXES:
        return Skipped(source, "is no PDF or Word document by its name", is_problem=False)
    if info.flag_bits & 0x1:
        return Skipped(source, "needs a password", is_problem=True)
    return Found(source, info.file_size, lambda: _chunks(path, info, source))


def _chunks(path: str, info: zipfile.ZipInfo, source: str) -> Iterator[bytes]:
    """A member's bytes. SourceError if they are broken, or not as many as the archive says."""
    left = info.file_size
    try:
        with zipfile.ZipFile(path) as archive, archive.open(info) as member:
            while chunk := member.read(CHUNK):
                left -= len(chunk)
                yield chunk
    except _BROKEN as error:
        raise SourceError(source, f"is broken in its archive ({error})") from error
    if left:
        raise SourceError(source, "is not as long as its archive says")
