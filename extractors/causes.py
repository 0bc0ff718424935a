"""Doubts about whole pages: one issue per cause, which names the pages, where each page told its own."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from msgspec.structs import replace

from extractors.document import Issue

__all__ = ["one_per_cause"]

OF_PAGES = frozenset(
    {
        "drawn-mark",
        "glyph-order",
        "hidden-text",
        "limit-reached",
        "no-text-layer",
        "no-unicode-map",
        "slanted-text",
        "struck-text",
    }
)
"""Codes of doubts that have one cause in the whole document, though each page tells of its own share."""


def one_per_cause(issues: Iterable[Issue]) -> list[Issue]:
    """Give issues with those of one cause as one, at the first of its pages, their counts added up."""
    found: dict[object, list[Issue]] = {}
    for number, issue in enumerate(issues):
        found.setdefault(_cause(issue) or number, []).append(issue)
    return [_told_once(own) for own in found.values()]


def _cause(issue: Issue) -> tuple[str, str] | None:
    """Give what issues share that have one cause; limits are reached one by one."""
    if issue.code not in OF_PAGES:
        return None
    return (issue.code, issue.value if issue.code == "limit-reached" else "")


def _told_once(issues: list[Issue]) -> Issue:
    first = issues[0]
    told = replace(first, count=sum(issue.count for issue in issues))
    pages = sorted({issue.page for issue in issues if issue.page is not None} - {first.page})
    if not pages:
        return told
    name = "page" if len(pages) == 1 else "pages"
    return replace(told, message=f"{first.message} More of it on {name} {_ranges(pages)}.")


def _ranges(numbers: list[int]) -> str:
    """Give numbers in order as a text: "3, 5-8"."""
    starts = [numbers[0], *(later for number, later in pairwise(numbers) if later - number > 1)]
    ends = [*(number for number, later in pairwise(numbers) if later - number > 1), numbers[-1]]
    return ", ".join(
        f"{start}-{end}" if end > start else str(start) for start, end in zip(starts, ends, strict=True)
    )
