"""Reads a published data set into pandas, with the types that an analyst expects."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from normalise.schema import table
from pipeline.published.folder import open_tables

__all__ = ["DataSet", "load"]

# Texts that stand in row after row: read as categories, they cost a number a row.
_REPEATED = ("document_id", "document", "council", "council_code", "plan", "section")


@dataclass(frozen=True)
class DataSet:
    """The tables of a published data set, each read when it is first asked for; the codebook says what they hold."""

    files: Mapping[str, pa.NativeFile]
    """The open Parquet file of each table: all of one release."""

    @cached_property
    def actions(self) -> pd.DataFrame:
        """One row per action."""
        return _frame(self.files, "actions")

    @cached_property
    def officers(self) -> pd.DataFrame:
        """One row per action and officer named for it."""
        return _frame(self.files, "officers")

    @cached_property
    def dates(self) -> pd.DataFrame:
        """One row per action and date given for it."""
        return _frame(self.files, "dates")

    @cached_property
    def documents(self) -> pd.DataFrame:
        """One row per source document."""
        return _frame(self.files, "documents")

    @cached_property
    def cells(self) -> pd.DataFrame:
        """One row per cell of a table as extracted."""
        return _frame(self.files, "cells")

    @cached_property
    def columns(self) -> pd.DataFrame:
        """One row per column of an extracted table."""
        return _frame(self.files, "columns")

    @cached_property
    def issues(self) -> pd.DataFrame:
        """One row per thing that a person should look at."""
        return _frame(self.files, "issues")


def load(folder: str | Path) -> DataSet:
    """Open the data set in `folder`, as `run` or `publish` wrote it.

    Dates become datetime64, closed sets and repeated names categories, whole numbers Int64 (nullable); lists, records
    and maps stay Arrow-backed and give Python lists when a value is taken out.

    All tables are of one release, also those that are read after the next one has taken its place.

    Raises:
        PipelineError: A table is missing.
    """
    return DataSet(open_tables(Path(folder)))


def _frame(files: Mapping[str, pa.NativeFile], name: str) -> pd.DataFrame:
    categories = [c.name for c in table(name).columns if c.values or c.name in _REPEATED]
    # Not `read_table`, whose way over data sets of many files costs more than it brings for one.
    content = pq.ParquetFile(files[name], read_dictionary=categories).read()
    frame: pd.DataFrame = content.to_pandas(types_mapper=_dtype, date_as_object=False, split_blocks=True)
    return frame


def _dtype(kind: pa.DataType) -> object:
    """Give the pandas type of an Arrow type where it is not pandas' own choice."""
    if pa.types.is_nested(kind):
        return pd.ArrowDtype(kind)
    return pd.Int64Dtype() if pa.types.is_integer(kind) else None
