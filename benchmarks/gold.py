"""Documents that have gold rows, read and laid beside them."""

from __future__ import annotations

import shutil
import tempfile
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx

from benchmarks.layouts import LAYOUTS
from extractors.errors import MissingProgramError
from extractors.formats import extract
from normalise.normalise import normalise
from pipeline.tables import Facts, plan_rows
from tests.documents.compare import differences, gold_actions, matched, scores
from tests.documents.printed.office import print_files
from tests.documents.printed.printing import STYLES, browser_page, print_plan
from tests.documents.unseen.build import build, gold_rows

__all__ = ["Compared", "compared"]

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared" / "corpus"
STYLES_EACH = 2  # of the browser, for each plan


@dataclass(frozen=True, slots=True)
class Compared:
    """A document's rows beside gold."""

    collection: str
    layout: str
    name: str
    gold: list[dict[str, Any]]
    rows: list[dict[str, Any]]
    row_f1: float
    fields_right: float
    is_right: list[bool]
    """For each of `rows` in turn, whether every field is gold's."""


def compared() -> Iterator[Compared]:
    """Read every document that has gold: samples, plans in other styles, and the yardstick plans where they stand."""
    yield from _other_styles()
    samples = ROOT / "data" / "samples"
    places = [("samples", path.suffix[1:], path, samples / "gold") for path in sorted(samples.glob("*.*"))]
    layouts = sorted((ROOT / "data" / "layouts").glob("*/*.pdf"))
    places += [("samples", f"pdf, {path.parent.name}", path, samples / "gold") for path in layouts]
    for path in sorted(SHARED.glob("*/*.*")):
        if path.parent.name != "gold" and (path.suffix != ".docx" or path.parent.name == "base"):
            layout = path.suffix[1:] + (
                "" if path.parent.name in ("base", "doc") else f", {path.parent.name}"
            )
            places.append(("yardstick", layout, path, SHARED / "gold"))
    for collection, layout, path, gold in places:
        if path.suffix in (".pdf", ".docx", ".doc"):
            found = _compare(collection, layout, path, gold_actions(gold / f"{path.stem}.json"))
            if found:
                yield found
    yield from _other_layouts()


def _other_layouts() -> Iterator[Compared]:
    """Read the yardstick plans as PDF files printed in other layouts, where both can be had."""
    if shutil.which("soffice") is None:
        return
    for layout, change in LAYOUTS.items():
        with tempfile.TemporaryDirectory() as folder:
            for source in sorted((SHARED / "base").glob("*.docx")):
                document = docx.Document(str(source))
                change(document)
                document.save(str(Path(folder) / source.name))
            _print_by_office(Path(folder))
            for path in sorted(Path(folder).glob("*.pdf")):
                gold = gold_actions(SHARED / "gold" / f"{path.stem}.json")
                found = _compare("yardstick", f"pdf, {layout}", path, gold)
                if found:
                    yield found


def _other_styles() -> Iterator[Compared]:
    """Read the made-up plans of the tests as Word files, made on the spot, and as PDF files where these can be made."""
    plans = {
        source.stem: tomllib.loads(source.read_text(encoding="utf-8"))
        for source in sorted((ROOT / "tests" / "documents" / "unseen" / "plans").glob("*.toml"))
    }
    with tempfile.TemporaryDirectory() as folder:
        for name, plan in plans.items():
            build(plan).save(str(Path(folder) / f"{name}.docx"))
        _print_by_office(Path(folder))
        _print_by_browser(Path(folder), plans)
        for path in sorted(Path(folder).glob("*.*")):
            name, _, style = path.stem.partition("@")
            layout = "pdf, browser" if style else path.suffix[1:]
            found = _compare("other styles", layout, path, gold_rows(plans[name]))
            if found:
                yield found


def _print_by_office(folder: Path) -> None:
    """Print Word files as PDF, where LibreOffice is there."""
    program = shutil.which("soffice")
    if program is not None:
        print_files(program, sorted(folder.glob("*.docx")), folder)


def _print_by_browser(folder: Path, plans: Mapping[str, dict[str, Any]]) -> None:
    """Print each plan as PDF in some of the styles of councils' designers, where Chromium is there."""
    program = shutil.which("chromium")
    if program is None:
        return
    names = list(STYLES)
    with browser_page(program) as page:
        for number, (name, plan) in enumerate(plans.items()):
            for turn in range(STYLES_EACH):
                style = names[(number * 7 + turn * 31) % len(names)]
                print_plan(page, plan, STYLES[style], folder / f"{name}@{style}.pdf")


def _compare(collection: str, layout: str, path: Path, gold: list[dict[str, Any]]) -> Compared | None:
    try:
        document = extract(path)
    except MissingProgramError:
        return None
    plan = normalise(document, name=path.name)
    rows = plan_rows(Facts("0" * 16, path.name, 0), document, plan)["actions"]
    pairs = {id(row): wanted for wanted, row in matched(gold, rows)}
    is_right = [id(row) in pairs and not differences([pairs[id(row)]], [row]) for row in rows]
    return Compared(collection, layout, path.name, gold, rows, *scores(gold, rows), is_right)
