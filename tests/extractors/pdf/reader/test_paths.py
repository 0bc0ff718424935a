"""Rules and fills out of what a page draws, and rules that decorate text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractors.pdf.page import Page

TEXT = "BT /F1 10 Tf 72 700 Td (Dropped text here) Tj ET "  # 81 points wide


@pytest.mark.parametrize(
    ("content", "rules", "fills"),
    [
        pytest.param("100 400 m 300 400 l S", [(100, 441.5, 300, 442.5)], [], id="stroke"),
        pytest.param(
            "2 w 100 400 m 100 500 l S", [(99, 342, 101, 442)], [], id="upright stroke of two points"
        ),
        pytest.param("100 400 200 0.5 re f", [(100, 441.5, 300, 442)], [], id="thin rectangle"),
        pytest.param(
            "100 400 m 100 440 l 102 438 l 102 400 l f",
            [(100, 402, 102, 442)],
            [],
            id="mitred side of a border",
        ),
        pytest.param(
            "100 400 m 100 406 l 102 404 l 102 400 l f", [], [], id="slanted shape as thick as long"
        ),
        pytest.param("[3 2] 0 d 100 400 m 300 400 l S", [(100, 441.5, 300, 442.5)], [], id="dashed"),
        pytest.param("5 w 100 400 m 300 400 l S", [(100, 439.5, 300, 444.5)], [], id="thick rule"),
        pytest.param(
            "0.8 g 100 400 200 5 re f 100 405 200 40 re f",
            [],
            [(100, 437, 300, 442), (100, 397, 300, 437)],
            id="low cell as shaded as the next",
        ),
        pytest.param("5 w 100 400 m 130 400 l S", [], [(100, 439.5, 130, 444.5)], id="short and thick"),
        pytest.param(
            "12 w 100 400 m 300 400 l S", [], [(100, 436, 300, 448)], id="stroke as thick as a fill"
        ),
        pytest.param("100 400 200 50 re f", [], [(100, 392, 300, 442)], id="shading"),
        pytest.param(
            "100 400 200 50 re 100.5 400.5 199 49 re f*",
            [(100, 441.5, 300, 442), (100, 392, 300, 392.5), (100, 392, 100.5, 442), (299.5, 392, 300, 442)],
            [],
            id="hollow frame",
        ),
        pytest.param(
            "100 400 200 50 re 110 410 180 30 re f*",
            [],
            [(100, 392, 300, 442), (110, 402, 290, 432)],
            id="one shading far inside another",
        ),
        pytest.param(
            "100 400 200 50 re f 100.5 400.5 199 49 re f",
            [],
            [(100, 392, 300, 442), (100.5, 392.5, 299.5, 441.5)],
            id="one shading after another",
        ),
        pytest.param("100 400 m 300 450 l S", [], [], id="slanted"),
        pytest.param("100 400 m 200 500 300 500 400 400 c S", [], [], id="curve"),
        pytest.param("100 400 m 300 400 l n", [], [], id="not painted"),
        pytest.param("100 400 m 300 400 l W n", [], [], id="clip only"),
        pytest.param(
            "0.5 0 0 0.5 0 0 cm 200 800 m 600 800 l S", [(100, 441.75, 300, 442.25)], [], id="scaled"
        ),
        pytest.param(
            "100 400 m 300 400 l 300 401 l 100 401 l h f", [(100, 441, 300, 442)], [], id="drawn as polygon"
        ),
        pytest.param(
            "106 400 m 300 400 l 300 450 l 106 450 l 102 450 100 448 100 444 c 100 406 l 100 402 102 400 106 400 c f",
            [],
            [(100, 392, 300, 442)],
            id="shading with rounded corners",
        ),
        pytest.param(
            "106 400 m 294 400 l 298 400 300 402 300 406 c 300 444 l 300 448 298 450 294 450 c 106 450 l "
            "102 450 100 448 100 444 c 100 406 l 100 402 102 400 106 400 c s",
            [
                *[(106, 441.5, 294, 442.5), (299.5, 398, 300.5, 436)],
                *[(106, 391.5, 294, 392.5), (99.5, 398, 100.5, 436)],
                *[(100, 441.5, 300, 442.5), (100, 391.5, 300, 392.5)],
                *[(99.5, 392, 100.5, 442), (299.5, 392, 300.5, 442)],
            ],
            [],
            id="frame with rounded corners",
        ),
        pytest.param(
            "106 400 m 294 400 l 302 400 302 412 294 412 c 106 412 l 98 412 98 400 106 400 c f",
            [],
            [],
            id="badge with round ends",
        ),
        pytest.param(
            "106 400 m 444 400 l 452 400 452 412 444 412 c 106 412 l 98 412 98 400 106 400 c f",
            [],
            [(98, 430, 452, 442)],
            id="row with round ends",
        ),
        pytest.param(
            " ".join(f"{100 + 1.5 * n} 400 0.75 0.75 re" for n in range(20)) + " f",
            [(100, 441.25, 129.25, 442)],
            [],
            id="dotted line of squares",
        ),
        pytest.param(
            " ".join(f"100 {400 + 1.5 * n} 0.75 0.75 re" for n in range(20)) + " f",
            [(100, 412.75, 100.75, 442)],
            [],
            id="dotted line downwards",
        ),
        pytest.param(
            " ".join(f"{100 + 1.5 * n} 400 0.75 0.75 re" for n in range(5)) + " f", [], [], id="a few dots"
        ),
    ],
)
def test_shapes(
    read_page: Callable[..., Page], content: str, rules: list[object], fills: list[object]
) -> None:
    page = read_page(content)
    assert [pytest.approx(box, abs=0.01) for box in rules] == page.rules.box.tolist()
    assert [pytest.approx(box, abs=0.01) for box in fills] == page.fills.box.tolist()


def test_a_stroked_rectangle_is_four_rules(read_page: Callable[..., Page]) -> None:
    rules = read_page("1 0 0 RG 100 400 200 50 re S").rules
    assert sorted(rules.is_horizontal.tolist()) == [False, False, True, True]
    assert set(rules.colour.tolist()) == {0xFF0000}


@pytest.mark.parametrize(
    ("rule", "struck", "left"),
    [
        pytest.param("72 703 m 153 703 l S", [True, True, True], 0, id="struck through"),
        pytest.param("72 703 m 111 703 l S", [True, False, False], 0, id="one word struck"),
        pytest.param("72 699 m 153 699 l S", [False] * 3, 0, id="underlined"),
        pytest.param("40 703 m 500 703 l S", [False] * 3, 1, id="runs beyond the words"),
        pytest.param("40 695 m 500 695 l S", [False] * 3, 1, id="a table's rule"),
        pytest.param("72 699 m 153 699 l S 72 680 m 72 720 l S", [False] * 3, 2, id="part of a grid"),
    ],
)
def test_rules_that_decorate(
    read_page: Callable[..., Page], rule: str, struck: list[bool], left: int
) -> None:
    page = read_page(TEXT + "0.6 w " + rule)
    assert page.words.struck.tolist() == struck
    assert len(page.rules.box) == left
    assert [(i.code, i.count) for i in page.issues] == ([("struck-text", sum(struck))] if any(struck) else [])
