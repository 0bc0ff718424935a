"""Turns a document into canonical tables: the run over many documents, the store, what is published."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from pipeline.published.frames import DataSet

__all__ = ["load"]


def load(folder: str | Path) -> DataSet:
    """Read a published data set into pandas; see `pipeline.published.frames.load`."""
    # Imported here, since the command line answers before pandas is loaded.
    from pipeline.published.frames import load as load_frames

    return load_frames(folder)
