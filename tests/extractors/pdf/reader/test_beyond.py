"""What a PDF holds beyond its pages is told: attached files, and forms that are made when they are opened."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary

from extractors.document import Issue
from extractors.pdf.reader.pages import read_pages


def issues_of(path: Path) -> list[Issue]:
    return [issue for page in read_pages(path) for issue in page.issues]


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (["plan.xlsx"], [("embedded-object", "plan.xlsx", 1)]),
        (["annex a.docx", "annex b.docx"], [("embedded-object", "annex a.docx; annex b.docx", 2)]),
        (["Print quality.joboptions"], []),
        ([], []),
    ],
)
def test_attached_files_are_told_once(
    make_pdf: Callable[..., Path], names: list[str], told: list[tuple[str, str, int]]
) -> None:
    path = make_pdf("BT /F1 10 Tf 72 700 Td (Cover) Tj ET")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        for name in names:
            pdf.attachments[name] = b"PK"
        pdf.add_blank_page()
        pdf.save(path)
    assert [(issue.code, issue.value, issue.count) for issue in issues_of(path)] == told


@pytest.mark.parametrize("is_dynamic", [True, False])
def test_a_dynamic_form_is_told_and_a_form_on_fixed_pages_is_not(
    make_pdf: Callable[..., Path], is_dynamic: bool
) -> None:
    path = make_pdf("BT /F1 10 Tf 72 700 Td (Please wait) Tj ET")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.Root.AcroForm = Dictionary(XFA=pdf.make_stream(b"<x/>"), Fields=Array())
        pdf.Root.NeedsRendering = is_dynamic
        pdf.save(path)
    assert [issue.code for issue in issues_of(path)] == ["dynamic-form"] * is_dynamic
