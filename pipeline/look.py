"""Looks at the sources: copies the documents that they hold into the store and says what was found where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from pipeline.errors import SourceError
from pipeline.found import Found, Skipped
from pipeline.ledger import Sighting
from pipeline.sources import find
from pipeline.store import Store

__all__ = ["Look", "look_at"]


@dataclass(frozen=True, slots=True)
class Look:
    """What came of looking at one thing."""

    sighting: Sighting | None = None
    """What the ledger should hold of it."""
    problem: str | None = None
    """One line for a person, with its name."""
    skipped: Skipped | None = None
    """A file that was passed over, as one that is no document by its name."""


def look_at(
    roots: Iterable[str], store: Store, ledger: Mapping[str, Sighting], *, council: str | None, limit: int
) -> Iterator[Look]:
    """Look at each source; then say what is no longer where it was.

    Args:
        roots: Files, folders and archives.
        store: Takes the bytes of the documents.
        ledger: What was seen before.
        council: The council of all these documents, where the person says it.
        limit: The largest document that is kept, in bytes.
    """
    for root in roots:
        seen: set[str] = set()
        closed: list[str] = []
        try:
            for item in find(root):
                seen.add(item.source)
                look = (
                    _skip(item, root, ledger)
                    if isinstance(item, Skipped)
                    else _keep(item, root, store, council, limit, ledger)
                )
                if look.problem:
                    closed.append(item.source + "/")
                yield look
        except SourceError as error:
            if not any(known.root == root for known in ledger.values()):
                yield Look(problem=str(error))
                continue
        yield from _gone(root, seen, tuple(closed), ledger)


def _keep(
    item: Found, root: str, store: Store, council: str | None, limit: int, ledger: Mapping[str, Sighting]
) -> Look:
    try:
        kept = store.keep_document(item.chunks(), limit)
    except SourceError as error:
        return _problem(item.source, root, str(error), ledger)
    if not kept.is_kept:
        told = (
            f"{item.source}: has {kept.size >> 20} MB, more than the limit of {limit >> 20} MB (--max-size)"
        )
        return _problem(item.source, root, told, ledger, size=kept.size)
    return Look(Sighting(item.source, root, sha256=kept.sha256, size=kept.size, council=council))


def _skip(item: Skipped, root: str, ledger: Mapping[str, Sighting]) -> Look:
    if not item.is_problem:
        return Look(skipped=item)
    return _problem(item.source, root, f"{item.source}: {item.reason}", ledger)


def _problem(source: str, root: str, told: str, ledger: Mapping[str, Sighting], *, size: int = 0) -> Look:
    """A source that can't be read now; what it held before stays."""
    known = ledger.get(source, Sighting(source, root, size=size))
    return Look(replace(known, state="unreadable", error=told), problem=told)


def _gone(
    root: str, seen: set[str], closed: tuple[str, ...], ledger: Mapping[str, Sighting]
) -> Iterator[Look]:
    """What stood under a source and no longer does; what lies in a folder or archive that can't be read is not gone."""
    for source, known in ledger.items():
        if (
            known.root == root
            and source not in seen
            and known.state != "vanished"
            and not source.startswith(closed)
        ):
            yield Look(replace(known, state="vanished", error=None))
