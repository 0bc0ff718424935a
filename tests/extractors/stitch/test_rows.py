"""Whether a page break cut a row: what the looks of its cells say."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from extractors.document import Box, Cell, Line
from extractors.stitch.rows import CUTS_A_ROW, Break, Pair, Witness, judge_cut


def cell(page: int, *lines: tuple[str, bool]) -> Cell:
    """A cell of lines, some in bold, that fill it."""
    set_ = [
        Line(text, Box(page, 54, 100 + 12 * at, 54 + 5 * len(text), 111 + 12 * at), size=10.0, bold=bold)
        for at, (text, bold) in enumerate(lines)
    ]
    return Cell(1, 2, lines=tuple(set_), boxes=(Box(page, 50, 98, 300, 100 + 12 * len(lines)),))


@pytest.mark.parametrize(
    ("above", "is_said"),
    [
        pytest.param([("We will act on", False), ("all of these.", False)], True, id="nothing bold above"),
        pytest.param(
            [("We will act.", False), ("Parks:", True)], False, id="a heading inside the cell above"
        ),
    ],
)
def test_bold_text_below_a_break_is_a_new_row_where_none_is_above(
    above: Sequence[tuple[str, bool]], is_said: bool
) -> None:
    pair = Pair(cell(1, *above), cell(2, ("Roads:", True)), 1.0, has_references=False, is_merged=False)
    verdict = judge_cut(Break((pair,), is_open=False, slack=0.0, has_text_between=False))
    assert ("bold below, not above" in verdict.reasons) is is_said


def test_bold_text_below_a_merged_cell_is_a_new_row() -> None:
    """The cells beside it are blank below the break, as under a heading of rows."""
    merged = replace(cell(1, ("We will act.", False)), row_span=2)
    pairs = (
        Pair(merged, cell(2, ("Roads:", True)), 1.0, has_references=False, is_merged=True),
        Pair(cell(1, ("Sweep.", False)), cell(2), 1.0, has_references=False, is_merged=False),
    )
    verdict = judge_cut(Break(pairs, is_open=False, slack=0.0, has_text_between=False))
    assert "bold below, not above" in verdict.reasons


@pytest.mark.parametrize(
    ("size", "is_said"),
    [pytest.param(14.0, True, id="larger"), pytest.param(11.0, False, id="hardly larger")],
)
def test_larger_type_below_a_break_is_a_new_row(size: float, is_said: bool) -> None:
    below = cell(2, ("Safe at home", False))
    below = replace(below, lines=tuple(replace(line, size=size) for line in below.lines))
    pair = Pair(cell(1, ("We will act on", False)), below, 1.0, has_references=False, is_merged=False)
    verdict = judge_cut(Break((pair,), is_open=False, slack=0.0, has_text_between=False))
    assert ("larger type below" in verdict.reasons) is is_said


@pytest.mark.parametrize(
    ("width", "span", "is_said"),
    [(180, 2, True), (60, 2, False), (180, 1, False)],
    ids=["over two columns", "with room", "in its column"],
)
def test_a_text_without_room_in_the_cell_above_is_a_new_row(width: float, span: int, is_said: bool) -> None:
    above = replace(cell(1, ("A1-5", False)), boxes=(Box(1, 50, 700, 120, 740),))
    box = Box(2, 54, 80, 54 + width, 92)
    below = replace(cell(2, ("A2 Parks and squares", False)), column_span=span, boxes=())
    below = replace(below, lines=(replace(below.lines[0], box=box),))
    verdict = judge_cut(
        Break(
            (Pair(above, below, 1.0, has_references=False, is_merged=False),),
            is_open=True,
            slack=0.0,
            has_text_between=False,
        )
    )
    assert ("a text below is wider than the cell above" in verdict.reasons) is is_said


def pair(
    above: str, below: str, filled: float = 0.5, *, refs: bool = False, merged: bool = False, span: int = 1
) -> Pair:
    """A column at a break; lines of its cells are parted by "|"."""
    first, second = (
        cell(page, *((text, False) for text in cut.split("|") if text))
        for page, cut in ((1, above), (2, below))
    )
    return Pair(first, replace(second, column_span=span), filled, has_references=refs, is_merged=merged)


def reasons(*pairs: Pair, slack: float = 0.0, witness: Witness | None = None) -> tuple[str, ...]:
    return judge_cut(Break(pairs, is_open=False, slack=slack, has_text_between=False), witness).reasons


PLAIN = pair("We will act.", "Sweep the streets")


@pytest.mark.parametrize(
    ("what", "pairs", "is_said"),
    [
        ("a reference of its own", [pair("1", "2", refs=True)], True),
        ("a reference of its own", [pair("1", "2")], False),
        ("a reference of its own", [pair("1", "two", refs=True)], False),
        ("a reference of its own", [pair("1", "2", refs=True, merged=True), PLAIN], False),
        ("no reference where rows have one", [pair("1", "two", refs=True)], True),
        ("no reference where rows have one", [pair("1", "", refs=True)], False),
        ("no reference where rows have one", [pair("1", "two")], False),
        ("no reference where rows have one", [pair("1", "two", refs=True, span=2)], False),
        ("no number beside the only text", [pair("7.", "", 0.9, refs=True), pair("Tools", "Signs")], True),
        ("no number beside the only text", [pair("7.", "", 0.9), pair("Tools", "Signs")], False),
        ("no number beside the only text", [pair("7.", "8.", 0.9, refs=True), pair("Tools", "Signs")], False),
        ("no number beside the only text", [pair("7.", "", refs=True), pair("Tools", "Signs")], False),
        ("a reference goes on", [pair("8.", "2", refs=True)], True),
        ("a reference goes on", [pair("8.", "9.", refs=True)], False),
        ("a reference goes on", [pair("8", "9", refs=True)], False),
        ("a reference goes on", [pair("8.", "2")], False),
        ("a reference of its own", [pair("8.", "2", refs=True)], False),
        ("a reference of its own", [pair("8.", "9.", refs=True)], True),
        ("a label above, its text below", [pair("(a)", "Sweep")], True),
        ("a label above, its text below", [pair("(a) Sweep", "the streets")], False),
        ("a label above, its text below", [pair("(a)", "")], False),
        ("a label above, its text below", [pair("(a)", "(b)")], False),
        ("a label above, its text below", [pair("(a)", "Sweep", span=2)], False),
        ("a total", [pair("", ""), pair("£10", "Total £10")], True),
        ("a total", [pair("£10", "Sub-total: 5%")], True),
        ("a total", [pair("", "Total quality")], False),
        ("a total", [pair("", "Sweep"), pair("", "Total")], False),
        ("a total", [pair("Sub-total B", "Part C"), pair("£4,500", "")], True),
        ("a total", [pair("Total for homes", "Part C"), pair("4 of 5", "")], False),
        ("a total", [pair("Total", "quality")], False),
        ("bold below, not above", [PLAIN], False),
    ],
)
def test_evidence_at_a_break(what: str, pairs: list[Pair], is_said: bool) -> None:
    assert (what in reasons(*pairs)) == is_said


@pytest.mark.parametrize(
    ("above", "below", "refs", "score"),
    [
        ("1) Sweep|2) Mow", "3) Dig", False, 3.0),
        ("1) Sweep|2) Mow", "and dig|3) Plant", False, 3.0),
        ("Sweep|4) Mow", "5) Dig", False, 1.0),
        ("Sweep|4) Mow", "1) Dig", False, -1.0),
        ("Sweep|4) Mow", "7) Dig", False, 0.0),
        ("a) Sweep", "i) Dig", False, -1.0),
        ("a) Sweep", "b) Dig", False, 0.8),
        ("Sweep", "b) Dig", False, 0.0),
        ("1) Sweep|2) Mow", "3) Dig", True, 0.0),
        ("ST1.1 Sweep|all|ST1.2 Mow", "ST1.3 Dig", False, 3.0),
        ("ST1.1 Sweep|ST1.2 Mow", "ST1.4 Dig", False, 0.8),
        ("ST1.1 Sweep", "ST1.2 Dig", False, 0.8),
    ],
    ids=[
        "the next of a cell's own list",
        "further down",
        "the next number",
        "a first number",
        "another number",
        "a first letter",
        "a letter after a letter",
        "a letter after none",
        "the row's own reference",
        "the next of a list of codes",
        "another code",
        "a code after a single one",
    ],
)
def test_a_list_goes_on_over_a_break(above: str, below: str, refs: bool, score: float) -> None:
    (test,) = (test for what, _, test in CUTS_A_ROW if what == "a list goes on")
    case = Break((pair(above, below, refs=refs),), is_open=False, slack=0.0, has_text_between=False)
    assert test(case) == pytest.approx(score)


def flow(*pairs: Pair) -> float:
    """Give what the filled and empty cells at a break say."""
    (test,) = (test for what, _, test in CUTS_A_ROW if what.startswith("filled and empty"))
    return test(Break(pairs, is_open=False, slack=0.0, has_text_between=False))


def test_empty_cells_below_a_break_speak_for_a_cut_row_where_rows_fill_them() -> None:
    assert flow(pair("Parks", "", 0.9)) > 1 > flow(pair("Parks", "", 0.5)) > flow(pair("Parks", "", 0.1))
    assert flow(pair("Parks", "Roads", 0.9)) < 0 < flow(pair("Parks", "Roads", 0.1))


def test_a_cell_with_room_left_is_no_cut_one() -> None:
    short = replace(
        pair("Parks", "Roads", 0.5),
        above=replace(cell(1, ("Parks", False)), boxes=(Box(1, 50, 98, 300, 200),)),
    )
    full = pair("a|b|c|d|e|f|g|h", "", 0.5)
    assert flow(short, full) < flow(pair("Parks", "Roads", 0.5), full)


def test_no_column_says_more_than_its_share() -> None:
    assert flow(pair("Parks", "", 1.0)) <= 3.0
    assert flow(pair("Parks", "", 1.0), pair("Parks", "", 1.0)) > 3.0


@pytest.mark.parametrize(("slack", "is_said"), [(4.5, True), (4.0, False)])
def test_room_left_under_the_row_above_says_that_it_ended(slack: float, is_said: bool) -> None:
    assert ("room was left under the row above" in reasons(PLAIN, slack=slack)) == is_said


@pytest.mark.parametrize(
    ("said", "what"),
    [
        ([True, False], "the tags say one row"),
        ([False, False], "the tags say two rows"),
        ([None, False], "the tags say two rows"),
        ([None, None], None),
    ],
)
def test_one_yes_of_the_file_is_enough(said: list[bool | None], what: str | None) -> None:
    answers = {"Sweep": said[0], "Mow": said[1]}
    pairs = pair("We will act", "Sweep", 0.5), pair("We will act", "Mow", 0.5)
    found = reasons(*pairs, witness=lambda _, below: answers[below.text])
    assert [one for one in found if one.startswith("the tags")] == ([what] if what else [])


@pytest.mark.parametrize(
    ("case", "is_asked"),
    [
        (pair("We will act", "and sweep", 0.5), True),
        (pair("We will act", "and sweep", 0.2), False),
        (pair("£10", "Total £10"), False),
    ],
    ids=["a score of 2.6", "a score of 3.5", "far below"],
)
def test_the_file_is_asked_where_little_speaks_for_either(case: Pair, is_asked: bool) -> None:
    assert ("the tags say two rows" in reasons(case, witness=lambda _, __: False)) == is_asked
