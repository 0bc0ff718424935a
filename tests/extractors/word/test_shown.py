"""Our text has every word that LibreOffice shows for the same file, in the same order."""

from __future__ import annotations

import re
import subprocess
import unicodedata
from collections import Counter
from difflib import SequenceMatcher
from pathlib import Path

import pypdfium2
import pytest

from extractors.word.docx import read_word
from tests.extractors.word import test_numbering, test_tables, test_text
from tests.extractors.word.make import Case, lines

CASES: dict[str, Case] = {
    f"{module.__name__.rsplit('.', 1)[-1][5:]}-{name}": case
    for module in (test_text, test_tables, test_numbering)
    for name, case in module.CASES.items()
}
BESIDE_THE_TEXT = [name for name in CASES if "text-box" in name or "note" in name]


def words(text: str) -> list[str]:
    """The letters and digits of a text: raised marks as plain ones, no bullets, nothing invisible."""
    plain = unicodedata.normalize("NFKC", text).replace("\u00ad", "").replace("\u200b", "")
    return re.findall(r"[^\W_]+", plain.lower())


@pytest.fixture(scope="session")
def shown(soffice: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with all cases as LibreOffice shows them, as text and as PDF: one run for each."""
    folder = tmp_path_factory.mktemp("shown")
    files = {name: str(case.write(folder / f"{name}.docx")) for name, case in CASES.items()}
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    for target, names in (("txt:Text (encoded):UTF8", list(CASES)), ("pdf", BESIDE_THE_TEXT)):
        command = [soffice, profile, "--headless", "--convert-to", target, "--outdir", str(folder)]
        subprocess.run([*command, *(files[name] for name in names)], check=True, capture_output=True)
    return folder


@pytest.mark.parametrize("name", CASES)
def test_every_word_that_libreoffice_shows_in_order(name: str, shown: Path) -> None:
    theirs = words((shown / f"{name}.txt").read_text(encoding="utf-8-sig"))
    ours = words("\n".join(lines(read_word(shown / f"{name}.docx"))))
    steps = SequenceMatcher(None, theirs, ours, autojunk=False).get_opcodes()
    missing = [word for kind, start, end, _, _ in steps if kind != "equal" for word in theirs[start:end]]
    assert Counter(missing) <= Counter(CASES[name].only_libreoffice)


@pytest.mark.parametrize("name", BESIDE_THE_TEXT)
def test_every_word_of_boxes_and_notes_on_the_pages_that_libreoffice_makes(name: str, shown: Path) -> None:
    """LibreOffice's text export leaves them out."""
    with pypdfium2.PdfDocument(shown / f"{name}.pdf") as document:
        theirs = words("\n".join(page.get_textpage().get_text_range() for page in document))
    assert not Counter(theirs) - Counter(words("\n".join(lines(read_word(shown / f"{name}.docx")))))
