"""What rows and cells look like: their words, whether they are bold, shaded, bands, or start with a reference."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.document import Cell, Line, Row
from extractors.vocabularies import month_pattern

__all__ = [
    "count_words",
    "first_word",
    "is_band",
    "is_blank",
    "is_bold",
    "is_continued",
    "is_cut_reference",
    "is_shaded",
    "likeness",
    "lists_own",
    "next_number",
    "plain",
    "reference",
    "row_text",
    "row_words",
    "texts",
    "words_of",
]

_WORDS = re.compile(r"\w+")
_CONTINUED = re.compile(r"\W*\b(?:continued|cont(?:['’]?d)?|parhad)\b\W*$")
_DAY = re.compile(rf"\d{{1,2}}(?:st|nd|rd|th)?\s+{month_pattern()}\b", re.IGNORECASE)
_REFERENCE = re.compile(
    r"\(?((?:\d{1,3}(?:\.\d{1,3})*)|[A-Za-z]{1,3}\d{1,3}(?:\.\d{1,3})*|[ivxl]{1,6}|[a-z])[.):]?(?=\s|$)"
)
_DOTTED = re.compile(r"\d{1,3}\.(?:\d{1,3}\.?)*")
_CUT, _REST = re.compile(r"(?:\d+\.)+"), re.compile(r"\d+(?:\.\d+)*")
_ENDS_IN_FIGURE = re.compile(r"(.*?)(\d+)")
_REFERENCE_GLUED = re.compile(r"(\d{1,3}(?:\.\d{1,3})*)[.)](?=\w)")


def texts(lines: Sequence[Line]) -> str:
    """Give lines as one text."""
    return " ".join([line.text for line in lines if line.text])


def is_cut_reference(above: str, below: str) -> bool:
    """Tell whether a column so narrow that it cuts references has the rest of one below: "2." over "10"."""
    return bool(_CUT.fullmatch(above) and _REST.fullmatch(below))


def row_text(row: Row) -> str:
    """Give all text of a row, from left to right."""
    return " ".join([line.text for cell in row.cells for line in cell.lines if line.text])


def is_continued(text: str) -> bool:
    """Tell whether a text ends in a remark that it is continued."""
    return _CONTINUED.search(text.casefold()) is not None


def row_words(row: Row) -> list[str]:
    """Give the words of a row in lower case; a remark that it is continued is none of them."""
    return words_of(row_text(row))


def words_of(text: str) -> list[str]:
    """Give the words of a text in lower case; a remark that it is continued is none of them."""
    text = text.casefold()
    if "cont" in text or "parhad" in text:
        text = _CONTINUED.sub("", text)
    return _WORDS.findall(text)


def first_word(row: Row) -> str:
    """Give the first of the words of a row; "" where its first line has none, whatever follows."""
    first = next((line.text for cell in row.cells for line in cell.lines if line.text), "")
    return next(iter(words_of(first)), "")


def plain(text: str) -> str:
    """Give a text as its words alone, to tell whether two are the same."""
    return " ".join(words_of(text))


def count_words(lines: Sequence[Line]) -> int:
    """Count the words of lines, as white space parts them."""
    return sum(len(line.text.split()) for line in lines)


def is_blank(cell: Cell) -> bool:
    """Tell whether a cell holds no text."""
    return not (cell.lines and (cell.lines[0].text or texts(cell.lines)))  # the first line tells of most


def is_bold(row: Row) -> bool:
    """Tell whether all text of a row is bold."""
    lines = [line for cell in row.cells for line in cell.lines if line.text]
    return bool(lines) and all(line.bold for line in lines)


def is_shaded(row: Row) -> bool:
    """Tell whether all cells of a row have a background."""
    return bool(row.cells) and all(cell.fill for cell in row.cells)


def is_band(row: Row, column_count: int) -> bool:
    """Tell whether a row is one text across the whole width."""
    return len(row.cells) == 1 and row.cells[0].column_span == column_count > 1 and not is_blank(row.cells[0])


def likeness(first: Sequence[str], second: Sequence[str]) -> float:
    """Give the share of words (0 to 1) that two lists have in common, in any order."""
    if not first or not second:
        return 0.0
    rest = list(second)
    shared = 0
    for word in first:
        if word in rest:
            rest.remove(word)
            shared += 1
    return shared / max(len(first), len(second))


def reference(lines: Sequence[Line]) -> str:
    """Give the number or label that a cell starts with, without punctuation; "" if none, or if it is a day's."""
    filled = (line.text for line in lines if line.text)
    text = next(filled, "")
    is_figure = text[:1].isdigit()
    if is_figure and _DOTTED.fullmatch(text) and (rest := next(filled, "")).isdigit():
        text += rest  # a column narrower than its numbers cut it
    if is_figure and _DAY.match(text):
        return ""
    match = _REFERENCE.match(text) or (_REFERENCE_GLUED.match(text) if is_figure else None)
    return match.group(1) if match else ""


def lists_own(lines: Sequence[Line]) -> str:
    """Give the number that would go on a cell's own list, one that the cell's first number begins; "" if it has none.

    "ST1.1 ...", "ST1.2 ..." in one cell give "ST1.3": such numbers are those of its items, not of the row.
    """
    first = reference(lines)
    wanted = start = next_number(first)
    for line in lines if wanted else ():
        if line.text and reference((line,)) == wanted:
            wanted = next_number(wanted)
    return wanted if wanted != start else ""


def next_number(number: str) -> str:
    """Give the number after one; "" if it doesn't end in a figure."""
    match = _ENDS_IN_FIGURE.fullmatch(number)
    return f"{match[1]}{int(match[2]) + 1}" if match else ""
