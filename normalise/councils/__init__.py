"""Which council a document is of."""
