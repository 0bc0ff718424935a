"""Older and other word processors' files, made into .docx by LibreOffice.

Many files go through one run where that helps: starting LibreOffice takes longer than most conversions. Each
run has a profile of its own that is thrown away, in which macros never run and nothing is fetched.
"""

from __future__ import annotations

import email
import os
import shutil
import signal
import subprocess  # LibreOffice is a program; arguments are a list, no shell
import tempfile
from collections.abc import Sequence
from pathlib import Path

from extractors.errors import DamagedFileError, MissingProgramError
from extractors.word.kinds import EXTENSIONS, word_kind

__all__ = ["convert", "to_docx"]

START_SECONDS = 60  # for LibreOffice to come up with a fresh profile on a busy machine
FILE_SECONDS = 60  # for one file; the slowest of the odd files seen took 9
_ITEM = (
    '<item oor:path="/org.openoffice.Office.Common/{path}"><prop oor:name="{name}" oor:op="fuse">'
    "<value>{value}</value></prop></item>"
)
# Macros off at the highest level and not asked for; no pictures, templates or links from elsewhere.
_SETTINGS = (
    ("Security/Scripting", "MacroSecurityLevel", "3"),
    ("Security/Scripting", "DisableMacrosExecution", "true"),
    ("Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Security/Scripting", "DisableActiveContent", "true"),
)
_PROFILE = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>\n'
)
_HTML_FILTER = "--infilter=HTML (StarWriter)"  # else LibreOffice opens HTML in a module that writes no .docx


def to_docx(path: Path, folder: Path) -> Path:
    """Make one file into a .docx in a folder.

    Raises:
        MissingProgramError: LibreOffice is not installed.
        DamagedFileError: LibreOffice can't read the file, or not in time.
    """
    made = convert([path], folder)
    if path not in made:
        raise DamagedFileError("LibreOffice can't read the file. Open it in Word and save it as .docx.")
    return made[path]


def convert(paths: Sequence[Path], folder: Path, seconds: float | None = None) -> dict[Path, Path]:
    """Make many files into .docx files in a folder; those that LibreOffice can't read are left out.

    Args:
        paths: files of any kind that `word_kind` knows.
        folder: where the results go, under names of their own.
        seconds: the longest that a run may take; by default it grows with the number of files.

    Raises:
        MissingProgramError: LibreOffice is not installed.
    """
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise MissingProgramError(
            "This kind of file is read with LibreOffice, which is not installed (Debian, Ubuntu:"
            " apt-get install --no-install-recommends libreoffice-writer). Or save it as .docx in Word."
        )
    made: dict[Path, Path] = {}
    with tempfile.TemporaryDirectory(prefix="action-plans-") as scratch:
        groups = _copies(paths, Path(scratch))
        for arguments, copies in groups.items():
            limit = seconds or START_SECONDS + FILE_SECONDS * len(copies)
            fell = _run(program, arguments, list(copies), folder, limit)
            missing = [copy for copy in copies if not _result(copy, folder).exists()]
            if len(copies) > 1 or fell:  # one file, or another program, may have brought the run down
                for copy in missing:
                    _run(program, arguments, [copy], folder, seconds or START_SECONDS + FILE_SECONDS)
            made |= {
                path: _result(copy, folder) for copy, path in copies.items() if _result(copy, folder).exists()
            }
    return made


def _copies(paths: Sequence[Path], scratch: Path) -> dict[tuple[str, ...], dict[Path, Path]]:
    """Copy files with the extension of what they are, grouped by LibreOffice's arguments.

    They keep their names, which a field in the text may show; of two with one name the later gets a number.
    """
    groups: dict[tuple[str, ...], dict[Path, Path]] = {}
    taken: set[str] = set()
    for count, path in enumerate(paths, 1):
        kind = word_kind(path)
        stem = path.stem if path.stem.lower() not in taken else f"{path.stem}-{count}"
        taken.add(stem.lower())
        copy = scratch / f"{stem}.{EXTENSIONS.get(kind, 'doc')}"
        if kind == "html":
            copy.write_bytes(_page(path.read_bytes()))
        else:
            shutil.copyfile(path, copy)
        groups.setdefault((_HTML_FILTER,) if kind == "html" else (), {})[copy] = path
    return groups


def _page(content: bytes) -> bytes:
    """Take the page out of a web archive (Word's "single file web page"), which LibreOffice would show as it is."""
    if content.lstrip()[:13].lower() != b"mime-version:":
        return content
    parts = email.message_from_bytes(content.lstrip()).walk()
    pages = (part.get_payload(decode=True) for part in parts if part.get_content_type() == "text/html")
    return next((page for page in pages if isinstance(page, bytes)), content)


def _result(copy: Path, folder: Path) -> Path:
    return folder / f"{copy.stem}.docx"


def _run(program: str, arguments: Sequence[str], files: Sequence[Path], folder: Path, seconds: float) -> bool:
    """Run LibreOffice over files; whatever hangs is ended with all that it started.

    Returns: whether the program fell over by itself, so that it may do better another time.
    """
    with tempfile.TemporaryDirectory(prefix="action-plans-") as profile:
        settings = Path(profile) / "user" / "registrymodifications.xcu"
        settings.parent.mkdir()
        items = "".join(_ITEM.format(path=path, name=name, value=value) for path, name, value in _SETTINGS)
        settings.write_text(_PROFILE.format(items=items), encoding="utf-8")
        command = [program, f"-env:UserInstallation={Path(profile).as_uri()}", "--headless", "--norestore"]
        command += [*arguments, "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder)]
        process = subprocess.Popen(  # noqa: S603  # a fixed program, arguments as a list
            [*command, *map(str, files)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            return process.wait(seconds) != 0
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            return False
