"""Paragraphs to lines: label, text as displayed, and what is known of its look."""

from __future__ import annotations

import unicodedata

from extractors.document import Issue, Line
from extractors.word.inline import read_inline
from extractors.word.names import Element, attribute, child, is_on
from extractors.word.numbering import Label, next_label
from extractors.word.story import Draft, DraftLine, Story
from extractors.word.styles import Look, outline_level

__all__ = ["TITLE_LEVEL", "ended", "read_paragraph"]

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200e\u200f\u2060\ufeff"))
STRUCK_VALUE_LENGTH = 80  # characters of struck text that the issue quotes
TITLE_LEVEL = -1  # until the whole text is read: a document's title ranks above its highest heading
_BLANK = Line("", starts_paragraph=True)  # one object for the many empty paragraphs of a plan


def read_paragraph(paragraph: Element, story: Story) -> tuple[list[Line], list[Element]]:
    """Read a paragraph (w:p).

    Returns:
        Its lines, label included (one blank line for an empty paragraph, none where its mark is deleted or
        hidden: then its text joins the next), and the contents of text boxes anchored in it.
    """
    properties = child(paragraph, "pPr")
    style = attribute(child(properties, "pStyle"))
    look = story.styles.look(style)
    draft = story.carried or Draft(story)
    draft.style, draft.look, story.carried = style, look, None
    if not _shows_mark(child(properties, "rPr"), look):
        read_inline(paragraph, draft)
        story.carried = draft
        return [], []
    label = next_label(child(properties, "numPr"), style, story.numbering, story.styles, story.counters)
    read_inline(paragraph, draft)
    return _lines(draft, label, _heading_level(properties, style, story)), draft.boxes


def ended(story: Story) -> tuple[list[Line], list[Element]]:
    """Give what was carried on where no paragraph follows: a cell, or the text, ends."""
    draft, story.carried = story.carried, None
    if draft is None or (all(line.is_blank for line in draft.lines) and not draft.boxes):
        return [], []
    return _lines(draft, Label(), 0), draft.boxes


def _shows_mark(properties: Element | None, look: Look) -> bool:
    """Tell whether a paragraph's end is shown; else its text and the next paragraph's are one."""
    if properties is None:
        return not look.hidden
    is_deleted = child(properties, "del") is not None or child(properties, "moveFrom") is not None
    vanish = child(properties, "vanish")
    is_hidden = look.hidden if vanish is None else is_on(vanish)
    return not (is_deleted or is_hidden)


def _heading_level(properties: Element | None, style: str, story: Story) -> int:
    if story.styles.is_title(style):
        return TITLE_LEVEL
    outline = child(properties, "outlineLvl")
    if outline is None:
        return story.styles.heading_level(style)
    return outline_level(outline)


def _lines(draft: Draft, label: Label, level: int) -> list[Line]:
    """Make the lines of a paragraph that has been read."""
    drafts = draft.lines
    while len(drafts) > 1 and drafts[-1].is_blank:
        drafts.pop()  # a break at the end only ends the paragraph
    lines: list[Line] = []
    for part in drafts:
        # An empty line between breaks parts paragraphs as an empty paragraph does; else it is judged by look.
        starts = True if not lines or not lines[-1].text else None
        lines.append(_line(part, Label() if lines else label, starts, level, draft.story))
    return lines


def _line(draft: DraftLine, label: Label, starts_paragraph: bool | None, level: int, story: Story) -> Line:
    text = _plain("".join(draft.pieces))
    if label.text:
        text = f"{label.text}{' ' if label.is_apart and text else ''}{text}"
    if not text:
        return _BLANK
    story.words += text.count(" ") + 1
    if draft.is_struck:
        message = "Text is struck through; it was kept. Was it dropped from the plan?"
        story.tell(Issue("struck-text", message, value=text[:STRUCK_VALUE_LENGTH]))
    return Line(
        text,
        label=label.text,
        starts_paragraph=starts_paragraph,
        size=draft.size,
        bold=draft.has_bold and not draft.has_plain,
        struck=draft.is_struck,
        links=tuple(link for link in dict.fromkeys(draft.links) if link not in text),
        heading_level=level,
    )


def _plain(text: str) -> str:
    """Give text in NFC with single spaces and nothing invisible."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text.translate(_INVISIBLE))
    return " ".join(text.split())
