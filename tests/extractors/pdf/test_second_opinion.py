"""What a second reader says of tables whose columns no rule shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from extractors.document import Box
from extractors.fragments import Layout
from extractors.pdf import second_opinion
from extractors.pdf.layout import lay_out_pages
from extractors.pdf.reader.pages import read_pages
from extractors.pdf.second_opinion import with_second_opinion
from tests.extractors.pdf.drawn import fragments

MakePdf = Callable[..., Path]

PLAIN = [
    (60, "Review of the letting policy", 260, "Housing", 400, "May 2012"),
    (60, "Publishing the equality data", 260, "Policy", 400, "June 2012"),
    (60, "Training for all of the staff", 260, "Personnel", 400, "July 2012"),
    (60, "Report to the whole council", 260, "Legal", 400, "March 2013"),
]
LISTED = [
    (60, "Housing", 200, "i.", 230, "Review the letting policy", 420, "May 2012"),
    (60, "Policy", 200, "ii.", 230, "Publish the equality data", 420, "June 2012"),
    (60, "Personnel", 200, "iii.", 230, "Train all of the staff", 420, "July 2012"),
    (60, "Legal", 200, "iv.", 230, "Report to the whole council", 420, "March 2013"),
]


def content(rows: Sequence[tuple[int | str, ...]], *, ruled: bool = False) -> str:
    """Set rows of x, text, x, text ... 30 points apart."""
    parts = []
    for number, row in enumerate(rows):
        y = 700 - 30 * number
        for x, text in zip(row[::2], row[1::2], strict=True):
            parts.append(f"BT /F1 10 Tf {x} {y} Td ({text}) Tj ET")
        if ruled:
            parts.append(f"50 {y - 12} m 500 {y - 12} l S")
    if ruled:
        parts.append("50 718 m 500 718 l S")
        bottom = 700 - 30 * len(rows) + 18
        parts += [f"{x} 718 m {x} {bottom} l S" for x in (50, 250, 390, 500)]
    return "\n".join(parts)


def bound(make_pdf: MakePdf, *contents: str) -> Path:
    """Bind pages of these contents together."""
    with pikepdf.new() as whole:
        for one in contents:
            with pikepdf.open(make_pdf(one)) as pdf:
                whole.pages.extend(pdf.pages)
        whole.save(path := make_pdf("").with_name("bound.pdf"))
    return path


def before_and_after(path: Path) -> tuple[Layout, Layout]:
    layouts = list(lay_out_pages(read_pages(path)))
    return layouts[0], with_second_opinion(path, layouts)[0]


def test_agreement_on_the_columns_raises_the_confidence(make_pdf: MakePdf) -> None:
    before, after = before_and_after(make_pdf(content(PLAIN)))
    assert fragments(before)[0].column_count == 3
    assert fragments(after)[0].confidence == pytest.approx((1 + fragments(before)[0].confidence) / 2)
    assert fragments(after)[0].rows[0].confidence > fragments(before)[0].rows[0].confidence
    assert after.issues == ()


def test_another_number_of_columns_is_an_issue_that_names_both(make_pdf: MakePdf) -> None:
    before, after = before_and_after(make_pdf(content(LISTED)))
    (issue,) = after.issues
    assert issue.code == "columns-doubtful"
    assert "as 4 x 3 (rows x columns)" in issue.message
    assert "as 4 x 4" in issue.message
    assert fragments(after) == fragments(before)


def test_pieces_with_the_same_columns_are_one_question_asked_of_the_fullest(
    make_pdf: MakePdf, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def three_columns(_: Path, box: Box, __: float) -> tuple[int, int]:
        asked.append(box.page)
        return (9, 3)

    monkeypatch.setattr(second_opinion, "_ask_camelot", three_columns)
    path = bound(make_pdf, content(PLAIN[:3]), content(PLAIN), content(PLAIN[:3]))
    before = list(lay_out_pages(read_pages(path)))
    after = with_second_opinion(path, before)
    assert asked == [2]
    for old, new in zip(before, after, strict=True):
        assert fragments(new)[0].confidence == pytest.approx((1 + fragments(old)[0].confidence) / 2)


def test_a_table_with_columns_of_its_own_is_a_question_of_its_own(
    make_pdf: MakePdf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(second_opinion, "_ask_camelot", lambda *_: (9, 4))
    four = [(60, "Letting policy", 200, "Housing", 320, "May 2012", 440, "Not begun")] * 4
    path = bound(make_pdf, content(PLAIN), content(PLAIN), content(four))
    after = with_second_opinion(path, list(lay_out_pages(read_pages(path))))
    (issue,) = [issue for layout in after for issue in layout.issues]
    assert (issue.code, issue.page, issue.count) == ("columns-doubtful", 1, 2)
    assert fragments(after[2])[0].confidence > second_opinion.DOUBTFUL


def test_a_ruled_table_needs_no_second_opinion(make_pdf: MakePdf) -> None:
    before, after = before_and_after(make_pdf(content(PLAIN, ruled=True)))
    assert fragments(before)[0].confidence == 1.0
    assert after == before


@pytest.mark.parametrize(("words", "is_asked"), [(900, True), (1_000, False)])
def test_a_crowded_page_is_not_put_to_the_slow_second_reader(
    make_pdf: MakePdf, words: int, is_asked: bool
) -> None:
    lines = [f"BT /F1 2 Tf 60 {500 - 3 * n} Td ({'word ' * 50}) Tj ET" for n in range(words // 50)]
    before, after = before_and_after(make_pdf("\n".join([content(PLAIN), *lines])))
    assert fragments(before)[0].column_count == 3
    assert (fragments(after)[0].confidence > fragments(before)[0].confidence) == is_asked


def test_a_file_that_the_second_reader_fails_on_is_told(make_pdf: MakePdf, tmp_path: Path) -> None:
    with pikepdf.open(make_pdf("/GS0 gs " + content(PLAIN))) as pdf:
        state = Dictionary(Font=Array([Name.X, 5]))  # a font must be a dictionary of its own
        pdf.pages[0].Resources.ExtGState = Dictionary(GS0=state)
        pdf.save(tmp_path / "odd.pdf")
    before, after = before_and_after(tmp_path / "odd.pdf")
    assert fragments(before)[0].column_count == 3
    assert fragments(after) == fragments(before)
    (issue,) = after.issues
    assert (issue.code, issue.page, issue.count) == ("second-opinion-missing", 1, 1)


def test_a_table_on_its_side_has_no_second_opinion(
    make_pdf: MakePdf, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Path] = []
    monkeypatch.setattr(second_opinion, "_ask_camelot", lambda path, *_: asked.append(path))
    text = "The council agreed this report and what follows from it; more is said in the annex to it."
    upright = "".join(f" BT /F1 10 Tf 60 {y} Td ({text}) Tj ET" for y in (800, 788, 776, 764))
    before, after = before_and_after(make_pdf(f"q 0 1 -1 0 740 0 cm {content(PLAIN)} Q {upright}"))
    assert before.has_aside
    assert fragments(before)[0].confidence < second_opinion.DOUBTFUL
    assert after == before
    assert not asked
