"""Decides whether a table holds actions, by a score of named evidence, and if not, what else it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from normalise.columns.certainty import ColumnRead
from normalise.columns.contents import Contents
from normalise.columns.periods import is_period
from normalise.columns.vocabulary import kind_named
from normalise.evidence import Evidence, weighed
from normalise.schema import FACTS, WHAT, WHO_AND_WHEN

__all__ = ["THRESHOLD", "TableFacts", "Verdict", "announces_plan", "judge"]

THRESHOLD = 1.0  # the sum of evidence from which a table is taken to hold actions
FEWEST_TIMES = 2  # columns of figures headed by times
FIGURES = 0.9  # of a column's texts: from this share on they are figures
SURE = 0.8  # confidence from which a column is surely of actions
UNSURE = 0.35  # a sum this close to the threshold is a doubt
LONGEST_HEADING = 12  # words: a line of more is text


@dataclass(frozen=True, slots=True)
class TableFacts:
    """What the decision rests on."""

    headers: tuple[str, ...]
    columns: tuple[ColumnRead, ...]
    contents: tuple[Contents, ...]
    body_rows: int
    texts: tuple[str, ...]
    """Texts of the first column's body cells."""
    ends: tuple[str, ...] = ()
    """Those of the last column's."""
    above: str = ""
    """The heading, or else the paragraph, right above the table."""

    @property
    def fields(self) -> frozenset[str]:
        """The canonical fields that columns were read as."""
        return frozenset(column.field for column in self.columns)

    def has_sure(self, *fields: str, least: float = 0.0) -> bool:
        """Whether a column was read as one of these fields by its header, with at least that confidence."""
        return any(
            c.field in fields and c.header and c.how != "contents" and (c.confidence >= least or c.rival)
            for c in self.columns
        )


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a table was taken for, with the reason in words, and how sure that is (0 to 1)."""

    kind: str
    reason: str
    confidence: float
    is_doubtful: bool = False
    is_supposed: bool = False
    """It holds actions only because a heading above announces a plan of them, or no header surely names them."""


def _says_only_what(facts: TableFacts) -> bool:
    return not facts.fields & FACTS and len(facts.fields & WHAT) < 2


def _share_of_figures(facts: TableFacts) -> float:
    filled = [c for c in facts.contents if c.filled]
    return sum(max(c.numbers, c.ratings) for c in filled) / len(filled) if filled else 0.0


def _counts_actions(facts: TableFacts) -> bool:
    beside = zip(facts.columns, facts.contents, strict=False)  # a lent header may name fewer columns
    told = [own for column, own in beside if column.field in WHAT]
    return any(own.filled for own in told) and all(own.numbers >= FIGURES for own in told if own.filled)


def _measures_by_year(facts: TableFacts) -> bool:
    """Several columns of figures headed by times, beside no officers: what was measured, and what is aimed at."""
    beside = zip(facts.headers, facts.contents, strict=False)
    times = [own.numbers >= FIGURES for header, own in beside if is_period(header) and own.filled]
    return sum(times) >= FEWEST_TIMES and not facts.has_sure("lead_officer")


def _reads_like_actions(facts: TableFacts) -> bool:
    """A table without headers whose contents are sentences beside dates or officers, as in an action table."""
    if any(header.strip() for header in facts.headers):
        return False
    fields = facts.fields
    return "action" in fields and bool(fields & WHO_AND_WHEN) and facts.body_rows >= 2


_PLAN = re.compile(
    r"\b(?:action|delivery|implementation|improvement|work) (?:plan|programme)|\bcynllun gweithredu", re.I
)

_POINTS = re.compile(r"\b(?:follow(?:s|ing)?|these|below|canlynol|isod)\b", re.I)
_ACTIONS = re.compile(r"\bactions\b|\b[cg]amau\b", re.I)


def announces_plan(text: str) -> bool:
    """Whether a heading or title names a plan of actions."""
    return _PLAN.search(text) is not None


def _is_headed(facts: TableFacts) -> bool:
    """Whether the line right above says of what the rows are: actions, and no plan of them, which may be elsewhere.

    A longer text may speak of any actions: it points to those that follow.
    """
    line = facts.above.strip().rsplit("\n", 1)[-1]
    is_text = len(line.split()) > LONGEST_HEADING
    is_of_these = not is_text or _POINTS.search(line) is not None
    return is_of_these and _ACTIONS.search(line) is not None and not announces_plan(line)


_CAPTION = re.compile(r"^table \d+\s*[.:–-]?\s*", re.I)
_NOTE = re.compile(r"[*†‡¹²³⁴-⁹]")
_PAST = re.compile(
    r"^(?:\d[\d.]* )?(?:what (?:we|was|were|has|have|the \w+)(?:['’]ve)?(?: (?:have|has|had|we|been|already))*"
    r" (?:did|done|achieved|delivered)|what (?:it|they|this) (?:has|have) cost|(?:our |key |main )?achievements"
    r"|looking back)\b",
    re.I,
)


def _looks_back(facts: TableFacts) -> bool:
    """Whether the caption or the heading above says that what follows is over.

    A table with a column surely of actions, and who and when, is a plan all the same.
    """
    lines = facts.above.strip().split("\n")
    while len(lines) > 1 and (len(lines[-1].split()) > LONGEST_HEADING or _NOTE.match(lines[-1])):
        lines.pop()
    last = lines[-2:] if _CAPTION.match(lines[-1]) else lines[-1:]
    is_past = any(_PAST.search(_CAPTION.sub("", line)) for line in last)
    is_whole = facts.has_sure("action", least=SURE) and facts.fields >= WHO_AND_WHEN
    return not is_whole and not _is_headed(facts) and is_past


_ANNOUNCED = "an action plan announced above"
EVIDENCE: tuple[Evidence[TableFacts], ...] = (
    ("a column of actions", 0.8, lambda f: f.has_sure("action", least=SURE)),
    (
        "a column that may be of actions",
        0.5,
        lambda f: not f.has_sure("action", least=SURE) and f.has_sure("action"),
    ),
    ("a column of objectives or outcomes", 0.45, lambda f: f.has_sure("objective", "expected_outcome")),
    ("a column of officers", 0.4, lambda f: f.has_sure("lead_officer")),
    ("a column of dates", 0.35, lambda f: f.has_sure("target_date")),
    (
        "a column of progress, results or status",
        0.3,
        lambda f: f.has_sure("progress", "status_text", "actual_outcome"),
    ),
    ("a column of indicators or resources", 0.25, lambda f: f.has_sure("indicator", "resources")),
    (_ANNOUNCED, 0.4, lambda f: announces_plan(f.above)),
    ("a heading of actions right above", 0.3, _is_headed),
    ("officers or dates beside sentences, without a header", 0.7, _reads_like_actions),
    ("both of them", 0.6, lambda f: _reads_like_actions(f) and f.fields >= WHO_AND_WHEN),
    ("texts of several words", 0.1, lambda f: any(c.words >= 4 for c in f.contents)),
    ("no column that says what is to be done", -1.0, lambda f: not f.fields & WHAT),
    ("nothing about who, when, how far or what for", -0.3, _says_only_what),
    ("only figures say what is to be done: they count it", -1.0, _counts_actions),
    ("figures under times", -0.8, _measures_by_year),
    ("mostly figures", -0.6, lambda f: _share_of_figures(f) > 0.6),
)
"""What speaks for (above 0) or against a table's holding actions."""


