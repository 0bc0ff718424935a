"""The same identity means the same tables: what they depend on is in it, and nothing else."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import pytest

from pipeline.identity import Identity, code_version, current_identity, document_id, schema_hash

IDENTITY = Identity("1", "2", "3", {"a": "1", "b": "2"})


@pytest.mark.parametrize(
    "other",
    [
        replace(IDENTITY, code="x"),
        replace(IDENTITY, reference="x"),
        replace(IDENTITY, schema="x"),
        replace(IDENTITY, options={"a": "1"}),
    ],
)
def test_each_part_counts(other: Identity) -> None:
    assert other.key != IDENTITY.key


def test_the_order_of_options_does_not_count() -> None:
    assert replace(IDENTITY, options={"b": "2", "a": "1"}).key == IDENTITY.key


def test_another_process_has_the_same_identity() -> None:
    code = "from pipeline.identity import *; print(schema_hash(), document_id('0' * 64))"
    told = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    assert told.split() == [schema_hash(), document_id("0" * 64)]


def test_the_code_is_in_the_version() -> None:
    name, _, digest = code_version().partition("+")
    assert name
    assert len(digest) == 12
    assert current_identity().code == code_version()
