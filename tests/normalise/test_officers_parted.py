"""Posts below each other that came as one paragraph are parted; a post over two lines stays one."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extractors.document import Box, Line, Paragraph
from normalise.officers.parted import part_posts


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
    ],
)
def test_posts_that_are_whole_are_parted(posts: list[str]) -> None:
    parted = part_posts([set_in(posts)])
    assert [paragraph.text for paragraph in parted] == posts
    assert [[line.text for line in paragraph.lines] for paragraph in parted] == [[post] for post in posts]


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(["Equality and Diversity", "Officer"], id="post of two lines"),
        pytest.param(["Customer Contact", "Team Leader"], id="a field of two words"),
        pytest.param(["Rivers (upper)", "Trust"], id="a bracket that is no role"),
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
    ],
)
def test_what_may_be_one_post_stays(lines: list[str]) -> None:
    paragraph = set_in(lines)
    assert part_posts([paragraph]) == (paragraph,)


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
    assert part_posts([paragraph]) == (paragraph,)
