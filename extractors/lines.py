"""Lines of a cell to paragraphs: what the column's width broke is joined, what the author parted stays parted.

A line end in a PDF can be a paragraph's end, a space, or nothing at all (inside a long word or an address).
Evidence decides: what the file says, whether the next word would have fitted, how the lines begin and end,
and what the document writes elsewhere. A word is never completed by guess.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from extractors.document import Line, Paragraph
from extractors.letters import is_bulleted, mark_bullet, normal, put_right
from extractors.vocabulary import Vocabulary, bare

__all__ = ["Column", "paragraphs"]

Join = Literal["paragraph", "space", "nothing", "unhyphenated"]

_LABEL = re.compile(
    r"\(?(?:\d{1,3}|[ivxl]{1,6}|[a-z])[.)](?:\s|$)"  # 1. (a) iv)
    r"|\(?\d{1,3}[.)](?=(?-i:[A-Z]))"  # 1.Publish
    r"|\d{1,2}(?:\.\d{1,3})+\.?(?:\s|$)",  # 2.4.1
    re.IGNORECASE,
)
_DASHED = re.compile(r"[-‐–—−]\s")
_CONNECTIVE = re.compile(
    r"(?:[,&/(]"
    r"|\b(?:a|an|and|are|as|at|be|by|for|from|has|have|in|into|is|of|on|or|our|that|the|their|to|was|were|will|with)"
    r"|\b(?:a'r|i|yn|y))$",  # Welsh
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?:;][\"'’”)]?$")
_ADDRESS = re.compile(r"(?:https?:/{0,2}|www\.|[\w.+-]+@)\S*$", re.IGNORECASE)
_IN_ADDRESS = re.compile(r"[/_=&?%\d]|[.-]\w")
_ADDRESS_GOES_ON = re.compile(r"[\w/.?#%&=~+-]")
_CLOSES = re.compile(r"/\w|[,;.)](?:\s|$)")
_BREAKABLE = re.compile(r"\w[-‐/](?=\w)")  # inside a word: where a layout breaks rather than between letters
_HYPHEN = re.compile(r"\w[-‐]$")

GAP = 1.35
"""Line distance, in heights of a line of type, from which a gap parts paragraphs: single spacing is about 1.15."""
NARROW, WIDE = 0.5, 1.4
"""Widths of thin and broad letters, in ordinary ones, as in Helvetica and its kin."""
_WIDTHS = str.maketrans({**dict.fromkeys("iljtfrI.,:;'|!()[] ", "\0"), **dict.fromkeys("mwMW@%", "\1")})


@dataclass(frozen=True, slots=True)
class Column:
    """What a cell's column tells of its lines."""

    right: Mapping[int, float] = field(default_factory=dict)
    """Page → the x position that its lines of type can reach there; empty where unknown."""


@dataclass(frozen=True, slots=True)
class _End:
    """A line end to be judged: the line, the next, and the paragraph so far."""

    line: Line
    after: Line
    so_far: str
    column: Column
    words: Vocabulary

    @property
    def room(self) -> float | None:
        """Points left on the line, None if unknown."""
        if self.line.box is None or self.line.box.page not in self.column.right:
            return None
        return self.column.right[self.line.box.page] - self.line.box.x1


def paragraphs(
    lines: Sequence[Line], words: Vocabulary | None = None, column: Column | None = None
) -> tuple[Paragraph, ...]:
    """Join the lines of a cell, or of the text between tables, to its paragraphs.

    Args:
        lines: in reading order; "" is a blank paragraph.
        words: what the document writes elsewhere.
        column: what is known of the column's width.
    """
    words, column = words or Vocabulary(), column or Column()
    done: list[Paragraph] = []
    open_lines: list[Line] = []
    text, blanks = "", 0
    for line in lines:
        piece = normal(line.text)
        if not piece:
            if open_lines:
                done.append(_paragraph(text, open_lines, blanks))
                open_lines, text, blanks = [], "", 0
            blanks += 1
            continue
        join = _judge(_End(open_lines[-1], line, text, column, words)) if open_lines else "paragraph"
        if join == "paragraph":
            if open_lines:
                done.append(_paragraph(text, open_lines, blanks))
                blanks = 0
            open_lines, text = [line], piece
        else:
            open_lines.append(line)
            text = _joined(text, piece, join)
    if open_lines:
        done.append(_paragraph(text, open_lines, blanks))
    return tuple(done)


def _paragraph(text: str, lines: list[Line], blanks: int) -> Paragraph:
    text = mark_bullet(put_right(text.rstrip("\u00ad")))
    label = lines[0].label
    return Paragraph(text, tuple(lines), "•" if label and text.startswith("•") else label, blanks)


