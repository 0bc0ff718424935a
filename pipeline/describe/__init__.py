"""Describes the data set for machines and people, all from the one schema: Data Package, CSVW, codebook, README."""

from pipeline.describe.codebook import codebook
from pipeline.describe.csvw import csvw
from pipeline.describe.datapackage import datapackage
from pipeline.describe.readme import readme

__all__ = ["codebook", "csvw", "datapackage", "readme"]
