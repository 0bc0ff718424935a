"""Documents that have gold rows, read and laid beside them."""

from __future__ import annotations

import tempfile
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extractors.errors import MissingProgramError
from extractors.formats import extract
from normalise.normalise import normalise
from pipeline.tables import Facts, plan_rows
from tests.documents.compare import differences, gold_actions, matched, scores
from tests.documents.unseen.build import build, gold_rows

__all__ = ["Compared", "compared"]

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared" / "corpus"


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


def _other_styles() -> Iterator[Compared]:
    """Read the made-up plans of the tests as Word files, made on the spot."""
    with tempfile.TemporaryDirectory() as folder:
        for source in sorted((ROOT / "tests" / "documents" / "unseen" / "plans").glob("*.toml")):
            plan = tomllib.loads(source.read_text(encoding="utf-8"))
            path = Path(folder) / f"{source.stem}.docx"
            build(plan).save(str(path))
            found = _compare("other styles", "docx", path, gold_rows(plan))
            if found:
                yield found


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
