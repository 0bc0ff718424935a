"""Makes the sample documents with `python data/samples/make.py`: NAME.docx, NAME.pdf and gold/NAME.json.

The same plans in other layouts (header given once, rules between rows alone, no rules) go to ../layouts/*/NAME.pdf.
The plans are by councils that don't exist and were written for this project; their text and its meaning stand
in plans/NAME.toml. The PDF files need LibreOffice (Debian: libreoffice-writer).
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

SAMPLES = Path(__file__).parent
sys.path.insert(0, str(SAMPLES))

from gold import gold  # noqa: E402
from word import LAYOUTS, build  # noqa: E402


def main() -> None:
    """Make every sample anew."""
    (SAMPLES / "gold").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        for path in sorted((SAMPLES / "plans").glob("*.toml")):
            plan = tomllib.loads(path.read_text(encoding="utf-8"))
            text = json.dumps(gold(plan), ensure_ascii=False, indent=1)
            (SAMPLES / "gold" / f"{path.stem}.json").write_text(text + "\n", encoding="utf-8")
            build(plan).save(str(SAMPLES / f"{path.stem}.docx"))
            for layout in LAYOUTS[1:]:
                folder = Path(scratch) / layout
                folder.mkdir(exist_ok=True)
                build(plan, layout).save(str(folder / f"{path.stem}.docx"))
        _to_pdf(SAMPLES, SAMPLES)
        for layout in LAYOUTS[1:]:
            _to_pdf(Path(scratch) / layout, SAMPLES.parent / "layouts" / layout)


def _to_pdf(words: Path, out: Path) -> None:
    """Every Word file of the folder `words` as a PDF file in `out`."""
    files = [str(path) for path in sorted(words.glob("*.docx"))]
    with tempfile.TemporaryDirectory() as profile:
        command = ["soffice", "--headless", f"-env:UserInstallation=file://{profile}", "--convert-to", "pdf"]
        subprocess.run([*command, "--outdir", str(out), *files], check=True, timeout=300)


if __name__ == "__main__":
    main()
