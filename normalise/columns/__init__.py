"""Which field each column of a table is, by its header's meaning and its contents."""
