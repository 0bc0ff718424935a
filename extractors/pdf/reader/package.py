"""What PDFium does not do, through pikepdf: units of pages, layers switched off, repair of a broken file; dates."""

from __future__ import annotations

import re
from collections.abc import Mapping
from io import BytesIO
from mmap import ACCESS_READ, mmap
from pathlib import Path

import pikepdf
from msgspec import Struct, field

from extractors.errors import DamagedFileError, EncryptedFileError
from extractors.pdf.reader.layers import layers_switched_off

__all__ = ["DAMAGED", "Package", "iso_date", "read_package", "repaired"]

DAMAGED = "The PDF is broken or cut short: fetch it again, or ask its author for a whole copy."
_NO_PAGES = "The PDF has no pages: fetch it again, or ask its author for a whole copy."
_PASSWORD = "The PDF needs a password: save a copy without one, or ask its author for that."  # noqa: S105
_LOCKED = (
    "The PDF is locked for chosen people, or in a way not known: ask its author for a copy without a lock."
)
_DATE = re.compile(r"(?:D:)?(\d{4})(\d{2})?(\d{2})?")


class Package(Struct, frozen=True):
    """What a file's dictionaries say of how its pages are shown."""

    units: Mapping[int, float] = field(default_factory=dict)
    """The /UserUnit of the pages that have one, by index from 0: points to a unit of user space."""
    layers_off: frozenset[bytes] = frozenset()
    """Names of the layers that are switched off."""


def read_package(path: Path) -> Package:
    """Read what PDFium does not tell; what can't be read is as if it weren't there."""
    if not _may_say_something(path):
        return Package()
    try:
        with pikepdf.open(path) as pdf:
            units = ((index, page.obj.get("/UserUnit")) for index, page in enumerate(pdf.pages))
            return Package(
                {index: float(unit) for index, unit in units if unit is not None and float(unit) > 0},
                layers_switched_off(pdf),
            )
    except (pikepdf.PasswordError, pikepdf.PdfError, AttributeError, TypeError, ValueError, RuntimeError):
        return Package()


def _may_say_something(path: Path) -> bool:
    """Tell from a file's bytes whether it may have units or layers: most have none, and this is soon seen.

    Only object streams hide what dictionaries say.
    """
    with path.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as content:
        return any(content.find(name) >= 0 for name in (b"ObjStm", b"OCProperties", b"UserUnit"))


def repaired(path: Path, *, wants_password: bool) -> bytes:
    """Write a file anew whose objects can still be found, although its table of them is broken.

    Args:
        path: a file that PDFium can't open.
        wants_password: PDFium's reason was a password.

    Raises:
        EncryptedFileError: it can't be opened without a password, or a certificate.
        DamagedFileError: it can't be mended, or has no pages.
    """
    target = BytesIO()
    try:
        with pikepdf.open(path) as pdf:
            if not len(pdf.pages):
                raise DamagedFileError(_NO_PAGES)
            pdf.save(target, encryption=False)
    except pikepdf.PasswordError as error:
        raise EncryptedFileError(_PASSWORD) from error
    except (pikepdf.PdfError, TypeError, ValueError, RuntimeError) as error:
        if wants_password:
            raise EncryptedFileError(_PASSWORD) from error
        if "encryption" in str(error):
            raise EncryptedFileError(_LOCKED) from error
        raise DamagedFileError(DAMAGED) from error
    return target.getvalue()


def iso_date(written: str) -> str:
    """Write a PDF's date ("D:20120109090000Z") as an ISO date, as precise as it is given; "" for any other text."""
    found = _DATE.match(written)
    if not found:
        return ""
    year, month, day = found.groups()
    if not month or not 1 <= int(month) <= 12:
        return year
    return f"{year}-{month}-{day}" if day and 1 <= int(day) <= 31 else f"{year}-{month}"
