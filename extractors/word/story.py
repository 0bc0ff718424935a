"""The state of reading one text of a Word file (its body, its notes, a header) from start to end."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct, field

from extractors.document import Issue
from extractors.word.names import Element
from extractors.word.numbering import Counters, Numbering
from extractors.word.styles import Look, Styles
from extractors.word.symbols import as_displayed, is_symbol_font

__all__ = ["Draft", "DraftLine", "Field", "Note", "Story", "break_line", "is_visible", "write"]


class Field(Struct):
    """A field (page number, link, form control) that has begun and not ended."""

    instruction: str = ""
    shows_result: bool = False
    """The separator is behind us: what follows is its result, which is what a reader sees."""
    control: Element | None = None
    """w:ffData of an old form field."""
    has_text: bool = False


class Note(Struct, frozen=True):
    """A footnote or endnote that the text refers to."""

    kind: str
    """"footnote" or "endnote"."""
    identifier: str
    mark: str
    """As displayed in the text, raised: "¹"; "" where the author typed a mark."""


def _no_part(_: str) -> Element | None:
    """Give no part: a text that has none beside it."""
    return None


class Story(Struct):
    """Where reading stands; what it has met on the way."""

    styles: Styles = field(default_factory=Styles)
    numbering: Numbering = field(default_factory=Numbering)
    counters: Counters = field(default_factory=Counters)
    addresses: dict[str, str] = field(default_factory=dict)
    """Relationship → address, for hyperlinks that leave the document."""
    stores: dict[str, Element] = field(default_factory=dict)
    """Custom XML that content controls may show values of."""
    open_part: Callable[[str], Element | None] = _no_part
    """Gives the root of the part that a relationship names: a diagram, a chart."""
    fields: list[Field] = field(default_factory=list)
    """Fields that are open, outermost first; they may run over paragraphs."""
    carried: Draft | None = None
    """Text whose paragraph mark is deleted or hidden: it belongs to the next paragraph."""
    notes: list[Note] = field(default_factory=list)
    note_mark: str = ""
    """The mark of the note that is being read."""
    words: int = 0
    """Words met so far, counted apart from the blocks made of them."""
    issues: dict[str, Issue] = field(default_factory=dict)

    def tell(self, issue: Issue) -> None:
        """Keep an issue; a cause that has been told already is counted."""
        known = self.issues.get(issue.code)
        count = issue.count + (known.count if known is not None else 0)
        first = known or issue
        self.issues[issue.code] = Issue(first.code, first.message, value=first.value, count=count)


class DraftLine(Struct):
    """A line in the making: a paragraph, or its part between two line breaks."""

    pieces: list[str] = field(default_factory=list)
    has_bold: bool = False
    has_plain: bool = False
    is_struck: bool = False
    size: float = 0.0
    links: list[str] = field(default_factory=list)

    @property
    def is_blank(self) -> bool:
        """Nothing but spaces has been written."""
        return not "".join(self.pieces).strip()


class Draft(Struct):
    """A paragraph in the making."""

    story: Story
    style: str = ""
    look: Look = field(default_factory=Look)
    """How text looks at the point that reading has reached."""
    lines: list[DraftLine] = field(default_factory=lambda: [DraftLine()])
    boxes: list[Element] = field(default_factory=list)
    """Contents of text boxes (w:txbxContent) that are anchored here."""


def is_visible(draft: Draft) -> bool:
    """Tell whether text at this point is shown: not hidden, and no field's instruction."""
    return not draft.look.hidden and all(field.shows_result for field in draft.story.fields)


def write(text: str, draft: Draft) -> None:
    """Add text to the current line, as it is displayed, if it is."""
    if not is_visible(draft):
        return
    look, line = draft.look, draft.lines[-1]
    if is_symbol_font(look.font) or not text.isascii():
        text = as_displayed(text, look.font)
    line.pieces.append(text.upper() if look.caps else text)
    if not text or text.isspace():
        return
    line.size = line.size or look.size
    line.is_struck = line.is_struck or look.struck
    if look.bold:
        line.has_bold = True
    else:
        line.has_plain = True
    if draft.story.fields:
        draft.story.fields[-1].has_text = True


def break_line(draft: Draft) -> None:
    """End the current line and begin the next."""
    draft.lines.append(DraftLine())
