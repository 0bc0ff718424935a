"""Labels as a reader sees them: a table of lists, each also held against LibreOffice (test_shown)."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.word.docx import read_word
from extractors.word.numerals import numeral
from tests.extractors.word.make import Case, all_lines, level, lines, lists, p, style, tbl, tc, tr

DECIMAL = level(0, "%1.")
OUTLINE = level(0, "%1") + level(1, "%1.%2") + level(2, "%1.%2.%3")
SYMBOL = '<w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/></w:rPr>'
START_1 = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
START_5 = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'


def items(*places: tuple[int, int]) -> str:
    """Paragraphs "x" of (list instance, level)."""
    return "".join(p("x", num=place) for place in places)


def one(levels: str, places: str, labels: str, only_libreoffice: tuple[str, ...] = ()) -> Case:
    """A list whose items "x" stand on the levels given ("0 1 1"), and their labels, parted by spaces."""
    body = items(*((1, int(place)) for place in places.split()))
    return Case(
        body,
        labelled(*labels.split(" ")),
        numbering=lists({0: levels}, {1: (0, "")}),
        only_libreoffice=only_libreoffice,
    )


def labelled(*labels: str) -> tuple[str, ...]:
    return tuple(f"{label} x".strip() for label in labels)


NEVER, AFTER_1 = '<w:lvlRestart w:val="0"/>', '<w:lvlRestart w:val="1"/>'
ITEM = style("Item", paragraph='<w:numPr><w:numId w:val="1"/></w:numPr>')
NAMED = level(0, "%1", more='<w:pStyle w:val="H1"/>') + level(1, "%1.%2", more='<w:pStyle w:val="H2"/>')
HEADING = style("H1", paragraph='<w:numPr><w:numId w:val="1"/></w:numPr>')
OWN_LEVEL = f'<w:lvlOverride w:ilvl="0">{level(0, "%1)", "lowerLetter")}</w:lvlOverride>'

CASES = {
    "decimal": one(DECIMAL, "0 0 0", "1. 2. 3."),
    "bracket": one(level(0, "%1)"), "0 0", "1) 2)"),
    "roman": one(level(0, "%1.", "lowerRoman"), "0 0 0 0", "i. ii. iii. iv."),
    "letters-in-brackets": one(level(0, "(%1)", "lowerLetter"), "0 0", "(a) (b)"),
    "starts-at-four": one(level(0, "%1.", start=4), "0 0", "4. 5."),
    "no-start-given-is-nought": one(level(0, "%1.", start=None), "0 0", "0. 1."),
    "words-around-the-number": one(level(0, "Priority-%1:"), "0 0", "Priority-1: Priority-2:"),
    "levels": one(OUTLINE, "0 1 1 2 2 0 1 2", "1 1.1 1.2 1.2.1 1.2.2 2 2.1 2.1.1"),
    "started-in-the-middle": one(
        level(0, "%1", start=2) + level(1, "%1.%2", start=4) + level(2, "%1.%2.%3"), "0 1 2", "2 2.4 2.4.1"
    ),
    "a-skipped-level-counts-as-used": one(OUTLINE, "0 2 1", "1 1.1.1 1.2"),
    "level-that-never-restarts": one(
        DECIMAL + level(1, "%2)", "lowerLetter", more=NEVER), "0 1 1 0 1", "1. a) b) 2. c)", ("a",)
    ),
    "level-that-restarts-after-the-highest-only": one(
        DECIMAL + level(1, "%2)") + level(2, "%3]", more=AFTER_1),
        "0 1 2 1 2 0 1 2",
        "1. 1) 1] 2) 2] 2. 1) 1]",
        ("1",),
    ),
    "legal-numbering": one(
        level(0, "%1", "upperRoman") + level(1, "%1.%2", more="<w:isLgl/>"),
        "0 1 0 1",
        "I 1.1 II 2.1",
        ("i", "ii"),
    ),
    "symbol-bullet": one(level(0, "\uf0b7", "bullet", after=SYMBOL), "0 0", "• •"),
    "letter-o-as-bullet": one(level(0, "o", "bullet"), "0", "•", ("o",)),
    "dash-as-bullet": one(level(0, "–", "bullet"), "0", "•"),
    "bullet-that-says-something": one(level(0, "Note:", "bullet"), "0", "Note:"),
    "custom-format-with-its-fallback": Case(
        items((1, 0)),
        ("01. x",),
        numbering=lists(
            {
                0: level(0, "%1.").replace(
                    '<w:numFmt w:val="decimal"/>',
                    '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="01, 02"/>'
                    '</mc:Choice><mc:Fallback><w:numFmt w:val="decimalZero"/></mc:Fallback></mc:AlternateContent>',
                )
            },
            {1: (0, "")},
        ),
        only_libreoffice=("1",),
    ),
    "picture-bullet": one(level(0, "", "bullet", after='<w:lvlPicBulletId w:val="0"/>'), "0", "•"),
    "bullet-level-has-no-number": one(level(0, "", "bullet") + level(1, "%1%2."), "0 1", " 1."),
    "no-label": one(level(0, "", "none"), "0", ""),
    "nothing-between-label-and-text": Case(
        items((1, 0)),
        ("1.x",),
        numbering=lists({0: level(0, "%1.", more='<w:suff w:val="nothing"/>')}, {1: (0, "")}),
    ),
    "empty-item-keeps-its-label": Case(
        p("x", num=(1, 0)) + p(num=(1, 0)) + p("x", num=(1, 0)),
        ("1. x", "2.", "3. x"),
        numbering=lists({0: DECIMAL}, {1: (0, "")}),
    ),
    "two-instances-of-a-list-go-on-counting": Case(
        items((1, 0), (1, 0), (2, 0)),
        labelled("1.", "2.", "3."),
        numbering=lists({0: DECIMAL}, {1: (0, ""), 2: (0, "")}),
    ),
    "instance-that-restarts": Case(
        items((1, 0), (1, 0), (2, 0), (2, 0)),
        labelled("1.", "2.", "1.", "2."),
        numbering=lists({0: DECIMAL}, {1: (0, ""), 2: (0, START_1)}),
    ),
    "an-instance-restarts-once": Case(
        items((2, 0), (1, 0), (2, 0)),
        labelled("5.", "6.", "7."),
        numbering=lists({0: DECIMAL}, {1: (0, ""), 2: (0, START_5)}),
    ),
    "instance-with-a-level-of-its-own": Case(
        items((1, 0), (1, 0)),
        labelled("a)", "b)"),
        numbering=lists({0: DECIMAL}, {1: (0, OWN_LEVEL)}),
    ),
    "lists-of-their-own": Case(
        items((1, 0), (2, 0), (1, 0), (2, 0)),
        labelled("1.", "i.", "2.", "ii."),
        numbering=lists({0: DECIMAL, 1: level(0, "%1.", "lowerRoman")}, {1: (0, ""), 2: (1, "")}),
    ),
    "style-that-carries-numbering": Case(
        p("x", style="Item") + p("x", style="Child") + p("x", style="Off"),
        ("1. x", "2. x", "x"),
        styles=ITEM
        + style("Child", based_on="Item")
        + style("Off", based_on="Item", paragraph='<w:numPr><w:numId w:val="0"/></w:numPr>'),
        numbering=lists({0: DECIMAL}, {1: (0, "")}),
    ),
    "numbering-taken-off-a-paragraph": Case(
        p("x", style="Item") + p("x", style="Item", num=(0, 0)) + p("x", style="Item"),
        ("1. x", "x", "2. x"),
        styles=ITEM,
        numbering=lists({0: DECIMAL}, {1: (0, "")}),
    ),
    "headings-linked-to-levels": Case(
        p("x", style="H1") + p("x", style="H2") + p("x", style="H2") + p("x", style="H1"),
        labelled("1", "1.1", "1.2", "2"),
        styles=HEADING + style("H2", paragraph='<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>'),
        numbering=lists({0: NAMED}, {1: (0, "")}),
    ),
    "level-found-by-the-style-it-names": Case(
        p("x", style="H1") + p("x", style="H2"),
        labelled("1", "1.1"),
        styles=HEADING + style("H2", paragraph='<w:numPr><w:numId w:val="1"/></w:numPr>'),
        numbering=lists({0: NAMED}, {1: (0, "")}),
        only_libreoffice=("2",),
    ),
    "list-that-leaves-its-levels-to-a-style": Case(
        items((1, 0), (1, 0)),
        labelled("A.", "B."),
        styles=style("Listing", "numbering", paragraph='<w:numPr><w:numId w:val="2"/></w:numPr>'),
        numbering=lists(
            {
                0: '<w:numStyleLink w:val="Listing"/>',
                1: '<w:styleLink w:val="Listing"/>' + level(0, "%1.", "upperLetter"),
            },
            {1: (0, ""), 2: (1, "")},
        ),
    ),
    "numbers-go-on-from-cell-to-cell": Case(
        tbl(
            tr(tc(p("x", num=(1, 0))), "a"),
            tr(tc(p("x", num=(1, 0))), "b"),
            tr(tc(p("x", num=(1, 0)), p("x", num=(1, 0))), "c"),
        )
        + p("x"),
        ("1. x", "a", "2. x", "b", "3. x", "4. x", "c", "x"),
        numbering=lists({0: DECIMAL}, {1: (0, "")}),
    ),
    "lists-in-cells-that-restart": Case(
        tbl(tr(tc(items((1, 0), (1, 0))), "a"), tr(tc(items((2, 0), (2, 0))), "b")) + p("x"),
        ("1. x", "2. x", "a", "1. x", "2. x", "b", "x"),
        numbering=lists({0: DECIMAL}, {1: (0, START_1), 2: (0, START_1)}),
    ),
    "typed-label-amid-automatic-ones": Case(
        p("one", num=(1, 0)) + p("ii. two") + p("three", num=(1, 0)),
        ("i. one", "ii. two", "ii. three"),
        numbering=lists({0: level(0, "%1.", "lowerRoman")}, {1: (0, "")}),
    ),
    "list-that-is-not-there": Case(items((7, 0)), ("x",)),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_labels_as_displayed(case: Case, tmp_path: Path) -> None:
    read = read_word(case.write(tmp_path / "list.docx"))
    assert tuple(lines(read)) == case.expected
    for line in all_lines(read):
        assert line.text.startswith(line.label)


def test_a_typed_label_is_none(tmp_path: Path) -> None:
    case = CASES["typed-label-amid-automatic-ones"]
    assert [line.label for line in all_lines(read_word(case.write(tmp_path / "list.docx")))] == [
        "i.",
        "",
        "ii.",
    ]


@pytest.mark.parametrize(
    ("value", "number_format", "written"),
    [
        (4, "lowerRoman", "iv"), (1994, "upperRoman", "MCMXCIV"), (26, "lowerLetter", "z"), (27, "lowerLetter", "aa"),
        (53, "upperLetter", "AAA"), (7, "decimalZero", "07"), (12, "decimalZero", "12"), (1, "ordinal", "1st"),
        (12, "ordinal", "12th"), (22, "ordinal", "22nd"), (21, "cardinalText", "Twenty-one"),
        (3, "ordinalText", "Third"), (20, "ordinalText", "Twentieth"), (5, "chicago", "**"),
        (121, "ordinalText", "One hundred twenty-first"),
        (3, "numberInDash", "- 3 -"), (255, "hex", "FF"), (2, "decimalEnclosedCircle", "②"), (9, "none", ""),
        (9, "a format of tomorrow", "9"), (0, "lowerLetter", ""), (99_999, "lowerRoman", "99999"),
    ],
)  # fmt: skip
def test_numerals(value: int, number_format: str, written: str) -> None:
    assert numeral(value, number_format) == written
