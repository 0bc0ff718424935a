"""What a reader sees of a paragraph, once: a table of cases, each also held against LibreOffice (test_shown)."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.word.docx import read_word
from tests.extractors.word.make import Case, all_lines, lines, p, r, style, tbl, tc, tr, write_docx

BREAK = "<w:r><w:br/></w:r>"


def change(kind: str, content: str) -> str:
    return f'<w:{kind} w:id="9" w:author="A" w:date="2012-01-01T00:00:00Z">{content}</w:{kind}>'


def deleted(text: str) -> str:
    return change("del", f'<w:r><w:delText xml:space="preserve">{text}</w:delText></w:r>')


def control(content: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def mark(kind: str, inside: str = "") -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}">{inside}</w:fldChar></w:r>'


def instruction(text: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve">{text}</w:instrText></w:r>'


def field(text: str, *result: str, control: str = "") -> str:
    middle = mark("separate") + "".join(result) if result else ""
    return mark("begin", control) + instruction(text) + middle + mark("end")


def symbol(font: str, char: str) -> str:
    return f'<w:r><w:sym w:font="{font}" w:char="{char}"/></w:r>'


def shape(content: str) -> str:
    return (
        '<w:drawing><wp:anchor behindDoc="0" distT="0" distB="0" distL="0" distR="0" simplePos="0" locked="0"'
        ' layoutInCell="1" allowOverlap="1" relativeHeight="2"><wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH>'
        '<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>'
        '<wp:extent cx="3000000" cy="900000"/><wp:wrapTopAndBottom/><wp:docPr id="1" name="Box"/>'
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
        '<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="3000000" cy="900000"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr>'
        f"<wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp>"
        "</a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )


def vml_box(content: str) -> str:
    return (
        '<w:pict><v:shape style="position:absolute;width:200pt;height:60pt" coordsize="21600,21600"'
        ' path="m0,0l0,21600,21600,21600,21600,0xe"><v:textbox><w:txbxContent>'
        f"{content}</w:txbxContent></v:textbox></v:shape></w:pict>"
    )


def alternate(choice: str, fallback: str, requires: str = "wps") -> str:
    return (
        f'<mc:AlternateContent><mc:Choice Requires="{requires}">{choice}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
    )


def notes(kind: str, **texts: str) -> tuple[str, str]:
    """A notes part: identifier and text of each note."""
    mark_of_its_own = f"<w:r><w:{kind}Ref/></w:r>"
    inside = "".join(
        f'<w:{kind} w:id="{name[1:]}">{p(mark_of_its_own, r(" " + text))}</w:{kind}>'
        for name, text in texts.items()
    )
    return f"{kind}s", inside


CHECKED = '<w:ffData><w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox></w:ffData>'
UNCHECKED = '<w:ffData><w:checkBox><w:default w:val="0"/></w:checkBox></w:ffData>'
CHOICE = (
    '<w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="Red"/><w:listEntry w:val="Green"/></w:ddList>'
    "</w:ffData>"
)
HIDDEN_STYLE = style("Secret", "character", run="<w:vanish/>")
FOOTNOTE = '<w:r><w:footnoteReference w:id="{}"/></w:r>'

CASES = {
    "runs-that-part-a-word": Case(p(r("Hou"), r("sing", "<w:b/>"), r(" team")), ("Housing team",)),
    "runs-of-spaces-and-tabs": Case(
        p(r("Lead  officer "), "<w:r><w:tab/></w:r>", r("\u00a0 Mar 2012")), ("Lead officer Mar 2012",)
    ),
    "empty-paragraphs-are-blank-lines": Case(p("One") + p() + p(" ") + p("Two"), ("One", "", "", "Two")),
    "soft-line-break": Case(p(r("First"), BREAK, r("second")), ("First", "second")),
    "break-at-the-end-ends-only-the-paragraph": Case(p(r("First"), BREAK) + p("Next"), ("First", "Next")),
    "empty-line-between-breaks": Case(p(r("First"), BREAK, BREAK, r("third")), ("First", "", "third")),
    "page-break-before-text": Case(p('<w:r><w:br w:type="page"/></w:r>', r("Next page")), ("Next page",)),
    "page-break-alone": Case(p("A") + p('<w:r><w:br w:type="page"/></w:r>') + p("B"), ("A", "", "B")),
    "carriage-return": Case(p(r("One"), "<w:r><w:cr/></w:r>", r("two")), ("One", "two")),
    "non-breaking-hyphen": Case(p(r("co"), "<w:r><w:noBreakHyphen/></w:r>", r("operate")), ("co-operate",)),
    "soft-hyphens-are-not-seen": Case(
        p(r("imple"), "<w:r><w:softHyphen/></w:r>", r("men\u00adtation")), ("implementation",)
    ),
    "decomposed-letters-are-composed": Case(p(r("Sia\u0302n")), ("Siân",)),
    "ticks-and-crosses": Case(
        p(symbol("Wingdings", "F0FC"), r(" done "), symbol("Wingdings", "F0FB"), r(" not")), ("✓ done ✗ not",)
    ),
    "letters-set-in-a-symbol-font": Case(
        p(r("ü", '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'), r(" met")),
        ("✓ met",),
        only_libreoffice=("ü",),
    ),
    "typed-bullet-of-the-private-area": Case(
        p(r("\uf0b7", '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>'), r(" item")), ("• item",)
    ),
    "greek-by-symbol": Case(p(symbol("Symbol", "F061"), r("-test")), ("α-test",)),
    "all-capitals-are-shown-so": Case(p(r("Lead officer", "<w:caps/>")), ("LEAD OFFICER",)),
    "hidden-text": Case(
        p(r("Seen"), r(" unseen", "<w:vanish/>"), r(" again")), ("Seen again",), only_libreoffice=("unseen",)
    ),
    "hidden-text-switched-off": Case(p(r("Seen", '<w:vanish w:val="0"/>')), ("Seen",)),
    "hidden-by-style": Case(
        p(r("Seen"), r(" unseen", '<w:rStyle w:val="Secret"/>'), r(" again")),
        ("Seen again",),
        styles=HIDDEN_STYLE,
        only_libreoffice=("unseen",),
    ),
    "hidden-paragraph": Case(
        p("One") + p(r("unseen", "<w:vanish/>"), properties="<w:rPr><w:vanish/></w:rPr>") + p("Two"),
        ("One", "Two"),
        only_libreoffice=("unseen",),
    ),
    "comment": Case(
        p(
            '<w:commentRangeStart w:id="0"/>',
            r("Text"),
            '<w:commentRangeEnd w:id="0"/>',
            '<w:r><w:commentReference w:id="0"/></w:r>',
        ),
        ("Text",),
        parts={
            "comments": (
                "comments",
                f'<w:comment w:id="0" w:author="A" w:initials="A">{p("A remark")}</w:comment>',
            )
        },
    ),
    "tracked-insertion-and-deletion": Case(
        p(r("Review "), change("ins", r("new ")), deleted("old "), r("plan")),
        ("Review new plan",),
        only_libreoffice=("old",),
    ),
    "tracked-move": Case(
        p(change("moveTo", r("Moved here"))) + p(r("Rest"), change("moveFrom", r(" gone away"))),
        ("Moved here", "Rest"),
        only_libreoffice=("gone", "away"),
    ),
    "tracked-deletion-of-a-paragraph": Case(
        p("One") + p(deleted("gone"), properties=f"<w:rPr>{change('del', '')}</w:rPr>") + p("Two"),
        ("One", "Two"),
        only_libreoffice=("gone",),
    ),
    "deleted-paragraph-mark-joins": Case(
        p(r("The first "), properties=f"<w:rPr>{change('del', '')}</w:rPr>") + p("half"), ("The first half",)
    ),
    "content-control-around-runs": Case(p(r("By "), control(r("March 2012"))), ("By March 2012",)),
    "content-control-around-paragraphs": Case(
        control(p("One") + control(p("Two"))) + p("Three"), ("One", "Two", "Three")
    ),
    "content-control-check-box": Case(
        p(control(r("☒"), '<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>'), r(" Agreed")),
        ("☒ Agreed",),
    ),
    "smart-tag-and-custom-xml": Case(
        p(
            f'<w:smartTag w:uri="u" w:element="date"><w:smartTagPr/>{r("1 May")}</w:smartTag>',
            f'<w:customXml w:uri="u" w:element="e"><w:customXmlPr/>{r(" 2012")}</w:customXml>',
        ),
        ("1 May 2012",),
    ),
    "custom-xml-around-paragraphs": Case(
        f'<w:customXml w:uri="u" w:element="e"><w:customXmlPr/>{p("One")}</w:customXml>{p("Two")}',
        ("One", "Two"),
    ),
    "text-direction-wrappers": Case(
        p(f'<w:dir w:val="ltr">{r("One ")}</w:dir>', f'<w:bdo w:val="ltr">{r("two")}</w:bdo>'), ("One two",)
    ),
    "hyperlink": Case(
        p(r("See "), f'<w:hyperlink r:id="rL">{r("the policy")}</w:hyperlink>'),
        ("See the policy",),
        links={"rL": "https://example.org/policy"},
    ),
    "simple-field": Case(
        p(r("Page "), f'<w:fldSimple w:instr=" AUTHOR ">{r("7")}</w:fldSimple>'), ("Page 7",)
    ),
    "field-shows-its-result": Case(
        p(r("See "), field(' HYPERLINK "https://example.org" ', r("here"))), ("See here",)
    ),
    "field-in-a-field": Case(
        p(
            mark("begin"),
            instruction(" IF "),
            field(" MERGEFIELD a ", r("x")),
            instruction(' = "x" "y" '),
            mark("separate"),
            r("shown"),
            mark("end"),
            r(" after"),
        ),
        ("shown after",),
    ),
    "field-over-paragraphs": Case(
        p(mark("begin"), instruction(' QUOTE "a" '), mark("separate"), r("One"))
        + p(r("Two"), mark("end"))
        + p("Three"),
        ("One", "Two", "Three"),
    ),
    "form-check-boxes": Case(
        p(
            field(" FORMCHECKBOX ", control=CHECKED),
            r(" yes "),
            field(" FORMCHECKBOX ", control=UNCHECKED),
            r(" no"),
        ),
        ("☒ yes ☐ no",),
    ),
    "form-list-shows-the-entry-chosen": Case(
        p(r("Status: "), field(" FORMDROPDOWN ", control=CHOICE)), ("Status: Green",)
    ),
    "form-list-with-a-field-in-it-shows-that": Case(
        p(field(" FORMDROPDOWN ", field(" MERGEFIELD a ", r("Amber")), control=CHOICE)), ("Amber",)
    ),
    "mathematics": Case(p(r("Target "), "<m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath>"), ("Target x+1",)),
    "pronunciation-above-a-word": Case(
        p(
            f"<w:r><w:ruby><w:rubyPr/><w:rt>{r('above')}</w:rt><w:rubyBase>{r('word')}</w:rubyBase></w:ruby></w:r>"
        ),
        ("word (above)",),
    ),
    "text-box-once": Case(
        p(r("Before"), "<w:r>" + alternate(shape(p("In the box")), vml_box(p("In the box"))) + "</w:r>")
        + p("After"),
        ("Before", "In the box", "After"),
    ),
    "text-box-of-an-unknown-kind-falls-back": Case(
        p(r("Before "), alternate(r("unseen"), r("seen"), requires="w99")), ("Before seen",)
    ),
    "old-text-box-with-a-table": Case(
        p(r("Before"), f"<w:r>{vml_box(tbl(tr('a', 'b')) + p('End'))}</w:r>"), ("Before", "a", "b", "End")
    ),
    "alternative-paragraphs": Case(alternate(p("Chosen"), p("Fallen back")) + p("End"), ("Chosen", "End")),
    "footnotes": Case(
        p(r("Housing"), FOOTNOTE.format(2), r(" and health"), FOOTNOTE.format(3)),
        ("Housing¹ and health²", "¹ First note", "² Second note"),
        parts={"footnotes": notes("footnote", n2="First note", n3="Second note")},
    ),
    "footnote-in-a-cell": Case(
        tbl(tr(tc(p(r("2012"), FOOTNOTE.format(2))), "b")) + p("End"),
        ("2012¹", "b", "End", "¹ A note"),
        parts={"footnotes": notes("footnote", n2="A note")},
    ),
    "endnotes-count-in-roman": Case(
        p(r("Housing"), '<w:r><w:endnoteReference w:id="2"/></w:r>'),
        ("Housingⁱ", "ⁱ A note"),
        parts={"endnotes": notes("endnote", n2="A note")},
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_a_reader_sees(case: Case, tmp_path: Path) -> None:
    read = read_word(case.write(tmp_path / "case.docx"))
    assert tuple(lines(read)) == case.expected
    assert read.layout.words == sum(len(text.split()) for text in case.expected)


def test_addresses_of_links_are_kept_where_they_differ_from_the_text(tmp_path: Path) -> None:
    body = (
        p(f'<w:hyperlink r:id="rA">{r("policy")}</w:hyperlink>')
        + p(f'<w:hyperlink r:id="rA">{r("https://example.org/a")}</w:hyperlink>')
        + p(field(' HYPERLINK "https://example.org/b" ', r("strategy")))
        + p(f'<w:hyperlink w:anchor="below">{r("inside")}</w:hyperlink>')
    )
    read = read_word(write_docx(tmp_path / "links.docx", body, links={"rA": "https://example.org/a"}))
    assert [line.links for line in all_lines(read)] == [
        ("https://example.org/a",), (), ("https://example.org/b",), (),
    ]  # fmt: skip


def test_a_soft_break_leaves_open_whether_a_paragraph_starts_and_an_empty_line_does_not(
    tmp_path: Path,
) -> None:
    body = p(r("a"), BREAK, r("b"), BREAK, BREAK, r("c"))
    read = read_word(write_docx(tmp_path / "breaks.docx", body))
    starts = [(line.text, line.starts_paragraph) for line in all_lines(read)]
    assert starts == [("a", True), ("b", None), ("", True), ("c", True)]


@pytest.mark.parametrize(
    ("properties", "struck"),
    [("<w:strike/>", True), ("<w:dstrike/>", True), ('<w:strike w:val="0"/>', False), ("<w:b/>", False)],
)
def test_struck_text_is_kept_and_told(properties: str, struck: bool, tmp_path: Path) -> None:
    body = p(r("Keep "), r("dropped", properties)) + p(r("also dropped", properties))
    read = read_word(write_docx(tmp_path / "struck.docx", body))
    assert lines(read) == ["Keep dropped", "also dropped"]
    assert [line.struck for line in all_lines(read)] == [struck, struck]
    told = [(issue.code, issue.value, issue.count) for issue in read.issues]
    assert told == ([("struck-text", "Keep dropped", 2)] if struck else [])


BOLD = style("Strong", "character", run="<w:b/>") + style(
    "Banner", paragraph="", run='<w:b/><w:sz w:val="28"/>'
)


@pytest.mark.parametrize(
    ("paragraph", "bold", "size"),
    [
        (p(r("All", "<w:b/>")), True, 10.0),
        (p(r("Part", "<w:b/>"), r(" only")), False, 10.0),
        (p("Banner", style="Banner"), True, 14.0),
        (p(r("Off", '<w:b w:val="0"/>'), style="Banner"), False, 14.0),
        (p(r("Bold in bold is plain", '<w:rStyle w:val="Strong"/>'), style="Banner"), False, 14.0),
        (p(r("Strong", '<w:rStyle w:val="Strong"/><w:sz w:val="20"/>')), True, 10.0),
    ],
    ids=["all", "part", "by-style", "switched-off", "twice", "character-style"],
)
def test_bold_and_size_come_from_run_and_style(
    paragraph: str, bold: bool, size: float, tmp_path: Path
) -> None:
    (line,) = all_lines(read_word(write_docx(tmp_path / "look.docx", paragraph, styles=BOLD)))
    assert (line.bold, line.size) == (bold, size)


def test_headings_by_style_outline_and_name(tmp_path: Path) -> None:
    styles = (
        style("H1", title="heading 1")
        + style("Own", paragraph='<w:outlineLvl w:val="1"/>')
        + style("Child", based_on="Own")
        + style("Body", based_on="Own", paragraph='<w:outlineLvl w:val="9"/>')
    )
    body = "".join(p(name, style=name) for name in ("H1", "Own", "Child", "Body", "Unknown"))
    body += p("Direct", properties='<w:outlineLvl w:val="2"/>')
    read = read_word(write_docx(tmp_path / "headings.docx", body, styles=styles))
    assert [line.heading_level for line in all_lines(read)] == [1, 2, 2, 0, 0, 3]
