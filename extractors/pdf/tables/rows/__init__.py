"""Rows that only the words show: where they begin among the lines of type of a table."""
