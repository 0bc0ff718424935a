"""The README that goes with the data: what is there, how to read it, which licence covers what."""

from __future__ import annotations

from normalise.schema import TABLES

__all__ = ["readme"]

_TEXT = """# Action plans of UK councils

Version {version}. What councils promised in the action plans that they published as PDF and Word files: who leads, by
when, and what came of it. `CHANGES.md` says what is new, `codebook.md` what every column and issue code means.

## What is here

| table | one row per | files |
|---|---|---|
{tables}

`datapackage.json` (Data Package 2.0) and `csv-metadata.json` (CSVW) describe the CSV files for machines, with keys,
constraints, sizes and hashes; `manifest.json` names the code and the documents that the tables were made from.

## How far to trust a row

`confidence` is what reading and each decision on the way were sure of, from 0 to 1; `issues` names the codes of what a
person should look at, and the table `issues` says it in words. `cells` holds every table as extracted, with its place
on the page, so that each row can be checked against its document. What could not be known is null or `unknown`.

CSV files are UTF-8 without a byte order mark, with one header row, as RFC 4180 says; dates are ISO 8601. Lists and
maps are JSON text; officers and dates have flat tables of their own. Texts are never altered for the sake of
spreadsheets: some begin with =, +, - or @, so import the columns as text.

## Licences

- The text of the plans is the councils'. Most publish under the Open Government Licence 3.0; where a document says
  otherwise, that holds.
- What normalising added (columns such as `status`, `edtf`, `confidence`, `issues`, and the arrangement as a data set)
  is under Creative Commons Attribution 4.0: credit "action-plans".
- {people}
"""
_NAMED = "Plans name people in the posts that they held. `publish --mask-persons` makes a release without those names."
_MASKED = """Names of people were left out and stand as [name withheld]; their posts are kept. A name is known where a
  document names the person as an officer; one that stands in running text alone is not known, and stays."""


def readme(version: str, *, is_masked: bool = False) -> str:
    """Give the README of a release, as Markdown; `is_masked` where people's names were left out."""
    tables = "\n".join(
        f"| `{table.name}` | {table.meaning.removeprefix('One row per ')} | "
        f"`{table.name}.parquet`{f', `{table.name}.csv`' if table.is_csv else ''} |"
        for table in TABLES
    )
    return _TEXT.format(version=version, tables=tables, people=_MASKED if is_masked else _NAMED)
