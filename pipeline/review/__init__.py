"""A static site for people who check the data set: page pictures beside the canonical rows."""

from pipeline.review.build import build_review
from pipeline.review.serve import serve_site
from pipeline.review.site import Reviewed, write_site

__all__ = ["Reviewed", "build_review", "serve_site", "write_site"]
