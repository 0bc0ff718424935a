"""Officers that a narrow column set below each other: where its width hid the line's end, their words still tell.

A reader of pages joins two lines if the next word had no room on the first: so "Parking Manager" over "Traffic
Order Officer" may come as one paragraph. Nobody is both. Where it can't measure the column, it may part one officer.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from extractors.document import Issue, Paragraph
from normalise.officers.heads import ALONE, POST_ENDS, TEAM_ENDS, Phrase, looks_abbreviated, read_phrase
from normalise.officers.lines import LIST_LABEL, QUALIFIER, goes_on, joined
from normalise.officers.persons import is_full_name, is_surely_person
from normalise.officers.roles import has_role, is_labelled, parts_of
from normalise.officers.vocabulary import acronym

__all__ = ["Standing", "doubts_of_lines", "mend_lines", "standing"]

_GOES_ON = re.compile(
    r"(?:\b(?:and|of|for|the|to|in|with|by|senior|principal|deputy|acting|interim|joint|vice)|[&,;/–-])$",
    re.IGNORECASE,
)
"""What ends no post: a word that joins, or one that qualifies the word behind it."""
_ENDS = frozenset({"post-head", "post-alone", "team-head", "team-heads"})
_PART_OF_BODY = re.compile(r"\b(?:sub[ -]?)?(?:groups?|forums?|boards?|panels?|committees?)$", re.IGNORECASE)
"""What another body may have, whose name then stands before it ("Harbour Trust" over "tenants' panel")."""
_LISTED = re.compile(r"\s*[,;/]\s*")
_CLOSED_TEAMS = frozenset({"team", "teams", "department", "dept", "directorate", "division"})
"""What a name ends with: only a post's own word may follow ("Contact Centre Team" over "Leader")."""
_DASH = re.compile(r"\s[-–—]\s")
_ABBREVIATION = r"\([A-Z][A-Za-z&]*[A-Z&]\)"
_ABBREVIATED = (re.compile(rf"{_ABBREVIATION}$"), re.compile(rf"[A-Z][^()]+ {_ABBREVIATION}"))
"""What stands above and below a line's end where each has its own abbreviation behind it in brackets."""
LEAST = 2
"""Words of a post; one alone ("Manager") may end the line above."""
DOUBTFUL = 0.65
"""Chance of a line's beginning a paragraph below which a word that names a field is taken for a part of the post."""
NAMED_BY_FIELD = 3
"""Words of a post that is named by what follows it ("Head of Housing")."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How the officer cells of a table begin and end: what does so elsewhere is an officer of its own, or several."""

    begins: frozenset[str] = frozenset()
    ends: frozenset[str] = frozenset()

    def is_whole(self, text: str) -> bool:
        """Whether a text of several words ends some cell; one word may end any name."""
        return " " in text and text in self.ends


def standing(cells: Iterable[Sequence[Paragraph]]) -> Standing:
    """Give how officer cells begin and end, by lines as the page sets them."""
    begins: set[str] = set()
    ends: set[str] = set()
    for paragraphs in cells:
        lines = [line.text for paragraph in paragraphs for line in paragraph.lines]
        begins.update(" ".join(lines[:number]) for number in range(1, len(lines) + 1))
        ends.update(" ".join(lines[number:]) for number in range(len(lines)))
    return Standing(frozenset(begins), frozenset(ends))


def mend_lines(paragraphs: Sequence[Paragraph], known: Standing = Standing()) -> tuple[Paragraph, ...]:
    """Give an officer cell's paragraphs: those joined that are one officer, those parted whose lines are several.

    Args:
        paragraphs: those of the cell.
        known: how the cells of its column begin and end.
    """
    whole: list[Paragraph] = []
    for paragraph in paragraphs:
        if whole and _is_rest(whole[-1], paragraph):
            whole[-1] = _joined(whole[-1], paragraph)
        else:
            whole.append(paragraph)
    return tuple(part for paragraph in whole for part in _parts(paragraph, known))


def doubts_of_lines(paragraphs: Sequence[Paragraph], known: Standing = Standing()) -> tuple[Issue, ...]:
    """Give an issue for each paragraph of an officer cell, once mended, that may be two officers on lines of their own.

    A line names a post or team, whole, or what stands on either side of its end is whole elsewhere; what follows begins
    anew, but no word tells whether it names another.
    """
    return tuple(
        Issue("officers-joined", f"“{left}” and “{right}” were read as one officer.", value=f"{left} {right}")
        for paragraph in paragraphs
        for left, right in _unsure_ends(paragraph, known)
    )


