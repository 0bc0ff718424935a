"""Running headers, footers and page numbers are found over pages."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from extractors.document import Box, Cell, Line, Row
from extractors.fragments import Fragment, Layout
from extractors.running import part_running


def line(text: str, page: int, top: float) -> Line:
    return Line(text, Box(page, 60, top, 60 + 5 * len(text), top + 11), size=10.0)


def pages(*lines: list[tuple[str, float]]) -> list[Layout]:
    return [
        Layout(tuple(line(text, n, top) for text, top in page), n, 600.0, 800.0)
        for n, page in enumerate(lines, 1)
    ]


RUNNING = {
    "same header on each page": (
        [[("Fair District Council", 30), (f"Text {n}", 300)] for n in "abc"],
        ("Fair District Council",),
        9,
    ),
    "page numbers": ([[("Text", 300 + n), (str(n), 770)] for n in range(1, 5)], (), 4),
    "page numbers with words": ([[("Text", 300 + n), (f"Page {n} of 4", 770)] for n in range(1, 5)], (), 16),
    "header with a date in figures, digits aside": (
        [[(f"Plan {n}", 30), (f"Text {n}", 300)] for n in range(1, 4)],
        ("Plan 1",),
        6,
    ),
    "odd and even pages differ": (
        [
            [("Fair District Council" if n % 2 else "Equality plan", 30), ("Text", 300 + n)]
            for n in range(1, 7)
        ],
        ("Fair District Council", "Equality plan"),
        15,
    ),
    "a chapter's header": (
        [[("Appendix B" if n > 6 else f"{chr(64 + n)} start", 30), ("Text", 300 + n)] for n in range(1, 10)],
        ("Appendix B",),
        6,
    ),
}


@pytest.mark.parametrize(("texts", "wanted", "words"), RUNNING.values(), ids=RUNNING)
def test_running_text_is_taken_out(
    texts: list[list[tuple[str, float]]], wanted: tuple[str, ...], words: int
) -> None:
    found = part_running(pages(*texts))
    assert found.texts == wanted
    assert found.words == words
    kept = sum(
        len(block.text.split())
        for layout in found.layouts
        for block in layout.blocks
        if isinstance(block, Line)
    )
    assert kept + words == sum(len(text.split()) for page in texts for text, _ in page)


STAYING = {
    "same text in the middle of pages": [[("The same words", 300)] for _ in range(4)],
    "same text at another height": [[("The same words", 30 + 20 * n)] for n in range(4)],
    "on two of ten pages, apart": [
        [("Summary action plan" if n in (2, 8) else f"{chr(64 + n)}", 30)] for n in range(10)
    ],
    "figures that don't count pages": [[(figure, 30)] for figure in ("12", "400", "7", "93")],
    "one page": [[("Fair District Council", 30), ("1", 770)]],
}


@pytest.mark.parametrize("texts", STAYING.values(), ids=STAYING)
def test_text_that_only_looks_running_stays(texts: list[list[tuple[str, float]]]) -> None:
    layouts = pages(*texts)
    assert part_running(layouts).layouts == tuple(layouts)


@pytest.mark.parametrize(
    ("height", "size", "top"),
    [
        pytest.param(560.0, 10.0, 530.0, id="landscape"),
        pytest.param(1130.0, 14.1, 1088.0, id="enlarged"),
    ],
)
def test_footer_stands_as_far_from_the_foot_of_pages_of_other_sizes(
    height: float, size: float, top: float
) -> None:
    first, second, third = pages(*[[(f"Text {n}", 300.0), ("Fair District Council", 770.0)] for n in "abc"])
    (text, footer) = second.blocks
    assert isinstance(footer, Line)
    moved = replace(footer, size=size, box=Box(2, 60, top, 170, top + size + 1))
    found = part_running([first, replace(second, blocks=(text, moved), height=height), third])
    assert found.texts == ("Fair District Council",)
    assert found.words == 9


def test_word_body_has_no_running_text() -> None:
    body = Layout((Line("Fair District Council"), Line("Fair District Council"), Line("1")))
    assert part_running([body]).layouts == (body,)


def test_piece_without_rows_stays() -> None:
    empty = Fragment((), (50.0, 550.0), Box(4, 50, 690, 550, 800))
    layouts = pages(*[[(f"Text {n}", 300.0), ("Fair District Council", 770.0)] for n in "abc"])
    found = part_running([*layouts, Layout((empty,), 4, 600.0, 800.0)])
    assert found.layouts[-1].blocks == (empty,)


@pytest.mark.parametrize(
    ("text", "span", "rows", "words"),
    [
        pytest.param("Fair District Council", 1, 1, 12, id="under the footer's shading"),
        pytest.param("Fair District Council", 3, 3, 9, id="a merged cell goes on beside it"),
        pytest.param("The council reports each year", 1, 3, 9, id="other words"),
    ],
)
def test_a_footer_that_a_table_runs_on_over_is_none_of_its_rows(
    text: str, span: int, rows: int, words: int
) -> None:
    layouts = pages(*[[(f"Text {n}", 300.0), ("Fair District Council", 770.0)] for n in "abc"])
    cells = [
        (Cell(1, 1, row_span=span, lines=(line("Train staff", 4, 700),)), Cell(1, 2)),
        (Cell(2, 2),),
        (Cell(3, 2, lines=(line(text, 4, 770),)),),
    ]
    table = Fragment(
        tuple(Row(row, pages=(4,)) for row in cells), (50.0, 300.0, 550.0), Box(4, 50, 690, 550, 800)
    )
    found = part_running([*layouts, Layout((table,), 4, 600.0, 800.0)])
    (kept,) = [block for layout in found.layouts for block in layout.blocks if isinstance(block, Fragment)]
    assert len(kept.rows) == rows
    assert found.words == words


@pytest.mark.parametrize(
    ("is_closed", "rows"),
    [pytest.param(False, 1, id="open below"), pytest.param(True, 3, id="closed by a rule")],
)
def test_a_footer_that_tables_without_rules_take_for_rows_is_taken_off_them(
    is_closed: bool, rows: int
) -> None:
    layouts = []
    for page in range(1, 5):
        texts = ((f"Train staff of team {page}", 700), (str(page), 750), (f"Printed on {page} May", 770))
        own = tuple(
            Row((Cell(n, 1, lines=(line(text, page, top),)), Cell(n, 2)), pages=(page,))
            for n, (text, top) in enumerate(texts, 1)
        )
        table = Fragment(
            own, (50.0, 300.0, 550.0), Box(page, 50, 690, 550, 790), is_closed_below=is_closed, confidence=0.8
        )
        layouts.append(Layout((table,), page, 600.0, 800.0))
    found = part_running(layouts)
    kept = [block for layout in found.layouts for block in layout.blocks if isinstance(block, Fragment)]
    assert [len(table.rows) for table in kept] == [rows] * 4
    assert (found.texts, found.words) == ((), 0) if is_closed else (("Printed on 1 May",), 20)
