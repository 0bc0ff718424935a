"""The labelled tables: 376 headers written for the project, and how well their columns must be read."""

from __future__ import annotations

from collections import Counter

from benchmarks.columns import NEW, fields_of, tables
from normalise.schema import ACTION_FIELDS

MIN_SHARE = 0.96
MIN_WHOLE = 0.82
MIN_NEW = 0.86


def test_there_are_columns_of_each_field() -> None:
    counts = Counter(field for labelled in tables() for field in labelled.fields)
    assert set(counts) == {*ACTION_FIELDS, "other"}
    assert sum(counts.values()) >= 2150


def test_columns_and_whole_tables() -> None:
    read = [(labelled, fields_of(labelled)) for labelled in tables()]
    pairs = [pair for labelled, fields in read for pair in zip(labelled.fields, fields, strict=True)]
    whole = sum(labelled.fields == fields for labelled, fields in read)
    assert sum(gold == found for gold, found in pairs) / len(pairs) >= MIN_SHARE
    assert whole / len(read) >= MIN_WHOLE


def test_columns_of_tables_that_nothing_was_made_to_fit() -> None:
    pairs = [
        pair for labelled in tables(NEW) for pair in zip(labelled.fields, fields_of(labelled), strict=True)
    ]
    assert len(pairs) >= 1000
    assert sum(gold == found for gold, found in pairs) / len(pairs) >= MIN_NEW
