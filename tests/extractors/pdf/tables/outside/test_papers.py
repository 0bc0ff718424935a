"""What only looks like a table without rules is told by its words."""

from __future__ import annotations

import pytest

from extractors.document import Cell, Line, Row
from extractors.fragments import Fragment
from extractors.pdf.tables.outside.papers import kind_of_list


def piece(*rows: str) -> Fragment:
    """A piece of a table: its cells are parted by "|", what is in bold begins with "!"."""
    made = []
    for number, row in enumerate(rows, 1):
        cells = [
            Cell(number, column, lines=(Line(text.strip(" !"), bold="!" in text),) if text.strip() else ())
            for column, text in enumerate(row.split("|"), 1)
        ]
        made.append(Row(tuple(cells)))
    return Fragment(tuple(made), tuple(float(x) for x in range(rows[0].count("|") + 2)))


LETTER = ("Ann Lee | Our ref: | AB/12", "2 Mill Lane | Date: | 4 June", "Harrowby | Telephone: | 01234 567")
REPORT = ("Report to: | Cabinet", "Date: | 4 June", "Subject: | Action plan", "Report of: | Head of Housing")
PLAIN_REPORT = tuple(row.replace(":", "") for row in REPORT)
AGENDA = ("1. | Apologies for absence | ", "2. | Budget | 3", "3. | Any other business | ")
APPENDICES = ("Appendix A | Action plan", "Appendix B: | Map", "Appendix C - | Risks")
MEMBERS = ("Cllr Lee | Councillor Nair", "Cllr Weald | Cllr Okoro")


@pytest.mark.parametrize(
    ("rows", "kind"),
    [
        pytest.param(LETTER, "head", id="labels in the middle"),
        pytest.param(REPORT, "head", id="a report's head"),
        pytest.param(PLAIN_REPORT, "head", id="labels without colons"),
        pytest.param(("!Date | !Title | !Status", *LETTER[:2]), None, id="two labels below a header"),
        pytest.param(
            ("Action: | Mend the roof", "Lead: | HR", "Date: | May", "Status: | Done"),
            None,
            id="a form of an action",
        ),
        pytest.param(
            ("Ann Lee | Tel: 01234 1", "Tom Ash | Tel: 01234 2", "Zoe Fox | Tel: 01234 3"),
            None,
            id="one label again",
        ),
        pytest.param(AGENDA, "agenda", id="an agenda"),
        pytest.param(AGENDA[1:], None, id="one item of an agenda"),
        pytest.param(("!No | !Item | !Action", *AGENDA), None, id="minutes with a header"),
        pytest.param(APPENDICES, "appendices", id="appendices"),
        pytest.param(("Title | Place", *APPENDICES), "appendices", id="appendices below a header"),
        pytest.param((APPENDICES[0], "Roofs | Mend", "Doors | Paint"), None, id="one appendix"),
        pytest.param(("Apples A | Pick", "Pears B | Pick"), None, id="other letters"),
        pytest.param(MEMBERS, "members", id="members"),
        pytest.param((*MEMBERS, "Cllr Ash | Apologies"), None, id="who came"),
    ],
)
def test_kind_of_list(rows: tuple[str, ...], kind: str | None) -> None:
    assert kind_of_list(piece(*rows)) == kind
