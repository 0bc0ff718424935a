"""Status from explicit words alone, in the order that SCHEMA.md gives."""

from __future__ import annotations

import pytest

from normalise.status import read_status


@pytest.mark.parametrize(
    ("cell", "status"),
    [
        ("Complete - Jan 2013", "completed"),
        ("Completed", "completed"),
        ("In progress", "in_progress"),
        ("Not started", "not_started"),
        ("☐ Not started ☒ In progress ☐ Complete", "in_progress"),
        ("□ Not started\n□ In progress\n☑ Complete", "completed"),
        ("☐ Not started ☐ In progress ☐ Complete", "unknown"),
        ("Delayed to June 2014", "delayed"),
        ("Superseded", "withdrawn"),
        ("Cancelled", "withdrawn"),
        ("Green", "in_progress"),
        ("G", "in_progress"),
        ("Amber", "in_progress"),
        ("A", "in_progress"),
        ("Red", "delayed"),
        ("R", "delayed"),
        ("Blue", "completed"),
        ("B", "completed"),
        ("Red/Amber", "in_progress"),
        ("Red - not started", "not_started"),
        ("Green (completed)", "completed"),
        ("On target", "in_progress"),
        ("Not on target", "delayed"),
        ("Behind schedule", "delayed"),
        ("Partially complete", "in_progress"),
        ("Not complete", "in_progress"),
        ("Part implemented", "in_progress"),
        ("Partially delivered", "in_progress"),
        ("Nearly done", "in_progress"),
        ("Not yet fully implemented", "in_progress"),
        ("Fully implemented", "completed"),
        ("Not implemented", "unknown"),
        ("Not implemented; deferred to 2014", "delayed"),
        ("Closed - no longer required", "withdrawn"),
        ("Closed in March, no risk left", "completed"),
        ("Delayed but now complete", "completed"),
        ("Complete but now under review", "completed"),
        ("Complete and now in use", "completed"),
        ("Phase 1 complete, phase 2 in progress", "in_progress"),
        ("Phase 1 complete; phase 2 complete", "completed"),
        ("Phase 1 complete", "completed"),
        ("80% complete", "in_progress"),
        ("100%", "completed"),
        ("0%", "not_started"),
        ("Not yet due", "not_started"),
        ("To be completed by March 2013", "unknown"),
        ("Will be completed once approved", "unknown"),
        ("N/A", "not_applicable"),
        ("Ongoing", "unknown"),
        ("Reported", "unknown"),
        ("Commenced", "unknown"),
        ("Coch", "delayed"),
        ("Gwyrdd", "in_progress"),
        ("Wedi'i gwblhau", "completed"),
        ("", "unknown"),
        ("-", "unknown"),
        ("See the report", "unknown"),
        ("Yes", "unknown"),
    ],
)
def test_status_cell(cell: str, status: str) -> None:
    read, source = read_status(action="Do", status_text=cell, status_header="Status")
    assert read == status
    colours = ("Green", "G", "Amber", "A", "Red", "R", "Blue", "B", "Red/Amber", "Coch", "Gwyrdd")
    assert source == ("" if status == "unknown" else "colour" if cell in colours else "status_text")


@pytest.mark.parametrize(
    ("header", "cell", "status"),
    [
        ("Completed?", "Yes", "completed"),
        ("Completed?", "✓", "completed"),
        ("Completed?", "No", "unknown"),
        ("RAG", "✓", "unknown"),
    ],
)
def test_yes_and_ticks_answer_the_header(header: str, cell: str, status: str) -> None:
    assert read_status(action="Do", status_text=cell, status_header=header)[0] == status


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        pytest.param(
            {"actual_outcome": "Completed.\nMore"}, ("completed", "actual_outcome"), id="outcome begins"
        ),
        pytest.param({"actual_outcome": "Withdrawn."}, ("withdrawn", "actual_outcome"), id="withdrawn"),
        pytest.param({"actual_outcome": "Not completed"}, ("unknown", ""), id="outcome begins otherwise"),
        pytest.param(
            {"actual_outcome": "Forms were completed"}, ("unknown", ""), id="word inside the outcome"
        ),
        pytest.param(
            {"target_date": "Sept 2012\nCompleted in October 2012"}, ("completed", "target_date"), id="date"
        ),
        pytest.param({"target_date": "Completed on 25 May"}, ("completed", "target_date"), id="date alone"),
        pytest.param({"target_date": "To be completed by May"}, ("unknown", ""), id="date to come"),
        pytest.param({"target_date": "Completed forms by May"}, ("unknown", ""), id="not what was completed"),
        pytest.param({"target_date": "Ongoing"}, ("unknown", ""), id="ongoing is no status"),
        pytest.param(
            {"target_date": "Survey currently underway – May"}, ("in_progress", "target_date"), id="underway"
        ),
        pytest.param(
            {"progress": "Work is currently underway"}, ("in_progress", "progress"), id="progress underway"
        ),
        pytest.param(
            {"progress": "Completed: all 40 homes"}, ("completed", "progress"), id="completed, then what"
        ),
        pytest.param({"progress": "Done: 40 of 200 homes"}, ("unknown", ""), id="what has been done"),
        pytest.param({"progress": "Completed forms are kept"}, ("unknown", ""), id="something completed"),
        pytest.param({"progress": "Work underway"}, ("unknown", ""), id="underway alone"),
        pytest.param({"progress": "This has been delayed"}, ("delayed", "progress"), id="delayed"),
        pytest.param(
            {"progress": "This has been delayed", "actual_outcome": "Done late"},
            ("unknown", ""),
            id="delayed, then done",
        ),
        pytest.param({"progress": "This was delayed"}, ("unknown", ""), id="delayed once"),
        pytest.param({"progress": "Reported to Cabinet"}, ("unknown", ""), id="reported"),
        pytest.param({"progress": "Work commenced in May and is ongoing"}, ("unknown", ""), id="commenced"),
        pytest.param(
            {"status_text": "", "actual_outcome": "Completed"}, ("completed", "actual_outcome"), id="blank"
        ),
        pytest.param(
            {"status_text": "Red", "actual_outcome": "Completed"},
            ("delayed", "colour"),
            id="status first",
        ),
    ],
)
def test_other_cells(cells: dict[str, str], expected: tuple[str, str]) -> None:
    assert read_status(action="Do", **cells) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize("action", ["N/A", "n/a", "Not applicable.", "Amherthnasol"])
def test_an_action_that_does_not_apply(action: str) -> None:
    assert read_status(action=action, target_date="Completed in May") == ("not_applicable", "action")


@pytest.mark.parametrize(
    "action", ["N/A for schools, else train all staff", "Currently underway", "Completed"]
)
def test_the_action_itself_says_nothing_of_its_status(action: str) -> None:
    assert read_status(action=action)[0] == "unknown"
