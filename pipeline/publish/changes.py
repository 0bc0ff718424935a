"""What changed from one published data set to the next: its version and a change log for people.

The step follows the data, as semantic versions do for code: a column taken away, moved or of another type is major; a
new last column, documents that come or go and new actions are minor; corrections alone are a patch.
"""

from __future__ import annotations

import filecmp
import re
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow.parquet as pq

from normalise.schema import TABLES, table
from normalise.schema_types import SchemaTable
from pipeline.arrow import arrow_schema

__all__ = ["FIRST_VERSION", "DocumentChange", "Release", "TableChange", "change_log", "compare"]

FIRST_VERSION = "1.0.0"
_NEW = "new document"
_GONE = "document no longer in the sources"
_MEMORY = "1GB"  # of the comparison; the tables themselves are written in far less
_LISTED = 100  # documents that the log of one release names; the rest is summed up


@dataclass(frozen=True, slots=True)
class DocumentChange:
    """What changed in the actions of one document."""

    document: str
    """Its file name, with the source where the name alone would not tell it."""
    added: int
    removed: int
    changed: int
    fields: tuple[str, ...]
    """The columns in which rows differ."""
    why: str


@dataclass(frozen=True, slots=True)
class TableChange:
    """How many rows of a table came, went and changed; without a key, one that changed went and came."""

    table: str
    added: int
    removed: int
    changed: int


@dataclass(frozen=True, slots=True)
class Release:
    """A version of the data set and what is new in it."""

    version: str
    columns: tuple[str, ...] = ()
    """Changes of columns, a sentence each."""
    documents: tuple[DocumentChange, ...] = ()
    tables: tuple[TableChange, ...] = ()
    """Of the tables besides `actions`."""

    @property
    def is_changed(self) -> bool:
        """Whether anything differs from the release before."""
        return bool(self.columns or self.documents or self.tables)


def compare(old: Path | None, new: Path, *, old_version: str = "", why: str = "") -> Release:
    """Compare the Parquet files of two published folders.

    Args:
        old: the release before; None for the first.
        new: the folder about to be published.
        old_version: the version of `old`.
        why: what makes rows of the same document differ, such as a new version of the code.
    """
    if old is None or not (old / "actions.parquet").is_file():
        return Release(FIRST_VERSION)
    broken, grown = _columns(old)
    with _connected() as connection:
        documents = _documents(connection, old, new, why or "read anew")
        tables = tuple(_tables(connection, old, new))
    major, minor, patch = (int(part) for part in re.findall(r"\d+", old_version or FIRST_VERSION)[:3])
    if broken:
        version = f"{major + 1}.0.0"
    elif grown or any(change.added or change.why in (_NEW, _GONE) for change in documents):
        version = f"{major}.{minor + 1}.0"
    elif documents or tables:
        version = f"{major}.{minor}.{patch + 1}"
    else:
        version = f"{major}.{minor}.{patch}"
    return Release(version, (*broken, *grown), documents, tables)


@contextmanager
def _connected() -> Iterator[duckdb.DuckDBPyConnection]:
    """Give a database that holds no more than a part of two large releases in memory, and the rest aside."""
    with tempfile.TemporaryDirectory(prefix="action-plans-") as aside:
        config: dict[str, str | bool | int | float | list[str]] = {
            "memory_limit": _MEMORY,
            "temp_directory": aside,
        }
        with duckdb.connect(config=config) as connection:
            yield connection


def _columns(old: Path) -> tuple[list[str], list[str]]:
    """Give changes of columns that break a reader's code, and those that don't."""
    broken: list[str] = []
    grown: list[str] = []
    for name in (entry.name for entry in TABLES):
        path = old / f"{name}.parquet"
        if not path.is_file():
            grown.append(f"new table {name}")
            continue
        before = {field.name: field.type for field in pq.read_schema(path)}
        after = {field.name: field.type for field in arrow_schema(name)}
        broken += [f"{name}.{column} is gone" for column in before if column not in after]
        broken += [
            f"{name}.{c} is now {after[c]}, not {before[c]}"
            for c in before
            if c in after and after[c] != before[c]
        ]
        added = [column for column in after if column not in before]
        is_at_end = list(after)[: len(before)] == list(before)
        (grown if is_at_end else broken).extend(f"{name}.{column} is new" for column in added)
    return broken, grown


_COMPARED = tuple(
    c.name for c in table("actions").columns if c.name not in ("action_id", "document_id", "document")
)


def _documents(
    connection: duckdb.DuckDBPyConnection, old: Path, new: Path, why: str
) -> tuple[DocumentChange, ...]:
    """Say of each document that came or went, or whose actions differ, how many rows did, in which fields, and why.

    Two documents of one source are two versions of it.
    """
    if all(_is_same(old / f"{name}.parquet", new / f"{name}.parquet") for name in ("actions", "documents")):
        return ()
    there = {field.name for field in pq.read_schema(old / "actions.parquet")}
    compared = [column for column in _COMPARED if column in there]
    paths = {
        "new": str(new / "actions.parquet"),
        "old": str(old / "actions.parquet"),
        "old_documents": str(old / "documents.parquet"),
        "new_documents": str(new / "documents.parquet"),
    }
    rows = connection.execute(_compare_documents(compared), paths).fetchall()
    names = Counter(row[0] for row in rows)
    changes = (
        DocumentChange(
            f"{name} ({source})" if names[name] > 1 else name,
            int(added),
            int(removed),
            int(changed),
            _fields(compared, counted),
            _reason(was, is_now, same, why),
        )
        for name, source, was, is_now, same, added, removed, changed, *counted in rows
    )
    return tuple(c for c in changes if c.added or c.removed or c.changed or c.why != why)


