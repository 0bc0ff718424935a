"""Odd and broken Word files of other projects: what LibreOffice can read, we read; the rest is a clear error."""

from __future__ import annotations

import re
import subprocess
import unicodedata
import zipfile
from collections import Counter
from pathlib import Path

import pytest

from extractors.errors import ExtractionError
from extractors.word.docx import read_word
from extractors.word.kinds import word_kind
from extractors.word.legacy import convert
from tests.extractors.word.make import lines, tbl, tr, write_docx

WORD_NAMES = (".doc", ".docx", ".docm", ".dotx", ".rtf", ".odt")
MIN_SHARE = 0.99  # of the words that LibreOffice shows
# Files that LibreOffice shows otherwise than Word: levels counted otherwise than the author's typed labels say, and
# a line break in a text control shown as none.
SHOWN_OTHERWISE = ("override_list_numbering", "Bug54849")
_DELETED = re.compile(r"<w:delText[^>]*>([^<]*)</w:delText>")


def words(text: str) -> Counter[str]:
    plain = unicodedata.normalize("NFKC", text).replace("\u00ad", "").replace("\u200b", "")
    return Counter(re.findall(r"[^\W_]+", plain.lower()))


def deleted_words(path: Path) -> Counter[str]:
    """Words whose deletion is tracked: LibreOffice's text export has them, a reader of the final text has not."""
    with zipfile.ZipFile(path) as archive:
        return words(" ".join(_DELETED.findall(archive.read("word/document.xml").decode(errors="replace"))))


def kind_of(path: Path) -> str:
    """What the file is; "" also where it can't be read at all."""
    try:
        return word_kind(path)
    except ExtractionError:
        return ""


@pytest.fixture(scope="module")
def files(shared: Path) -> list[Path]:
    folder = shared / "torture"
    return sorted(path for path in folder.iterdir() if path.suffix.lower() in WORD_NAMES)


def shown_by_libreoffice(files: list[Path], soffice: str, folder: Path) -> dict[Path, Counter[str]]:
    """Words of LibreOffice's text export: one run for all files, a second for those that the first left out."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [
        soffice,
        profile,
        "--headless",
        "--convert-to",
        "txt:Text (encoded):UTF8",
        "--outdir",
        str(folder),
    ]
    for _ in range(2):
        left = [str(path) for path in files if not (folder / f"{path.stem}.txt").exists()]
        subprocess.run([*command, *left], capture_output=True, timeout=200, check=False)
    made = {path: folder / f"{path.stem}.txt" for path in files}
    return {path: words(text.read_text(encoding="utf-8-sig")) for path, text in made.items() if text.exists()}


def words_read(path: Path, converted: dict[Path, Path]) -> Counter[str]:
    """Our words of a file; none where it is a clear error."""
    try:
        return words("\n".join(lines(read_word(converted.get(path, path)))))
    except ExtractionError as error:
        told = str(error)
    assert told.endswith((".", "?"))
    return Counter()


@pytest.mark.slow
def test_words_that_libreoffice_shows_are_read_and_the_rest_are_clear_errors(
    files: list[Path], soffice: str, tmp_path: Path
) -> None:
    shown = shown_by_libreoffice(files, soffice, tmp_path)
    converted = convert([path for path in files if kind_of(path) not in ("open-xml", "locked", "")], tmp_path)
    lost = {}
    for path in files:
        theirs = shown.get(path, Counter[str]())
        missing = theirs - words_read(path, converted)
        if path.suffix == ".docx" and zipfile.is_zipfile(path):
            missing -= deleted_words(path)
        is_known = any(name in path.name for name in SHOWN_OTHERWISE)
        if missing.total() > (1 - MIN_SHARE) * theirs.total() and not is_known:
            lost[path.name] = dict(missing.most_common(5))
    assert lost == {}


@pytest.mark.slow
def test_a_table_of_a_hundred_thousand_rows_is_read(tmp_path: Path) -> None:
    body = tbl(*(tr(f"Action {row}", "Team") for row in range(100_000)))
    read = read_word(write_docx(tmp_path / "long.docx", body))
    assert read.layout.words == 300_000


def test_a_batch_of_odd_files_comes_through_one_run(files: list[Path], soffice: str, tmp_path: Path) -> None:
    """The smallest of each old kind, in one run of LibreOffice."""
    by_kind: dict[str, Path] = {}
    for path in sorted(files, key=lambda path: path.stat().st_size):
        kind = kind_of(path)
        if kind not in ("open-xml", "locked", ""):
            by_kind.setdefault(kind, path)
    made = convert(list(by_kind.values()), tmp_path)
    assert set(made) == set(by_kind.values())
    assert all(lines(read_word(path)) for path in made.values())
