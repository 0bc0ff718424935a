"""Which officers and dates belong to which item: by label, by height, by blank paragraphs, or to all."""

from __future__ import annotations

from collections.abc import Sequence

from normalise import normalise
from normalise.plan import Plan
from tests.normalise.build import C, codes, document, shown, table

HEADER = ["Action", "Lead officer", "Target date"]
TWO = "1) Write to tenants\n2) Call them"
THREE = "1) Write to tenants\n2) Call them\n3) Meet them"


def read(*rows: Sequence[str | C]) -> Plan:
    return normalise(document(table([HEADER, *rows])))


def officers(plan: Plan) -> list[str]:
    return [action.lead_officer for action in plan.actions]


def dates(plan: Plan) -> list[str]:
    return [action.target_date for action in plan.actions]


def test_one_value_holds_for_each_item() -> None:
    assert officers(read([TWO, "Head of Housing", ""])) == ["Head of Housing"] * 2


def test_the_same_labels_share_values_out_and_are_lost() -> None:
    plan = read([TWO, "Head of Housing", "1) May 2012\n2) June 2012"])
    assert shown(plan, "action_ref", "target_date", "dates") == [
        ("1", "May 2012", "2012-05"),
        ("2", "June 2012", "2012-06"),
    ]
    assert plan.words == plan.words_kept


def test_a_label_counts_for_its_row_alone() -> None:
    plan = read([TWO, "HR", "1) May 2012\n2) June 2012"], [TWO, "HR", "May 2012\nJune 2012"])
    assert dates(plan) == ["May 2012", "June 2012", "May 2012\nJune 2012", "May 2012\nJune 2012"]


def test_labels_of_other_items_share_nothing_out() -> None:
    assert dates(read([TWO, "HR", "a) May 2012\nb) June 2012"])) == ["a) May 2012\nb) June 2012"] * 2


def test_a_line_below_a_labelled_value_goes_on_with_it() -> None:
    assert dates(read([TWO, "HR", "1) May 2012\nat the latest\n2) June 2012"])) == [
        "May 2012\nat the latest",
        "June 2012",
    ]


def test_a_status_in_a_lined_up_date_is_that_items_alone() -> None:
    plan = read([TWO, "HR", "1) May 2012\n2) Completed in June 2012"])
    assert shown(plan, "status") == [("unknown",), ("completed",)]


def test_equal_numbers_in_a_row_are_chance() -> None:
    both = "Head of Housing\nHead of Leisure"
    assert officers(read([TWO, both, ""])) == [both] * 2


def test_blank_paragraphs_space_values_out_to_the_items() -> None:
    plan = read(
        [TWO, "Head of Housing\n\nHead of Leisure", ""],
        [THREE, "HR\n\nHead of Leisure\nCEO", ""],
        ["1) Only this", "HR", ""],
    )
    assert officers(plan) == ["Head of Housing", "Head of Leisure", "HR", "Head of Leisure", "CEO", "HR"]


def test_blank_paragraphs_count_only_where_every_row_holds() -> None:
    spaced = "Head of Housing\n\nHead of Leisure"
    three = "HR\nCEO\nHead of Leisure"
    assert officers(read([TWO, spaced, ""], [TWO, three, ""])) == [
        spaced.replace("\n\n", "\n"),
        spaced.replace("\n\n", "\n"),
        three,
        three,
    ]


def test_rows_with_one_value_or_one_item_say_nothing_of_the_table() -> None:
    plan = read(
        [TWO, "Head of Housing\n\nHead of Leisure", ""],
        [TWO, "HR", ""],
        ["1) One", "HR\nCEO\nHead of Leisure", ""],
    )
    assert officers(plan)[:4] == ["Head of Housing", "Head of Leisure", "HR", "HR"]


def test_more_values_than_one_but_fewer_than_items_hold_for_each() -> None:
    plan = read([THREE, "Head of Housing\n\nHead of Leisure", ""])
    assert officers(plan) == ["Head of Housing\nHead of Leisure"] * 3


def test_a_cell_that_names_somebody_twice_is_a_list_beside_a_list() -> None:
    assert officers(read([THREE, "HR\nCEO\nHR", ""])) == ["HR", "CEO", "HR"]


def test_the_documents_other_tables_with_the_header_are_witnesses() -> None:
    spaced = table([HEADER, [TWO, "Head of Housing\n\nHead of Leisure", ""]])
    level = table([HEADER, [TWO, "HR\nCEO", ""]])
    uneven = table([HEADER, [TWO, "HR\nCEO\nHead of Leisure", ""]])
    assert officers(normalise(document(spaced, level)))[2:] == ["HR", "CEO"]
    assert officers(normalise(document(spaced, level, uneven)))[2:4] == ["HR\nCEO"] * 2


def test_a_single_value_below_blank_paragraphs_is_the_later_items() -> None:
    plan = read([THREE, "HR", "\n\nJanuary 2012"])
    assert dates(plan) == ["", "", "January 2012"]
    assert shown(plan, "dates") == [("",), ("",), ("2012-01",)]


