"""Letters and spaces in one form, bullets of any kind as one, look-alike letters put right."""

from __future__ import annotations

import pytest

from extractors.text.letters import is_bulleted, mark_bullet, normal, put_right


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ask them", "Ask them"),
        (" Ask  them\u00a0now ", "Ask them now"),
        ("Sia\u0302n", "Siân"),
        ("a\u200bb\ufeffc", "abc"),
        ("coun\u00adcil", "council"),
        ("coun\u00ad", "coun\u00ad"),
        ("coun\ufffe", "coun-"),
        ("", ""),
        ("\u200b", ""),
    ],
    ids=[
        "plain",
        "spaces",
        "decomposed",
        "invisible",
        "a soft hyphen",
        "one at the end",
        "a hyphen at a line's end",
        "nothing",
        "nothing to see",
    ],
)
def test_a_text_has_one_normal_form(text: str, found: str) -> None:
    assert normal(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("\u0421ouncil", "Council"),
        ("the \u0421ouncil \u0421\u043e\u044e\u0437", "the Council \u0421\u043e\u044e\u0437"),
        ("\u0421\u0410", "\u0421\u0410"),
        ("\u0416ouncil", "\u0416ouncil"),
        ("Siân", "Siân"),
        ("α-test", "α-test"),
    ],
    ids=["in a Latin word", "beside a Cyrillic one", "a word of them alone", "unlike any", "Latin", "Greek"],
)
def test_look_alike_letters_are_put_right_in_latin_words_alone(text: str, found: str) -> None:
    assert put_right(text) == found


@pytest.mark.parametrize(
    ("text", "is_label", "found"),
    [
        ("• Ask", False, "• Ask"),
        ("▪Ask", False, "• Ask"),
        ("\uf0b7 Ask", False, "• Ask"),
        ("- Ask", False, "• Ask"),
        ("– Ask", False, "• Ask"),
        ("o Ask", False, "• Ask"),
        ("-5 degrees", False, "-5 degrees"),
        ("of them", False, "of them"),
        ("-", False, "-"),
        ("-", True, "•"),
        ("•", False, "•"),
        ("✓", False, "✓"),
        ("✓ Ask", False, "• Ask"),
        ("* Ask", False, "* Ask"),
        ("Ask", False, "Ask"),
    ],
)
def test_a_bullet_or_dash_of_any_kind_is_one(text: str, is_label: bool, found: str) -> None:
    assert mark_bullet(text, is_label=is_label) == found


@pytest.mark.parametrize(
    ("text", "is_one"), [("• Ask", True), ("•", True), ("✓", False), ("- Ask", False), ("Ask •", False)]
)
def test_a_sign_at_the_start_is_a_bullet_wherever_it_stands(text: str, is_one: bool) -> None:
    assert is_bulleted(text) is is_one