def _joined(text: str, piece: str, join: Join) -> str:
    if join == "space":
        return f"{text} {piece}"
    return (text[:-1] if join == "unhyphenated" else text) + piece


def _judge(end: _End) -> Join:
    """Decide what a line end stands for."""
    says = end.after.starts_paragraph
    if says is True:
        return "paragraph"
    if says is None and sum(weight for _, weight, holds in STARTS_PARAGRAPH if holds(end)) > 0:
        return "paragraph"
    if end.line.box is None or end.line.ends_with_space:
        return "space"
    return _judge_word(end)


def _judge_word(end: _End) -> Join:
    """Decide whether the line end fell inside a word."""
    last, first = _ends(end)
    if last.endswith("\u00ad"):
        return "unhyphenated"
    if _ADDRESS.search(last):
        return "nothing" if _address_goes_on(end) else "space"
    if _HYPHEN.search(last):
        return "nothing" if _space_is_lacking(end) else _judge_hyphen(last, first, end.words)
    if last.endswith("/") and len(last) > 1:
        return "nothing"
    if _CLOSES.match(
        first
    ):  # no layout breaks a line before such a sign, unless inside a word too wide for it
        return "nothing" if _is_alone(end) else "space"
    return "nothing" if _is_full(end) and _is_broken_word(end, last, first) else "space"


def _judge_hyphen(last: str, first: str, words: Vocabulary) -> Join:
    """Keep a compound's hyphen; drop it only if the document writes the word without one, and not with one."""
    if last[-2].isdigit() and first[0].isdigit():
        return "space"  # lines don't break between a hyphen and a digit (Unicode line breaking): a space was typed
    tail = re.match(r"[\w'’-]*", first)
    tail_text = tail.group() if tail else first
    plain, compound = bare(last[:-1] + tail_text), bare(last + tail_text)
    return "unhyphenated" if plain in words.words and compound not in words.words else "nothing"


def _address_goes_on(end: _End) -> bool:
    """Tell whether a web or mail address runs on over the line end."""
    last, first = _ends(end)
    if not _ADDRESS.search(last) or not _ADDRESS_GOES_ON.match(first):
        return False
    if first[0].isupper() and not _IN_ADDRESS.search(first):
        return False
    return last[-1] in "/-_.?=&%#@:~+" or first[0] in "/.?#%&=" or (_is_full(end) and _is_alone(end))


def _ends(end: _End) -> tuple[str, str]:
    """Give the last word above and the first below."""
    return end.so_far.rsplit(" ", 1)[-1], normal(end.after.text).split(" ", 1)[0]


def _is_full(end: _End) -> bool:
    """Tell whether not one more letter would have fitted on the line."""
    if end.room is None or end.line.box is None:
        return end.line.ends_at_edge
    letter = (end.line.box.x1 - end.line.box.x0) / max(_units(end.line.text), 1)
    return end.room < letter


def _is_broken_word(end: _End, last: str, first: str) -> bool:
    """Tell whether two halves of a full line's last word are one word, by the document's other words."""
    head, tail = bare(last), bare(first)
    if not head or not tail or _SENTENCE_END.search(last) or last.endswith(",") or _BREAKABLE.search(last):
        return False
    known = end.words.words
    if head + tail in known and not (head in known and tail in known):
        return True
    if not _is_alone(end):
        return False
    if last.endswith("&") and len(last) > 1:
        return True
    if not first[0].islower():
        return False
    return head not in known and tail not in known and head not in end.words.paragraphs


def _is_alone(end: _End) -> bool:
    """Tell whether the line is one word: a layout breaks a word only where it is wider than its column."""
    return " " not in _LABEL.sub("", normal(end.line.text)).strip()


def _units(text: str) -> float:
    """Estimate a text's width in ordinary letters."""
    marked = text.translate(_WIDTHS)
    return len(text) - marked.count("\0") * (1 - NARROW) + marked.count("\1") * (WIDE - 1)


# --- evidence that a paragraph starts after a line ---


def _fits(end: _End) -> bool:
    """The next word would have stood on the line."""
    room = end.room
    if room is None or end.line.box is None:
        return end.line.box is not None and not end.line.ends_at_edge
    letter = (end.line.box.x1 - end.line.box.x0) / max(_units(end.line.text), 1)
    word = normal(end.after.text).split(" ", 1)[0]
    return room > (_units(word) + NARROW) * letter * 1.05


def _space_is_lacking(end: _End) -> bool:
    """Tell that a space would have fitted and is not set, in a document that sets it."""
    return (
        end.line.ends_with_space is False
        and end.words.sets_spaces
        and end.room is not None
        and not _is_full(end)
    )


