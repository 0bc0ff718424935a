"""Pages of small hand-made PDFs, read as arrays."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from extractors.document import Properties
from extractors.errors import DamagedFileError, EncryptedFileError
from extractors.pdf.page import Page
from extractors.pdf.reader.pages import read_pages, read_properties

TEXT = "BT /F1 10 Tf 72 700 Td (Lead officer) Tj ET"


def descriptor() -> Dictionary:
    return Dictionary(Type=Name.FontDescriptor, FontName=Name("/ABCDEF+Own"), Flags=4, StemV=80,
                      FontBBox=[0, -200, 1000, 800], ItalicAngle=0, Ascent=800, Descent=-200)  # fmt: skip


def codes(page: Page) -> list[str]:
    return [issue.code for issue in page.issues]


def test_words_and_rules_of_a_page(read_page: Callable[..., Page]) -> None:
    page = read_page(f"{TEXT} 72 650 m 300 650 l S 0.5 g 72 500 100 80 re f")
    assert list(page.words.text) == ["Lead", "officer"]
    assert page.words.box[0, 0] == pytest.approx(72)
    assert page.words.box[:, 1] == pytest.approx(842 - 700 - 7.8)
    assert page.rules.box.tolist() == [pytest.approx([72, 191.5, 300, 192.5])]
    assert page.fills.box.tolist() == [pytest.approx([72, 262, 172, 342])]
    assert page.fills.colour.tolist() == [0x808080]


@pytest.mark.parametrize(
    ("page", "size", "place", "turn"),
    [
        pytest.param({}, (595, 842), (72, 134.2), 0, id="as it is"),
        pytest.param({"Rotate": 90}, (842, 595), (697.8, 72), 90, id="turned clockwise"),
        pytest.param({"Rotate": 180}, (595, 842), (500.8, 697.8), 180, id="upside down"),
        pytest.param({"Rotate": 270}, (842, 595), (134.2, 500.8), 270, id="turned the other way"),
        pytest.param({"CropBox": [50, 100, 500, 800]}, (450, 700), (22, 92.2), 0, id="cropped"),
        pytest.param({"CropBox": [50, 100, 500, 800], "Rotate": 90}, (700, 450), (597.8, 22), 90, id="both"),
        pytest.param({"UserUnit": 2}, (1190, 1684), (144, 268.4), 0, id="units of two points"),
        pytest.param({"MediaBox": [-100, -100, 495, 742]}, (595, 842), (172, 34.2), 0, id="box not at 0"),
    ],
)
def test_places_are_those_of_the_page_as_displayed(
    read_page: Callable[..., Page],
    page: dict[str, object],
    size: tuple[float, float],
    place: object,
    turn: int,
) -> None:
    found = read_page(
        TEXT + " 72 650 m 300 650 l S", **{k: Array(v) if isinstance(v, list) else v for k, v in page.items()}
    )
    assert (found.width, found.height) == pytest.approx(size)
    first = found.words.box[list(found.words.text).index("Lead")]
    assert (first[0], first[1]) == pytest.approx(place, abs=0.3)
    assert found.words.turn.tolist() == [turn] * 2
    assert len(found.rules.box) == 1


def test_units_of_a_page_that_stands_in_an_object_stream(
    make_pdf: Callable[..., Path], tmp_path: Path
) -> None:
    packed = tmp_path / "packed.pdf"
    with pikepdf.open(make_pdf(TEXT, UserUnit=2)) as pdf:
        pdf.save(packed, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    assert b"UserUnit" not in packed.read_bytes()
    [page] = read_pages(packed)
    assert (page.width, page.height) == pytest.approx((1190, 1684))


def test_paths_and_text_of_forms_in_forms(make_pdf: Callable[..., Path], tmp_path: Path) -> None:
    path = make_pdf("q 1 0 0 1 100 0 cm /Outer Do Q")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        inner = pdf.make_stream(b"BT /F1 10 Tf 0 0 Td (inside) Tj ET 0 -20 m 50 -20 l S")
        font = pdf.pages[0].Resources.Font
        inner.update(Dictionary(Type=Name.XObject, Subtype=Name.Form, BBox=[-500, -500, 500, 500],
                                Resources=Dictionary(Font=font), Matrix=[2, 0, 0, 2, 0, 0]))  # fmt: skip
        outer = pdf.make_stream(b"q 1 0 0 1 0 300 cm /Inner Do Q")
        outer.update(Dictionary(Type=Name.XObject, Subtype=Name.Form, BBox=[-900, -900, 900, 900],
                                Resources=Dictionary(XObject=Dictionary(Inner=inner))))  # fmt: skip
        pdf.pages[0].Resources.XObject = Dictionary(Outer=outer)
        pdf.save(path)
    (page,) = read_pages(path)
    assert page.words.text.tolist() == ["inside"]
    assert page.words.size.tolist() == [pytest.approx(20)]
    assert page.words.box[0, 0] == pytest.approx(100)
    assert page.rules.box.tolist() == [pytest.approx([100, 842 - 261, 200, 842 - 259], abs=0.1)]


def test_a_form_that_draws_itself_ends(make_pdf: Callable[..., Path]) -> None:
    path = make_pdf(TEXT + " /Loop Do")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        form = pdf.make_stream(b"0 0 m 50 0 l S /Loop Do")
        form.update(Dictionary(Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 500, 500]))
        form.Resources = Dictionary(XObject=Dictionary(Loop=form))
        pdf.pages[0].Resources.XObject = Dictionary(Loop=form)
        pdf.save(path)
    (page,) = read_pages(path)
    assert page.words.text.tolist() == ["Lead", "officer"]


@pytest.mark.parametrize(
    "before", [b"", b"BT /F1 10 Tf 72 740 Td (Lead officer) Tj ET "], ids=["alone", "below"]
)
def test_fonts_that_do_not_name_their_characters(
    read_page: Callable[..., Page], make_pdf: Callable[..., Path], before: bytes
) -> None:
    path = make_pdf(before + b"BT /F9 10 Tf 72 700 Td (\x01\x02\x03) Tj ET")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.pages[0].Resources.Font.F9 = Dictionary(
            Type=Name.Font, Subtype=Name.TrueType, BaseFont=Name("/ABCDEF+Own"), FirstChar=1, LastChar=3,
            Widths=[500, 500, 500], FontDescriptor=pdf.make_indirect(descriptor()))  # fmt: skip
        pdf.save(path)
    (page,) = read_pages(path)
    assert page.words.text[-1] == "\N{REPLACEMENT CHARACTER}" * 3
    assert [(i.code, i.count) for i in page.issues] == [("no-unicode-map", 3)]
    assert not codes(read_page(TEXT)), "a font with an encoding has no such issue"


def test_ligatures_that_only_the_second_reader_knows(make_pdf: Callable[..., Path]) -> None:
    path = make_pdf(b"BT /F9 10 Tf 72 700 Td (con\x1frmed a long line of text) Tj ET")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        encoding = Dictionary(
            Type=Name.Encoding, BaseEncoding=Name.WinAnsiEncoding, Differences=[31, Name("/f_i")]
        )
        pdf.pages[0].Resources.Font.F9 = Dictionary(
            Type=Name.Font, Subtype=Name.Type1, BaseFont=Name("/ABCDEF+Own"), Encoding=encoding, FirstChar=31,
            LastChar=122, Widths=[500] * 92, FontDescriptor=pdf.make_indirect(descriptor()))  # fmt: skip
        pdf.save(path)
    (page,) = read_pages(path)
    assert page.words.text[0] == "confirmed"
    assert not codes(page)


def test_a_page_without_text_layer(make_pdf: Callable[..., Path], read_page: Callable[..., Page]) -> None:
    path = make_pdf("q 400 0 0 400 72 200 cm /Scan Do Q")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        image = pdf.make_stream(b"\x00" * 4)
        image.update(Dictionary(Type=Name.XObject, Subtype=Name.Image, Width=2, Height=2, BitsPerComponent=8,
                                ColorSpace=Name.DeviceGray))  # fmt: skip
        pdf.pages[0].Resources.XObject = Dictionary(Scan=image)
        pdf.save(path)
    (page,) = read_pages(path)
    assert codes(page) == ["no-text-layer"]
    assert not codes(read_page("")), "an empty page hides nothing"


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"%PDF-1.4\n1 0 obj", id="cut short"),
        pytest.param(b"PK\x03\x04 no PDF at all", id="another format"),
    ],
)
def test_files_that_are_broken(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "broken.pdf"
    path.write_bytes(content)
    with pytest.raises(DamagedFileError, match="fetch it again"):
        list(read_pages(path))


def test_a_file_whose_table_of_objects_is_lost_is_mended(make_pdf: Callable[..., Path]) -> None:
    path = make_pdf(TEXT)
    content = path.read_bytes()
    path.write_bytes(content[: content.rindex(b"startxref")])
    (page,) = read_pages(path)
    assert page.words.text.tolist() == ["Lead", "officer"]


def test_a_lock_for_chosen_people_is_told(make_pdf: Callable[..., Path], tmp_path: Path) -> None:
    with pikepdf.open(make_pdf(TEXT)) as pdf:
        pdf.save(tmp_path / "locked.pdf", encryption=pikepdf.Encryption(owner="boss", user=""))
    content = (tmp_path / "locked.pdf").read_bytes()
    (tmp_path / "locked.pdf").write_bytes(content.replace(b"/Filter /Standard", b"/Filter /AdobePub"))
    with pytest.raises(EncryptedFileError, match="locked for chosen people"):
        list(read_pages(tmp_path / "locked.pdf"))


def test_passwords(make_pdf: Callable[..., Path], tmp_path: Path) -> None:
    """A file that only its owner may change is read; one that nobody may open is told."""
    with pikepdf.open(make_pdf(TEXT)) as pdf:
        pdf.save(tmp_path / "owner.pdf", encryption=pikepdf.Encryption(owner="boss", user=""))
        pdf.save(tmp_path / "user.pdf", encryption=pikepdf.Encryption(owner="boss", user="secret"))
    assert [len(page.words) for page in read_pages(tmp_path / "owner.pdf")] == [2]
    with pytest.raises(EncryptedFileError, match="password"):
        list(read_pages(tmp_path / "user.pdf"))


def test_a_file_without_pages(tmp_path: Path) -> None:
    with pikepdf.new() as pdf:
        pdf.save(tmp_path / "none.pdf")
    with pytest.raises(DamagedFileError, match="no pages"):
        list(read_pages(tmp_path / "none.pdf"))


def test_properties(make_pdf: Callable[..., Path]) -> None:
    path = make_pdf(TEXT)
    assert read_properties(path) == Properties()
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.docinfo["/Title"] = "Action\nplan"
        pdf.docinfo["/Author"] = "A. Nobody"
        pdf.docinfo["/Company"] = "Nowhere Council"
        pdf.docinfo["/CreationDate"] = "D:20120109090000Z"
        pdf.save(path)
    assert read_properties(path) == Properties("Action plan", "A. Nobody", "Nowhere Council", "2012-01-09")
