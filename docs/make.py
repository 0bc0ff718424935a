"""Writes the pages of docs/ that are made from the code: `make docs`."""

from __future__ import annotations

from pathlib import Path

import typer
from typer.core import TyperArgument, TyperOption

from pipeline.cli import app
from pipeline.publish.describe import codebook

__all__ = ["pages"]

DOCS = Path(__file__).parent


def pages() -> dict[str, str]:
    """Give each page that is made from the code, by its file name."""
    return {"codebook.md": codebook(), "commands.md": commands()}


def commands() -> str:
    """Give the reference of the command line."""
    group = typer.main.get_group(app)
    parts = ["# Commands\n", f"{group.help}\n"]
    for name, command in sorted(group.commands.items()):
        arguments = "".join(f" {_argument(p)}" for p in command.params if isinstance(p, TyperArgument))
        parts.append(f"## {name}\n\n{command.help}\n\n    action-plans {name}{arguments} [OPTIONS]\n")
        parts += [
            f"- `{_option(p)}`: {p.help}{_default(p)}" for p in command.params if isinstance(p, TyperOption)
        ]
        parts.append("")
    return "\n".join(parts)


def _argument(argument: TyperArgument) -> str:
    return f"{argument.metavar}{' ...' if argument.nargs == -1 else ''}"


def _option(option: TyperOption) -> str:
    return f"{option.opts[0]} {option.metavar}" if option.metavar else option.opts[0]


def _default(option: TyperOption) -> str:
    if option.required:
        return " Required."
    return "" if option.is_flag or option.default in (None, ()) else f" Default: {option.default:g}."


if __name__ == "__main__":
    for name, text in pages().items():
        (DOCS / name).write_text(text, encoding="utf-8")
