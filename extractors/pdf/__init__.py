"""PDF: reader, grid, fragments of tables."""
