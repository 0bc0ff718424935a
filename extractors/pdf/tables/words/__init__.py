"""The words of a page as texts side by side on lines: which gaps part them, and which are but spaces."""
