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
PUBLISHED = ROOT.parent / "shared" / "real"
LONG = 25  # pages to a file, repeated or cut, so that opening it counts for little
FEW = 12  # pages of each file for camelot, which takes seconds a page
_PACKAGES: Sequence[str] = ("pypdfium2", "pdfplumber", "camelot-py", "tablers")


def measure() -> Section:
    """Measure the pages per second of each tool and how many times faster than pdfplumber it is."""
    with tempfile.TemporaryDirectory() as folder:
        samples = [_cut(path, Path(folder)) for path in sorted((ROOT / "data" / "samples").glob("*.pdf"))]
        published = [_cut(path, Path(folder)) for path in sorted(PUBLISHED.glob("*.pdf"))]
        published = [path for path in published if _has_text(path)]
        rows = _rows("samples", samples, {**_fast(samples), **_slow(samples)}, runs=3)
        if published:
            rows += _rows("published", published, _fast(published), runs=1)
    return Section(
        "PDF: pages per second",
        "python -m benchmarks pdf_speed",
        ("documents", "tool", "pages/s", "times pdfplumber"),
        rows,
        (
            f"All tools in turn in one process, median of three runs on the samples and one on the rest. The samples "
            f"are repeated to {LONG} pages a file; the published documents are those of `../shared/real` that have "
            f"text, {LONG} pages of each at most; camelot reads {FEW} pages a file. {machine(_PACKAGES)}.",
        ),
    )


def _fast(files: Sequence[Path]) -> dict[str, Callable[[], object]]:
    return {
        "action-plans, to stitched tables": lambda: [extract(path) for path in files],
        "tablers, tables of pages": lambda: [_tablers(path) for path in files],
        "PDFium, parsing alone": lambda: [_pdfium(path) for path in files],
        _BASE: lambda: [_pdfplumber(path) for path in files],
    }


def _slow(files: Sequence[Path]) -> dict[str, Callable[[], object]]:
    return {
        "camelot lattice": lambda: [_camelot(path, flavor="lattice") for path in files],
        "camelot lattice, vector": lambda: [
            _camelot(path, flavor="lattice", engine="vector") for path in files
        ],
        "camelot hybrid": lambda: [_camelot(path, flavor="hybrid") for path in files],
    }


_BASE = "pdfplumber.extract_tables"


def _rows(
    name: str, files: Sequence[Path], works: dict[str, Callable[[], object]], runs: int
) -> tuple[tuple[str, ...], ...]:
    pages = sum(_page_count(path) for path in files)
    few = sum(min(_page_count(path), FEW) for path in files)
    slow = {tool: work for tool, work in works.items() if tool.startswith("camelot")}
    fast = {tool: work for tool, work in works.items() if tool not in slow}
    extract(files[0])
    rate = {tool: pages / taken for tool, taken in seconds_in_turn(fast, runs).items()}
    rate |= {tool: few / taken for tool, taken in seconds_in_turn(slow, 1).items()}
    fastest_first = sorted(rate.items(), key=lambda item: -item[1])
    return tuple(
        (f"{name}, {pages} pages", tool, f"{value:.1f}", f"{value / rate[_BASE]:.2f}")
        for tool, value in fastest_first
    )


def _cut(path: Path, folder: Path) -> Path:
    """Repeat or cut a file to LONG pages; one of the published documents is only cut."""
    with pikepdf.open(path) as source, pikepdf.new() as out:
        out.pages.extend(source.pages[:LONG])
        while path.parent != PUBLISHED and len(out.pages) < LONG:
            out.pages.extend(source.pages[: LONG - len(out.pages)])
        out.save(folder / path.name)
    return folder / path.name


def _has_text(path: Path) -> bool:
    with pdfplumber.open(path) as document:
        return any(page.chars for page in document.pages[:3])


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
        pages = f"1-{min(_page_count(path), FEW)}"
        return camelot.io.read_pdf(str(path), pages=pages, suppress_stdout=True, **options)
