"""What stands on a PDF's pages, as arrays: words, ruling lines and fills."""
