"""Columns that only the words show, and the stretches of lines that stand in them."""
