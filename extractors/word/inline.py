"""What stands in a paragraph: runs, links, fields, symbols, notes' marks, content controls, shapes.

Tracked insertions are text and deletions are not; comments are left out; of alternative content
(mc:AlternateContent) one branch is read. An element that is not named here is looked into: wrappers come
with every version of Word, and none may hide text.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from extractors.document import Issue
from extractors.raised import RAISED
from extractors.word.bindings import show_bound_value
from extractors.word.drawings import graphic_texts
from extractors.word.fields import add_instruction, keep_address, pass_field_mark
from extractors.word.names import Element, R, attribute, child, tag
from extractors.word.numerals import numeral
from extractors.word.story import Draft, Note, break_line, is_visible, write
from extractors.word.styles import changed
from extractors.word.symbols import as_displayed

__all__ = ["branch", "read_inline"]

Reader = Callable[[Element, Draft], None]

# Namespace prefixes that a choice of alternative content may require: those of Word 2010 and later.
UNDERSTOOD = frozenset(
    ("wps", "wpg", "wpc", "wp14", "w14", "w15", "w16", "a14", "wne", "v", "w", "wp", "r", "m")
)
_MAX_CODE = 0x110000
_RUN_PROPERTIES, _FOOTNOTE = tag("w:rPr"), tag("w:footnoteReference")


def read_inline(element: Element, draft: Draft) -> None:
    """Read the parts of a paragraph, run or wrapper in order into the draft."""
    for part in element:
        _READERS.get(cast(str, part.tag), read_inline)(part, draft)


def branch(alternate: Element) -> Element | None:
    """Choose the branch of mc:AlternateContent that Word shows: the first choice it understands."""
    for choice in alternate.iterfind(tag("mc:Choice")):
        if set(choice.get("Requires", "").split()) <= UNDERSTOOD:
            return choice
    return alternate.find(tag("mc:Fallback"))


def _pass_over(_: Element, __: Draft) -> None:
    """Leave out what a reader does not see."""


def _leave_out_deleted(_: Element, draft: Draft) -> None:
    if is_visible(draft):
        message = "Text whose deletion is tracked was left out; text whose insertion is tracked was kept."
        draft.story.tell(Issue("tracked-changes", message))


def _leave_out_object(_: Element, draft: Draft) -> None:
    message = "A file of another program is embedded (a spreadsheet, say); its words were not read."
    draft.story.tell(Issue("embedded-object", message))


def _read_run(run: Element, draft: Draft) -> None:
    around = draft.look
    properties = run.find(_RUN_PROPERTIES)
    if properties is not None and len(properties):
        style = attribute(child(properties, "rStyle"))
        base = draft.story.styles.look(draft.style, style) if style else around
        draft.look = changed(base, properties)
    read_inline(run, draft)
    draft.look = around


def _write_text(element: Element, draft: Draft) -> None:
    if element.text:
        write(element.text, draft)


def _write_space(_: Element, draft: Draft) -> None:
    write(" ", draft)


def _write_hyphen(_: Element, draft: Draft) -> None:
    write("-", draft)


def _break(element: Element, draft: Draft) -> None:
    """End a line; a page or column break before any text ends none."""
    is_hard = attribute(element, "type") in ("page", "column")
    if is_visible(draft) and not (is_hard and draft.lines[-1].is_blank):
        break_line(draft)


def _write_symbol(element: Element, draft: Draft) -> None:
    try:
        code = int(attribute(element, "char"), 16)
    except ValueError:
        return
    if 0 < code < _MAX_CODE:
        write(as_displayed(chr(code), attribute(element, "font")), draft)


def _read_branch(alternate: Element, draft: Draft) -> None:
    chosen = branch(alternate)
    if chosen is not None:
        read_inline(chosen, draft)


def _keep_box(content: Element, draft: Draft) -> None:
    if is_visible(draft):
        draft.boxes.append(content)


def _write_word_art(path: Element, draft: Draft) -> None:
    write(f" {path.get('string', '')} ", draft)


def _read_control(control: Element, draft: Draft) -> None:
    if draft.story.stores:
        show_bound_value(control, draft.story.stores)
    read_inline(control, draft)


def _read_link(link: Element, draft: Draft) -> None:
    address = draft.story.addresses.get(link.get(R + "id", ""), "")
    if address:
        draft.lines[-1].links.append(address)
    read_inline(link, draft)


def _read_ruby(ruby: Element, draft: Draft) -> None:
    """Read a word with its pronunciation above it, which follows in brackets."""
    base, above = child(ruby, "rubyBase"), child(ruby, "rt")
    if base is not None:
        read_inline(base, draft)
    if above is not None:
        write(" (", draft)
        read_inline(above, draft)
        write(")", draft)


def _read_graphic(graphic: Element, draft: Draft) -> None:
    """Read the words of a diagram or chart, each on a line of its own."""
    for text in graphic_texts(graphic, draft.story.open_part):
        if not draft.lines[-1].is_blank:
            break_line(draft)
        write(text, draft)


def _read_simple_field(element: Element, draft: Draft) -> None:
    keep_address(attribute(element, "instr"), draft)
    read_inline(element, draft)


def _write_note_reference(element: Element, draft: Draft) -> None:
    """Put a note's mark into the text; one with a mark of its own has that as the text that follows."""
    if not is_visible(draft):
        return
    notes = draft.story.notes
    kind = "footnote" if element.tag == _FOOTNOTE else "endnote"
    count = sum(note.kind == kind and bool(note.mark) for note in notes) + 1
    mark = numeral(count, "decimal" if kind == "footnote" else "lowerRoman").translate(RAISED)
    if attribute(element, "customMarkFollows") in ("1", "true", "on"):
        mark = ""
    notes.append(Note(kind, attribute(element, "id"), mark))
    write(mark, draft)


def _write_note_mark(_: Element, draft: Draft) -> None:
    write(draft.story.note_mark, draft)


_UNSEEN = (
    "w:pPr", "w:rPr", "w:delText", "w:delInstrText", "w:sdtPr", "w:sdtEndPr",
    "w:customXmlPr", "w:smartTagPr", "w:softHyphen",
)  # fmt: skip
_READERS: dict[str, Reader] = {
    **dict.fromkeys(map(tag, _UNSEEN), _pass_over),
    tag("w:del"): _leave_out_deleted,
    tag("w:moveFrom"): _leave_out_deleted,
    tag("o:OLEObject"): _leave_out_object,
    tag("w:r"): _read_run,
    tag("w:t"): _write_text,
    tag("m:t"): _write_text,
    tag("w:tab"): _write_space,
    tag("w:ptab"): _write_space,
    tag("w:br"): _break,
    tag("w:cr"): _break,
    tag("w:noBreakHyphen"): _write_hyphen,
    tag("w:sym"): _write_symbol,
    tag("mc:AlternateContent"): _read_branch,
    tag("w:txbxContent"): _keep_box,
    tag("v:textpath"): _write_word_art,
    tag("w:ruby"): _read_ruby,
    tag("dgm:relIds"): _read_graphic,
    tag("c:chart"): _read_graphic,
    tag("w:sdt"): _read_control,
    tag("w:hyperlink"): _read_link,
    tag("w:fldSimple"): _read_simple_field,
    tag("w:fldChar"): pass_field_mark,
    tag("w:instrText"): add_instruction,
    tag("w:footnoteReference"): _write_note_reference,
    tag("w:endnoteReference"): _write_note_reference,
    tag("w:footnoteRef"): _write_note_mark,
    tag("w:endnoteRef"): _write_note_mark,
}
