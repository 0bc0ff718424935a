"""Parquet with fixed options and no clock in it: the same tables are the same bytes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

__all__ = ["open_writer", "read", "to_bytes"]

# Named one by one: a default that a later version of Arrow changes would change the bytes.
_OPTIONS: dict[str, Any] = {
    "compression": "zstd",
    "compression_level": 3,
    "version": "2.6",
    "data_page_version": "1.0",
    "use_dictionary": True,
    "write_statistics": True,
}


def open_writer(path: Path, schema: pa.Schema) -> pq.ParquetWriter:
    """A writer that takes row groups one after another."""
    return pq.ParquetWriter(path, schema, **_OPTIONS)


def to_bytes(table: pa.Table) -> bytes:
    """A table as a Parquet file."""
    buffer = pa.BufferOutputStream()
    pq.write_table(table, buffer, **_OPTIONS)
    content: bytes = buffer.getvalue().to_pybytes()
    return content


def read(content: bytes, columns: Sequence[str] | None = None) -> pa.Table:
    """The table of a Parquet file, or some columns of it."""
    return pq.read_table(
        pa.BufferReader(content), columns=list(columns) if columns else None, use_threads=False
    )
