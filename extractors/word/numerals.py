"""Numbers as list labels write them: roman, letters, ordinals and the rest of Word's number formats."""

from __future__ import annotations

from collections.abc import Callable

__all__ = ["numeral"]

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MAX_ROMAN = 32_767  # Word's largest list number; above it every numeral is written in digits
_NOTE_SIGNS = "*†‡§"  # Word's "chicago" format: the signs in turn, then doubled
_UNITS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINAL_WORDS = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth",
                  "nine": "ninth", "twelve": "twelfth"}  # fmt: skip
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


def numeral(value: int, number_format: str) -> str:
    """Write a number in one of Word's formats (w:numFmt); digits where the format is not known here.

    Args:
        value: the number, 0 or more.
        number_format: "decimal", "lowerRoman", "upperLetter", "ordinal", ...
    """
    write = _FORMATS.get(number_format)
    return str(value) if write is None or value > _MAX_ROMAN else write(value)


def _roman(value: int) -> str:
    written = ""
    for amount, letters in _ROMAN:
        count, value = divmod(value, amount)
        written += letters * count
    return written


def _repeated(value: int, signs: str) -> str:
    """Write a, b ... z, aa, bb ...: after the last sign the signs are doubled, not combined."""
    if value < 1:
        return ""
    count, place = divmod(value - 1, len(signs))
    return signs[place] * (count + 1)


def _letters(value: int) -> str:
    return _repeated(value, "abcdefghijklmnopqrstuvwxyz")


def _ordinal(value: int) -> str:
    endings = {1: "st", 2: "nd", 3: "rd"}
    return f"{value}{'th' if value % 100 in (11, 12, 13) else endings.get(value % 10, 'th')}"


def _words(value: int) -> str:
    if value < 20:
        return _UNITS[value]
    if value < 100:
        tens, unit = divmod(value, 10)
        return _TENS[tens - 2] + (f"-{_UNITS[unit]}" if unit else "")
    if value < 1000:
        hundreds, rest = divmod(value, 100)
        return f"{_UNITS[hundreds]} hundred" + (f" {_words(rest)}" if rest else "")
    thousands, rest = divmod(value, 1000)
    return f"{_words(thousands)} thousand" + (f" {_words(rest)}" if rest else "")


def _ordinal_words(value: int) -> str:
    head, hyphen, last = _words(value).rpartition("-")
    if not hyphen:
        head, hyphen, last = _words(value).rpartition(" ")
    if last in _ORDINAL_WORDS:
        return head + hyphen + _ORDINAL_WORDS[last]
    return head + hyphen + (last[:-1] + "ie" if last.endswith("y") else last) + "th"


def _circled(value: int) -> str:
    return _CIRCLED[value - 1] if 1 <= value <= len(_CIRCLED) else str(value)


_FORMATS: dict[str, Callable[[int], str]] = {
    "lowerRoman": _roman,
    "upperRoman": lambda value: _roman(value).upper(),
    "lowerLetter": _letters,
    "upperLetter": lambda value: _letters(value).upper(),
    "decimalZero": lambda value: f"{value:02d}",
    "ordinal": _ordinal,
    "cardinalText": lambda value: _words(value).capitalize(),
    "ordinalText": lambda value: _ordinal_words(value).capitalize(),
    "chicago": lambda value: _repeated(value, _NOTE_SIGNS),
    "numberInDash": lambda value: f"- {value} -",
    "hex": lambda value: f"{value:X}",
    "russianLower": lambda value: _repeated(value, _RUSSIAN),
    "russianUpper": lambda value: _repeated(value, _RUSSIAN).upper(),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "none": lambda _: "",
}
