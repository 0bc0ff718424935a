"""Texts that tell somebody to do something, that can be counted, and that say what was done."""

from __future__ import annotations

import pytest

from normalise.columns.wording import instructs, measures, reports


@pytest.mark.parametrize(
    "text",
    [
        "Train clerks in the new rules",
        "• Agree charging rules with Members",
        "a) Write to all tenants",
        "1.2 Review parking charges",
        "To work with schools",
        "The Council will publish its register",
        "Regularly inspect the play areas",
        "Re-tender the grounds contract",
        "Hyfforddi staff y dderbynfa",
    ],
)
def test_texts_that_tell_somebody_to_do_something(text: str) -> None:
    assert instructs(text)


@pytest.mark.parametrize(
    "text",
    [
        "Review of parking charges",
        "Support for carers",
        "Clerks know the rules",
        "Staff are trained",
        "Head of Housing",
        "Review",
        "Training for clerks",
        "March 2012",
        "",
    ],
)
def test_texts_that_tell_nobody_to_do_anything(text: str) -> None:
    assert not instructs(text)


@pytest.mark.parametrize(
    "text", ["Number of visits", "90% in time", "20 parents attend", "Take-up of grants"]
)
def test_what_can_be_counted(text: str) -> None:
    assert measures(text)
    assert not measures("Families feel at home")


@pytest.mark.parametrize(
    "text", ["Lease agreed in principle", "Two sessions held", "Consultation is underway"]
)
def test_what_was_done(text: str) -> None:
    assert reports(text)
    assert not reports("Families need to feel at home")
