"""Long Word tables: time against python-docx's `table.cell(i, j)`, growth with rows, and memory."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
import zipfile
from functools import partial
from pathlib import Path

import docx

from benchmarks.report import Section, machine, seconds_in_turn
from extractors.word.docx import read_word

__all__ = ["measure"]

ROWS = (500, 1_000, 2_000, 4_000, 8_000)
COMPARED = 2_000  # rows of the table that python-docx is timed on
COLUMNS = 7
SAMPLE = 12  # calls of `table.cell` that are timed: each lists all cells anew, so all cost the same
MEGABYTE = 1024 * 1024

# Peak memory is the process's own, so each file is read in a fresh one, after a small file has warmed it up
# (Linux's own high-water mark: getrusage's starts with the parent's).
_PEAK = """
import re, sys
from pathlib import Path
from extractors.word.docx import read_word
def peak():
    return int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) * 1024
read_word(Path(sys.argv[1]))
before = peak()
kept = read_word(Path(sys.argv[2]))
print(peak() - before)
"""


def measure() -> Section:
    """Measure seconds, microseconds a cell and memory for tables of growing length, beside python-docx on one."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = {rows: write_table(folder / f"{rows}.docx", rows) for rows in ROWS}
        small = write_table(folder / "small.docx", 5)
        read_word(small)
        taken = seconds_in_turn({str(rows): partial(read_word, path) for rows, path in files.items()})
        lines = []
        for rows, path in files.items():
            seconds = taken[str(rows)]
            size = body_size(path)
            lines.append(
                (
                    f"{rows:,}",
                    f"{seconds:.2f}",
                    f"{seconds / (rows * COLUMNS) * 1e6:.0f}",
                    f"{size / MEGABYTE:.1f}",
                    f"{peak(small, path) / size:.2f}",
                )
            )
        theirs = python_docx_seconds(files[COMPARED])
    ours = taken[str(COMPARED)]
    return Section(
        "Word: long tables",
        "python -m benchmarks word",
        (
            "rows",
            "seconds",
            "microseconds a cell",
            "document.xml, MB",
            "peak memory in sizes of document.xml",
        ),
        tuple(lines),
        (
            f"Tables of {COLUMNS} columns, made as Word writes them. python-docx's `table.cell(i, j)` over all cells of"
            f" the table of {COMPARED:,} rows would take {theirs:,.0f} s ({SAMPLE} calls timed, each of which builds"
            f" the list of all cells): {theirs / ours:,.0f} times as long. {machine(('python-docx', 'lxml'))}.",
        ),
    )


def write_table(path: Path, rows: int) -> Path:
    """Write a table as Word does: revision marks on every paragraph and run, fonts on runs, a header row."""
    document = docx.Document()
    document.add_table(1, COLUMNS)
    document.save(str(path.with_suffix(".base")))
    body = "".join(_row(number) for number in range(rows))
    with (
        zipfile.ZipFile(path.with_suffix(".base")) as base,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for member in base.namelist():
            content = base.read(member)
            if member == "word/document.xml":
                content = content.replace(b"</w:tbl>", body.encode() + b"</w:tbl>")
            made.writestr(member, content)
    return path


def _row(number: int) -> str:
    cells = "".join(
        _cell(f"Row {number} column {column}: review the plan with partners") for column in range(COLUMNS)
    )
    return f'<w:tr w:rsidR="00A12B34" w:rsidTr="00C56D78"><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>'


def _cell(text: str) -> str:
    fonts = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:sz w:val="20"/><w:szCs w:val="20"/>'
    return (
        '<w:tc><w:tcPr><w:tcW w:w="1984" w:type="dxa"/></w:tcPr><w:p w:rsidR="00A12B34" w:rsidRDefault="00A12B34">'
        f"<w:pPr><w:rPr>{fonts}</w:rPr></w:pPr><w:r><w:rPr>{fonts}</w:rPr><w:t>{text}</w:t></w:r></w:p></w:tc>"
    )


def body_size(path: Path) -> int:
    """Give the unpacked bytes of a file's word/document.xml."""
    with zipfile.ZipFile(path) as archive:
        return archive.getinfo("word/document.xml").file_size


def peak(small: Path, path: Path) -> int:
    """Give the bytes by which reading a file raises the peak memory of a process that has read a small one."""
    command = [sys.executable, "-c", _PEAK, str(small), str(path)]
    return int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)  # noqa: S603


def python_docx_seconds(path: Path) -> float:
    """Estimate the seconds that `table.cell(i, j)` over a whole table takes, from a sample of its calls."""
    table = docx.Document(str(path)).tables[0]
    rows = len(table.rows)
    start = time.perf_counter()
    for call in range(SAMPLE):
        table.cell(call * rows // SAMPLE, call % COLUMNS)
    return (time.perf_counter() - start) / SAMPLE * rows * COLUMNS
