"""What a column's cells say for or against its being a field: each piece of evidence with a name and a weight.

Weights are in the scores of the vocabulary, where 1 is a header that means the field and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from normalise.columns.contents import Contents

__all__ = ["BESIDE_HEADER", "HEADERLESS", "NAMED", "UNNAMED", "Evidence"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What contents say for (above 0) or against a field, beside the header."""

    name: str
    field: str
    weight: float
    holds: Callable[[Contents], bool]


def _referring(contents: Contents) -> float:
    """Cells that are references, or look like codes of any kind."""
    return max(contents.references, contents.codes)


MERGED = 2.5  # rows that a text of a column stands for on average, from which on it heads groups of them
_ENOUGH = 3  # filled cells from which their lack of something says anything

BESIDE_HEADER = (
    Evidence("cells are dates", "target_date", 0.25, lambda c: c.dates >= 0.5),
    Evidence("cells are no dates", "target_date", -0.3, lambda c: c.filled >= _ENOUGH and c.dates < 0.15),
    Evidence("cells are ticks", "target_date", -0.8, lambda c: c.marks >= 0.8),
    Evidence("cells are ticks", "lead_officer", -0.8, lambda c: c.marks >= 0.8),
    Evidence("cells are ticks", "resources", -0.8, lambda c: c.marks >= 0.8),
    Evidence("cells are dates", "start_date", 0.25, lambda c: c.dates >= 0.5),
    Evidence("cells are no dates", "start_date", -0.4, lambda c: c.filled >= _ENOUGH and c.dates < 0.15),
    Evidence("cells are nothing but dates", "objective", -0.5, lambda c: c.dates >= 0.9 and c.words <= 4),
    Evidence("cells are nothing but dates", "status_text", -0.5, lambda c: c.dates >= 0.9 and c.words <= 4),
    Evidence("cells are references", "ref", 0.25, lambda c: c.references >= 0.7),
    Evidence("cells are no references", "ref", -0.6, lambda c: c.filled >= 2 and _referring(c) < 0.4),
    Evidence(
        "cells are no references", "objective_ref", -0.6, lambda c: c.filled >= 2 and _referring(c) < 0.4
    ),
    Evidence("cells are no references", "action_ref", -0.6, lambda c: c.filled >= 2 and _referring(c) < 0.4),
    Evidence("cells are states or colours", "status_text", 0.2, lambda c: c.states >= 0.6),
    Evidence("cells are long", "progress", 0.1, lambda c: c.words > 8),
    Evidence("cells are states or colours", "progress", -0.2, lambda c: c.states >= 0.8),
    Evidence("cells are long", "lead_officer", -0.3, lambda c: c.filled >= _ENOUGH and c.words > 20),
    Evidence("cells are officers", "lead_officer", 0.15, lambda c: c.officers >= 0.5 and c.dates < 0.5),
    Evidence("cells are ratings", "expected_outcome", -0.7, lambda c: c.ratings >= 0.6),
    Evidence("cells are ratings", "indicator", -0.55, lambda c: c.ratings >= 0.8),
    Evidence("cells are ratings", "objective", -0.7, lambda c: c.ratings >= 0.6),
    Evidence("cells are ratings", "status_text", -0.3, lambda c: c.ratings >= 0.8 and c.states < 0.5),
    Evidence("cells are no states", "status_text", -0.15, lambda c: c.filled >= _ENOUGH and c.states == 0.0),
    Evidence("cells report nothing", "progress", -0.1, lambda c: c.filled >= _ENOUGH and c.reports < 0.2),
    Evidence("cells agree or reject", "progress", -0.4, lambda c: c.filled >= _ENOUGH and c.answers >= 0.5),
    Evidence("cells can be counted", "indicator", 0.1, lambda c: c.measures >= 0.6),
    Evidence("cells are money", "resources", 0.15, lambda c: c.money >= 0.4),
    Evidence(
        "cells are sentences, or tell somebody to do something",
        "action",
        0.1,
        lambda c: c.sentences >= 0.4 or c.instructs >= 0.6,
    ),
    Evidence("cells are a word or two", "action", -0.3, lambda c: c.filled >= _ENOUGH and c.words < 2.2),
    Evidence("cells agree or reject", "action", -0.4, lambda c: c.filled >= _ENOUGH and c.answers >= 0.5),
    Evidence("cells are references", "objective", -0.6, lambda c: c.filled >= 2 and c.references >= 0.7),
)

# What contents alone make of a column whose header says nothing.
_DATED_OR_STATES = (
    Evidence("cells are dates", "target_date", 0.65, lambda c: c.dates >= 0.6 and c.words <= 8),
    Evidence(
        "cells are states or colours", "status_text", 0.6, lambda c: c.states >= 0.8 and c.ratings < 0.5
    ),
)
NAMED = (
    *_DATED_OR_STATES,
    Evidence(  # numbers under a name are figures: "Reduction (kt)"
        "cells are references",
        "ref",
        0.75,
        lambda c: c.references >= 0.7 and c.filled >= 2 and c.numbers < 0.9,
    ),
    Evidence("cells are money", "resources", 0.55, lambda c: c.money >= 0.6 and c.words <= 8),
    Evidence(
        "cells name posts, teams and bodies",
        "lead_officer",
        0.55,
        lambda c: c.posts >= 0.6 and c.filled >= _ENOUGH and c.dates < 0.5,
    ),
)
_UNHEADED = (
    *_DATED_OR_STATES,
    Evidence("cells are references", "ref", 0.75, lambda c: c.references >= 0.7 and c.filled >= 2),
    Evidence(  # labels of groups, as they are set on their sides beside the rows
        "cells are merged over rows",
        "objective",
        0.6,
        lambda c: c.filled >= 2 and c.rows_each >= MERGED and max(c.references, c.ratings) < 0.5,
    ),
)
# What they make of one with a blank header beside others.
UNNAMED = (
    *_UNHEADED,
    Evidence("the one cell is a reference", "ref", 0.6, lambda c: c.references == 1.0 and c.filled == 1),
)
# And in a table without any header.
HEADERLESS = (
    *_UNHEADED,
    Evidence(
        "cells are officers",
        "lead_officer",
        0.6,
        lambda c: c.officers >= 0.5 and c.words <= 12 and c.dates < 0.5,
    ),
    Evidence("cells are sentences", "action", 0.55, lambda c: c.words >= 4 and c.dates < 0.5),
    Evidence("cells are texts", "objective", 0.52, lambda c: c.words >= 3 and c.dates < 0.5),
    Evidence("cells are texts", "progress", 0.5, lambda c: c.words >= 3),
    Evidence("cells are money", "resources", 0.55, lambda c: c.money >= 0.6 and c.words <= 8),
)
