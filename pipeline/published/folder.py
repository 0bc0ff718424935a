"""Where the files of a published data set stand in its folder, and how to open those of one release."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pyarrow as pa

from normalise.schema import TABLES
from pipeline.errors import PipelineError

__all__ = ["MANIFEST", "READY", "STAGING", "is_moving", "open_tables"]

MANIFEST = "manifest.json"
"""The last file of a release to take its place: it vouches for the others."""
STAGING = ".action-plans-"
"""How the name of a folder begins that a release is written in before it takes its place."""
READY = ".ready"
"""How it ends once the release is complete and its files are being moved."""


def open_tables(folder: Path) -> dict[str, pa.NativeFile]:
    """Open the Parquet files of all tables, by name: of one release, also while the next one takes its place.

    What is opened stays what it was: a release puts new files in the place of old ones and changes none. One whose
    publisher was cut off while its files were moved is whole too, in two folders.

    Raises:
        PipelineError: A table is missing.
    """
    while True:
        before = _manifest(folder)
        files = {table.name: _open(folder, f"{table.name}.parquet") for table in TABLES}
        if _manifest(folder) == before:
            return files


def is_moving(folder: Path) -> bool:
    """Whether a release is taking its place in `folder`, or was cut off while it did: files of two are there."""
    return bool(_places(folder)[:-1])


def _places(folder: Path) -> list[Path]:
    """Where files of the newest release stand: the folder, and before it one whose files are being moved there."""
    return [*folder.glob(f"{STAGING}*{READY}"), folder]


def _open(folder: Path, name: str) -> pa.NativeFile:
    for place in _places(folder):
        try:
            return pa.OSFile(str(place / name))
        except FileNotFoundError:
            continue  # moved from the first place to the second
        except OSError as error:
            raise PipelineError(f"{place / name} can't be read: {error.strerror or error}") from error
    raise PipelineError(
        f"{folder / name} is not there. Was {folder} written by `action-plans run` or `publish`?"
    )


def _manifest(folder: Path) -> bytes | None:
    for place in _places(folder):
        with suppress(FileNotFoundError):
            return (place / MANIFEST).read_bytes()
    return None
