"""What a line end may cut: each named evidence beside its nearest twin, and marks, dates, plurals and addresses."""

from __future__ import annotations

from typing import Any

import pytest

from extractors.document import Line
from extractors.text.cuts import (
    CUTS_WORD,
    NO_CUT,
    address_goes_on,
    are_listed_figures,
    has_letter_that_is_no_word,
    is_date_cut,
    is_ending_cut,
    is_label,
    is_mark_cut,
    is_plural_cut,
    word_cut,
)
from extractors.text.halves import case_of
from extractors.text.line_ends import LineEnd
from extractors.text.vocabulary import Vocabulary, gather
from tests.extractors.text.ends import end as drawn

EVIDENCE = {name: holds for name, _, holds in CUTS_WORD}
ANYWHERE = Vocabulary(breaks_anywhere=True)


def end(text: str, after: str, *, room: float = 0.0, **changed: Any) -> LineEnd:
    """A line that fills its column, and the next."""
    return drawn(text, after, room=room, **changed)


def written(*texts: str) -> Vocabulary:
    """A document of these lines."""
    return gather([(Line(text),) for text in texts])


SHOWN: dict[str, tuple[list[LineEnd], list[LineEnd]]] = {
    "the document writes the whole": (
        [end("zorb", "plax", words=written("a zorbplax here")), end("Febr", "uary")],
        [
            end("zorb", "plax"),
            end("zorb", "plax", words=written("a zorbplax here", "a zorb and plax here")),
        ],
    ),
    "the document writes both halves": (
        [end("zorb", "plax", words=written("a zorb and plax here"))],
        [
            end("zorb", "plax", words=written("a zorb here")),
            end("zorb", "plax", words=written("a plax here")),
        ],
    ),
    "a word of English, its rest none": (
        [end("commi", "ssioning"), end("in a commi", "ssioning")],
        [end("zorb", "plax"), end("out", "side"), end("commi", "ssioning", words=written("a ssioning here"))],
    ),
    "a word of English, its beginning none": (
        [end("harb", "our")],
        [end("har", "bour"), end("out", "side"), end("harb", "our", words=written("a harb here"))],
    ),
    "capitals that the document writes alone": (
        [end("KST", "met", words=written("a KST here"))],
        [
            end("KST", "met"),
            end("Kst", "met", words=written("a kst here")),
            end("K", "met", words=written("a k here")),
        ],
    ),
    "capitals, then small letters": (
        [end("AFI", "ref"), end("(KST", "met")],
        [end("DLEG", "s"), end("Afi", "ref"), end("AFI", "Ref"), end("A", "ref")],
    ),
    "the document writes neither half": (
        [end("zorb", "plax")],
        [
            end("zorb", "plax", words=written("a zorb here")),
            end("zorb", "plax", words=written("a plax here")),
        ],
    ),
    "the layout breaks lines anywhere": ([end("zorb", "plax", words=ANYWHERE)], [end("zorb", "plax")]),
    "other words stand on the line": (
        [end("the zorb", "plax")],
        [end("zorb", "plax"), end("the zorb", "plax", words=ANYWHERE)],
    ),
    "the column is made for the line": (
        [end("zorb", "plax", room=0.3)],
        [
            end("zorb", "plax", room=0.4),
            end("zorb", "pla", room=0.3),
            end("zorb", "plax", room=0.3, words=ANYWHERE),
        ],
    ),
    "no space is set though one would fit": (
        [end("zorb", "plax", room=3.5, ends_with_space=False)],
        [
            end("zorb", "plax", room=2.0, ends_with_space=False),
            end("zorb", "plax", room=3.5, ends_with_space=True),
        ],
    ),
    "a word that is seldom a rest": ([end("zorb", "the"), end("zorb", "plans")], [end("zorb", "thex")]),
    "small letters on both sides": ([end("zorb", "plax")], [end("zorb", "Plax"), end("ZORB", "plax")]),
    "a small letter, then a capital": ([end("zorb", "Plax")], [end("zorb", "plax"), end("ZORB", "Plax")]),
    "a small letter, then a figure": ([end("zorb", "12")], [end("ZORB", "12"), end("zorb", "plax")]),
    "a figure, then a small letter": (
        [end("£1.2m", "plax"), end("12", "plax"), end("12m", "plax"), end("$m", "plax")],
        [end("12", "Plax"), end("m", "plax")],
    ),
    "a year, then a capital": (
        [end("by 2013", "Plax"), end("05/2013", "Plax")],
        [end("by 2013", "plax"), end("by 213", "Plax"), end("2013th", "Plax")],
    ),
    "an ampersand ends an abbreviation": ([end("HR&", "P")], [end("&", "P"), end("HR", "P")]),
    "a figure on both sides": (
        [end("1,23", "4"), end("12.", "5"), end("1", ",5")],
        [end("in 2012", "4"), end("1,23", "plax"), end("zorb", "4")],
    ),
    "a slash before it": (
        [end("pupils/pla", "xing")],
        [
            end("pupils", "plaxing"),
            end("pupils/pla", "xing", words=written("a plaxing here")),
            end("pupils/\npla", "xing"),
            end("12/20", "13"),
        ],
    ),
    "the column holds one letter": (
        [end("1", "0"), end("2", "a"), end("A", "1")],
        [end("12", "0"), end("1", "0", room=20), end("7", "Employment")],
    ),
    "a short one in capitals": (
        [end("JAD", "HR"), end("EO", "32")],
        [
            end("JADX", "HRP"),
            end("JAd", "HR"),
            end("JAD", "hr"),
            end("JAD", "HR", words=written("a JAD and HR here")),
        ],
    ),
    "a label follows": ([end("zorb", "a) plax")], [end("zorb", "plax")]),
    "a word of English and another": (
        [end("council", "plaxy")],
        [end("zorb", "plax"), end("council", "office"), end("out", "side")],
    ),
    "two words of English": ([end("council", "office")], [end("council", "plaxy"), end("out", "side")]),
    "the beginning of a word of English": (
        [end("recomm", "endatio")],
        [
            end("recomm", "endatio and"),
            end("the recomm", "endatio"),
            end("recommend", "atio"),
            end("zorb", "plax"),
        ],
    ),
}


