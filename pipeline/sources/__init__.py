"""Sources of documents: files, folders, archives, registers, addresses."""
