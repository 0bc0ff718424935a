from __future__ import annotations

import subprocess
import sys

from normalise.language import Term, TermMatcher, words


def test_words_are_tokens() -> None:
    assert words("Children’s Services (lead)") == ("Children", "’s", "Services", "(", "lead", ")")


def test_terms_are_found_in_order_whatever_their_capitals() -> None:
    matcher = TermMatcher({"post": ["officer", "arts officer"], "team": ["team"]})
    tokens, terms = matcher.find("ARTS Officer Team")
    assert tokens == ("ARTS", "Officer", "Team")
    assert terms == (Term("post", 0, 2), Term("post", 1, 2), Term("team", 2, 3))


def test_spacy_is_loaded_when_a_text_is_read_and_not_before() -> None:
    """`action-plans --help` must not wait for it."""
    code = "import sys, normalise.officers, normalise.glossary.reading; print('spacy' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"
