"""Content controls show the value that they are bound to."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.word.docx import read_word
from tests.extractors.word.make import OFFICE, PACKAGE, lines, p, r, tbl, tc, tr, write_docx

STORE = "{8A0D12D9-2942-40C2-B7F5-4D45ED01B822}"
VALUES = '<v xmlns="urn:v"><name>Fresh</name><name kind="Own">Second value</name><empty/></v>'


def control(path: str, content: str, more: str = "<w:text/>", store: str = STORE) -> str:
    prefixes = "xmlns:n='urn:v'"
    binding = f'<w:dataBinding w:prefixMappings="{prefixes}" w:xpath="{path}" w:storeItemID="{store}"/>'
    return f"<w:sdt><w:sdtPr>{binding}{more}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def write(path: Path, body: str, values: str = VALUES) -> Path:
    relations = (
        f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="c" Type="{OFFICE}/customXml" Target="../customXml/item1.xml"/></Relationships>'
    )
    properties = (
        f'<ds:datastoreItem xmlns:ds="{OFFICE.replace("relationships", "customXml")}" ds:itemID="{STORE}"/>'
    )
    files: dict[str, str | bytes] = {
        "word/_rels/document.xml.rels": relations,
        "customXml/item1.xml": values,
        "customXml/itemProps1.xml": properties,
        "customXml/_rels/item1.xml.rels": relations.replace('customXml"', 'customXmlProps"').replace(
            "../customXml/item1.xml", "itemProps1.xml"
        ),
    }
    return write_docx(path, body, files=files)


CASES = {
    "in-a-paragraph": (p(r("By "), control("/n:v/n:name[1]", r("st") + r("ale"))), ["By Fresh"]),
    "around-a-paragraph": (control("/n:v/n:name[2]", p("stale")), ["Second value"]),
    "around-a-paragraph-of-a-cell": (tbl(tr(tc(control("/n:v/n:name", p("stale"))), "b")), ["Fresh", "b"]),
    "an-attribute": (p(control("/n:v/n:name[2]/@kind", r("stale"))), ["Own"]),
    "nothing-there": (p(control("/n:v/n:other", r("kept"))), ["kept"]),
    "empty-there": (p(control("/n:v/n:empty", r("kept"))), ["kept"]),
    "another-store": (p(control("/n:v/n:name", r("kept"), store="{0}")), ["kept"]),
    "a-date-is-shown-in-its-own-form": (p(control("/n:v/n:name", r("1 May"), more="<w:date/>")), ["1 May"]),
    "a-path-that-is-a-program": (p(control("//n:name[count(//*) > 1]", r("kept"))), ["kept"]),
    "a-prefix-that-is-not-declared": (p(control("/x:v/x:name", r("kept"))), ["kept"]),
}


@pytest.mark.parametrize(("body", "expected"), CASES.values(), ids=CASES.keys())
def test_a_plain_control_shows_its_bound_value(body: str, expected: list[str], tmp_path: Path) -> None:
    assert lines(read_word(write(tmp_path / "plan.docx", body))) == expected


def test_a_broken_store_leaves_the_text_as_it_is(tmp_path: Path) -> None:
    body = p(control("/n:v/n:name", r("kept")))
    assert lines(read_word(write(tmp_path / "plan.docx", body, values="<v>"))) == ["kept"]
