"""Content controls that show a value of the XML kept beside the text (w:dataBinding): Word shows that value."""

from __future__ import annotations

import re

from lxml import etree

from extractors.errors import DamagedFileError
from extractors.word.names import Element, W, attribute, child
from extractors.word.package import Package

__all__ = ["read_stores", "show_bound_value"]

_STORE = "{http://schemas.openxmlformats.org/officeDocument/2006/customXml}itemID"
# Only plain paths to one element or attribute, as Word writes them: an XPath of a stranger's is a program.
_PATH = re.compile(
    r"(?:/(?:[\w.-]+:)?[\w.-]+(?:\[\d+\])?)+(?:/@(?:[\w.-]+:)?[\w.-]+)?(?:/text\(\)(?:\[\d+\])?)?"
)
_PREFIX = re.compile(r"xmlns:([\w.-]+)=(['\"])(.*?)\2")


def read_stores(package: Package) -> dict[str, Element]:
    """Read the package's stores of custom XML by their identifiers; a broken one holds nothing."""
    stores: dict[str, Element] = {}
    for part in package.related(package.main, "customXml"):
        try:
            root = package.xml(part)
            names = [package.xml(name) for name in package.related(part, "customXmlProps")]
        except DamagedFileError:
            continue
        if root is not None and names and names[0] is not None:
            stores[names[0].get(_STORE, "").upper()] = root
    return stores


def show_bound_value(control: Element, stores: dict[str, Element]) -> None:
    """Put the value that a plain text control (w:sdt) is bound to in place of the text kept for it."""
    properties = child(control, "sdtPr")
    binding = child(properties, "dataBinding")
    store = stores.get(attribute(binding, "storeItemID").upper())
    if store is None or child(properties, "text") is None:
        return
    value = _value(store, attribute(binding, "xpath"), attribute(binding, "prefixMappings"))
    texts = list(control.iter(W + "t"))
    if value and texts:
        texts[0].text = value
        for text in texts[1:]:
            text.text = ""


def _value(store: Element, path: str, prefixes: str) -> str:
    if not _PATH.fullmatch(path):
        return ""
    names = {prefix: name for prefix, _, name in _PREFIX.findall(prefixes)}
    try:
        found = store.getroottree().xpath(path, namespaces=names or None)
    except etree.XPathError:
        return ""
    if not isinstance(found, list) or not found:
        return ""
    first = found[0]
    return (
        first if isinstance(first, str) else "".join(first.itertext()) if isinstance(first, Element) else ""
    )
