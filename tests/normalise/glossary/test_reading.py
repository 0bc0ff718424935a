from __future__ import annotations

import pytest

from extractors.document import Block, Cell, Document, Line, Paragraph, Row, Table
from normalise.glossary.abbreviations import abbreviation_key, is_abbreviation
from normalise.glossary.reading import Definition, Glossary, find_glossary, is_glossary_table


def paragraphs(*texts: str) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(text, (Line(text),)) for text in texts)


def table(*rows: tuple[str, ...]) -> Table:
    made = tuple(
        Row(tuple(Cell(r, c, paragraphs=paragraphs(*text.split("\n"))) for c, text in enumerate(row, 1)))
        for r, row in enumerate(rows, 1)
    )
    return Table(1, made, max(len(row) for row in rows))


def found(*blocks: Block, running: tuple[str, ...] = ()) -> dict[str, str]:
    glossary = find_glossary(Document("application/pdf", blocks, running=running))
    return {definition.abbreviation: definition.name for definition in glossary.definitions}


LISTS = {
    "dash": (("HoS – Heads of Service",), {"HoS": "Heads of Service"}),
    "hyphen without spaces": (("HoS-Heads of Service",), {"HoS": "Heads of Service"}),
    "colon": (("AO: Arts Officer",), {"AO": "Arts Officer"}),
    "equals": (("AO = Arts Officer",), {"AO": "Arts Officer"}),
    "bullet": (("• AO = Arts Officer",), {"AO": "Arts Officer"}),
    "stands for": (("AO stands for Arts Officer.",), {"AO": "Arts Officer"}),
    "name first": (("Arts Officer – AO",), {"AO": "Arts Officer"}),
    "several in a line": (
        ("Key: AO – Arts Officer; WM - Web Manager, HoS = Heads of Service",),
        {"AO": "Arts Officer", "WM": "Web Manager", "HoS": "Heads of Service"},
    ),
    "without a sign, several lines": (
        ("AO Arts Officer", "WM Web Manager"),
        {"AO": "Arts Officer", "WM": "Web Manager"},
    ),
    "without a sign, under a heading": (("Abbreviations used:", "AO Arts Officer"), {"AO": "Arts Officer"}),
    "without a sign, joined": (
        ("Abbreviations:", "AO Arts Officer WM Web Manager HoS Heads of Service"),
        {"AO": "Arts Officer", "WM": "Web Manager", "HoS": "Heads of Service"},
    ),
    "ampersand": (
        ("ADHR&P – Assistant Director Human Resources and Payroll",),
        {"ADHR&P": "Assistant Director Human Resources and Payroll"},
    ),
    "heading vouches for letters that don't fit": (
        ("Glossary", "CX – Chief Executive", "AO – Arts Officer"),
        {"CX": "Chief Executive", "AO": "Arts Officer"},
    ),
    "explained": (
        (
            "CSP – Community Safety Partnership: brings the police and the councils of the county together to work",
        ),
        {"CSP": "Community Safety Partnership"},
    ),
    "a person and the post": (("Initials", "TMcB – Tom McBride, Arts Officer"), {"TMcB": "Tom McBride"}),
    "what the list is of": (
        ("Leads: CT - Communications Team; HAT - Highways Asset Team",),
        {"CT": "Communications Team", "HAT": "Highways Asset Team"},
    ),
    "Welsh": (("Byrfoddau", "PT – Pennaeth Tai"), {"PT": "Pennaeth Tai"}),
}

NO_LISTS = {
    "one line without a sign": ("AO Arts Officer",),
    "what an officer does": ("PCT: to review the care pathway",),
    "a remark with a sign in it": ("Leads: the CT team - all of them",),
    "letters that don't fit, no heading": ("CX – Chief Officer",),
    "a status key": ("Key actions for the year", "HR – Review the policy"),
    "lines long after the heading": ("Glossary", "Some prose.", "More prose.", "HR – Review the policy"),
}

RUNNING = {
    "brackets": ("by Customer Relationship Management (CRM) in May", {"CRM": "Customer Relationship Management"}),
    "small words": ("The Child and Adolescent Mental Health Service (CAMHS)",
                    {"CAMHS": "Child and Adolescent Mental Health Service"}),
    "& left out": ("Crime & Disorder Reduction Partnership (CDRP)", {"CDRP": "Crime & Disorder Reduction Partnership"}),
    "plural": ("Equality Impact Assessments (EIAs)", {"EIAs": "Equality Impact Assessments"}),
    "initials, though fewer words fit": ("as Lead Local Flood Authority (LLFA) it keeps the register",
                                          {"LLFA": "Lead Local Flood Authority"}),
    "quoted": ("the Local Strategic Partnership (the “LSP”)", {"LSP": "Local Strategic Partnership"}),
    "other words before": ("We asked Local Area Forums and the Arts Forum (AF)", {"AF": "Arts Forum"}),
    "shortened word": ("Joint Asst. Director Leisure (JADL)", {"JADL": "Joint Asst. Director Leisure"}),
    "the other way round": ("the LSP (Local Strategic Partnership)", {"LSP": "Local Strategic Partnership"}),
    "other letters": ("Integrated Youth Support (CDRP)", {}),
    "a remark": ("Housing Manager (HR)", {}),
    "one word": ("Northmoor (NM)", {}),
}  # fmt: skip


@pytest.mark.parametrize(("lines", "definitions"), LISTS.values(), ids=LISTS.keys())
def test_lists(lines: tuple[str, ...], definitions: dict[str, str]) -> None:
    assert found(*paragraphs(*lines)) == definitions


