"""Makes cards the forms that they could be set as: the title across, and a row for each label with its value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from msgspec.structs import replace

from extractors.cards.blocks import Block, lines_of, may_hold_cards, piece
from extractors.cards.card import Card, Stretch
from extractors.cards.reading import read_cards
from extractors.document import Box, Cell, Issue, Line, Row, Table
from extractors.evidence import Verdict, sureness
from extractors.stitch import Stitched

__all__ = ["with_cards"]


def with_cards(stitched: Stitched) -> Stitched:
    """Give a document's blocks with its cards as forms; marks between labels count as repeated words."""
    groups = [(is_text, list(some)) for is_text, some in groupby(stitched.blocks, may_hold_cards)]
    found, verdict = read_cards([some for is_text, some in groups if is_text])
    if verdict is None:
        return stitched
    issues = (*stitched.issues, *_doubts(found, verdict))
    if not verdict.holds:
        return replace(stitched, issues=issues)
    made = iter(found)
    blocks: list[Block] = []
    for is_text, some in groups:
        stretches = next(made) if is_text else []
        is_card = any(len(card.said) > 1 for stretch in stretches for card in stretch.cards)
        blocks += _blocks(stretches, sureness(verdict.score)) if is_card else some
    marks = _marks(stitched.blocks) - _marks(blocks)
    words = stitched.repeated_words + marks
    return _numbered(replace(stitched, blocks=tuple(blocks), repeated_words=words, issues=issues))


def _doubts(found: Sequence[Sequence[Stretch]], verdict: Verdict) -> Iterator[Issue]:
    """Say where cards are doubtful, read or not."""
    cards = [card for stretches in found for stretch in stretches for card in stretch.cards]
    if not verdict.is_doubtful:
        return
    first = cards[0].said[0].line
    taken = "read as actions on cards" if verdict.holds else "left as text"
    message = f"Lines with labels outside tables were {taken}, but little speaks for it: {'; '.join(verdict.reasons)}."
    labels = " / ".join(dict.fromkeys(key for card in cards for key in card.keys))
    yield Issue(
        "cards-doubtful", message, first.box.page if first.box else None, value=labels[:80], count=len(cards)
    )


def _marks(blocks: Iterable[Block]) -> int:
    """Count the words that are marks alone, as between labels."""
    words = (word for block in blocks for line in lines_of(block) for word in line.text.split())
    return sum(not any(letter.isalnum() for letter in word) for word in words)


def _blocks(stretches: Sequence[Stretch], sure: float) -> Iterator[Block]:
    """Give the lines around cards and a form for the cards that follow each other."""
    for stretch in stretches:
        yield from stretch.before
        if stretch.cards:
            yield _form(stretch.cards, sure)
        yield from stretch.after


def _form(cards: Sequence[Card], sure: float) -> Table:
    rows: list[Row] = []
    for card in cards:
        if card.title:
            rows.append(_row([_cell(len(rows) + 1, 1, card.title, 2)], sure))
        for one in card.said:
            number = len(rows) + 1
            label = replace(piece(one.line, one.label.first_word, one.label.end), starts_paragraph=True)
            rows.append(_row([_cell(number, 1, [label]), _cell(number, 2, one.value)], sure))
    return Table(0, tuple(rows), 2, sure)


def _cell(row: int, column: int, lines: Sequence[Line], span: int = 1) -> Cell:
    boxes: dict[int, Box] = {}
    for box in (line.box for line in lines if line.box is not None):
        held = boxes.get(box.page, box)
        x0, x1 = min(held.x0, box.x0), max(held.x1, box.x1)
        boxes[box.page] = Box(box.page, x0, min(held.top, box.top), x1, max(held.bottom, box.bottom))
    return Cell(row, column, 1, span, tuple(lines), boxes=tuple(boxes.values()))


def _row(cells: Sequence[Cell], sure: float) -> Row:
    pages = sorted({box.page for cell in cells for box in cell.boxes})
    return Row(tuple(cells), pages=tuple(pages), confidence=sure)


def _numbered(stitched: Stitched) -> Stitched:
    """Give the blocks with their tables numbered anew, which issues follow."""
    tables = [block for block in stitched.blocks if isinstance(block, Table)]
    number = {table.number: place for place, table in enumerate(tables, 1) if table.number}
    blocks: list[Block] = []
    count = 0
    for block in stitched.blocks:
        if isinstance(block, Table):
            count += 1
            block = replace(block, number=count, header_from=number.get(block.header_from or 0))
        blocks.append(block)
    issues = tuple(
        issue if issue.table is None else replace(issue, table=number.get(issue.table))
        for issue in stitched.issues
    )
    return replace(stitched, blocks=tuple(blocks), issues=issues)
