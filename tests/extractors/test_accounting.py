"""Every word of a document is counted in one place."""

from __future__ import annotations

import pytest

from extractors.accounting import account
from extractors.document import Block, Cell, Line, Paragraph, Row, Table, WordCount
from extractors.fragments import Layout

TABLE = Table(1, (Row((Cell(1, 1, lines=(Line("three words here"),)),)),), 1)
TEXT = Paragraph("implementation", (Line("implementatio"), Line("n")))


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        pytest.param(7, [], id="all there"),
        pytest.param(8, ["words-lost"], id="one lost"),
        pytest.param(6, ["words-lost"], id="one made up"),
    ],
)
def test_words_that_do_not_add_up_are_an_error(words: int, codes: list[str]) -> None:
    blocks: list[Block] = [TEXT, TABLE]
    counted, issues = account([Layout((), 1, words=words)], blocks, 2)
    assert [issue.code for issue in issues] == codes
    assert counted == WordCount(total=words, in_tables=3, outside=2, running=2)
    assert counted.unaccounted == words - 7


def test_halves_of_a_joined_word_count_as_the_source_has_them() -> None:
    counted, _ = account([Layout((), 1, words=2)], [TEXT], 0)
    assert counted.outside == 2
