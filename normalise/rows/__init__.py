"""What each row of a table is, and the records that body rows give."""
