"""Spaces of justified text beside gaps between columns."""

from __future__ import annotations

import numpy as np
import pytest

from extractors.pdf.tables.words.justified import stretched

Line = tuple[tuple[str, ...], tuple[float, ...]]
"""Words of five points a letter, and the gaps between them, in font sizes of ten points."""

LEAST = 0.36
LONG: Line = (("Review", "the", "schools", "rules"), (0.51, 0.52, 0.51))


def spaces(*lines: Line, left: float = 50.0) -> list[list[bool]]:
    """Give for each line which gaps are spaces of justified text."""
    gaps, boxes = [], []
    texts = np.array([word for words, _ in lines for word in words], dtype=object)
    for number, (words, between) in enumerate(lines):
        x, y = left, 100.0 + 12 * number
        for word, gap in zip(words, (np.inf, *between), strict=True):
            x += 10 * gap if gap < np.inf else 0.0
            boxes.append((x, y, x + 5 * len(word), y + 10))
            x += 5 * len(word)
            gaps.append(gap)
    size = np.full(len(gaps), 10.0)
    found = stretched(np.array(gaps), np.array(boxes), size, texts, LEAST).tolist()
    starts = np.flatnonzero(np.array(gaps) == np.inf).tolist()
    return [found[a + 1 : b] for a, b in zip(starts, [*starts[1:], len(gaps)], strict=True)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (LONG, [True, True, True]),
        ((("Review", "the", "rules"), (0.6, 0.61)), [True, True]),
        ((("Review", "the", "rules"), (1.6, 1.61)), [False, False]),
        ((("Review", "the", "rules"), (0.6, 0.7)), [False, False]),
        ((("Green", "Amber", "Green"), (0.6, 0.6)), [False, False]),
        ((("Review", "the", "rules"), (0.3, 0.3)), [False, False]),
        (
            (("Review", "the", "schools", "rules", "June"), (0.51, 0.51, 0.51, 0.525)),
            [True, True, True, False],
        ),
        ((("Review", "the", "schools", "rules", "June"), (3.0, 3.0, 3.0, 3.0)), [False] * 4),
    ],
    ids=[
        "four words",
        "three words near each other",
        "three words far apart, chance",
        "gaps that differ",
        "words of one width in columns",
        "usual spaces",
        "a gutter at the end",
        "columns of figures",
    ],
)
def test_spaces_that_are_alike_are_justified(line: Line, expected: list[bool]) -> None:
    assert spaces(line) == [expected]


def test_one_line_with_three_such_spaces_shows_the_others() -> None:
    far = (("Review", "the", "rules"), (1.6, 1.61))
    assert spaces(far, LONG) == [[True, True], [True, True, True]]


def test_words_of_one_width_in_a_justified_line_are_no_columns() -> None:
    assert spaces((("Review", "the", "school", "a", "of"), (0.51,) * 4)) == [[True] * 4]


def test_two_lines_that_begin_and_end_together_are_justified() -> None:
    first, second = (("Report", "to", "all"), (1.5, 1.5)), (("Reporting", "to", "all"), (0.75, 0.755))
    assert spaces(first, second) == [[True, True], [True, True]]
    assert spaces(first, first) == [[False, False], [False, False]]


def test_two_words_between_the_edges_of_justified_lines_are_one_text() -> None:
    line: Line = (("Review", "a", "few", "of", "these"), (0.55,) * 4)
    room = (5 * 17 + 4 * 5.5 - 5 * 19) / 10
    for gap, is_space in ((room, True), (room - 0.2, False)):
        assert spaces(line, (("Monitoring", "transport"), (gap,)))[1] == [is_space]


@pytest.mark.parametrize(
    ("line", "others", "is_space"),
    [
        pytest.param(("place", "in"), 0, True, id="two words"),
        pytest.param(("place", "ins"), 0, False, id="the second ends elsewhere"),
        pytest.param(("place", "in"), 2, False, id="the second begins where others do"),
    ],
)
def test_two_words_at_the_edges_of_justified_lines_are_one_text_however_far_apart(
    line: tuple[str, ...], others: int, *, is_space: bool
) -> None:
    full: Line = (("Review", "a", "few", "of", "the", "others"), (0.55,) * 5)
    room = (5 * 21 + 5 * 5.5 - 5 * 7) / 10
    lines = [full, (line, (room,)), *[(("Parks", "ab"), (room,))] * others]
    assert spaces(*lines)[1] == [is_space]


