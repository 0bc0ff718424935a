"""A register of addresses is read, or told what is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import SourceError
from pipeline.sources.register import Address, is_address, read_register


def register(tmp_path: Path, text: str, encoding: str = "utf-8") -> str:
    path = tmp_path / "sources.csv"
    path.write_bytes(text.encode(encoding))
    return str(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_addresses_with_what_is_said_of_them(tmp_path: Path, encoding: str) -> None:
    path = register(
        tmp_path,
        "title,url,council,published,notes\r\n"
        '"Plan, the first",https://hill.example/a.pdf,Hill Council,2012-05-01,x\r\n'
        ",,,,\r\n"
        ",https://dale.example/b.docx , ,,\r\n"
        "again,https://hill.example/a.pdf,,,\r\n",
        encoding,
    )
    assert list(read_register(path)) == [
        Address("https://hill.example/a.pdf", "Hill Council", "Plan, the first", "2012-05-01"),
        Address("https://dale.example/b.docx"),
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "council,title,link,published\n",
            "has no column url; a register has the columns council, title, url",
        ),
        ("", "has no column council, title, url, published"),
        ("council;title;url;published\n", "has no column council"),
        ('council,title,url,published\na,b,"c', "can't be read as a register"),
    ],
    ids=["another name", "empty", "semicolons", "quote left open"],
)
def test_wrong_columns_are_named(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        list(read_register(register(tmp_path, text)))


def test_another_encoding_is_told(tmp_path: Path) -> None:
    path = register(tmp_path, "council,title,url,published\nYnys Môn,,https://a.example/a.pdf,\n", "latin-1")
    with pytest.raises(SourceError, match="Save it as CSV in UTF-8"):
        list(read_register(path))


@pytest.mark.parametrize(
    ("source", "expected"),
    [("https://a.example/a.pdf", True), ("HTTP://a.example", True), ("http", False), ("a/b.pdf", False)],
)
def test_what_is_an_address(source: str, expected: bool) -> None:
    assert is_address(source) is expected
