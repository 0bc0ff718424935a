"""Checks a published data set against the schema and against itself, from its files alone."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from normalise.schema import TABLES
from normalise.schema_types import Column, SchemaTable
from pipeline.arrow import arrow_schema
from pipeline.errors import PipelineError
from pipeline.published.folder import MANIFEST, is_moving, open_tables
from pipeline.tables import LEAST_KEPT

__all__ = ["Finding", "validate"]

Tables = Mapping[str, pa.Table]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that does not hold."""

    table: str
    column: str
    message: str
    """What does not hold, how often, and one case of it."""


def validate(folder: Path) -> list[Finding]:
    """Check the data set in `folder`; an empty list says that all holds.

    Raises:
        PipelineError: a table is missing or can't be read, or a release is taking its place.
    """
    if is_moving(folder):
        raise PipelineError(
            f"{folder}: a new release is taking its place. Try again; if that does not help, its publisher was "
            "cut off, and publishing again puts it right"
        )
    tables = {name: _read(folder / f"{name}.parquet", file) for name, file in open_tables(folder).items()}
    findings = [finding for table in TABLES for finding in _of_types(table, tables[table.name])]
    if findings:
        return findings  # the other checks need the right types
    for table in TABLES:
        content = tables[table.name]
        for column in table.columns:
            findings += _of_values(table.name, column, column.name, content[column.name])
        findings += _of_keys(table, tables)
    return [*findings, *_of_sums(tables), *_of_files(folder)]


def _read(path: Path, file: pa.NativeFile) -> pa.Table:
    try:
        return pq.ParquetFile(file).read()
    except (pa.ArrowInvalid, OSError) as error:
        raise PipelineError(f"{path} can't be read: {error}. Publish the data set anew.") from error


def _of_types(table: SchemaTable, content: pa.Table) -> Iterator[Finding]:
    """Columns that are missing, of another type, or not of the schema."""
    wanted = {field.name: field.type for field in arrow_schema(table.name)}
    there = {field.name: field.type for field in content.schema}
    for name in wanted:
        if name not in there:
            yield Finding(table.name, name, "the column is missing")
        elif there[name] != wanted[name]:
            yield Finding(table.name, name, f"the column is {there[name]}, not {wanted[name]}")
    for name in there.keys() - wanted.keys():
        yield Finding(table.name, name, "the column is not in the schema")


def _of_values(table: str, column: Column, name: str, values: pa.ChunkedArray) -> Iterator[Finding]:
    """Give what the schema says of each value; the members of records are checked as columns of their own."""
    if column.type == "records":
        records = pc.list_flatten(values)
        for member in column.members:
            yield from _of_values(
                table, member, f"{name}.{member.name}", pc.struct_field(records, member.name)
            )
    for rule, breaks in _rules(column, values):
        count = pc.sum(pc.cast(pc.fill_null(breaks, False), pa.int64())).as_py() or 0
        if count:
            case = values.filter(breaks)[0].as_py()
            yield Finding(table, name, f"{count} of {len(values)} values {rule}, such as {case!r}")


def _rules(column: Column, values: pa.ChunkedArray) -> Iterator[tuple[str, pa.ChunkedArray]]:
    """Give each rule in words, with the places where it is broken."""
    if column.is_required:
        yield "are null", pc.is_null(values)
    if column.is_filled:
        yield "are empty", pc.equal(values, "")
    if column.values:
        yield (
            "are not of the closed set",
            pc.invert(pc.is_in(values, pa.array([*column.values, None], pa.string()))),
        )
    if column.pattern:
        yield f"don't match {column.pattern}", pc.invert(pc.match_substring_regex(values, column.pattern))
    if column.minimum is not None:
        yield f"are below {column.minimum:g}", pc.less(values, column.minimum)
    if column.maximum is not None:
        yield f"are above {column.maximum:g}", pc.greater(values, column.maximum)


def _of_keys(table: SchemaTable, tables: Tables) -> Iterator[Finding]:
    """Primary keys that stand twice, foreign keys that name no row."""
    content = tables[table.name]
    if table.primary_key:
        keys = content.select(table.primary_key).group_by(table.primary_key).aggregate([([], "count_all")])
        twice = keys.filter(pc.greater(keys["count_all"], 1))
        if len(twice):
            yield Finding(table.name, ", ".join(table.primary_key), f"{len(twice)} keys stand more than once")
    for key in table.foreign_keys:
        (column,) = key.columns
        known = pc.is_in(content[column], tables[key.table][column].combine_chunks())
        lost = content[column].filter(pc.and_(pc.invert(known), pc.is_valid(content[column])))
        if len(lost):
            yield Finding(
                table.name, column, f"{len(lost)} values name no row of {key.table}, such as {lost[0]}"
            )


def _of_sums(tables: Tables) -> Iterator[Finding]:
    """Counts that two tables give differently."""
    documents, actions = tables["documents"], tables["actions"]
    counted = Counter(actions["document_id"].to_pylist())
    shown = ["document_id", "document", "actions", "words", "words_kept", "outcome"]
    for row in documents.select(shown).to_pylist():
        found = counted[row["document_id"]]
        if row["actions"] != found:
            yield Finding(
                "documents", "actions", f"{row['document']}: says {row['actions']}, there are {found}"
            )
        if row["words_kept"] > row["words"]:
            yield Finding("documents", "words_kept", f"{row['document']}: more kept than there are words")
        if row["outcome"] == "ok" and row["words_kept"] < LEAST_KEPT * row["words"]:
            lost = row["words"] - row["words_kept"]
            yield Finding(
                "documents", "words_kept", f"{row['document']}: {lost} words lost, yet the outcome is ok"
            )
    for name in ("officers", "dates"):
        nested = pc.sum(pc.list_value_length(actions[name])).as_py() or 0
        if nested != len(tables[name]):
            yield Finding(name, "", f"{len(tables[name])} rows, but {nested} in actions.{name}")


def _of_files(folder: Path) -> Iterator[Finding]:
    """Files that are not those that datapackage.json and the manifest name, where these are there."""
    resources = _json(folder / "datapackage.json").get("resources", [])
    wanted = {resource["path"]: resource["hash"].removeprefix("sha256:") for resource in resources}
    wanted |= _json(folder / MANIFEST).get("files", {})
    for name, digest in sorted(wanted.items()):
        path = folder / name
        if not path.is_file():
            yield Finding(name, "", "the file is not there, though the release says so")
        elif _hash(path) != digest:
            yield Finding(name, "", "the file is not the one that was published")


def _json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
