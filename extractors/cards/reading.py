"""Cards among the lines of a document: a heading or sentence, and beneath it lines with labels that come again."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise
from statistics import mean

from msgspec import Struct
from msgspec.structs import replace

from extractors.cards.blocks import Block, lines_of, piece, rows_of
from extractors.cards.card import Card, Said, Stretch
from extractors.cards.labels import FACTS, field_of, labels_in, whole_line
from extractors.cards.verdict import judge_cards
from extractors.document import Line
from extractors.evidence import Verdict
from extractors.stitch.looks import reference
from extractors.text.leading import distance

__all__ = ["read_cards"]

FEWEST = 2
"""Cards of a document, and labels of a card."""

APART = 1.2
"""Times as far as lines of a value stand apart: the lines of two cards stand further."""

FAR = 3.0
"""Times as far: below this gap stands text that is no card's."""

OFTEN = 0.5
"""Times as often as a label of facts: a line alone that nothing knows comes again so often if it is a label."""

LARGER = 1.05
"""Times the size of lines with labels: what is larger is a heading."""

Look = tuple[bool, float]
"""Bold, and the size in half points."""


def read_cards(blocks: Sequence[Sequence[Block]]) -> tuple[list[list[Stretch]], Verdict | None]:
    """Read the cards in each stretch of text between tables, and say whether they are cards; None if none is like any.

    A stretch gives several where headings stand between cards.
    """
    stretches = [[line for block in some for line in lines_of(block)] for some in blocks]
    found = [(line, label.key) for lines in stretches for line in lines for label in labels_in(line.text)]
    sizes = Counter(round(line.size * 2) / 2 for line, key in found if field_of(key) in FACTS)
    largest = LARGER * max(sizes, key=sizes.__getitem__, default=0.0)
    counts = Counter(key for line, key in found if _is_text(line, largest))
    keys = {key for key, count in counts.items() if count >= FEWEST}
    often = max((counts[key] for key in keys if field_of(key) in FACTS), default=0)
    alone = Counter(whole_line(line.text) for lines in stretches for line in lines if _is_text(line, largest))
    keys |= {key for key, count in alone.items() if key and count >= max(FEWEST, OFTEN * often)}
    if len({field_of(key) for key in keys} & FACTS) < FEWEST:
        return [], None
    runs = [_run(some, keys, largest) for some in blocks]
    rank = _ranks(runs)
    cards = [_parted(run, rank) for run in runs]
    setting = _setting(stretches, cards)
    made = [
        _with_titles(own, setting) if own else [Stretch(run.before)]
        for run, own in zip(runs, cards, strict=True)
    ]
    return made, judge_cards([card for parts in made for part in parts for card in part.cards])


class _Run(Struct):
    """Lines before the first label, and what each label says with all lines below it."""

    before: list[Line]
    said: list[Said]


def _is_text(line: Line, largest: float) -> bool:
    """Tell whether a line is no heading, whatever it begins with."""
    return not line.heading_level and line.size <= largest


def _run(blocks: Sequence[Block], keys: set[str], largest: float) -> _Run:
    run = _Run([], [])
    for block in blocks:
        for lines in rows_of(block):
            _add(run, lines, keys, largest)
    return run


def _add(run: _Run, lines: Sequence[Line], keys: set[str], largest: float) -> None:
    """Add a line, or a label and the lines of its value beside it."""
    line = lines[0]
    labels = [label for label in labels_in(line.text, keys) if label.key in keys]
    is_value = bool(run.said) and not run.said[-1].words  # what stands right beneath a label alone
    if len(lines) > 1 and labels and labels[0].end == len(line.text):
        run.said.append(Said(line, labels[0], labels[0].end, list(lines[1:])))
        return
    if is_value or not labels or not _is_text(line, largest):
        (run.said[-1].lines if run.said else run.before).extend(lines)
        return
    if labels[0].start and run.said:
        run.said[-1].tail = piece(line, 0, labels[0].start)
    for label, after in zip(labels, [*labels[1:], None], strict=False):
        run.said.append(Said(line, label, after.start if after else len(line.text)))
    run.said[-1].lines.extend(lines[1:])


def _ranks(runs: Sequence[_Run]) -> Mapping[str, float]:
    """Give where each label stands among those of its card, on average."""
    places: dict[str, list[int]] = defaultdict(list)
    for run in runs:
        seen: set[str] = set()
        for one in run.said:
            seen = set() if one.label.key in seen else seen
            places[one.label.key].append(len(seen))
            seen.add(one.label.key)
    return {key: mean(own) for key, own in places.items()}


def _parted(run: _Run, rank: Mapping[str, float]) -> list[Card]:
    """Part labels to cards: one begins where a label comes again, or one that stands first in others.

    All lines between two cards stand in the title of the second.
    """
    cards: list[Card] = []
    for one in run.said:
        last = cards[-1].said[-1] if cards else None
        is_early = last is not None and bool(last.lines) and rank[one.label.key] < rank[last.label.key]
        if last is None or one.label.key in cards[-1].keys or is_early:
            between = run.before if last is None else last.lines if last.tail is None else []
            cards.append(Card(between, []))
            if last is not None and last.tail is None:
                last.lines = []
        cards[-1].said.append(one)
    if cards:
        last = cards[-1].said[-1]
        cards.append(Card(last.lines, []))
        last.lines = []
    return cards


