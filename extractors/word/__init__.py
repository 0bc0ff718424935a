"""Word: the package, numbering, legacy formats."""
