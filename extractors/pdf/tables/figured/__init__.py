"""Tables of figures, as statistics are printed: lines of figures are rows, and where these align are columns.

`zones` parts running text in two columns from what stands in one of them; `atoms` tells the figures and texts of each
line; `cores` finds lines of figures that follow each other; `columns` gives the strips that these leave free; `heads`
and `spans` read the headings above; `tables` makes grids of it all, and `surety` says how sure each is.
"""

from extractors.pdf.tables.figured.tables import find_figured, may_hold_figures

__all__ = ["find_figured", "may_hold_figures"]