def _unsure_ends(paragraph: Paragraph, known: Standing) -> Iterator[tuple[str, str]]:
    """Give what stands before and after each line's end that may part two officers."""
    texts = [line.text for line in paragraph.lines if line.box]
    for number in range(1, len(texts)):
        left = _LISTED.split(" ".join(texts[:number]))[-1]
        right = _LISTED.split(" ".join(texts[number:]))[0]
        if not left or not texts[number][:1].isupper() or _GOES_ON.search(left) or _is_open(left):
            continue
        is_known = known.is_whole(left) or (" " in right and right in known.begins)
        if is_known or _may_be_two(read_phrase(left), read_phrase(right)):
            yield left, right


def _may_be_two(above: Phrase, below: Phrase) -> bool:
    """Tell whether the first is a post or team, whole, and the second may be another that no vocabulary knows.

    A team may go on ("ICT Service" over "Delivery Manager"), and a post with the person in it.
    """
    is_named = len(above.tokens) >= LEAST and bool(above.ends & (POST_ENDS | TEAM_ENDS))
    if not is_named or above.is_all or _GOES_ON.search(above.text) or len(below.tokens) < LEAST:
        return False
    goes_on = read_phrase(below.text.split(" ")[0]).whole & (ALONE | _ENDS) or is_full_name(below.text)
    return not (goes_on or below.is_post or is_labelled(below.text))


def _is_rest(above: Paragraph, paragraph: Paragraph) -> bool:
    """Tell whether a paragraph goes on with the one above, and only the column's width could have parted them."""
    first = paragraph.lines[:1]
    is_measured = bool(first) and first[0].box is not None and first[0].starts_paragraph is not True
    is_free = not (paragraph.blanks_before or LIST_LABEL.match(paragraph.text))
    if not (is_measured and is_free):
        return False
    if above.text.endswith(";"):  # who sets an officer a line needs no sign between them
        return True
    return goes_on(above.text, paragraph.text) or _is_field_of(above, paragraph)


def _is_field_of(above: Paragraph, paragraph: Paragraph) -> bool:
    """Tell whether a field of work alone was parted, in doubt, from a post: "Workforce" over "Development Manager".

    So does the last word of a field from a post that is named by it: "Head of Land" over "Management".
    """
    if paragraph.confidence >= DOUBTFUL:
        return False
    if " " in above.text:
        is_word = paragraph.text.istitle() and paragraph.text.isalpha()
        return (
            is_word and "post-of" in read_phrase(above.text).starts and not read_phrase(above.text).has_head
        )
    post = read_phrase(paragraph.text)
    return read_phrase(above.text).is_field and len(post.tokens) >= LEAST and post.has_head and post.is_post


def _joined(above: Paragraph, paragraph: Paragraph) -> Paragraph:
    chance = above.confidence * paragraph.confidence
    text = joined(above.text, paragraph.text)
    return replace(above, text=text, lines=above.lines + paragraph.lines, confidence=chance)


def _parts(paragraph: Paragraph, known: Standing) -> Iterator[Paragraph]:
    lines = paragraph.lines
    if len(lines) < 2 or any(line.box is None for line in lines):
        yield paragraph
        return
    texts = [line.text for line in lines]
    if " ".join(texts) != paragraph.text:  # a label, a cut word: what each line gave is not known any more
        yield paragraph
        return
    first = 0
    for number in range(1, len(lines)):
        left, line, rest = " ".join(texts[first:number]), texts[number], " ".join(texts[number:])
        are_two = _are_two(left, line, BY_LINE) or _are_two(left, rest, BY_REST)
        if are_two or _is_known_end(left, texts[number:], known):
            yield replace(paragraph, text=left, lines=lines[first:number], label="")
            first = number
    yield replace(paragraph, text=" ".join(texts[first:]), lines=lines[first:]) if first else paragraph


def _is_known_end(left: str, lines: Sequence[str], known: Standing) -> bool:
    """Tell whether what stands below a line's end begins a cell elsewhere, and what stands above ends one."""
    if not known.begins or _GOES_ON.search(left) or not lines[0][:1].isupper() or _is_open(left):
        return False
    below = [" ".join(lines[:number]) for number in range(1, len(lines) + 1)]
    if not any(" " in text and text in known.begins for text in below):
        return False
    above = read_phrase(left)
    return known.is_whole(left) or (len(above.tokens) >= LEAST and above.has_head)


def _are_two(left: str, right: str, evidence: _Evidence) -> bool:
    """Tell whether a line and what follows it are an officer each, as their words or their roles say."""
    if has_role(left) or is_labelled(right):
        return True
    if _GOES_ON.search(left) or not right[0].isupper() or _is_open(left):
        return False
    above_ends, below_begins = _ABBREVIATED
    if above_ends.search(left) and below_begins.match(right):
        return True
    last = [part.text for part in parts_of((left,))][-1:] or [""]
    named = _DASH.split(_LISTED.split(last[0])[-1])[-1]
    above, below = read_phrase(named), read_phrase(_LISTED.split(right)[0])
    is_own = not (_begins(below) or (_is_told(above) and _is_post(below)))
    if is_own and read_phrase(right.split(" ")[0].strip(",")).whole & _ENDS:
        return False  # "Manager and River Trust": the line above goes on with its own word
    return any(holds(above, below) for _, holds in evidence)


