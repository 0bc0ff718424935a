"""Is a piece of a table the continuation of the table above, or a new one? Evidence, added up."""

from __future__ import annotations

from msgspec import Struct

from extractors.evidence import Evidence, Verdict, weigh

__all__ = ["Meeting", "judge_continuation"]


class Meeting(Struct, frozen=True):
    """A table so far and the next piece with matching columns."""

    pages_apart: int
    """0: on the same page, 1: on the next; Word files count as 1."""
    has_pages: bool
    """No Word file: a page break may have cut the table."""
    is_exact: bool
    """The columns are the same, none is missing or merged."""
    has_header_above: bool
    has_own_header: bool
    """The piece has header rows by look, repeated or not."""
    repeats_header: bool
    has_new_title: bool
    """Another title stands above the piece's header."""
    only_head_above: bool
    """The table above is but a title or header so far: alone at the foot of a page."""
    heading_between: bool
    heading_below: bool
    """One of them on the page of the table above."""
    text_between: bool
    numbers_restart: bool
    cut: float
    """Score of the row at the break; see rows."""
    is_open: bool
    room_above: float
    """Share of the page's height left empty under the table above; 0 where unknown."""
    is_short_frame: bool
    """The piece is a frame around a line or two, which can as well be a title."""
    gap: float
    """Lines of type between the two, where they stand on one page."""

    @property
    def is_parted(self) -> bool:
        """Something stands between that the pages before did not have."""
        return self.heading_between or self.text_between

    @property
    def is_apart(self) -> bool:
        """On one page with a visible gap."""
        return self.pages_apart == 0 and self.gap > 1


def judge_continuation(case: Meeting) -> Verdict:
    """Decide whether a piece continues the table above."""
    return weigh(CONTINUES, case)


CONTINUES: tuple[Evidence[Meeting], ...] = (
    ("the columns line up", 1.0, lambda _: True),
    ("all columns are there", 0.5, lambda case: case.is_exact),
    ("it stands on the next page", 1.0, lambda case: case.pages_apart == 1),
    ("pages without the table lie between", -4.0, lambda case: case.pages_apart > 1),
    ("it stands on the same page, apart", -4.0, lambda case: case.is_apart),
    ("the header repeats", 2.0, lambda case: case.repeats_header and not case.is_parted),
    ("no header of its own", 1.5, lambda case: case.has_header_above and not case.has_own_header),
    ("a header of its own", -5.0, lambda case: _has_other_header(case)),
    ("a header over other columns, and no page break", -3.0, lambda case: _brings_the_header(case)),
    ("another title above the header", -6.0, lambda case: case.has_new_title and not case.only_head_above),
    ("the table above is a head alone", 5.0, lambda case: case.only_head_above and not case.text_between),
    ("a row was cut", 1.0, lambda case: max(-1.0, min(4.0, case.cut))),
    ("a framed line, and no row was cut", -4.0, lambda case: case.is_short_frame and case.cut <= 0),
    ("a heading stands between", -3.5, lambda case: case.heading_between),
    ("a heading stands below the table on its page", -3.0, lambda case: case.heading_below),
    ("fewer columns under a heading", -3.0, lambda case: case.heading_between and not case.is_exact),
    (
        "text or a heading, and a header under it",
        -4.0,
        lambda case: case.is_parted and _begins_with_header(case),
    ),
    ("text stands between", -2.5, lambda case: case.text_between and not case.heading_between),
    ("the numbers start again", -4.5, lambda case: case.numbers_restart),
    ("a rule is missing at the break", 1.5, lambda case: case.is_open),
    ("the table above ended before its page", -1.5, lambda case: case.room_above > 0.25),
)
"""Named evidence that a piece continues the table above: what, weight, test."""


def _brings_the_header(case: Meeting) -> bool:
    has_none_above = not (case.has_header_above or case.repeats_header or case.only_head_above)
    return case.has_own_header and has_none_above and not (case.is_exact or case.has_pages)


def _begins_with_header(case: Meeting) -> bool:
    return case.has_own_header or case.repeats_header


def _has_other_header(case: Meeting) -> bool:
    return case.has_header_above and case.has_own_header and not case.repeats_header
