"""Fields and form controls: a reader sees their result, never their instruction."""

from __future__ import annotations

from extractors.word.names import Element, W, attribute, child, is_on, number
from extractors.word.story import Draft, Field, write

__all__ = ["add_instruction", "keep_address", "pass_field_mark"]


def pass_field_mark(mark: Element, draft: Draft) -> None:
    """Begin a field, go on to its result, or end it (w:fldChar)."""
    fields = draft.story.fields
    kind = attribute(mark, "fldCharType")
    if kind == "begin":
        fields.append(Field(control=child(mark, "ffData")))
    elif kind == "separate" and fields:
        fields[-1].shows_result = True
        keep_address(fields[-1].instruction, draft)
    elif kind == "end" and fields:
        closed = fields.pop()
        if closed.has_text and fields:
            fields[-1].has_text = True
        elif not closed.has_text:
            write(_control_text(closed.control), draft)


def add_instruction(element: Element, draft: Draft) -> None:
    """Take in a piece of a field's instruction (w:instrText)."""
    if draft.story.fields:
        draft.story.fields[-1].instruction += element.text or ""


def keep_address(instruction: str, draft: Draft) -> None:
    """Keep the address of a HYPERLINK field beside the line."""
    words = instruction.split()
    if len(words) > 1 and words[0].upper() == "HYPERLINK" and not words[1].startswith("\\"):
        draft.lines[-1].links.append(words[1].strip('"'))


def _control_text(control: Element | None) -> str:
    """Give what a form control shows that has no result in the text: a box, or the entry chosen."""
    box, choice = child(control, "checkBox"), child(control, "ddList")
    if box is not None:
        state = child(box, "checked")
        return "☒" if is_on(state if state is not None else child(box, "default")) else "☐"
    if choice is not None:
        entries = [attribute(entry) for entry in choice.iterfind(W + "listEntry")]
        at = number(attribute(child(choice, "result")) or attribute(child(choice, "default")))
        return entries[at] if 0 <= at < len(entries) else ""
    return ""
