"""A static site for people who check the data set: page pictures beside the canonical rows."""

from pipeline.review.site import Reviewed, write_site

__all__ = ["Reviewed", "write_site"]
