"""The ledger: which source held which document, as last seen.

Each ingest adds a file of sightings and changes none. Files are numbered, so that a clock that was put back can't
turn their order; two ingests that take the same number at once are told apart by chance, and both count.
"""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Literal
from urllib.parse import unquote

from pipeline.errors import StoreError
from pipeline.store.store import Store

__all__ = ["Sighting", "read_ledger", "write_ledger"]

State = Literal["present", "vanished", "unreadable"]
_FOLDER = "ledger"


@dataclass(frozen=True, slots=True)
class Sighting:
    """What was found at a source."""

    source: str
    """Path or address, as the person or the register gives it."""
    root: str
    """What was asked for: the file, folder, archive or register that led to the source."""
    state: State = "present"
    sha256: str | None = None
    """The document; for a source that vanished or can't be read now, the one that it held before."""
    size: int = 0
    """In bytes."""
    council: str | None = None
    """The council's name where the person or a register says it."""
    title: str | None = None
    """The document's title where a register says it."""
    published: str | None = None
    """When it was published, where a register says it."""
    error: str | None = None
    """Why it can't be read."""
    fetched: str | None = None
    """When it was last asked for, in UTC, if it is an address."""
    url: str | None = None
    """The address that gave it, after redirects."""
    etag: str | None = None
    last_modified: str | None = None

    @property
    def name(self) -> str:
        """The file name, as it can be shown."""
        path = unquote(re.split("[?#]", self.source)[0]) if "://" in self.source else self.source
        return shown(path.rstrip("/").rsplit("/", 1)[-1] or self.source)


def shown(text: str) -> str:
    """A path or name with line ends, control characters and bytes that are no UTF-8 written out as escapes."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)


def read_ledger(store: Store) -> dict[str, Sighting]:
    """The last sighting of each source, by source."""
    last: dict[str, Sighting] = {}
    for name in store.files.names(_FOLDER):
        for line in store.files.read(name).decode("utf-8").splitlines():
            try:
                sighting = Sighting(**json.loads(line))
            except (ValueError, TypeError) as error:
                raise StoreError(
                    f"{store.files.path(name)}: is no ledger of this program. Restore it from a copy"
                ) from error
            last[sighting.source] = sighting
    return last


def write_ledger(store: Store, sightings: Iterable[Sighting]) -> None:
    """Add sightings; nothing is written if there are none."""
    lines = [json.dumps(_spoken(sighting), sort_keys=True) + "\n" for sighting in sightings]
    if not lines:
        return
    numbers = [int(name.split("/")[1].split("-")[0]) for name in store.files.names(_FOLDER)]
    number = max(numbers, default=0) + 1
    store.files.write(f"{_FOLDER}/{number:08d}-{uuid.uuid4().hex}.jsonl", "".join(lines).encode())


def _spoken(sighting: Sighting) -> dict[str, object]:
    """The fields that say something."""
    return {name: value for name, value in asdict(sighting).items() if value is not None}
