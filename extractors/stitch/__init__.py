"""Stitching: pieces of tables to whole tables, the same for PDF and Word."""

from extractors.stitch.rows import Witness
from extractors.stitch.tables import Stitched, stitch

__all__ = ["Stitched", "Witness", "stitch"]
