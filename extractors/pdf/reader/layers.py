"""Layers of a PDF (optional content groups) that are switched off: nobody sees what is painted in them."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from collections.abc import Set as AbstractSet

import pikepdf

from extractors.pdf.reader.native import bind, content_marks

__all__ = ["is_in_layer", "layers_switched_off"]

LONGEST = 512
"""Bytes of a layer's name that are compared."""

_LAYER = "OC\0".encode("utf-16-le")

_mark_name = bind("FPDFPageObjMark_GetName", "i", "ppup")
_parameter = bind("FPDFPageObjMark_GetParamBlobValue", "i", "pppup")


def layers_switched_off(pdf: pikepdf.Pdf) -> frozenset[bytes]:
    """Give the layers that are off when the file is opened, by name, in the file's own bytes.

    A name that a shown layer has too is left out: marks on the page give nothing but the name.
    """
    properties = pdf.Root.get("/OCProperties")
    if not isinstance(properties, pikepdf.Dictionary):
        return frozenset()
    start = properties.get("/D")
    if not isinstance(start, pikepdf.Dictionary):
        return frozenset()
    listed = {key: {group.objgen for group in _groups(start.get(key))} for key in ("/ON", "/OFF")}
    is_off_by_default = start.get("/BaseState") == pikepdf.Name.OFF
    names: dict[bool, set[bytes]] = {True: set(), False: set()}
    for group in _groups(properties.get("/OCGs")):
        is_off = group.objgen in listed["/OFF"] or (is_off_by_default and group.objgen not in listed["/ON"])
        name = group.get("/Name")
        if isinstance(name, pikepdf.String):
            names[is_off].add(bytes(name))
    return frozenset(names[True] - names[False])


def _groups(listed: pikepdf.Object | None) -> list[pikepdf.Object]:
    """Give the groups of a list, in which broken files have other things too."""
    if not isinstance(listed, pikepdf.Array):
        return []
    return [group for group in listed if isinstance(group, pikepdf.Dictionary)]


def is_in_layer(item: int, layers: AbstractSet[bytes]) -> bool:
    """Tell whether an object of a page is marked as part of one of the layers.

    Args:
        item: address of PDFium's page object; 0 for none.
        layers: their names.
    """
    return any(
        _said(_mark_name, mark) == _LAYER and _said(_parameter, mark, b"Name") in layers
        for mark in content_marks(item)
    )


def _said(function: Callable[..., int], mark: int, *key: bytes) -> bytes:
    buffer, length = ctypes.create_string_buffer(LONGEST), ctypes.c_ulong()
    function(mark, *key, ctypes.addressof(buffer), LONGEST, ctypes.addressof(length))
    return buffer.raw[: min(length.value, LONGEST)]
