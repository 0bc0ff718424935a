"""Reads an action's status from explicit words; silence is `unknown`, never a guess."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import cast

from extractors.vocabularies import entries, month_pattern
from normalise.colours import COLOURS
from normalise.plan import Status, StatusFrom
from normalise.text import is_blank, key

__all__ = ["is_not_applicable", "read_status", "words_status"]

_PERCENT = re.compile(r"\b(\d{1,3}) ?(?:%|per ?cent)")
_YES = frozenset(("yes", "y", "✓", "✔", "☑", "√", "ü", "ie", "do"))
_EMPTY_BOX = re.compile(r"[☐□]")
_CHOSEN = re.compile(r"[☒☑■✓✔✗✘]\s*([^☐□☒☑■✓✔✗✘]+)")
_TICK = re.compile(r"^[✓✔☑√]$")
# What is still to come is no status: "to be completed by March", "once approved".
_TO_COME = re.compile(
    r"""\b(?:(?:to|will|would|should|shall|expected\ to|due\ to|not|can|must)\ be|due\ for|until|once|when|if
      |(?:target|expected|estimated|due)\ (?:date\ )?(?:for|to))
    \ (?:\w+\ ){0,2}?
    (?:completed?|completion|done|achieved|delivered|implemented|finished|closed|started|met|removed|signed\ off)\b""",
    re.VERBOSE,
)
_OUTCOME = re.compile(r"^[•\s]*(complete[d]?|withdrawn|superseded|cancelled)\b", re.I)
# "Completed in October", "Done - Jan 2013"; "Completed forms are kept" says nothing of the action.
_COMPLETED_ALONE = re.compile(
    r"""^[•\s]*(?:now\ |all\ |action\ |fully\ )?(?:completed?(?::|\b)|done\b|achieved\b|cwblhawyd\b|wedi'i\ gwblhau\b)
    (?=\s*(?:[.,;!(–—-]|$|\n|\d|(?<=:)
      |(?:in|on|by|at|during|early|late|mid|end|since|q[1-4]|spring|summer|autumn|winter
        |"""
    + month_pattern()
    + r""")))""",
    re.IGNORECASE | re.VERBOSE,
)
_UNDERWAY = re.compile(
    r"\bcurrently under ?-?way\b|\bcurrently in progress\b|\bar y gweill ar hyn o bryd\b", re.I
)
_DELAYED = re.compile(
    r"\b(?:has|have) been (?:significantly |slightly |further |unavoidably )?(?:delayed|postponed|deferred)\b",
    re.I,
)
_SLIPPED = re.compile(r"^[•\s]*(?:slipped|delayed|deferred|postponed|rescheduled)\b", re.I)
_WITHDRAWN = re.compile(r"^[•\s]*(?:withdrawn|superseded|cancelled)\b", re.I)
_NOT_APPLICABLE = re.compile(
    r"^\W*(?:n ?/ ?a|n\.a\.?|not applicable|amherthnasol|ddim yn berthnasol)\W*$", re.I
)
# What stands right before "implemented" and takes it back; "Not implemented" alone does not say how far it is.
_PARTLY = re.compile(
    r"\b(?:part(?:ly|ially)?|almost|nearly|mostly|largely|substantially|(?:not|never)(?: yet)?(?: been)? (?:fully|all))"
    r"[ -](?:been )?$"
)
_PART = re.compile(r"(?:phase|stage|part|step)\b[^;.]*$")
"""Before what only one of several parts has come to: "Phase 1 complete, phase 2 in progress"."""
_SINCE = re.compile(r"\bbut (?:is |has been )?now\b")
"""Before what has changed: "Delayed but now complete"."""
_NOT = re.compile(r"\b(?:not|never)(?: yet)?(?: been)? $")
# Over for whatever reason follows: "Closed - no longer required".
_CLOSED = re.compile(r"(?:action )?closed$")


def is_not_applicable(text: str) -> bool:
    """Whether the text says no more than "N/A"."""
    return _NOT_APPLICABLE.match(text) is not None


@cache
def _phrases() -> tuple[re.Pattern[str], Mapping[str, Status]]:
    """A pattern that finds the phrase that stands first, of two at one place the longer; and what each means."""
    rows = [(key(row["words"]), cast(Status, row["status"])) for row in entries("status")]
    found = {words: status for words, status in reversed(rows) if words not in COLOURS}
    options = "|".join(map(re.escape, sorted(found, key=len, reverse=True)))
    return re.compile(rf"(?<!\w)(?:{options})(?!\w)"), found


@cache
def _colour_statuses() -> Mapping[str, Status]:
    known = {row["words"]: cast(Status, row["status"]) for row in entries("status")}
    return {colour: known[colour] for colour in set(COLOURS.values()) if colour in known}


def words_status(text: str) -> Status:
    """The status that the words of a status cell say; colours are left to their key. `unknown` if none."""
    plain = _TO_COME.sub(" ", key(text))
    percent = _PERCENT.search(text)
    if percent and int(percent[1]) <= 100:
        return {0: "not_started", 100: "completed"}.get(int(percent[1]), "in_progress")  # type: ignore[return-value]
    parts = _SINCE.split(plain)
    now = _said(parts[-1]) if len(parts) > 1 else "unknown"
    return now if now != "unknown" else _said(plain)


def _said(plain: str) -> Status:
    """The status that the first phrase of a text says that stands for one."""
    pattern, meant = _phrases()
    for match in pattern.finditer(plain):
        before, after = plain[: match.start()], plain[match.end() :]
        status = meant[match[0]]
        if status != "completed":
            return status
        if _PARTLY.search(before):
            return "in_progress"
        if _PART.match(before) and {meant[said] for said in pattern.findall(after)} - {"completed"}:
            return "in_progress"
        if _CLOSED.match(match[0]) and any(meant[said] == "withdrawn" for said in pattern.findall(after)):
            return "withdrawn"
        if not _NOT.search(before):
            return status
    return "unknown"


def _colours_in(text: str) -> list[str]:
    words = key(text).replace("/", " ").split()
    is_letters = len(words) <= 2 and all(len(word) == 1 for word in words)
    return [COLOURS[word] for word in words if word in COLOURS and (len(word) > 1 or is_letters)]


def _colour_status(text: str, own_key: Mapping[str, Status]) -> tuple[Status, StatusFrom]:
    found = _colours_in(text)
    if not found:
        return "unknown", ""
    colour = "amber" if len(found) > 1 and "amber" in found else found[0]
    if colour in own_key:
        return own_key[colour], "colour_key"
    return _colour_statuses().get(colour, "unknown"), "colour"


def read_status(
    *,
    action: str,
    status_text: str = "",
    status_header: str = "",
    target_date: str = "",
    progress: str = "",
    actual_outcome: str = "",
    colour_key: Mapping[str, Status] | None = None,
) -> tuple[Status, StatusFrom]:
    """The status of an action and what says so; (`unknown`, "") where no cell does.

    The order is SCHEMA.md's: the status cell, what came of it, the date, progress.
    """
    if is_not_applicable(action):
        return "not_applicable", "action"
    if not is_blank(status_text) or _TICK.match(status_text.strip()):
        status, source = _from_status_cell(status_text.strip(), status_header, colour_key or {})
        if status != "unknown":
            return status, source
    said: tuple[tuple[StatusFrom, Status], ...] = (
        ("actual_outcome", _from_outcome(actual_outcome)),
        ("target_date", _from_date(target_date)),
        ("progress", _from_progress(progress, has_outcome=not is_blank(actual_outcome))),
        ("actual_outcome", "in_progress" if _UNDERWAY.search(actual_outcome) else "unknown"),
    )
    return next(((status, field) for field, status in said if status != "unknown"), ("unknown", ""))


def _ticked(text: str) -> str:
    """What stands behind the ticked boxes of a choice ("☐ Not started ☒ In progress"); the whole text of none."""
    return "\n".join(_CHOSEN.findall(text)) if _EMPTY_BOX.search(text) else text


def _from_status_cell(text: str, header: str, own_key: Mapping[str, Status]) -> tuple[Status, StatusFrom]:
    text = _ticked(text)
    said = words_status(text)
    if said != "unknown":
        return said, "status_text"
    is_ticked = key(text) in _YES or _TICK.match(text)
    if is_ticked and re.search(r"\b(?:complete|completed|done|achieved|implemented|met)\b", header, re.I):
        return "completed", "status_text"
    return _colour_status(text, own_key)


def _from_outcome(text: str) -> Status:
    match = _OUTCOME.match(text)
    if match is None:
        return "unknown"
    return "completed" if match[1].lower().startswith("complete") else "withdrawn"


def _from_date(text: str) -> Status:
    for line in text.split("\n"):
        if _COMPLETED_ALONE.match(line):
            return "completed"
        if _WITHDRAWN.match(line):
            return "withdrawn"
    if any(_SLIPPED.match(line) for line in text.split("\n")):
        return "delayed"
    return "in_progress" if _UNDERWAY.search(text) else "unknown"


def _from_progress(text: str, *, has_outcome: bool) -> Status:
    if _COMPLETED_ALONE.match(text):
        return "completed"
    if _WITHDRAWN.match(text):
        return "withdrawn"
    if _UNDERWAY.search(text):
        return "in_progress"
    return "delayed" if _DELAYED.search(text) and not has_outcome else "unknown"