def test_a_single_value_at_the_top_is_everybodys() -> None:
    assert dates(read([THREE, "HR", "January 2012"])) == ["January 2012"] * 3


def test_values_at_the_items_heights() -> None:
    items = C(TWO, tops=(100, 136), lines=(3, 1))
    plan = read([items, C("HR\nCEO", tops=(100, 137)), ""], [items, C("CEO\nHR", tops=(99, 136)), ""])
    assert officers(plan) == ["HR", "CEO", "CEO", "HR"]


def test_values_at_the_items_heights_in_small_type() -> None:
    """A line of 5 point type is lower than half a line of a plan printed at its full size."""
    items = C(THREE, tops=(100, 106, 118), lines=(1, 2, 1), leading=6)
    values = C("HR\nCEO\nHR", tops=(100, 106, 118), leading=6)
    assert officers(read([items, values, ""], [items, values, ""])) == ["HR", "CEO", "HR"] * 2


def test_heights_count_only_where_every_row_holds() -> None:
    items = C(TWO, tops=(100, 136), lines=(3, 1))
    plan = read([items, C("HR\nCEO", tops=(100, 137)), ""], [items, C("CEO\nHR", tops=(100, 112)), ""])
    assert officers(plan) == ["HR\nCEO", "HR\nCEO", "CEO\nHR", "CEO\nHR"]


def test_values_spaced_out_by_blank_lines_count_in_a_pdf_that_was_laid_out_anew() -> None:
    items = C(TWO, tops=(100, 136), lines=(3, 1))
    spaced, close = C("HR\nCEO", tops=(100, 124)), C("CEO\nHR", tops=(100, 112))
    assert officers(read([items, spaced, ""], [items, close, ""])) == ["HR", "CEO", "CEO", "HR"]
    assert officers(read([items, close, ""], [items, close, ""])) == ["CEO\nHR"] * 4
    assert officers(read([items, spaced, ""], [items, C("CEO", tops=(100,)), ""])) == [
        "HR",
        "CEO",
        "CEO",
        "CEO",
    ]
    three = C("HR\nCEO\nHR", tops=(100, 112, 124))
    assert officers(read([items, spaced, ""], [items, three, ""])) == ["HR\nCEO"] * 2 + ["HR\nCEO\nHR"] * 2


def test_a_line_between_two_heights_goes_on_with_the_one_above() -> None:
    items = C(TWO, tops=(100, 136), lines=(3, 1))
    plan = read([items, C("HR\nFinance\nCEO", tops=(100, 112, 136)), ""])
    assert officers(plan) == ["HR\nFinance", "CEO"]


def test_a_single_value_at_a_later_items_height() -> None:
    items = C(TWO, tops=(100, 136), lines=(3, 1))
    assert officers(read([items, C("HR", tops=(136,)), ""])) == ["", "HR"]
    assert officers(read([items, C("HR", tops=(100,)), ""])) == ["HR", "HR"]
    assert officers(read([items, C("HR", tops=(118,)), ""])) == ["HR", "HR"]


def test_items_of_a_turned_cell_stand_side_by_side_so_that_heights_say_nothing() -> None:
    turned = C(TWO, tops=(104, 100), leading=60)
    assert (
        officers(read([turned, C("HR", tops=(100,)), ""], [turned, C("HR", tops=(104,)), ""])) == ["HR"] * 4
    )
    assert officers(read([turned, C("HR\nCEO", tops=(100, 112)), ""])) == ["HR\nCEO"] * 2


def test_other_columns_are_repeated_on_each_item() -> None:
    plan = normalise(document(table([["Action", "Lead", "Resources"], [TWO, "HR", "1) £100\n2) £200"]])))
    assert shown(plan, "resources") == [("1) £100\n2) £200",)] * 2
    assert codes(plan) == ["unknown-abbreviation"]


def test_the_height_of_centred_values_says_nothing() -> None:
    items = C(TWO, tops=(100, 124))
    centred = read(
        [items, C("HR", tops=(112,)), ""], [C(THREE, tops=(200, 212, 224)), C("CEO", tops=(212,)), ""]
    )
    assert officers(centred) == ["HR"] * 2 + ["CEO"] * 3
    level = read(
        [items, C("HR", tops=(100,)), ""], [C(THREE, tops=(200, 212, 224)), C("CEO", tops=(212,)), ""]
    )
    assert officers(level) == ["HR", "HR", "", "CEO", ""]


def test_one_line_items_beside_one_line_values_are_chance_in_a_pdf_too() -> None:
    items = C(TWO, tops=(100, 114))
    assert officers(read([items, C("HR\nCEO", tops=(100, 114)), ""])) == ["HR\nCEO"] * 2
    spaced = read(
        [items, C("HR\nCEO", tops=(100, 114)), ""],
        [C(TWO, tops=(200, 236), lines=(3, 1)), C("CEO\nHR", tops=(200, 236)), ""],
    )
    assert officers(spaced) == ["HR", "CEO", "CEO", "HR"]
