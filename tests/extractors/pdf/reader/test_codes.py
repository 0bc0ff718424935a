"""Fonts that do not name their characters, or name them wrongly."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from extractors.pdf.page import Page
from extractors.pdf.reader.pages import read_pages

SENTENCE = (
    "We will plan the work of all the people who live here and then ask each of them what the town should do"
)
FIRST_GLYPH = ord(" ") - 3
"""The space is the third glyph of a TrueType font, counted from 0, and the rest of ASCII follows."""


def read(path: Path, font: Dictionary) -> Page:
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.pages[0].Resources.Font.F9 = font
        pdf.save(path)
    (page,) = read_pages(path)
    return page


def numbered(glyphs: Sequence[int]) -> str:
    """A line that shows glyphs by their numbers."""
    return f"BT /F9 10 Tf 20 700 Td <{''.join(f'{glyph:04x}' for glyph in glyphs)}> Tj ET"


def unnamed_font() -> Dictionary:
    descriptor = Dictionary(
        Type=Name.FontDescriptor, FontName=Name("/ABCDEF+Own"), Flags=4, StemV=80, ItalicAngle=0,
        FontBBox=[0, -200, 1000, 800], Ascent=800, Descent=-200)  # fmt: skip
    order = Dictionary(Registry="Adobe", Ordering="Identity", Supplement=0)
    glyphs = Dictionary(
        Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name("/ABCDEF+Own"), CIDSystemInfo=order,
        FontDescriptor=descriptor, DW=400)  # fmt: skip
    return Dictionary(
        Type=Name.Font, Subtype=Name.Type0, BaseFont=Name("/ABCDEF+Own"), Encoding=Name("/Identity-H"),
        DescendantFonts=Array([glyphs]))  # fmt: skip


def test_characters_are_told_by_the_order_of_glyphs(make_pdf: Callable[..., Path]) -> None:
    glyphs = [ord(letter) - FIRST_GLYPH for letter in SENTENCE]
    page = read(make_pdf(numbered(glyphs)), unnamed_font())
    assert " ".join(page.words.text) == SENTENCE
    assert [issue.code for issue in page.issues] == ["glyph-order"]


def test_what_lies_beyond_ascii_stays_unknown(make_pdf: Callable[..., Path]) -> None:
    glyphs = [*(ord(letter) - FIRST_GLYPH for letter in f"{SENTENCE} "), 133, ord("5") - FIRST_GLYPH]
    page = read(make_pdf(numbered(glyphs)), unnamed_font())
    assert page.words.text[-1] == "\N{REPLACEMENT CHARACTER}5"
    assert [issue.code for issue in page.issues] == ["no-unicode-map", "glyph-order"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("".join(chr(ord(c) + 1) if c.isalpha() else c for c in SENTENCE), id="no English"),
        pytest.param("We will write to all", id="few words"),
    ],
)
def test_text_that_makes_no_words_stays_unknown(make_pdf: Callable[..., Path], text: str) -> None:
    page = read(make_pdf(numbered([ord(letter) - FIRST_GLYPH for letter in text])), unnamed_font())
    assert [issue.code for issue in page.issues] == ["no-unicode-map"]
    assert text.split()[0] not in page.words.text


@pytest.mark.parametrize(
    ("kinds", "codes"), [pytest.param(26, ["no-unicode-map"], id="letters"), pytest.param(2, [], id="ticks")]
)
def test_a_page_of_ornaments_says_something_else(
    make_pdf: Callable[..., Path], kinds: int, codes: list[str]
) -> None:
    """Its font's map names ornaments, one for each letter, or two marks."""
    path = make_pdf("BT /F9 10 Tf 20 700 Td (abcdefghijklm nopqrstuvwxyz) Tj ET")
    named = "".join(f"<{97 + n:02x}> <{0x2701 + n % kinds:04x}>\n" for n in range(26))
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        mapping = pdf.make_stream(
            b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Own def /CMapType 2 def\n"
            b"1 begincodespacerange <00> <ff> endcodespacerange 26 beginbfchar\n"
            + named.encode()
            + b"endbfchar endcmap end end"
        )
        pdf.pages[0].Resources.Font.F9 = Dictionary(
            Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, ToUnicode=mapping
        )
        pdf.save(path)
    (page,) = read_pages(path)
    assert [issue.code for issue in page.issues] == codes
