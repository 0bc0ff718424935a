"""Columns become fields by the header's meaning and by what their cells hold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalise.columns.choice import read_columns
from normalise.columns.contents import weigh_contents
from normalise.schema import ACTION_FIELDS

SENTENCES = [
    "Review the policy and publish what has changed since it was written",
    "Train all staff who answer the telephone by the end of the year",
    "Write to every tenant about the new repairs service and ask for views",
    "Open the register to the public and keep it up to date each month",
]
# What stands in a column of each kind, four cells each.
SAMPLES: dict[str, list[str | None]] = {
    "text": [*SENTENCES],
    "statements": ["Keys are missing", "Nobody knows where the list is", "Doors stay open at night"],
    "officers": ["Head of Housing", "Policy Officer\nHR", "Community Safety Manager", "Democratic Services"],
    "dates": ["March 2013", "31/12/2012", "Q2 2013/14", "Ongoing"],
    "plain dates": ["Nov 2015", "March 2016", "Apr-16", "June 2016"],
    "refs": ["1.1", "1.2", "1.3", "2.1"],
    "one ref": ["1"],
    "letters": ["a", "b", "c", "a"],
    "numbers": ["1", "2", "3", "4"],
    "states": ["Green", "Amber", "Red", "Complete"],
    "ratings": ["High", "Medium", "Low", "High"],
    "hml": ["H", "M", "L", "H"],
    "lights": ["🟢", "🟡", "🔴", "🟢"],
    "graded": ["3 – High", "2 - Medium", "Low (1)", "High priority"],
    "ranked": ["(1) High", "(2) Normal", "(2) Normal", "(3) Low"],
    "money": ["£5,000", "Within existing budgets", "Officer time", "£1,200 grant"],
    "ticks": ["✓", "", "✓", ""],
    "names": ["Cllr Ann Example", "Cllr Bob Sample", "Cllr Ann Example", "Cllr Cat Trial"],
    "blank": ["", "", "", ""],
    "groups": ["Access", None, None, "Family support", None, None],
    "merged": [SENTENCES[0], None, SENTENCES[1], None],
    "left blank": [SENTENCES[0], "", SENTENCES[1], ""],
    "again": [SENTENCES[0], SENTENCES[0], SENTENCES[1], SENTENCES[1]],
    "answers": ["Agreed", "Accepted in part", "Not agreed. There is no money for it before 2011.", "Agreed"],
    "codes": ["ABC/23/02", "ABC/23/05", "ABC/24/01", "ABC/24/11"],
    "places": ["Northgate", "Southgate", "All", "Town"],
}

# Made-up plans of many kinds: header, what stands beneath, and the field; "start" is a start column of target_date.
PLANS: dict[str, list[tuple[str, str, str]]] = {
    "one number under a blank header": [
        ("", "one ref", "action_ref"),
        ("Action", "text", "action"),
        ("Lead", "officers", "lead_officer"),
    ],
    "ratings under a header of measures": [
        ("Action", "text", "action"),
        ("Measure", "ratings", "other"),
        ("Lead", "officers", "lead_officer"),
    ],
    "labels of groups beside ticks": [
        ("", "groups", "objective"),
        ("Action", "text", "action"),
        ("Owner", "officers", "lead_officer"),
        ("Under 5s", "ticks", "other"),
    ],
    "letters beside actions, numbers beside what they are for": [
        ("", "numbers", "objective_ref"),
        ("Objective", "merged", "objective"),
        ("", "letters", "action_ref"),
        ("Task", "text", "action"),
        ("Lead", "officers", "lead_officer"),
    ],
    "headers over numbers, with room for them, and over the texts that they number": [
        ("Objective", "numbers", "objective_ref"),
        ("", "merged", "objective"),
        ("Action", "refs", "action_ref"),
        ("", "text", "action"),
        ("Lead", "officers", "lead_officer"),
    ],
    "headers over both numbers and texts": [
        ("Objective", "numbers", "objective_ref"),
        ("Objective", "merged", "objective"),
        ("Action", "refs", "action_ref"),
        ("Action", "text", "action"),
        ("Lead", "officers", "lead_officer"),
    ],
    "what was found, beside what is recommended and agreed": [
        ("Finding", "statements", "other"),
        ("Recommendation", "text", "objective"),
        ("Agreed action", "text", "action"),
        ("Owner", "officers", "lead_officer"),
    ],
    "progress report": [
        ("Improvement", "text", "objective"),
        ("Lead Officer", "officers", "lead_officer"),
        ("Target date", "dates", "target_date"),
        ("Expected outcome", "text", "expected_outcome"),
        ("Resources", "money", "resources"),
        ("Progress", "text", "progress"),
        ("Actual outcome", "text", "actual_outcome"),
    ],
    "issue and aim beside actions": [
        ("", "refs", "objective_ref"),
        ("Issue", "text", "objective"),
        ("Aim", "text", "expected_outcome"),
        ("Actions", "text", "action"),
        ("By whom", "officers", "lead_officer"),
    ],
    "numbered actions of two periods": [
        ("", "numbers", "action_ref"),
        ("Year 1 Actions 2019/20", "text", "action"),
        ("Impact", "text", "expected_outcome"),
        ("Deadline", "dates", "target_date"),
        ("Lead officer", "officers", "lead_officer"),
        ("Indicator of achievement", "text", "indicator"),
        ("Years 2 & 3 Actions 2022", "text", "later_actions"),
    ],
    "later actions by a range of years": [
        ("Actions 2012/13", "text", "action"),
        ("Responsible", "officers", "lead_officer"),
        ("Actions 2013/2015", "text", "later_actions"),
    ],
    "only text column": [
        ("Issues which need to be addressed", "text", "action"),
        ("Lead service/officer", "officers", "lead_officer"),
    ],
    "questions": [
        ("What do we want to achieve?", "text", "objective"),
        ("What will we do?", "text", "action"),
        ("How will we do it?", "text", "other"),
        ("Who will do it?", "officers", "lead_officer"),
        ("By when?", "dates", "target_date"),
        ("How will we know it has made a difference?", "text", "indicator"),
    ],
    "questions in other words": [
        ("What do we intend to accomplish together?", "text", "action"),
        ("Who will make sure that it is done?", "officers", "lead_officer"),
        ("By when will it be finished?", "dates", "target_date"),
    ],
    "climate": [
        ("Ref", "refs", "action_ref"),
        ("Action", "text", "action"),
        ("Carbon impact", "ratings", "other"),
        ("Co-benefits", "text", "other"),
        ("Cost", "ratings", "resources"),
        ("Lead Member", "names", "other"),
        ("Lead Officer", "officers", "lead_officer"),
        ("Timescale", "dates", "target_date"),
        ("RAG", "states", "status_text"),
    ],
    "portfolio holder alone": [
        ("Action", "text", "action"),
        ("Portfolio Holder", "names", "lead_officer"),
        ("Completion date", "dates", "target_date"),
    ],
    "scrutiny recommendations": [
        ("Rec no", "numbers", "objective_ref"),
        ("Recommendation", "text", "objective"),
        ("Accepted / Rejected", "places", "other"),
        ("Action", "text", "action"),
        ("Responsible Officer", "officers", "lead_officer"),
        ("Implementation date", "dates", "target_date"),
        ("Progress to date", "text", "progress"),
    ],
    "recommendation is the action": [
        ("Recommendation", "text", "action"),
        ("Priority", "hml", "other"),
        ("Owner", "officers", "lead_officer"),
        ("Due date", "dates", "target_date"),
        ("Status", "states", "status_text"),
    ],
    "audit": [
        ("Finding", "text", "objective"),
        ("Risk", "ratings", "other"),
        ("Agreed action", "text", "action"),
        ("Responsible manager", "officers", "lead_officer"),
        ("Agreed date", "dates", "target_date"),
    ],
    "corporate with risk and priority": [
        ("Objective", "text", "objective"),
        ("Action", "text", "action"),
        ("Priority H/M/L", "hml", "other"),
        ("Risk", "ratings", "other"),
        ("Success measures", "text", "indicator"),
        ("Lead", "officers", "lead_officer"),
        ("Start date", "dates", "start"),
        ("End date", "dates", "target_date"),
    ],
    "spanning timescale": [
        ("Task", "text", "action"),
        ("Responsibility", "officers", "lead_officer"),
        ("Timescale Start", "dates", "start"),
        ("Timescale End", "dates", "target_date"),
        ("Comments", "text", "progress"),
    ],
    "quarters": [
        ("Action", "text", "action"),
        ("Owner", "officers", "lead_officer"),
        ("2012/13 Q1", "ticks", "other"),
        ("2012/13 Q2", "ticks", "other"),
        ("2012/13 Q3", "ticks", "other"),
        ("2012/13 Q4", "ticks", "other"),
    ],
    "years and months": [
        ("Action", "text", "action"),
        ("Year 1", "ticks", "other"),
        ("Year 2", "ticks", "other"),
        ("April", "ticks", "other"),
        ("2014/15", "ticks", "other"),
        ("Quarter 3", "dates", "target_date"),
    ],
    "community safety": [
        ("Priority", "text", "objective"),
        ("Activity", "text", "action"),
        ("Lead agency", "officers", "lead_officer"),
        ("Partners", "officers", "other"),
        ("Timescales", "dates", "target_date"),
        ("Performance indicators", "text", "indicator"),
    ],
    "local plan monitoring": [
        ("Policy", "text", "objective"),
        ("Indicator", "text", "indicator"),
        ("Target", "text", "other"),
        ("Trigger for action", "text", "other"),
        ("Action required", "text", "action"),
        ("Responsible body", "officers", "lead_officer"),
    ],
    "milestones alone": [
        ("Objective", "text", "objective"),
        ("Milestone", "text", "action"),
        ("By when", "dates", "target_date"),
        ("Who", "officers", "lead_officer"),
    ],
    "milestones beside actions": [
        ("Key actions", "text", "action"),
        ("Milestones", "text", "other"),
        ("Lead", "officers", "lead_officer"),
        ("Deadline", "dates", "target_date"),
    ],
    "milestones behind measures, blank for some": [
        ("Measure", "text", "action"),
        ("Key Performance Indicator", "statements", "indicator"),
        ("Key Milestones", "left blank", "other"),
        ("Lead", "officers", "lead_officer"),
    ],
    "target that is a date": [
        ("Action", "text", "action"),
        ("Lead", "officers", "lead_officer"),
        ("Target", "dates", "target_date"),
    ],
    "what several actions serve is merged over them": [
        ("Policy actions", "merged", "objective"),
        ("Programme of actions", "text", "action"),
        ("Status", "states", "status_text"),
    ],
    "actions merged over what is theirs": [
        ("Action", "merged", "action"),
        ("Policy", "text", "objective"),
        ("Status", "states", "status_text"),
    ],
    "items that are texts": [
        ("Item", "text", "action"),
        ("Planned period", "dates", "target_date"),
        ("Notes", "text", "progress"),
    ],
    "items that are numbers": [
        ("Item", "numbers", "action_ref"),
        ("Task", "text", "action"),
        ("Target date", "dates", "target_date"),
    ],
    "measures to do something": [
        ("Policy", "text", "objective"),
        ("Task", "text", "action"),
        ("Changes or measures to reduce the impact", "text", "other"),
    ],
    "measures of success": [
        ("Task", "text", "action"),
        ("Service measures", "text", "indicator"),
        ("Target date", "dates", "target_date"),
    ],
    "target that is a measure": [
        ("Action", "text", "action"),
        ("Lead", "officers", "lead_officer"),
        ("Target", "text", "indicator"),
        ("Date", "dates", "target_date"),
    ],
    "status in words": [
        ("Equality objective", "text", "objective"),
        ("Actions to achieve objective", "text", "action"),
        ("Outcome", "text", "expected_outcome"),
        ("Current status", "states", "status_text"),
        ("Next steps", "text", "later_actions"),
    ],
    "status that is a report": [
        ("Action", "text", "action"),
        ("Lead", "officers", "lead_officer"),
        ("Status", "text", "status_text"),
    ],
    "Welsh": [
        ("Cyf", "refs", "objective_ref"),
        ("Amcan", "text", "objective"),
        ("Camau gweithredu", "text", "action"),
        ("Swyddog Arweiniol", "officers", "lead_officer"),
        ("Amserlen", "dates", "target_date"),
        ("Cynnydd", "text", "progress"),
    ],
    "bilingual": [
        ("Amcan / Objective", "text", "objective"),
        ("Cam Gweithredu / Action", "text", "action"),
        ("Swyddog Arweiniol / Lead Officer", "officers", "lead_officer"),
        ("Dyddiad Targed / Target Date", "dates", "target_date"),
    ],
    "slips of the keys": [
        ("Objecitve", "text", "objective"),
        ("Acton required", "text", "action"),
        ("Responsible Offcier", "officers", "lead_officer"),
        ("Timescle", "dates", "target_date"),
    ],
    "longer wordings": [
        ("Actions required to deliver the outcome", "text", "action"),
        ("Officer responsible for delivery", "officers", "lead_officer"),
        ("Timescale for completion of the action", "dates", "target_date"),
        ("How will success be measured and reported?", "text", "indicator"),
        ("Resources required (including staff time)", "money", "resources"),
    ],
    "recommendations that are graded and answered": [
        ("Recommendation", "text", "objective"),
        ("Priority", "graded", "other"),
        ("Council's response", "text", "action"),
        ("Responsibility", "officers", "lead_officer"),
    ],
    "approaches, and measures against what they bring": [
        ("Approach", "text", "objective"),
        ("Possible impact", "text", "expected_outcome"),
        ("Changes or measures to reduce it", "text", "action"),
    ],
    "a position that is a state": [
        ("Key inequality", "text", "objective"),
        ("Steps", "text", "action"),
        ("Position", "states", "status_text"),
    ],
    "lights under a position": [("Steps", "text", "action"), ("Position", "lights", "status_text")],
    "a position that is told": [("Action", "text", "action"), ("Position", "text", "progress")],
    "what needs to improve": [
        ("What needs to improve?", "text", "objective"),
        ("What are we doing to improve it?", "text", "action"),
    ],
    "peer review": [
        ("Area for improvement", "text", "objective"),
        ("What are we going to do?", "text", "action"),
        ("Who is responsible?", "officers", "lead_officer"),
        ("When will it be done?", "dates", "target_date"),
        ("What will success look like?", "text", "indicator"),
        ("Update March 2014", "text", "progress"),
    ],
    "several updates": [
        ("Action", "text", "action"),
        ("Lead", "officers", "lead_officer"),
        ("Q1 update", "text", "progress"),
        ("Q2 update", "text", "other"),
        ("BRAG", "states", "status_text"),
    ],
    "reference of the action between": [
        ("Strategic aim", "text", "objective"),
        ("Ref", "refs", "action_ref"),
        ("Action", "text", "action"),
        ("Lead", "officers", "lead_officer"),
    ],
    "reference of the action before an objective that holds for several rows": [
        ("No.", "numbers", "action_ref"),
        ("Priority", "merged", "objective"),
        ("Key activity", "text", "action"),
        ("Lead", "officers", "lead_officer"),
    ],
    "reference of the action before one written again in each row": [
        ("Ref", "refs", "action_ref"),
        ("Recommendation", "again", "objective"),
        ("Action", "text", "action"),
        ("Lead", "officers", "lead_officer"),
    ],
    "reference of an objective that is left blank where a new one stands": [
        ("No.", "numbers", "objective_ref"),
        ("Priority", "left blank", "objective"),
        ("Key activity", "text", "action"),
        ("Lead", "officers", "lead_officer"),
    ],
    "references of both, headed otherwise": [
        ("Ref", "numbers", "objective_ref"),
        ("Objective", "merged", "objective"),
        ("No.", "refs", "action_ref"),
        ("Action", "text", "action"),
        ("Lead officer", "officers", "lead_officer"),
    ],
    "references of both, under no headers": [
        ("", "numbers", "objective_ref"),
        ("Our promise", "merged", "objective"),
        ("", "refs", "action_ref"),
        ("Action", "text", "action"),
        ("By when", "dates", "target_date"),
    ],
    "references of both, the objective's named": [
        ("Ref", "refs", "action_ref"),
        ("Objective ref", "numbers", "objective_ref"),
        ("Objective", "text", "objective"),
        ("Action", "text", "action"),
        ("By when", "dates", "target_date"),
    ],
    "reference named after the action": [
        ("Action reference", "refs", "action_ref"),
        ("Priority", "text", "objective"),
        ("Proposed measures", "text", "action"),
        ("Lead", "officers", "lead_officer"),
    ],
    "reference of an objective in each row": [
        ("Ref", "refs", "objective_ref"),
        ("Priority", "text", "objective"),
        ("Action", "text", "action"),
        ("Lead", "officers", "lead_officer"),
    ],
    "what is to be achieved, behind the action": [
        ("Ref", "refs", "action_ref"),
        ("Action to be undertaken", "text", "action"),
        ("Lead", "officers", "lead_officer"),
        ("What do we want to achieve?", "text", "expected_outcome"),
    ],
    "what is to be achieved, before the action": [
        ("What do we want to achieve?", "text", "objective"),
        ("Action to be undertaken", "text", "action"),
        ("Lead", "officers", "lead_officer"),
    ],
    "a clause behind a header's noun": [
        ("Action", "text", "action"),
        ("Lead", "officers", "lead_officer"),
        ("Risk if not done", "text", "other"),
    ],
    "method of evaluation beside deliverables": [
        ("Item", "numbers", "action_ref"),
        ("Deliverables", "text", "action"),
        ("Lead", "officers", "lead_officer"),
        ("Evaluation method", "text", "indicator"),
    ],
    "issue and solution": [
        ("Issue", "text", "objective"),
        ("Solution", "text", "action"),
        ("Organisation", "officers", "lead_officer"),
        ("Date", "dates", "target_date"),
    ],
    "states under an update": [
        ("Action", "text", "action"),
        ("Status update", "states", "status_text"),
    ],
    "texts under an update": [
        ("Action", "text", "action"),
        ("Status update", "text", "progress"),
    ],
    "dates under an unknown name": [
        ("Action", "text", "action"),
        ("Lead", "officers", "lead_officer"),
        ("Horizon", "dates", "target_date"),
    ],
    "unknown headers": [
        ("Action", "text", "action"),
        ("Lead", "officers", "lead_officer"),
        ("Neighbourhood", "places", "other"),
        ("Strategic fit", "text", "other"),
    ],
    "no action column": [
        ("Objective", "text", "objective"),
        ("Expected outcomes", "text", "expected_outcome"),
        ("Owner", "officers", "lead_officer"),
        ("When", "dates", "target_date"),
    ],
    "aim alone": [
        ("Aim", "text", "objective"),
        ("Action", "text", "action"),
        ("When", "dates", "target_date"),
    ],
    "impact that is a rating": [
        ("Action", "text", "action"),
        ("Impact", "ratings", "other"),
        ("Lead", "officers", "lead_officer"),
        ("By when", "dates", "target_date"),
    ],
    "a sign for a header": [
        ("#", "numbers", "action_ref"),
        ("Action", "text", "action"),
        ("Owner", "officers", "lead_officer"),
    ],
    "an issue and a risk": [
        ("Issue and risk", "text", "objective"),
        ("What", "text", "action"),
        ("By whom", "officers", "lead_officer"),
        ("By when", "dates", "target_date"),
    ],
    "questions in words of their own": [
        ("You said", "text", "objective"),
        ("So what are we going to change?", "text", "expected_outcome"),
        ("What shall we do about it?", "text", "action"),
        ("Who will see to it?", "officers", "lead_officer"),
        ("By when should it be over?", "dates", "target_date"),
        ("How shall we tell?", "text", "indicator"),
        ("What money do we need?", "money", "resources"),
    ],
    "numbers that are no references": [
        ("Action", "text", "action"),
        ("Owner", "officers", "lead_officer"),
        ("Kilotonnes", "numbers", "other"),
    ],
    "numbers of what is counted": [
        ("Sector", "text", "objective"),
        ("Policy action", "text", "action"),
        ("No. of programmes", "numbers", "other"),
    ],
    "the number of what is named": [
        ("Number of the action", "numbers", "action_ref"),
        ("Task", "text", "action"),
        ("Total number of staff", "numbers", "other"),
    ],
    "lessons, and ticks under each term": [
        ("Lesson No.", "numbers", "objective_ref"),
        ("Lesson identified", "text", "objective"),
        ("Recommended action", "text", "action"),
        ("Owner", "officers", "lead_officer"),
        ("Short term", "ticks", "other"),
        ("Long term", "ticks", "other"),
    ],
    "what a national template asks for": [
        ("Measure No.", "numbers", "action_ref"),
        ("Measure", "text", "action"),
        ("Category", "places", "other"),
        ("Organisations involved", "officers", "lead_officer"),
        ("Cost band", "money", "resources"),
        ("Funding source", "money", "other"),
        ("Measure status", "states", "status_text"),
    ],
    "per cent beside a status": [
        ("Key activity", "text", "action"),
        ("% complete", "states", "other"),
        ("Status", "states", "status_text"),
        ("Cost/benefit", "ratings", "other"),
    ],
    "a tracker with a date too many": [
        ("Date raised", "dates", "other"),
        ("Raised by", "officers", "other"),
        ("Key line of enquiry", "text", "objective"),
        ("Planned work", "text", "action"),
        ("Named lead", "officers", "lead_officer"),
        ("Quarter due", "dates", "target_date"),
        ("Open / closed", "states", "status_text"),
        ("Direction of travel", "places", "other"),
    ],
    "what went before and what comes of it": [
        ("What the data tells us", "text", "objective"),
        ("Steps we will take", "text", "action"),
        ("Key personnel", "officers", "lead_officer"),
        ("Officer time", "money", "resources"),
        ("Result we want", "text", "expected_outcome"),
        ("Measured by", "text", "indicator"),
        ("What difference did we make?", "text", "actual_outcome"),
        ("Who benefits", "places", "other"),
    ],
    "what people told us": [
        ("You told us...", "text", "objective"),
        ("We will...", "text", "action"),
        ("Who is leading", "officers", "lead_officer"),
        ("When", "dates", "target_date"),
    ],
    "a performance system's export": [
        ("Action ID", "refs", "action_ref"),
        ("Title", "text", "action"),
        ("Action Manager", "officers", "lead_officer"),
        ("Due Date", "dates", "target_date"),
        ("Progress Bar", "numbers", "other"),
        ("Latest Note", "text", "progress"),
    ],
    "a co-ordinator beside partners": [
        ("Action", "text", "action"),
        ("Co-ordinator", "officers", "lead_officer"),
        ("Partners", "officers", "other"),
        ("Feasibility", "hml", "other"),
        ("What people will notice", "text", "expected_outcome"),
        ("Work undertaken", "text", "progress"),
    ],
    "headers that nothing knows, over officers": [
        ("Action", "text", "action"),
        ("Zig", "officers", "lead_officer"),
        ("Zag", "places", "other"),
        ("When", "dates", "target_date"),
    ],
    "an unknown header over officers beside a lead": [
        ("Action", "text", "action"),
        ("Zig", "officers", "other"),
        ("Lead officer", "officers", "lead_officer"),
    ],
    "texts under a header that nothing knows, beside who and when": [
        ("Zig", "text", "action"),
        ("Zag", "text", "other"),
        ("Lead officer", "officers", "lead_officer"),
        ("When", "dates", "target_date"),
    ],
    "a page of the report before what it recommends": [
        ("Page no.", "numbers", "other"),
        ("Recommendation", "text", "action"),
        ("Agreed", "answers", "other"),
        ("Responsibility", "officers", "lead_officer"),
    ],
    "answers to recommendations": [
        ("No", "numbers", "action_ref"),
        ("Recommendation", "text", "action"),
        ("Executive response", "answers", "other"),
        ("Lead officer", "officers", "lead_officer"),
    ],
    "responses that say what will be done": [
        ("No", "numbers", "objective_ref"),
        ("Recommendation", "text", "objective"),
        ("Executive response", "text", "action"),
        ("Lead officer", "officers", "lead_officer"),
    ],
    "dates alone under words that name other things": [
        ("What we will do", "text", "action"),
        ("Implementation", "plain dates", "target_date"),
        ("Legal implications", "text", "other"),
    ],
    "codes of letters, year and number": [
        ("Ref", "codes", "objective_ref"),
        ("Recommendation", "text", "objective"),
        ("Action agreed", "text", "action"),
        ("Due date", "dates", "target_date"),
    ],
    "a cost beside where it comes from": [
        ("Measure", "text", "action"),
        ("Funding source", "text", "other"),
        ("Estimated cost of measure", "money", "resources"),
    ],
    "the same without officers": [
        ("Zig", "statements", "action"),
        ("When", "dates", "target_date"),
    ],
    "the same without officers and dates": [
        ("Zig", "statements", "other"),
        ("Progress", "text", "progress"),
    ],
    "numbers of the actions": [
        ("Step", "refs", "action_ref"),
        ("What we will do", "text", "action"),
        ("£000", "money", "resources"),
        ("What came of it (actual outcome)", "text", "actual_outcome"),
    ],
    "no header at all": [
        ("", "refs", "action_ref"),
        ("", "text", "action"),
        ("", "officers", "lead_officer"),
        ("", "dates", "target_date"),
    ],
}


def fields(plan: list[tuple[str, str, str]]) -> list[tuple[str, str]]:
    read = read_columns([h for h, _, _ in plan], [weigh_contents(SAMPLES[sample]) for _, sample, _ in plan])
    return [(column.header, "start" if column.is_start else column.field) for column in read]


@pytest.mark.parametrize("name", PLANS)
def test_columns_of_a_plan(name: str) -> None:
    plan = PLANS[name]
    assert fields(plan) == [(header, field) for header, _, field in plan]


@pytest.mark.parametrize(
    ("header", "sample", "how"),
    [
        pytest.param("Lead officer", "officers", "vocabulary", id="the vocabulary's words"),
        pytest.param("Lead officer²", "officers", "vocabulary", id="with the mark of a note"),
        pytest.param("Responsible Offcier", "officers", "similar", id="words like them"),
        pytest.param("Horizon", "dates", "contents", id="what the cells hold"),
    ],
)
def test_says_how_a_column_was_read(header: str, sample: str, how: str) -> None:
    (_, read) = read_columns(
        ["Action", header], [weigh_contents(SAMPLES["text"]), weigh_contents(SAMPLES[sample])]
    )
    assert read.how == how


def test_surer_of_the_vocabulary_than_of_likeness_and_of_contents() -> None:
    def confidence(header: str) -> float:
        return read_columns(
            ["Action", header], [weigh_contents(SAMPLES["text"]), weigh_contents(SAMPLES["dates"])]
        )[1].confidence

    assert confidence("Deadline") > confidence("Deadlnie") > confidence("Horizon")


headers = st.lists(
    st.sampled_from([header for plan in PLANS.values() for header, _, _ in plan] + ["", "Zzz", "123"]),
    min_size=1,
    max_size=60,
)


@given(headers, st.data())
def test_each_field_once_and_every_column_read(given_headers: list[str], data: st.DataObject) -> None:
    """But for `target_date`, which start and end share; no column is dropped, however many there are."""
    samples = [data.draw(st.sampled_from(sorted(SAMPLES))) for _ in given_headers]
    read = read_columns(given_headers, [weigh_contents(SAMPLES[sample]) for sample in samples])
    assert [column.header for column in read] == given_headers
    taken = [column.field for column in read if column.field != "other" and not column.is_start]
    assert len(taken) == len(set(taken))
    assert set(taken) <= set(ACTION_FIELDS)
    assert all(0 <= column.confidence <= 1 for column in read)
