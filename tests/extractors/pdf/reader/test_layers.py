"""What lies in a layer that is switched off is left out, and told; layers that are on change nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from extractors.pdf.reader.pages import read_pages

CONTENT = """
/OC /A BDC BT /F1 12 Tf 72 700 Td (first) Tj ET 72 690 100 1 re f EMC
/OC /B BDC BT /F1 12 Tf 72 600 Td (second) Tj ET 72 590 100 1 re f EMC
BT /F1 12 Tf 72 500 Td (plain) Tj ET
"""
ALL = ["first", "second", "plain"]


@pytest.fixture
def layered(make_pdf: Callable[..., Path]) -> Callable[..., Path]:
    """Give a file whose first text lies in layer A, its second in layer B, and its third in none."""

    def make(names: tuple[str, str], *, packed: bool = False, **start: Any) -> Path:
        path = make_pdf(CONTENT)
        with pikepdf.open(path, allow_overwriting_input=True) as pdf:
            groups = [pdf.make_indirect(Dictionary(Type=Name.OCG, Name=name)) for name in names]
            lists = {f"/{key}": Array([groups[n] for n in which]) for key, which in lists_of(start).items()}
            pdf.pages[0].Resources.Properties = Dictionary(A=groups[0], B=groups[1])
            pdf.Root.OCProperties = Dictionary(
                OCGs=Array(groups), D=Dictionary({**lists, "/BaseState": start.get("BaseState", Name.ON)})
            )
            mode = pikepdf.ObjectStreamMode.generate if packed else pikepdf.ObjectStreamMode.disable
            pdf.save(path, object_stream_mode=mode)
        return path

    return make


def lists_of(start: dict[str, Any]) -> dict[str, list[int]]:
    return {key: start[key] for key in ("ON", "OFF") if key in start}


@pytest.mark.parametrize(
    ("names", "start", "seen"),
    [
        pytest.param(("A", "B"), {}, ALL, id="all on"),
        pytest.param(("A", "B"), {"OFF": [1]}, ["first", "plain"], id="second off"),
        pytest.param(("A", "B"), {"OFF": [0, 1]}, ["plain"], id="both off"),
        pytest.param(("A", "B"), {"OFF": [0, 1], "packed": True}, ["plain"], id="in an object stream"),
        pytest.param(("A", "B"), {"BaseState": Name.OFF, "ON": [0]}, ["first", "plain"], id="off by default"),
        pytest.param(("A", "B"), {"BaseState": Name.ON, "ON": [0]}, ALL, id="on by default"),
        pytest.param(("A", "A"), {"OFF": [1]}, ALL, id="a name that a shown layer has too"),
        pytest.param(("Ä", "B"), {"OFF": [0]}, ["second", "plain"], id="a name beyond ASCII"),
    ],
)
def test_layers(
    layered: Callable[..., Path], names: tuple[str, str], start: dict[str, Any], seen: list[str]
) -> None:
    (page,) = read_pages(layered(names, **start))
    assert page.words.text.tolist() == seen
    assert len(page.rules.box) == len(seen) - 1, "the rules of a layer go with its text"
    hidden = [issue.count for issue in page.issues if issue.code == "hidden-text"]
    assert hidden == ([len(ALL) - len(seen)] if seen != ALL else [])


@pytest.mark.parametrize(
    ("damage", "seen"),
    [
        pytest.param({"D": Array([])}, ALL, id="no dictionary of what is on"),
        pytest.param({"OCGs": 7}, ALL, id="no list"),
        pytest.param({"OCGs": Array([7, Dictionary(Name=7)])}, ALL, id="a list without layers"),
        pytest.param({}, ["first", "plain"], id="whole"),
    ],
)
def test_a_damaged_list_of_layers_hides_nothing_and_leaves_the_page_its_unit(
    layered: Callable[..., Path], damage: dict[str, Any], seen: list[str]
) -> None:
    path = layered(("A", "B"), OFF=[1])
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.pages[0].obj.UserUnit = 2
        for key, value in damage.items():
            pdf.Root.OCProperties[f"/{key}"] = value
        pdf.save(path)
    (page,) = read_pages(path)
    assert page.words.text.tolist() == seen
    assert page.width == pytest.approx(2 * 595)


def test_a_form_in_a_layer_that_is_off(layered: Callable[..., Path]) -> None:
    path = layered(("A", "B"), OFF=[1])
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        sheet = pdf.pages[0]
        form = pdf.make_stream(b"BT /F1 12 Tf 72 400 Td (inside) Tj ET")
        form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 595, 842])
        form.Resources = Dictionary(Font=sheet.Resources.Font)
        sheet.Resources.XObject = Dictionary(X=form)
        sheet.contents_add(b"/OC /A BDC /X Do EMC /OC /B BDC q 1 0 0 1 0 -50 cm /X Do Q EMC")
        pdf.save(path)
    (page,) = read_pages(path)
    assert page.words.text.tolist() == ["first", "plain", "inside"]
    assert page.words.box[-1, 1] == pytest.approx(842 - 400 - 0.78 * 12, abs=0.1)
