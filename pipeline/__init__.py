"""Turns a document into canonical tables: the run over many documents, the store, what is published."""
