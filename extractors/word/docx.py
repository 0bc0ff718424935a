"""Word files, as Word shows them: python-docx's parts and properties for the package, our own walk for the text."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import cast

from docx.opc.coreprops import CoreProperties
from docx.oxml.coreprops import CT_CoreProperties
from docx.oxml.parser import parse_xml
from lxml import etree
from msgspec import Struct
from msgspec.structs import replace

from extractors.document import Issue, Line, Properties
from extractors.errors import (
    DamagedFileError,
    EncryptedFileError,
    MissingProgramError,
    UnsupportedFileError,
)
from extractors.fragments import Layout
from extractors.word.bindings import read_stores
from extractors.word.kinds import word_kind
from extractors.word.legacy import to_docx
from extractors.word.names import Element
from extractors.word.notes import read_notes, read_running
from extractors.word.numbering import read_numbering
from extractors.word.package import Package, open_package, well_formed
from extractors.word.story import Story
from extractors.word.styles import read_styles
from extractors.word.tables import Block
from extractors.word.text import TITLE_LEVEL
from extractors.word.walk import stream_blocks

__all__ = ["WordBody", "read_word"]

UNMARKED = (".doc", ".wps", ".wpd", ".dot")  # old word processors' names, whose bytes may bear no mark


class WordBody(Struct, frozen=True):
    """What a Word file holds."""

    layout: Layout
    """The body in reading order, then the notes; `words` counts both."""
    properties: Properties
    running: tuple[str, ...] = ()
    """Texts of its running headers and footers, each once."""
    issues: tuple[Issue, ...] = ()


def read_word(path: Path) -> WordBody:
    """Read a Word file of any kind, told by its content: Open XML itself, others by way of LibreOffice.

    Raises:
        ExtractionError: it is damaged, encrypted, too large or no Word document, or LibreOffice is needed
            and missing.
    """
    kind = word_kind(path)
    if kind == "open-xml":
        return _read_open_xml(path)
    if not kind and path.suffix.lower() not in UNMARKED:
        raise UnsupportedFileError("Neither a PDF nor a Word document.")
    with tempfile.TemporaryDirectory(prefix="action-plans-") as folder:
        try:
            return _read_open_xml(to_docx(path, Path(folder)))
        except (DamagedFileError, MissingProgramError) as error:
            if kind == "locked":  # LibreOffice opens those that Office locked with its own default password
                raise EncryptedFileError(
                    "The Word file needs a password. Save a copy without one."
                ) from error
            raise


def _read_open_xml(path: Path) -> WordBody:
    with open_package(path) as package:
        story = _story(package, package.main)
        with well_formed(package.main), package.stream(package.main) as stream:
            blocks = stream_blocks(stream, story)
        blocks = _ranked(blocks + read_notes(package, story))
        running = read_running(package, story)
        properties = _properties(package, story)
        layout = Layout(tuple(blocks), words=story.words, issues=tuple(story.issues.values()))
        return WordBody(layout, properties, running, layout.issues)


def _ranked(blocks: list[Block]) -> list[Block]:
    """Rank headings below the document's title, where it has one by style: the title is the first level."""
    if not any(isinstance(block, Line) and block.heading_level == TITLE_LEVEL for block in blocks):
        return blocks
    return [
        replace(block, heading_level=max(block.heading_level, 0) + 1)
        if isinstance(block, Line) and block.heading_level
        else block
        for block in blocks
    ]


def _story(package: Package, part: str) -> Story:
    """Begin the text of a part with the document's styles and lists."""

    def first(kind: str) -> Element | None:
        return next((package.xml(name) for name in package.related(part, kind)), None)

    links = package.relationships(part).items()
    return Story(
        styles=read_styles(first("styles")),
        numbering=read_numbering(first("numbering")),
        addresses={name: r.target for name, r in links if r.kind == "hyperlink" and r.is_external},
        stores=read_stores(package),
        open_part=package.opener(part),
    )


def _properties(package: Package, story: Story) -> Properties:
    """Read the document's properties; a broken part of them is no reason to lose the text."""
    core = next(iter(package.related("/", "core-properties")), "")
    app = next(iter(package.related("/", "extended-properties")), "")
    try:
        company = _company(package.xml(app)) if app else ""
        known = _core(package, core) if core else None
    except DamagedFileError as error:
        story.tell(Issue("properties-unread", f"Title, author and date can't be read. {error}"))
        return Properties()
    if known is None:
        return Properties(company=company)
    created = known.created.date().isoformat() if known.created else ""
    return Properties(known.title, known.author, company, created)


def _core(package: Package, part: str) -> CoreProperties | None:
    """Let python-docx read the core properties, of a part that our own parser lets pass."""
    if package.xml(part) is None:
        return None
    root = cast(CT_CoreProperties, parse_xml(package.read(part)))
    for element in [element for element in root if not element.text]:
        root.remove(element)  # python-docx stumbles over a date that is empty
    return CoreProperties(root)


def _company(root: Element | None) -> str:
    elements = () if root is None else root
    return next((e.text or "" for e in elements if etree.QName(e).localname == "Company"), "")