def _space_is_missing(end: _End) -> bool:
    """A space is lacking, and no sign is there after which lines break without one."""
    last = end.so_far.rsplit(" ", 1)[-1]
    breaks_here = _HYPHEN.search(last) or last.endswith("/") or _address_goes_on(end)
    return _space_is_lacking(end) and not breaks_here


def _begins(end: _End) -> str:
    return normal(end.after.text)[:1]


def _starts_lower(end: _End) -> bool:
    return _begins(end).islower() and not _starts_with_label(end) and not _ADDRESS.match(end.after.text)


def _starts_upper(end: _End) -> bool:
    return _begins(end).isupper() and not _SENTENCE_END.search(end.so_far)


def _is_same_make(end: _End) -> bool:
    """Both lines have the same pattern of letters and digits, as the dates of a list have."""
    make = _make(end.line.text)
    return "9" in make and make == _make(end.after.text)


def _make(text: str) -> str:
    return re.sub(r"[a-z]+", "a", re.sub(r"[A-Z]", "A", re.sub(r"\d", "9", text)))


def _starts_with_label(end: _End) -> bool:
    return is_bulleted(normal(end.after.text)) or bool(end.after.label) or bool(_LABEL.match(end.after.text))


def _is_next_label(end: _End) -> bool:
    """The line's number follows on the paragraph's, or is a first one."""
    match, before = _LABEL.match(end.after.text), _LABEL.match(end.so_far)
    if not match:
        return is_bulleted(normal(end.after.text))
    number, previous = (re.sub(r"\W", "", m.group()) if m else "" for m in (match, before))
    if number.isdigit() and previous.isdigit():
        return int(number) == int(previous) + 1
    return number.lower() in ("1", "a", "i") or (bool(previous) and previous.isdigit() == number.isdigit())


def _gap_above(end: _End) -> bool:
    a, b = end.line.box, end.after.box
    if a is None or b is None or a.page != b.page:
        return False
    return b.top - a.top > GAP * max(a.bottom - a.top, b.bottom - b.top, 1.2 * end.line.size)


def _is_known_pair(end: _End) -> bool:
    last, first = _ends(end)
    return (bare(last), bare(first)) in end.words.pairs


STARTS_PARAGRAPH: tuple[tuple[str, float, Callable[[_End], bool]], ...] = (
    ("most line ends are no paragraph ends", -1.0, lambda _: True),
    ("the next word would have fitted", 2.5, _fits),
    ("a space is set at the line's end", -2.0, lambda end: end.line.ends_with_space is True),
    ("no space is set though one would fit", 2.5, _space_is_missing),
    ("starts with a label or bullet", 2.0, _starts_with_label),
    ("the label is the next of its list", 1.0, _is_next_label),
    ("starts with a dash", 0.6, lambda end: bool(_DASHED.match(end.after.text))),
    ("gap above", 2.0, _gap_above),
    ("starts in lower case", -1.8, _starts_lower),
    ("starts with a capital in mid-sentence", 0.8, _starts_upper),
    ("line ends with a number", 0.3, lambda end: end.so_far[-1].isdigit()),
    ("a line of the same make follows", 2.0, _is_same_make),
    (
        "both start with a dash",
        2.0,
        lambda end: bool(_DASHED.match(end.so_far) and _DASHED.match(end.after.text)),
    ),
    ("starts with a connecting sign", -1.5, lambda end: _begins(end) in "&/,;)"),
    ("line ends with a connecting word or sign", -2.0, lambda end: bool(_CONNECTIVE.search(end.so_far))),
    ("line ends with a hyphen", -2.5, lambda end: bool(_HYPHEN.search(end.so_far))),
    ("an address goes on", -4.0, _address_goes_on),
    (
        "an address ends here",
        0.5,
        lambda end: bool(_ADDRESS.search(end.so_far)) and not _address_goes_on(end),
    ),
    ("line ends a sentence", 0.4, lambda end: bool(_SENTENCE_END.search(end.so_far))),
    ("these two words follow each other elsewhere", -1.0, _is_known_pair),
    ("stands alone in a cell elsewhere", 1.5, lambda end: bare(end.so_far) in end.words.paragraphs),
    ("the next line stands alone elsewhere", 1.2, lambda end: bare(end.after.text) in end.words.paragraphs),
    ("the type changes size", 2.0, lambda end: abs(end.line.size - end.after.size) > 0.08 * end.line.size),
    ("turns bold or back", 0.6, lambda end: end.line.bold != end.after.bold),
)
"""Named evidence that a paragraph starts after a line end: what, weight, test. Above 0 together it does."""
