"""Makes many documents out of the samples: the same tables with other words, and some broken ones."""

from __future__ import annotations

import itertools
import re
import zipfile
from io import BytesIO
from pathlib import Path

__all__ = ["BROKEN_EVERY", "make_documents", "varied"]

SAMPLES = Path(__file__).parents[1] / "data" / "samples"
BROKEN_EVERY = 20  # 5 % are broken

# Words of the samples' running text that can be changed without changing what the tables are.
_WORD = re.compile(rb"(?<=[a-z] )(the|and|with|from|that)(?= [a-z])")


def make_documents(folder: Path, count: int) -> int:
    """Write `count` documents that all differ into `folder`; the number of broken ones among them.

    Word files have words changed; in PDF files, whose text is glyphs of cut-down fonts, only the bytes differ.
    """
    folder.mkdir(parents=True, exist_ok=True)
    samples = itertools.cycle(
        [(p.name, p.read_bytes()) for p in sorted(SAMPLES.glob("*.*")) if p.suffix in (".docx", ".pdf")]
    )
    broken = 0
    for number, (name, content) in zip(range(count), samples, strict=False):
        changed = varied(name, content, number)
        if number % BROKEN_EVERY == BROKEN_EVERY - 1:
            changed, broken = changed[: len(changed) // 3] + b"%d" % number, broken + 1
        (folder / f"{number:05}-{name}").write_bytes(changed)
    return broken


def varied(name: str, content: bytes, number: int) -> bytes:
    """Give a document like `content` that no other number gives."""
    if name.endswith(".pdf"):
        return content + b"%% %d\n" % number
    result = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            part = old.read(info)
            if info.filename == "word/document.xml":
                part = _WORD.sub(b"\\1 %d" % number, part)
            new.writestr(info, part)
    return result.getvalue()
