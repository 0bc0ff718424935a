"""The review site in a real browser: list, row to page, page to row, filters, keyboard, and text that stays text."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect, sync_playwright

from pipeline.arrow import Row
from pipeline.errors import OutputError
from pipeline.review import Reviewed, write_site
from tests.pipeline.make import DOCUMENT_ID, a_document, an_action

HOSTILE = "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">"
BROWSER_ARGUMENTS = [
    *("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"),
    *("--disable-sync", "--no-first-run"),
]


def a_picture(number: int) -> tuple[bytes, float, float]:
    buffer = io.BytesIO()
    Image.new("RGB", (420, 595), "white").save(buffer, "PNG")
    return buffer.getvalue(), 420.0, 595.0


def a_cell(row: int, column: int, text: str, page: int = 1, **values: Any) -> Row:
    box = {
        "page": page,
        "x0": 100.0 * column,
        "top": 50.0 * row,
        "x1": 100.0 * column + 90,
        "bottom": 50.0 * row + 45,
    }
    usual = {
        "table": 1,
        "row": row,
        "column": column,
        "kind": "body",
        "text": text,
        "row_span": 1,
        "column_span": 1,
    }
    return {**usual, "boxes": [box], **values}


def an_issue(**values: Any) -> Row:
    usual = {"table": None, "row": None, "severity": "warning", "message": "Something is odd", "count": 1}
    return {**usual, **values}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("site")
    actions = [
        an_action(1, action="Plant trees", confidence=0.99),
        an_action(2, action="Mend the path", confidence=0.6, issues=["odd"]),
        an_action(3, action=HOSTILE, lead_officer=HOSTILE, other={HOSTILE: HOSTILE}),
    ]
    cells = [a_cell(n, c, "text", page=1 if n < 3 else 2) for n in (1, 2, 3) for c in (1, 2)]
    good = Reviewed(
        a_document(pages=2, actions=3, title=HOSTILE),
        actions,
        cells,
        [an_issue(table=1, row=2, message="The row may be cut"), an_issue(message=HOSTILE, count=3)],
        a_picture,
    )
    head, body = a_cell(1, 1, "Head", kind="header", boxes=[]), a_cell(2, 1, HOSTILE, boxes=[])
    word = Reviewed(
        a_document(document_id="fedcba9876543210", document="plan.docx"),
        [an_action(2, action="Write it down")],
        [head, body],
        [],
        lambda number: None,
    )
    error = "The file is cut off."
    failed = Reviewed(
        a_document(document_id="aaaaaaaaaaaaaaaa", document="broken.pdf", outcome="failed", error=error),
        [],
        [],
        [an_issue(severity="error", message=error)],
        lambda number: None,
    )
    assert write_site([good, word, failed], out) == 3
    return out


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=BROWSER_ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser, site: Path) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.goto((site / f"{DOCUMENT_ID}.html").as_uri())
    yield page
    page.close()
    assert not errors, errors


def shown(page: Page) -> list[str]:
    return [row.get_attribute("id") or "" for row in page.locator(".row:visible").all()]


def test_failed_documents_stand_first_and_link_to_their_page(page: Page, site: Path) -> None:
    page.goto((site / "index.html").as_uri())
    assert page.locator("tbody th").all_inner_texts() == ["broken.pdf", "plan.pdf", "plan.docx"]
    page.get_by_role("link", name="broken.pdf").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("broken.pdf")
    expect(page.locator("header")).to_contain_text("The file is cut off.")


def test_a_row_shows_its_place_on_the_page(page: Page) -> None:
    page.locator("#row-1-3-1").click()
    mark = page.locator("[data-mark='1-3']")
    expect(mark).to_have_class("chosen")
    expect(mark).to_be_in_viewport()
    expect(page.locator("#page-1 .chosen")).to_have_count(0)


def test_a_place_on_the_page_shows_its_row(page: Page) -> None:
    page.locator("[data-mark='1-2']").click()
    expect(page.locator("#row-1-2-1")).to_have_class("row doubt chosen")
    assert page.url.endswith("#row-1-2-1")


def test_pictures_are_there(page: Page) -> None:
    assert page.locator("#page-1 img").evaluate("image => image.complete && image.naturalWidth") == 420


def test_marks_stand_where_their_cells_are_on_the_picture(page: Page) -> None:
    picture = page.locator("#page-1 img").bounding_box()
    mark = page.locator("[data-mark='1-2']").bounding_box()
    assert picture is not None
    assert mark is not None
    scale = 420 / picture["width"]
    place = ((mark["x"] - picture["x"]) * scale, (mark["y"] - picture["y"]) * scale, mark["width"] * scale)
    assert place == pytest.approx((100.0, 100.0, 190.0), abs=1.5)


def test_filters(page: Page) -> None:
    expect(page.locator("#count")).to_have_text("3 of 3 rows")
    page.get_by_label("only rows with issues").check()
    assert shown(page) == ["row-1-2-1"]
    page.get_by_label("only rows with issues").uncheck()
    page.get_by_label("Confidence").select_option("0.95")
    assert shown(page) == ["row-1-2-1"]
    page.get_by_label("Confidence").select_option("2")
    page.get_by_label("Find").fill("TREES")
    assert shown(page) == ["row-1-1-1"]
    expect(page.locator("#count")).to_have_text("1 of 3 rows")


def test_keyboard_alone(page: Page) -> None:
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.locator("#row-1-2-1")).to_be_focused()
    page.keyboard.press("k")
    expect(page.locator("#row-1-1-1")).to_be_focused()
    page.keyboard.press("i")
    assert shown(page) == ["row-1-2-1"]
    page.keyboard.press("/")
    expect(page.get_by_label("Find")).to_be_focused()
    page.keyboard.type("jk")
    expect(page.get_by_label("Find")).to_have_value("jk")


def test_a_mark_answers_to_the_enter_key(page: Page) -> None:
    page.locator("[data-mark='1-1']").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#row-1-1-1")).to_be_focused()


def test_html_in_a_document_shows_as_text(page: Page) -> None:
    assert page.title() == "plan.pdf"
    assert page.locator("script").count() == 1
    expect(page.locator("#row-1-3-1 h3")).to_contain_text(HOSTILE)
    expect(page.locator("header")).to_contain_text(HOSTILE)


def test_script_that_got_in_all_the_same_does_not_run(browser: Browser, site: Path) -> None:
    page = browser.new_page()
    page.goto((site / f"{DOCUMENT_ID}.html").as_uri())
    with page.expect_console_message(lambda message: "Content Security Policy" in message.text):
        page.evaluate(
            "document.body.insertAdjacentHTML('beforeend', '<p id=late onclick=\"document.title=1\">x</p>')"
        )
        page.locator(
            "#late"
        ).click()  # newer browsers look at a handler when it is called, older ones at once
    assert page.title() == "plan.pdf"
    page.close()


def test_word_files_show_their_tables(page: Page, site: Path) -> None:
    page.goto((site / "fedcba9876543210.html").as_uri())
    expect(page.locator("tr[data-mark]")).to_have_text(HOSTILE)
    page.locator("tr[data-mark]").click()
    expect(page.locator("#row-1-2-1")).to_be_focused()


def test_a_site_of_someone_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<title>Mine</title>")
    with pytest.raises(OutputError, match="is of another site"):
        write_site([], tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["index.html"]


def test_the_list_can_be_read_on_a_phone(browser: Browser, site: Path) -> None:
    """The table scrolls in its own frame, and no word is broken to letters."""
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto((site / "index.html").as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    head = page.get_by_role("columnheader", name="Warnings").bounding_box()
    assert head is not None
    assert head["height"] < 60
    page.close()


@pytest.mark.slow
def test_five_thousand_rows(browser: Browser, tmp_path: Path) -> None:
    """Choosing and filtering rows answers at once: in less than a second on a busy machine."""
    rows = range(1, 5001)
    actions = [an_action(n, action=f"Plant trees {n}", progress="Some progress was made " * 9) for n in rows]
    cells = [a_cell(n, c, "text", page=1 + n // 20) for n in rows for c in (1, 2, 3)]
    write_site([Reviewed(a_document(), actions, cells, [], a_picture)], tmp_path)
    page = browser.new_page()
    page.goto((tmp_path / f"{DOCUMENT_ID}.html").as_uri())
    for action in ('form.elements.words.value = "trees 49"; filter()', "choose(rows[4900])", "step(1)"):
        timed = f"const start = performance.now(); {action}; document.body.offsetHeight"
        taken = page.evaluate(f"() => {{ {timed}; return performance.now() - start }}")
        assert taken < 1000, action
    expect(page.locator("#count")).to_have_text("111 of 5000 rows")
    page.close()


def test_every_control_has_a_name(page: Page) -> None:
    unnamed = page.evaluate(
        """[...document.querySelectorAll("input, select, a, [role=button], section, img")]
        .filter(e => !(e.labels?.length || e.getAttribute("aria-label") || e.alt || e.textContent.trim()))
        .map(e => e.outerHTML)"""
    )
    assert unnamed == []


def test_colours_stand_out_enough(page: Page) -> None:
    """WCAG AA asks for 4.5 to 1 for text."""
    ratios = page.evaluate(
        """() => {
            const part = v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
            const light = colour => { const [r, g, b] = colour.match(/[\\d.]+/g).map(v => part(v / 255));
                return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
            const ground = e => { const c = e ? getComputedStyle(e).backgroundColor : "rgb(255, 255, 255)";
                return c.endsWith(", 0)") ? ground(e.parentElement) : c; };
            const texts = document.querySelectorAll("h1, h3, dt, dd, a, .badge, .facts, label, figcaption");
            return [...texts].map(e => {
                const [a, b] = [light(getComputedStyle(e).color), light(ground(e))].sort((x, y) => y - x);
                return [(a + 0.05) / (b + 0.05), e.className || e.tagName]; });
        }"""
    )
    assert len(ratios) > 20
    assert [name for ratio, name in ratios if ratio < 4.5] == []
