"""Officers below each other that came as one paragraph are parted; an officer over two lines is one."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from extractors.document import Box, Line, Paragraph
from normalise import normalise
from normalise.officers.parted import cell_ends, doubts_of_lines, mend_lines
from tests.normalise.build import document, table


def set_in(lines: Sequence[str], text: str = "", *, boxed: bool = True) -> Paragraph:
    box = Box(1, 0, 0, 50, 10) if boxed else None
    return Paragraph(text or " ".join(lines), tuple(Line(line, box) for line in lines))


@pytest.mark.parametrize(
    "posts",
    [
        pytest.param(["Head of Forward Planning", "Head of Homes"], id="named by their fields"),
        pytest.param(["Car Park Manager", "Street Order Officer"], id="ending in a post"),
        pytest.param(["Area Manager (East)", "Area Manager (West)"], id="brackets"),
        pytest.param(["Deputy Chief Executive", "Head of Finance"], id="one of each"),
        pytest.param(["Policy Officer", "Head of Homes", "Head of Parks"], id="three"),
        pytest.param(["Policy Officer", "Parks Manager, Park Trust"], id="with a body"),
        pytest.param(["Rivers Trust (lead)", "Farmers' Union (support)"], id="roles in brackets"),
        pytest.param(["Lead: Highways", "Support: Cycling Campaign"], id="labels of roles"),
        pytest.param(["Car Park Manager", "Legal Services"], id="a team follows"),
        pytest.param(["Car Park Manager", "River Bus Company"], id="a body follows"),
        pytest.param(["Rivers Trust", "Farmers' Union"], id="two bodies"),
        pytest.param(["Legal Team", "Jane Smith"], id="a person follows"),
        pytest.param(["Jane Smith", "Parks Manager"], id="a person, then a post"),
        pytest.param(["Head of Homes", "ICB"], id="an abbreviation follows"),
        pytest.param(["Director of Homes", "Principal Planning Officer"], id="a qualifier begins a post"),
        pytest.param(["Homes for Wyreford (HfW)", "Wyreford Lets (WL)"], id="each with its abbreviation"),
        pytest.param(["Parks Officer", "Friends of Wyreford Parks"], id="a body named by what it is for"),
        pytest.param(["Food Safety Team", "Public Health"], id="a whole team, then a field"),
        pytest.param(["Food Safety Team", "Housing Officer"], id="a whole team, then a post"),
        pytest.param(["County Highways", "Local Enterprise Partnership"], id="a field, then a body's name"),
        pytest.param(["Comms and Marketing", "NHS Wyreford"], id="the health service"),
        pytest.param(["Cllr. Jane Hardstaff", "Roads Working Party"], id="a person, then a body"),
        pytest.param(["Cllr Mrs Hardstaff", "County Highways"], id="a title and a last name, then a field"),
        pytest.param(["Parks Head – Dr Jane Smith", "Safety Officers"], id="a person behind a dash"),
        pytest.param(["Homes Team Leader", "Service Manager, Parks"], id="a post may begin as a team's word"),
        pytest.param(["Safety Officer", "Police"], id="a body of one name follows"),
        pytest.param(["Head of HR", "Training Officer"], id="no head of a field is an officer too"),
    ],
)
def test_posts_that_are_whole_are_parted(posts: list[str]) -> None:
    parted = mend_lines([set_in(posts)])
    assert [paragraph.text for paragraph in parted] == posts
    assert [[line.text for line in paragraph.lines] for paragraph in parted] == [[post] for post in posts]


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(["Equality and Diversity", "Officer"], id="post of two lines"),
        pytest.param(["Customer Contact", "Team Leader"], id="a field of two words"),
        pytest.param(["Rivers (upper)", "Trust"], id="a bracket that is no role"),
        pytest.param(
            ["Homes for Wyreford (HfW)", "Lettings Desk"], id="an abbreviation, and a desk of theirs"
        ),
        pytest.param(["Homes for Wyreford (lets)", "Wyreford Lets (WL)"], id="a remark, and an abbreviation"),
        pytest.param(["Assistant Director", "Adult Services"], id="a unit follows"),
        pytest.param(["Senior Policy Manager,", "Head of Unit"], id="a comma joins"),
        pytest.param(["Chief Executive, Staff", "Homes Secretary"], id="the last of a list goes on"),
        pytest.param(["Head of Education / Schools", "Safeguarding Officer"], id="behind a slash too"),
        pytest.param(["Head of", "Legal Team"], id="goes on after of"),
        pytest.param(["Head of Legal and", "Democratic Services Manager"], id="goes on after and"),
        pytest.param(["Head of Leisure", "Services Manager"], id="its field may go on"),
        pytest.param(["Homes Manager & Principal", "Planning Officer"], id="goes on after a qualifier"),
        pytest.param(["Homes Officer", "and Parks Officer"], id="and follows"),
        pytest.param(["Parks Officer", "Manager"], id="one word follows"),
        pytest.param(["Parks Manager (Head of", "Park Street Officer)"], id="inside a bracket"),
        pytest.param(["Parks Manager"], id="one line"),
        pytest.param(["Chair of Homes", "Equality Group"], id="a chair has a body"),
        pytest.param(["Cllr Jane", "Smith Parks Manager"], id="a first name alone"),
        pytest.param(["Legal Services", "Manager and Rivers Trust"], id="its own word follows"),
        pytest.param(["Detective Chief Inspector", "Jane Smith"], id="a person's rank"),
        pytest.param(["Homes Manager with support from the Tenant", "Park Panel"], id="a body goes on"),
        pytest.param(["Director of Homes", "HR"], id="a field of work"),
        pytest.param(["Harbour Trust", "Tenants' Sub Group"], id="a group that a body has"),
        pytest.param(["Food Safety Service", "Training Officer"], id="a service's name may go on"),
        pytest.param(["Homes Team", "Leader & Parks Manager"], id="a team's leader"),
        pytest.param(["Amber Valley", "Boys' and Girls' Clubs"], id="a place like a person"),
        pytest.param(["Cllr Jane", "County Highways"], id="a title and a first name"),
        pytest.param(["Wyreford", "Local Enterprise Partnership"], id="a place, and its body"),
        pytest.param(["Head of Street", "Health", "Officer"], id="the rest of a field, and a post's word"),
    ],
)
def test_what_may_be_one_post_stays(lines: list[str]) -> None:
    paragraph = set_in(lines)
    assert mend_lines([paragraph]) == (paragraph,)


@pytest.mark.parametrize(
    "paragraph",
    [
        pytest.param(set_in(["Parks Manager", "Homes Officer"], boxed=False), id="a Word file's lines"),
        pytest.param(
            set_in(["Parks Manager", "Homes Off", "icer"], "Parks Manager Homes Officer"), id="a cut word"
        ),
    ],
)
def test_where_the_file_or_the_text_tells_otherwise_nothing_is_parted(paragraph: Paragraph) -> None:
    assert mend_lines([paragraph]) == (paragraph,)


@pytest.mark.parametrize(
    ("lines", "mended"),
    [
        pytest.param(["Parks Development", "Manager"], ["Parks Development Manager"], id="a post's own word"),
        pytest.param(
            ["Rivers Trust /", "Friends of Rivers"], ["Rivers Trust / Friends of Rivers"], id="a slash"
        ),
        pytest.param(["Parks Officer;", "Homes Team"], ["Parks Officer; Homes Team"], id="a semicolon"),
        pytest.param(
            ["Nurse, Upper Dale Mental Health", "NHS Trust"],
            ["Nurse, Upper Dale Mental Health NHS Trust"],
            id="a kind of trust",
        ),
        pytest.param(
            ["Upper Dale Support Team", "NHS Trust"],
            ["Upper Dale Support Team", "NHS Trust"],
            id="a trust beside a team",
        ),
        pytest.param(
            ["Mental Health", "NHS Trust"], ["Mental Health", "NHS Trust"], id="a trust beside a field"
        ),
        pytest.param(
            ["Head of Public Health", "NHS Trust"],
            ["Head of Public Health", "NHS Trust"],
            id="a trust beside a post",
        ),
        pytest.param(["Parks Team", "Leader"], ["Parks Team Leader"], id="who leads a team"),
        pytest.param(["Parks Club", "Leader"], ["Parks Club", "Leader"], id="who leads may be another"),
        pytest.param(["Parks Club", "(support)"], ["Parks Club (support)"], id="a role in brackets"),
        pytest.param(["Parks Manager", "Legal"], ["Parks Manager", "Legal"], id="two that stand alone"),
        pytest.param(["Parks and", "(b) Homes"], ["Parks and", "(b) Homes"], id="an item of a list"),
    ],
)
def test_lines_that_cannot_stand_alone_are_joined(lines: list[str], mended: list[str]) -> None:
    assert [paragraph.text for paragraph in mend_lines([set_in([line]) for line in lines])] == mended


@pytest.mark.parametrize(
    ("lines", "chance", "is_one"),
    [
        pytest.param(["Head of Land", "Management"], 0.6, True, id="the last word of a field"),
        pytest.param(["Head of Land", "Management"], 0.9, False, id="surely parted"),
        pytest.param(["Head of Land", "GIS"], 0.6, False, id="an abbreviation"),
        pytest.param(["Land Officer", "Management"], 0.6, False, id="no field is open"),
    ],
)
def test_the_last_word_of_a_field_parted_in_doubt_is_joined(
    lines: list[str], chance: float, is_one: bool
) -> None:
    above, below = (set_in([line]) for line in lines)
    assert len(mend_lines([above, replace(below, confidence=chance)])) == 2 - is_one


@pytest.mark.parametrize(
    "above",
    [
        pytest.param(set_in(["Parks Development"], boxed=False), id="a Word file's paragraphs"),
        pytest.param(set_in(["Parks Development"]), id="a blank line between"),
    ],
)
def test_what_the_author_parted_stays(above: Paragraph) -> None:
    below = replace(set_in(["Manager"], boxed=above.box is not None), blanks_before=above.box is not None)
    assert mend_lines([above, below]) == (above, below)


@pytest.mark.parametrize(
    ("lines", "is_doubtful"),
    [
        pytest.param(["Equality Officer", "Menter Aber"], True, id="a post, then words nobody knows"),
        pytest.param(["Equality Officer", "Mentrau"], False, id="one word"),
        pytest.param(["Equality Officer", "for Menter Aber"], False, id="a small letter goes on"),
        pytest.param(["Principal Legal", "Menter Aber"], False, id="no post above"),
        pytest.param(["Customer Contact Team", "Leader and Member"], False, id="a post's own word"),
        pytest.param(["Legal Service", "Delivery Manager"], False, id="a team's name goes on in a post"),
        pytest.param(["Equality Officer", "Jane Smith"], False, id="the person in the post"),
        pytest.param(["Equality Officer,", "Menter Aber"], False, id="a comma parts them"),
        pytest.param(["Jane Smith (Equality Officer", "Menter Aber)"], False, id="inside a bracket"),
    ],
)
def test_lines_that_may_name_two_officers_are_doubtful(lines: list[str], is_doubtful: bool) -> None:
    found = doubts_of_lines([set_in(lines)])
    assert [issue.code for issue in found] == ["officers-joined"] * is_doubtful
    assert doubts_of_lines([set_in(lines, boxed=False)]) == (), "the author set these lines"


def test_the_doubt_about_two_officers_touches_the_row() -> None:
    made = table([["Action", "Lead officer", "Date"], ["Mow late", "Equality Officer Menter Aber", "2016"]])
    cell = replace(made.rows[1].cells[1], paragraphs=(set_in(["Equality Officer", "Menter Aber"]),))
    rows = (made.rows[0], replace(made.rows[1], cells=(made.rows[1].cells[0], cell, made.rows[1].cells[2])))
    plan = normalise(document(replace(made, rows=rows)))
    assert [(i.row, i.column) for i in plan.issues if i.code == "officers-joined"] == [(2, 2)]
    assert "officers-joined" in plan.actions[0].row_issues


CELLS = [["Menter Aber"], ["Tide Arts", "Equality", "Officer"], ["Health and", "Safety Adviser"], ["Housing"]]
"""Officer cells of a table, by lines."""


@pytest.mark.parametrize(
    ("lines", "parted"),
    [
        pytest.param(
            ["Menter Aber", "Tide Arts"], ["Menter Aber", "Tide Arts"], id="one ends, one begins a cell"
        ),
        pytest.param(
            ["Health and", "Safety Adviser", "Menter Aber"],
            ["Health and Safety Adviser", "Menter Aber"],
            id="one of two lines",
        ),
        pytest.param(
            ["Equality Officer", "Menter Aber"], ["Equality Officer", "Menter Aber"], id="below a post, whole"
        ),
        pytest.param(["Tide Arts", "Swift Wheels"], ["Tide Arts Swift Wheels"], id="it begins no cell"),
        pytest.param(["Swift Wheels", "Menter Aber"], ["Swift Wheels Menter Aber"], id="it ends no cell"),
        pytest.param(["Head of", "Menter Aber"], ["Head of Menter Aber"], id="it goes on"),
        pytest.param(["Jo (AD", "Tide Arts)"], ["Jo (AD Tide Arts)"], id="inside a bracket"),
        pytest.param(["Officer", "Tide Arts"], ["Officer Tide Arts"], id="a word that only ends cells"),
    ],
)
def test_what_begins_and_ends_cells_elsewhere_is_parted(lines: list[str], parted: list[str]) -> None:
    known = cell_ends([set_in(cell)] for cell in (*CELLS, lines))
    assert [paragraph.text for paragraph in mend_lines([set_in(lines)], known)] == parted


@pytest.mark.parametrize(
    ("below", "is_doubtful"),
    [("Menter Aber", True), ("Tide Arts", True), ("Salt Yard", False), ("and Tide Arts", False)],
)
def test_lines_of_which_one_is_whole_elsewhere_are_doubtful(below: str, is_doubtful: bool) -> None:
    lines = ["Swift Wheels", below]
    known = cell_ends([set_in(cell)] for cell in (*CELLS, lines))
    assert bool(doubts_of_lines([set_in(lines)], known)) == is_doubtful


@pytest.mark.parametrize(
    ("lines", "chance", "found"),
    [
        pytest.param(["Housing", "Development Manager"], 0.6, ["Housing Development Manager"], id="in doubt"),
        pytest.param(
            ["Housing", "Development Manager"], 0.7, ["Housing", "Development Manager"], id="surely"
        ),
        pytest.param(["Housing", "Development"], 0.6, ["Housing", "Development"], id="no post below"),
        pytest.param(["Rivers Trust", "Development Manager"], 0.6, None, id="a body above"),
        pytest.param(["PDT", "Development Manager"], 0.6, None, id="an abbreviation above"),
        pytest.param(
            ["Service User", "Co-ordinator"], 0.9, ["Service User Co-ordinator"], id="a post's own word"
        ),
        pytest.param(["Service User", "Co-ordinators"], 0.9, None, id="several"),
    ],
)
def test_a_field_parted_from_its_post_in_doubt_goes_on(
    lines: list[str], chance: float, found: list[str] | None
) -> None:
    paragraphs = [replace(set_in([line]), confidence=chance) for line in lines]
    assert [paragraph.text for paragraph in mend_lines(paragraphs)] == (found or lines)
