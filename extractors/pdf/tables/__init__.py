"""Where the tables of a page are, and their cells: by what is drawn, and by how words align."""
