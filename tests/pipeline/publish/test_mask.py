"""People's names leave every text of their document; posts stay."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pytest

from pipeline.arrow import empty_table, to_arrow
from pipeline.publish.mask import MASK, mask_persons
from tests.pipeline.make import an_action


def officer(name: str, kind: str, abbreviation: str = "") -> dict[str, str]:
    return {"name": name, "abbreviation": abbreviation, "role": "lead", "kind": kind}


def masked(**values: Any) -> dict[str, Any]:
    action = an_action(1, **values)
    tables: dict[str, pa.Table] = {"actions": to_arrow("actions", [action]), "issues": empty_table("issues")}
    row: dict[str, Any] = mask_persons(tables)["actions"].to_pylist(maps_as_pydicts="strict")[0]
    return row


def test_a_person_is_masked_and_the_post_stays() -> None:
    row = masked(
        lead_officer="Head of Housing - Ann Example",
        officers=[officer("Head of Housing", "post"), officer("Ann Example", "person")],
        progress="Ann Example has met the tenants",
        other={"Contact": "Ann Example, room 4"},
    )
    assert row["lead_officer"] == f"Head of Housing - {MASK}"
    assert [o["name"] for o in row["officers"]] == ["Head of Housing", MASK]
    assert row["progress"] == f"{MASK} has met the tenants"
    assert row["other"] == {"Contact": f"{MASK}, room 4"}


def test_initials_are_masked_as_whole_words_alone() -> None:
    row = masked(lead_officer="AE", officers=[officer("AE", "person", "AE")], action="AEROSOL and AE")
    assert (row["lead_officer"], row["action"]) == (MASK, f"AEROSOL and {MASK}")


def test_keys_stay_so_that_tables_still_join() -> None:
    row = masked(officers=[officer("target", "person")], dates=[], action="the target")
    assert row["action"] == f"the {MASK}"
    assert row["action_id"] == an_action(1)["action_id"]


def test_without_people_nothing_changes() -> None:
    row = masked(lead_officer="Mayor", officers=[officer("Mayor", "post")])
    assert row["lead_officer"] == "Mayor"


def test_of_two_names_the_longer_is_masked_whole_and_initials_of_a_known_name_too() -> None:
    people = [officer("Ann", "person"), officer("Ann Example", "person", "AE")]
    row = masked(officers=people, action="Ann Example and Ann", progress="AE wrote")
    assert (row["action"], row["progress"]) == (f"{MASK} and {MASK}", f"{MASK} wrote")


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        pytest.param("Ann Example", "ANN EXAMPLE and ann example", f"{MASK} and {MASK}", id="in any case"),
        pytest.param("Ann Example", "Ann\nExample met", f"{MASK} met", id="over the end of a line"),
        pytest.param("Ann Example", "plan-of-ann_example.pdf", f"plan-of-{MASK}.pdf", id="in a file name"),
        pytest.param("Ann Example", "A. Example, A B Example", f"{MASK}, {MASK}", id="with initials"),
        pytest.param(
            "Ann Example", "Mrs Example’s, Cllr. Example", f"Mrs {MASK}’s, Cllr. {MASK}", id="with a title"
        ),
        pytest.param("Cllr Ann Example", "Ann Example", MASK, id="a title is no part of the name"),
        pytest.param("Cllr Example", "Councillor Example", f"Councillor {MASK}", id="a title and a surname"),
        pytest.param(
            "Ann Green", "Green spaces, Ann Greenwood", "Green spaces, Ann Greenwood", id="a word is no name"
        ),
        pytest.param("Cllr Green", "Green spaces", "Green spaces", id="a surname without its title"),
        pytest.param("Ann", "ANN, Announce", "ANN, Announce", id="one word as it is written alone"),
    ],
)
def test_forms_of_a_name(name: str, text: str, expected: str) -> None:
    assert masked(officers=[officer(name, "person")], action=text)["action"] == expected
