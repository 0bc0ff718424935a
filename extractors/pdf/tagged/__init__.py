"""The file's own tags, as a second witness beside the layout."""
