"""Small Word files made on the spot: raw XML for the body, the parts beside it only where a test needs them."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import escape

from extractors.document import Line
from extractors.fragments import Fragment
from extractors.word.docx import WordBody

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "o": "urn:schemas-microsoft-com:office:office",
    "v": "urn:schemas-microsoft-com:vml",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
}
DECLARED = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in NAMESPACES.items())
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"

Files = dict[str, str | bytes]


@dataclass(frozen=True)
class Case:
    """A small file, the lines that a reader sees, and where LibreOffice is known to show something else."""

    body: str
    expected: tuple[str, ...]
    styles: str = ""
    numbering: str = ""
    parts: dict[str, tuple[str, str]] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    only_libreoffice: tuple[str, ...] = ()
    """Words that LibreOffice shows and Word does not: tracked deletions, hidden text in its text export,
    letters that a symbol font turns into pictures, its own way of counting lists."""

    def write(self, path: Path) -> Path:
        return write_docx(
            path, self.body, styles=self.styles, numbering=self.numbering, parts=self.parts, links=self.links
        )


def p(*content: str, style: str = "", num: tuple[int, int] | None = None, properties: str = "") -> str:
    """A paragraph; content that is no XML becomes a run. `num` is (list instance, level)."""
    inside = f'<w:pStyle w:val="{style}"/>' if style else ""
    if num is not None:
        inside += f'<w:numPr><w:ilvl w:val="{num[1]}"/><w:numId w:val="{num[0]}"/></w:numPr>'
    inside += properties
    runs = "".join(part if part.startswith("<") else r(part) for part in content)
    return f"<w:p>{f'<w:pPr>{inside}</w:pPr>' if inside else ''}{runs}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run; `properties` is what stands in w:rPr."""
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def tc(*content: str, properties: str = "") -> str:
    """A cell; content that is no XML becomes a paragraph."""
    inside = "".join(part if part.startswith("<") else p(part) for part in content) or "<w:p/>"
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    """A row; cells that are no XML become cells of one paragraph."""
    inside = "".join(cell if cell.startswith("<") else tc(*([cell] if cell else [])) for cell in cells)
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{inside}</w:tr>"


def tbl(*rows: str, widths: tuple[int, ...] = (2000, 2000)) -> str:
    """A table with ruled borders and column widths in twips."""
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = "".join(f'<w:{side} w:val="single" w:sz="4"/>' for side in sides)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f"<w:tbl><w:tblPr><w:tblBorders>{borders}</w:tblBorders></w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
        f"{''.join(rows)}</w:tbl>"
    )


def level(
    place: int,
    text: str,
    number_format: str = "decimal",
    start: int | None = 1,
    more: str = "",
    after: str = "",
) -> str:
    """A level of a list definition; `more` stands before w:lvlText, `after` behind it."""
    first = f'<w:start w:val="{start}"/>' if start is not None else ""
    return (
        f'<w:lvl w:ilvl="{place}">{first}<w:numFmt w:val="{number_format}"/>{more}'
        f'<w:lvlText w:val="{escape(text)}"/>{after}</w:lvl>'
    )


def lists(definitions: dict[int, str], instances: dict[int, tuple[int, str]]) -> str:
    """What stands in numbering.xml: definitions by number, instances as number: (definition, overrides)."""
    defined = "".join(
        f'<w:abstractNum w:abstractNumId="{n}">{levels}</w:abstractNum>' for n, levels in definitions.items()
    )
    used = "".join(
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="{of}"/>{overrides}</w:num>'
        for n, (of, overrides) in instances.items()
    )
    return defined + used


def write_docx(
    path: Path,
    body: str,
    *,
    styles: str = "",
    numbering: str = "",
    parts: dict[str, tuple[str, str]] | None = None,
    links: dict[str, str] | None = None,
    files: Files | None = None,
) -> Path:
    """Write a Word file.

    Args:
        path: where to.
        body: what stands in w:body.
        styles: what stands in w:styles.
        numbering: what stands in w:numbering.
        parts: further parts by name ("footnotes"): kind of relationship and what stands in the part.
        links: identifiers of hyperlinks and their addresses.
        files: files of the package as they are; they replace those made here.
    """
    all_parts = dict(parts or {})
    if styles:
        all_parts["styles"] = ("styles", styles)
    if numbering:
        all_parts["numbering"] = ("numbering", numbering)
    relations, types, written = "", "", {}
    for name, (kind, content) in all_parts.items():
        root = {"header": "hdr", "footer": "ftr"}.get(kind, kind)
        relations += f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{name}.xml"/>'
        types += f'<Override PartName="/word/{name}.xml" ContentType="{WORD_TYPE}.{kind}+xml"/>'
        written[f"word/{name}.xml"] = f"{HEAD}<w:{root} {DECLARED}>{content}</w:{root}>"
    for name, address in (links or {}).items():
        target = f'Target="{escape(address)}" TargetMode="External"'
        relations += f'<Relationship Id="{name}" Type="{OFFICE}/hyperlink" {target}/>'
    package: Files = {
        "[Content_Types].xml": (
            f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{WORD_TYPE}.document.main+xml"/>{types}</Types>'
        ),
        "_rels/.rels": (
            f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">'
            f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
        ),
        "word/document.xml": (
            f'{HEAD}<w:document {DECLARED} mc:Ignorable="w14"><w:body>{body}'
            '<w:sectPr><w:pgSz w:w="16838" w:h="11906"/></w:sectPr></w:body></w:document>'
        ),
        "word/_rels/document.xml.rels": (
            f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{relations}</Relationships>'
        ),
        **written,
        **(files or {}),
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, bytes_or_text in package.items():
            archive.writestr(member, bytes_or_text)
    return path


def style(
    name: str,
    kind: str = "paragraph",
    based_on: str = "",
    paragraph: str = "",
    run: str = "",
    title: str = "",
) -> str:
    """A style; `paragraph` and `run` are what stands in its properties."""
    return (
        f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{title or name}"/>'
        + (f'<w:basedOn w:val="{based_on}"/>' if based_on else "")
        + f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def lines(body: WordBody) -> list[str]:
    """The texts of all lines in order, those of tables cell by cell."""
    return [line.text for line in all_lines(body)]


def all_lines(body: WordBody) -> list[Line]:
    """All lines in order, those of tables cell by cell."""
    found = []
    for block in body.layout.blocks:
        if isinstance(block, Line):
            found.append(block)
        else:
            found += [line for row in block.rows for cell in row.cells for line in cell.lines]
    return found


def tables(body: WordBody) -> list[Fragment]:
    """The tables of the body."""
    return [block for block in body.layout.blocks if isinstance(block, Fragment)]


def grid(table: Fragment) -> list[list[tuple[int, int, int, str]]]:
    """A table's rows as (column, row span, column span, text) of the cells that start in them."""
    return [
        [(c.column, c.row_span, c.column_span, "|".join(line.text for line in c.lines)) for c in row.cells]
        for row in table.rows
    ]
