"""A document's key to its colours: in words, by letters, by painted cells."""

from __future__ import annotations

import pytest

from normalise.colour_key import read_colour_key
from normalise.normalise import normalise
from normalise.status import read_status
from tests.normalise.build import C, document, shown, table, text


def test_the_documents_own_key_to_colours_comes_first() -> None:
    key = read_colour_key(
        document(
            table(
                [
                    ["Colour", "Meaning"],
                    ["Red", "Not started"],
                    ["Green", "Completed"],
                    ["Amber", "See report"],
                ]
            ),
            text("Blue = superseded"),
        )
    )
    assert key == {"red": "not_started", "green": "completed", "blue": "withdrawn"}
    assert read_status(action="Do", status_text="Green", colour_key=key) == ("completed", "colour_key")
    assert read_status(action="Do", status_text="Amber", colour_key=key) == ("in_progress", "colour")


@pytest.mark.parametrize(
    ("said", "key"),
    [
        (
            "G = task finished; A = on course; R = not begun",
            {"green": "completed", "amber": "in_progress", "red": "not_started"},
        ),
        (
            "Key: Green = completed  Amber = in progress  Red = not started  Grey = withdrawn",
            {"green": "completed", "amber": "in_progress", "red": "not_started", "grey": "withdrawn"},
        ),
        ("A = completed", {}),
        ("Plan A - completed in 2012", {}),
        ("Plan A - completed in 2012; plan B - superseded", {}),
    ],
    ids=[
        "letters",
        "with nothing between",
        "a letter alone",
        "a letter in running text",
        "letters that name things",
    ],
)
def test_a_key_stands_in_running_text(said: str, key: dict[str, str]) -> None:
    assert read_colour_key(document(text(said))) == key


LINES = ("Blue Complete", "Amber In hand, with some slippage", "Grey Not started")


@pytest.mark.parametrize(
    ("lines", "key"),
    [
        (LINES, {"blue": "completed", "amber": "in_progress", "grey": "not_started"}),
        (LINES[::2], {}),
        ((*LINES[:2], "Our town is grey", LINES[2]), {}),
        ((*LINES, "Grey Completed"), {}),
    ],
    ids=["three colours", "two", "text between", "one colour twice"],
)
def test_lines_that_begin_with_colours_are_a_key(lines: tuple[str, ...], key: dict[str, str]) -> None:
    assert read_colour_key(document(*map(text, lines))) == key


SWATCHES: list[list[str | C]] = [
    [C("", fill="#00b050"), "Completed"],
    [C("", fill="#4a90d9"), "In progress"],
    [C("", fill="#ff8080"), "Not started"],
]


def test_painted_cells_beside_words_are_a_key() -> None:
    key = {"green": "completed", "blue": "in_progress", "red": "not_started"}
    assert read_colour_key(document(table(SWATCHES))) == key
    one_colour: list[list[str | C]] = [
        [C("", fill="#dce6f1"), "Completed"],
        [C("", fill="#dce6f1"), "Not started"],
    ]
    assert read_colour_key(document(table(one_colour))) == {}
    assert read_colour_key(document(table(SWATCHES[:1]))) == {}


@pytest.mark.parametrize(
    ("row_fill", "fill", "told"),
    [
        (
            "",
            "#00ff00",
            "is green but holds no word, and no status was read from it; by the document's key that is",
        ),
        ("", "#ffc000", "is amber but holds no word, and no status was read from it."),
        ("", "#808080", "is coloured but holds no word"),
        ("#00ff00", "#00ff00", ""),
        (
            "#dddddd",
            "#ff0000",
            "is red but holds no word, and no status was read from it; by the document's key that",
        ),
    ],
    ids=["in the key", "not in the key", "grey", "the whole row is painted so", "among grey"],
)
def test_a_status_cell_without_a_word_is_told_by_its_colour_and_what_the_key_has_it_mean(
    row_fill: str, fill: str, told: str
) -> None:
    rows: list[list[str | C]] = [
        ["Action", "Lead officer", "RAG"],
        [C("Write to all tenants", fill=row_fill), C("HR", fill=row_fill), C("", fill=fill)],
    ]
    plan = normalise(document(table(SWATCHES), table(rows, number=2)))
    assert shown(plan, "status", "status_from") == [("unknown", "")]
    messages = [issue.message for issue in plan.issues if issue.code == "status-by-colour"]
    assert len(messages) == bool(told)
    assert all(told in message for message in messages)
