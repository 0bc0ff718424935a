"""Lines of a cell become paragraphs as their author typed them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from extractors.document import Box, Line
from extractors.text.lines import Column, paragraphs
from extractors.text.vocabulary import Vocabulary, gather

RIGHT = 100.0
LETTER = 5.0


def typeset(*texts: str, spaces: bool = False, **more: object) -> list[Line]:
    """Set lines of type 5 points a letter from x = 0; "_" at the end sets a space there, if `spaces`."""
    lines = []
    for at, text in enumerate(texts):
        plain = text.rstrip("_")
        width = min(_width(plain), RIGHT)
        box = Box(1, 0.0, 12.0 * at, width, 12.0 * at + 11)
        lines.append(Line(plain, box, size=10.0, ends_with_space=text.endswith("_") if spaces else None))
    return lines


def _width(text: str) -> float:
    return sum(LETTER * (0.5 if c in "iljtfrI.,:;'|!()[] " else 1.4 if c in "mwMW@%" else 1.0) for c in text)


def joined(lines: Sequence[Line], words: Vocabulary | None = None) -> list[str]:
    return [paragraph.text for paragraph in paragraphs(lines, words, Column({1: RIGHT}))]


def test_room_on_both_sides_of_a_centred_line_counts() -> None:
    """ "Street Team" leaves 23 points on either side, and "Leeway" would have taken 30 with its space."""
    lines = typeset("Street Team", "Leeway")
    centred = [replace(line, box=_centred(line.box)) for line in lines if line.box]
    for is_centred, wanted in ((True, ["Street Team", "Leeway"]), (False, ["Street Team Leeway"])):
        column = Column({1: RIGHT}, is_centred=is_centred)
        assert [paragraph.text for paragraph in paragraphs(centred, None, column)] == wanted


def _centred(box: Box) -> Box:
    aside = (RIGHT - (box.x1 - box.x0)) / 2
    return replace(box, x0=box.x0 + aside, x1=box.x1 + aside)


# What a column 100 points wide holds, and what it must read as. Twenty letters fill a line.
JOINS = {
    "a sentence": (["The council will ask", "all its residents"], ["The council will ask all its residents"]),
    "the next word would have fitted": (["Chief Exec", "HR"], ["Chief Exec", "HR"]),
    "kept hyphen of a compound": (
        ["work with the multi-", "agency team"],
        ["work with the multi-agency team"],
    ),
    "hyphen between figures, where no line ends with a space": (
        ["Completed in Jan 2013-", "2015"],
        ["Completed in Jan 2013-2015"],
    ),
    "dash with a space": (
        ["Work with our group -", "for comment only"],
        ["Work with our group - for comment only"],
    ),
    "slash": (["children, pupils and/", "or their carers"], ["children, pupils and/or their carers"]),
    "ampersand inside an abbreviation": (["KESTRABCDEFGHIJKLMR&", "P"], ["KESTRABCDEFGHIJKLMR&P"]),
    "web address over three lines": (
        ["http://www.fair.gov.uk/", "index.php/community-", "living/equality"],
        ["http://www.fair.gov.uk/index.php/community-living/equality"],
    ),
    "text after a web address": (
        ["see http://www.fair.uk", "Staff were trained"],
        ["see http://www.fair.uk", "Staff were trained"],
    ),
    "list with numbers": (
        ["1. Ask all residents.", "2. Train all staff of", "the council"],
        ["1. Ask all residents.", "2. Train all staff of the council"],
    ),
    "list with bullets of several kinds": (
        ["\uf0b7 first of the aims of", "the council", "▪ second", "- third"],
        ["• first of the aims of the council", "• second", "• third"],
    ),
    "a dash in mid-sentence is no bullet": (
        ["Deputy managers of one", "- for the time being -", "the housing service"],
        ["Deputy managers of one - for the time being - the housing service"],
    ),
    "an asterisk is no bullet": (["* see the note"], ["* see the note"]),
    "a dash alone is no bullet": (["–"], ["–"]),
    "a dash alone among paragraphs is none either": (
        ["First.", "", "-", "", "Second."],
        ["First.", "-", "Second."],
    ),
    "a tick alone is no bullet": (["✓"], ["✓"]),
    "soft hyphen": (["the whole of the imple\u00ad", "mentation"], ["the whole of the implementation"]),
    "non-breaking space and double spaces": (["May\u00a0 2012"], ["May 2012"]),
    "decomposed letters": (["Sia\u0302n"], ["Siân"]),
    "a date that is cut within its year": (
        ["01/07/202", "2", "31/03/20", "23"],
        ["01/07/2022", "31/03/2023"],
    ),
    "a mark that the column cut off its word": (
        ["ABCDEFGHIJKLMNOPAccepted", "?", "in part"],
        ["ABCDEFGHIJKLMNOPAccepted? in part"],
    ),
    "a number after a date in short": (
        ["as reported on 31/03/20", "2 visits were made"],
        ["as reported on 31/03/20 2 visits were made"],
    ),
    "brackets that close on the next line": (
        ["The priority it has (H/M/", "L)"],
        ["The priority it has (H/M/L)"],
    ),
    "two dates of one make": (
        ["September 2011 (Q2-Q3)", "September 2012 (Q2-Q3)"],
        ["September 2011 (Q2-Q3)", "September 2012 (Q2-Q3)"],
    ),
}


@pytest.mark.parametrize(("texts", "wanted"), JOINS.values(), ids=JOINS)
def test_lines_read_as_typed(texts: list[str], wanted: list[str]) -> None:
    assert joined(typeset(*texts)) == wanted


@pytest.mark.parametrize(
    ("known", "wanted"),
    [
        pytest.param(
            "the implementation of", "implementation of it", id="joined, as the document writes it elsewhere"
        ),
        pytest.param(
            "an implementati here",
            "implementati on of it",
            id="parted, as the document has the first half alone",
        ),
    ],
)
def test_word_broken_by_the_width_follows_the_document(known: str, wanted: str) -> None:
    lines = [
        Line("implementati", Box(1, 0, 0, 98, 11), size=10.0),
        Line("on of it", Box(1, 0, 12, 30, 23), size=10.0),
    ]
    words = gather([(Line(known),)])
    assert joined(lines, words) == [wanted]


def test_break_hyphen_is_dropped_only_if_the_document_or_english_writes_the_word_without_it() -> None:
    lines = typeset("the whole of the gweithre-", "diadau of it")
    assert joined(lines, gather([(Line("y gweithrediadau hyn"),)])) == [
        "the whole of the gweithrediadau of it"
    ]
    assert joined(lines) == ["the whole of the gweithre-diadau of it"]
    english = typeset("the whole of the imple-", "mentation of it")
    assert joined(english) == ["the whole of the implementation of it"]


SPACED = {
    "a space is set: the text goes on": (["Derbyshire;_", "Consultation"], ["Derbyshire; Consultation"]),
    "none is set though it would fit: a paragraph": (
        ["Equality team", "Communications"],
        ["Equality team", "Communications"],
    ),
    "none is set, and none would fit": (
        ["analyses and datasets", "published in a report"],
        ["analyses and datasets published in a report"],
    ),
    "hyphen between figures, no space": (["out-turn for 2009-", "10"], ["out-turn for 2009-10"]),
    "hyphen between figures, a space": (["Jan 2013-_", "2015"], ["Jan 2013- 2015"]),
}


@pytest.mark.parametrize(("texts", "wanted"), SPACED.values(), ids=SPACED)
def test_space_set_at_a_line_end_tells_that_the_text_goes_on(texts: list[str], wanted: list[str]) -> None:
    lines = typeset(*texts, spaces=True)
    assert joined(lines) == wanted


def test_full_line_in_a_list_of_lines_is_one_of_them() -> None:
    """Whether "Legal" would have fitted can't be told; the lines above it are one officer each."""
    column = Column({1: 40.0})
    names = ["HR", "IT", "PR", "Housing", "Legal"]
    lines = [Line(x, Box(1, 0, 12 * n, 5 * len(x) + 3, 12 * n + 11), size=10.0) for n, x in enumerate(names)]
    assert [p.text for p in paragraphs(lines, None, column)] == names
    assert [p.text for p in paragraphs(lines[3:], None, column)] == ["Housing Legal"]


