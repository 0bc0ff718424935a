"""A published data set read back: frames, checks, SQLite."""
