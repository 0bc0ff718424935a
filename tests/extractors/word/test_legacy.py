"""Older files by way of LibreOffice: told by content, many in one run, never hanging, never running macros."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from extractors.errors import DamagedFileError, EncryptedFileError, MissingProgramError, UnsupportedFileError
from extractors.word.docx import WordBody, read_word
from extractors.word.kinds import word_kind
from extractors.word.legacy import convert, to_docx
from tests.extractors.word.make import grid, level, lines, lists, p, tables, tbl, tc, tr, write_docx

BODY = (
    p("Plan")
    + tbl(
        tr("Action", "Who"),
        tr(tc(p("Review", num=(1, 0)), p("Publish", num=(1, 0))), "Team"),
        tr(tc("Across", properties='<w:gridSpan w:val="2"/>')),
    )
    + p("End")
)
GRID = [
    [(1, 1, 1, "Action"), (2, 1, 1, "Who")],
    [(1, 1, 1, "1) Review|2) Publish"), (2, 1, 1, "Team")],
    [(1, 1, 2, "Across")],
]
FORMATS = {"doc": "doc:MS Word 97", "rtf": "rtf", "odt": "odt", "html": "html:HTML (StarWriter)"}
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


@pytest.fixture(scope="session")
def plans(soffice: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one plan in every format, as LibreOffice writes it."""
    folder = tmp_path_factory.mktemp("plans")
    numbering = lists({0: level(0, "%1)")}, {1: (0, "")})
    source = write_docx(folder / "plan.docx", BODY, numbering=numbering)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    for target in FORMATS.values():
        command = [
            soffice,
            profile,
            "--headless",
            "--convert-to",
            target,
            "--outdir",
            str(folder),
            str(source),
        ]
        subprocess.run(command, check=True, capture_output=True)
    return folder


@pytest.fixture(scope="session")
def disguised(plans: Path) -> dict[str, Path]:
    """The plan under names that lie, and one file that no program can read."""
    names = {
        "doc": "doc", "rtf": "rtf", "odt": "odt", "html": "html",
        "rtf-called-doc": "rtf", "html-called-doc": "html", "doc-called-docx": "doc", "odt-called-docx": "odt",
    }  # fmt: skip
    files = {}
    for name, source in names.items():
        files[name] = plans / f"{name}.{name.rpartition('-')[2]}"
        shutil.copyfile(plans / f"plan.{source}", files[name])
    files["broken"] = plans / "broken.doc"
    files["broken"].write_bytes(COMPOUND + "WordDocument".encode("utf-16-le") + bytes(1000))
    return files


