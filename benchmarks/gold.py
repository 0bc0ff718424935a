"""Documents that have gold rows, read and laid beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extractors.errors import MissingProgramError
from extractors.formats import extract
from normalise.normalise import normalise
from pipeline.tables import Facts, plan_rows
from tests.documents.compare import differences, gold_actions, matched, scores

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
    """Give every document that has gold: the samples, and the yardstick plans where they stand."""
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
            found = _compare(collection, layout, path, gold / f"{path.stem}.json")
            if found:
                yield found


def _compare(collection: str, layout: str, path: Path, gold_path: Path) -> Compared | None:
    try:
        document = extract(path)
    except MissingProgramError:
        return None
    plan = normalise(document, name=path.name)
    rows = plan_rows(Facts("0" * 16, path.name, 0), document, plan)["actions"]
    gold = gold_actions(gold_path)
    pairs = {id(row): wanted for wanted, row in matched(gold, rows)}
    is_right = [id(row) in pairs and not differences([pairs[id(row)]], [row]) for row in rows]
    return Compared(collection, layout, path.name, gold, rows, *scores(gold, rows), is_right)
