"""What a document writes, and how its layout breaks words."""

from __future__ import annotations

import pytest

from extractors.document import Box, Line
from extractors.text.vocabulary import Vocabulary, bare, begins_inside, ends_inside, gather, is_broken


def cell(*texts: str, word: bool = False, space: bool | None = None) -> tuple[Line, ...]:
    """A cell of lines, of a PDF or of a Word file."""
    box = None if word else Box(1, 0, 0, 50, 11)
    return tuple(Line(text, box, ends_with_space=space) for text in texts)


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (cell("Ask the council", "to mend roads", "and paths"), {"ask", "the", "mend", "paths"}),
        (
            cell("Ask the council", "to mend roads", word=True),
            {"ask", "the", "council", "to", "mend", "roads"},
        ),
        (cell("Ask the council", "to mend roads", space=True), {"ask", "the", "council", "mend", "roads"}),
        (cell("Ask (the) council."), {"ask", "the", "council"}),
    ],
    ids=["a PDF may cut at its lines' ends", "Word cuts nothing", "a space is set", "marks are no letters"],
)
def test_words_are_those_that_no_line_end_can_have_cut(lines: tuple[Line, ...], words: set[str]) -> None:
    assert gather([lines]).words == words


def test_pairs_and_paragraphs_are_known() -> None:
    found = gather([cell("Head of Housing"), cell("Head of Housing"), cell("Legal"), cell("Ask", "us")])
    assert found.pairs == {("head", "of"), ("of", "housing")}
    assert found.paragraphs == {"head of housing", "legal"}
    assert found.usual == {"head of housing"}


@pytest.mark.parametrize(
    ("cells", "breaks_words", "breaks_at_hyphens"),
    [
        ([cell("the require-", "ments of the coun-", "cil")], True, True),
        ([cell("the require-", "ments")], False, True),
        ([cell("the well-", "being of anti-", "poverty work")], False, True),
        ([cell("the require-", "ments of the coun-", "cil", word=True)], False, True),
        ([cell("the council-"), cell("office")], False, False),
    ],
    ids=["two words", "one", "compounds", "in Word", "at a cell's end"],
)
def test_a_layout_that_breaks_words_is_known_by_two(
    cells: list[tuple[Line, ...]], breaks_words: bool, breaks_at_hyphens: bool
) -> None:
    found = gather(cells)
    assert (found.breaks_words, found.breaks_at_hyphens) == (breaks_words, breaks_at_hyphens)


@pytest.mark.parametrize(
    ("cells", "is_known"),
    [
        ([cell("see http://", "www.fair.gov.uk/", "index")], True),
        ([cell("see http://", "www.fair.gov.uk", "now")], False),
        ([cell("see http://www.fair.gov.uk/"), cell("www.fair.gov.uk/")], False),
        ([cell("pupils/", "parents/", "carers")], False),
    ],
    ids=["two", "one may be chance", "at cells' ends", "no address"],
)
def test_a_layout_that_breaks_addresses_is_known_by_two(
    cells: list[tuple[Line, ...]], is_known: bool
) -> None:
    assert gather(cells).breaks_addresses is is_known


CUT = cell("a coun", "cil", space=None), cell("the requ", "irement"), cell("an off", "icer")


@pytest.mark.parametrize(
    ("cells", "is_known"),
    [
        (list(CUT), True),
        (list(CUT[:2]), False),
        ([*CUT, *[cell("a council", "office")] * 12], True),
        ([*CUT, *[cell("a council", "office")] * 13], False),
        ([cell("coun", "cil"), *CUT[1:]], False),
        ([cell("a coun", "Cil"), *CUT[1:]], False),
        ([cell("a coun", "cil", space=True), *CUT[1:]], False),
        ([cell("a coun", "cil", word=True), *CUT[1:]], False),
        ([cell("be out", "side it"), *CUT[1:]], False),
    ],
    ids=[
        "three words",
        "two",
        "a fifth of the line ends",
        "fewer",
        "a word alone on its line",
        "before a capital",
        "before a space",
        "in Word",
        "two words that are one",
    ],
)
def test_a_layout_that_breaks_lines_anywhere_cuts_words_beside_others(
    cells: list[tuple[Line, ...]], is_known: bool
) -> None:
    assert gather(cells).breaks_anywhere is is_known


BREAKS = Vocabulary(breaks_words=True)


@pytest.mark.parametrize(
    ("last", "first", "words", "is_one"),
    [
        ("require-", "ments", Vocabulary(), True),
        ("require-", "Ments", Vocabulary(), False),
        ("re-", "quirement", Vocabulary(), True),
        ("well-", "being", Vocabulary(), False),
        ("co-", "ordinator", Vocabulary(), False),
        ("zorb-", "plax", Vocabulary(), False),
        ("zorb-", "plax", BREAKS, True),
        ("zorb-", "plax", Vocabulary(words=frozenset({"zorb", "plax"}), breaks_words=True), False),
        ("anti-", "plax", BREAKS, False),
        ("e-", "mails", BREAKS, False),
        ("2013-", "ments", BREAKS, False),
    ],
)
def test_a_hyphen_is_the_layouts_in_a_word_of_english_or_of_a_document_that_breaks_words(
    last: str, first: str, words: Vocabulary, is_one: bool
) -> None:
    assert is_broken(last, first, words) is is_one


MANY = Vocabulary(words=frozenset({"training", "planning", "housing", "building", "ago"}))


def test_letters_that_words_end_or_begin_with_speak_for_a_whole_word() -> None:
    assert ends_inside("xing", MANY) < 0 < ends_inside("xni", MANY)
    assert begins_inside("trx", MANY) < begins_inside("ngx", MANY)
    assert ends_inside("xing", Vocabulary()) == ends_inside("x", MANY) == 0.0
    assert ends_inside("xing", Vocabulary(words=frozenset({"is", "a1b"}))) == 0.0


def test_no_pair_of_letters_says_more_than_its_share() -> None:
    many = Vocabulary(words=frozenset(f"z{a}{b}zqqz" for a in "abcdefghij" for b in "abcdefghij"))
    assert ends_inside("qq", many) == 3.0
    assert (
        begins_inside("za", Vocabulary(words=frozenset(f"za{a}{b}" for a in "bcdefgh" for b in "bcdefgh")))
        == -3.0
    )


def test_a_bare_word_has_no_marks_around_it() -> None:
    assert bare("(Council's).") == "council's"
