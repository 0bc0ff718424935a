"""Measures what the project claims: `make bench` writes the figures to docs/benchmarks.md."""
