"""What rules and fills draw: boundaries, and the lattices of those that are of one table."""
