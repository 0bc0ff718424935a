"""Reads a published data set into pandas, with the types that an analyst expects."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from normalise.schema import TABLES, SchemaTable
from pipeline.errors import PipelineError

__all__ = ["DataSet", "load"]


@dataclass(frozen=True, slots=True)
class DataSet:
    """The tables of a published data set, one frame each; the codebook says what their columns mean."""

    actions: pd.DataFrame
    officers: pd.DataFrame
    dates: pd.DataFrame
    documents: pd.DataFrame
    cells: pd.DataFrame
    columns: pd.DataFrame
    issues: pd.DataFrame


def load(folder: str | Path) -> DataSet:
    """Read the Parquet files of `folder`, as `run` or `publish` wrote them.

    Dates become datetime64, closed sets categories, whole numbers Int64 (nullable); lists, records and maps stay
    Arrow-backed and give Python lists when a value is taken out.

    Raises:
        PipelineError: a table is missing.
    """
    return DataSet(**{table.name: _frame(Path(folder), table) for table in TABLES})


def _frame(folder: Path, table: SchemaTable) -> pd.DataFrame:
    path = folder / f"{table.name}.parquet"
    if not path.is_file():
        raise PipelineError(f"{path} is not there. Was {folder} written by `action-plans run` or `publish`?")
    content = pq.read_table(path)
    for column in table.columns:
        if column.values:
            place = content.schema.get_field_index(column.name)
            content = content.set_column(place, column.name, content.column(place).dictionary_encode())
    frame: pd.DataFrame = content.to_pandas(types_mapper=_dtype, date_as_object=False)
    return frame


def _dtype(kind: pa.DataType) -> object:
    """The pandas type of an Arrow type where it is not pandas' own choice."""
    if pa.types.is_nested(kind):
        return pd.ArrowDtype(kind)
    return pd.Int64Dtype() if pa.types.is_integer(kind) else None
