"""The store: immutable files named by their content, and the ledger of where they were seen."""
