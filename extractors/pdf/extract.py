"""A PDF to a Document: pages read, laid out, and put together."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from msgspec.structs import replace

from extractors.assemble import assemble
from extractors.document import Document, Issue
from extractors.pdf.doubts import with_doubtful_rows
from extractors.pdf.layout import lay_out_pages
from extractors.pdf.limits import Limits
from extractors.pdf.paper.alongside import Ruled, note_rules
from extractors.pdf.paper.imposed import Parted, Seen, Setting, find_settings, note_printed, part_sheets
from extractors.pdf.paper.leaves import part_leaves, put_together
from extractors.pdf.paper.scans import Scan, note_scans, with_scans_told
from extractors.pdf.paper.sheets import with_whole_sheets
from extractors.pdf.paper.spreads import Spread, close_spreads, opened
from extractors.pdf.paper.turned import turn_back
from extractors.pdf.reader.pages import read_pages, read_properties
from extractors.pdf.second_opinion import with_second_opinion
from extractors.pdf.tagged.agreement import compare_with_tags
from extractors.pdf.tagged.rows import with_tagged_rows
from extractors.pdf.tagged.text import with_whole_paragraphs
from extractors.pdf.tagged.witness import tagged_rows, tags_of

__all__ = ["extract_pdf"]


def extract_pdf(path: Path, max_pages: int | None = None) -> Document:
    """Read a PDF page by page; the arrays of a few pages that follow each other are held at a time.

    Raises:
        ExtractionError: the file is damaged or needs a password.
    """
    limits = Limits() if max_pages is None else replace(Limits(), pages=max_pages)
    with _no_search_for_cycles():
        noted: list[Ruled] = []
        seen: list[Seen] = []
        scans: dict[int, Scan] = {}
        spreads: dict[int, Spread] = {}
        pages = note_printed(note_rules(note_scans(read_pages(path, limits), scans), noted), seen)
        layouts = list(lay_out_pages(close_spreads(pages, spreads)))
        if settings := find_settings(seen):
            return _told_if_wordless(with_scans_told(_of_printed_pages(path, limits, settings), scans))
        askew = {number for number, scan in scans.items() if scan.skew}
        sheets = with_whole_sheets(path, with_second_opinion(path, layouts, askew), noted, limits)
        tags = tags_of(path)
        layouts = with_tagged_rows(with_whole_paragraphs(sheets.layouts, tags), tags)
        leaved, leaves = part_leaves(layouts)
        witness = None if leaves else tagged_rows(tags)  # tags know of whole pages alone
        # As the pages were laid out, before they are put back: rows of two of them may stand side by side on a sheet.
        document = with_doubtful_rows(assemble(leaved, "application/pdf", read_properties(path), witness))
        document = opened(sheets.put_back(put_together(document, leaves)), spreads)
        document = with_scans_told(turn_back(document, layouts), scans)
        return _told_if_wordless(compare_with_tags(document, tags))


def _of_printed_pages(path: Path, limits: Limits, settings: Mapping[int, Setting]) -> Document:
    """Read a file again whose sheets hold several pages each; its tags, and the second reader, know but sheets."""
    parted = Parted()
    layouts = list(lay_out_pages(part_sheets(read_pages(path, limits), settings, parted)))
    document = with_doubtful_rows(assemble(layouts, "application/pdf", read_properties(path)))
    return parted.put_back(turn_back(document, layouts))


def _told_if_wordless(document: Document) -> Document:
    """Add an issue to a document of which not one word could be read, where no other issue says why."""
    if document.words.total or document.issues:
        return document
    message = f"Not one word could be read; the pages are blank or broken ({document.pages} in all)."
    return replace(document, issues=(Issue("no-words", message, count=document.pages or 0),))


@contextmanager
def _no_search_for_cycles() -> Iterator[None]:
    """Pause Python's search for garbage in cycles: pages make none, and it looks through all that was read so far."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
