"""The officers of a cell: each post, team, body or person that it names, by the rules of SCHEMA.md."""

from __future__ import annotations

from normalise.officers.reading import OfficersRead, read_officers

__all__ = ["OfficersRead", "read_officers"]