class _Setting(Struct, frozen=True):
    """How the lines of cards are set."""

    title: Look | None
    """The line right above the labels."""
    value: Look | None
    pitch: float
    """How far lines of one paragraph stand apart, of their size."""


def _look(line: Line) -> Look:
    return line.bold, round(line.size * 2) / 2


def _setting(stretches: Sequence[Sequence[Line]], runs: Sequence[Sequence[Card]]) -> _Setting:
    cards = [card for run in runs for card in run if card.said]
    titles = Counter(_look(card.title[-1]) for card in cards if card.title)
    said = [one for card in cards for one in card.said]
    values = Counter(_look(line) for one in said for line in (one.lines or [one.line]))
    apart = [
        gap / line.size
        for lines in stretches
        for above, line in pairwise(lines)
        if line.size == above.size > 0 and (gap := distance(above, line)) is not None and gap > 0
    ]
    pitch = sorted(apart)[len(apart) // 10] if apart else 0.0
    return _Setting(_most(titles), _most(values), pitch)


def _most(looks: Counter[Look]) -> Look | None:
    return next((look for look, _ in looks.most_common(1)), None)


def _with_titles(cards: Sequence[Card], setting: _Setting) -> list[Stretch]:
    """Part the lines between cards to the rest of a value, headings and the title of the card below."""
    parts = [Stretch([])]
    last: Said | None = None
    for card in cards:
        between = _numbers_first(card.title)
        at = _title_at(last, between, setting) if card.said else len(between)
        rest = _rest_of(last, between[:at], setting, is_last=not card.said)
        if last is not None:
            last.lines += between[:rest]
        if not card.said:
            parts[-1].after = between[rest:]
            break
        if at > rest and parts[-1].cards:
            parts.append(Stretch([]))
        parts[-1].before += between[rest:at]
        parts[-1].cards.append(Card(_as_one(between[at:], setting), card.said))
        last = card.said[-1]
    return parts


def _as_one(title: Sequence[Line], setting: _Setting) -> list[Line]:
    """Give the lines of a title as those of one paragraph, where they stand so."""
    below = pairwise(title)
    return [
        *title[:1],
        *(
            line
            if _is_apart(above, line, setting) and not _are_level(above, line)
            else replace(line, starts_paragraph=False)
            for above, line in below
        ),
    ]


def _title_at(last: Said | None, between: Sequence[Line], setting: _Setting) -> int:
    """Give the place of the first line of a card's title among the lines above its labels."""
    first = int(last is not None and _is_open(last))
    count = len(between)
    if setting.title != setting.value:
        while count > first and (
            _look(between[count - 1]) == setting.title
            or (count < len(between) and _are_level(between[count - 1], between[count]))
        ):
            count -= 1
    else:
        count = min(first, count)
    return next(
        (at for at in range(len(between) - 1, count, -1) if _begins(between, count, at, setting)), count
    )


def _numbers_first(between: Sequence[Line]) -> list[Line]:
    """Set a number that stands beside two lines of a title, as in a circle, before the first of them."""
    lines = list(between)
    for at in range(1, len(lines)):
        if lines[at].text.isdecimal() and _are_level(lines[at - 1], lines[at]):
            lines[at - 1 : at + 1] = lines[at], lines[at - 1]
    return lines


def _are_level(one: Line, other: Line) -> bool:
    """Tell whether two lines stand beside each other, one of them a number."""
    if one.box is None or other.box is None or one.box.page != other.box.page:
        return False
    is_number = one.text.isdecimal() or other.text.isdecimal()
    return is_number and one.box.top < other.box.bottom and other.box.top < one.box.bottom


def _begins(between: Sequence[Line], first: int, at: int, setting: _Setting) -> bool:
    """Tell whether a line begins another title than the line above it; one in type of its own may cross a page."""
    above, line = between[at - 1], between[at]
    is_numbered = bool(reference((line,))) and bool(reference((between[first],)))
    if _are_level(above, line):
        return False
    is_over_page = line.box and above.box and line.box.page != above.box.page
    if is_over_page and setting.title != setting.value:
        return is_numbered
    return is_numbered or _is_apart(above, line, setting)


def _is_apart(above: Line, line: Line, setting: _Setting, times: float = APART) -> bool:
    """Tell whether a line is of another paragraph than the line above it."""
    if line.starts_paragraph is not None:
        return line.starts_paragraph and times == APART
    gap = distance(above, line)
    if gap is None and times > APART:
        return False
    return gap is None or not 0 < gap <= times * setting.pitch * line.size


def _is_open(last: Said) -> bool:
    """Tell whether a label still lacks its value."""
    return not last.words


def _rest_of(last: Said | None, between: Sequence[Line], setting: _Setting, *, is_last: bool) -> int:
    """Give how many of the lines below a label are the rest of its value."""
    if last is None:
        return 0
    count, above, is_open = 0, last.line, _is_open(last)
    for line in between:
        is_new = not is_open and _is_apart(above, line, setting, APART if is_last else FAR)
        if is_new or _look(line) != setting.value:
            break
        count, above, is_open = count + 1, line, False
    return count
