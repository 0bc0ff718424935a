"""What the commands can be told: arguments and options that several of them take, each described once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

__all__ = [
    "AllowPrivate",
    "Council",
    "Force",
    "LogJson",
    "MaxSize",
    "MemoryLimit",
    "OutFolder",
    "Release",
    "RetryFailed",
    "Scheduler",
    "Sources",
    "StoreAddress",
    "TimeLimit",
    "Workers",
]

Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="SOURCE",
        help="PDF or Word files, folders, zip archives, addresses, registers (.csv).",
        show_default=False,
    ),
]
StoreAddress = Annotated[
    str,
    typer.Option(
        "--store", metavar="DIR", help="Folder or address (s3://...) of the store.", show_default=False
    ),
]
OutFolder = Annotated[
    Path, typer.Option("--out", metavar="DIR", help="Folder that takes the release.", show_default=False)
]
Release = Annotated[
    Path,
    typer.Argument(metavar="DIR", help="Folder of a release (--out of run or publish).", show_default=False),
]
Council = Annotated[
    str | None, typer.Option(metavar="NAME", help="The council of all these documents: its name or GSS code.")
]
Workers = Annotated[
    int | None, typer.Option(min=1, metavar="N", help="Documents read at a time; one a core if not given.")
]
Scheduler = Annotated[
    str | None, typer.Option(metavar="ADDRESS", help="Dask scheduler to work on, as tcp://HOST:8786.")
]
Force = Annotated[bool, typer.Option("--force", help="Read all these documents again, known or not.")]
RetryFailed = Annotated[bool, typer.Option("--retry-failed", help="Read again what failed before.")]
TimeLimit = Annotated[float, typer.Option(min=1, metavar="SECONDS", help="Time that a document may take.")]
MemoryLimit = Annotated[
    int, typer.Option(min=64, metavar="MB", help="Memory that reading a document may take.")
]
MaxSize = Annotated[int, typer.Option(min=1, metavar="MB", help="Size that a document may have.")]
AllowPrivate = Annotated[
    bool, typer.Option("--allow-private", help="Let addresses redirect into a private network.")
]
LogJson = Annotated[bool, typer.Option("--log-json", help="Log events as lines of JSON on standard error.")]