@pytest.mark.parametrize("name", SHOWN)
def test_evidence_is_shown_by_its_line_ends_and_not_by_their_twins(name: str) -> None:
    shown, twins = SHOWN[name]
    assert [bool(EVIDENCE[name](case_of(case))) for case in shown] == [True] * len(shown)
    assert [bool(EVIDENCE[name](case_of(case))) for case in twins] == [False] * len(twins)


@pytest.mark.parametrize(
    ("case", "is_cut"),
    [
        (end("commi", "ssioning"), True),
        (end("commi", "ssioning", room=40), False),
        (end("harb", "our"), True),
        (end("council", "office"), False),
        (end("zorb", "plax", words=written("a zorbplax here")), True),
        (end("the zorb", "plax"), False),
        (end("the zorb", "plax", words=written("a zorbplax here")), True),
        (end("1,23", "4"), True),
        (end("1,234", "5,678"), False),
        (end("1", "0"), True),
        (end("1", "0", room=20), False),
        (end("1", "a"), True),
        (end("in 2012", "4"), False),
        (end("JAD", "HR"), True),
        (end("HR&", "P"), True),
        (end("zorb.", "plax"), False),
        (end("zorb,", "plax"), False),
        (end("zorb", "(plax"), False),
        (end("--", "plax"), False),
        (end("zorb-commi", "ssioning"), False),
        (end("zorb-pla", "xing", words=written("a plaxing here")), True),
        (end("zorb-\ncommi", "ssioning"), True),
        (end("pupils/commi", "ssioning"), True),
        (end("pupils/zorb", "plax"), False),
    ],
    ids=[
        "a word of English",
        "room was left",
        "its beginning no word",
        "two words",
        "one that the document writes",
        "an unknown one beside another",
        "one that the document writes, beside another",
        "a figure",
        "two figures of one make",
        "a figure where no two have room",
        "two figures where there was room",
        "a reference where no two signs have room",
        "a year",
        "capitals",
        "an ampersand",
        "a sentence's end",
        "a comma",
        "a bracket",
        "dashes",
        "a compound: it would break at its hyphen",
        "a compound that the document writes",
        "a compound whose hyphen stands on the line above",
        "a word of English after a slash",
        "an unknown one after a slash",
    ],
)
def test_a_full_line_ends_inside_a_word(case: LineEnd, is_cut: bool) -> None:
    assert (word_cut(case) > 0) is is_cut


def test_no_word_can_be_cut_where_room_was_left_or_a_word_ended() -> None:
    assert word_cut(end("commi", "ssioning", room=40)) == NO_CUT
    assert word_cut(end("zorb.", "plax")) == NO_CUT


@pytest.mark.parametrize(
    ("text", "after", "room", "is_cut"),
    [
        ("by 31/03/20", "13", 20, True),
        ("by 31.3.201", "3", 20, True),
        ("by 31/03/2", "013 at the latest", 20, True),
        ("by 31/03/20", "1", 20, False),
        ("by 31/03.20", "13", 20, False),
        ("by 31/03/2013", "13", 20, False),
        ("by 31/03/20", "of these", 20, False),
        ("03/20", "13", 0, True),
        ("03/20", "13", 20, False),
        ("13/20", "13", 0, False),
        ("03/19", "13", 0, False),
        ("by Sept 202", "3", 0, True),
        ("Spring 20", "24 or later", 0, True),
        ("Sept 202", "3", 20, False),
        ("Sept 202", "34", 0, False),
        ("Room 202", "3", 0, False),
    ],
)
def test_a_date_is_cut_within_its_year(text: str, after: str, room: float, is_cut: bool) -> None:
    assert is_date_cut(end(text, after, room=room)) is is_cut


