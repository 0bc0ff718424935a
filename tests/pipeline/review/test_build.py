"""The review site of a real store, and its server on loopback."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from PIL import Image
from typer.testing import CliRunner

from pipeline.cli import app

SAMPLES = Path(__file__).parents[3] / "data" / "samples"


def invoke(*arguments: str | Path) -> tuple[int, str]:
    result = CliRunner().invoke(app, [str(argument) for argument in arguments])
    return result.exit_code, result.output


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("store")
    broken = folder / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7 and no more")
    sources = (SAMPLES / "ashmere.pdf", SAMPLES / "readiness.docx", broken)
    assert invoke("ingest", *sources, "--store", folder / "store")[0] == 1
    return folder / "store"


def test_pages_are_drawn_and_every_document_has_its_page(store: Path, tmp_path: Path) -> None:
    assert invoke("review", "--store", store, "--out", tmp_path)[0] == 0
    index = (tmp_path / "index.html").read_text(encoding="utf-8")
    names = re.findall(r'href="(\w+\.html)">([\w.]+)<', index)
    assert [name for _, name in names] == ["broken.pdf", "ashmere.pdf", "readiness.docx"]
    page = (tmp_path / names[1][0]).read_text(encoding="utf-8")
    pictures = re.findall(r'src="(pages/[\w-]+\.png)"', page)
    assert len(pictures) == 3
    with Image.open(tmp_path / pictures[0]) as picture:
        assert picture.height > picture.width > 500


def test_the_site_is_served_on_loopback(store: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "pipeline", "review", "--store", str(store), "--out", str(tmp_path)]
    with subprocess.Popen([*command, "--serve", "--port", "0"], stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            address = next(
                found[0] for line in server.stdout if (found := re.search(r"http://127\S+/", line))
            )
            answer = httpx.get(address)
        finally:
            server.terminate()
    assert answer.status_code == 200
    assert "ashmere.pdf" in answer.text


def test_an_empty_store_is_said(tmp_path: Path) -> None:
    code, output = invoke("review", "--store", tmp_path / "none", "--out", tmp_path / "site")
    assert code == 2
    assert "holds no document yet" in output
