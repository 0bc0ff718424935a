"""Says what a column's cells hold: shares of dates, references, officers, ratings and the like."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from extractors.vocabularies import month_pattern
from normalise.columns.wording import instructs, measures, reports
from normalise.enumerations import is_reference
from normalise.glossary.reading import Glossary
from normalise.officers import read_officers
from normalise.text import is_blank

__all__ = ["Contents", "is_number", "looks_dated", "weigh_contents"]

SHORT = 120  # characters of a cell that may be a date or a list of officers, and no prose
FEW_WORDS = 8  # of a cell that may be a reference, a state or a rating
MOST_NAMING = 16  # of a cell that names officers
SENTENCE = 6  # words from which a text says something
CACHE_SIZE = 50_000  # cells repeat within a plan, and from one version of a plan to the next
DISTINCT = 0.8  # of a column's references, those that stand there once
_SAMPLE = 40  # cells of a column that are looked at; more change no share that matters

_MONTH = month_pattern()
_DATE = re.compile(
    rf"""\b{_MONTH}\b[\ '’.,-]*(?:\d|$|each|every)
    |\d(?:st|nd|rd|th)?\s+{_MONTH}\b
    |\b(?:by|end\ of|early|late|mid)[\ -]{_MONTH}\b
    |\b(?:19|20)\d\d\b|\b\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}}\b|(?<![\w/])\d{{2}}/\d{{2}}\b
    |\bq(?:uarte|t)?r?\.?\ ?[1-4]\b
    |\b(?:on-?\s?going|annual(?:ly)?|quarterly|monthly|tb[ac]|to\ be\ (?:confirmed|agreed)|immediate(?:ly)?
      |(?:short|medium|long)[\ -]term|continuous|spring|summer|autumn|winter|parhaus)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_IN_MONTH = re.compile(rf"\b{_MONTH}\b", re.IGNORECASE | re.VERBOSE)
_STATE = re.compile(
    r"""^(?:red|amber|green|blue|gr[ea]y|yellow|black|purple|[ragb]|ra|ag|r/a|a/g|amber/(?:green|red)
    |complete(?:d)?\b.{0,40}|in[\ -]?progress\b.{0,30}
    |not\ (?:yet\ )?(?:started|due|complete|met|achieved)\b.{0,30}
    |on\ (?:target|track|hold|schedule)\b.{0,30}|off\ (?:target|track)|delayed\b.{0,40}|behind\b.{0,30}
    |overdue|achieved|done|under\ ?way|ongoing|started|open|closed|met|partially.{0,30}|partly.{0,30}
    |superseded|withdrawn|cancelled|deferred|slipped|\d{1,3}\ ?%(?:\ complete)?|[●⬤■🔴🟠🟡🟢🔵🟣⚪⚫✅❌]
    |coch|ambr|gwyrdd|wedi'i\ gwblhau|ar\ y\ gweill)\.?$""",
    re.IGNORECASE | re.VERBOSE,
)
_RATING = re.compile(
    r"""^(?:med|h|m|l|[hml]/[hml]
    |(?:high|medium|low)\s*(?:/|to|-)\s*(?:high|medium|low)|uchel|canolig|isel|[1-5]|none|nil|\+{1,3}|-{1,3}|\*{1,5}
    |essential|desirable|major|moderate|minor
    |(?:\(?[1-5]\s*[-–:=.)]?\s*)?(?:very\ )?(?:high|medium|normal|low)(?:\ (?:priority|risk))?
      (?:\s*[-–]?\s*\(?[1-5]\)?)?)\.?$""",
    re.IGNORECASE | re.VERBOSE,
)
_OFFICER = re.compile(
    r"""\b(?:officers?|managers?|heads?|directors?|directorates?|team|unit|groups?|services?|chief|executive|leads?
      |co-?ordinators?|board|partnership|department|council(?:lors?)?|committee|members?|assistant|advis[eo]r|chair
      |champions?|forum|lsp|hr|pct|nhs|police|swyddog|pennaeth|tîm|housing|finance|personnel|payroll|marketing
      |communications?|legal|planning|policy)\b
    |^[A-Z][A-Za-z&]{1,7}$|^[A-Z]{1,3}$|^[A-Z][a-z]+\ [A-Z][a-z'’-]+$""",
    re.IGNORECASE | re.VERBOSE,
)
_INITIALS = re.compile(r"^[A-Z][A-Za-z&]*[A-Z][A-Za-z&]*(?:\s*[/,&\n]\s*[A-Z][A-Za-z&]*[A-Z][A-Za-z&]*)*$")
_MONEY = re.compile(
    r"£|\b(?:officer time|staff time|budgets?|fund(?:ing|ed)|within existing|grant|costs?|nil)\b",
    re.IGNORECASE,
)
_ANSWER = re.compile(
    r"""^(?:not\ |part(?:ial)?ly\ |fully\ )?
    (?:agreed?|accept(?:ed)?|approved?|endorsed?|support(?:ed)?|reject(?:ed)?|declined?|noted|yes|no
      |derbyn(?:iwyd)?|cytuno|cytunwyd|gwrthod(?:wyd)?)
    (?:\ (?:in\ (?:part|full|principle)|with\ amendments?))?\b""",
    re.IGNORECASE | re.VERBOSE,
)
_CODE = re.compile(
    r"^(?!\d{1,2}([/.-])\d{1,2}\1\d{2,4}$)(?=\S*\d)[A-Za-z0-9(][\w./()-]{0,12}:?$|^[A-Z]{1,5}\ \d{1,3}$|^[a-z]\)?$"
)
MOST_OF_ANSWER = 4  # words
_MARK = re.compile(r"^[✓✔☑☒✗✘√●•*xX]{1,3}$")
_POSTS = frozenset(("post", "team", "body", "group"))
_NAMED = _POSTS | {"person"}
_NUMBER = re.compile(r"^[-+£$]?[\d,.]+ ?(?:%|k|m|bn)?$", re.I)


