"""What stands on a page as annotation: answers of forms, typed notes, a reviewer's strokes and highlights."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from extractors.pdf.page import Page
from extractors.pdf.reader.pages import read_pages

TEXT = "BT /F1 10 Tf 72 700 Td (Lead officer) Tj ET"
BOX = (72, 698, 200, 708)
"""Round the text: left, bottom, right and top in PDF's own units."""


def annotated(make_pdf: Callable[..., Path], **looks: str) -> Page:
    """Read a page on which annotations of these kinds lie over the text, each painted as its look says."""
    path = make_pdf(TEXT)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        annotations = Array()
        for kind, painted in looks.items():
            look = pdf.make_stream(painted.encode())
            look.update(Dictionary(Type=Name.XObject, Subtype=Name.Form, BBox=[*BOX]))
            look.Resources = Dictionary(Font=pdf.pages[0].Resources.Font)
            annotation = Dictionary(Type=Name.Annot, Subtype=Name(f"/{kind}"), Rect=[*BOX], F=4,
                                    AP=Dictionary(N=look))  # fmt: skip
            annotations.append(pdf.make_indirect(annotation))
        pdf.pages[0].Annots = annotations
        pdf.Root.AcroForm = Dictionary(Fields=annotations)
        pdf.save(path)
    (page,) = read_pages(path)
    return page


@pytest.mark.parametrize("kind", ["FreeText", "Widget", "Stamp"])
def test_what_is_typed_on_a_page_is_its_text(make_pdf: Callable[..., Path], kind: str) -> None:
    page = annotated(make_pdf, **{kind: "BT /F1 10 Tf 130 700 Td (Housing) Tj ET"})
    assert page.words.text.tolist() == ["Lead", "officer", "Housing"]


@pytest.mark.parametrize("kind", ["Link", "Text", "Highlight"])
def test_what_is_said_beside_the_page_is_not(make_pdf: Callable[..., Path], kind: str) -> None:
    page = annotated(make_pdf, **{kind: "BT /F1 10 Tf 130 700 Td (Housing) Tj ET"})
    assert page.words.text.tolist() == ["Lead", "officer"]


def test_a_reviewers_stroke_strikes_the_text(make_pdf: Callable[..., Path]) -> None:
    page = annotated(make_pdf, StrikeOut="1 0 0 RG 0.7 w 72 703 m 94 703 l S")
    struck = dict(zip(page.words.text.tolist(), page.words.struck.tolist(), strict=True))
    assert struck == {"Lead": True, "officer": False}
    assert not len(page.rules.box)


def test_a_highlight_beside_a_stroke_fills_nothing(make_pdf: Callable[..., Path]) -> None:
    page = annotated(make_pdf, Highlight="1 1 0 rg 72 698 128 10 re f", StrikeOut="0.7 w 72 703 m 94 703 l S")
    assert page.words.struck.any()
    assert not len(page.fills.box)
