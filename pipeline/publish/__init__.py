"""Publishing: a release of tables with their descriptions, written whole or not at all."""
