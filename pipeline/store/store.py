"""The store: every document's bytes and every result, named by their content, written once and never changed.

    documents/<2 hex>/<sha256>                                   the bytes of a document
    results/<identity>/<2 hex>/<sha256>.<hint>.<outcome>.<check>.parquet   its tables: one row that holds them all
    ledger/<number>-<random>.jsonl                               what was seen where (see ledger.py)

A name says all that must be known before a file is opened: `hint` is a hash of the name and council that the
document was read under, `check` a hash of the file's own bytes. So a listing tells what is known, a damaged
file gives itself away, and no index can go out of step.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import DamagedDocumentError, DamagedResultError, StoreError
from pipeline.store.files import Files

__all__ = ["Kept", "ResultName", "Store", "hint"]

_SUFFIX = "parquet"
# A document of up to so many bytes is held in memory until it is known whether the store has it.
_IN_MEMORY = 32 << 20
_FETCHES = 16  # results that are fetched from a bucket at a time


def hint(name: str, council: str | None) -> str:
    """8 hex digits for the name and council that a document is read under: they are evidence, so part of the key."""
    return hashlib.sha256(f"{name}\0{council or ''}".encode("utf-8", "surrogatepass")).hexdigest()[:8]


@dataclass(frozen=True, slots=True)
class ResultName:
    """What the name of a stored result says."""

    sha256: str
    hint: str
    outcome: str
    check: str
    """First 16 hex digits of the SHA-256 of the file's bytes."""

    @property
    def file(self) -> str:
        """The file's name."""
        return f"{self.sha256}.{self.hint}.{self.outcome}.{self.check}.{_SUFFIX}"

    @property
    def rank(self) -> tuple[bool, str]:
        """Of two results of one document the lower counts: one that did not fail, then the first by name."""
        return self.outcome == "failed", self.file

    @classmethod
    def parse(cls, path: str) -> ResultName | None:
        """Read a file's name; None if it is none of a result."""
        parts = path.rsplit("/", 1)[-1].split(".")
        return cls(*parts[:4]) if len(parts) == 5 and parts[4] == _SUFFIX else None


@dataclass(frozen=True, slots=True)
class Kept:
    """A document that is in the store."""

    sha256: str
    size: int
    """In bytes."""


class Store:
    """The documents and results under one address: a folder, or a bucket such as "s3://bucket/plans"."""

    def __init__(self, url: str, *, is_durable: bool = True) -> None:
        self.files = Files(url, is_durable=is_durable)
        self._in_bucket: dict[str, int] | None = None

    def keep_document(self, chunks: Iterable[bytes]) -> Kept:
        """Copy a document's bytes into the store; nothing is written for one that is there already."""
        digest, size = hashlib.sha256(), 0
        with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as spool:
            for chunk in chunks:
                digest.update(chunk)
                size += len(chunk)
                with self.files.telling(tempfile.gettempdir()):
                    spool.write(chunk)
            kept = Kept(digest.hexdigest(), size)
            if not self.has_document(kept.sha256, size):
                spool.seek(0)
                self.files.write_from(_document(kept.sha256), spool)
        return kept

    @contextmanager
    def document(self, sha256: str) -> Iterator[Path]:
        """Give a local path of a document's bytes, for as long as the block lasts.

        Raises:
            DamagedDocumentError: The bytes are gone, or are not what was read.
        """
        with self.files.local(_document(sha256)) as path:
            if not path.is_file() or _hash(path) != sha256:
                raise DamagedDocumentError(
                    f"{self.files.path(_document(sha256))}: is gone or damaged; "
                    "`action-plans verify --repair` takes it out, and ingesting its source again brings it back"
                )
            yield path

    def documents(self) -> set[str]:
        """The SHA-256 of each document whose bytes are here."""
        return {name.rsplit("/", 1)[-1] for name in self.files.names("documents")}

    def identities(self) -> list[str]:
        """The keys of the run identities that there are results of."""
        return sorted({name.split("/")[1] for name in self.files.names("results")})

    def results(self, identity: str) -> dict[tuple[str, str], ResultName]:
        """What is known under an identity: (sha256, hint) to the result that counts."""
        known: dict[tuple[str, str], ResultName] = {}
        for name in map(ResultName.parse, self.files.names(f"results/{identity}")):
            if name is None:
                continue
            rival = known.setdefault((name.sha256, name.hint), name)
            if name.rank < rival.rank:
                known[name.sha256, name.hint] = name
        return known

    def read_result(self, identity: str, name: ResultName) -> bytes:
        """The bytes of a result. DamagedResultError if they are not what was written."""
        path = _result(identity, name)
        content = self.files.read(path)
        if _check(content) != name.check:
            raise DamagedResultError(
                f"{self.files.path(path)}: is not what was written (its checksum differs); ingest again to redo it"
            )
        return content

    def intact(self, identity: str, names: Iterable[ResultName]) -> set[ResultName]:
        """Those results whose bytes are what was written; many at a time where each has to be fetched."""
        wanted = list(names)
        if self.files.is_local:
            return {name for name in wanted if self.is_intact(identity, name)}
        with ThreadPoolExecutor(_FETCHES) as pool:
            told = pool.map(lambda name: self.is_intact(identity, name), wanted)
            return {name for name, is_intact in zip(wanted, told, strict=True) if is_intact}

    def is_intact(self, identity: str, name: ResultName) -> bool:
        """Whether a result is there and its bytes are what was written."""
        try:
            self.read_result(identity, name)
        except StoreError:
            return False
        return True

    def put_result(self, identity: str, key: tuple[str, str], outcome: str, content: bytes) -> ResultName:
        """Keep a result of a document, which `key` names by its SHA-256 and hint."""
        name = ResultName(*key, outcome, _check(content))
        self.files.write(_result(identity, name), content)
        return name

    def has_document(self, sha256: str, size: int) -> bool:
        """Whether a document's bytes are here, all of them."""
        if self.files.is_local:
            return self.files.has(_document(sha256), size)
        if self._in_bucket is None:
            # One look for all: what is there stays there, and what another writer adds now is only written twice.
            self._in_bucket = self.files.sizes("documents")
        return self._in_bucket.get(_document(sha256)) == size

    def drop_document(self, sha256: str) -> None:
        """Take a document's bytes out: they are damaged."""
        self.files.remove(_document(sha256))

    def drop_result(self, identity: str, name: ResultName) -> None:
        """Take a result out: it is damaged, or another took its place."""
        self.files.remove(_result(identity, name))


def _document(sha256: str) -> str:
    return f"documents/{sha256[:2]}/{sha256}"


def _result(identity: str, name: ResultName) -> str:
    return f"results/{identity}/{name.sha256[:2]}/{name.file}"


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _check(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:16]
