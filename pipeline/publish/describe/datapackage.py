"""The Data Package (version 2) of a published data set: Table Schemas, keys, licences, sizes and hashes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from normalise.schema import TABLES
from normalise.schema_types import Column, SchemaTable

__all__ = ["LICENCES", "TITLE", "datapackage", "is_required_in_csv", "table_schema"]

# type of the schema: type of Table Schema; lists and maps are JSON text in CSV
_TYPES = {
    "string": "string",
    "integer": "integer",
    "number": "number",
    "date": "date",
    "strings": "array",
    "records": "array",
    "map": "object",
}
TITLE = "Action plans of UK councils"
LICENCES = (
    {
        "name": "OGL-UK-3.0",
        "title": "Open Government Licence 3.0 (the councils' text)",
        "path": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    },
    {
        "name": "CC-BY-4.0",
        "title": "Creative Commons Attribution 4.0 (columns added by normalising)",
        "path": "https://creativecommons.org/licenses/by/4.0/",
    },
)
_PROFILES = "https://datapackage.org/profiles/2.0"


def datapackage(files: Mapping[str, tuple[int, str]], *, version: str) -> dict[str, Any]:
    """Describe a published folder as the object that datapackage.json holds.

    Args:
        files: of each published file by name, its size in bytes and its SHA-256 in hex digits.
        version: of this release of the data.
    """
    return {
        "$schema": f"{_PROFILES}/datapackage.json",
        "name": "uk-council-action-plans",
        "title": TITLE,
        "description": "What councils promised in their action plans, who leads, by when and what came of it.",
        "version": version,
        "licenses": list(LICENCES),
        "sources": [{"title": "Action plans as the councils published them; documents.csv names each file"}],
        "contributors": [{"title": "action-plans", "roles": ["wrangler", "publisher"]}],
        "resources": [
            _resource(table, *files[f"{table.name}.csv"]) for table in TABLES if f"{table.name}.csv" in files
        ],
    }


def _resource(table: SchemaTable, size: int, digest: str) -> dict[str, Any]:
    return {
        "name": table.name,
        "path": f"{table.name}.csv",
        "type": "table",
        "title": table.meaning,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": size,
        "hash": f"sha256:{digest}",
        "schema": table_schema(table),
    }


def table_schema(table: SchemaTable) -> dict[str, Any]:
    """Give the Table Schema of `table` as CSV, where an empty cell is a missing value."""
    schema: dict[str, Any] = {
        "$schema": f"{_PROFILES}/tableschema.json",
        "fields": [_field(column) for column in table.columns],
        "missingValues": [""],
    }
    if table.primary_key:
        schema["primaryKey"] = list(table.primary_key)
    if table.foreign_keys:
        schema["foreignKeys"] = [
            {"fields": list(key.columns), "reference": {"resource": key.table, "fields": list(key.columns)}}
            for key in table.foreign_keys
        ]
    return schema


def is_required_in_csv(column: Column) -> bool:
    """Tell whether a column has no empty cell in CSV, where an empty text is one."""
    return column.is_filled or (column.is_required and column.type != "string")


def _field(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    if is_required_in_csv(column):
        constraints["required"] = True
    # "" is a missing value in CSV, so it is no member of the set there.
    if values := [value for value in column.values if value]:
        constraints["enum"] = values
    if column.pattern:
        constraints["pattern"] = column.pattern
    if column.minimum is not None:
        constraints["minimum"] = column.minimum
    if column.maximum is not None:
        constraints["maximum"] = column.maximum
    field: dict[str, Any] = {"name": column.name, "type": _TYPES[column.type], "description": column.meaning}
    return {**field, "constraints": constraints} if constraints else field
