"""Publishing and loading a million actions, made up from the samples."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from benchmarks.report import Section, machine
from normalise.schema import TABLES

__all__ = ["measure"]

ROOT = Path(__file__).parents[1]
ACTIONS = 1_000_000
A_DOCUMENT = 2_000  # actions of each made-up document


def measure() -> Section:
    """Measure rows a second to Parquet, the whole release, its peak memory, and loading it again."""
    with tempfile.TemporaryDirectory() as folder:
        store, out = Path(folder) / "store", Path(folder) / "out"
        figures = _step(["fill", str(store)])
        figures |= _step(["parquet", str(store)])
        figures |= _step(["publish", str(store), str(out)])
        figures |= _step(["load", str(out)])
        figures |= _step(["load_all", str(out)])
    return Section(
        "Publishing a million actions",
        "python -m benchmarks publish",
        ("step", "seconds", "rows a second", "peak memory"),
        (
            ("tables to Parquet", *_told(figures, "parquet", figures["rows"])),
            ("whole release: Parquet, CSV, descriptions, zip", *_told(figures, "publish", figures["rows"])),
            ("`pipeline.load(...).actions`", *_told(figures, "load", figures["actions"])),
            ("all seven tables of `pipeline.load`", *_told(figures, "load_all", figures["rows"])),
        ),
        (
            f"{figures['actions']:,} actions of {figures['documents']:,} documents made up from the samples, "
            f"{figures['rows']:,} rows in all seven tables; each step in a process of its own. {machine(['pyarrow'])}.",
        ),
    )


def _told(figures: Mapping[str, Any], name: str, rows: int) -> tuple[str, str, str]:
    taken = figures[f"{name}_seconds"]
    return f"{taken:.1f}", f"{rows / taken:,.0f}", f"{figures[f'{name}_mb']:,.0f} MB"


def _step(arguments: list[str]) -> dict[str, Any]:
    """Run a step in a process of its own, which tells its figures as JSON."""
    command = [sys.executable, "-m", "benchmarks.publish", *arguments]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)  # noqa: S603
    figures: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return figures


def fill(address: str) -> dict[str, Any]:
    """Fill a store with documents made up from the samples."""
    from pipeline.arrow import pack, to_arrow
    from pipeline.identity import current_identity, document_id
    from pipeline.parquet import to_bytes
    from pipeline.store.ledger import Sighting, write_ledger
    from pipeline.store.store import Store, hint

    store, identity = Store(address, is_durable=False), current_identity()
    sample, sightings, rows = _sample_rows(), [], 0
    for number in range(ACTIONS // A_DOCUMENT):
        sha256 = hashlib.sha256(str(number).encode()).hexdigest()
        name = f"plan-{number:05d}.pdf"
        made = _document(sample, document_id(sha256), name)
        rows += sum(map(len, made.values()))
        content = to_bytes(pack({table.name: to_arrow(table.name, made[table.name]) for table in TABLES}))
        store.put_result(identity.key, (sha256, hint(name, None)), "ok", content)
        sightings.append(Sighting(name, name, sha256=sha256, size=1))
    write_ledger(store, sightings)
    return {"actions": ACTIONS, "documents": len(sightings), "rows": rows}


def _sample_rows() -> dict[str, list[dict[str, Any]]]:
    """Give the samples' rows of every table, as often as a made-up document has actions."""
    from extractors.formats import extract
    from normalise.normalise import normalise
    from pipeline.tables import Facts, plan_rows

    rows: dict[str, list[dict[str, Any]]] = {table.name: [] for table in TABLES}
    place = 0
    while len(rows["actions"]) < A_DOCUMENT:
        for path in sorted((ROOT / "data" / "samples").glob("*.docx")):
            document = extract(path)
            made = plan_rows(Facts("0" * 16, "x", 1), document, normalise(document))
            place += 1
            for name, found in made.items():
                # Tables are numbered on, so that keys stay keys.
                rows[name] += [_moved(row, place) for row in found]
    rows["actions"] = rows["actions"][:A_DOCUMENT]
    known = {row["action_id"] for row in rows["actions"]}
    for name in ("officers", "dates"):
        rows[name] = [row for row in rows[name] if row["action_id"] in known]
    rows["documents"] = [{**rows["documents"][0], "actions": A_DOCUMENT}]
    return rows


def _moved(row: dict[str, Any], place: int) -> dict[str, Any]:
    moved = dict(row)
    if moved.get("table") is not None:
        moved["table"] += 100 * place
    if moved.get("action_id"):
        start, table, *rest = moved["action_id"].split("-")
        moved["action_id"] = "-".join((start, str(int(table) + 100 * place), *rest))
    return moved


def _document(
    sample: dict[str, list[dict[str, Any]]], id_: str, name: str
) -> dict[str, list[dict[str, Any]]]:
    """Give the sample's rows under another document's id and name."""
    return {
        table: [
            {
                **row,
                "document_id": id_,
                **({"document": name} if "document" in row else {}),
                **({"action_id": id_ + row["action_id"][16:]} if row.get("action_id") else {}),
            }
            for row in rows
        ]
        for table, rows in sample.items()
    }


def parquet(address: str) -> dict[str, Any]:
    """Write the tables of the store as Parquet alone."""
    from dataclasses import replace

    from pipeline.identity import current_identity
    from pipeline.publish.write import TableWriter
    from pipeline.results import read_results, stored_documents
    from pipeline.store.store import Store

    store, identity = Store(address), current_identity()
    with tempfile.TemporaryDirectory() as folder:

        def work() -> None:
            writers = {
                table.name: TableWriter(Path(folder), replace(table, is_csv=False)) for table in TABLES
            }
            for content in read_results(store, identity, stored_documents(store, identity), writers):
                for name, rows in content.items():
                    writers[name].append(rows)
            for writer in writers.values():
                writer.__exit__(None, None, None)

        return _timed("parquet", work)


def publish(address: str, out: str) -> dict[str, Any]:
    """Publish the store."""
    from pipeline.identity import current_identity
    from pipeline.publish.publish import publish as publish_store
    from pipeline.store.store import Store

    return _timed("publish", lambda: publish_store(Store(address), Path(out), current_identity()))


def load(out: str) -> dict[str, Any]:
    """Load the actions of the release into pandas."""
    import pipeline.published.frames  # an analyst has pandas loaded before

    return _timed("load", lambda: pipeline.load(out).actions)


def load_all(out: str) -> dict[str, Any]:
    """Load every table of the release into pandas."""
    import pipeline.published.frames

    return _timed("load_all", lambda: [getattr(pipeline.load(out), table.name) for table in TABLES])


def _timed(name: str, work: Any) -> dict[str, Any]:
    import resource

    from benchmarks.report import seconds

    taken = seconds(work)
    return {f"{name}_seconds": taken, f"{name}_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


if __name__ == "__main__":
    print(json.dumps(globals()[sys.argv[1]](*sys.argv[2:])))
