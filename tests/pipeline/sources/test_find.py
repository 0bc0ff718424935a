"""Every document below a source is found, and what is not read is named."""

from __future__ import annotations

import os
import struct
import zipfile
from pathlib import Path

import pytest

from pipeline.errors import SourceError
from pipeline.sources.find import find
from pipeline.sources.found import Found, Skipped

PDF = b"%PDF-1.7\n"


def write(path: Path, content: bytes = PDF) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def found(root: Path) -> list[str]:
    """The documents found, by their path below the root."""
    return [os.path.relpath(item.source, root) for item in find(str(root)) if isinstance(item, Found)]


def problems(root: Path) -> dict[str, str]:
    items = [item for item in find(str(root)) if isinstance(item, Skipped) and item.is_problem]
    return {os.path.relpath(item.source, root): item.reason for item in items}


def content(root: Path) -> bytes:
    (item,) = find(str(root))
    assert isinstance(item, Found)
    return b"".join(item.chunks())


def archive(path: Path, **members: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members.items():
            file.writestr(name, data)
    return path


def test_a_folder_is_gone_through_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b.docx", "a/z.PDF", "a/b/c.doc", "notes.txt", "~$b.docx", "._a.pdf", "table.xlsx"):
        write(tmp_path / name)
    assert found(tmp_path) == ["a/b/c.doc", "a/z.PDF", "b.docx"]
    assert problems(tmp_path) == {}


def test_a_file_that_is_named_is_a_document_whatever_its_name(tmp_path: Path) -> None:
    assert content(write(tmp_path / "notes.txt", b"x")) == b"x"


@pytest.mark.parametrize(
    ("start", "is_found"), [(PDF, True), (b"PK\x03\x04", True), (b"{\\rtf1", True), (b"#!/bin/sh", False)]
)
def test_a_file_without_a_suffix_is_told_by_its_bytes(tmp_path: Path, start: bytes, is_found: bool) -> None:
    write(tmp_path / "plan", start)
    assert found(tmp_path) == (["plan"] if is_found else [])


def test_odd_names_are_found(tmp_path: Path) -> None:
    odd = [b"a\nb.pdf", b"a\xffb.pdf", b"-rf.pdf", "Plân 2012 \u202e.pdf".encode()]
    for name in odd:
        Path(os.fsdecode(bytes(tmp_path) + b"/" + name)).write_bytes(PDF)
    assert sorted(os.fsencode(name) for name in found(tmp_path)) == sorted(odd)


def test_a_loop_of_links_is_named_and_left(tmp_path: Path) -> None:
    write(tmp_path / "a" / "plan.pdf")
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    (tmp_path / "self.pdf").symlink_to(tmp_path / "self.pdf")
    (tmp_path / "gone.pdf").symlink_to(tmp_path / "nowhere")
    assert found(tmp_path) == ["a/plan.pdf"]
    assert problems(tmp_path) == {
        "a/loop": "is a link to a folder that it lies in",
        "self.pdf": "Too many levels of symbolic links",
        "gone.pdf": "No such file or directory",
    }


def test_a_link_to_a_folder_elsewhere_is_followed(tmp_path: Path) -> None:
    write(tmp_path / "far" / "plan.pdf")
    (tmp_path / "near").mkdir()
    (tmp_path / "near" / "link").symlink_to(tmp_path / "far")
    assert found(tmp_path / "near") == ["link/plan.pdf"]


def test_a_pipe_is_no_file_and_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "plan.pdf")
    assert problems(tmp_path) == {"plan.pdf": "is no file"}


@pytest.mark.parametrize("name", ["nothing.pdf", "a\0b"])
def test_nothing_there_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(SourceError):
        list(find(str(tmp_path / name)))


def test_a_file_that_changes_while_it_is_read_is_told(tmp_path: Path) -> None:
    path = write(tmp_path / "plan.pdf")
    (item,) = find(str(path))
    assert isinstance(item, Found)
    chunks = item.chunks()
    next(chunks)
    path.write_bytes(PDF + b"more")
    with pytest.raises(SourceError, match=r"plan\.pdf: changed while it was read"):
        list(chunks)


