"""Describes the data set for machines and people, all from the one schema: Data Package, CSVW, codebook."""

from pipeline.describe.codebook import codebook
from pipeline.describe.csvw import csvw
from pipeline.describe.datapackage import datapackage

__all__ = ["codebook", "csvw", "datapackage"]
