"""The docs say what is true: examples run, made pages are fresh, links lead somewhere."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from docs.make import pages
from pipeline.cli import app

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
MARKDOWN = sorted(path for path in [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the README's first example was run."""
    folder = tmp_path_factory.mktemp("readme")
    (folder / "data").symlink_to(ROOT / "data")
    return folder


def run(line: str) -> str:
    result = CliRunner().invoke(app, shlex.split(line.removeprefix("$ "))[1:])
    assert result.exit_code == 0, f"{line}: {result.output}"
    return result.output


def test_examples_run_and_show_what_they_say(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    first = re.search(r"^    \$ (action-plans run .+)\n\n((?:    .+\n)+)", README, re.MULTILINE)
    assert first is not None
    output = run(first[1])
    missing = [line.strip() for line in first[2].splitlines() if line.strip() not in output]
    assert not missing, f"{missing} not in {output}"
    run("action-plans validate out")
    run("action-plans sqlite out --out plans.db")
    for code in re.findall(r"```python\n(.+?)```", README, re.DOTALL):
        exec(compile(code, "README.md", "exec"), {})


@pytest.mark.parametrize("name", sorted(pages()))
def test_made_pages_are_fresh(name: str) -> None:
    kept = (ROOT / "docs" / name).read_text(encoding="utf-8")
    assert kept == pages()[name], f"docs/{name} is stale: run `make docs`"


@pytest.mark.parametrize("path", MARKDOWN, ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    targets = re.findall(r"\]\((?!https?:)([^)#]+)", path.read_text(encoding="utf-8"))
    assert not [target for target in targets if not (path.parent / target).exists()]


def test_every_command_is_in_the_reference_with_help() -> None:
    reference = pages()["commands.md"]
    for name in ("run", "ingest", "publish", "validate", "sqlite", "review", "verify", "show"):
        assert re.search(rf"^## {name}\n\n\w", reference, re.MULTILINE), name