def test_a_file_that_goes_away_is_told(tmp_path: Path) -> None:
    path = write(tmp_path / "plan.pdf")
    (item,) = find(str(path))
    path.unlink()
    assert isinstance(item, Found)
    with pytest.raises(SourceError, match="No such file"):
        list(item.chunks())


def test_an_archive_holds_documents(tmp_path: Path) -> None:
    path = archive(
        tmp_path / "plans.zip",
        **{"b/plan.pdf": PDF, "a.docx": b"x", "readme.txt": b"", "__MACOSX/._a.pdf": b""},
    )
    assert found(path) == ["a.docx", "b/plan.pdf"]
    assert found(tmp_path) == ["plans.zip/a.docx", "plans.zip/b/plan.pdf"]
    assert content(archive(tmp_path / "one.zip", **{"plan.pdf": PDF * 10})) == PDF * 10


def test_a_word_file_is_no_archive(tmp_path: Path) -> None:
    path = archive(tmp_path / "plan.docx", **{"[Content_Types].xml": b"", "word/document.xml": b""})
    assert content(path) == path.read_bytes()


def test_an_archive_is_known_by_its_bytes(tmp_path: Path) -> None:
    assert found(archive(tmp_path / "plans.dat", **{"plan.pdf": PDF})) == ["plan.pdf"]


def test_broken_archives_are_named(tmp_path: Path) -> None:
    whole = archive(tmp_path / "whole.zip", **{"plan.pdf": PDF}).read_bytes()
    write(tmp_path / "cut.zip", whole[:-10])
    write(tmp_path / "empty.zip", b"")
    write(tmp_path / "text.zip", b"no archive")
    assert set(problems(tmp_path)) == {"cut.zip", "empty.zip", "text.zip"}
    assert found(tmp_path) == ["whole.zip/plan.pdf"]


@pytest.mark.parametrize("name", ["../plan.pdf", "/etc/plan.pdf", "a/../../plan.pdf", "..\\plan.pdf"])
def test_a_member_that_points_out_of_its_archive_is_named(tmp_path: Path, name: str) -> None:
    path = archive(tmp_path / "slip.zip", **{name: PDF, "good.pdf": PDF})
    assert found(path) == ["good.pdf"]
    assert list(problems(path).values()) == ["has a name that points out of its archive"]


def test_a_member_with_broken_bytes_is_told(tmp_path: Path) -> None:
    path = tmp_path / "plans.zip"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("plan.pdf", PDF * 10)
    path.write_bytes(path.read_bytes().replace(PDF * 10, PDF * 9 + b"%PDF-9.9\n"))
    (item,) = find(str(path))
    assert isinstance(item, Found)
    with pytest.raises(SourceError, match=r"plans\.zip/plan\.pdf: is broken"):
        list(item.chunks())


def test_an_archive_that_unpacks_to_too_much_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = archive(tmp_path / "bomb.zip", **{"plan.pdf": b"\0" * 1000})
    monkeypatch.setattr("pipeline.sources.archives._MAX_TOTAL", 1000)
    assert found(path) == ["plan.pdf"]
    monkeypatch.setattr("pipeline.sources.archives._MAX_TOTAL", 999)
    assert found(path) == []
    assert len(problems(path)) == 1


@pytest.mark.parametrize("size", [10, 2000], ids=["longer than it says", "shorter than it says"])
def test_a_member_that_lies_about_its_size_is_told(tmp_path: Path, size: int) -> None:
    path = archive(tmp_path / "plans.zip", **{"plan.pdf": b"\0" * 1000})
    content = bytearray(path.read_bytes())
    at = content.index(b"PK\x01\x02") + 24  # size in the central directory
    content[at : at + 4] = struct.pack("<I", size)
    path.write_bytes(content)
    (item,) = find(str(path))
    assert isinstance(item, Found)
    with pytest.raises(SourceError, match=r"plan\.pdf: is "):
        list(item.chunks())


def test_archives_in_archives_and_passwords_are_named(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.zip", **{"inner.zip": b"PK", "plan.pdf": PDF})
    content = bytearray(path.read_bytes())
    at = content.rindex(b"PK\x01\x02") + 8  # flags in the central directory
    content[at] |= 1
    path.write_bytes(content)
    assert problems(path) == {
        "inner.zip": "is an archive in an archive; unpack it first",
        "plan.pdf": "needs a password",
    }
