"""Makes councils.csv, the register of UK local authorities, from published registers and council_changes.csv.

    python data/reference/make_councils.py FOLDER

FOLDER holds mySociety's "UK local authority names and codes" (CC BY 4.0: local-authorities-mysociety.csv) and the
closed GOV.UK registers (Open Government Licence 3.0: register-*.csv). council_changes.csv beside this script is
entered by hand, each row with the legislation that says so: the councils that ended on 31 March 2009, which only the
statistical registers know by a short name, and the successors of those of Northern Ireland that ended on 31 March 2015.
A council without a register code of its own has the GSS code of its area in that column.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from rapidfuzz import fuzz

HERE = Path(__file__).parent
COLUMNS: tuple[str, ...] = (
    "code",
    "gss_code",
    "former_gss_codes",
    "name",
    "short_name",
    "other_names",
    "type",
    "nation",
)
COLUMNS += ("start_date", "end_date", "successors", "source")

MYSOCIETY = "mySociety, UK local authority names and codes (CC BY 4.0)"
REGISTERS = "closed GOV.UK registers (OGL 3.0)"
MISSPELT = 88.0  # ratio at which another name is taken for a slip of the keys in a name that is kept

STATISTICAL = (
    "county-eng",
    "london-borough-eng",
    "metropolitan-district-eng",
    "non-metropolitan-district-eng",
    "unitary-authority-eng",
)
# "East Riding UA", "Barnet London Boro", "Adur district" are labels of the statistics office, not names.
_LABEL = re.compile(r"\b(UA|london boro|district|CA|CC)$|^(?:city|county) of$", re.IGNORECASE)

Row = dict[str, str]


def read(path: Path) -> list[Row]:
    """Give the rows of a CSV file."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def plain(name: str) -> str:
    """Give a name without case, "the", "&" and signs, for comparing."""
    words = re.sub(r"[^\w]+", " ", name.casefold().replace("&", " and ")).split()
    return " ".join(words[1:] if words[:1] == ["the"] else words)


def other_names(names: Iterable[str], kept: Iterable[str]) -> list[str]:
    """Give the names that say something new: no labels, slips of the keys or broken characters."""
    found = list(kept)
    others: list[str] = []
    for name in names:
        name = name.strip()
        known = {plain(other) for other in found}
        is_broken = not name.isprintable() or any(c in "�ï¿½ﾞ\uff9e" for c in name)
        if len(name) < 4 or is_broken or _LABEL.search(name) or plain(name) in known:
            continue
        if name.islower():
            if any(fuzz.ratio(plain(name), other) >= MISSPELT for other in known):
                continue
            name = capitalised(name)
        found.append(name)
        others.append(name)
    return others


def capitalised(name: str) -> str:
    """Capitals for the words of a name but "and", "of" and the like."""
    small = {"and", "of", "the", "upon", "on", "with", "nan", "an", "ar", "y"}
    return " ".join(word if word in small else word[:1].upper() + word[1:] for word in name.split())


def short(row: Row) -> str:
    """Give the place alone: "Bristol" for "City of Bristol", "Dorset" for "Dorset Council"."""
    name = re.sub(r"^(City of|The) ", "", row["nice-name"])
    return re.sub(r" (Council|County|City)$", "", name) if name.count(" ") == 1 else name


def former_codes(folder: Path) -> dict[str, list[str]]:
    """Register code to the GSS codes whose areas ended."""
    codes: dict[str, list[str]] = defaultdict(list)
    for kind in STATISTICAL:
        for row in read(folder / f"register-statistical-geography-{kind}.csv"):
            if row["end-date"] and row["local-authority-eng"]:
                codes[row["local-authority-eng"]].append(row["key"])
    return codes


def official_names(folder: Path) -> dict[str, list[str]]:
    """Register code to the names in the closed registers, Welsh ones too."""
    names: dict[str, list[str]] = defaultdict(list)
    for file in ("local-authority-eng", "local-authority-sct", "principal-local-authority"):
        for row in read(folder / f"register-{file}.csv"):
            names[row["key"]] += [
                row[key] for key in ("official-name", "official-name-cy", "name-cy", "name") if row.get(key)
            ]
    return names


def known(folder: Path, changes: dict[str, Row]) -> Iterator[Row]:
    """Give the councils of mySociety's list."""
    former, names = former_codes(folder), official_names(folder)
    for row in read(folder / "local-authorities-mysociety.csv"):
        code, name, place = row["local-authority-code"], row["official-name"], short(row)
        change = changes.get(code, {})
        ended = {*former[code], *row["former-gss-codes"].split(",")} - {"", row["gss-code"], *changes}
        alternatives = other_names([*names[code], *row["alt-names"].split(",")], [name, place])
        yield {
            "code": code,
            "gss_code": row["gss-code"],
            "former_gss_codes": " ".join(sorted(ended)),
            "name": name,
            "short_name": place,
            "other_names": "|".join(alternatives),
            "type": row["local-authority-type"],
            "nation": row["nation"],
            "start_date": row["start-date"],
            "end_date": row["end-date"],
            "successors": " ".join(filter(None, row["replaced-by"].split(",")))
            or change.get("successors", ""),
            "source": "; ".join(filter(None, (MYSOCIETY, change.get("source", "")))),
        }


def ended_in_2009(folder: Path, changes: dict[str, Row]) -> Iterator[Row]:
    """Give the councils that only the statistical registers know."""
    for kind in ("county-eng", "non-metropolitan-district-eng"):
        for row in read(folder / f"register-statistical-geography-{kind}.csv"):
            change = changes.get(row["key"])
            if change is None:
                continue
            yield {
                **dict.fromkeys(COLUMNS, ""),
                "code": row["key"],
                "gss_code": row["key"],
                "name": change["name"],
                "short_name": change["short_name"],
                "type": change["type"],
                "nation": "England",
                "end_date": row["end-date"],
                "successors": change["successors"],
                "source": f"{REGISTERS}; {change['source']}",
            }


def main(folder: Path) -> None:
    """Write councils.csv beside this script, sorted by code."""
    changes = {row["key"]: row for row in read(HERE / "council_changes.csv")}
    councils = sorted([*known(folder, changes), *ended_in_2009(folder, changes)], key=lambda row: row["code"])
    with (HERE / "councils.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(councils)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit("usage: make_councils.py FOLDER (with the registers' CSV files)")
    main(Path(sys.argv[1]))
