"""Word files, as Word shows them: python-docx's parts and properties for the package, our own walk for the text."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import cast

from docx.opc.coreprops import CoreProperties
from docx.oxml.coreprops import CT_CoreProperties
from docx.oxml.parser import parse_xml
from lxml import etree

from extractors.document import Issue, Properties
from extractors.fragments import Layout
from extractors.word.names import Element
from extractors.word.notes import read_notes, read_running
from extractors.word.numbering import read_numbering
from extractors.word.package import Package, open_package, well_formed
from extractors.word.story import Story
from extractors.word.styles import read_styles
from extractors.word.walk import stream_blocks

__all__ = ["WordBody", "read_word"]


@dataclass(frozen=True, slots=True)
class WordBody:
    """What a Word file holds."""

    layout: Layout
    """The body in reading order, then the notes; `words` counts both."""
    properties: Properties
    running: tuple[str, ...] = ()
    """Texts of its running headers and footers, each once."""
    issues: tuple[Issue, ...] = ()


def read_word(path: Path) -> WordBody:
    """Read a file of the Open XML kind (.docx, .docm, .dotx, .dotm; usual or Strict).

    Raises:
        ExtractionError: it is damaged, encrypted, too large or no Word document.
    """
    with open_package(path) as package:
        story = _story(package, package.main)
        with well_formed(package.main), package.stream(package.main) as stream:
            blocks = stream_blocks(stream, story)
        blocks += read_notes(package, story)
        running = read_running(package, story)
        layout = Layout(tuple(blocks), words=story.words, issues=tuple(story.issues.values()))
        return WordBody(layout, _properties(package), running, layout.issues)


def _story(package: Package, part: str) -> Story:
    """Begin the text of a part with the document's styles and lists."""

    def first(kind: str) -> Element | None:
        return next((package.xml(name) for name in package.related(part, kind)), None)

    links = package.relationships(part).items()
    return Story(
        styles=read_styles(first("styles")),
        numbering=read_numbering(first("numbering")),
        addresses={name: r.target for name, r in links if r.kind == "hyperlink" and r.is_external},
    )


def _properties(package: Package) -> Properties:
    """Read the document's properties; a broken properties part counts as silent."""
    core = next(iter(package.related("/", "core-properties")), "")
    app = next(iter(package.related("/", "extended-properties")), "")
    company = ""
    if app and (root := package.xml(app)) is not None:
        company = next((e.text or "" for e in root if etree.QName(e).localname == "Company"), "")
    if not core:
        return Properties(company=company)
    known = CoreProperties(cast(CT_CoreProperties, parse_xml(package.read(core))))
    created = known.created.date().isoformat() if known.created else ""
    return Properties(known.title, known.author, company, created)
