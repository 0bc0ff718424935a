"""Which words are one text."""

from __future__ import annotations

import numpy as np
import pytest
from msgspec.structs import replace

from extractors.pdf.tables.words.segments import set_segments
from tests.extractors.pdf.drawn import Sheet


@pytest.mark.parametrize(
    ("track", "texts"),
    [
        pytest.param([0.2, 0.2, 0.2], ["Lead", "Target"], id="letters spaced wide"),
        pytest.param([0.2, 0.0, 0.0], ["Lead", "officer", "Target"], id="of the first word alone"),
    ],
)
def test_spaces_are_wider_where_letters_are(track: list[float], texts: list[str]) -> None:
    """The gaps are 0.65 and 1.2 of the font size; a space is 0.25 to 0.33."""
    words = Sheet().text(50, 100, "Lead").text(76.5, 100, "officer").text(123.5, 100, "Target").page().words
    found = set_segments(replace(words, track=np.array(track)), np.arange(3))
    assert found.first.tolist() == texts