@pytest.fixture(scope="session")
def converted(disguised: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> dict[str, WordBody]:
    """What is read of each after one run over all."""
    made = convert(list(disguised.values()), tmp_path_factory.mktemp("made"))
    return {name: read_word(made[path]) for name, path in disguised.items() if path in made}


@pytest.mark.parametrize(
    "name", ["doc", "rtf", "odt", "rtf-called-doc", "doc-called-docx", "odt-called-docx"]
)
def test_old_formats_keep_cells_spans_and_labels(name: str, converted: dict[str, WordBody]) -> None:
    assert [grid(table) for table in tables(converted[name])] == [GRID]
    assert [line for line in lines(converted[name]) if line][0::7] == ["Plan", "End"]


@pytest.mark.parametrize("name", ["html", "html-called-doc"])
def test_html_keeps_its_words(name: str, converted: dict[str, WordBody]) -> None:
    said = " ".join(lines(converted[name])).split()
    assert [word for word in said if word.isalpha()] == [
        "Plan",
        "Action",
        "Who",
        "Review",
        "Publish",
        "Team",
        "Across",
        "End",
    ]


def test_a_file_that_breaks_leaves_the_others_alone(converted: dict[str, WordBody]) -> None:
    assert "broken" not in converted
    assert len(converted) == 8


def test_one_old_file_reads_as_it_is(disguised: dict[str, Path]) -> None:
    assert [grid(table) for table in tables(read_word(disguised["doc-called-docx"]))] == [GRID]


def test_what_libreoffice_cannot_read_is_damage(disguised: dict[str, Path]) -> None:
    with pytest.raises(DamagedFileError, match="LibreOffice"):
        read_word(disguised["broken"])


ARCHIVE = (
    "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/html; charset=utf-8\n"
    "Content-Transfer-Encoding: quoted-printable\n\n<html><body><p>A plan=20of ours</p></body></html>\n--x--\n"
)


def test_the_page_is_taken_out_of_a_web_archive(soffice: str, tmp_path: Path) -> None:
    path = tmp_path / "plan.doc"
    path.write_text(ARCHIVE, encoding="ascii")
    assert [line for line in lines(read_word(path)) if line] == ["A plan of ours"]


def test_a_run_that_takes_too_long_is_ended(disguised: dict[str, Path], tmp_path: Path) -> None:
    assert convert([disguised["doc"]], tmp_path, seconds=0.01) == {}


def test_a_run_that_falls_over_gets_another(
    disguised: dict[str, Path], tmp_path: Path, soffice: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another program may have ended it, or the machine been short of memory."""
    falls_once = tmp_path / "bin" / "soffice"
    falls_once.parent.mkdir()
    falls_once.write_text(f'#!/bin/sh\nmkdir "$0.ran" 2>&- && kill -9 $$\nexec "{soffice}" "$@"\n')
    falls_once.chmod(0o755)
    monkeypatch.setenv("PATH", str(falls_once.parent), prepend=os.pathsep)
    assert lines(read_word(to_docx(disguised["doc"], tmp_path)))


def test_two_files_of_one_name_are_two(plans: Path, tmp_path: Path) -> None:
    other = tmp_path / "plan.rtf"
    other.write_bytes(rb"{\rtf1 Another plan}")
    made = convert([plans / "plan.rtf", other], tmp_path)
    assert lines(read_word(made[other])) == ["Another plan"]
    assert lines(read_word(made[plans / "plan.rtf"]))[0] == "Plan"


def test_without_libreoffice_the_error_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    path = tmp_path / "plan.rtf"
    path.write_bytes(rb"{\rtf1 A plan}")
    with pytest.raises(MissingProgramError, match="libreoffice-writer"):
        to_docx(path, tmp_path)


def test_a_locked_file_needs_a_password(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    path = tmp_path / "plan.docx"
    path.write_bytes(COMPOUND + "EncryptedPackage".encode("utf-16-le") + bytes(1000))
    with pytest.raises(EncryptedFileError, match="password"):
        read_word(path)


def old_word(flags: int) -> bytes:
    """A compound file whose Word stream begins with an information block of these flags."""
    return COMPOUND + b"\xec\xa5\xc1\x00" + bytes(6) + flags.to_bytes(2, "little") + bytes(500) + NAME


NAME = "WordDocument".encode("utf-16-le") + bytes(488)
WORDML = b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>'

KINDS = {
    "old-word": (old_word(0), "word"),
    "names-of-streams-in-capitals": (COMPOUND + "WORDDOCUMENT".encode("utf-16-le"), "word"),
    "encrypted-package": (COMPOUND + "EncryptedPackage".encode("utf-16-le"), "locked"),
    "rtf": (rb"{\rtf1 x}", "rtf"),
    "html": (b"\xef\xbb\xbf\n<!DOCTYPE HTML><html>", "html"),
    "html-without-doctype": (b"<HTML xmlns:o='urn'>", "html"),
    "web-archive": (b"MIME-Version: 1.0\nContent-Type: multipart/related", "html"),
    "word-2003-xml": (WORDML, "word-xml"),
    "word-2": (b"\xdb\xa5-\x00" + bytes(20), "word"),
    "word-perfect": (b"\xffWPC" + bytes(20), "word-perfect"),
    "plain-text": (b"An action plan", ""),
    "picture": (b"\x89PNG\r\n", ""),
}


@pytest.mark.parametrize(("content", "kind"), KINDS.values(), ids=KINDS.keys())
def test_kinds_are_told_by_content(content: bytes, kind: str, tmp_path: Path) -> None:
    path = tmp_path / "plan.docx"
    path.write_bytes(content)
    assert word_kind(path) == kind


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", UnsupportedFileError),
        (b"\0\0\0", UnsupportedFileError),
        (COMPOUND + "Workbook".encode("utf-16-le"), UnsupportedFileError),
        (old_word(0x0100), EncryptedFileError),
    ],
    ids=["empty", "nought", "spreadsheet", "old-word-with-password"],
)
def test_what_is_no_readable_word_file_is_told(
    content: bytes, error: type[Exception], tmp_path: Path
) -> None:
    path = tmp_path / "plan.doc"
    path.write_bytes(content)
    with pytest.raises(error):
        read_word(path)
