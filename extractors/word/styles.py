"""Styles: how text looks, and which numbering and heading level a paragraph takes from its style."""

from __future__ import annotations

from typing import cast

from msgspec import Struct, field
from msgspec.structs import replace

from extractors.word.names import Element, W, attribute, child, is_on, number, tag

__all__ = ["Look", "Styles", "changed", "outline_level", "read_styles"]

DEFAULT_SIZE = 10.0  # points; what Word takes where no style says more (ECMA-376, 17.3.2.38)
NO_OUTLINE = 9  # the outline level of running text; those of headings count from 0
MAX_STYLE_DEPTH = 50  # styles that are based on each other in a circle end here
_TOGGLES = {
    tag("w:b"): "bold",
    tag("w:strike"): "struck",
    tag("w:dstrike"): "struck",
    tag("w:vanish"): "hidden",
    tag("w:caps"): "caps",
}
_SIZE, _FONTS = tag("w:sz"), tag("w:rFonts")


class Look(Struct, frozen=True):
    """How a run of text looks, as far as a reader of the words needs to know."""

    bold: bool = False
    struck: bool = False
    hidden: bool = False
    caps: bool = False
    size: float = DEFAULT_SIZE
    font: str = ""


class _Style(Struct, frozen=True):
    name: str
    base: str
    paragraph: Element | None
    run: Element | None
    first_row: Element | None
    """What a table style says of the first row."""


class Styles(Struct, frozen=True):
    """The styles of a document; looks are worked out once and kept."""

    styles: dict[str, _Style] = field(default_factory=dict)
    default: Look = field(default_factory=Look)
    default_paragraph: str = ""
    _looks: dict[tuple[str, str], Look] = field(default_factory=dict)

    def chain(self, style: str) -> list[tuple[str, _Style]]:
        """Give a style and those that it is based on, from the root down to itself."""
        found: list[tuple[str, _Style]] = []
        while style in self.styles and len(found) < MAX_STYLE_DEPTH:
            found.append((style, self.styles[style]))
            style = self.styles[style].base
        return found[::-1]

    def look(self, paragraph: str, run: str = "") -> Look:
        """Give the look of text under a paragraph style and a character style."""
        key = (paragraph or self.default_paragraph, run)
        if key not in self._looks:
            self._looks[key] = self._work_out(*key)
        return self._looks[key]

    def _work_out(self, paragraph: str, run: str) -> Look:
        above = self.default
        for _, style in self.chain(paragraph):
            above = changed(above, style.run)
        look = above
        for _, style in self.chain(run):
            look = changed(look, style.run)
        if not run:
            return look
        # A switch that is on in the paragraph's and in the character's style is off: bold in bold stands out.
        own = Look()
        for _, style in self.chain(run):
            own = changed(own, style.run)
        return replace(
            look,
            bold=look.bold and not (above.bold and own.bold),
            struck=look.struck and not (above.struck and own.struck),
            caps=look.caps and not (above.caps and own.caps),
        )

    def numbering(self, style: str) -> tuple[Element | None, str]:
        """Give the w:numPr that a paragraph style carries, and the identifier of the style that it stands in."""
        for name, found in reversed(self.chain(style or self.default_paragraph)):
            properties = child(found.paragraph, "numPr")
            if properties is not None:
                return properties, name
        return None, ""

    def heading_level(self, style: str) -> int:
        """Give 1 to 9 for a heading style by its outline level or name; 0 for none."""
        for _, found in reversed(self.chain(style or self.default_paragraph)):
            outline = child(found.paragraph, "outlineLvl")
            if outline is not None:
                return outline_level(outline)
            name = found.name.lower()
            if name.startswith("heading ") and name[8:].isdigit():
                return int(name[8:])
        return 0

    def first_row(self, style: str) -> Element | None:
        """Give what a table style says of the first row (w:tblStylePr)."""
        found = (style.first_row for _, style in reversed(self.chain(style)))
        return next((element for element in found if element is not None), None)

    def is_title(self, style: str) -> bool:
        """Tell whether the style is Word's own style for a document's title."""
        return any(found.name.lower() == "title" for _, found in self.chain(style))


def outline_level(outline: Element) -> int:
    """Give 1 to 9 for the level of a heading (w:outlineLvl); 0 for running text."""
    level = number(attribute(outline), NO_OUTLINE)
    return level + 1 if level < NO_OUTLINE else 0


def changed(look: Look, properties: Element | None) -> Look:
    """Apply run properties (w:rPr) to a look."""
    if properties is None or not len(properties):
        return look
    changes: dict[str, bool | float | str] = {}
    for element in properties:
        name = _TOGGLES.get(cast(str, element.tag))
        if name is not None:
            changes[name] = is_on(element) or (name == "struck" and bool(changes.get(name)))
        elif element.tag == _SIZE:
            changes["size"] = number(attribute(element)) / 2 or look.size
        elif element.tag == _FONTS:
            changes["font"] = attribute(element, "ascii") or attribute(element, "hAnsi") or look.font
    return replace(look, **changes) if changes else look


def read_styles(root: Element | None) -> Styles:
    """Read a document's styles part (None: a document without one)."""
    if root is None:
        return Styles()
    default = changed(Look(), child(root, "docDefaults", "rPrDefault", "rPr"))
    styles, default_paragraph = {}, ""
    for element in root.iterfind(W + "style"):
        name = attribute(element, "styleId")
        styles[name] = _Style(
            attribute(child(element, "name")),
            attribute(child(element, "basedOn")),
            child(element, "pPr"),
            child(element, "rPr"),
            next((e for e in element.iterfind(W + "tblStylePr") if attribute(e, "type") == "firstRow"), None),
        )
        if attribute(element, "type") == "paragraph" and attribute(element, "default") in ("1", "true", "on"):
            default_paragraph = name
    return Styles(styles, default, default_paragraph)
