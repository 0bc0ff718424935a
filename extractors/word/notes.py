"""Text that stands beside the body: footnotes, endnotes, running headers and footers."""

from __future__ import annotations

from extractors.word.names import Element, W, attribute
from extractors.word.package import Package
from extractors.word.story import Story
from extractors.word.tables import Block, lines_of
from extractors.word.walk import read_blocks

__all__ = ["read_notes", "read_running"]


def read_notes(package: Package, story: Story) -> list[Block]:
    """Read the notes that the body refers to, in the order of their marks, footnotes first."""
    blocks: list[Block] = []
    for kind in ("footnote", "endnote"):
        notes: dict[str, Element] = {}
        for part in package.related(package.main, f"{kind}s"):
            root = package.xml(part)
            found = () if root is None else root.iterfind(W + kind)
            notes |= {attribute(note, "id"): note for note in found}
        for reference in [note for note in story.notes if note.kind == kind]:
            element = notes.pop(reference.identifier, None)
            if element is not None:
                story.note_mark = reference.mark
                blocks += read_blocks(element, story)
    return blocks


def read_running(package: Package, story: Story) -> tuple[str, ...]:
    """Read the running headers and footers: each text once, its lines joined by newlines."""
    texts = []
    for kind in ("header", "footer"):
        for part in package.related(package.main, kind):
            root = package.xml(part)
            if root is None:
                continue
            beside = Story(story.styles, story.numbering)
            lines = lines_of(read_blocks(root, beside))
            texts.append("\n".join(line.text for line in lines if line.text))
    return tuple(dict.fromkeys(text for text in texts if text))
