"""The work on many documents: each in a process of its own, on this machine or a cluster."""
