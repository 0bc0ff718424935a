"""Writes the review site: an index of documents and a page for each."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from pipeline.arrow import Row
from pipeline.errors import OutputError
from pipeline.review.pages import drawn_pages, extracted_tables
from pipeline.review.rows import document_issues, doubtful_places, shown_rows

__all__ = ["Picture", "Reviewed", "write_site"]

Picture = Callable[[int], tuple[bytes, float, float] | None]
"""Gives the PNG of a page (from 1) with its width and height in points; None where the file is not at hand."""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A document with its rows of the schema's tables, and how to get pictures of its pages."""

    document: Row
    actions: list[Row]
    cells: list[Row]
    issues: list[Row]
    picture: Picture


def write_site(documents: Iterable[Reviewed], out: Path) -> int:
    """Write the site of `documents` into the folder `out` and give how many documents it shows.

    Page files are named after the document's id; files of `out` that are not the site's are left alone.

    Raises:
        OutputError: `out` holds an index.html of another site.
    """
    _check_stranger(out / "index.html")
    (out / "pages").mkdir(parents=True, exist_ok=True)
    entries = [_write_document(reviewed, out) for reviewed in documents]
    entries.sort(key=_urgency)
    html = _environment().get_template("index.html").render(documents=entries, **_parts())
    (out / "index.html").write_text(html, encoding="utf-8")
    return len(entries)


def _check_stranger(index: Path) -> None:
    if index.is_file() and _GENERATOR not in index.read_text(encoding="utf-8", errors="replace"):
        raise OutputError(
            f"{index} is of another site. Nothing was written; give a folder of its own (--out)"
        )


_GENERATOR = '<meta name="generator" content="action-plans review">'


@dataclass(frozen=True, slots=True)
class _Entry:
    """A document in the index."""

    row: Row
    href: str
    errors: int
    warnings: int
    least_confidence: float | None
    """Of its rows; None where it has none."""


def _write_document(reviewed: Reviewed, out: Path) -> _Entry:
    document = reviewed.document
    name = f"{document['document_id']}.html"
    pages = drawn_pages(reviewed.cells, reviewed.picture, out / "pages", str(document["document_id"]))
    html = (
        _environment()
        .get_template("document.html")
        .render(
            document=document,
            issues=document_issues(reviewed.issues),
            pages=pages,
            tables=[] if pages else extracted_tables(reviewed.cells),
            rows=shown_rows(reviewed.actions, reviewed.issues),
            doubtful=doubtful_places(reviewed.actions),
            **_parts(),
        )
    )
    (out / name).write_text(html, encoding="utf-8")
    severities = [issue["severity"] for issue in reviewed.issues]
    return _Entry(
        document,
        name,
        severities.count("error"),
        severities.count("warning"),
        min((action["confidence"] for action in reviewed.actions), default=None),
    )


_URGENT = ("failed", "partial", "no_tables", "ok")


def _urgency(entry: _Entry) -> tuple[int, int, int, str]:
    """Put documents that need a person first."""
    return (_URGENT.index(entry.row["outcome"]), -entry.errors, -entry.warnings, entry.row["document"])


@cache
def _environment() -> Environment:
    """Templates that escape everything: what a document says is text, never markup."""
    return Environment(
        loader=PackageLoader("pipeline.review"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )


@cache
def _parts() -> dict[str, Markup]:
    """Style and script, and the policy that lets the page run these and nothing else."""
    folder = Path(__file__).parent / "templates"
    css, js = ((folder / name).read_text(encoding="utf-8") for name in ("review.css", "review.js"))
    policy = (
        f"default-src 'none'; img-src 'self' data: file:; style-src '{_digest(css)}'; script-src '{_digest(js)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    # Our own files, not a document's text.
    return {"css": Markup(css), "js": Markup(js), "policy": Markup(policy)}  # noqa: S704


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
