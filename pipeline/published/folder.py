"""Where the files of a published data set stand in its folder, and how to open those of one release."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa

from normalise.schema import TABLES
from pipeline.errors import PipelineError

__all__ = ["MANIFEST", "READY", "STAGING", "open_tables"]

MANIFEST = "manifest.json"
"""The last file of a release to take its place: it vouches for the others."""
STAGING = ".action-plans-"
"""How the name of a folder begins that a release is written in before it takes its place."""
READY = ".ready"
"""How it ends once the release is complete and its files are being moved."""


def open_tables(folder: Path) -> dict[str, pa.NativeFile]:
    """Open the Parquet files of all tables, by name: of one release, also if the next one takes its place meanwhile.

    What is opened stays what it was: a release puts new files in the place of old ones and changes none.

    Raises:
        PipelineError: A table is missing, or a release is taking its place right now or was cut off while it did.
    """
    before = _manifest(folder)
    files = {table.name: _open(folder / f"{table.name}.parquet") for table in TABLES}
    if any(folder.glob(f"{STAGING}*{READY}")) or _manifest(folder) != before:
        raise PipelineError(
            f"{folder}: a new release is taking its place. Try again; if that does not help, its publisher was "
            "cut off, and publishing again puts it right"
        )
    return files


def _open(path: Path) -> pa.NativeFile:
    try:
        return pa.OSFile(str(path))
    except FileNotFoundError:
        raise PipelineError(
            f"{path} is not there. Was {path.parent} written by `action-plans run` or `publish`?"
        ) from None
    except OSError as error:
        raise PipelineError(f"{path} can't be read: {error.strerror or error}") from error


def _manifest(folder: Path) -> bytes | None:
    path = folder / MANIFEST
    return path.read_bytes() if path.is_file() else None
