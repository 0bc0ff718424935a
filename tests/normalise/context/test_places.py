"""Title, period, kind, status date, and the sub-plan and section that a table stands in."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from extractors.document import Block, Box, Document, Line, Paragraph, Properties
from normalise import normalise
from normalise.context.facts import read_period
from normalise.plan import Plan
from tests.normalise.build import C, document, heading, shown, table, text

HEADER = ["Action", "Lead officer", "Target date"]
PLAIN = table([HEADER, ["Write to all tenants", "HR", "May 2012"]])
BANDED = table([HEADER, [C("Priority 1: Homes", across=3)], ["Write to all tenants", "HR", "May 2012"]])
CONTENTS = table([["", "Page"], ["1. Transport Plan", "3"], ["2. Housing Plan", "9"]])


def places(plan: Plan) -> list[tuple[str, ...]]:
    return shown(plan, "plan", "section")


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("8. Action Plan: Fair Access Scheme", "Action Plan: Fair Access Scheme"),
        ("3 Climate Strategy", "Climate Strategy"),
        ("2.1 Climate Strategy", "Climate Strategy"),
        ("2012 Climate Strategy", "2012 Climate Strategy"),
        ("Climate Strategy 2012", "Climate Strategy 2012"),
        ("20mph Zones Plan", "20mph Zones Plan"),
    ],
)
def test_the_title_without_a_section_number(title: str, expected: str) -> None:
    plan = normalise(document(heading(title), PLAIN))
    assert plan.title == expected
    assert places(plan) == [(expected, "")]


@pytest.mark.parametrize(
    ("made", "title"),
    [
        pytest.param(
            document(PLAIN, running=["Fair Access Plan", "Page 3"]), "Fair Access Plan", id="running header"
        ),
        pytest.param(
            document(PLAIN, running=["Fair Housing Council", "EG1", "Economic growth delivery log"]),
            "Economic growth delivery log",
            id="a running header that names no plan, where nothing else is there",
        ),
        pytest.param(
            document(PLAIN, running=["Fair Council: policy papers", "Climate change action plan"]),
            "Climate change action plan",
            id="of running headers the one that says what the plan is of",
        ),
        pytest.param(
            document(PLAIN, title="Fair Access Plan"), "Fair Access Plan", id="the file's own title"
        ),
        pytest.param(document(PLAIN, title="Microsoft Word - plan v2.doc"), "", id="no title of a program"),
        pytest.param(document(PLAIN, title="(anonymous)"), "", id="a program's word for none"),
        pytest.param(document(PLAIN, title="about:blank"), "", id="no title of a browser's"),
        pytest.param(
            document(text("Fair Access Plan 2012"), PLAIN), "Fair Access Plan 2012", id="opening line"
        ),
        pytest.param(
            document(heading("Contents"), heading("Fair Access Plan"), PLAIN),
            "Fair Access Plan",
            id="not the contents",
        ),
        pytest.param(
            document(heading("Our Way"), text("Our Way: Fair Access Plan 2012"), PLAIN),
            "Our Way: Fair Access Plan 2012",
            id="spelled out beneath",
        ),
        pytest.param(
            document(heading("Our Way"), text("Our Way: as told by children"), PLAIN),
            "Our Way",
            id="what goes on with it names no plan",
        ),
        pytest.param(
            document(heading("Homes"), PLAIN, heading("Roads"), PLAIN, running=["Fair Access Plan"]),
            "Fair Access Plan",
            id="a heading of one part is not the title of all",
        ),
    ],
)
def test_where_the_title_comes_from(made: object, title: str) -> None:
    assert normalise(made).title == title  # type: ignore[arg-type]


def test_headings_with_bands_beneath_are_sub_plans() -> None:
    plan = normalise(
        document(
            heading("Strategy 2007/2010"),
            heading("Draft summary", 2),
            heading("Contents", 2),
            CONTENTS,
            heading("Transport Plan"),
            heading("Summary Action Plan 2007/2010", 2),
            BANDED,
            heading("Housing Plan"),
            heading("Summary Action Plan 2007/2010", 2),
            BANDED,
            heading("Land"),
            text("To be included."),
        )
    )
    assert plan.title == "Strategy 2007/2010"
    assert places(plan) == [("Transport Plan", "Priority 1: Homes"), ("Housing Plan", "Priority 1: Homes")]


def test_headings_with_further_headings_beneath_are_sub_plans() -> None:
    plan = normalise(
        document(
            heading("Strategy"),
            heading("Transport", 2),
            heading("Buses", 3),
            PLAIN,
            heading("Bikes", 3),
            PLAIN,
            heading("Housing", 2),
            heading("Heat", 3),
            PLAIN,
            heading("Light", 3),
            PLAIN,
        )
    )
    assert places(plan) == [
        ("Transport", "Buses"),
        ("Transport", "Bikes"),
        ("Housing", "Heat"),
        ("Housing", "Light"),
    ]


def test_a_single_level_of_headings_is_the_section() -> None:
    plan = normalise(
        document(heading("Strategy"), heading("1. Transport", 2), PLAIN, heading("2. Housing", 2), PLAIN)
    )
    assert places(plan) == [("Strategy", "1. Transport"), ("Strategy", "2. Housing")]


def test_a_band_goes_before_the_heading_above_the_tables() -> None:
    """One heading, and bands from the second table on: one level of sections, of which the first is a heading."""
    plan = normalise(
        document(heading("Strategy"), text("Some words."), heading("TRANSPORT", 2), PLAIN, BANDED)
    )
    assert places(plan) == [("Strategy", "TRANSPORT"), ("Strategy", "Priority 1: Homes")]


SUB_PLANS = (heading("Roads", 2), BANDED, heading("Homes", 2), BANDED)
SECTIONS = (heading("Parks", 2), PLAIN, heading("Trees", 2), PLAIN)


@pytest.mark.parametrize(
    ("made", "code", "twin"),
    [
        pytest.param(
            document(heading("Strategy"), heading("Roads", 2), BANDED),
            "section-doubtful",
            document(heading("Strategy"), heading("Roads", 2), PLAIN, BANDED),
            id="a heading over bands alone, and one that is a section itself",
        ),
        pytest.param(
            document(
                heading("Strategy"),
                heading("Roads", 2),
                heading("Buses", 3),
                PLAIN,
                heading("Bikes", 3),
                PLAIN,
            ),
            "section-doubtful",
            document(heading("Strategy"), heading("Buses", 3), PLAIN, heading("Bikes", 3), PLAIN),
            id="a heading between title and section, and none",
        ),
        pytest.param(
            document(heading("Strategy"), heading("Roads", 2), text("They matter."), PLAIN),
            "section-doubtful",
            document(heading("Strategy"), heading("How to read this:", 2), text("Green is done."), PLAIN),
            id="a heading over text and table, and one that only announces the text",
        ),
        pytest.param(
            document(heading("Strategy"), heading("Roads", 2), PLAIN),
            "section-doubtful",
            document(heading("Strategy"), heading("Roads", 2), PLAIN, heading("Homes", 2), PLAIN),
            id="a heading alone, and one of two",
        ),
        pytest.param(
            document(heading("Strategy"), *SUB_PLANS, *SECTIONS),
            "plan-doubtful",
            document(heading("Strategy"), *SUB_PLANS, *SECTIONS[:2]),
            id="few headings that group rows, and most",
        ),
    ],
)
def test_a_close_choice_is_a_doubt_that_touches_the_rows(made: Document, code: str, twin: Document) -> None:
    plan, sure = normalise(made), normalise(twin)
    assert code in {issue.code for issue in plan.issues}
    assert all(code in action.row_issues for action in plan.actions)
    assert code not in {issue.code for issue in sure.issues}
    assert max(a.confidence for a in plan.actions) < max(a.confidence for a in sure.actions)


def test_a_band_above_the_header_is_a_section() -> None:
    banded = table([[C("2 Roads", across=3)], *([HEADER, ["Write to all tenants", "HR", "May"]])])
    assert places(normalise(document(heading("Strategy"), banded))) == [("Strategy", "2 Roads")]


def test_a_heading_that_only_announces_the_table_is_no_section() -> None:
    assert places(
        normalise(document(heading("Strategy"), text("Words."), heading("Action Plan", 2), PLAIN))
    ) == [("Strategy", "")]


def test_what_the_plan_says_is_not_said_again() -> None:
    banded = table([[C("Strategy", across=3)], HEADER, ["Write to all tenants", "HR", "May 2012"]])
    assert places(normalise(document(heading("Strategy"), banded))) == [("Strategy", "")]


def test_a_title_set_again_over_a_title_in_the_table_is_no_section() -> None:
    titles = [[C("Strategy", across=3)], [C("2 Roads", across=3)]]
    banded = table([*titles, HEADER, ["Write to all tenants", "HR", "May 2012"]])
    assert places(normalise(document(heading("Strategy"), banded))) == [("Strategy", "2 Roads")]


def test_the_title_set_again_in_each_table_groups_no_rows_and_leaves_the_headings_sections() -> None:
    tables = [table([[C("Strategy", across=3)], HEADER, [f"Write {n} letters", "HR", "May"]]) for n in "12"]
    plan = normalise(
        document(heading("Strategy"), heading("Homes", 2), tables[0], heading("Roads", 2), tables[1])
    )
    assert places(plan) == [("Strategy", "Homes"), ("Strategy", "Roads")]


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("Scheme 2011- 2015 Updated March 2015", (2011, 2015)),
        ("Scheme 2009 – 2012", (2009, 2012)),
        ("Strategy 2007/2010", (2007, 2010)),
        ("Plan 2012/13", (2012, 2013)),
        ("Plan 2012-15", (2012, 2015)),
        ("Plan 2012 to 2015", (2012, 2015)),
        ("Plan April 2012 to March 2015", (2012, 2015)),
        ("Plan 2012/13 - 2014/15", (2012, 2015)),
        ("Plan 2012", (2012, 2012)),
        ("Plan, updated March 2015", None),
        ("Plan", None),
        ("Plan 2015-2012", None),
    ],
)
def test_read_period(title: str, period: tuple[int, int] | None) -> None:
    assert read_period(title) == period


def test_the_period_of_the_title_goes_before_that_of_a_running_header() -> None:
    plan = normalise(document(heading("Homes Plan 2012-2015"), PLAIN, running=["Council plan 2010-2020"]))
    assert (plan.period_start, plan.period_end) == (2012, 2015)


@pytest.mark.parametrize(
    ("made", "period"),
    [
        pytest.param(document(heading("Climate Plan to 2030"), PLAIN), (None, 2030), id="an open start"),
        pytest.param(
            document(heading("Corporate Plan"), text("This plan covers the period 2011 to 2015."), PLAIN),
            (2011, 2015),
            id="said in the opening",
        ),
        pytest.param(
            document(heading("Corporate Plan"), text("From 2008 to 2011 we built 40 homes."), PLAIN),
            (None, None),
            id="other years in the opening",
        ),
        pytest.param(
            document(heading("Corporate Plan"), PLAIN, text("This plan covers the period 2011 to 2015.")),
            (None, None),
            id="after the table",
        ),
    ],
)
def test_period_of_the_document(made: Document, period: tuple[int | None, int | None]) -> None:
    plan = normalise(made)
    assert (plan.period_start, plan.period_end) == period


@pytest.mark.parametrize(
    ("title", "running", "period"),
    [
        pytest.param(
            "Homes Plan 2020", ["Wyreford Homes Plan 2020-2030"], (2020, 2030), id="the plan's years"
        ),
        pytest.param("Homes Plan 2020", ["Council Plan 2019-2023"], (2020, 2020), id="another plan's"),
        pytest.param("Homes Plan 2020", ["Wyreford Homes Plan 2021-2030"], (2020, 2020), id="other years"),
        pytest.param("Wyreford 2031: homes for all", [], (None, 2031), id="far ahead"),
        pytest.param("Homes Plan 2019", [], (2019, 2019), id="next year"),
    ],
)
def test_one_year_in_a_title(title: str, running: list[str], period: tuple[int | None, int | None]) -> None:
    made = document(heading(title), PLAIN, running=running)
    made = replace(made, pages=3, properties=Properties(created="2018-05-01"))
    plan = normalise(made)
    assert (plan.period_start, plan.period_end) == period
    in_word = normalise(replace(made, pages=None, properties=Properties(created="2018-05-01")))
    assert in_word.period_end == plan.period_end
    assert in_word.period_start == (
        plan.period_start or plan.period_end
    )  # a Word file's day may be its template's


def test_a_year_in_a_numbered_heading_is_no_period_of_the_plan() -> None:
    for said, period in (("3. The first plan (2016)", None), ("The plan of 2016", 2016)):
        assert normalise(document(heading("Homes Plan"), heading(said, 2), PLAIN)).period_start == period


@pytest.mark.parametrize(
    ("made", "name", "kind", "status_date"),
    [
        pytest.param(
            document(heading("Housing Strategy, updated March 2015"), PLAIN),
            "",
            "housing",
            "2015-03",
            id="title",
        ),
        pytest.param(
            document(heading("Action Plan"), PLAIN, running=["Climate Strategy", "Version 2, June 2024"]),
            "",
            "climate",
            "2024-06",
            id="running headers",
        ),
        pytest.param(
            document(
                heading("Action Plan"), text("Community Safety Plan"), text("As at 31 March 2013"), PLAIN
            ),
            "",
            "community_safety",
            "2013-03-31",
            id="opening",
        ),
        pytest.param(
            document(heading("Action Plan"), PLAIN), "waste_strategy.pdf", "waste", "", id="file name"
        ),
        pytest.param(
            document(heading("Housing Strategy"), PLAIN, running=["Climate Strategy"]),
            "waste.pdf",
            "housing",
            "",
            id="the title first",
        ),
        pytest.param(
            document(
                heading("Action Plan"), text("The plan tells how housing, health and waste go together " * 4)
            ),
            "",
            "unknown",
            "",
            id="a sentence says nothing of the kind",
        ),
        pytest.param(
            document(heading("Action Plan"), PLAIN, text("Updated March 2015")),
            "",
            "unknown",
            "",
            id="silence",
        ),
    ],
)
def test_kind_and_status_date(made: Document, name: str, kind: str, status_date: str) -> None:
    plan = normalise(made, name=name)
    assert (plan.kind, plan.status_date) == (kind, status_date)


def set_heading(words: str, top: float, size: float = 16.0) -> Paragraph:
    line = Line(words, box=Box(1, 50, top, 400, top + size), size=size, bold=True)
    return Paragraph(words, (line,), heading_level=1)


def test_a_title_of_two_lines_in_a_pdf_is_one_heading() -> None:
    close = document(set_heading("Fair Access and", 80), set_heading("Inclusion Plan", 98.4), PLAIN)
    apart = document(set_heading("Fair Access and", 80), set_heading("Inclusion Plan", 112), PLAIN)
    assert normalise(close).title == "Fair Access and Inclusion Plan"
    assert normalise(apart).title != "Fair Access and Inclusion Plan"


@pytest.mark.parametrize(
    ("words", "section"),
    [
        ("Outcomes framework", "Outcomes framework"),
        ("Implementation", "Implementation"),
        ("Management action plan", ""),
        ("Summary Action Plan 2007/2010", ""),
        ("Appendix 2: Action plan", ""),
        ("Lessons and actions", ""),
        ("Actions by priority", ""),
        ("Table 5.1 Measures for clean air", ""),
        ("Approved by Council on 4 March 2024", ""),
        ("Last updated: 12/05/2024", ""),
        ("Version 2.1", ""),
        ("What we are going to do", ""),
        ("What we are going to build", "What we are going to build"),
        ("Anywhere Borough Council 2024 – 2029", ""),
        ("Agreed priorities 2024", "Agreed priorities 2024"),
    ],
)
def test_a_heading_alone_is_the_section_unless_it_only_announces_the_table(words: str, section: str) -> None:
    assert places(normalise(document(heading("Strategy"), heading(words, 2), PLAIN))) == [
        ("Strategy", section)
    ]


def test_a_bold_line_that_says_when_the_plan_was_agreed_leaves_the_heading_above_it_the_section() -> None:
    made = document(heading("Strategy"), heading("Homes", 2), heading("Revised March 2024", 3), PLAIN)
    assert places(normalise(made)) == [("Strategy", "Homes")]


def test_a_heading_over_text_that_tables_happen_to_follow_is_no_section() -> None:
    plan = normalise(
        document(heading("Strategy"), heading("How to read this plan", 2), text("Words."), PLAIN)
    )
    assert places(plan) == [("Strategy", "")]


def test_a_heading_over_another_table_first_is_no_section() -> None:
    figures = table([["Measure", "2017", "2018"], ["Headcount", "512", "498"], ["Leavers", "40", "51"]])
    plan = normalise(document(heading("Strategy"), heading("Our staff at a glance", 2), figures, PLAIN))
    assert places(plan) == [("Strategy", "")]


def test_a_heading_that_comes_again_under_each_section_heads_none() -> None:
    sections = ("Our homes", "Our streets")
    parts = [
        (heading(section, 2), heading("Why it matters", 3), heading("What will happen", 3), PLAIN)
        for section in sections
    ]
    plan = normalise(document(heading("Strategy"), *(block for part in parts for block in part)))
    assert {(action.plan, action.section) for action in plan.actions} == {
        ("Strategy", "Our homes"),
        ("Strategy", "Our streets"),
    }


def test_a_heading_over_a_subtitle_that_heads_the_table() -> None:
    subtitle = heading("Action plan", 3)
    plan = normalise(document(heading("Strategy"), heading("Our homes", 2), subtitle, PLAIN))
    assert places(plan) == [("Strategy", "Our homes")]


def test_captions_of_several_action_tables_are_their_sections() -> None:
    captions = ("Table 1: Homes", "Table 2: Roads")
    plan = normalise(document(heading("Strategy"), *(b for t in captions for b in (heading(t, 2), PLAIN))))
    assert places(plan) == [("Strategy", "Table 1: Homes"), ("Strategy", "Table 2: Roads")]


@pytest.mark.parametrize(
    ("first", "title"),
    [
        ("Anywhere Borough Council", "Homes Plan"),
        ("London Borough of Anywhere", "Homes Plan"),
        ("Cyngor Sir Unlle", "Homes Plan"),
        ("Working for the Council", "Working for the Council"),
        ("Anywhere Borough Council Equality Scheme", "Anywhere Borough Council Equality Scheme"),
    ],
)
def test_the_council_above_the_title_is_not_the_title(first: str, title: str) -> None:
    assert normalise(document(heading(first), heading("Homes Plan"), PLAIN)).title == title


NAMED = (text("Wyreford is a market town, and Wyreford Moor is near."), PLAIN)


@pytest.mark.parametrize(
    ("first", "second", "title"),
    [
        pytest.param("WYREFORD", "What we will do by 2030", "What we will do by 2030", id="a place"),
        pytest.param("The Republic of Wyreford", "Our contribution", "Our contribution", id="a state"),
        pytest.param("Market", "What we will do by 2030", "Market", id="a word that sentences hold too"),
        pytest.param("Fairford", "What we will do by 2030", "Fairford", id="a name that no sentence holds"),
        pytest.param("Wyreford", "1. Why we act", "Wyreford", id="a section follows"),
        pytest.param("Wyreford", "Introduction", "Wyreford", id="nothing of its own follows"),
        pytest.param("Wyreford Plan", "What we will do by 2030", "Wyreford Plan", id="a plan"),
    ],
)
def test_the_place_above_the_title_is_not_the_title(first: str, second: str, title: str) -> None:
    assert normalise(document(heading(first), heading(second, 2), *NAMED)).title == title


@pytest.mark.parametrize(
    ("size", "title"),
    [
        pytest.param(19.0, "Fair access for all", id="hardly larger"),
        pytest.param(30.0, "Document control", id="much larger"),
    ],
)
def test_a_heading_of_the_second_page_is_the_title_only_where_it_is_much_larger(
    size: float, title: str
) -> None:
    first = Line("Fair access for all", Box(1, 50, 300, 400, 318), size=18.0, bold=True)
    second = Line("Document control", Box(2, 50, 80, 400, 80 + size), size=size)
    headings = (
        Paragraph(first.text, (first,), heading_level=2),
        Paragraph(second.text, (second,), heading_level=1),
    )
    assert normalise(document(*headings, PLAIN)).title == title


def test_a_running_header_that_is_the_files_own_title_goes_before_a_heading_that_names_no_plan() -> None:
    running = ["Equality Impact Assessment"]
    for own, said, title in (
        ("Equality Impact Assessment", "Part A - Background facts", running[0]),
        ("Equality Impact Assessment", "Homes Strategy", "Homes Strategy"),
        ("Another paper", "Part A - Background facts", "Part A - Background facts"),
    ):
        assert normalise(document(heading(said), PLAIN, running=running, title=own)).title == title


@pytest.mark.parametrize(
    ("title", "codes"),
    [
        ("Moving on together", ["title-doubtful"]),
        ("Moving on together: our homes plan", []),
        ("Moving on together 2020-2024", []),
        ("", []),
    ],
)
def test_a_title_that_names_no_plan_is_told(title: str, codes: list[str]) -> None:
    plan = normalise(document(*([heading(title)] if title else []), PLAIN))
    assert [issue.code for issue in plan.issues if issue.code == "title-doubtful"] == codes


def test_the_council_set_larger_than_the_title_is_not_the_title() -> None:
    plan = normalise(document(heading("Anywhere Borough Council"), heading("Homes Plan", 2), PLAIN))
    assert plan.title == "Homes Plan"
    assert places(plan) == [("Homes Plan", "")]
    alone = normalise(document(heading("Anywhere Borough Council"), PLAIN))
    assert alone.title == "Anywhere Borough Council"


@pytest.mark.parametrize(
    ("beneath", "title"),
    [
        ("Homes Plan 2025", "Homes Plan 2025"),
        ("This plan says what we will do.", "Anywhere Borough Council"),
        ("For all who live here", "Anywhere Borough Council"),
    ],
)
def test_the_title_may_stand_as_text_beneath_the_council(beneath: str, title: str) -> None:
    assert normalise(document(heading("Anywhere Borough Council"), text(beneath), PLAIN)).title == title


def test_an_annex_at_the_end_belongs_to_no_sub_plan() -> None:
    first = (heading("Homes", 2), heading("Rents", 3), PLAIN)
    last = (heading("Roads", 2), heading("Kerbs", 3), PLAIN)
    annex = (heading("Annex 1", 3), heading("Costed actions", 3), PLAIN)
    plans = [plan for plan, _ in places(normalise(document(heading("Strategy"), *first, *last, *annex)))]
    assert plans == ["Homes", "Roads", "Strategy"]
    plans = [
        plan for plan, _ in places(normalise(document(heading("Strategy"), *first, *annex, *last, *annex)))
    ]
    assert plans == ["Homes", "Homes", "Roads", "Roads"]


def test_a_sub_plan_with_a_single_heading_beneath() -> None:
    plan = normalise(
        document(
            heading("Strategy"),
            *(heading("Starting well", 2), heading("Teeth", 3), PLAIN, heading("Weight", 3), PLAIN),
            *(heading("Ageing well", 2), heading("Falls", 3), PLAIN),
        )
    )
    assert places(plan) == [("Starting well", "Teeth"), ("Starting well", "Weight"), ("Ageing well", "Falls")]


def test_a_title_over_the_header_gives_way_to_the_heading_above_the_table() -> None:
    titled = table([[C("Roads action plan", across=3)], HEADER, ["Write to all tenants", "HR", "May 2012"]])
    plan = normalise(
        document(heading("Strategy"), heading("Homes", 2), PLAIN, heading("High Street", 2), titled)
    )
    assert places(plan) == [("Strategy", "Homes"), ("Strategy", "High Street")]


@pytest.mark.parametrize(
    ("opening", "title"),
    [
        pytest.param(["Subject: Tree Plan 2025"], "Tree Plan 2025", id="a label with a colon"),
        pytest.param(
            ["Report to Cabinet", "Subject Tree Plan 2025"], "Tree Plan 2025", id="in a report's head"
        ),
        pytest.param(["Subject Tree Plan 2025"], "Who does what", id="a word that is no label"),
        pytest.param(["Subject: Trees"], "Who does what", id="a subject that is no plan"),
    ],
)
def test_the_subject_of_a_report_is_the_title_where_the_heading_names_no_plan(
    opening: list[str], title: str
) -> None:
    made = table([["Action", "Lead officer", "Date"], ["Plant forty trees", "HR", "May 2025"]])
    parts: tuple[Block, ...] = (*map(text, opening), heading("Who does what", 2), made)
    assert normalise(document(heading("Fair Borough Council"), *parts)).title == title
    assert normalise(document(heading("Hedge Plan"), *parts)).title == "Hedge Plan"


@pytest.mark.parametrize(
    ("counted", "sections"),
    [
        ("(412 forms)", {"Homes", "Roads"}),
        ("(n = 1,204)", {"Homes", "Roads"}),
        ("(2012)", {"What would help? (2012)", "Which would you use? (2012)"}),
    ],
)
def test_a_heading_that_counts_answers_is_of_a_chart(counted: str, sections: set[str]) -> None:
    parts = [
        part
        for name, asked in (("Homes", "What would help?"), ("Roads", "Which would you use?"))
        for part in (heading(name, 2), text("Many told us."), heading(f"{asked} {counted}", 3), PLAIN)
    ]
    made = normalise(document(heading("Fair Access Plan"), *parts))
    assert {action.section for action in made.actions} == sections
