"""Tables of which a part is drawn: the rows and columns beyond, and those inside, that only the words show."""
