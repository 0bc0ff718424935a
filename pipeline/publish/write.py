"""Writes the output folder whole or not at all, and tables into it row group by row group."""

from __future__ import annotations

import csv
import fcntl
import json
import os
import shutil
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import date
from pathlib import Path
from typing import Any, Self, TextIO

import pyarrow as pa

from normalise.schema_types import Column, SchemaTable
from pipeline import parquet
from pipeline.arrow import arrow_schema
from pipeline.errors import OutputError
from pipeline.published.folder import MANIFEST, READY, STAGING
from pipeline.store.files import sync

__all__ = ["TableWriter", "check_output", "staged_output", "write_json"]

# Rows of a row group: enough to compress well, few enough that a reader can skip and a writer holds little.
ROW_GROUP = 64 * 1024


def check_output(out: Path) -> None:
    """Make the output folder and see that it can be written, before hours of work. OutputError if not."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=out):
            pass
    except OSError as error:
        raise _refused(out, error) from error


@contextmanager
def staged_output(out: Path) -> Iterator[Path]:
    """Give a folder to write files into that all take their place in `out` when the block ends well.

    A crash before that leaves `out` as it was; a crash while files are being moved is mended by the next run,
    which finds them complete; until then `validate` tells of it, and `load` finds them too. Files that are not among
    those written are left alone.

    Raises:
        OutputError: `out` can't be written, or holds a file of someone else's where one would stand.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
        with _locked(out):
            _mend(out)
            staging = out / f"{STAGING}{uuid.uuid4().hex}"
            staging.mkdir()
            try:
                yield staging
                _check_strangers(staging, out)
                _sync_all(staging)
            except BaseException:
                shutil.rmtree(staging, ignore_errors=True)
                raise
            ready = staging.rename(staging.with_name(staging.name + READY))
            _take_place(ready, out)
    except OSError as error:
        raise _refused(out, error) from error


def _refused(out: Path, error: OSError) -> OutputError:
    reason = error.strerror or str(error)
    return OutputError(
        f"{out}: {reason}. What stood there still stands; give a folder that can be written (--out)"
    )


def _check_strangers(staging: Path, out: Path) -> None:
    """Refuse to write over files of a folder that holds no release: someone else's README.md, say."""
    manifest = out / MANIFEST
    if manifest.is_file() and b'"code_version"' in manifest.read_bytes():
        return
    strangers = sorted(path.name for path in staging.iterdir() if (out / path.name).exists())
    if strangers:
        raise OutputError(
            f"{out}: holds {', '.join(strangers)}, which no release wrote and this one would replace. "
            "Nothing was written; give a folder of its own (--out)"
        )


@contextmanager
def _locked(out: Path) -> Iterator[None]:
    """Let one run at a time write into the folder; the lock goes with the process."""
    descriptor = os.open(out, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _mend(out: Path) -> None:
    """Finish what a crash cut off: complete files take their place, incomplete ones go."""
    for path in sorted(out.glob(f"{STAGING}*")):
        if path.name.endswith(READY):
            _take_place(path, out)
        else:
            shutil.rmtree(path)


def _take_place(ready: Path, out: Path) -> None:
    """Move the files; the manifest last, since it vouches for the others."""
    for path in sorted(ready.iterdir(), key=lambda p: (p.name == MANIFEST, p.name)):
        path.replace(out / path.name)
    sync(out)
    ready.rmdir()


def _sync_all(folder: Path) -> None:
    for path in [*folder.iterdir(), folder]:
        sync(path)


def write_json(path: Path, content: object) -> None:
    """Write JSON that a person can read too: sorted keys, one item a line."""
    text = json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    path.write_text(text, encoding="utf-8")


class TableWriter:
    """Writes one table as Parquet and, where the schema says so, as CSV; holds one row group at a time."""

    def __init__(self, folder: Path, table: SchemaTable) -> None:
        self.rows = 0
        self._table = table
        self._schema = arrow_schema(table.name)
        self._waiting: list[pa.Table] = []
        with ExitStack() as stack:
            writer = parquet.open_writer(folder / f"{table.name}.parquet", self._schema)
            self._parquet = stack.enter_context(writer)
            self._csv = stack.enter_context(_open_csv(folder / f"{table.name}.csv")) if table.is_csv else None
            if self._csv:
                csv.writer(self._csv, lineterminator="\r\n").writerow(self._schema.names)
            self._files = stack.pop_all()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        with self._files:
            if error[0] is None:
                self._flush()

    def append(self, rows: pa.Table) -> None:
        """Add rows, which come in the order of the schema."""
        self._waiting.append(rows)
        self.rows += len(rows)
        if sum(map(len, self._waiting)) >= ROW_GROUP:
            self._flush()

    def _flush(self) -> None:
        rows = pa.concat_tables(self._waiting) if self._waiting else self._schema.empty_table()
        self._waiting = []
        self._parquet.write_table(rows, row_group_size=ROW_GROUP)
        if self._csv:
            writer = csv.writer(self._csv, lineterminator="\r\n")
            for batch in rows.to_batches(max_chunksize=_CSV_BATCH):
                columns = map(_csv_values, self._table.columns, batch.columns)
                writer.writerows(zip(*columns, strict=True))


def _open_csv(path: Path) -> TextIO:
    return path.open("w", encoding="utf-8", newline="")


_CSV_BATCH = 4096  # rows that are Python objects at a time


def _csv_values(column: Column, values: pa.Array) -> list[Any]:
    """The values of a column as the csv module writes them right: ISO dates, nothing for null, nested ones as JSON."""
    # Maps come as pairs: having Arrow make dicts of them is several times slower, for all other types too.
    read: list[Any] = values.to_pylist()
    if column.type == "map":
        return [_json(dict(pairs)) if pairs else "{}" for pairs in read]
    if column.type in ("strings", "records"):
        return [_json(value) if value else "[]" for value in read]
    return read


_json = json.JSONEncoder(ensure_ascii=False, default=date.isoformat).encode
