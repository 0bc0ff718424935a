"""The labelled officer cells: 900 written for the project, and how well they must be read."""

from __future__ import annotations

from typing import get_args

import pytest

from benchmarks.officers import cases, score
from normalise.officers import read_officers
from normalise.plan import OfficerKind

MIN_SHARE = 0.99
MIN_SHARE_OF_KIND = 0.98


def test_there_are_enough_cells_of_each_kind() -> None:
    labelled = cases()
    assert len({(case.cell, case.glossary) for case in labelled}) >= 650
    for kind in get_args(OfficerKind):
        assert sum(o.kind == kind for case in labelled for o in case.officers) >= 15, kind


@pytest.mark.parametrize("part", ["first", "second", "third", "fourth", "fifth", "sixth"])
def test_names_abbreviations_and_roles(part: str) -> None:
    scored = score(case for case in cases() if case.part == part)
    assert min(scored.precision, scored.recall) >= MIN_SHARE


@pytest.mark.parametrize("kind", get_args(OfficerKind))
def test_kinds(kind: str) -> None:
    scored = score(cases(), kind, with_kind=True)
    assert min(scored.precision, scored.recall) >= MIN_SHARE_OF_KIND


def test_a_name_read_again_is_itself() -> None:
    """Reading is idempotent: an officer's name alone in a cell names that one officer."""
    for case in cases():
        for officer in case.officers:
            name = officer.abbreviation or officer.name
            assert [o.name for o in read_officers(name, case.glossary).officers] == [officer.name], case.cell
