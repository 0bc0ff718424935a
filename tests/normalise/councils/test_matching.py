"""Which council a document is of: names that are alike, names that are areas, councils that ended."""

from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from extractors.vocabularies import reference_dir
from normalise.councils.labels import council_of_initials, council_spelt_by
from normalise.councils.matching import UnknownCouncilError, find_council, named
from normalise.councils.names import register

TITLES = [
    ("Oxford City Council Equality Scheme", "Oxford City Council"),
    ("OXFORDSHIRE COUNTY COUNCIL - ACTION PLAN", "Oxfordshire County Council"),
    ("West Oxfordshire District Council", "West Oxfordshire District Council"),
    ("South Oxfordshire D.C.", "South Oxfordshire District Council"),
    ("South Oxfordshire DC climate plan", "South Oxfordshire District Council"),
    ("Newcastle-under-Lyme Borough Council", "Newcastle-under-Lyme Borough Council"),
    ("Newcastle City Council", "Newcastle City Council"),
    ("Newcastle upon Tyne City Council", "Newcastle City Council"),
    ("Tonbridge & Malling Borough Council’s plan", "Tonbridge and Malling Borough Council"),
    ("Brighton & Hove City Council", "Brighton and Hove City Council"),
    ("London Borough of Camden: action plan", "London Borough of Camden"),
    ("Camden Council action plan", "London Borough of Camden"),
    ("The City of Edinburgh Council", "City of Edinburgh Council"),
    ("Perth & Kinross Council", "Perth and Kinross Council"),
    ("Cyngor Sir Ynys Môn / Isle of Anglesey County Council", "Isle of Anglesey County Council"),
    ("Cyngor Gwynedd: Cynllun Gweithredu", "Gwynedd Council"),
    ("Durham County Council", "Durham County Council"),
    ("Durham City Council", "Durham City Council"),
    ("Somerset Council", "Somerset Council"),
    ("Somerset County Council", "Somerset County Council"),
    ("South Somerset District Council", "South Somerset District Council"),
    ("Exeter Air Quality Action Plan", "Exeter City Council"),
    ("Essex climate plan", None),
    ("West Essex partnership plan", None),
    ("Essex and Suffolk Water plan", None),
    ("Reading strategy for schools", None),
    ("Dartmoor and Exeter Trails plan", None),
    ("The Council's equality scheme", None),
    ("District Council action plan", None),
    ("North East Dorset Council", None),
    ("a plan for hart and down", None),
    ("", None),
]


# Written by hand with their councils, before they were read: short forms, former names, Welsh, bodies that are none.
with (Path(__file__).parents[2] / "data" / "councils.csv").open(encoding="utf-8", newline="") as file:
    FORMS = [(row["title"], row["council"] or None) for row in csv.DictReader(file)]


@pytest.mark.parametrize(("title", "council"), TITLES + FORMS, ids=[title for title, _ in TITLES + FORMS])
def test_title_names_the_council(title: str, council: str | None) -> None:
    found = find_council(title).council
    assert (found.name if found else None) == council


EXETER, ESSEX = "Exeter City Council", "Essex County Council"
MANY = "Exeter City Council, Torbay Council, Plymouth City Council, Devon County Council. "
MOSTLY_ONE = "Exeter City Council will. Exeter City Council and Torbay Council. Exeter City Council."
EVIDENCE = [
    pytest.param({"file_name": "essex-county-council_plan.pdf"}, ESSEX, "file name", id="file name"),
    pytest.param(
        {"title": "West Suffolk", "file_name": "westsuffolk.pdf"},
        "West Suffolk Council",
        "title",
        id="joined",
    ),
    pytest.param({"file_name": "eastriding.pdf"}, None, None, id="place in the file name alone"),
    pytest.param(
        {"file_name": "east-riding-of-yorkshire.pdf", "web_addresses": ("http://www.eastriding.gov.uk",)},
        "East Riding of Yorkshire Council",
        "file name",
        id="beginning of a name in an address",
    ),
    pytest.param({"running": (EXETER, "Page 1 of 9")}, EXETER, "running header", id="running header"),
    pytest.param({"company": EXETER}, EXETER, "company", id="company"),
    pytest.param({"company": "Exeter"}, None, None, id="a place as company"),
    pytest.param({"title": EXETER, "company": ESSEX}, EXETER, "title", id="another council's template"),
    pytest.param({"web_addresses": ("https://www.exeter.gov.uk/plans",)}, EXETER, "web address", id="web"),
    pytest.param({"text": "Write to plans@exeter.gov.uk."}, EXETER, "web address", id="mail in text"),
    pytest.param({"web_addresses": ("https://www.gov.uk/guidance",)}, None, None, id="gov.uk itself"),
    pytest.param({"web_addresses": ("http://exeter.gov.uk", "http://torbay.gov.uk")}, None, None, id="two"),
    pytest.param({"text": MOSTLY_ONE}, EXETER, "text", id="one dominates"),
    pytest.param({"text": f"We met {EXETER}."}, None, None, id="one mention is no evidence"),
    pytest.param({"text": MANY * 3}, None, None, id="many councils"),
    pytest.param({"title": "Essex plan", "file_name": "essex.pdf"}, ESSEX, "title", id="county named twice"),
    pytest.param({"title": EXETER, "web_addresses": ("http://torbay.gov.uk",)}, None, None, id="disagree"),
]


