"""Bytes in, Document out: knows pages and paragraphs, knows no column's meaning."""
