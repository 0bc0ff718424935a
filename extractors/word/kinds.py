"""What kind of Word file the bytes are; a file's name is not asked."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import Literal

from extractors.errors import EncryptedFileError, UnsupportedFileError

__all__ = ["EXTENSIONS", "MEDIA_TYPES", "WordKind", "word_kind"]

WordKind = Literal[
    "open-xml", "word", "rtf", "open-document", "html", "word-xml", "word-perfect", "locked", ""
]

MEDIA_TYPES: dict[WordKind, str] = {
    "open-xml": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "locked": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "word": "application/msword",
    "rtf": "application/rtf",
    "open-document": "application/vnd.oasis.opendocument.text",
    "html": "text/html",
    "word-xml": "application/msword",
    "word-perfect": "application/vnd.wordperfect",
}
EXTENSIONS: dict[WordKind, str] = {
    "open-xml": "docx",
    "locked": "docx",
    "word": "doc",
    "rtf": "rtf",
    "open-document": "odt",
    "html": "html",
    "word-xml": "xml",
    "word-perfect": "wpd",
}
HEAD = 65536  # bytes; what tells one kind from another stands here
MARKUP_HEAD = 4096  # bytes; where a page or an XML file names itself
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SECTOR = 512  # bytes; streams of a compound file begin at a multiple of it
_ENCRYPTED_FLAG = 0x0100  # of the flags at offset 10 of a Word 97 document ([MS-DOC], FibBase.fEncrypted)
_WORD_97 = b"\xec\xa5"
_EARLY_WORD = (b"\xdb\xa5", b"\x31\xbe", b"\x9b\xa5")  # Word 2.0, Word for DOS, Word 1.0
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|meta)\b|^mime-version:", re.IGNORECASE)
_WORD_XML = re.compile(rb"Word\.Document|schemas\.microsoft\.com/office/(?:word/2003/wordml|2006/xmlPackage)")


def word_kind(path: Path) -> WordKind:
    """Tell what kind of Word file it is; "" if it is none.

    "locked" is an Open XML file inside a compound file: encrypted.

    Raises:
        EncryptedFileError: a .doc that needs a password.
        UnsupportedFileError: the file is empty, or another program's compound file.
    """
    with path.open("rb") as file:
        head = file.read(HEAD)
    if not head.strip(b"\0 \r\n\t"):
        raise UnsupportedFileError("The file is empty.")
    if head.startswith(_COMPOUND):
        return _compound_kind(path.read_bytes())
    if head.startswith(b"PK"):
        return _zip_kind(path)
    return _text_kind(head.lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t"))


def _zip_kind(path: Path) -> WordKind:
    """Tell Open Document from Open XML, which a damaged ZIP is taken for."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            is_open_document = "mimetype" in names and archive.read("mimetype").startswith(
                b"application/vnd.oasis.opendocument.text"
            )
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError):
        return "open-xml"
    return "open-document" if is_open_document else "open-xml"


def _compound_kind(content: bytes) -> WordKind:
    """Look into an OLE compound file by the names of its streams, in which case does not count."""
    names = content.lower()
    if _utf16("encryptedpackage") in names:
        return "locked"
    if _utf16("worddocument") not in names:
        raise UnsupportedFileError("An Office file without a Word document in it. Is it a spreadsheet?")
    for place in range(_SECTOR, len(content), _SECTOR):
        if content.startswith(_WORD_97, place):
            flags = int.from_bytes(content[place + 10 : place + 12], "little")
            if flags & _ENCRYPTED_FLAG:
                raise EncryptedFileError("The Word file needs a password. Save a copy without one.")
    return "word"


def _text_kind(head: bytes) -> WordKind:
    if head.startswith(b"{\\rt"):
        return "rtf"
    if head.startswith(b"WPC"):  # its first byte, FF, went with the byte order marks
        return "word-perfect"
    if head.startswith(_EARLY_WORD):
        return "word"
    if _WORD_XML.search(head[:MARKUP_HEAD]) and head.startswith(b"<"):
        return "word-xml"
    return "html" if _HTML.search(head[:MARKUP_HEAD]) else ""


def _utf16(name: str) -> bytes:
    return name.encode("utf-16-le")
