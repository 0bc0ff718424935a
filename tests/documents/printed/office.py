"""Prints Word files as PDF with LibreOffice."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

__all__ = ["print_files"]

MOST_AT_ONCE = 100
"""Files to a call: of some 250 LibreOffice prints no more, and says nothing."""


def print_files(program: str, files: Sequence[Path], folder: Path) -> None:
    """Print each file into the folder under its own name.

    Raises:
        subprocess.CalledProcessError: LibreOffice failed.
        FileNotFoundError: it left a file out.
    """
    with tempfile.TemporaryDirectory() as profile:
        command = [program, f"-env:UserInstallation={Path(profile).as_uri()}", "--headless"]
        arguments = ["--convert-to", "pdf", "--outdir", str(folder)]
        for start in range(0, len(files), MOST_AT_ONCE):
            some = [str(path) for path in files[start : start + MOST_AT_ONCE]]
            subprocess.run([*command, *arguments, *some], check=True, capture_output=True)
    missing = [path.name for path in files if not (folder / f"{path.stem}.pdf").exists()]
    if missing:
        raise FileNotFoundError(f"LibreOffice left out {', '.join(missing)}")
