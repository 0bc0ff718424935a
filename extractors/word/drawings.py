"""Words in drawings: diagrams (SmartArt) and charts, whose text stands in parts of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from extractors.word.names import Element, R, tag

__all__ = ["graphic_texts"]

_DIAGRAM = tag("dgm:relIds")


def graphic_texts(graphic: Element, open_part: Callable[[str], Element | None]) -> list[str]:
    """Give the texts of the diagram (dgm:relIds) or chart (c:chart) that a drawing refers to.

    The numbers on a chart's axes are made when it is drawn; they stand in no part and are left out.
    """
    is_diagram = graphic.tag == _DIAGRAM
    root = open_part(graphic.get(R + ("dm" if is_diagram else "id"), ""))
    if root is None:
        return []
    texts = _paragraphs(root) if is_diagram else _chart_texts(root)
    return [text for text in dict.fromkeys(texts) if text]


def _paragraphs(root: Element) -> Iterator[str]:
    for paragraph in root.iter(tag("a:p")):
        yield "".join(text.text or "" for text in paragraph.iter(tag("a:t"))).strip()


def _chart_texts(root: Element) -> Iterator[str]:
    """Give titles, then the names of categories and series, from the values that the chart keeps."""
    yield from _paragraphs(root)
    for name in ("c:cat", "c:tx"):
        for part in root.iter(tag(name)):
            for value in part.iter(tag("c:v")):
                yield (value.text or "").strip()
