"""Where the tables of a published data set stand in its folder."""

from __future__ import annotations

from pathlib import Path

from pipeline.errors import PipelineError

__all__ = ["table_path"]


def table_path(folder: Path, name: str) -> Path:
    """Give the Parquet file of the table `name` of the data set in `folder`.

    Raises:
        PipelineError: it is not there.
    """
    path = folder / f"{name}.parquet"
    if not path.is_file():
        raise PipelineError(f"{path} is not there. Was {folder} written by `action-plans run` or `publish`?")
    return path
