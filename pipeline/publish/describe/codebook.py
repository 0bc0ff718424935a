"""The codebook: every table, column and issue code in words, as Markdown."""

from __future__ import annotations

from extractors.vocabularies import entries
from normalise.schema import TABLES
from normalise.schema_types import Column, SchemaTable

__all__ = ["codebook"]

_TYPES = {
    "string": "text",
    "integer": "whole number",
    "number": "number",
    "date": "date",
    "strings": "list of texts",
    "map": "map of text to text",
    "records": "list of records",
}
_HEAD = """# Codebook

Every table and column of the data set, and every code of the table `issues`. Made from the schema in the code
(`normalise/schema.py`) and from `data/reference/issues.csv`.

In CSV an empty cell is an empty text or no value, dates are ISO 8601, and lists and maps are JSON text; officers and
dates have tables of their own besides. `edtf` is [EDTF](https://www.loc.gov/standards/datetime/) (ISO 8601-2).
"""


def codebook() -> str:
    """Give the whole codebook as Markdown."""
    return "\n".join([_HEAD, *(_table(table) for table in TABLES), _issues()])


def _table(table: SchemaTable) -> str:
    lines = [f"## {table.name}", "", f"{table.meaning}.", "", "| column | type | meaning |", "|---|---|---|"]
    for column in table.columns:
        lines.append(f"| {column.name} | {_type(column)} | {_meaning(column)} |")
        lines += [
            f"| {column.name}.{part.name} | {_type(part)} | {_meaning(part)} |" for part in column.members
        ]
    if table.primary_key:
        lines += ["", f"Key: {', '.join(table.primary_key)}."]
    lines += [f"Each {', '.join(key.columns)} is one of `{key.table}`." for key in table.foreign_keys]
    return "\n".join(lines) + "\n"


def _type(column: Column) -> str:
    return _TYPES[column.type] + ("" if column.is_required else ", or none")


def _meaning(column: Column) -> str:
    allowed = ", ".join(f"`{value}`" for value in column.values if value)
    return _cell(column.meaning + (f": {allowed}" if allowed else ""))


def _issues() -> str:
    lines = [
        "## Issue codes",
        "",
        "| code | severity | what it is | what it means | what to do | who can fix it |",
        "|---|---|---|---|---|---|",
    ]
    for row in sorted(entries("issues"), key=lambda row: row["code"]):
        cells = (row[name] for name in ("severity", "title", "meaning", "what_to_do", "fix_by"))
        lines.append(f"| `{row['code']}` | {' | '.join(_cell(cell) for cell in cells)} |")
    return "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