@dataclass(frozen=True, slots=True)
class Contents:
    """Shares (0 to 1) of a column's filled cells, and how many words they hold on average."""

    filled: int = 0
    share_filled: float = 0.0
    rows_each: float = 1.0
    """Rows that a text holds for on average: more than one where it is merged over them, or written in each."""
    dates: float = 0.0
    references: float = 0.0
    codes: float = 0.0
    """Cells of one short word with a figure in it, also where they mostly repeat: a reference by the look of it."""
    states: float = 0.0
    ratings: float = 0.0
    officers: float = 0.0
    """Cells with a word that officers' names have."""
    posts: float = 0.0
    """Cells that name nothing but posts, teams and bodies."""
    named: float = 0.0
    """Cells that name nothing but these and persons."""
    money: float = 0.0
    numbers: float = 0.0
    marks: float = 0.0
    """Ticks and crosses, as in a matrix of terms or teams."""
    answers: float = 0.0
    """Cells that agree to something or reject it, and say no more."""
    sentences: float = 0.0
    """Cells of six words or more."""
    words: float = 0.0
    instructs: float = 0.0
    """Cells that begin by telling somebody to do something."""
    measures: float = 0.0
    """Cells that name something that can be counted."""
    reports: float = 0.0
    """Cells that say what was done, or how things stand."""


def is_number(text: str) -> bool:
    """Whether the text is nothing but a figure, a share or a sum of money."""
    return _NUMBER.match(text) is not None


def looks_dated(text: str) -> bool:
    """Whether the text gives a date in few words."""
    return len(text) <= SHORT and _DATE.search(text) is not None


class _Traits(NamedTuple):
    """What a single cell looks like, a truth value being 0 or 1; or many cells on average."""

    words: float
    is_sentence: float
    is_dated: float
    is_reference: float
    is_state: float
    is_rating: float
    is_officer: float
    is_post: float
    is_named: float
    is_money: float
    is_number: float
    is_mark: float
    is_answer: float
    is_code: float
    instructs: float
    measures: float
    reports: float


@lru_cache(maxsize=CACHE_SIZE)
def _traits(text: str) -> _Traits:
    words = len(text.split())
    is_short, is_line = words <= FEW_WORDS, len(text) <= SHORT
    is_dated = looks_dated(text)
    is_officer = is_line and (_INITIALS.match(text) is not None or _OFFICER.search(text) is not None)
    kinds = _kinds(text) if is_officer and words <= MOST_NAMING else frozenset()
    return _Traits(
        words=words,
        is_sentence=words >= SENTENCE,
        is_dated=is_dated,
        is_reference=is_short and not is_dated and is_reference(text),
        is_state=is_short and _STATE.match(text) is not None,
        is_rating=is_short and _RATING.match(text) is not None,
        is_officer=is_officer,
        is_post=kinds <= _POSTS and bool(kinds),
        is_named=kinds <= _NAMED and bool(kinds),
        is_money=_MONEY.search(text) is not None,
        is_number=is_short and is_number(text),
        is_mark=_MARK.match(text) is not None,
        is_answer=words <= MOST_OF_ANSWER and _ANSWER.match(text) is not None,
        is_code=_CODE.match(text) is not None and _IN_MONTH.search(text) is None,
        instructs=instructs(text),
        measures=measures(text),
        reports=reports(text),
    )


def _kinds(text: str) -> frozenset[str]:
    """The kinds of officers that the text names."""
    return frozenset(officer.kind for officer in read_officers(text, Glossary()).officers)


def _share_of_references(found: Sequence[str], count: int) -> float:
    """References tell rows apart: texts that mostly repeat ("H", "M", "L") are none."""
    if len(found) == 1 and not any(c.isdigit() for c in found[0]):
        return 0.0  # a cross or a tick's "a"
    return len(found) / count if len(set(found)) >= DISTINCT * len(found) else 0.0


def weigh_contents(texts: Sequence[str | None]) -> Contents:
    """Look at the texts of a column's body cells; the first forty that are filled stand for all.

    None is a cell that one above is merged over.
    """
    own = [text.strip() for text in texts if text is not None and not is_blank(text)]
    filled = [text for text in own if text.upper() not in ("N/A", "NONE")]
    if not filled:
        return Contents()
    sample = filled[:_SAMPLE]
    traits = [_traits(text) for text in sample]
    count = len(sample)
    references = [text for text, one in zip(sample, traits, strict=True) if one.is_reference]
    mean = _Traits(*(sum(values) / count for values in zip(*traits, strict=True)))
    return Contents(
        filled=len(filled),
        share_filled=len(filled) / len(texts),
        rows_each=(len(filled) + sum(text is None for text in texts)) / len(set(filled)),
        dates=mean.is_dated,
        references=_share_of_references(references, count),
        codes=mean.is_code,
        states=mean.is_state,
        ratings=mean.is_rating,
        officers=mean.is_officer,
        posts=mean.is_post,
        named=mean.is_named,
        money=mean.is_money,
        numbers=mean.is_number,
        marks=mean.is_mark,
        answers=mean.is_answer,
        sentences=mean.is_sentence,
        words=mean.words,
        instructs=mean.instructs,
        measures=mean.measures,
        reports=mean.reports,
    )