@pytest.mark.parametrize(("evidence", "council", "how"), EVIDENCE)
def test_evidence_besides_the_title(evidence: dict[str, Any], council: str | None, how: str | None) -> None:
    found = find_council(**{"title": "", **evidence})
    assert (found.council.name if found.council else None, found.how) == (council, how)


@pytest.mark.parametrize(
    ("title", "code", "successors"),
    [
        ("Alnwick District Council", "E07000157", "Northumberland County Council"),
        (
            "Bedfordshire County Council",
            "E10000001",
            "Bedford Borough Council and Central Bedfordshire Council",
        ),
        ("Moyle District Council", "", "Causeway Coast and Glens Borough Council"),
    ],
)
def test_ended_council_keeps_its_code_and_names_its_successor(title: str, code: str, successors: str) -> None:
    found = find_council(title)
    assert found.council is not None
    assert (found.council.name, found.council.code) == (title, code)
    assert [(d.code, successors in d.message) for d in found.doubts] == [("council-ended", True)]


def test_current_council_gives_no_doubt() -> None:
    assert find_council("Northumberland County Council").doubts == ()


@pytest.mark.parametrize(
    ("title", "codes"),
    [
        ("Action plan", ["council-unknown"]),
        ("Exeter City Council and Torbay Council", ["council-unclear"]),
        ("Exeter City Council", []),
    ],
)
def test_doubts(title: str, codes: list[str]) -> None:
    assert [doubt.code for doubt in find_council(title).doubts] == codes


@pytest.mark.parametrize(("year", "code"), [(None, "E06000047"), (2008, "E10000010"), (2012, "E06000047")])
def test_year_tells_councils_of_one_name_apart(year: int | None, code: str) -> None:
    found = find_council("Durham County Council", year=year).council
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize(
    ("name", "council"),
    [
        ("exeter city council", "Exeter City Council"),
        ("Exeter", "Exeter City Council"),
        ("EXE", "Exeter City Council"),
        ("E07000041", "Exeter City Council"),
        ("Somerset", "Somerset Council"),
        ("Cheshire County Council", "Cheshire County Council"),
    ],
)
def test_named(name: str, council: str) -> None:
    assert named(name).name == council


@pytest.mark.parametrize(
    ("label", "code"),
    [
        ("eastsus", "ESX"),
        ("esus", None),
        ("east", None),
        ("eastsusx", None),
        ("n-somerset", "NSM"),
        ("sstaffs", "SST"),
        ("cne-siar", "ELS"),
    ],
    ids=[
        "beginnings of all words",
        "too short",
        "one word",
        "other letters",
        "a hyphen",
        "a short county",
        "the whole name",
    ],
)
def test_a_label_spells_a_council(label: str, code: str | None) -> None:
    assert council_spelt_by(label) == code


@pytest.mark.parametrize(
    ("word", "code"),
    [("NWLDC", "NWL"), ("rbkc", "KEC"), ("SSDC", None), ("NATO", None)],
    ids=["a district", "a royal borough", "of several councils", "of none"],
)
def test_initials_of_one_council(word: str, code: str | None) -> None:
    assert council_of_initials(word) == code


def test_unknown_name_suggests_close_ones() -> None:
    with pytest.raises(UnknownCouncilError, match="Exeter City Council"):
        named("Exetr City Council")


def test_register_is_whole() -> None:
    councils = register().values()
    assert sum(c.end == date(2009, 3, 31) for c in councils) == 43
    assert [c.name for c in councils if c.end and not c.successors] == []
    assert [s for c in councils for s in c.successors if s not in register()] == []
    assert [c.name for c in councils if c.start and c.end and c.start >= c.end] == []


def test_register_as_its_readers_get_it() -> None:
    with (reference_dir() / "councils.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    codes = [row["code"] for row in rows]
    assert len(codes) == len(set(codes)) >= 500
    assert codes == sorted(codes)
    assert [row["name"] for row in rows if not row["gss_code"] and row["nation"] != "Northern Ireland"] == []
    assert [
        row["code"] for row in rows if not (row["name"] and row["type"] and row["nation"] and row["source"])
    ] == []
    gss = [code for row in rows for code in (row["gss_code"], *row["former_gss_codes"].split()) if code]
    assert sorted({code for code in gss if gss.count(code) > 1}) == []


def test_gold_councils(shared: Path) -> None:
    gold = [
        json.loads(path.read_text())["document"]
        for path in sorted((shared / "corpus" / "gold").glob("*.json"))
    ]
    found = [find_council(document["title"]).council for document in gold]
    assert [council.name if council else None for council in found] == [
        document["council"] for document in gold
    ]