def test_lines_of_one_marked_content_are_one_paragraph() -> None:
    first = Line("Equality team of the", Box(1, 0, 0, 60, 11), size=10.0, marks=(4, 4))
    second = Line("Council", Box(1, 0, 12, 35, 23), size=10.0, marks=(4, 5))
    assert joined([first, second]) == ["Equality team of the Council"]
    assert joined([first, replace(second, marks=(5, 5))]) == ["Equality team of the", "Council"]


def test_lines_that_are_parted_in_one_marked_content_show_that_it_says_nothing() -> None:
    """Their author ended them within a paragraph; where the first goes on, so do the others."""
    texts = [("Loan yes", False), ("Support from the fund", True), ("Budget transfers", True)]
    lines = [
        Line(
            text,
            Box(1, 0, 12 * n, 5 * len(text), 12 * n + 11),
            size=10.0,
            marks=(4, 4),
            ends_with_space=is_spaced,
        )
        for n, (text, is_spaced) in enumerate(texts)
    ]
    column = Column({1: 143.0}, lists=3.0)
    assert [p.text for p in paragraphs(lines, None, column)] == [text for text, _ in texts]
    first = replace(lines[0], ends_with_space=True, box=Box(1, 0, 0, 141, 11))
    assert len(paragraphs([first, *lines[1:]], None, column)) == 1


