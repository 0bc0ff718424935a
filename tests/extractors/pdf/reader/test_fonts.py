"""Which fonts are bold: what their names, flags and stems say, beside the one that most of a page is set in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Dictionary, Name

from extractors.pdf.reader.pages import read_pages

FORCED = 4 | 1 << 18
"""A font descriptor's flags: a font of symbols, to be set bold."""


@pytest.mark.parametrize(
    ("fonts", "bold"),
    [
        pytest.param([("Own", 80, 4), ("Other", 80, 4)], [False, False], id="light stems"),
        pytest.param([("Own", 80, 4), ("Other", 170, 4)], [False, True], id="wide stems beside light ones"),
        pytest.param([("Own", 80, 4), ("Own-Bold", 80, 4)], [False, True], id="by name"),
        pytest.param([("Own", 80, 4), ("Other", 80, FORCED)], [False, True], id="by flag"),
        pytest.param([("Own", 157, 4), ("Other", 157, 4)], [False, False], id="the same wide stems for all"),
        pytest.param(
            [("Own", 157, 4), ("Own-Bold", 159, 4)], [False, True], id="wide stems for all, one by name"
        ),
        pytest.param(
            [("Own-Bold", 159, 4), ("Own", 157, 4)], [True, False], id="most of the page in bold type"
        ),
    ],
)
def test_bold_fonts(
    make_pdf: Callable[..., Path], fonts: Sequence[tuple[str, int, int]], bold: list[bool]
) -> None:
    """The first font sets three lines, the second one."""
    lines = [f"/F{7 + number} 10 Tf 0 -14 Td (Word) Tj" for number in (0, 0, 0, 1)]
    path = make_pdf(f"BT 72 700 Td {' '.join(lines)} ET")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        for number, (name, stem, flags) in enumerate(fonts):
            descriptor = Dictionary(
                Type=Name.FontDescriptor, FontName=Name(f"/ABCDEF+{name}"), Flags=flags, StemV=stem,
                FontBBox=[0, -200, 1000, 800], ItalicAngle=0, Ascent=800, Descent=-200)  # fmt: skip
            pdf.pages[0].Resources.Font[f"/F{7 + number}"] = Dictionary(
                Type=Name.Font, Subtype=Name.TrueType, BaseFont=Name(f"/ABCDEF+{name}"), FirstChar=32,
                LastChar=122, Widths=[500] * 91, Encoding=Name.WinAnsiEncoding,
                FontDescriptor=pdf.make_indirect(descriptor))  # fmt: skip
        pdf.save(path)
    (page,) = read_pages(path)
    assert page.words.text.tolist() == ["Word"] * 4
    assert page.words.bold.tolist() == [bold[0]] * 3 + [bold[1]]