@pytest.mark.parametrize(
    ("gap", "above", "is_space"),
    [
        pytest.param(0.9, 3, False, id="where three begin"),
        pytest.param(0.9, 2, True, id="where two begin"),
        pytest.param(0.55, 3, True, id="as far from the word before as words on its line are"),
    ],
)
def test_a_word_that_begins_where_other_texts_do_begins_a_column(
    gap: float, above: int, is_space: bool
) -> None:
    start = 50 + 5 * len("Reviewtherules") + 10 * (0.55 + 0.55 + gap)
    wide: Line = (("Sweep", "Streets"), ((start - 75) / 10,))
    line: Line = (("Review", "the", "rules", "Parks", "and", "squares"), (0.55, 0.55, gap, 0.55, 0.55))
    as_wide: Line = (("Reviewing", "a", "good", "of", "school", "streets"), ((4 * 0.55 + gap) / 5,) * 5)
    assert spaces(*[wide] * above, as_wide, line)[-1] == [True, True, is_space, True, True]


@pytest.mark.parametrize(
    ("beside", "is_space"),
    [
        pytest.param(("Sweep", "Parks"), False, id="where a text begins"),
        pytest.param(("Sweeping", "Park"), True, id="where none begins"),
    ],
)
def test_a_text_of_usual_spaces_goes_on_from_no_justified_line(
    beside: tuple[str, str], *, is_space: bool
) -> None:
    line: Line = (("Review", "the", "rules", "Parks", "Manager"), (0.6, 0.6, 0.6, 0.28))
    wide: Line = (beside, ((5 * 14 + 18 - 5 * len("Sweep")) / 10,))
    assert spaces(wide, line)[1] == [True, True, is_space, False]


@pytest.mark.parametrize(("count", "is_space"), [(3, False), (2, True)])
def test_a_gap_between_two_edges_on_three_lines_parts_columns(count: int, *, is_space: bool) -> None:
    texts = [("Review", "the", "rules"), ("Reviews", "of", "rules"), ("Rule", "of", "schooled")][:count]
    seconds = ("Parks", "Gardens", "Trees")
    lines: list[Line] = [
        ((*first, second), (0.6, 0.6, 0.6)) for first, second in zip(texts, seconds, strict=False)
    ]
    assert spaces(*lines) == [[True, True, is_space]] * count


@pytest.mark.parametrize(
    ("other", "further", "is_space"),
    [
        pytest.param(("supported", "all"), 0.0, True, id="met elsewhere"),
        pytest.param(("Chair", "of"), 0.0, False, id="met at the same place"),
        pytest.param(("supported", "all"), 0.2, False, id="ended elsewhere"),
    ],
)
def test_two_pairs_of_words_that_begin_and_end_together_are_texts(
    other: tuple[str, str], further: float, *, is_space: bool
) -> None:
    far = 20 + (len("Chairsof") - len("".join(other))) / 2 + further
    assert spaces(LONG, (("Chairs", "of"), (20.0,)), (other, (far,)))[1] == [is_space]


@pytest.mark.parametrize(("word", "is_space"), [("of", True), ("20", False)], ids=["a word", "a figure"])
def test_a_figure_alone_behind_a_word_ends_where_its_columns_others_do(word: str, *, is_space: bool) -> None:
    far = 20 + (len("Chairsof") - len("supportedall")) / 2
    assert spaces(LONG, (("Chairs", word), (20.0,)), (("supported", "all"), (far,)))[1] == [is_space]


@pytest.mark.parametrize(
    ("gutter", "is_space"),
    [
        pytest.param(0.9, True, id="as far from the next text as lines end"),
        pytest.param(1.1, False, id="elsewhere"),
    ],
)
def test_two_words_that_end_where_a_justified_line_would_are_one_text(
    gutter: float, *, is_space: bool
) -> None:
    lines: list[Line] = [
        (("Review", "the", "schools", "rules", "June"), (0.51, 0.52, 0.51, 0.9)),
        (("Report", "to", "members", "again", "May"), (0.61, 0.62, 0.61, 0.9)),
        (("Indicator", "of", "Years"), (3.4, gutter)),
    ]
    assert spaces(*lines)[2] == [is_space, False]


def test_words_set_apart_otherwise_than_those_beside_them_are_in_another_text() -> None:
    lines: list[Line] = [
        (("Review", "the", "schools", "rules", "June"), (0.51, 0.52, 0.51, 0.9)),
        (("Report", "to", "members", "again", "May"), (0.61, 0.62, 0.61, 0.9)),
        (("Head", "of", "Parks", "Gardens", "Trees"), (0.25, 0.25, 3.4, 0.9)),
    ]
    assert spaces(*lines)[2] == [False] * 4
