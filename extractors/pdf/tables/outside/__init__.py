"""What stands on a page and in no table: charts, lights, running text, lists, and what closes a table."""
