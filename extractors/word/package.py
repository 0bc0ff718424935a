"""The package of a Word file: its parts, opened safely, and what they refer to.

Nothing is unpacked before the directory of the ZIP has been held against the limits; parts are read one by
one, only when something asks for them, and never written to disk. A relationship that points outside the
file gives its address and is never followed.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast

from docx.opc.packuri import PACKAGE_URI, PackURI
from lxml import etree
from msgspec import Struct

from extractors.errors import DamagedFileError, EncryptedFileError, TooLargeError, UnsupportedFileError
from extractors.word.names import Element

__all__ = ["Package", "Relationship", "open_package", "parse", "well_formed"]

MAX_PARTS = 10_000  # the largest real file seen has some 600: one part per picture
MAX_UNPACKED = 2 * 1024**3  # bytes of all parts together, pictures included
MAX_XML_PART = 400 * 1024**2  # bytes; a table of 100,000 rows of seven cells has some 150 MB
STRICT_NAME = re.compile(rb"(=[\"'])http://purl\.oclc\.org/ooxml/([A-Za-z]+)")
STRICT_MARK = b"purl.oclc.org/ooxml"
HEAD = 8192  # bytes; the names of namespaces stand in a part's first tag


class Relationship(Struct, frozen=True):
    """What one part says of another."""

    kind: str
    """Last word of its type: "styles", "hyperlink", "officeDocument"."""
    target: str
    """Name of a part, or an address where the target is outside."""
    is_external: bool = False


class Package(Struct, frozen=True):
    """An open Word file."""

    archive: zipfile.ZipFile
    members: dict[str, str]
    """Part name in lower case with a leading slash → name in the archive; part names ignore case."""
    main: str = ""
    """Name of the part with the document's body."""

    def has(self, part: str) -> bool:
        """Tell whether the part is there."""
        return part.lower() in self.members

    def read(self, part: str) -> bytes:
        """Give a part's bytes, Strict names of namespaces turned into the usual ones; b"" where it is missing."""
        if not self.has(part):
            return b""
        return _usual_names(self.archive.read(self.members[part.lower()]))

    def stream(self, part: str) -> IO[bytes]:
        """Open a part to be read piece by piece."""
        member = self.members[part.lower()]
        with self.archive.open(member) as opened:
            head = opened.read(HEAD)
        if STRICT_MARK in head:
            return io.BytesIO(self.read(part))
        return self.archive.open(member)

    def xml(self, part: str) -> Element | None:
        """Give a part's root element; None where it is missing."""
        content = self.read(part)
        return parse(content, part) if content else None

    def relationships(self, part: str) -> dict[str, Relationship]:
        """Give the relationships of a part (of the package: "/") by their identifier."""
        root = self.xml(PackURI(part).rels_uri)
        found = {}
        for element in () if root is None else root:
            kind = element.get("Type", "").rpartition("/")[2]
            address = element.get("Target", "")
            is_external = element.get("TargetMode") == "External"
            if not is_external:
                address = str(PackURI.from_rel_ref(PackURI(part).baseURI, address))
            found[element.get("Id", "")] = Relationship(kind, address, is_external)
        return found

    def opener(self, part: str) -> Callable[[str], Element | None]:
        """Give a function that opens the part which a relationship of `part` names."""
        targets = {name: r.target for name, r in self.relationships(part).items() if not r.is_external}
        return lambda name: self.xml(targets.get(name, ""))

    def related(self, part: str, kind: str) -> list[str]:
        """Name the parts of one kind that a part refers to and that are there, in order."""
        targets = [
            r.target for r in self.relationships(part).values() if r.kind == kind and not r.is_external
        ]
        return [target for target in dict.fromkeys(targets) if self.has(target)]


def parse(content: bytes, part: str) -> Element:
    """Parse a part without touching entities or the network.

    Raises:
        DamagedFileError: it is not well-formed, nested deeper than the parser's 256 levels, or declares entities.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    with well_formed(part):
        root = etree.fromstring(content, parser)
    if root.getroottree().docinfo.doctype:
        raise DamagedFileError(
            f"{part} declares a document type, which Word never writes: not read for safety."
        )
    return root


@contextmanager
def well_formed(part: str) -> Iterator[None]:
    """Turn what the ZIP and XML libraries raise on broken parts into our own error."""
    try:
        yield
    except etree.XMLSyntaxError as error:
        raise DamagedFileError(
            f"The part {part} is broken XML ({error.msg}). Open the file in Word, let it repair it, save it anew."
        ) from error
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
        raise DamagedFileError(
            f"The part {part} can't be unpacked ({error}). Get the file anew, or repair it in Word."
        ) from error


@contextmanager
def open_package(path: Path) -> Iterator[Package]:
    """Open a Word file's package within the limits.

    Raises:
        DamagedFileError: the ZIP directory is corrupt.
        EncryptedFileError: its parts are encrypted.
        TooLargeError: it holds, or unpacks to, more than the limits allow.
        UnsupportedFileError: it is a ZIP but no Word document.
    """
    with well_formed("(the ZIP directory)"):
        archive = zipfile.ZipFile(path)
    with archive:
        _check_limits(archive)
        package = Package(archive, {_part_name(name): name for name in archive.namelist()})
        yield Package(archive, package.members, _main_part(package))


def _check_limits(archive: zipfile.ZipFile) -> None:
    entries = archive.infolist()
    unpacked = sum(entry.file_size for entry in entries)
    xml = max((e.file_size for e in entries if e.filename.lower().endswith((".xml", ".rels"))), default=0)
    if len(entries) > MAX_PARTS or unpacked > MAX_UNPACKED or xml > MAX_XML_PART:
        raise TooLargeError(
            f"The file unpacks to {unpacked:,} bytes in {len(entries):,} parts, of which the largest XML part has"
            f" {xml:,}; the limits are {MAX_UNPACKED:,}, {MAX_PARTS:,} and {MAX_XML_PART:,}. Is it a ZIP bomb?"
        )
    if any(entry.flag_bits & 1 for entry in entries):
        raise EncryptedFileError("Its ZIP parts are encrypted. Save a copy without a password.")


def _part_name(member: str) -> str:
    return "/" + member.replace("\\", "/").lstrip("/").lower()


def _usual_names(content: bytes) -> bytes:
    """Write the namespaces of Strict Open XML as the usual (transitional) ones."""
    if STRICT_MARK not in content[:HEAD]:
        return content
    return STRICT_NAME.sub(rb"\1http://schemas.openxmlformats.org/\2/2006", content)


def _main_part(package: Package) -> str:
    """Name the part that holds the body: as the package says, else by the usual name."""
    named = [*package.related(cast(str, PACKAGE_URI), "officeDocument"), "/word/document.xml"]
    part = next((name for name in named if package.has(name)), "")
    content = _content_type(package, part)
    if not part or not (
        "wordprocessingml" in content or "ms-word" in content or part == "/word/document.xml"
    ):
        raise UnsupportedFileError(
            "A ZIP file without a Word document in it. Is it a renamed spreadsheet, presentation or archive?"
        )
    return part


def _content_type(package: Package, part: str) -> str:
    root = package.xml("/[Content_Types].xml")
    for element in () if root is None else root:
        if element.get("PartName", "").lower() == part.lower():
            return element.get("ContentType", "")
    return ""