def test_lines_of_a_word_file_say_themselves_where_paragraphs_start() -> None:
    lines = [
        Line("First", starts_paragraph=True),
        Line("second line of it", starts_paragraph=False),
        Line("", starts_paragraph=True),
        Line("", starts_paragraph=True),
        Line("iv. Fourth", label="iv.", starts_paragraph=True),
    ]
    found = paragraphs(lines)
    assert [(p.text, p.label, p.blanks_before) for p in found] == [
        ("First second line of it", "", 0),
        ("iv. Fourth", "iv.", 2),
    ]


def test_look_alike_letters_in_a_latin_word_are_put_right() -> None:
    """The first letters are Cyrillic; a whole word in Cyrillic letters stays."""
    assert joined([Line("Сouncil рlan")]) == ["Council plan"]
    assert joined([Line("Москва")]) == ["Москва"]


def test_gap_parts_paragraphs() -> None:
    lines = [
        Line("The council of the day", Box(1, 0, 0, 98, 11), size=10.0),
        Line("It will publish plans", Box(1, 0, 30, 98, 41), size=10.0),
    ]
    assert len(joined(lines)) == 2


@pytest.mark.parametrize(
    ("texts", "step", "wanted"),
    [
        pytest.param(
            ["The council asks", "all its residents", "in May."], 15.0, 2, id="a gap of three points"
        ),
        pytest.param(["The council asks", "all its residents", "in May."], 13.4, 1, id="a raised figure"),
        pytest.param(["The council asks", "all its residents", "in the"], 15.0, 1, id="no sentence ends"),
        pytest.param(["He asks all its", "residents in May."], 15.0, 1, id="two lines tell no distance"),
    ],
)
def test_space_below_a_sentence_parts_paragraphs_that_tags_and_spaces_join(
    texts: list[str], step: float, wanted: int
) -> None:
    """Each line but the last leaves no room, a space is set behind each, and all is one marked content."""
    tops = [12.0 * n for n in range(len(texts))]
    tops.append(tops[-1] + step)
    lines = [
        Line(text, Box(1, 0, top, 98, top + 11), size=10.0, marks=(4, 4), ends_with_space=True)
        for text, top in zip([*texts, "The target is 20% by 2030"], tops, strict=True)
    ]
    assert len(joined(lines)) == wanted


def test_heading_in_bold_that_begins_a_page_goes_on_no_sentence() -> None:
    above = Line("and the coast.", Box(1, 0, 700, 98, 711), size=10.0, ends_with_space=True)
    below = Line("What we will do", Box(2, 0, 70, 80, 81), size=10.0, bold=True)
    outside = Column({1: RIGHT}, lists=1.5)  # as of text outside tables, where headings stand
    for lines, wanted in (
        ([above, below], 2),
        ([above, replace(below, bold=False)], 1),
        ([replace(above, text="and the"), below], 1),
    ):
        assert len(paragraphs(lines, None, outside)) == wanted


def test_items_below_the_letter_that_is_a_bullet_are_told_by_where_they_begin() -> None:
    """Each line is full, and a space is set behind it, as where a text goes on."""
    texts = {
        "o Plant street trees": 20,
        "o Mend all the walls": 20,
        "of the old churchyard": 29,
        "o Paint": 20,
    }
    lines = [
        Line(text, Box(1, left, 12 * n, 99, 12 * n + 11), size=10.0, ends_with_space=True)
        for n, (text, left) in enumerate(texts.items())
    ]
    assert joined(lines) == ["• Plant street trees", "• Mend all the walls of the old churchyard", "• Paint"]
    welsh = [replace(lines[0], text="un neu ragor"), replace(lines[1], text="o Gynghorau")]
    assert joined(welsh) == ["un neu ragor o Gynghorau"]


_WORDS = st.lists(st.text("abcdefgh", min_size=1, max_size=9), min_size=1, max_size=30)


@given(_WORDS, st.integers(60, 200))
def test_no_letter_is_lost_and_order_is_kept(words: list[str], width: int) -> None:
    lines, line = [], ""
    for word in words:
        if line and len(line) + len(word) + 1 > width / LETTER:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    set_lines = typeset(*lines, line)
    read = "".join(joined(set_lines))
    assert read.replace(" ", "") == "".join(words)
    assert sum(len(p.lines) for p in paragraphs(set_lines)) == len(set_lines)
