"""Says how a cell is worded: does it tell somebody to do something, measure something, or report what was done?"""

from __future__ import annotations

import re
from functools import cache

from extractors.vocabularies import entries

__all__ = ["instructs", "measures", "reports"]

_LABEL = re.compile(r"^(?:[\W\d_]+|\(?[a-z]{1,3}[.)]\s+)", re.IGNORECASE)
_LEAD_IN = re.compile(
    r"""^(?:(?:we|(?:the\ )?council|officers?|they)\s+(?:will|to|should|must)\s+|to\s+|will\s+
        |(?!apply|reply|supply)\w+ly\s+)""",
    re.IGNORECASE | re.VERBOSE,
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_AGAIN = re.compile(r"^re-?")
_BEHIND_NOUNS = frozenset(("of", "for", "to", "is", "are", "was", "were", "has", "have", "in", "by"))
"""Words behind a noun that is also a verb: "Review of parking", "Support for carers"."""

_MEASURE = re.compile(
    r"""\b(?:number|no|nos|percentage|proportion|share|rates?|levels?|take-?up|uptake|reduction|increase|volume)
        \.?\ (?:of|in|for|from)\b
    |%|\bper\ (?:cent|\d|annum|month|year|head)\b|^\W*\d[\d,.]*\b
    |\b(?:surveys?|satisfaction|audits?|statistics|figures)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_REPORT = re.compile(
    r"""\b(?:was|were|been|being|now|so\ far|to\ date|underway|under\ way|already|awaiting|awaits|due|since
      |begun|held|sent|met|made|written|drawn|built|run|given|taken|bought|found|put
      |(?!need|speed|seed|feed|exceed|indeed|red\b|bed\b|shed\b)[a-z]{2,}ed)\b""",
    re.IGNORECASE | re.VERBOSE,
)


@cache
def _verbs() -> dict[str, bool]:
    return {row["verb"]: bool(row["is_noun"]) for row in entries("action_verbs")}


def instructs(text: str) -> bool:
    """Whether the text begins by telling somebody to do something: "Train clerks", "To review the policy"."""
    words = _WORD.findall(_LEAD_IN.sub("", _LABEL.sub("", text[:120]), count=1).lower())[:2]
    if len(words) < 2:
        return False
    verb = words[0] if words[0] in _verbs() else _AGAIN.sub("", words[0])
    return verb in _verbs() and not (_verbs()[verb] and words[1] in _BEHIND_NOUNS)


def measures(text: str) -> bool:
    """Whether the text names something that can be counted: "Number of visits", "90% in time"."""
    return _MEASURE.search(text) is not None


def reports(text: str) -> bool:
    """Whether the text says what was done or how things stand: "Lease agreed", "Two of five sessions were run"."""
    return _REPORT.search(text) is not None
