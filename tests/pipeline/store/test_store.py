"""What is stored is there whole, and gives itself away when it is damaged."""

from __future__ import annotations

import errno
import hashlib
import os
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.errors import DamagedDocumentError, DamagedResultError, SourceError, StoreError
from pipeline.store.store import Kept, ResultName, Store, hint

IDENTITY = "0123456789abcdef"
KEY = ("ab" * 32, hint("plan.pdf", None))


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(str(tmp_path / "store"))


def files_of(store: Store) -> list[str]:
    return store.files.names()


def test_a_document_is_kept_under_its_hash(store: Store) -> None:
    kept = store.keep_document([b"one", b"two"])
    assert kept == Kept(hashlib.sha256(b"onetwo").hexdigest(), 6)
    with store.document(kept.sha256) as path:
        assert path.read_bytes() == b"onetwo"
    assert store.documents() == {kept.sha256}
    assert path.stat().st_size == kept.size


def test_the_same_bytes_are_kept_once(store: Store) -> None:
    first, second = (store.keep_document([b"same"]) for _ in range(2))
    assert first == second
    assert len(files_of(store)) == 1


def test_a_document_that_can_not_be_read_leaves_nothing(store: Store) -> None:
    def chunks() -> Iterator[bytes]:
        yield b"one"
        raise SourceError("plan.pdf", "gone")

    with pytest.raises(SourceError):
        store.keep_document(chunks())
    assert files_of(store) == []


def test_a_result_is_read_as_it_was_written(store: Store) -> None:
    name = store.put_result(IDENTITY, KEY, "ok", b"tables")
    assert store.results(IDENTITY) == {KEY: name}
    assert store.read_result(IDENTITY, name) == b"tables"
    assert store.is_intact(IDENTITY, name)
    assert store.results("another") == {}
    assert store.identities() == [IDENTITY]


@pytest.mark.parametrize(
    "damage", [b"", b"table", b"tablet", b"tables "], ids=["empty", "cut", "changed", "longer"]
)
def test_damage_is_found(store: Store, damage: bytes) -> None:
    name = store.put_result(IDENTITY, KEY, "ok", b"tables")
    Path(store.files.path(files_of(store)[0])).write_bytes(damage)
    assert not store.is_intact(IDENTITY, name)
    with pytest.raises(DamagedResultError, match=name.file):
        store.read_result(IDENTITY, name)


def test_of_two_results_one_that_did_not_fail_counts(store: Store) -> None:
    failed = store.put_result(IDENTITY, KEY, "failed", b"timed out")
    good = store.put_result(IDENTITY, KEY, "ok", b"tables")
    assert store.results(IDENTITY) == {KEY: good}
    store.drop_result(IDENTITY, good)
    assert store.results(IDENTITY) == {KEY: failed}


def test_names_of_results_read_back() -> None:
    name = ResultName(*KEY, "no_tables", "0" * 16)
    assert ResultName.parse(f"results/x/ab/{name.file}") == name
    assert ResultName.parse("results/x/ab/notes.txt") is None


def test_the_council_and_the_name_are_part_of_the_key() -> None:
    assert len({hint("a.pdf", None), hint("b.pdf", None), hint("a.pdf", "Hill")}) == 3


def test_a_full_disk_leaves_what_was_there(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    store.put_result(IDENTITY, KEY, "failed", b"before")
    before = files_of(store)

    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StoreError, match="No space left on device"):
        store.put_result(IDENTITY, KEY, "ok", b"after")
    assert files_of(store) == before


def test_a_store_that_is_not_to_be_durable_does_not_wait_for_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(descriptor: int) -> None:
        raise AssertionError("synced")

    monkeypatch.setattr(os, "fsync", never)
    store = Store(str(tmp_path / "store"), is_durable=False)
    name = store.put_result(IDENTITY, KEY, "ok", b"tables")
    assert store.read_result(IDENTITY, name) == b"tables"


def test_an_unknown_kind_of_address_is_told() -> None:
    with pytest.raises(StoreError, match="nosuch"):
        Store("nosuch://bucket/plans")


@pytest.mark.parametrize("damage", [None, b"", b"onetwp"], ids=["gone", "empty", "changed"])
def test_a_damaged_document_is_told(store: Store, damage: bytes | None) -> None:
    kept = store.keep_document([b"onetwo"])
    path = Path(store.files.path(files_of(store)[0]))
    path.unlink() if damage is None else path.write_bytes(damage)
    with pytest.raises(DamagedDocumentError, match="verify --repair"), store.document(kept.sha256):
        pass


def test_a_truncated_document_is_mended_when_its_source_is_seen_again(store: Store) -> None:
    kept = store.keep_document([b"onetwo"])
    Path(store.files.path(files_of(store)[0])).write_bytes(b"one")
    store.keep_document([b"onetwo"])
    with store.document(kept.sha256) as path:
        assert path.read_bytes() == b"onetwo"


def test_what_a_killed_process_left_aside_is_swept(store: Store) -> None:
    process = subprocess.Popen(["true"])
    process.wait()
    aside, host = Path(store.files.path("scratch")), socket.gethostname()
    aside.mkdir(parents=True)
    for name in (f"{host}-{process.pid}-a", f"{host}-{os.getpid()}-b", f"elsewhere-{process.pid}-c"):
        (aside / name).touch()
    store.files.sweep()
    assert sorted(path.name[-1] for path in aside.iterdir()) == ["b", "c"]
