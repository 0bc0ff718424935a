"""Each sentence of SCHEMA.md's section on officers, and what councils write besides."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalise.glossary.reading import Definition, Glossary
from normalise.officers import read_officers

NONE = Glossary()
GLOSSARY = Glossary(
    (
        Definition("HoS", "Heads of Service"),
        Definition("DPHR", "Director of Personnel and Human Resources"),
        Definition("TDO", "Training and Development Officer"),
        Definition("CRM", "Customer Relationship Management"),
        Definition("WPs", "Working Parties"),
        Definition("LPT", "Local Planning Team"),
        Definition("LPT", "Local Partnership Trust"),
    )
)


def read(cell: str, glossary: Glossary = NONE) -> list[str]:
    """Write each officer as "name", with "=ABBREVIATION" and "+" for support where it has them."""
    return [
        o.name + (f"={o.abbreviation}" if o.abbreviation else "") + (" +" if o.role == "support" else "")
        for o in read_officers(cell, glossary).officers
    ]


def codes(cell: str, glossary: Glossary = NONE) -> list[tuple[str, str]]:
    return [(doubt.code, doubt.value) for doubt in read_officers(cell, glossary).doubts]


SEPARATORS = {
    "lines": ("Housing Manager\nLegal Services", ["Housing Manager", "Legal Services"]),
    "slash": ("Housing Manager/Legal Services", ["Housing Manager", "Legal Services"]),
    "spaced slash": ("Housing Manager / Legal Services", ["Housing Manager", "Legal Services"]),
    "comma": ("Housing Manager, Planning Officer", ["Housing Manager", "Planning Officer"]),
    "semicolon": ("Housing Manager; Legal Services", ["Housing Manager", "Legal Services"]),
    "plus": ("Housing Manager + Legal Services", ["Housing Manager", "Legal Services"]),
    "and/or": ("Housing Manager and/or Planning Officer", ["Housing Manager", "Planning Officer"]),
    "bullets": ("• Housing Manager\n• Planning Officer", ["Housing Manager", "Planning Officer"]),
    "numbers": ("1. Housing Manager\n2. Planning Officer", ["Housing Manager", "Planning Officer"]),
    "separators at the end": ("Housing Manager;\nLegal Services,", ["Housing Manager", "Legal Services"]),
    "none inside brackets": ("Manager (Housing, Planning/Leisure)", ["Manager (Housing, Planning/Leisure)"]),
    "the order is kept": ("Zoning Team; Audit Team", ["Zoning Team", "Audit Team"]),
    "a head noun before one goes on": (
        "Museums\nOfficer (lead); Audit Team",
        ["Museums Officer", "Audit Team"],
    ),
    "and before a slash": ("Museums\nOfficer / Audit Team", ["Museums Officer", "Audit Team"]),
    "each once": ("Audit Team\nAudit Team", ["Audit Team"]),
}

AND = {
    "possessives of one name": ("Dale Boys' and Girls' Clubs", ["Dale Boys' and Girls' Clubs"]),
    "initials and a post": ("TMcB and Housing Officer", ["TMcB=TMcB", "Housing Officer"]),
    "a post and a body's abbreviation": ("Arts Manager and the CDRP", ["Arts Manager", "CDRP=CDRP"]),
    "two posts": ("Tourism Officer and Events Manager", ["Tourism Officer", "Events Manager"]),
    "two persons": ("Ann Lewis and T. O'Neill", ["Ann Lewis", "T. O'Neill"]),
    "two fields of a post": ("Policy And Complaints Officer", ["Policy And Complaints Officer"]),
    "&, two fields of a post": ("Training & Research Officer", ["Training & Research Officer"]),
    "no head noun": ("Printing & postage", ["Printing & postage"]),
    "plural that is no body": ("Culture and Partnerships", ["Culture and Partnerships"]),
    "field's abbreviation before a team": ("HR and Web Team", ["HR and Web Team"]),
    "persons with brackets": ("Ann Lewis (HR) and Tom Roe", ["Ann Lewis (HR)", "Tom Roe"]),
    "then a third": ("HR and Web Team and TMcB", ["HR and Web Team", "TMcB=TMcB"]),
    "body's abbreviation before a team": ("PCT and Web Team", ["PCT=PCT", "Web Team"]),
    "two abbreviations": ("PCT & CMT", ["PCT=PCT", "CMT=CMT"]),
    "the second with an article": ("Press & Web and the Arts Service", ["Press & Web", "Arts Service"]),
    "all of the second": ("Audit Team & All services", ["Audit Team", "All services"]),
    "head of two fields": ("Head of Housing and Planning", ["Head of Housing and Planning"]),
    "head of two services": (
        "Head of Housing and Leisure Services",
        ["Head of Housing and Leisure Services"],
    ),
    "two heads": ("Head of Housing and Head of Planning", ["Head of Housing", "Head of Planning"]),
    "a head and a manager": ("Head of Housing and Arts Manager", ["Head of Housing", "Arts Manager"]),
    "in an office's name": ("Police and Crime Commissioner", ["Police and Crime Commissioner"]),
    "members of a body": ("Tenants and Landlords Panel", ["Tenants and Landlords Panel"]),
    "spaced abbreviation": (
        "DPH & R and Arts Manager",
        ["Director of Personnel and Human Resources=DPH & R", "Arts Manager"],
    ),
}

COMMA = {
    "a body with an and in its name": (
        "Adult Social Care, Fire and Rescue Service",
        ["Adult Social Care", "Fire and Rescue Service"],
    ),
    "a post and its unit": ("Arts Manager, Central Arts Unit", ["Arts Manager, Central Arts Unit"]),
    "a post's word alone, and its body": ("Manager, Arts Forum", ["Manager, Arts Forum"]),
    "two commas": ("Arts Manager, , Central Arts Unit", ["Arts Manager", "Central Arts Unit"]),
    "two units": ("Culture and Partnerships, Audit Team", ["Culture and Partnerships", "Audit Team"]),
    "a unit and bodies": ("Corporate learning, staff groups", ["Corporate learning", "staff groups"]),
    "several posts and a unit": (
        "Arts Managers, Sports Development",
        ["Arts Managers", "Sports Development"],
    ),
    "several posts and their own unit": ("Arts Managers, Arts Unit", ["Arts Managers, Arts Unit"]),
    "a post and a body": ("Arts Manager, Arts Forum", ["Arts Manager", "Arts Forum"]),
    "a post and abbreviations": ("Arts Manager, HR, PCT", ["Arts Manager", "HR=HR", "PCT=PCT"]),
    "a post and listed units": (
        "Arts Manager, Legal Services, Web Team",
        ["Arts Manager", "Legal Services", "Web Team"],
    ),
    "three fields of a post": ("Arts, Sport and Play Officer", ["Arts, Sport and Play Officer"]),
    "three fields of a head": ("Head of Arts, Sport and Play", ["Head of Arts, Sport and Play"]),
    "fields and a body": ("Arts, Licensing and Police", ["Arts", "Licensing and Police"]),
    "before and": ("Arts Officer, Web Officer and TMcB", ["Arts Officer", "Web Officer", "TMcB=TMcB"]),
    "as written": ("Arts Manager ,Central Arts Unit", ["Arts Manager ,Central Arts Unit"]),
    "before and, three fields": ("Head of Arts, Sport, and Play", ["Head of Arts, Sport, and Play"]),
    "with and": ("Arts Officer, and Web Officer", ["Arts Officer", "Web Officer"]),
    "person and post": ("Ann Lewis, Arts Officer", ["Ann Lewis", "Arts Officer"]),
}

DASH = {
    "post - person": ("Head of Housing - Siân Pritchard", ["Head of Housing", "Siân Pritchard"]),
    "post – person of Indian descent": (
        "Head of Housing – Gita Rowntree",
        ["Head of Housing", "Gita Rowntree"],
    ),
    "person – post": ("Siân Pritchard – Head of Housing", ["Siân Pritchard", "Head of Housing"]),
    "body - person with a rank": ("Police – Det. Insp. Roy Galvin", ["Police", "Det. Insp. Roy Galvin"]),
    "post: person": ("Arts Officer: Siân Pritchard", ["Arts Officer", "Siân Pritchard"]),
    "unit - post": ("Payroll - Pensions Officer", ["Payroll - Pensions Officer"]),
    "post - field": (
        "Director – Children, Families and Schools",
        ["Director – Children, Families and Schools"],
    ),
}

ROLES = {
    "others in brackets": (
        "Housing Manager (supported by Legal Services)",
        ["Housing Manager", "Legal Services +"],
    ),
    "a label of leaders": (
        "SRO: Head of Housing\nLead: Legal Services",
        ["Head of Housing", "Legal Services"],
    ),
    "supported by": ("Chairs of Groups, supported by Arts Forum", ["Chairs of Groups", "Arts Forum +"]),
    "supported by several": (
        "Arts Team supported by HR, Web Team and TMcB",
        ["Arts Team", "HR=HR +", "Web Team +", "TMcB=TMcB +"],
    ),
    "up to a semicolon": ("Arts Team with HR; Web Team", ["Arts Team", "HR=HR +", "Web Team"]),
    "brackets": ("Arts Team (lead), HR (support), PCT (partner)", ["Arts Team", "HR=HR +", "PCT=PCT +"]),
    "any other bracket": ("Contracts Manager (Streets)", ["Contracts Manager (Streets)"]),
    "two brackets": ("Contracts Manager (Streets) (Lead)", ["Contracts Manager (Streets)"]),
    "labels": ("Lead: Arts Team\nSupport: HR\nWeb Team", ["Arts Team", "HR=HR +", "Web Team +"]),
    "a lead that is a post": ("Equality Lead: Ann Lewis", ["Equality Lead", "Ann Lewis"]),
    "a partner that is a post": ("HR Business Partner: Ann Lewis", ["HR Business Partner", "Ann Lewis"]),
    "labels with a dash": ("Lead – Arts; Support – Planning, Legal", ["Arts", "Planning +", "Legal +"]),
    "labels in a line": (
        "Lead Officer: Head of Arts Support Officer: Arts Officer",
        ["Head of Arts", "Arts Officer +"],
    ),
    "in partnership with": ("Arts Team in partnership with Arts Forum", ["Arts Team", "Arts Forum +"]),
    "with responsibility": ("Officer with responsibility for play", ["Officer with responsibility for play"]),
    "with disabilities": ("People with Disabilities Team", ["People with Disabilities Team"]),
    "described by with": ("Children with Autism Forum", ["Children with Autism Forum"]),
    "together with": ("Arts Team together with Web Team", ["Arts Team", "Web Team"]),
    "plus in a name": ("Arts Team and Jobcentre Plus", ["Arts Team", "Jobcentre Plus"]),
}

NAMES = {
    "leading the": ("The Arts Unit/the Web Unit", ["Arts Unit", "Web Unit"]),
    "points at the end": ("Arts officers.", ["Arts officers"]),
    "all": ("All", ["All"]),
    "all before a name": ("All Directorates\nall DQLGs", ["All Directorates", "all DQLGs"]),
    "e-mail and telephone": ("Ann Lewis ann.lewis@example.org Tel: 01632 960123", ["Ann Lewis"]),
    "e-mail in brackets": ("Arts Officer (arts@example.org)", ["Arts Officer"]),
    "broken after and": ("Head of Policy and\nPerformance", ["Head of Policy and Performance"]),
    "broken before the head noun": ("Air Quality\nManager", ["Air Quality Manager"]),
    "bracket on its own line": ("Arts Officer\n(vacant)", ["Arts Officer (vacant)"]),
    "initial": ("L. Carter", ["L. Carter"]),
    "broken before Services": ("Registration\nServices", ["Registration Services"]),
    "broken after a qualifier": ("Senior Arts\nStrategy Officer", ["Senior Arts Strategy Officer"]),
    "broken in a word": ("Travel Co-\nordinator", ["Travel Co-ordinator"]),
    "a plural stands alone": ("Legal\nManagers", ["Legal", "Managers"]),
    "all stands alone": ("Legal\nAll Services", ["Legal", "All Services"]),
}

ABBREVIATIONS = {
    "HR": ("HR", ["HR=HR"]),
    "capitals and a small one": ("HoP", ["HoP=HoP"]),
    "plural": ("DQLGs", ["DQLGs=DQLGs"]),
    "initials": ("TMcB", ["TMcB=TMcB"]),
    "name in capitals": ("UNITE", ["UNITE=UNITE"]),
    "not with a word": ("All DQLGs", ["All DQLGs"]),
    "not with another": ("NHS B&NM", ["NHS B&NM"]),
    "not with small letters": ("Econ.Devel", ["Econ.Devel"]),
    "no word in capitals": ("HOUSING", ["HOUSING"]),
    "all in capitals": ("ALL", ["ALL"]),
    "initials that end a name": ("BC", ["BC=BC"]),
    "initials with plus": ("SJ+PS", ["SJ=SJ", "PS=PS"]),
    "as written, expanded": ("HoS", ["Heads of Service=HoS"]),
    "& ignored": ("DP&HR", ["Director of Personnel and Human Resources=DP&HR"]),
    "plural ignored": ("TDOs", ["Training and Development Officer=TDOs"]),
    "plural of the glossary ignored": ("WP", ["Working Parties=WP"]),
    "part of an officer is not expanded": ("Senior TDO", ["Senior TDO"]),
    "all of them are not expanded": ("All HoS", ["All HoS"]),
    "a field by the glossary": ("CRM and Web Manager", ["CRM and Web Manager"]),
    "a post by the glossary": (
        "TDO and Web Manager",
        ["Training and Development Officer=TDO", "Web Manager"],
    ),
}

NOBODY = {"empty": "", "not applicable": "N/A", "to be confirmed": "TBC", "dash": "-", "ditto": "As above"}


@pytest.mark.parametrize(
    ("cell", "officers"),
    [
        pytest.param(*case, id=f"{group}: {name}")
        for group, cases in {
            "separators": SEPARATORS,
            "and": AND,
            "comma": COMMA,
            "dash": DASH,
            "roles": ROLES,
            "names": NAMES,
            "abbreviations": ABBREVIATIONS,
        }.items()
        for name, case in cases.items()
    ],
)
def test_officers_of_a_cell(cell: str, officers: list[str]) -> None:
    assert read(cell, GLOSSARY) == officers


@pytest.mark.parametrize("cell", NOBODY.values(), ids=NOBODY.keys())
def test_nobody_is_no_officer(cell: str) -> None:
    assert read(cell) == []


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("Arts Officer", "post"),
        ("Head of Arts", "post"),
        ("Director Children’s Services", "post"),
        ("Joint Asst. Director Housing", "post"),
        ("Arts Team", "team"),
        ("Arts & Leisure", "team"),
        ("HR", "team"),
        ("Arts Forum", "body"),
        ("NHS Northmoor", "body"),
        ("CDRP", "body"),
        ("Dr Siân Pritchard", "person"),
        ("TMcB", "person"),
        ("Arts Officers", "group"),
        ("All", "group"),
        ("Heads of Service", "group"),
        ("QZX", "unknown"),
    ],
)
def test_kind_of_an_officer(cell: str, kind: str) -> None:
    assert [o.kind for o in read_officers(cell, NONE).officers] == [kind]


def test_kind_of_an_abbreviation_is_that_of_its_expansion() -> None:
    assert [o.kind for o in read_officers("TDO", GLOSSARY).officers] == ["post"]


@pytest.mark.parametrize(
    ("cell", "code", "value", "silent"),
    [
        ("PCT", "unknown-abbreviation", "PCT", "HoS"),
        ("LPT", "ambiguous-abbreviation", "LPT", "TDO"),
        ("Arts Officer / TBC", "officer-not-named", "TBC", "N/A"),
        (
            "the " + "very " * 15 + "long officer",
            "long-officer",
            "very " * 15 + "long officer",
            "Arts Officer",
        ),
    ],
)
def test_doubt_and_its_silent_twin(cell: str, code: str, value: str, silent: str) -> None:
    assert codes(cell, GLOSSARY) == [(code, value)]
    assert codes(silent, GLOSSARY) == []


def test_an_abbreviation_written_twice_is_one_doubt() -> None:
    assert codes("PCT\nArts Team, PCT") == [("unknown-abbreviation", "PCT")]


def test_the_usual_meaning_is_told_but_not_taken() -> None:
    read_pct = read_officers("PCT", NONE)
    assert read_pct.officers[0].name == "PCT"
    assert "Primary Care Trust" in read_pct.doubts[0].message


PIECES = st.sampled_from(
    ["Arts Team", "HR", "and", "&", ",", "/", "\n", "(", ")", "(support)", "Head of", "Arts", "TMcB", "with", "the",
     "All", " - ", "Ann Lewis", "TBC", "•", ":", "Lead:", "", "\x07", "ŵ"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=12).map(" ".join))
def test_names_are_as_written(cell: str) -> None:
    """Names are as written: each stands in the cell, but for line ends and brackets that say a role."""
    flat = " ".join(cell.replace("(support)", "").replace("\n", " ").split())
    for officer in read_officers(cell, NONE).officers:
        assert officer.name in flat or "(support)" in cell


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_read(cell: str) -> None:
    assert all(officer.name for officer in read_officers(cell, NONE).officers)


@pytest.mark.parametrize(
    "cell",
    ["word " * 10_000, "Arts and " * 5_000, "Arts, " * 5_000, "(a) " * 8_000, "(" * 5_000 + ")" * 5_000],
)
def test_ten_thousand_words_are_read_in_seconds(cell: str) -> None:
    start = time.process_time()
    read_officers(cell, NONE)
    assert time.process_time() - start < 10


def test_a_sentence_is_one_officer_with_a_doubt() -> None:
    cell = "Everybody who works for us will take part in whatever may have to be done here by and by"
    assert read(cell) == [cell]
    assert [code for code, _ in codes(cell)] == ["long-officer"]
