"""Reads one document: the story of a document from its bytes to its tables in the store.

What crosses a process is small and can be pickled: a `Task` goes in, a `Report` comes out; the tables go
straight into the store.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from extractors.document import Document, Issue
from extractors.errors import ExtractionError
from extractors.formats import MEDIA_TYPES, detect, extract
from normalise.plan import Plan
from pipeline import arrow, parquet
from pipeline.arrow import Row
from pipeline.errors import UsageError
from pipeline.identity import Identity, current_identity, document_id
from pipeline.store.store import ResultName, Store, hint
from pipeline.tables import Facts, failed_rows, plan_rows

__all__ = ["Report", "Task", "check_version", "keep_failure", "read_document", "report_of", "unread"]

Extract = Callable[..., Document]
Normalise = Callable[..., Plan]
Tables = dict[str, pa.Table]


@dataclass(frozen=True, slots=True)
class Task:
    """One document to read."""

    store: str
    """Address of the store that holds its bytes and takes its tables."""
    sha256: str
    size: int
    """In bytes."""
    name: str
    """File name, as it can be shown."""
    source: str
    """Path or address that it is named after, as it can be shown."""
    council: str | None
    """The council's name where the person or a register says it."""
    identity: Identity
    replaces: ResultName | None = None
    """An earlier result that this one takes the place of."""
    is_durable: bool = True

    @property
    def key(self) -> tuple[str, str]:
        """What the result is known by under the identity."""
        return self.sha256, hint(self.name, self.council)


@dataclass(frozen=True, slots=True)
class Report:
    """How a document went: what the closing table and the log say of it."""

    document_id: str
    document: str
    source: str
    """Path or address that it is named after."""
    tables: int
    actions: int
    issues: int
    outcome: str
    words: int
    words_kept: int
    pages: int
    error: str | None
    seconds: float
    """Time that reading it took."""


def read_document(task: Task, *, extract: Extract = extract, normalise: Normalise | None = None) -> Report:
    """Read a document out of the store and keep its tables there.

    A document that can't be read is a result too: its tables say why.

    Args:
        task: The document.
        extract: Gives the Document of a path.
        normalise: Gives the Plan of a Document, name and council; `normalise.normalise.normalise` if not given.
    """
    started = time.monotonic()
    store = Store(task.store, is_durable=task.is_durable)
    with store.document(task.sha256) as path:
        tables = _tables(task, path, extract, normalise or _normalise())
    return _keep(store, task, tables, started)


def keep_failure(task: Task, issue: Issue, seconds: float = 0.0) -> Report:
    """Keep a document as failed whose process did not come back: what `issue` says."""
    store = Store(task.store, is_durable=task.is_durable)
    return _keep(store, task, _failed(task, issue), time.monotonic() - seconds)


def unread(task: Task, error: str) -> Report:
    """Report a document that could not even be begun, and of which nothing is kept."""
    return Report(document_id(task.sha256), task.name, task.source, 0, 0, 0, "failed", 0, 0, 0, error, 0.0)


def _tables(task: Task, path: Path, extract: Extract, normalise: Normalise) -> Tables:
    """The tables of a document, whatever becomes of it; only a memory limit that was met goes further up."""
    try:
        document = extract(path)
        plan = normalise(document, name=task.name, council=task.council)
        return _as_arrow(plan_rows(_facts(task), document, plan))
    except ExtractionError as error:
        return _failed(task, Issue("document-failed", _sentence(error)), _media_type(path))
    except MemoryError:
        raise
    except Exception as error:
        issue = Issue("document-failed", _bug(error), value=_place(error))
        return _failed(task, issue, _media_type(path))


def _failed(task: Task, issue: Issue, media_type: str | None = None) -> Tables:
    return _as_arrow(failed_rows(_facts(task), issue, media_type))


def _as_arrow(rows: Mapping[str, list[Row]]) -> Tables:
    return {name: arrow.to_arrow(name, content) for name, content in rows.items()}


def _facts(task: Task) -> Facts:
    return Facts(document_id(task.sha256), task.name, task.size)


def _keep(store: Store, task: Task, tables: Tables, started: float) -> Report:
    """Write the tables, drop the result that they replace, and sum them up."""
    (document,) = tables["documents"].to_pylist()
    content = parquet.to_bytes(arrow.pack(tables))
    name = store.put_result(task.identity.key, task.key, document["outcome"], content)
    if task.replaces is not None and task.replaces != name:
        store.drop_result(task.identity.key, task.replaces)
    return report_of(document | {"source": task.source}, len(tables["issues"]), time.monotonic() - started)


def report_of(document: Row, issues: int, seconds: float = 0.0) -> Report:
    """Sum up a row of `documents`."""
    told = {name: document[name] for name in _REPORTED}
    return Report(**told, issues=issues, pages=document["pages"] or 0, seconds=seconds)


_REPORTED = (
    "document_id",
    "document",
    "source",
    "tables",
    "actions",
    "outcome",
    "words",
    "words_kept",
    "error",
)


def check_version(task: Task) -> None:
    """Refuse a task of other code: a machine of a cluster would write other tables under its identity.

    Raises:
        UsageError: This machine's code, reference data or libraries are not the task's.
    """
    here = current_identity(task.identity.options)
    if here != task.identity:
        raise UsageError(
            f"this process runs {here.code}, the ingest {task.identity.code}: install the same version, "
            "reference data and libraries on every machine"
        )


def _normalise() -> Normalise:
    from normalise.normalise import normalise

    return normalise


def _media_type(path: Path) -> str | None:
    """What the file is by its bytes, for one that can't be read."""
    try:
        return MEDIA_TYPES[detect(path)]
    except ExtractionError:
        return None


def _sentence(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__


def _bug(error: Exception) -> str:
    return (
        f"stopped on an error of the program ({type(error).__name__}: {_sentence(error)}); please report it"
    )


def _place(error: Exception) -> str:
    """Module and line that raised, for the person who mends it."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_globals.get('__name__')}:{trace.tb_lineno}" if trace else ""