def _compare_documents(compared: Sequence[str]) -> str:
    """Give the query for a row a source: its name, whether it was and is there, and how many rows differ in what."""
    differs = ", ".join(f'n."{c}" IS DISTINCT FROM o."{c}" AS "{c}"' for c in compared)
    counts = ", ".join(f'count(*) FILTER (kept AND "{c}") AS "{c}"' for c in compared)
    sums = ", ".join(f'coalesce(sum("{c}"), 0)' for c in ("added", "removed", "changed", *compared))
    any_differs = " OR ".join(f'"{c}"' for c in compared)
    return f"""
        WITH known AS (
            SELECT coalesce(n.document, o.document) AS document, coalesce(n.source, o.source) AS source,
                   document_id AS id, o.bytes IS NOT NULL AS was, n.bytes IS NOT NULL AS is_now
            FROM read_parquet($new_documents) n FULL JOIN read_parquet($old_documents) o USING (document_id)
        ), pairs AS (
            SELECT coalesce(n.document_id, o.document_id) AS id, o.row IS NULL AS is_added, n.row IS NULL AS is_removed,
                   o.row IS NOT NULL AND n.row IS NOT NULL AS kept, {differs}
            FROM read_parquet($new) n FULL JOIN read_parquet($old) o USING (action_id)
        ), counted AS (
            SELECT id, count(*) FILTER (is_added) AS added, count(*) FILTER (is_removed) AS removed,
                   count(*) FILTER (kept AND ({any_differs})) AS changed, {counts}
            FROM pairs GROUP BY id
        )
        SELECT max_by(document, is_now), source, bool_or(was), bool_or(is_now), bool_or(was AND is_now), {sums}
        FROM known LEFT JOIN counted USING (id) GROUP BY source ORDER BY 1, 2
    """  # noqa: S608 - the names come from the schema


def _tables(connection: duckdb.DuckDBPyConnection, old: Path, new: Path) -> Iterable[TableChange]:
    """Count the rows of each table besides `actions` that came, went and changed, by hashes of key and row."""
    for entry in TABLES:
        before, after = (folder / f"{entry.name}.parquet" for folder in (old, new))
        if entry.name == "actions" or not before.is_file() or _is_same(before, after):
            continue
        counts = connection.execute(
            _difference(entry, before), {"old": str(before), "new": str(after)}
        ).fetchone()
        if counts and any(counts):
            yield TableChange(entry.name, *counts)


def _is_same(before: Path, after: Path) -> bool:
    return filecmp.cmp(before, after, shallow=False)


def _difference(entry: SchemaTable, before: Path) -> str:
    there = {field.name for field in pq.read_schema(before)}
    columns = [f'"{column.name}"' for column in entry.columns if column.name in there]
    key = ", ".join(f'"{name}"' for name in entry.primary_key if name in there) or ", ".join(columns)
    rows = "SELECT hash({}) AS key, hash({}) AS row, {} AS is_new FROM read_parquet({})".format
    return f"""
        SELECT count(*) FILTER (before IS NULL), count(*) FILTER (after IS NULL), count(*) FILTER (before <> after)
        FROM (
            SELECT max(row) FILTER (is_new) AS after, max(row) FILTER (NOT is_new) AS before
            FROM ({rows(key, ", ".join(columns), "true", "$new")}
                  UNION ALL {rows(key, ", ".join(columns), "false", "$old")})
            GROUP BY key
        )
    """  # noqa: S608 - the names come from the schema


def _fields(names: list[str], counts: Iterable[int]) -> tuple[str, ...]:
    return tuple(name for name, count in zip(names, counts, strict=True) if count)


def _reason(was_there: bool, is_there: bool, has_same_bytes: bool, why: str) -> str:
    if not was_there:
        return _NEW
    if not is_there:
        return _GONE
    return why if has_same_bytes else "a new version of the document"


def change_log(release: Release, before: str = "") -> str:
    """Give the change log in Markdown with this release on top of those of `before`."""
    head = "# Changes of the data\n"
    if not release.is_changed and before:
        return before
    lines = [f"\n## {release.version}\n"]
    lines += [f"- Columns: {change}." for change in release.columns]
    most = sorted(release.documents, key=lambda c: -(c.added + c.removed + c.changed))
    listed, rest = most[:_LISTED], most[_LISTED:]
    lines += [f"- {_sentence(change)}" for change in sorted(listed, key=lambda c: c.document)]
    lines += [f"- {_sentence(change)}" for change in _summed(rest)]
    tables = "; ".join(f"{c.table} {_counts(c)}" for c in release.tables)
    lines += [f"- Other tables, rows: {tables}."] if tables else []
    if len(lines) == 1:
        lines.append("- First release.")
    return head + "\n".join(lines) + "\n" + before.removeprefix(head)


def _sentence(change: DocumentChange) -> str:
    fields = f" in {', '.join(change.fields)}" if change.fields else ""
    return f"{change.document}: {_counts(change) or 'no actions'}{fields} ({change.why})."


def _counts(change: DocumentChange | TableChange) -> str:
    counts = {"added": change.added, "removed": change.removed, "changed": change.changed}
    return ", ".join(f"{count} {word}" for word, count in counts.items() if count)


def _summed(changes: list[DocumentChange]) -> Iterable[DocumentChange]:
    """Changes of many documents as one for each reason."""
    for why in dict.fromkeys(change.why for change in changes):
        same = [change for change in changes if change.why == why]
        added, removed, changed = (
            sum(getattr(c, name) for c in same) for name in ("added", "removed", "changed")
        )
        yield DocumentChange(f"{len(same)} more documents", added, removed, changed, (), why)