@pytest.mark.parametrize("lines", NO_LISTS.values(), ids=NO_LISTS.keys())
def test_lines_that_define_nothing(lines: tuple[str, ...]) -> None:
    assert found(*paragraphs(*lines)) == {}


@pytest.mark.parametrize(("text", "definitions"), RUNNING.values(), ids=RUNNING.keys())
def test_running_text(text: str, definitions: dict[str, str]) -> None:
    assert found(*paragraphs(text)) == definitions


def test_words_with_matching_initials_define_nothing() -> None:
    assert found(*paragraphs("The Community Safety Officer reports.", "CSO")) == {}


def test_lines_of_a_paragraph_are_read_as_set() -> None:
    """A list that was joined into one paragraph still shows its lines."""
    joined = Paragraph("AO Arts Officer WM Web Manager", (Line("AO Arts Officer"), Line("WM Web Manager")))
    assert found(joined) == {"AO": "Arts Officer", "WM": "Web Manager"}


def test_cells_and_running_footers_are_read() -> None:
    action = table(("Action", "Lead"), ("Ask the Arts Forum (AF)", "AO"))
    assert found(action, running=("AO = Arts Officer",)) == {"AF": "Arts Forum", "AO": "Arts Officer"}


TABLES = {
    "pairs": (table(("AO", "Arts Officer"), ("WM", "Web Manager"), ("ZZ", "Head of Arts")), 3),
    "name first": (table(("Arts Officer", "AO"), ("Web Manager", "WM")), 2),
    "names that begin with a place": (
        table(("LA", "Anyford Council"), ("PCT", "Anyford Primary Care Trust"), ("SSS", "Stop Smoking Service")), 3
    ),
    "header": (table(("Abbreviation", "Meaning"), ("CX", "Chief Executive")), 1),
    "header in other words": (table(("Short form", "In full"), ("AUK", "Ageing Well UK Anyford")), 1),
    "header that asks": (table(("Initials", "What they stand for"), ("CX", "Chief Executive")), 1),
    "two pairs beside each other": (
        table(("AO", "Arts Officer", "WM", "Web Manager"), ("HP", "Head of Play", "", "")), 3
    ),
    "terms": (table(("Term", "Definition"), ("Outcome", "What changes")), 0),
}  # fmt: skip


def test_a_small_word_does_not_begin_a_name_though_its_letter_fits() -> None:
    text = "The Alcohol and Drug Partnership (ADP) and the Older and Younger Forum (OYF) agreed."
    assert found(*paragraphs(text)) == {
        "ADP": "Alcohol and Drug Partnership",
        "OYF": "Older and Younger Forum",
    }


@pytest.mark.parametrize(("made", "count"), TABLES.values(), ids=TABLES.keys())
def test_glossary_tables(made: Table, count: int) -> None:
    assert is_glossary_table(made)
    assert len(found(made)) == count


@pytest.mark.parametrize(
    "made",
    [
        table(("Action", "Lead", "By when"), ("Audit offices", "HR", "May"), ("Wash cars", "PCT", "June")),
        table(("Action", "Lead"), ("Review pay", "HR"), ("Review play", "PCT")),
        table(("AO", "Arts Officer", "1", "2", "3"), ("WM", "Web Manager", "1", "2", "3")),
        table(("", ""), ("", "")),
        table(
            ("AO", "Arts Officer"), ("WM", "Web Manager"), *[(f"Aim {n}", "Plant a tree") for n in range(2)]
        ),
    ],
    ids=["actions and dates", "actions", "wide", "empty", "too few pairs"],
)
def test_other_tables_are_no_glossaries(made: Table) -> None:
    assert not is_glossary_table(made)


@pytest.mark.parametrize("written", ["XADHR&P", "XADHRP", "XADHR & P", "XADHR&Ps"])
def test_spacing_ampersand_and_plural_are_ignored(written: str) -> None:
    glossary = Glossary((Definition("XADHRP", "Extra Assistant Director"),))
    assert glossary.expand(written) == "Extra Assistant Director"


def test_what_is_not_defined_has_no_expansion() -> None:
    glossary = Glossary((Definition("XADHRP", "Extra Assistant Director"),))
    assert glossary.expand("JAD") is None


def test_the_first_of_two_meanings_is_taken_and_both_are_told() -> None:
    glossary = find_glossary(
        Document(
            "application/pdf", paragraphs("AO – Arts Officer", "AO – Audit Officer", "AO – Arts officer")
        )
    )
    assert glossary.expand("AO") == "Arts Officer"
    assert glossary.names("AO") == ("Arts Officer", "Audit Officer")


@pytest.mark.parametrize("word", ["HR", "HoS", "DQLGs", "TMcB", "UNITE", "XADHR&P", "C.M.T", "DfE"])
def test_mostly_initials(word: str) -> None:
    assert is_abbreviation(word)


@pytest.mark.parametrize("word", ["Hos", "Econ.Devel", "McDonald", "A", "NHS T&K", "2012/13", "YouthNet"])
def test_not_mostly_initials(word: str) -> None:
    assert not is_abbreviation(word)


def test_a_last_s_that_is_a_capital_is_part_of_a_short_abbreviation() -> None:
    assert abbreviation_key("HoS") == "HOS"
    assert Glossary((Definition("DQLG", "Lead Group"),)).expand("DQLGS") == "Lead Group"
    assert Glossary((Definition("CM", "Change Manager"),)).expand("CMS") is None
