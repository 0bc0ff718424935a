"""Runs the command: `python -m pipeline` is `action-plans`."""

from pipeline.cli import main

if __name__ == "__main__":
    main()
