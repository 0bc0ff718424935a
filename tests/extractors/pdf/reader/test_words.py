"""Where words end, and which text counts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractors.pdf.page import Page
from extractors.pdf.reader.symbols import fold, of_font


def shown(*pieces: str) -> str:
    return "BT /F1 10 Tf 72 700 Td " + " ".join(pieces) + " ET"


def moved(text: str) -> str:
    return "[" + " -180 ".join(f"({letter})" for letter in text) + "] TJ"


WIDE = [
    *(("v", 6.2), ("i", 3.42), ("l", 3.42), ("l", 3.42), ("a", 6.76), ("g", 6.76), ("e", 10.7)),
    *(("h", 6.76), ("a", 6.76), ("l", 3.42), ("l", 3.42)),
]
"""Letters and how far the next one stands: 1.2 points wider than set, and a space wider yet."""


@pytest.mark.parametrize(
    ("content", "words"),
    [
        pytest.param(shown("(Lead officer) Tj"), ["Lead", "officer"], id="spaces"),
        pytest.param(shown("(a\xa0b) Tj"), ["a", "b"], id="no-break space"),
        pytest.param(
            shown("[(Lead) -3000 (officer)] TJ"), ["Lead", "officer"], id="gap of a column, no space"
        ),
        pytest.param(shown("[(L) 80 (ead)] TJ"), ["Lead"], id="kerning"),
        pytest.param(
            shown("(is) Tj 9.2 0 Td (reputed) Tj"), ["is", "reputed"], id="pieces a narrow gap apart"
        ),
        pytest.param(shown("(im) Tj 10.5 0 Td (plement) Tj"), ["implement"], id="pieces that touch"),
        pytest.param(shown("5 Tc (ACTION PLAN) Tj"), ["ACTION", "PLAN"], id="spaced wide in one go"),
        pytest.param(
            shown(*(f"({c}) Tj 10 0 Td" for c in "ABCDE")), ["ABCDE"], id="letters spaced wide, each alone"
        ),
        pytest.param(
            shown(*(f"({c}) Tj {w} 0 Td" for c, w in WIDE)),
            ["village", "hall"],
            id="words of letters spaced a little",
        ),
        pytest.param(
            shown(
                "(close) Tj 23.34 0 Td (r) Tj 5.83 0 Td (t) Tj 2.78 0 Td (o) Tj 8.34 0 Td (t) Tj 2.78 0 Td (he a b) Tj"
            ),
            ["closer", "to", "the", "a", "b"],
            id="words of two letters painted one by one",
        ),
        pytest.param(
            shown("[" + " -200 ".join(f"({c})" for c in "ACTION PLAN") + "] TJ"),
            ["ACTION", "PLAN"],
            id="spaced wide by kerning",
        ),
        pytest.param(
            shown("1.2 Tc (a village hall) Tj"), ["a", "village", "hall"], id="spaced a little in one go"
        ),
        pytest.param(
            shown("(Manage) Tj 36.13 0 Td 2.78 Tc (rw) Tj 13.33 0 Td 0 Tc (ith) Tj"),
            ["Manager", "with"],
            id="a space as the spacing of two letters",
        ),
        pytest.param(
            shown("(Launc) Tj 26.68 0 Td 2.78 Tc (hal) Tj 18.9 0 Td 0 Tc (oyalty) Tj"),
            ["Launch", "a", "loyalty"],
            id="two spaces as the spacing of three letters",
        ),
        pytest.param(
            shown("(Year) Tj 21.12 0 Td 2.78 Tc (s2&3A) Tj 41.68 0 Td 0 Tc (ctions) Tj"),
            ["Years", "2", "&", "3", "Actions"],
            id="spaces as the spacing of five letters",
        ),
        pytest.param(
            shown("(Year) Tj 21.12 0 Td (swim) Tj"), ["Yearswim"], id="wide letters painted beside others"
        ),
        pytest.param(
            shown("(Youth) Tj 25.4 0 Td 2.78 Tc (sT) Tj 13.2 0 Td 0 Tc (eam) Tj"),
            ["Youths", "Team"],
            id="a space as the spacing of two letters, kerned",
        ),
        pytest.param(
            shown("130 0 Td [(the centre.) 18000 (Nature reserve)] TJ"),
            ["Nature", "reserve", "the", "centre."],
            id="a step back to another cell in one go",
        ),
        pytest.param(
            shown(
                "[(Priority) -365 (1) -365 (-) -365 (A) -365 (town) -365 (that) -365 (works)] TJ",
                "0 -12 Td [(one) -290 (of) -290 (the) -290 (set) -290 (for) -290 (all)] TJ",
            ),
            ["Priority", "1", "-", "A", "town", "that", "works", "one", "of", "the", "set", "for", "all"],
            id="words of one letter in a line of justified text whose spaces are moves",
        ),
        pytest.param(
            shown("3 Tc (OUR) Tj 45 0 Td (PLAN) Tj"),
            ["OUR", "PLAN"],
            id="three letters spaced wide for looks",
        ),
        pytest.param(
            shown("3 Tc (PLAN) Tj 45 0 Td (OF) Tj"), ["PLAN", "OF"], id="two letters spaced wide for looks"
        ),
        pytest.param(
            shown("(a few words) Tj 99 0 Td -2.7 Tw (Reg eneration) Tj"),
            ["a", "few", "words", "Regeneration"],
            id="a space without room among others",
        ),
        pytest.param(
            shown("-2.7 Tw (Lead officer) Tj"), ["Lead", "officer"], id="spaces none of which has room"
        ),
        pytest.param(
            shown(*(f"({c}) Tj 9 0 Td" for c in "1234")), ["1", "2", "3", "4"], id="figures side by side"
        ),
        pytest.param(
            shown(*(f"({c}) Tj 25 0 Td" for c in "RAGB")), ["R", "A", "G", "B"], id="letters of columns"
        ),
        pytest.param(
            shown("(a few more words) Tj 0 -14 Td " + moved("by May 2016")),
            ["a", "few", "more", "words", "by", "May", "2016"],
            id="figures moved apart on a page that types its spaces",
        ),
        pytest.param(
            shown("(a few more words) Tj 0 -14 Td [(Ref) -140 (erral) -140 (s)] TJ"),
            ["a", "few", "more", "words", "Referrals"],
            id="parts of a word moved apart on a page that types its spaces",
        ),
        pytest.param(
            shown("[(a) -190 (few) -190 (more) -190 (words)] TJ"),
            ["a", "few", "more", "words"],
            id="moves for spaces on a page that types none",
        ),
        pytest.param(
            shown("(a few more words) Tj 0 -14 Td [(1) -278 (a)] TJ"),
            ["a", "few", "more", "words", "1", "a"],
            id="a move as wide as a typed space",
        ),
        pytest.param(
            shown("(a few more words) Tj 0 -14 Td [(1) -300 (12) -300 (4)] TJ"),
            ["a", "few", "more", "words", "1", "12", "4"],
            id="moves as wide as a space",
        ),
        pytest.param(shown("(Y Y Y Y) Tj"), ["Y", "Y", "Y", "Y"], id="letters that the author parted"),
        pytest.param(
            shown("(imple-) Tj 0 -12 Td (ment) Tj"), ["imple-", "ment"], id="hyphen at a line's end"
        ),
        pytest.param(shown("(10) Tj 11.2 3.5 Td /F1 6 Tf (th) Tj"), ["10th"], id="superscript"),
        pytest.param(
            shown("(aims) Tj 21.2 5.5 Td /F1 6 Tf (2) Tj 3.4 -5.5 Td /F1 10 Tf (, then) Tj"),
            ["aims2,", "then"],
            id="superscript before a comma",
        ),
        pytest.param(
            shown("/F1 60 Tf (1) Tj 60 25 Td /F1 20 Tf (Warm homes) Tj"),
            ["Warm", "homes", "1"],
            id="a heading beside a large numeral",
        ),
        pytest.param(shown("(Bold) Tj 0.3 0 Td (Bold) Tj"), ["Bold"], id="printed twice for boldness"),
        pytest.param(
            shown("(B) Tj 0.3 0 Td (B) Tj 6.4 0 Td (o) Tj 0.3 0 Td (o) Tj"), ["Bo"], id="each letter twice"
        ),
        pytest.param(shown("(no) Tj 20 0 Td (no) Tj"), ["no", "no"], id="the same word again"),
        pytest.param(
            shown("(We will do all of it) Tj 0 -14 Td [(iv.) -190 (Develop it) -190 (ively)] TJ"),
            ["We", "will", "do", "all", "of", "it", "iv.", "Develop", "itively"],
            id="label a narrow move before its text, in one piece",
        ),
        pytest.param(
            shown("(1.1.) Tj 17.5 0 Td (Aim) Tj"), ["1.1.", "Aim"], id="label right before its text"
        ),
        pytest.param(shown("(caf\xe9) Tj"), ["caf\xe9"], id="accent"),
        pytest.param(
            shown("[(O) -944 (cer, lead)] TJ /F2 10 Tf 1 0 0 1 79.78 700 Tm (ffi) Tj"),
            ["Officer,", "lead"],
            id="a ligature of another font, painted after the word that it is in",
        ),
        pytest.param(
            shown("[(By) -2500 (May)] TJ /F2 10 Tf 1 0 0 1 87.5 700 Tm (mid) Tj"),
            ["By", "mid", "May"],
            id="a word of another font, painted after those beside it",
        ),
        pytest.param(
            shown("(O lead) Tj 7.78 -24 Td (ffi) Tj /F1 180 Tf -60 12 Td (W) Tj"),
            ["W", "O", "ffi", "lead"],
            id="a word of another line, both beside a watermark",
        ),
        pytest.param(
            shown("(due) Tj 0 -24 Td (due) Tj /F1 180 Tf -60 12 Td (W) Tj"),
            ["W", "due", "due"],
            id="the same word on the line below, both beside a watermark",
        ),
    ],
)
def test_words(read_page: Callable[..., Page], content: str, words: list[str]) -> None:
    assert read_page(content).words.text.tolist() == words


def test_words_say_how_wide_their_letters_are_spaced(read_page: Callable[..., Page]) -> None:
    spaced = " ".join(f"({c}) Tj {w} 0 Td" for c, w in WIDE)
    page = read_page(shown(spaced, "0 -14 Td (by 2018) Tj"))
    assert page.words.text.tolist() == ["village", "hall", "by", "2018"]
    assert page.words.track is not None
    assert page.words.track.tolist() == pytest.approx([0.12, 0.12, 0, 0], abs=0.01)
    assert read_page(shown("(by 2018) Tj")).words.track is None


def test_a_rule_parts_words_that_touch(read_page: Callable[..., Page]) -> None:
    pieces = shown("(Mar) Tj 17.5 0 Td (HR) Tj")
    assert read_page(pieces).words.text.tolist() == ["MarHR"]
    assert read_page(pieces + " 89.2 690 m 89.2 720 l S").words.text.tolist() == ["Mar", "HR"]
    assert read_page(pieces + " 89.2 590 m 89.2 620 l S").words.text.tolist() == ["MarHR"], (
        "it runs elsewhere"
    )


@pytest.mark.parametrize(
    ("content", "words", "hidden"),
    [
        pytest.param("BT /F1 10 Tf 700 700 Td (off) Tj ET", [], 1, id="off the page"),
        pytest.param("BT /F1 10 Tf 3 Tr 72 700 Td (none) Tj ET", [], 1, id="without ink"),
        pytest.param("BT 1 g /F1 10 Tf 72 700 Td (white) Tj ET", [], 1, id="white on white"),
        pytest.param(
            "0 g 60 690 90 30 re f BT 1 g /F1 10 Tf 72 700 Td (white) Tj ET", ["white"], 0, id="on black"
        ),
        pytest.param("BT 0.9 g /F1 10 Tf 72 700 Td (pale) Tj ET", ["pale"], 0, id="pale grey"),
        pytest.param("/Clear gs BT /F1 10 Tf 72 700 Td (clear) Tj ET", [], 1, id="translucent throughout"),
        pytest.param("/Half gs BT /F1 10 Tf 72 700 Td (half) Tj ET", ["half"], 0, id="half translucent"),
        pytest.param(shown("(seen) Tj /F1 0.5 Tf 0 -20 Td (dust) Tj"), ["seen"], 1, id="too small to see"),
        pytest.param(shown("/F1 0.5 Tf (map) Tj"), ["map"], 0, id="all as small"),
    ],
)
def test_text_that_can_not_be_seen(
    read_page: Callable[..., Page], content: str, words: list[str], hidden: int
) -> None:
    page = read_page(content)
    assert page.words.text.tolist() == words
    assert [(i.code, i.count) for i in page.issues] == [("hidden-text", 1)] * hidden


@pytest.mark.parametrize(
    ("matrix", "turn"),
    [("1 0 0 1", 0), ("0 -1 1 0", 90), ("-1 0 0 -1", 180), ("0 1 -1 0", 270)],
    ids=["upright", "downwards", "upside down", "upwards"],
)
def test_turned_text_is_read_in_its_direction(read_page: Callable[..., Page], matrix: str, turn: int) -> None:
    page = read_page(f"BT /F1 10 Tf {matrix} 300 400 Tm (Lead officer) Tj 0 -12 Td (Housing) Tj ET")
    assert page.words.text.tolist() == ["Lead", "officer", "Housing"]
    assert page.words.turn.tolist() == [turn] * 3
    assert page.words.size == pytest.approx(10)


@pytest.mark.parametrize(
    ("line", "typed"),
    [
        pytest.param("[(Lead officer) -3000 (By 2009)] TJ", [True, False, True, False], id="a column's gap"),
        pytest.param(
            "[(Lead officer ) -3000 (By 2009)] TJ", [True, True, True, False], id="a space before the gap"
        ),
        pytest.param("4 Tw (Lead officer) Tj 0 Tw", [True, False], id="a wide space of a justified line"),
    ],
)
def test_spaces_that_are_typed_in_a_piece_of_text(
    read_page: Callable[..., Page], line: str, typed: list[bool]
) -> None:
    after = read_page(shown(line)).words.space_after
    assert after is not None
    assert after.tolist() == typed


def test_looks_of_words(read_page: Callable[..., Page]) -> None:
    page = read_page(
        "BT 1 0 0 rg /F2 12 Tf 72 700 Td (Bold) Tj ET /P << /MCID 7 >> BDC BT 0 g /F1 10 Tf 72 600 Td (plain) Tj ET EMC"
    )
    assert page.words.bold.tolist() == [True, False]
    assert page.words.colour.tolist() == [0xFF0000, 0]
    assert page.words.mark.tolist() == [-1, 7]
    assert page.words.size.tolist() == pytest.approx([12, 10])


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("e\u0301", "\xe9"),
        ("e\ufb03cient", "efficient"),
        ("soft\xad", "soft-"),
        ("non\u2011stop", "non-stop"),
        ("\uf0a7", "•"),
        ("\u2013", "\u2013"),
        ("O\u6600\ucf00cer", "Officer"),
        ("sta\u6600\u6600", "staff"),
        ("\u6600\u6900rst", "first"),
        ("\u6625\u6600\u6900", "\u6625\u6600\u6900"),
    ],
    ids=[
        *("composed", "ligature", "soft hyphen", "no-break hyphen", "private code", "dash stays"),
        *("garbled ligature of three", "of two", "at the start", "Chinese stays"),
    ],
)
def test_characters_as_a_reader_knows_them(written: str, read: str) -> None:
    assert fold(written) == read
    assert fold(read) == read


@pytest.mark.parametrize(
    ("font", "code", "shown_as"),
    [
        ("Symbol", 0xF0B7, "•"),
        ("ABCDEF+SymbolMT", 0xF0B3, "≥"),
        ("ABCDEF+Wingdings-Regular", 0xF0FC, "✓"),
        ("Wingdings", 0xFC, "✓"),
        ("Wingdings2", 0xFC, "\uf0fc"),
        ("ABCDEF+Wingdings2", ord("P"), "✓"),
        ("Wingdings-2", ord("O"), "✗"),
        ("ABCDEF+Wingdings2", ord("—"), "\uf097"),
        ("Wingdings3", 0xFC, "\uf0fc"),
        ("Webdings", ord("a"), "✓"),
        ("ABCDEF+Wingdings-Regular", ord("✓"), "✓"),
        ("SymbolMT", ord("—"), "—"),
        ("ABCDEF+OpenSymbol", 0xF0FC, "✓"),
        ("OpenSymbol", 0xF0B3, "≥"),
        ("OpenSymbol", ord("a"), "a"),
        ("ABCDEF+Arial", 0xFC, "ü"),
    ],
)
def test_symbol_fonts(font: str, code: int, shown_as: str) -> None:
    assert chr(of_font(font, code)) == shown_as