_COLOUR = re.compile(
    r"^(?:red|amber|green|blue|gr[ea]y|black|yellow|purple|white|r|a|g|b|coch|ambr|gwyrdd)\b.{0,12}$", re.I
)
_ABBREVIATION = re.compile(r"^[A-Z][A-Za-z&/.-]{1,9}$")


def _is_key(facts: TableFacts) -> bool:
    if len(facts.contents) > 3 or len(facts.texts) > 8:
        return False
    colours = sum(_COLOUR.match(text.strip()) is not None for text in facts.texts)
    return colours >= 2 and colours >= 0.6 * len(facts.texts)


def _is_glossary(facts: TableFacts) -> bool:
    if len(facts.contents) != 2 or len(facts.texts) < 3:
        return False
    short = [t for t in facts.texts if _ABBREVIATION.match(t.strip()) and sum(c.isupper() for c in t) >= 2]
    return len(short) >= 0.7 * len(facts.texts)


def _is_contents(facts: TableFacts) -> bool:
    last = facts.contents[-1] if facts.contents else Contents()
    return (
        2 <= len(facts.contents) <= 4
        and last.filled >= 3
        and last.numbers >= FIGURES
        and _are_pages(facts.ends)
        and not facts.has_sure(*FACTS)
    )


def _are_pages(texts: Sequence[str]) -> bool:
    """Whether they are whole numbers in order, as pages are."""
    numbers = [text.strip(" .") for text in texts]
    if not all(number.isdecimal() for number in numbers):
        return False
    return all(int(number) <= int(later) for number, later in pairwise(numbers))


