"""Which full name each abbreviation has in a document."""
