"""Document in, Plan out: knows meaning, knows no page and no file format."""
