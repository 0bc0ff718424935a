"""Raised numbers: how a note's mark stands in the text, whatever kind of file it comes from."""

from __future__ import annotations

__all__ = ["RAISED", "RAISED_DIGITS"]

RAISED_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
RAISED = str.maketrans("0123456789ivxlc", f"{RAISED_DIGITS}ⁱᵛˣˡᶜ")
"""Digits, and letters of small Roman numerals, to those that stand raised."""
