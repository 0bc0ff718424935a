"""Labels of list items and references, as SCHEMA.md says under "Which rows"."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.document import Line, Paragraph
from normalise.enumerations import is_reference, items_of, label_of, split_reference


def typed(text: str) -> Paragraph:
    return Paragraph(text, (Line(text),))


def automatic(label: str, text: str) -> Paragraph:
    whole = f"{label} {text}".strip()
    return Paragraph(whole, (Line(whole, label=label),), label=label)


@pytest.mark.parametrize(
    ("text", "label", "rest"),
    [
        pytest.param("1) Review the policy", "1", "Review the policy", id="bracket"),
        pytest.param("1.Review the policy", "1", "Review the policy", id="stop without a space"),
        pytest.param("12. Review the policy", "12", "Review the policy", id="two digits"),
        pytest.param("i. Review", "i", "Review", id="roman"),
        pytest.param("(iv) Review", "iv", "Review", id="roman in brackets"),
        pytest.param("(a) Review", "a", "Review", id="letter in brackets"),
        pytest.param("B. Review", "B", "Review", id="capital"),
        pytest.param("2.4.1 Review", "2.4.1", "Review", id="levels"),
        pytest.param("1.2a Review", "1.2a", "Review", id="levels and a letter"),
        pytest.param("EQ1: Review", "EQ1", "Review", id="letters and a number with a colon"),
        pytest.param("2)", "2", "", id="nothing but the label"),
        pytest.param("• Review", "", "• Review", id="bullet"),
        pytest.param("- Review", "", "- Review", id="dash"),
        pytest.param("2012 review of the policy", "", "2012 review of the policy", id="year"),
        pytest.param("3 new units", "", "3 new units", id="quantity"),
        pytest.param("5.6 million homes", "", "5.6 million homes", id="decimal"),
        pytest.param("1.5% of staff", "", "1.5% of staff", id="percentage"),
        pytest.param("e.g. in schools", "", "e.g. in schools", id="abbreviation"),
        pytest.param("A review of the policy", "", "A review of the policy", id="article"),
        pytest.param("I. D. cards", "I", "D. cards", id="a label that may be initials is taken for one"),
        pytest.param("10.30 a.m. meeting", "", "10.30 a.m. meeting", id="time"),
    ],
)
def test_label_of_typed_text(text: str, label: str, rest: str) -> None:
    assert label_of(typed(text)) == (label, rest)


@pytest.mark.parametrize(
    ("label", "plain"),
    [("1)", "1"), ("iv.", "iv"), ("(a)", "a"), ("2.4.1", "2.4.1"), ("•", ""), ("–", "")],
)
def test_automatic_label_loses_its_punctuation(label: str, plain: str) -> None:
    assert label_of(automatic(label, "Review"))[0] == plain


def test_items_run_on_to_the_next_label() -> None:
    before, items = items_of(
        (typed("We will:"), typed("1) Write"), typed("• to all"), typed("on paper"), typed("2) Call"))
    )
    assert [p.text for p in before] == ["We will:"]
    assert [(i.label, i.text) for i in items] == [("1", "Write\n• to all\non paper"), ("2", "Call")]


def test_bullets_and_dashes_never_split() -> None:
    assert items_of((typed("• Write"), typed("• Call"), typed("- Meet")))[1] == ()


def test_an_empty_item_gives_no_record() -> None:
    items = items_of((automatic("1)", "Write"), automatic("2)", ""), automatic("3)", "Call")))[1]
    assert [i.label for i in items] == ["1", "3"]


def test_a_label_out_of_sequence_or_repeated_still_starts_an_item() -> None:
    items = items_of(tuple(typed(f"{n}) Do") for n in (1, 1, 4, 2)))[1]
    assert [i.label for i in items] == ["1", "1", "4", "2"]


@pytest.mark.parametrize(
    "text", ["1", "1.", "2.4", "2.4.1", "3a", "EQ1", "EQ/12", "A", "iv", "(a)", "1.6\n1.7", "R12", "SO1.2"]
)
def test_is_reference(text: str) -> None:
    assert is_reference(text)


@pytest.mark.parametrize(
    "text",
    ["", "Review", "Head of HR", "March", "2.4 Review", "HR", "1\n2\n3\n4", "N/A", "12/03/2012 and on"],
)
def test_is_no_reference(text: str) -> None:
    assert not is_reference(text)


@pytest.mark.parametrize(
    ("text", "number", "rest"),
    [
        pytest.param("2.4\nLeaders know", "2.4", "Leaders know", id="on a line of its own"),
        pytest.param("7\nLeaders know", "7", "Leaders know", id="whole number on a line of its own"),
        pytest.param("1. Publish the scheme", "1", "Publish the scheme", id="stop"),
        pytest.param("10) Publish", "10", "Publish", id="bracket"),
        pytest.param("2.4 Leaders know", "2.4", "Leaders know", id="levels"),
        pytest.param("3 Leaders know", "3", "Leaders know", id="before a capital"),
        pytest.param("3 “Tell us” cards", "3", "“Tell us” cards", id="before a quotation"),
        pytest.param("3 “small” grants", "", "3 “small” grants", id="quantity before a quotation"),
        pytest.param("SO1: Leaders know", "SO1", "Leaders know", id="letters and number"),
        pytest.param("A1 - Leaders know", "A1", "Leaders know", id="dash"),
        pytest.param("3 new units", "", "3 new units", id="quantity"),
        pytest.param("2012 Games legacy", "", "2012 Games legacy", id="year"),
        pytest.param("CO2 emissions fall", "", "CO2 emissions fall", id="chemistry"),
        pytest.param("20% fewer cars", "", "20% fewer cars", id="percentage"),
        pytest.param("10 years of work", "", "10 years of work", id="years"),
        pytest.param("Publish 1. the scheme", "", "Publish 1. the scheme", id="number inside"),
        pytest.param("", "", "", id="nothing"),
    ],
)
def test_split_reference(text: str, number: str, rest: str) -> None:
    assert split_reference(text) == (number, rest)


@given(
    st.integers(1, 99),
    st.sampled_from(["{})", "{}.", "({})"]),
    st.text("abc de", min_size=1).filter(str.strip),
)
def test_reads_back_a_label_that_is_written(number: int, form: str, words: str) -> None:
    text = f"{form.format(number)} {words.strip()}"
    assert label_of(typed(text)) == (str(number), words.strip())


@given(st.lists(st.text("ab 1).(•-\n", max_size=12), max_size=8))
def test_no_letter_of_an_enumeration_is_lost(texts: list[str]) -> None:
    """But for labels without text."""
    read = [text for text in texts if text.strip()]
    before, items = items_of(tuple(typed(text) for text in read))
    out = "".join([p.text for p in before] + [i.label + i.text for i in items])
    bare = [label for label, rest in (label_of(typed(text)) for text in read) if not rest]
    lost = sum(map(str.isalpha, "".join(read))) - sum(map(str.isalpha, out))
    assert 0 <= lost <= sum(map(str.isalpha, "".join(bare)))
