"""Line ends for the tests: letters of one width, and a column whose right side is known."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace

from extractors.document import Box, Line
from extractors.text.letters import normal
from extractors.text.line_ends import Column, LineEnd, line_end
from extractors.text.vocabulary import Vocabulary, gather

RIGHT = 200.0
LETTER = 5.0


def end(
    text: str,
    after: str,
    *,
    room: float = 2.0,
    words: Vocabulary | None = None,
    habits: Mapping[str, float] | None = None,
    **changed: Any,
) -> LineEnd:
    """A line that ends `room` points before its column, of these habits, does, and the next, 12 points below it.

    `changed` sets fields of the line, or of the next line where they start with "after_".
    """
    last = text.rsplit("\n", 1)[-1]
    line = Line(last, Box(1, RIGHT - room - LETTER * len(last), 100, RIGHT - room, 111), size=10.0)
    below = Line(after, Box(1, 0, 112, LETTER * len(after), 123), size=10.0)
    line = replace(line, **{k: v for k, v in changed.items() if not k.startswith("after_")})
    below = replace(
        below, **{k.removeprefix("after_"): v for k, v in changed.items() if k.startswith("after_")}
    )
    so_far = normal(text.replace("\n", " "))
    column = Column({1: RIGHT}, habits=habits or {})
    return line_end((line, below), so_far, normal(after), words or gather([]), column)
