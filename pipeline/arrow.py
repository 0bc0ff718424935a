"""The schema as Arrow types, and rows as Arrow tables: the one place that knows both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import pyarrow as pa

from normalise.schema import TABLES, table
from normalise.schema_types import Column, SchemaTable

__all__ = ["Row", "arrow_schema", "empty_table", "pack", "packed_schema", "to_arrow", "unpack"]

Row = dict[str, Any]
"""A row of a table: column name to value, in Python's own types."""

_SCALARS = {"string": pa.string(), "integer": pa.int64(), "number": pa.float64(), "date": pa.date32()}


def _type(column: Column) -> pa.DataType:
    if column.type == "strings":
        return pa.list_(pa.string())
    if column.type == "map":
        return pa.map_(pa.string(), pa.string())
    if column.type == "records":
        return pa.list_(pa.struct([_field(member) for member in column.members]))
    return _SCALARS[column.type]


def _field(column: Column) -> pa.Field:
    return pa.field(column.name, _type(column), nullable=not column.is_required)


@cache
def arrow_schema(name: str) -> pa.Schema:
    """The Arrow schema of the table of that name; a required column is not nullable."""
    return pa.schema([_field(column) for column in table(name).columns])


def to_arrow(name: str, rows: Sequence[Mapping[str, Any]]) -> pa.Table:
    """Rows of the table of that name as an Arrow table, sorted as the schema says.

    A lone surrogate, which a font with a broken Unicode map can give, becomes U+FFFD: Arrow's text is UTF-8.
    """
    ordered = _sorted(table(name), rows)
    try:
        return pa.Table.from_pylist(ordered, schema=arrow_schema(name))
    except UnicodeEncodeError:
        return pa.Table.from_pylist([_encodable(row) for row in ordered], schema=arrow_schema(name))


def empty_table(name: str) -> pa.Table:
    """The table of that name without rows."""
    return arrow_schema(name).empty_table()


def _sorted(schema: SchemaTable, rows: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Rows by the columns of the schema's order, null first; rows that tie keep their order."""

    def key(row: Mapping[str, Any]) -> tuple[tuple[bool, Any], ...]:
        return tuple((row[name] is not None, 0 if row[name] is None else row[name]) for name in schema.sort)

    return sorted(rows, key=key)


def _encodable(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, Mapping):
        return {_encodable(key): _encodable(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_encodable(item) for item in value]
    return value


@cache
def packed_schema() -> pa.Schema:
    """The schema of a stored result: one row, and in it each table as a list of its rows."""
    return pa.schema(
        [pa.field(t.name, pa.list_(pa.struct(list(arrow_schema(t.name)))), nullable=False) for t in TABLES]
    )


def pack(tables: Mapping[str, pa.Table]) -> pa.Table:
    """All tables of one document as one row, so that one file holds them and is there or is not."""
    columns = []
    for field in packed_schema():
        rows = tables[field.name].combine_chunks()
        struct = pa.StructArray.from_arrays(
            [_whole(column) for column in rows.columns], fields=list(arrow_schema(field.name))
        )
        columns.append(
            pa.ListArray.from_arrays(pa.array([0, len(struct)], pa.int32()), struct, type=field.type)
        )
    return pa.Table.from_arrays(columns, schema=packed_schema())


def unpack(name: str, packed: pa.Table) -> pa.Table:
    """The table of that name out of a packed one."""
    rows = _whole(packed.column(name)).flatten()
    return pa.Table.from_arrays(rows.flatten(), schema=arrow_schema(name))


def _whole(column: pa.ChunkedArray) -> pa.Array:
    """A column as one array; an empty one has no chunk to take."""
    if column.num_chunks == 1:
        return column.chunk(0)
    return pa.concat_arrays(column.chunks) if column.num_chunks else pa.array([], column.type)
