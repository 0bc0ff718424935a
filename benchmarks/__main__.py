"""Runs the benchmarks named on the command line (all by default) and writes docs/benchmarks.md.

`python -m benchmarks pdf_speed word` runs two of them. A section that was not run keeps its figures of before.
"""

from __future__ import annotations

import importlib
import re
import sys
from pathlib import Path

from benchmarks.report import machine, to_markdown

PAGE = Path(__file__).parents[1] / "docs" / "benchmarks.md"
# In the page's order; each module has `measure() -> Section`.
NAMES = (
    "pdf_speed",
    "pdf_memory",
    "icdar",
    "word",
    "accuracy",
    "columns",
    "officers",
    "calibration",
    "normalise",
    "ingest",
    "publish",
)

HEAD = """# Benchmarks

Written by `make bench`; one section alone with `python -m benchmarks NAME`. Machines are noisy: read the ratios
within a section, which come from one run, not the seconds. Sections that need the yardsticks of `../shared` say so.
"""


def main(names: list[str]) -> None:
    """Measure `names` and put their sections in place."""
    unknown = sorted(set(names) - set(NAMES))
    if unknown:
        sys.exit(f"no benchmark {', '.join(unknown)}; there are {', '.join(NAMES)}")
    sections = _sections(PAGE.read_text(encoding="utf-8") if PAGE.exists() else "")
    for name in names or NAMES:
        print(f"{name} ...", flush=True)
        section = importlib.import_module(f"benchmarks.{name}").measure()
        sections[name] = to_markdown(section)
        PAGE.parent.mkdir(exist_ok=True)
        body = "\n".join(f"<!-- {n} -->\n{sections[n]}" for n in NAMES if n in sections)
        PAGE.write_text(f"{HEAD}\nMeasured on {machine()}.\n\n{body}", encoding="utf-8")
        print(sections[name], flush=True)


def _sections(page: str) -> dict[str, str]:
    """Give the sections of a page written before, by name."""
    parts = re.split(r"<!-- (\w+) -->\n", page)
    return {name: text.rstrip("\n") + "\n" for name, text in zip(parts[1::2], parts[2::2], strict=True)}


if __name__ == "__main__":
    main(sys.argv[1:])
