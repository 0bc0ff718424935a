"""What a result depends on: bytes, code, reference data, schema and options. The same identity, the same tables."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from functools import cache
from importlib.metadata import version
from pathlib import Path

from extractors.vocabularies import reference_hash
from normalise.schema import TABLES

__all__ = ["Identity", "code_version", "current_identity", "document_id", "schema_hash"]

# What the tables are made by: the packages that read and normalise, and the modules that make rows of a plan.
_CODE = (
    "extractors/**/*.py",
    "normalise/**/*.py",
    "pipeline/work/document.py",
    "pipeline/tables.py",
    "pipeline/arrow.py",
)
# Libraries whose version can change what a document is read as.
_LIBRARIES = (
    "camelot-py",
    "lxml",
    "pdfplumber",
    "pikepdf",
    "pyarrow",
    "pypdfium2",
    "python-docx",
    "rapidfuzz",
    "spacy",
)


@dataclass(frozen=True, slots=True)
class Identity:
    """Everything but the document's own bytes, name and council that its tables depend on."""

    code: str
    """Version of the package, and the hash of its source and of the libraries it reads with."""
    reference: str
    """SHA-256 of the reference data."""
    schema: str
    """SHA-256 of the schema."""
    options: Mapping[str, str] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """16 hex digits: the folder of the store that this run's results are in."""
        return _digest([json.dumps(asdict(self), sort_keys=True)])[:16]


def document_id(sha256: str) -> str:
    """The id of a document: the first 16 hex digits of the SHA-256 of its bytes."""
    return sha256[:16]


@cache
def schema_hash() -> str:
    """SHA-256 over the tables of the schema with all that is said of their columns."""
    return _digest(repr(table) for table in TABLES)


@cache
def code_version() -> str:
    """The package's version with a hash of what shapes a result, as "0.1.0+0123456789ab"."""
    root = Path(__file__).parents[1]
    files = sorted({path for pattern in _CODE for path in root.glob(pattern)})
    parts = [f"{path.relative_to(root).as_posix()}\0{path.read_text(encoding='utf-8')}" for path in files]
    parts += [f"{name}=={version(name)}" for name in _LIBRARIES]
    return f"{version('action-plans')}+{_digest(parts)[:12]}"


def current_identity(options: Mapping[str, str] | None = None) -> Identity:
    """The identity of a run of this code with these options."""
    return Identity(code_version(), reference_hash(), schema_hash(), dict(options or {}))


def _digest(parts: Iterable[str]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part.encode() + b"\0")
    return digest.hexdigest()
