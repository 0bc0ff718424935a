"""Whether a piece continues the table above: each named evidence beside its nearest twin, and what it comes to."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from extractors.stitch.continuation import CONTINUES, Meeting, judge_continuation

NEXT = Meeting(
    pages_apart=1,
    has_pages=True,
    is_exact=True,
    has_header_above=True,
    has_own_header=False,
    repeats_header=False,
    has_new_title=False,
    only_head_above=False,
    heading_between=False,
    heading_below=False,
    text_between=False,
    numbers_restart=False,
    cut=0.0,
    is_open=False,
    room_above=0.0,
    is_short_frame=False,
    gap=0.0,
)
"""A piece without a header, in the columns of the table on the page before."""
EVIDENCE = {name: holds for name, _, holds in CONTINUES}
HEADED = {"has_own_header": True}

SHOWN: dict[str, tuple[list[dict[str, Any]], list[dict[str, Any]]]] = {
    "all columns are there": ([{}], [{"is_exact": False}]),
    "it stands on the next page": ([{}], [{"pages_apart": 0}, {"pages_apart": 2}]),
    "pages without the table lie between": ([{"pages_apart": 2}], [{}]),
    "it stands on the same page, apart": (
        [{"pages_apart": 0, "gap": 1.5}],
        [{"pages_apart": 0, "gap": 1.0}, {"gap": 1.5}],
    ),
    "the header repeats": (
        [{"repeats_header": True}],
        [
            {},
            {"repeats_header": True, "text_between": True},
            {"repeats_header": True, "heading_between": True},
        ],
    ),
    "no header of its own": ([{}], [HEADED, {"has_header_above": False}]),
    "a header of its own": (
        [HEADED],
        [{}, {**HEADED, "repeats_header": True}, {**HEADED, "has_header_above": False}],
    ),
    "a header over other columns, and no page break": (
        [{**HEADED, "has_header_above": False, "is_exact": False, "has_pages": False}],
        [
            {**HEADED, "has_header_above": False, "is_exact": False},
            {**HEADED, "has_header_above": False, "has_pages": False},
            {**HEADED, "is_exact": False, "has_pages": False},
            {"has_header_above": False, "is_exact": False, "has_pages": False},
        ],
    ),
    "another title above the header": (
        [{"has_new_title": True}],
        [{}, {"has_new_title": True, "only_head_above": True}],
    ),
    "the table above is a head alone": (
        [{"only_head_above": True}],
        [{}, {"only_head_above": True, "text_between": True}],
    ),
    "a framed line, and no row was cut": (
        [{"is_short_frame": True}],
        [{}, {"is_short_frame": True, "cut": 0.5}],
    ),
    "a heading stands between": ([{"heading_between": True}], [{"text_between": True}]),
    "a heading stands below the table on its page": ([{"heading_below": True}], [{"heading_between": True}]),
    "fewer columns under a heading": (
        [{"heading_between": True, "is_exact": False}],
        [{"heading_between": True}, {"is_exact": False}],
    ),
    "text or a heading, and a header under it": (
        [
            {**HEADED, "text_between": True},
            {**HEADED, "heading_between": True},
            {"repeats_header": True, "heading_between": True},
        ],
        [HEADED, {"text_between": True}, {"repeats_header": True}],
    ),
    "text stands between": (
        [{"text_between": True}],
        [{}, {"text_between": True, "heading_between": True}],
    ),
    "the numbers start again": ([{"numbers_restart": True}], [{}]),
    "a rule is missing at the break": ([{"is_open": True}], [{}]),
    "the table above ended before its page": ([{"room_above": 0.3}], [{"room_above": 0.25}]),
}


@pytest.mark.parametrize("name", SHOWN)
def test_evidence_is_shown_by_its_cases_and_not_by_their_twins(name: str) -> None:
    shown, twins = SHOWN[name]
    assert [bool(EVIDENCE[name](replace(NEXT, **case))) for case in shown] == [True] * len(shown)
    assert [bool(EVIDENCE[name](replace(NEXT, **case))) for case in twins] == [False] * len(twins)


def test_all_evidence_but_what_always_holds_or_is_a_score_has_its_cases() -> None:
    assert EVIDENCE.keys() - SHOWN.keys() == {"the columns line up", "a row was cut"}


@pytest.mark.parametrize(("cut", "share"), [(-3.0, -1.0), (0.5, 0.5), (6.0, 4.0)])
def test_a_cut_row_speaks_by_its_score_within_bounds(cut: float, share: float) -> None:
    assert EVIDENCE["a row was cut"](replace(NEXT, cut=cut)) == share


@pytest.mark.parametrize(
    ("case", "holds"),
    [
        ({}, True),
        ({"is_exact": False}, True),
        ({"pages_apart": 0}, True),
        ({"pages_apart": 0, "gap": 2.0}, False),
        ({"pages_apart": 2}, False),
        ({"pages_apart": 2, "repeats_header": True, "has_own_header": True}, False),
        (HEADED, False),
        ({**HEADED, "repeats_header": True}, True),
        ({**HEADED, "repeats_header": True, "text_between": True}, False),
        ({**HEADED, "cut": 4.0}, True),
        ({"text_between": True}, True),
        ({"text_between": True, "room_above": 0.3}, False),
        ({"heading_between": True}, True),
        ({"heading_between": True, "numbers_restart": True}, False),
        ({"numbers_restart": True}, False),
        ({"is_short_frame": True, "cut": -1.0}, False),
        ({"has_new_title": True}, False),
        ({"has_new_title": True, "only_head_above": True, **HEADED}, True),
        ({"has_header_above": False, "room_above": 0.3}, True),
    ],
    ids=[
        "on the next page",
        "without a column",
        "right below",
        "apart on a page",
        "over pages without it",
        "over such pages, with its header",
        "with another header",
        "with its header",
        "with its header, below a text",
        "with another header beside a cut row",
        "below a text",
        "below a text, and room above it",
        "below a heading",
        "below a heading, with numbers from 1",
        "with numbers from 1",
        "a framed line",
        "with another title",
        "below a head alone, with a header",
        "without any header, and room above",
    ],
)
def test_the_evidence_decides_together(case: dict[str, Any], holds: bool) -> None:
    assert judge_continuation(replace(NEXT, **case)).holds is holds
