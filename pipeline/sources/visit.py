"""Visits addresses, each host by one thread at its pace, and keeps the documents that they give."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime

import httpx

from pipeline.errors import FetchError, GoneError
from pipeline.sources.fetch import Fetched, Fetcher, FetchOptions, chunks
from pipeline.sources.register import Address, is_address
from pipeline.store.ledger import Sighting
from pipeline.store.store import Store

__all__ = ["visit"]

_HOSTS = 8  # hosts visited at a time


def visit(
    addresses: Iterable[Address],
    root: str,
    store: Store,
    ledger: Mapping[str, Sighting],
    options: FetchOptions,
) -> Iterator[Sighting]:
    """Visit addresses and give what the ledger should hold of each, as it comes.

    An address that can't be read has its error in the sighting, and what it gave before.

    Raises:
        StoreError: The store can't be written.
    """
    stopped = threading.Event()
    results: queue.SimpleQueue[Sighting | BaseException | None] = queue.SimpleQueue()
    fetcher = Fetcher(options, stopped.wait)

    def visit_host(group: list[Address]) -> None:
        try:
            for address in group:
                if stopped.is_set():
                    break
                results.put(_visit(address, root, store, ledger.get(address.url), fetcher))
        except BaseException as error:
            results.put(error)
        finally:
            results.put(None)

    groups = _by_host(addresses)
    with ThreadPoolExecutor(_HOSTS, thread_name_prefix="visit") as pool:
        try:
            for group in groups:
                pool.submit(visit_host, group)
            yield from _until_done(results, len(groups))
        finally:
            stopped.set()
            pool.shutdown(cancel_futures=True)
            fetcher.close()


def _until_done(
    results: queue.SimpleQueue[Sighting | BaseException | None], hosts: int
) -> Iterator[Sighting]:
    while hosts:
        result = results.get()
        if result is None:
            hosts -= 1
        elif isinstance(result, BaseException):
            raise result
        else:
            yield result


def _by_host(addresses: Iterable[Address]) -> list[list[Address]]:
    groups: dict[str, list[Address]] = {}
    for address in addresses:
        try:
            host = httpx.URL(address.url).host
        except httpx.InvalidURL:
            host = ""  # fetching it will tell what is wrong with it
        groups.setdefault(host, []).append(address)
    return list(groups.values())


def _visit(address: Address, root: str, store: Store, known: Sighting | None, fetcher: Fetcher) -> Sighting:
    now = datetime.now(UTC).isoformat(timespec="seconds")
    said = {"root": root, "council": address.council, "title": address.title, "published": address.published}
    seen = replace(known or Sighting(address.url, root), **said, fetched=now, error=None)  # type: ignore[arg-type]
    is_here = known is not None and known.sha256 is not None and store.has_document(known.sha256, known.size)
    marks = (seen.etag, seen.last_modified) if is_here else (None, None)
    try:
        if not is_address(address.url):
            raise FetchError(address.url, "is no address on the web (http, https)")
        fetched = fetcher.fetch(address.url, *marks)
        if not isinstance(fetched, Fetched):
            return replace(seen, state="present")
        kept = store.keep_document(chunks(fetched.content))
    except GoneError as error:
        return replace(seen, state="vanished" if is_here else "unreadable", error=error.reason)
    except FetchError as error:
        return replace(seen, state="unreadable", error=error.reason)
    return replace(
        seen,
        state="present",
        sha256=kept.sha256,
        size=kept.size,
        url=fetched.url,
        etag=fetched.etag,
        last_modified=fetched.last_modified,
    )
