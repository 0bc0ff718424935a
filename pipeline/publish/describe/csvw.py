"""CSVW metadata (W3C, CSV on the Web) of a published data set."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from normalise.schema import TABLES
from normalise.schema_types import Column, SchemaTable
from pipeline.publish.describe.datapackage import LICENCES, TITLE, is_required_in_csv

__all__ = ["csvw"]

_DATATYPES = {"string": "string", "integer": "integer", "number": "double", "date": "date"}


def csvw(files: Collection[str]) -> dict[str, Any]:
    """Describe the CSV files among `files` as the object that csv-metadata.json holds."""
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:title": TITLE,
        "dc:license": [{"@id": licence["path"]} for licence in LICENCES],
        "dialect": {
            "encoding": "utf-8",
            "header": True,
            "delimiter": ",",
            "quoteChar": '"',
            "doubleQuote": True,
        },
        "tables": [_table(table, files) for table in TABLES if f"{table.name}.csv" in files],
    }


def _table(table: SchemaTable, files: Collection[str]) -> dict[str, Any]:
    schema: dict[str, Any] = {"columns": [_column(column) for column in table.columns]}
    if table.primary_key:
        schema["primaryKey"] = list(table.primary_key)
    if keys := [key for key in table.foreign_keys if f"{key.table}.csv" in files]:
        schema["foreignKeys"] = [
            {
                "columnReference": list(key.columns),
                "reference": {"resource": f"{key.table}.csv", "columnReference": list(key.columns)},
            }
            for key in keys
        ]
    return {"url": f"{table.name}.csv", "dc:description": table.meaning, "tableSchema": schema}


def _column(column: Column) -> dict[str, Any]:
    datatype: dict[str, Any] = {"base": _DATATYPES.get(column.type, "json")}
    if column.pattern:
        datatype["format"] = column.pattern
    if column.minimum is not None:
        datatype["minimum"] = column.minimum
    if column.maximum is not None:
        datatype["maximum"] = column.maximum
    return {
        "name": column.name,
        "titles": column.name,
        "dc:description": column.meaning,
        "datatype": datatype if len(datatype) > 1 else datatype["base"],
        "required": is_required_in_csv(column),
    }
