"""Reads Word files as Word shows them: the package, styles, numbering, tables, older formats by LibreOffice."""