def _is_open(text: str) -> bool:
    """Tell whether a text ends inside a bracket."""
    return text.count("(") != text.count(")")


def _is_post(phrase: Phrase) -> bool:
    """Tell whether a phrase is a post of several words: ends in its word, or starts with it and says of what."""
    words = len(phrase.tokens)
    return phrase.is_post and words >= (LEAST if phrase.has_head else NAMED_BY_FIELD)


def _is_told(phrase: Phrase) -> bool:
    """Tell whether a phrase ends in a post's word and says of what: "Deputy Director" does not."""
    return len(phrase.tokens) >= LEAST and bool(phrase.ends & POST_ENDS) and not phrase.whole & ALONE


def _is_place(phrase: Phrase) -> bool:
    """Tell whether a phrase is a body or a team of several words."""
    return len(phrase.tokens) >= LEAST and phrase.has_head and not phrase.is_post


def _is_body(phrase: Phrase) -> bool:
    return _is_place(phrase) and phrase.is_body


def _are_bodies(above: Phrase, below: Phrase) -> bool:
    return _is_body(above) and _is_body(below) and not _PART_OF_BODY.search(below.text)


def _are_posts(above: Phrase, below: Phrase) -> bool:
    """Tell whether both are posts: "Head of Leisure" over "Services Manager" may go on."""
    return _is_post(above) and _is_post(below) and (above.has_head or _begins(below))


def _begins(phrase: Phrase) -> bool:
    """Tell whether a phrase begins as only a post does: "Head of ...", "Deputy ..."."""
    return "post-of" in phrase.starts or QUALIFIER.match(phrase.text) is not None


def _is_abbreviation(phrase: Phrase) -> bool:
    """Tell whether a phrase abbreviates somebody: a field of work (HR) may qualify what follows it."""
    known = acronym(phrase.text)
    return looks_abbreviated(phrase.text) and (known is None or known.kind != "field")


def _is_closed(phrase: Phrase) -> bool:
    """Tell whether a phrase is a team of several words after which its name can't go on."""
    return _is_place(phrase) and phrase.tokens[-1] in _CLOSED_TEAMS


def _is_of_nhs(phrase: Phrase) -> bool:
    return phrase.tokens[:1] == ("nhs",) and phrase.has_head


def _is_place_or_group(phrase: Phrase) -> bool:
    """Tell whether a phrase is a team or body, or begins as a body does: "Friends of ..."."""
    return _is_place(phrase) or ("body-of" in phrase.starts and len(phrase.tokens) >= NAMED_BY_FIELD)


def _are_places(above: Phrase, below: Phrase) -> bool:
    """Tell whether a field of work, or a list's last word, stands above a body that has a name of its own."""
    if _is_of_nhs(below):
        return above.is_all or len(above.tokens) >= LEAST
    is_named = "body-name" in below.whole and len(below.tokens) >= NAMED_BY_FIELD
    return is_named and above.is_field and len(above.tokens) >= LEAST


_Evidence = tuple[tuple[str, Callable[[Phrase, Phrase], bool]], ...]
TWO: _Evidence = (
    ("two posts", _are_posts),
    ("a post, then a team or body", lambda a, b: _is_told(a) and _is_place_or_group(b)),
    ("a whole team, then a post, team or body", lambda a, b: _is_closed(a) and (_is_post(b) or _is_place(b))),
    ("two bodies", _are_bodies),
    ("a field, then a body with a name", _are_places),
    (
        "a person, then a post, team or body",
        lambda a, b: is_surely_person(a.text) and (_is_post(b) or _is_place(b)),
    ),
    ("a team or body, then a person", lambda a, b: _is_place(a) and is_full_name(b.text)),
    ("a post, then an abbreviation", lambda a, b: _is_post(a) and _is_abbreviation(b)),
)
"""Named evidence that what stands above and below a line's end is an officer each: any of it is enough."""
BY_LINE: _Evidence = (
    *TWO,
    ("a post named by its field, then another", lambda a, b: "post-of" in a.starts and _is_told(b)),
)
"""The same of the next line alone: what else stands below may begin with the rest of a field."""
BY_REST: _Evidence = (
    *TWO,
    (
        "a whole team or a person, then a field",
        lambda a, b: (_is_closed(a) or is_surely_person(a.text)) and b.is_field and len(b.tokens) >= LEAST,
    ),
)
"""The same of all that stands below: a line of it may be but the field of a post."""
