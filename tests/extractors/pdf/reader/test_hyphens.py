"""Hyphens at line ends: set by a layout, or typed by the author."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from extractors.pdf.reader.pages import read_pages

UNICODE = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
1 begincodespacerange <00> <FF> endcodespacerange
1 beginbfrange <20> <7D> <0020> endbfrange
1 beginbfchar <7E> <2010> endbfchar endcmap end end"""
"""A Unicode map in which "~" is the hyphen U+2010."""


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        pytest.param(
            ["two-year imple~", "mentation"], ["two-year", "imple\u00ad", "mentation"], id="beside typed ones"
        ),
        pytest.param(
            ["imple~", "ment the strat~", "egy"],
            ["imple\u00ad", "ment", "the", "strat\u00ad", "egy"],
            id="more than one",
        ),
        pytest.param(["a self~", "governing body"], ["a", "self-", "governing", "body"], id="one alone"),
        pytest.param(
            ["two~year self~", "governing body~", "corporate"],
            ["two~year", "self-", "governing", "body-", "corporate"],
            id="the document's plain hyphen",
        ),
        pytest.param(["two-year self-", "governing"], ["two-year", "self-", "governing"], id="typed"),
    ],
)
def test_hyphens_that_a_layout_set_are_soft(
    make_pdf: Callable[..., Path], tmp_path: Path, lines: list[str], words: list[str]
) -> None:
    shown = " ".join(f"({line}) Tj 0 -12 Td" for line in lines)
    with pikepdf.open(make_pdf(f"BT /F1 10 Tf 72 700 Td {shown} ET")) as pdf:
        pdf.pages[0].Resources.Font.F1.ToUnicode = pdf.make_stream(UNICODE)
        pdf.save(tmp_path / "hyphens.pdf")
    (page,) = read_pages(tmp_path / "hyphens.pdf")
    assert list(page.words.text) == [word.replace("~", "-") for word in words]
