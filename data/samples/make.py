"""Makes the sample documents: `python data/samples/make.py` writes NAME.docx, NAME.pdf and gold/NAME.json.

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
from word import build  # noqa: E402


def main() -> None:
    """Make every sample anew."""
    (SAMPLES / "gold").mkdir(exist_ok=True)
    for path in sorted((SAMPLES / "plans").glob("*.toml")):
        plan = tomllib.loads(path.read_text(encoding="utf-8"))
        build(plan).save(str(SAMPLES / f"{path.stem}.docx"))
        text = json.dumps(gold(plan), ensure_ascii=False, indent=1)
        (SAMPLES / "gold" / f"{path.stem}.json").write_text(text + "\n", encoding="utf-8")
    with tempfile.TemporaryDirectory() as profile:
        command = ["soffice", "--headless", f"-env:UserInstallation=file://{profile}", "--convert-to", "pdf"]
        words = [str(path) for path in sorted(SAMPLES.glob("*.docx"))]
        subprocess.run([*command, "--outdir", str(SAMPLES), *words], check=True, timeout=300)


if __name__ == "__main__":
    main()
