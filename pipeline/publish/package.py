"""Makes a folder of tables a release: descriptions for machines and people, the change log, one zip with everything."""

from __future__ import annotations

import hashlib
import json
import shutil
import zipfile
from pathlib import Path

from pipeline.publish.changes import Release, change_log, compare
from pipeline.publish.describe import codebook, csvw, datapackage, readme

__all__ = ["ZIP_NAME", "describe_release", "zip_release"]

ZIP_NAME = "action-plans.zip"
_CHANGES = "CHANGES.md"
_DESCRIPTION = "datapackage.json"
# A fixed time, the earliest that zip can say: the same files are the same bytes.
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_FILE_MODE = 0o644 << 16


def describe_release(folder: Path, before: Path, *, why: str, is_masked: bool = False) -> Release:
    """Add to the tables in `folder` what describes them and says what changed.

    Args:
        folder: The tables of the new release, Parquet and CSV; takes the other files.
        before: The folder of the release before, if there is one.
        why: What makes rows of a document differ that itself did not change.
        is_masked: Whether people's names were left out.

    Returns:
        The release: its version and what changed.
    """
    description = before / _DESCRIPTION
    old_version = (
        json.loads(description.read_text(encoding="utf-8"))["version"] if description.is_file() else ""
    )
    release = compare(before if old_version else None, folder, old_version=old_version, why=why)
    log = before / _CHANGES
    earlier = log.read_text(encoding="utf-8") if old_version and log.is_file() else ""
    (folder / _CHANGES).write_text(change_log(release, earlier), encoding="utf-8")
    (folder / "codebook.md").write_text(codebook(), encoding="utf-8")
    (folder / "README.md").write_text(readme(release.version, is_masked=is_masked), encoding="utf-8")
    files = {path.name: (path.stat().st_size, _digest(path)) for path in sorted(folder.glob("*.csv"))}
    _write_json(folder / _DESCRIPTION, datapackage(files, version=release.version))
    _write_json(folder / "csv-metadata.json", csvw(files))
    return release


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _write_json(path: Path, content: object) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def zip_release(folder: Path) -> None:
    """Put everything in `folder` into one archive; Parquet is compressed already and stored as it is."""
    files = sorted(folder.iterdir())
    with zipfile.ZipFile(folder / ZIP_NAME, "w") as archive:
        for path in files:
            entry = zipfile.ZipInfo(path.name, _ZIP_TIME)
            entry.external_attr = _FILE_MODE
            entry.compress_type = zipfile.ZIP_STORED if path.suffix == ".parquet" else zipfile.ZIP_DEFLATED
            with path.open("rb") as source, archive.open(entry, "w", force_zip64=True) as target:
                shutil.copyfileobj(source, target)
