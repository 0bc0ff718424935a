"""Which tables hold actions, and what the others are taken for."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extractors.document import Paragraph, Table
from normalise import normalise
from tests.normalise.build import R, codes, document, heading, table, text

Rows = Sequence[Sequence[str]]

ACTIONS: dict[str, Rows] = {
    "four columns": [
        ["Objective", "Action", "Lead officer", "Timescale"],
        ["Warm homes", "Insulate the town hall", "Head of Property", "March 2013"],
    ],
    "two columns": [
        ["Issues which need to be addressed", "Lead service/officer"],
        ["1) Write to every tenant about the new service", "Housing"],
    ],
    "no action column": [
        ["Improvement", "Lead Officer", "Expected outcome", "Progress"],
        ["Fair pay for all who work here", "HR", "Pay audit is published", "Started"],
    ],
    "risks with actions": [
        ["Risk", "Likelihood", "Mitigating actions", "Owner", "Review date"],
        ["Flood", "High", "Build a wall around the depot", "Engineer", "June 2014"],
    ],
    "scrutiny": [
        ["Recommendation", "Response", "Progress to date", "Status"],
        ["That the forum meets each month", "Agreed by Cabinet in May", "Two meetings held so far", "Green"],
    ],
    "no header": [
        ["1.1", "Insulate the town hall and both libraries", "Head of Property", "March 2013"],
        ["1.2", "Replace the boilers of the leisure centre", "Head of Leisure", "June 2014"],
        ["1.3", "Write to all tenants about saving energy", "Head of Housing", "Ongoing"],
    ],
    "one row": [["Action", "By whom", "By when"], ["Write to all tenants", "Housing", "May 2012"]],
    "laws that actions follow from": [
        ["Legislation", "Action", "Lead", "When"],
        ["Harbours Act", "Write to all who keep a boat there", "Harbours team", "May 2012"],
    ],
    "Welsh": [
        ["Camau gweithredu", "Swyddog Arweiniol", "Amserlen"],
        ["Ysgrifennu at bob tenant", "Tai", "Mai 2012"],
    ],
}

OTHERS: dict[str, tuple[str, Rows]] = {
    "strengths and weaknesses": (
        "strengths and weaknesses",
        [
            ["Strengths", "Weaknesses", "Opportunities", "Threats"],
            ["A busy port", "Few homes to rent", "Build wind turbines offshore", "Fewer trains from May"],
            ["A new college", "Low wages in the town", "Let empty shops to artists", "The mill may close"],
        ],
    ),
    "risks with the controls that there are": (
        "risk register",
        [
            ["Risk", "Inherent", "Controls in place", "Residual", "Owner"],
            ["Flood", "20", "Barriers kept at the depot; drills", "12", "Head of Property"],
            ["Fire", "15", "Alarms tested each week", "8", "Estates Manager"],
        ],
    ),
    "when a board meets": (
        "meeting",
        [
            ["Date", "Venue", "Theme"],
            ["12 June 2013", "Town Hall", "A good start for all"],
            ["18 September 2013", "Market House", "Living well for longer"],
        ],
    ),
    "measures by year": (
        "figures",
        [
            ["Measure", "2011/12", "2012/13", "Target 2013/14", "RAG"],
            ["Homes that are warm enough", "61%", "64%", "70%", "Amber"],
            ["Tonnes of waste to landfill", "4,210", "3,980", "3,500", "Green"],
        ],
    ),
    "contents list": (
        "contents",
        [["", "Section", "Page"], ["1", "Homes", "3"], ["2", "Travel", "7"], ["3", "Land", "9"]],
    ),
    "when policies are reviewed": (
        "review timetable",
        [["Policy", "Last reviewed", "Next review", "Owner"], ["Leave", "2010", "2013", "HR"]],
    ),
    "contents without a header": (
        "contents",
        [["Homes", "3"], ["Travel and transport", "7"], ["Land", "9"], ["Sea", "12"]],
    ),
    "objectives beside short names under a header": (
        "other",
        [
            ["Area", "Main objectives"],
            ["Farms", "Water half of all fields by the canal"],
            ["Towns", "Clean the air of the high street"],
        ],
    ),
    "figures that do not rise as pages do": (
        "figures",
        [
            ["Forest", "Area", "Stock"],
            ["Coast", "112", "23"],
            ["Belt", "505", "19"],
            ["Hills", "923", "73"],
            ["Moors", "88", "41"],
        ],
    ),
    "numbers of actions": (
        "other",
        [
            ["Status", "Actions"],
            ["Completed", "3"],
            ["In progress", "6"],
            ["Overdue", "1"],
            ["Not started", "2"],
        ],
    ),
    "glossary": (
        "glossary",
        [["Abbreviation", "Meaning"], ["HoS", "Head of Service"], ["CRM", "Customer relations"]],
    ),
    "glossary without a header": (
        "glossary",
        [["HoS", "Head of Service"], ["EIO", "Equality Improvement Officer"], ["CRM", "Customer relations"]],
    ),
    "document control": (
        "document control",
        [
            ["Version", "Date", "Author", "Summary of changes"],
            ["1.0", "May 2012", "A Writer", "First draft of the plan"],
        ],
    ),
    "consultation list": (
        "consultation",
        [
            ["Consultee", "Comments received", "Officer response"],
            ["Parish", "More buses please, at night", "Noted"],
        ],
    ),
    "consultation with dates": (
        "consultation",
        [
            ["Who was consulted", "Method of consultation", "Date"],
            ["Youth forum", "Meeting at the school", "May 2012"],
        ],
    ),
    "budget": (
        "budget",
        [
            ["Service", "Expenditure", "Income", "Variance"],
            ["Parks", "£12,000", "£3,000", "£200"],
            ["Roads", "£9", "£1", "£0"],
        ],
    ),
    "statistics": (
        "figures",
        [
            ["Ethnic group", "Population", "%"],
            ["White", "12,345", "91"],
            ["Asian", "456", "3"],
            ["Black", "123", "1"],
        ],
    ),
    "figures without known headers": (
        "figures",
        [
            ["Zone", "Alpha", "Beta", "Gamma"],
            ["North", "12", "13", "14"],
            ["South", "5", "6", "7"],
            ["East", "8", "9", "1"],
        ],
    ),
    "key to colours": (
        "key",
        [["Colour", "Status"], ["Red", "Off target"], ["Amber", "At risk"], ["Green", "On target"]],
    ),
    "key without a header": (
        "key",
        [["Red", "Not started"], ["Amber", "Some progress"], ["Green", "Completed on time"]],
    ),
    "form": (
        "form",
        [
            ["Name of policy:", "Parking"],
            ["Lead officer:", "A Writer"],
            ["Date:", "May 2012"],
            ["Is it new?", "Yes it is"],
        ],
    ),
    "contacts": (
        "contacts",
        [["Name", "Job title", "Telephone", "Email"], ["A Writer", "Officer", "01234", "a@b.example"]],
    ),
    "laws": (
        "law",
        [
            ["Legislation", "Year", "What it says"],
            ["Harbours Act", "2010", "Lets harbour masters close a quay in a storm"],
            ["Meadows Act", "2014", "Puts a duty on owners to cut hay late"],
        ],
    ),
    "header and nothing below": ("empty", [["Action", "Lead officer", "Timescale"]]),
    "risks without actions": (
        "risk register",
        [
            ["Risk description", "Likelihood", "Impact", "Inherent score"],
            ["Flood in the depot", "High", "Low", "12"],
        ],
    ),
}


@pytest.mark.parametrize("name", ACTIONS)
def test_takes_a_table_for_actions(name: str) -> None:
    plan = normalise(document(table(ACTIONS[name])))
    assert [decision.kind for decision in plan.table_decisions] == ["actions"]
    assert plan.actions


@pytest.mark.parametrize("name", OTHERS)
def test_takes_a_table_for_something_else(name: str) -> None:
    kind, rows = OTHERS[name]
    plan = normalise(document(text("Delivery of our promises."), table(rows)))
    (decision,) = plan.table_decisions
    assert (decision.kind, plan.actions) == (kind, ())
    assert decision.reason
    assert {column.field for column in plan.column_decisions} == {None}
    assert len(plan.column_decisions) == len(rows[0])


def test_a_heading_that_announces_actions_tips_the_balance() -> None:
    rows = [
        ["Objective", "Comments"],
        ["Every home is warm and dry in winter", "We have begun with the oldest"],
    ]
    announced = normalise(document(heading("Housing action plan 2012"), table(rows)))
    alone = normalise(document(heading("Housing"), table(rows)))
    assert announced.table_decisions[0].kind == "actions"
    assert announced.table_decisions[0].confidence <= 1
    assert alone.table_decisions[0].kind != announced.table_decisions[0].kind or codes(alone) == [
        "table-unsure"
    ]


def test_says_when_a_decision_is_narrow() -> None:
    """The alarm, and its silent twins on both sides."""
    narrow = [["Outcome", "Owner", "Zone"], ["Every home is warm and dry", "Housing", "North"]]
    assert "table-unsure" in codes(normalise(document(table(narrow))))
    assert "table-unsure" not in codes(normalise(document(table(ACTIONS["four columns"]))))
    assert "table-unsure" not in codes(normalise(document(table(OTHERS["contents list"][1]))))


UNREAD: dict[str, tuple[Sequence[Sequence[str] | R], ...]] = {
    "headings that nobody knows": (
        [R(["Quarp", "Blim", "Drosk", "Fentle"], kind="header"), *ACTIONS["no header"]],
    ),
    "no heading, beside actions": (ACTIONS["no header"], [["2.1", "A quiet year for the town", "", ""]]),
    "a form that its lines are not told of": (
        [["Action", "", "Scan the maps"], ["Owner", "Records Team", ""], ["Due", "", "May 2014"]],
    ),
    "a form below its action": (
        [
            ["A/1", "Scan the maps", ""],
            ["Owner", "Records Team Stage", "Begun"],
            ["Due", "", "May 2014"],
            ["Progress", "Half of them are scanned", ""],
        ],
    ),
}
KNOWN: dict[str, tuple[Sequence[Sequence[str] | R], ...]] = {
    "figures under headings that nobody knows": (
        [R(["Quarp", "Blim", "Drosk"], kind="header"), *[["North", "14", "9"]] * 2],
    ),
    "no heading, beside actions in other columns": (ACTIONS["no header"], [["2.1", "A quiet year", "12"]]),
    "a form of what the document is": (
        [["Owner", "Records Team", ""], ["Due", "", "May 2014"], ["Version", "2", ""]],
    ),
    "a form of facts": ([["Ward", "North"], ["Homes", "1,200"], ["Councillor", "A Writer"]],),
}


@pytest.mark.parametrize("tables", UNREAD.values(), ids=UNREAD)
def test_says_where_a_table_left_out_may_hold_actions(
    tables: tuple[Sequence[Sequence[str] | R], ...],
) -> None:
    assert "table-unsure" in left_out(tables)


@pytest.mark.parametrize("tables", KNOWN.values(), ids=KNOWN)
def test_says_nothing_of_a_table_that_is_left_out_rightly(
    tables: tuple[Sequence[Sequence[str] | R], ...],
) -> None:
    assert "table-unsure" not in left_out(tables)


def left_out(tables: tuple[Sequence[Sequence[str] | R], ...]) -> list[str]:
    """The codes of the issues about the last table, which holds no actions."""
    made = [table(rows, number=place) for place, rows in enumerate(tables, 1)]
    plan = normalise(document(heading("Plan"), *(block for one in made for block in (one, text("Then:")))))
    assert plan.table_decisions[-1].kind != "actions"
    return [issue.code for issue in plan.issues if issue.table == len(tables)]


DATED = [["Write to tenants", "May 2012"], ["Mend the roof", "June 2012"], ["Paint it", "July 2012"]]
MEASURED = [["Write to tenants", "Every tenant"], ["Mend the roof", "Ten roofs"], ["Paint it", "All of them"]]


def targets(*parts: tuple[list[str], Rows]) -> list[str | None]:
    """What the second column of each table is read as."""
    tables = [table([header, *rows], number=place) for place, (header, rows) in enumerate(parts, 1)]
    between = [block for one in tables for block in (one, text("Then:"))]
    plan = normalise(document(heading("Plan"), *between))
    return [decision.field for decision in plan.column_decisions if decision.column == 2]


def test_tables_with_one_header_are_decided_together() -> None:
    header = ["Action", "Target"]
    assert targets((header, DATED)) == ["target_date"]
    assert targets((header, MEASURED)) == ["indicator"]
    assert targets((header, DATED), (header, MEASURED)) == ["target_date", "target_date"]


def test_a_header_in_other_words_is_decided_by_itself() -> None:
    assert targets((["Action", "Target"], DATED), (["Task", "Target"], MEASURED)) == [
        "target_date",
        "indicator",
    ]


def test_one_of_several_tables_with_a_header_is_no_exception() -> None:
    header = ["Policy", "Possible impact", "Changes to make"]
    full = table([header, ["Fair pay", "Women would be paid less", "Pay each grade alike"]])
    spare = table([header, ["Fair pay", "None", "None"]], number=2)
    kinds = [
        one.kind for one in normalise(document(heading("Plan"), full, text("Then:"), spare)).table_decisions
    ]
    assert kinds[0] == kinds[1]


TASKS = [
    ["Write to tenants", "Housing Manager", "May 2012"],
    ["Mend the roof", "Head of Property", "June 2012"],
]
GROUPS = [["Board", "Agrees the money and how it is spent"], ["Group", "Sees that the work is done by all"]]


@pytest.mark.parametrize(
    ("header", "kinds"),
    [
        pytest.param(
            ["Action", "Lead officer", "Target date"], ["other", "actions"], id="beside who and when"
        ),
        pytest.param(["Action", "Comments", "Cost"], ["actions", "actions"], id="beside no better table"),
    ],
)
def test_an_announced_plan_is_the_table_that_says_who_and_when(header: list[str], kinds: list[str]) -> None:
    spare = table([["Who meets", "What we do"], *GROUPS])
    plan = normalise(
        document(heading("Action plan"), spare, text("Then:"), table([header, *TASKS], number=2))
    )
    assert [decision.kind for decision in plan.table_decisions] == kinds


@pytest.mark.parametrize(
    ("above", "kind"),
    [
        ("B. Actions completed", "actions"),
        ("B. Reports received", "other"),
        (
            "Below are the actions that were completed in the year before this one, whoever led them then",
            "actions",
        ),
        (
            "Nothing of this is for the town alone, and the actions at the back are shared out among all",
            "other",
        ),
    ],
)
def test_a_heading_of_actions_right_above_speaks_for_them_beside_the_plan(above: str, kind: str) -> None:
    plan = table([["Action", "Lead officer", "Target date"], *TASKS])
    done = [
        ["Issue", "What was done", "Result"],
        ["Fraud", "A register was drawn up by audit", "Kept weekly"],
    ]
    made = document(
        heading("Audit action plan"), heading("A. To do", 2), plan, heading(above, 2), table(done, number=2)
    )
    assert [decision.kind for decision in normalise(made).table_decisions] == ["actions", kind]


def test_a_table_that_surely_says_neither_what_nor_who_nor_when_is_none_beside_the_plan() -> None:
    rows = [
        ["Publish facts about the council each year by the end of January", "This report"],
        [
            "Set one objective or more every four years and publish it",
            "The scheme of 2022 has four objectives",
        ],
        ["Publish what men and women are paid on average each year", "A report of its own each March"],
    ]
    duties = table([["Objective", "Key milestones"], *rows])
    plan = table([["Action", "Lead officer", "Target date"], *TASKS], number=2)
    beside = normalise(document(heading("Equality report"), duties, heading("What we will do"), plan))
    assert [decision.kind for decision in beside.table_decisions] == ["other", "actions"]
    assert "table-unsure" in codes(beside)
    alone = normalise(document(heading("Equality report"), duties))
    assert [decision.kind for decision in alone.table_decisions] == ["actions"]


def test_dates_with_what_happens_on_each_are_a_timetable_beside_the_plan() -> None:
    days = [["13 May 2013", "The inspection begins"], ["2 July 2013", "The report is published by the board"]]
    timetable, plan = (
        table([["When", "What"], *days]),
        table([["Action", "Lead officer", "When"], *TASKS], number=2),
    )
    made = normalise(document(heading("Improvement plan"), timetable, heading("What we will do"), plan))
    assert [decision.kind for decision in made.table_decisions] == ["other", "actions"]
    alone = normalise(document(heading("Improvement plan"), timetable))
    assert [decision.kind for decision in alone.table_decisions] == ["actions"]


@pytest.mark.parametrize(
    ("above", "kinds"),
    [
        ("What was done in 2022", ["other", "actions"]),
        ("3.2 What the partnership has achieved", ["other", "actions"]),
        ("What we’ve done", ["other", "actions"]),
        ("What have we achieved?", ["other", "actions"]),
        ("Our achievements", ["other", "actions"]),
        ("Table 4: Achievements 2019 to 2022", ["other", "actions"]),
        ("What we have done\nTable 2 Promises of the last plan", ["other", "actions"]),
        ("What we have done\nThe last plan", ["actions", "actions"]),
        ("What we have done\n¹ To May 2022.", ["other", "actions"]),
        (f"What we have done\n{'It all went well. ' * 4}", ["other", "actions"]),
        ("What we will have achieved", ["actions", "actions"]),
        ("What we want delivered", ["actions", "actions"]),
        ("What we did: actions of 2022", ["actions", "actions"]),
        ("What must be done", ["actions", "actions"]),
        ("Buildings", ["actions", "actions"]),
    ],
)
def test_what_a_heading_says_is_over_is_no_plan_beside_one(above: str, kinds: list[str]) -> None:
    over = table(
        [["Project", "Finished", "Cost", "Lead"], ["Loft of the depot lined", "May 2022", "£9k", "Estates"]]
    )
    plan = table([["Action", "Lead officer", "When"], *TASKS], number=2)
    first, *more = above.split("\n")
    blocks: tuple[Paragraph | Table, ...] = (
        heading("Energy action plan"),
        heading(first, 2),
        *(text(line) for line in more),
        over,
    )
    made = normalise(document(*blocks, heading("To do", 2), plan))
    assert [decision.kind for decision in made.table_decisions] == kinds
    assert [decision.kind for decision in normalise(document(*blocks)).table_decisions] == ["actions"]


def test_what_was_done_with_who_and_when_beside_each_action_is_part_of_the_plan() -> None:
    rows = [["Line the loft of the depot with wool", "Estates", "May 2022", "Done"]]
    done = table([["Action", "Lead officer", "When", "Progress"], *rows])
    plan = table([["Action", "Lead officer", "When"], *TASKS], number=2)
    blocks = (heading("What we did in 2022"), done, heading("What we will do"), plan)
    made = normalise(document(heading("Energy"), *blocks))
    assert [decision.kind for decision in made.table_decisions] == ["actions", "actions"]


def test_a_doubtful_table_without_who_and_when_is_none_beside_the_plan() -> None:
    rows = [["Men", "None", "Ask them"], ["Women", "Some", "Use the hall instead"]]
    impact = table([["Group", "Impact", "What we will do"], *rows])
    plan = table([["Action", "Lead officer", "When"], *TASKS], number=2)
    blocks = (heading("Energy"), heading("The plan", 2), plan, heading("Equality impact", 2), impact)
    assert [decision.kind for decision in normalise(document(*blocks)).table_decisions] == [
        "actions",
        "other",
    ]
    assert [d.kind for d in normalise(document(heading("Energy"), impact)).table_decisions] == ["actions"]


def test_a_doubtful_table_that_names_no_one_is_none_beside_the_plan_though_it_has_dates() -> None:
    paths = [
        ["Path from the mill to the school", "2021", "£8,000"],
        ["Hub for cycles at the market", "2022", "£9"],
    ]
    cost = table([["Scheme", "Year", "Cost"], *paths])
    plan = table([["Action", "Lead officer", "When"], *TASKS], number=2)
    blocks = (heading("Cycling action plan"), heading("Costs", 2), cost)
    made = normalise(document(*blocks, heading("To do", 2), plan))
    assert [decision.kind for decision in made.table_decisions] == ["other", "actions"]
    assert [decision.kind for decision in normalise(document(*blocks)).table_decisions] == ["actions"]


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        (["No.", "Risk", "Owner", "What we are doing"], "other"),
        (["No.", "Risk", "Owner", "Action"], "actions"),
        (["By when", "Risk", "Owner", "What we are doing"], "actions"),
    ],
    ids=["not surely what", "what", "when"],
)
def test_risks_with_owners_are_no_actions_beside_the_plan(header: list[str], kind: str) -> None:
    rows = [
        ["May 2022" if header[0] == "By when" else "1", "Costs rise", "Finance", "Tender in packages of work"]
    ]
    risks = table([header, *rows])
    for told in ("When", "Progress"):
        plan = table([["Action", "Lead officer", told], *TASKS], number=2)
        made = normalise(
            document(heading("Energy"), heading("Risks", 2), risks, heading("The plan", 2), plan)
        )
        assert [decision.kind for decision in made.table_decisions] == [kind, "actions"], told
