"""Body rows become records: what numbers an action, and what is part of it."""

from __future__ import annotations

import pytest

from normalise import normalise
from tests.normalise.build import document, shown, table

HEADER = ["Action", "Lead officer", "Target date"]
REST = ["Parks Manager", "May 2016"]


def actions(*texts: str, header: str = "Action") -> list[tuple[str, ...]]:
    made = table([[header, *HEADER[1:]], *([text, *REST] for text in texts)])
    return shown(normalise(document(made)), "action_ref", "action")


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        pytest.param(
            ("G1 Mow the verges late", "G2 Plant a hedge\nalong the lane"),
            [("G1", "Mow the verges late"), ("G2", "Plant a hedge\nalong the lane")],
            id="a code before each",
        ),
        pytest.param(
            ("G1\nMow the verges late", "G2.\nPlant a hedge"),
            [("G1", "Mow the verges late"), ("G2", "Plant a hedge")],
            id="on a line of its own",
        ),
        pytest.param(
            ("GR1 - Mow the verges late", "N/A", "GR3 - Plant a hedge", "GR4 - Dig a pond", "GR5 - Lay it"),
            [
                ("GR1", "Mow the verges late"),
                ("", "N/A"),
                ("GR3", "Plant a hedge"),
                ("GR4", "Dig a pond"),
                ("GR5", "Lay it"),
            ],
            id="but for one",
        ),
        pytest.param(
            ("12 Homes for key workers", "Plant a hedge", "Dig a pond"),
            [("", "12 Homes for key workers"), ("", "Plant a hedge"), ("", "Dig a pond")],
            id="one number is a quantity",
        ),
        pytest.param(
            ("20 Homes for key workers", "20 Homes for students"),
            [("", "20 Homes for key workers"), ("", "20 Homes for students")],
            id="the same number is no code",
        ),
        pytest.param(
            ("2016 Review of the policy", "2017 Review of the policy"),
            [("", "2016 Review of the policy"), ("", "2017 Review of the policy")],
            id="years are no codes",
        ),
    ],
)
def test_the_number_that_each_action_begins_with_is_its_reference(
    texts: tuple[str, ...], expected: list[tuple[str, str]]
) -> None:
    assert actions(*texts) == expected


def test_a_column_of_references_leaves_the_actions_as_they_are() -> None:
    made = table([["Ref", *HEADER], ["1", "G1 Mow the verges", *REST], ["2", "G2 Plant a hedge", *REST]])
    assert shown(normalise(document(made)), "action_ref", "action") == [
        ("1", "G1 Mow the verges"),
        ("2", "G2 Plant a hedge"),
    ]
