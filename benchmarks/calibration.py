"""What a row's confidence is worth: of the rows that say 0.9, are nine in ten right?"""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Any

from benchmarks.gold import compared
from benchmarks.report import Section

__all__ = ["expected_calibration_error", "measure"]

BINS = 10
DOUBTS = frozenset(
    {"row-doubtful", "row-unsure", "row-join-doubtful", "line-join-doubtful", "officers-joined"}
)
"""Issues that say of a single row that it may be wrong."""
# Figures of the first reading cannot be measured again. The second sentence is of the same readings, rows and truth,
# with the confidence as it was fitted to them since; doubts about lone headings, which the code of then did not
# raise, were added by hand.
FIRST_TIME = (
    "38 plans had an error of 0.243; of the 44 after them (306 rows) the rows said 0.892 and 0.732 were right in Word, "
    "an error of 0.160, and 0.889 and 0.676 in PDF, an error of 0.232. Of the same readings the confidence that was "
    "since fitted to them says 0.769, with an error of 0.096 in Word and 0.149 in PDF: of the rows at 0.9 and more, "
    "0.93 were right in Word and 0.85 in PDF, of those below 0.5, 0.16. Of the 38, read with a vocabulary older than "
    "they are, it says 0.912 where 0.953 were right, an error of 0.053. Read "
    "for the first time with the confidence so fitted, the 16 plans after those (117 rows) said 0.869 where 0.872 were "
    "right in Word, an error of 0.118 in ten bins, and 0.861 where 0.726 were in PDF, an error of 0.135; the 16 after "
    "them (120 rows) 0.809 where 0.683 were in Word (0.167), 0.811 where 0.683 were in PDF (0.173), and 0.762 where "
    "0.416 were in 32 files that a browser printed (0.369), before the doubts of joined lines reached the rows; the 20 "
    "of a fifth writer 0.893 where 0.862 were in Word, the 45 of two more, under headers worded as never before, 0.428 "
    "where 0.306 were, and the 17 of an eighth 0.965 where 0.935 were in Word, 0.956 where 0.926 were in PDF, and "
    "0.872 where 0.792 were in 34 files that a browser printed"
)


def measure() -> Section:
    """Measure the reliability table of 10 bins over all documents that have gold, and its expected error."""
    found = [(row, is_right) for d in compared() for row, is_right in zip(d.rows, d.is_right, strict=True)]
    rows = [(row["confidence"], is_right) for row, is_right in found]
    table = []
    for number, members in enumerate(_bins(rows)):
        if members:
            said = sum(confidence for confidence, _ in members) / len(members)
            right = sum(is_right for _, is_right in members) / len(members)
            low, high = number / BINS, (number + 1) / BINS
            table.append((f"{low:.1f} to {high:.1f}", str(len(members)), f"{said:.3f}", f"{right:.3f}"))
    error = expected_calibration_error(rows)
    told, doubted = _shares_told(found)
    codes = ", ".join(sorted(DOUBTS))
    return Section(
        "Calibration of the rows' confidence",
        "python -m benchmarks calibration",
        ("confidence", "rows", "mean confidence", "share right"),
        tuple(table),
        (
            f"Expected calibration error: {error:.4f} over {len(rows)} rows. Right means every field is gold's.",
            f"An issue of its own ({codes}) tells {told:.3f} of the wrong rows and doubts {doubted:.3f} of the right.",
            f"A wrong row says less than a right one {_area(rows):.3f} of the time (area under the ROC curve).",
            f"Plans of other styles read for the first time, before the rules were made to fit them: {FIRST_TIME}.",
        ),
    )


def _shares_told(found: Sequence[tuple[dict[str, Any], bool]]) -> tuple[float, float]:
    """Give the shares of wrong and of right rows that an issue of their own doubts."""
    told = [(bool(DOUBTS & set(_codes(row))), is_right) for row, is_right in found]
    wrong, right = ([is_told for is_told, is_right in told if is_right is kind] for kind in (False, True))
    return sum(wrong) / max(len(wrong), 1), sum(right) / max(len(right), 1)


def _codes(row: dict[str, Any]) -> list[str]:
    issues = row["issues"]
    codes: list[str] = json.loads(issues) if isinstance(issues, str) else issues
    return codes


def _area(rows: Sequence[tuple[float, bool]]) -> float:
    """Give how often a wrong row says less than a right one, ties counted half (the area under the ROC curve)."""
    right = sorted(confidence for confidence, is_right in rows if is_right)
    wrong = [confidence for confidence, is_right in rows if not is_right]
    if not right or not wrong:
        return 1.0
    above = sum(len(right) - (bisect_left(right, one) + bisect_right(right, one)) / 2 for one in wrong)
    return above / (len(right) * len(wrong))


def _bins(rows: Sequence[tuple[float, bool]]) -> list[list[tuple[float, bool]]]:
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for confidence, is_right in rows:
        bins[min(int(confidence * BINS), BINS - 1)].append((confidence, is_right))
    return bins


def expected_calibration_error(rows: Sequence[tuple[float, bool]]) -> float:
    """Mean distance between confidence and share right over the bins, weighted by their rows (Naeini et al., 2015)."""
    return sum(
        abs(sum(confidence for confidence, _ in members) - sum(is_right for _, is_right in members))
        for members in _bins(rows)
    ) / len(rows)