@pytest.mark.parametrize(
    ("text", "after", "changed", "is_cut"),
    [
        ("plans", "?", {}, True),
        ("plans", ").", {}, True),
        ("plans", "? Yes", {}, True),
        ("the plans", "?", {}, False),
        ("plans", "?", {"room": 20}, False),
        ("plans", "?", {"ends_with_space": True}, False),
        ("plans.", "?", {}, False),
        ("plans", "?x", {}, False),
    ],
)
def test_marks_are_cut_off_the_word_that_fills_its_line(
    text: str, after: str, changed: dict[str, Any], is_cut: bool
) -> None:
    assert is_mark_cut(end(text, after, **changed)) is is_cut


@pytest.mark.parametrize(
    ("text", "after", "is_cut"),
    [
        ("officer", "(s) of the town", True),
        ("officer(", "s)", True),
        ("officer(s", ")", True),
        ("cynllun", "(iau)", True),
        ("officer", "(a) one", False),
        ("officer(s)", "and", False),
        ("1. officer", "(s)", False),
    ],
)
def test_a_plural_in_brackets_is_cut(text: str, after: str, is_cut: bool) -> None:
    assert is_plural_cut(end(text, after)) is is_cut


@pytest.mark.parametrize(
    ("text", "after", "is_cut"),
    [("council", "'s plan", True), ("they", "’ll go", True), ("council", "'so", False), ("12", "'s", False)],
)
def test_an_ending_with_an_apostrophe_is_cut(text: str, after: str, is_cut: bool) -> None:
    assert is_ending_cut(end(text, after)) is is_cut


@pytest.mark.parametrize(
    ("text", "after", "is_none"),
    [
        ("Protecte", "d", True),
        ("N", "o.", True),
        ("Protect", "a", False),
        ("Protecte", "D", False),
        ("Protecte", "d) one", False),
        ("Protec", "ted", False),
    ],
)
def test_a_letter_that_is_no_word_belongs_to_the_other_side(text: str, after: str, is_none: bool) -> None:
    assert has_letter_that_is_no_word(end(text, after)) is is_none


@pytest.mark.parametrize(
    ("after", "is_one"), [("a) plax", True), ("a)", True), ("o.", False), ("o. plax", True), ("plax", False)]
)
def test_the_label_of_an_item_is_no_rest_of_a_word(after: str, is_one: bool) -> None:
    assert is_label(end("N", after)) is is_one


@pytest.mark.parametrize(
    ("text", "after", "room", "is_one"),
    [
        ("component", "s. Plax", 0.4, False),
        ("component", "a. Plax", 0.4, True),
        ("component", "s) Plax", 0.4, True),
        ("component", "s. Plax", 9.0, True),
        ("of component", "s. Plax", 0.4, True),
        ("r. component", "s. Plax", 0.4, True),
    ],
    ids=["a rest", "a word", "a bracket", "room left", "beside a word", "in a list"],
)
def test_a_letter_that_ends_a_sentence_begun_on_a_full_line_is_no_label(
    text: str, after: str, room: float, is_one: bool
) -> None:
    assert is_label(end(text, after, room=room)) is is_one


@pytest.mark.parametrize(
    ("text", "after", "are_listed"),
    [
        ("1,234", "5,678", True),
        ("£12", "£34", True),
        ("12", "345", False),
        ("12 a", "34", False),
        ("12", "34 b", False),
    ],
)
def test_figures_of_one_make_below_each_other_are_a_list(text: str, after: str, are_listed: bool) -> None:
    assert are_listed_figures(end(text, after)) is are_listed


@pytest.mark.parametrize(
    ("text", "after", "room", "goes_on"),
    [
        ("see www.fair.gov.uk/", "plans", 20, True),
        ("see www.fair.gov", ".uk", 20, True),
        ("www.fairtow", "n.gov.uk", 0, True),
        ("www.fairtow", "n.gov.uk", 20, False),
        ("see www.fairtow", "n.gov.uk", 0, False),
        ("clerk@fair.", "gov.uk", 20, True),
        ("see www.fair.gov.uk/", "Plans", 20, False),
        ("see www.fair.gov.uk/", "Plans.pdf", 20, True),
        ("see www.fair.gov.uk/", "(plans)", 20, False),
        ("see fair/", "plans", 20, False),
    ],
)
def test_an_address_goes_on_behind_its_signs_or_a_full_line(
    text: str, after: str, room: float, goes_on: bool
) -> None:
    assert address_goes_on(end(text, after, room=room)) is goes_on