def _is_form(facts: TableFacts) -> bool:
    if len(facts.contents) != 2 or len(facts.texts) < 2 or facts.has_sure(*WHAT):
        return False
    labels = [t for t in facts.texts if t.strip().endswith((":", "?")) or len(t.split()) <= 4]
    return len(labels) >= 0.8 * len(facts.texts)


# What a table that is no action table is taken for: the first that holds.
_KINDS: tuple[tuple[str, str, Callable[[TableFacts], bool]], ...] = (
    ("key", "explains colours or ratings", _is_key),
    ("glossary", "explains abbreviations", _is_glossary),
    ("contents", "ends in page numbers", _is_contents),
    ("form", "labels beside what is filled in", _is_form),
    ("figures", "mostly figures", lambda f: _share_of_figures(f) > 0.5),
)


def _named_kind(headers: Sequence[str]) -> tuple[str, float, list[str]]:
    """The kind that the headers of a table name, with the sum of weights and the headers that do."""
    sums: dict[str, float] = {}
    told: dict[str, list[str]] = {}
    for header in headers:
        found = kind_named(header) if header.strip() else None
        if found:
            sums[found[0]] = sums.get(found[0], 0.0) + found[1]
            told.setdefault(found[0], []).append(header)
    if not sums:
        return "", 0.0, []
    kind = max(sorted(sums), key=sums.__getitem__)
    return kind, sums[kind], told[kind]


def _is_supposed(facts: TableFacts, *, is_announced: bool, is_doubtful: bool) -> bool:
    """Whether little tells that a table's rows are actions: its headers say neither who nor when, nor surely what.

    Who alone does not tell it: risks have owners too. Dates with what happened on each make a timetable, and a heading
    may say that all that is over.
    """
    if [column.field for column in facts.columns] == ["target_date", "action"] or _looks_back(facts):
        return True
    said = {column.field for column in facts.columns if column.header and column.how != "contents"}
    if said >= WHO_AND_WHEN:
        return False
    has_header = any(header.strip() for header in facts.headers)
    is_named = facts.has_sure("action", least=SURE)
    if said & WHO_AND_WHEN:
        is_unsure = is_doubtful or "target_date" not in facts.fields
        return is_unsure and not is_named and not _is_headed(facts)
    return is_announced or (has_header and (is_doubtful or not is_named) and not _is_headed(facts))


def judge(facts: TableFacts) -> Verdict:
    """Take a table for a table of actions, or say what else it is and why."""
    if facts.body_rows == 0:
        return Verdict("empty", "no row below its header", 0.9)
    held = weighed(EVIDENCE, facts)
    total = sum(held.values())
    kind, against, told = _named_kind(facts.headers)
    score = total - against
    is_doubtful = abs(score - THRESHOLD) < UNSURE
    confidence = min(0.99, 0.7 + 0.4 * abs(score - THRESHOLD))
    looks = next(((name, why) for name, why, holds in _KINDS if holds(facts)), None)
    if score >= THRESHOLD and not (looks and looks[0] in ("key", "glossary")):
        names = ", ".join(name for name, weight in held.items() if weight > 0.1)
        is_announced = score - held.get(_ANNOUNCED, 0.0) < THRESHOLD
        is_supposed = _is_supposed(facts, is_announced=is_announced, is_doubtful=is_doubtful)
        return Verdict("actions", names, confidence, is_doubtful, is_supposed)
    if against > 0:
        return Verdict(kind, f"headed {' / '.join(told)}", confidence, is_doubtful)
    if looks:
        return Verdict(looks[0], looks[1], confidence, is_doubtful and bool(facts.fields & WHAT))
    missing = ", ".join(name for name, weight in held.items() if weight < 0)
    return Verdict("other", missing or "too little that an action table has", confidence, is_doubtful)
