"""Memory of reading long PDFs, and whether a page costs more in a long document than in a short one."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

import pikepdf

from benchmarks.report import Section, seconds

__all__ = ["measure"]

ROOT = Path(__file__).parents[1]
SIZES = (25, 295, 2_000)


def measure() -> Section:
    """Peak memory and milliseconds a page for documents of 25, 295 and 2,000 pages."""
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for pages in SIZES:
            path = _long(pages, Path(folder))
            command = [sys.executable, "-m", "benchmarks.pdf_memory", str(path)]
            done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)  # noqa: S603
            told = json.loads(done.stdout)
            rows.append(
                (
                    f"{pages:,}",
                    f"{told['before']:.0f} MB",
                    f"{told['peak']:.0f} MB",
                    f"{told['ms'] / pages:.2f}",
                )
            )
    return Section(
        "PDF: memory and cost of long documents",
        "python -m benchmarks pdf_memory",
        ("pages", "memory before", "peak memory", "ms a page"),
        tuple(rows),
        ("The samples' pages over and over, extracted to whole tables in a process of its own.",),
    )


def _long(pages: int, folder: Path) -> Path:
    path = folder / f"{pages}.pdf"
    with pikepdf.new() as out:
        while len(out.pages) < pages:
            for sample in sorted((ROOT / "data" / "samples").glob("*.pdf")):
                with pikepdf.open(sample) as source:
                    out.pages.extend(source.pages[: pages - len(out.pages)])
        out.save(path)
    return path


def _peak() -> float:
    """Peak memory of this process in MB; the kernel counts in KB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _extract(path: Path) -> dict[str, float]:
    from extractors.formats import extract

    extract(ROOT / "data" / "samples" / "readiness.pdf")
    before = _peak()
    return {"before": before, "ms": 1000 * seconds(lambda: extract(path)), "peak": _peak()}


if __name__ == "__main__":
    print(json.dumps(_extract(Path(sys.argv[1]))))
