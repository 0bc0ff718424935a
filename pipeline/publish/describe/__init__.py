"""Describes the data set for machines and people, all from the one schema: Data Package, CSVW, codebook, README."""

from pipeline.publish.describe.codebook import codebook
from pipeline.publish.describe.csvw import csvw
from pipeline.publish.describe.datapackage import datapackage
from pipeline.publish.describe.readme import readme

__all__ = ["codebook", "csvw", "datapackage", "readme"]
