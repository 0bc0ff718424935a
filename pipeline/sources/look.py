"""Looks at the sources: copies the documents that they hold into the store and says what was found where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.errors import SourceError
from pipeline.sources.fetch import FetchOptions
from pipeline.sources.find import find
from pipeline.sources.found import Found, Skipped
from pipeline.sources.register import Address, council_unknown, is_address, is_register, read_register
from pipeline.sources.visit import visit
from pipeline.store.ledger import Sighting
from pipeline.store.store import Store

__all__ = ["Look", "LookOptions", "look_at"]


@dataclass(frozen=True, slots=True)
class LookOptions:
    """How sources are looked at."""

    fetch: FetchOptions
    """How addresses are fetched; its largest size holds for files too."""
    council: str | None = None
    """The council of all these documents, where the person says it."""


@dataclass(frozen=True, slots=True)
class Look:
    """What came of looking at one thing."""

    source: str
    sighting: Sighting | None = None
    """What the ledger should hold of it."""
    problem: str | None = None
    """One line for a person, with its name."""
    skipped: Skipped | None = None
    """A file that was passed over, as one that is no document by its name."""


def look_at(
    roots: Iterable[str], store: Store, ledger: Mapping[str, Sighting], options: LookOptions
) -> Iterator[Look]:
    """Look at each source; then say what is no longer where it was.

    Args:
        roots: Files, folders, archives, addresses and registers.
        store: Takes the bytes of the documents.
        ledger: What was seen before.
        options: How to look.
    """
    told: set[str] = set()  # of all roots: one may lie in another
    for root in roots:
        seen: set[str] = set()
        closed: list[str] = []
        try:
            for look in _looks(root, store, ledger, options):
                seen.add(look.source)
                if look.problem:
                    closed.append(look.source + "/")
                if look.source not in told:
                    told.add(look.source)
                    yield look
        except SourceError as error:
            # What never was is a slip of the pen; what is there but can't be read as what it was is not gone.
            if Path(root).exists() or not any(known.root == root for known in ledger.values()):
                yield Look(root, problem=str(error))
                continue
        yield from _gone(root, seen, tuple(closed), ledger)


def _looks(root: str, store: Store, ledger: Mapping[str, Sighting], options: LookOptions) -> Iterator[Look]:
    """Look at all that one source holds."""
    if is_address(root) or is_register(root):
        addresses = list(read_register(root)) if is_register(root) else [Address(root)]
        for sighting in visit(addresses, root, store, ledger, options.fetch):
            yield _visited(sighting, options)
        return
    for item in find(root):
        yield (
            _skip(item, root, ledger)
            if isinstance(item, Skipped)
            else _keep(item, root, store, ledger, options)
        )


def _visited(sighting: Sighting, options: LookOptions) -> Look:
    """An address, with the council that the person or the register says; a name that no council has is a problem."""
    problem = f"{sighting.source}: {sighting.error}" if sighting.state == "unreadable" else None
    council = options.council or sighting.council
    unknown = council_unknown(council) if council else None
    if unknown:
        council, problem = None, problem or f"{sighting.source}: {unknown}"
    return Look(sighting.source, replace(sighting, council=council), problem)


def _keep(item: Found, root: str, store: Store, ledger: Mapping[str, Sighting], options: LookOptions) -> Look:
    limit = options.fetch.max_size
    if item.size > limit:
        told = f"has {item.size >> 20} MB, more than the limit of {limit >> 20} MB (--max-size)"
        return _problem(item.source, root, told, ledger, size=item.size)
    try:
        kept = store.keep_document(item.chunks())
    except SourceError as error:
        return _problem(item.source, root, error.reason, ledger)
    sighting = Sighting(item.source, root, sha256=kept.sha256, size=kept.size, council=options.council)
    return Look(item.source, sighting)


def _skip(item: Skipped, root: str, ledger: Mapping[str, Sighting]) -> Look:
    if not item.is_problem:
        return Look(item.source, skipped=item)
    return _problem(item.source, root, item.reason, ledger)


def _problem(source: str, root: str, reason: str, ledger: Mapping[str, Sighting], *, size: int = 0) -> Look:
    """A source that can't be read now; what it held before stays."""
    known = ledger.get(source, Sighting(source, root, size=size))
    return Look(source, replace(known, state="unreadable", error=reason), problem=f"{source}: {reason}")


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
            yield Look(source, replace(known, state="vanished", error=None))
