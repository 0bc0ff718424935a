"""What PDFium does not do, through pikepdf: the size of a page's unit, repair of a broken file; dates."""

from __future__ import annotations

import re
from io import BytesIO
from mmap import ACCESS_READ, mmap
from pathlib import Path

import pikepdf

from extractors.errors import DamagedFileError, EncryptedFileError

__all__ = ["DAMAGED", "iso_date", "page_units", "repaired"]

DAMAGED = "The PDF is broken or cut short: fetch it again, or ask its author for a whole copy."
_NO_PAGES = "The PDF has no pages: fetch it again, or ask its author for a whole copy."
_PASSWORD = "The PDF needs a password: save a copy without one, or ask its author for that."  # noqa: S105
_LOCKED = (
    "The PDF is locked for chosen people, or in a way not known: ask its author for a copy without a lock."
)
_DATE = re.compile(r"(?:D:)?(\d{4})(\d{2})?(\d{2})?")


def page_units(path: Path) -> dict[int, float]:
    """Give the /UserUnit of the pages that have one, by index from 0: points to a unit of user space."""
    if not _may_have_units(path):
        return {}
    try:
        with pikepdf.open(path) as pdf:
            return {
                index: float(unit)
                for index, page in enumerate(pdf.pages)
                if (unit := page.obj.get("/UserUnit")) is not None and float(unit) > 0
            }
    except (pikepdf.PasswordError, pikepdf.PdfError, TypeError, ValueError, RuntimeError):
        return {}


def _may_have_units(path: Path) -> bool:
    """Tell from a file's bytes whether some page may have a /UserUnit: most have none, and this is soon seen.

    Only object streams hide what a page's dictionary says.
    """
    with path.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as content:
        return any(content.find(name) >= 0 for name in (b"UserUnit", b"ObjStm"))


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
