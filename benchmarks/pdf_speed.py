"""Pages a second from file to stitched tables, beside what the usual tools need for tables of single pages."""

from __future__ import annotations

import tempfile
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path

import camelot.io
import pdfplumber
import pikepdf
import pypdfium2
import tablers

from benchmarks.report import Section, machine, seconds_in_turn
from extractors.formats import extract

__all__ = ["measure"]

ROOT = Path(__file__).parents[1]
COPIES = 4  # each document is repeated within its file, so that opening it counts for little
CAMELOT_PAGES = 12  # of each file: camelot takes seconds a page


def measure() -> Section:
    """Measure the pages per second of each tool and how many times faster this project is."""
    with tempfile.TemporaryDirectory() as folder:
        files = [_repeated(path, Path(folder)) for path in sorted((ROOT / "data" / "samples").glob("*.pdf"))]
        pages = sum(_page_count(path) for path in files)
        few = sum(min(_page_count(path), CAMELOT_PAGES) for path in files)
        fast: dict[str, Callable[[], object]] = {
            "action-plans, to stitched tables": lambda: [extract(path) for path in files],
            "tablers, tables of pages": lambda: [_tablers(path) for path in files],
            "PDFium, parsing alone": lambda: [_pdfium(path) for path in files],
            "pdfplumber.extract_tables": lambda: [_pdfplumber(path) for path in files],
        }
        slow: dict[str, Callable[[], object]] = {
            "camelot lattice": lambda: [_camelot(path, flavor="lattice") for path in files],
            "camelot lattice, vector engine": lambda: [
                _camelot(path, flavor="lattice", engine="vector") for path in files
            ],
            "camelot hybrid": lambda: [_camelot(path, flavor="hybrid") for path in files],
        }
        extract(files[0])
        rate = {name: pages / taken for name, taken in seconds_in_turn(fast, 3).items()}
        rate |= {name: few / taken for name, taken in seconds_in_turn(slow, 1).items()}
    return Section(
        "PDF: pages per second",
        "python -m benchmarks pdf_speed",
        ("tool", "pages/s", "times pdfplumber"),
        _rows(rate),
        (
            f"The sample PDFs, each repeated {COPIES} times in its file: {pages} pages, in one process; median of "
            f"three runs in turn (camelot: one run over {few} pages). {machine(_PACKAGES)}.",
        ),
    )


_PACKAGES: Sequence[str] = ("pypdfium2", "pdfplumber", "camelot-py", "tablers")


def _rows(rate: dict[str, float]) -> tuple[tuple[str, ...], ...]:
    base = rate["pdfplumber.extract_tables"]
    return tuple(
        (name, f"{value:.1f}", f"{value / base:.2f}")
        for name, value in sorted(rate.items(), key=lambda item: -item[1])
    )


def _repeated(path: Path, folder: Path) -> Path:
    with pikepdf.open(path) as source, pikepdf.new() as out:
        for _ in range(COPIES):
            out.pages.extend(source.pages)
        out.save(folder / path.name)
    return folder / path.name


def _page_count(path: Path) -> int:
    document = pypdfium2.PdfDocument(path)
    try:
        return len(document)
    finally:
        document.close()


def _pdfium(path: Path) -> object:
    document = pypdfium2.PdfDocument(path)
    for index in range(len(document)):
        page = document[index]
        page.get_textpage().close()
        page.close()
    return document.close()


def _pdfplumber(path: Path) -> object:
    found = 0
    with pdfplumber.open(path) as document:
        for page in document.pages:
            found += len(page.extract_tables())
            page.close()
    return found


def _tablers(path: Path) -> object:
    document = tablers.Document(str(path))
    return [tablers.find_tables(page, extract_text=True) for page in document.pages()]


def _camelot(path: Path, **options: str) -> object:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        pages = f"1-{min(_page_count(path), CAMELOT_PAGES)}"
        return camelot.io.read_pdf(str(path), pages=pages, suppress_stdout=True, **options)
