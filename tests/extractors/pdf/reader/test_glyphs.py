"""Characters that PDFium gives in two halves, such as emoji and mathematical letters, are one each."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from extractors.pdf.reader.pages import read_pages

UNICODE = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
1 begincodespacerange <00> <FF> endcodespacerange
1 beginbfrange <20> <7A> <0020> endbfrange
3 beginbfchar <7B> <D83DDFE2> <7D> <D835DDBA> <7E> <D83D> endbfchar endcmap end end"""
"""A Unicode map in which "{" is a green circle, "}" a letter of mathematics, and "~" the first half of nothing."""


@pytest.mark.parametrize(
    ("shown", "words"),
    [
        pytest.param("(On { track) Tj", ["On", "\U0001f7e2", "track"], id="alone"),
        pytest.param("({{ done) Tj", ["\U0001f7e2\U0001f7e2", "done"], id="two in one go"),
        pytest.param("({) Tj 0 -20 Td (}) Tj", ["\U0001f7e2", "\U0001d5ba"], id="one a line"),
        pytest.param("5 Tc ({) Tj", ["\U0001f7e2"], id="letters spaced wide"),
        pytest.param("(a~b) Tj", ["a\N{REPLACEMENT CHARACTER}b"], id="a half without its other"),
    ],
)
def test_halves_of_a_character_are_one(
    make_pdf: Callable[..., Path], tmp_path: Path, shown: str, words: list[str]
) -> None:
    with pikepdf.open(make_pdf(f"BT /F1 10 Tf 72 700 Td {shown} ET")) as pdf:
        pdf.pages[0].Resources.Font.F1.ToUnicode = pdf.make_stream(UNICODE)
        pdf.save(tmp_path / "halves.pdf")
    (page,) = read_pages(tmp_path / "halves.pdf")
    assert list(page.words.text) == words
