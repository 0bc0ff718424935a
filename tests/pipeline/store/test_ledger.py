"""The ledger holds the last sighting of each source, whatever the clock says."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import StoreError
from pipeline.store.ledger import Sighting, read_ledger, shown, write_ledger
from pipeline.store.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(str(tmp_path))


def test_the_last_sighting_counts(store: Store) -> None:
    old, new = (Sighting("a.pdf", ".", sha256=sha256) for sha256 in ("0", "1"))
    write_ledger(store, [old, Sighting("b.pdf", ".")])
    write_ledger(store, [new])
    assert read_ledger(store) == {"a.pdf": new, "b.pdf": Sighting("b.pdf", ".")}


def test_nothing_seen_writes_nothing(store: Store) -> None:
    write_ledger(store, [])
    assert store.files.names() == []
    assert read_ledger(store) == {}


def test_files_are_numbered_beyond_the_tenth(store: Store) -> None:
    for number in range(12):
        write_ledger(store, [Sighting("a.pdf", ".", size=number)])
    assert read_ledger(store)["a.pdf"].size == 11


def test_two_ingests_at_once_both_count(tmp_path: Path) -> None:
    one, two = Store(str(tmp_path)), Store(str(tmp_path))
    write_ledger(one, [Sighting("a.pdf", ".")])
    numbered = two.files.names("ledger")[0].split("-")[0]
    two.files.write(f"{numbered}-{'f' * 32}.jsonl", b'{"root": ".", "source": "b.pdf"}\n')
    assert set(read_ledger(one)) == {"a.pdf", "b.pdf"}


@pytest.mark.parametrize("name", ["a\nb.pdf", "a\udcff.pdf", "Pl\u00e2n.pdf", 'a"b.pdf', "a\u2028b.pdf"])
def test_odd_names_come_back(store: Store, name: str) -> None:
    write_ledger(store, [Sighting(name, ".")])
    assert list(read_ledger(store)) == [name]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Plân 1.pdf", "Plân 1.pdf"), ("a\nb.pdf", "a\\nb.pdf"), ("a\udcffb.pdf", "a\\udcffb.pdf")],
)
def test_odd_names_are_shown_as_one_line_of_text(text: str, expected: str) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize("content", [b"{", b"[]", b'{"source": "a", "root": ".", "new": 1}'])
def test_a_ledger_of_something_else_is_told(store: Store, content: bytes) -> None:
    store.files.write("ledger/00000001-x.jsonl", content)
    with pytest.raises(StoreError, match=r"00000001-x\.jsonl"):
        read_ledger(store)
