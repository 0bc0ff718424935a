"""Rows and fields beside gold: the project's samples in every layout, and the yardstick plans where they stand."""

from __future__ import annotations

from collections import defaultdict

from benchmarks.gold import Compared, compared
from benchmarks.report import Section

__all__ = ["measure"]

# Figures of the first reading, before any rule or vocabulary had been changed for these plans: they cannot be
# measured again. The first plans were written by one who knew the contract, the later ones by two others.
FIRST_TIME = (
    "38 plans fields right 0.946 to 0.964 in Word; the 44 after them (306 rows) row F1 0.977, fields right 0.944, "
    "perfect rows 0.732 in Word, and 0.974, 0.935, 0.676 in PDF; two of five wrong rows stood under a header that "
    "the vocabulary did not know; the 16 after these (117 rows), by a third writer, row F1 1.000, fields right "
    "0.978, perfect rows 0.872 in Word, and 1.000, 0.962, 0.726 in PDF; 16 more (120 rows), as of 2005 to 2014 with "
    "long cells, by a fourth writer, 0.938, 0.899, 0.683 in Word, 0.938, 0.894, 0.683 in PDF, and 0.831, 0.769, "
    "0.433 as a browser printed them in 32 styles: in Word the actions of one plan were taken for its objectives, "
    'under the header "What we said we would do"; 20 by a fifth writer (196 rows), with exports of performance '
    "systems, 0.950, 0.939, 0.827 in Word, 0.950, 0.938, 0.816 in PDF, and 0.854, 0.828, 0.671 in 40 prints of a "
    "browser; 45 by a sixth and a seventh (316 rows), whose headers were to be worded as never before, 0.932, "
    "0.783, 0.294 in Word and in PDF alike; and, with all that mended, 17 with ordinary wording by an eighth (108 "
    "rows), 1.000, 0.994, 0.935 in Word, 1.000, 0.993, 0.926 in PDF, and 0.905, 0.919, 0.810 in 34 prints of a "
    "browser; of PDFs that each were a design of its own, 32 by a ninth row F1 0.949, fields right 0.927 (mean of the "
    "documents), 36 by a tenth 0.997, 0.994, the second half of these once the first was mended, 28 by "
    "an eleventh, four of them exports of report systems and four written anew by Ghostscript, 0.961, 0.903, 28 by "
    "a twelfth 0.868, 0.826: 20 were read whole, and four of the others not at all, cards and exports among them; "
    "35 by a thirteenth, most of them ordinary but untidy, 0.969, 0.953: 25 were read whole, and one lost most of its "
    "rows; 20 by a fourteenth, each of two or three of the more difficult layouts, 0.970, 0.943: 10 were read whole; "
    "15 whole reports by a fifteenth, the plan among narrative and other tables, 0.833, 0.820: 5 were read whole; 40 "
    "short plans by a sixteenth 0.987, 0.956: 24; 20 more reports by a seventeenth 0.916, 0.928: 6; and 49 by an "
    "eighteenth, of cards, lists of text and a few hard tables, 0.445, 0.417: 11; 18 whole reports by a nineteenth "
    "(364 rows) 0.981, 0.941: 3; 32 by a twentieth, each of a difficult layout, 0.935, 0.909: 18; 16 whole reports "
    "by a twenty-first (292 rows) 0.916, 0.899: 2; 35 by a twenty-second that look as published plans do (454 rows) "
    "0.966, 0.938: 16; 27 by a twenty-third, tables as designers set them (299 rows), 0.709, 0.644: 7; 26 more such by "
    "a twenty-fourth (330 rows) 0.767, 0.745: 12, and 24 by a twenty-seventh (282 rows) 0.882, 0.817: 10; 30 by a "
    "twenty-fifth as officers make them in Word (1,193 rows) 0.985, 0.972: 25; 60 by a twenty-sixth, each of a "
    "difficult layout (459 rows), 0.997, 0.986: 51; and 20 whole reports by a twenty-eighth (287 rows) 0.938, 0.901: 10"
)


def measure() -> Section:
    """Measure the share of rows and of fields that are as gold says, by set and layout."""
    sets: dict[tuple[str, str], list[Compared]] = defaultdict(list)
    for document in compared():
        sets[document.collection, document.layout].append(document)
    return Section(
        "Accuracy beside gold",
        "python -m benchmarks accuracy",
        ("set", "layout", "documents", "rows", "row F1", "fields right", "perfect rows"),
        tuple(
            _row(collection, layout, documents) for (collection, layout), documents in sorted(sets.items())
        ),
        (
            "A row is found when its action is gold's to the letter and stands in gold's order; fields are the "
            "filled ones of gold, exact. The yardstick plans are real ones, rebuilt, and stand in `../shared`; their "
            "other layouts are made of the Word files and printed by LibreOffice (`benchmarks/layouts.py`).",
            "Plans of other styles read for the first time, before the rules were made to fit them: "
            f"{FIRST_TIME}.",
        ),
    )


def _row(collection: str, layout: str, documents: list[Compared]) -> tuple[str, ...]:
    rows = sum(len(d.gold) for d in documents)
    mean_f1 = sum(d.row_f1 for d in documents) / len(documents)
    fields = sum(d.fields_right * len(d.gold) for d in documents) / rows
    perfect = sum(sum(d.is_right) for d in documents) / rows
    return (
        collection,
        layout,
        str(len(documents)),
        str(rows),
        f"{mean_f1:.4f}",
        f"{fields:.4f}",
        f"{perfect:.4f}",
    )
