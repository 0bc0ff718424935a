"""What changed from one published data set to the next: its version and a change log for people.

The step follows the data, as semantic versions do for code: a column taken away, moved or of another type is major; a
new last column, new documents or new rows are minor; corrections alone are a patch.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow.parquet as pq

from normalise.schema import TABLES, table
from pipeline.arrow import arrow_schema

__all__ = ["FIRST_VERSION", "DocumentChange", "Release", "change_log", "compare"]

FIRST_VERSION = "1.0.0"
_GONE = "document no longer in the sources"


@dataclass(frozen=True, slots=True)
class DocumentChange:
    """What changed in the actions of one document."""

    document: str
    added: int
    removed: int
    changed: int
    fields: tuple[str, ...]
    """The columns in which rows differ."""
    why: str


@dataclass(frozen=True, slots=True)
class Release:
    """A version of the data set and what is new in it."""

    version: str
    columns: tuple[str, ...] = ()
    """Changes of columns, a sentence each."""
    documents: tuple[DocumentChange, ...] = ()

    @property
    def is_changed(self) -> bool:
        """Whether anything differs from the release before."""
        return bool(self.columns or self.documents)


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
    documents = _documents(old, new, why or "read anew")
    major, minor, patch = (int(part) for part in re.findall(r"\d+", old_version or FIRST_VERSION)[:3])
    if broken:
        version = f"{major + 1}.0.0"
    elif grown or any(change.added or change.why == _GONE for change in documents):
        version = f"{major}.{minor + 1}.0"
    elif documents:
        version = f"{major}.{minor}.{patch + 1}"
    else:
        version = f"{major}.{minor}.{patch}"
    return Release(version, (*broken, *grown), documents)


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


def _documents(old: Path, new: Path, why: str) -> tuple[DocumentChange, ...]:
    """Say per document whose actions differ how many rows came, went and changed, in which fields, and why."""
    there = {field.name for field in pq.read_schema(old / "actions.parquet")}
    compared = [column for column in _COMPARED if column in there]
    differs = ", ".join(f'n."{c}" IS DISTINCT FROM o."{c}" AS "{c}"' for c in compared)
    counts = ", ".join(f'count(*) FILTER (kept AND "{c}")' for c in compared)
    any_differs = " OR ".join(f'"{c}"' for c in compared)
    query = f"""
        WITH pairs AS (
            SELECT coalesce(n.document, o.document) AS document, coalesce(n.document_id, o.document_id) AS id,
                   o.action_id IS NULL AS added, n.action_id IS NULL AS removed,
                   o.action_id IS NOT NULL AND n.action_id IS NOT NULL AS kept, {differs}
            FROM read_parquet($new) n FULL JOIN read_parquet($old) o USING (action_id)
        )
        SELECT document, count(*) FILTER (added), count(*) FILTER (removed),
               count(*) FILTER (kept AND ({any_differs})),
               document IN (SELECT document FROM read_parquet($old_documents)),
               document IN (SELECT document FROM read_parquet($new_documents)),
               bool_or(id IN (SELECT document_id FROM read_parquet($old_documents) INTERSECT
                              SELECT document_id FROM read_parquet($new_documents))), {counts}
        FROM pairs GROUP BY document ORDER BY document
    """  # noqa: S608 - the names come from the schema
    paths = {
        "new": str(new / "actions.parquet"),
        "old": str(old / "actions.parquet"),
        "old_documents": str(old / "documents.parquet"),
        "new_documents": str(new / "documents.parquet"),
    }
    with duckdb.connect() as connection:
        rows = connection.execute(query, paths).fetchall()
    return tuple(
        DocumentChange(
            document, added, removed, changed, _fields(compared, counted), _reason(was, is_now, same, why)
        )
        for document, added, removed, changed, was, is_now, same, *counted in rows
        if added or removed or changed
    )


def _fields(names: list[str], counts: list[int]) -> tuple[str, ...]:
    return tuple(name for name, count in zip(names, counts, strict=True) if count)


def _reason(was_there: bool, is_there: bool, has_same_bytes: bool, why: str) -> str:
    if not was_there:
        return "new document"
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
    lines += [f"- {_sentence(change)}" for change in release.documents]
    if len(lines) == 1:
        lines.append("- First release.")
    return head + "\n".join(lines) + "\n" + before.removeprefix(head)


def _sentence(change: DocumentChange) -> str:
    counts = {"added": change.added, "removed": change.removed, "changed": change.changed}
    told = ", ".join(f"{count} {word}" for word, count in counts.items() if count)
    fields = f" in {', '.join(change.fields)}" if change.fields else ""
    return f"{change.document}: {told}{fields} ({change.why})."
