"""Tables of figures, as statistics are printed: lines of figures are rows, and where these align are columns."""

from extractors.pdf.tables.figured.tables import find_figured, may_hold_figures

__all__ = ["find_figured", "may_hold_figures"]
