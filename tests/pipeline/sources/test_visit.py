"""Registers and addresses are ingested: only what changed is fetched, and what went wrong is named."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.identity import current_identity
from pipeline.ingest import Summary, ingest
from pipeline.results import stored_documents
from pipeline.store.ledger import read_ledger
from pipeline.store.store import Store
from tests.pipeline import fakes
from tests.pipeline.web import Site, serve


@pytest.fixture(autouse=True)
def no_isolation_and_no_pace(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.work.runner.isolated", lambda function, task, limits: function(task))
    monkeypatch.setattr("pipeline.sources.guest.Pace.wait", lambda self, host: None)
    monkeypatch.setattr("pipeline.sources.fetch._FIRST_WAIT", 0.0)


@pytest.fixture
def site() -> Iterator[Site]:
    with serve() as site:
        for name in ("a", "b"):
            site.gives(f"/plans/{name}%20plan.pdf", document(name), ETag=f'"{name}1"')
        yield site


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(str(tmp_path / "store"))


def document(name: str) -> bytes:
    return json.dumps({"actions": 2, "name": name}).encode()


def register(path: Path, *urls: str) -> str:
    rows = "".join(f"Leeds City Council,A plan,{url},2012-05-01\n" for url in urls)
    path.write_text("council,title,url,published\n" + rows)
    return str(path)


def run(store: Store, *sources: str, **options: Any) -> Summary:
    return ingest(sources, store, fakes.options(**options), fakes.Silent(), fakes.read)


def test_only_what_changed_is_fetched(site: Site, store: Store, tmp_path: Path) -> None:
    urls = [site.url(f"/plans/{name}%20plan.pdf") for name in ("a", "b")]
    sources = register(tmp_path / "sources.csv", *urls)
    assert (run(store, sources).new, len(site.paths())) == (2, 2)
    summary = run(store, sources)
    assert (summary.new, summary.known, summary.sources) == (0, 2, 2)
    conditions = [headers.get("If-None-Match") for path, headers in site.asked if path != "/robots.txt"]
    assert conditions == [None, None, '"a1"', '"b1"']
    site.gives("/plans/a%20plan.pdf", document("new"), ETag='"a2"')
    summary = run(store, sources)
    assert (summary.new, summary.known) == (1, 1)


def test_a_council_that_the_register_gets_wrong_is_told_and_the_document_is_read(
    site: Site, store: Store, tmp_path: Path
) -> None:
    url = site.url("/plans/a%20plan.pdf")
    sources = tmp_path / "sources.csv"
    sources.write_text(f"council,title,url,published\nNowhere Council,,{url},\n")
    summary = run(store, str(sources))
    assert (summary.new, summary.totals.failed) == (1, 0)
    assert summary.problems[0].startswith(f"{url}: No council is called 'Nowhere Council' in the register")
    assert read_ledger(store)[url].council is None


def test_the_ledger_says_what_was_fetched_when(site: Site, store: Store, tmp_path: Path) -> None:
    url = site.url("/plans/a%20plan.pdf")
    run(store, register(tmp_path / "sources.csv", url))
    sighting = read_ledger(store)[url]
    assert (sighting.state, sighting.name, sighting.etag) == ("present", "a plan.pdf", '"a1"')
    assert (sighting.council, sighting.title, sighting.published) == (
        "Leeds City Council",
        "A plan",
        "2012-05-01",
    )
    assert sighting.fetched is not None
    assert sighting.fetched.endswith("+00:00")


def test_an_address_can_be_given_alone(site: Site, store: Store) -> None:
    url = site.url("/plans/a%20plan.pdf")
    assert run(store, url).new == 1
    (stored,) = stored_documents(store, current_identity())
    assert (stored.document, stored.source) == ("a plan.pdf", url)


def test_bytes_that_the_store_lost_are_fetched_again(site: Site, store: Store) -> None:
    url = site.url("/plans/a%20plan.pdf")
    run(store, url)
    Path(store.files.path(store.files.names("documents")[0])).unlink()
    run(store, url)
    assert "If-None-Match" not in site.asked[-1][1]
    assert len(store.documents()) == 1


@pytest.mark.parametrize("status", [404, 500])
def test_what_was_fetched_before_is_kept(
    site: Site, store: Store, status: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.sources.fetch._TRIES", 1)
    url = site.url("/plans/a%20plan.pdf")
    run(store, url)
    site.says("/plans/a%20plan.pdf", status)
    summary = run(store, url)
    assert (summary.known, summary.vanished, len(summary.problems)) == (
        1,
        int(status == 404),
        int(status == 500),
    )
    assert len(stored_documents(store, current_identity())) == 1
    site.gives("/plans/a%20plan.pdf", document("a"), ETag='"a1"')
    run(store, url)
    assert read_ledger(store)[url].state == "present"
    assert read_ledger(store)[url].error is None


def test_each_address_fails_alone(site: Site, store: Store, tmp_path: Path) -> None:
    site.gives("/page.pdf", b"<!doctype html>", Content_Type="application/pdf")
    good, gone, page = (site.url(p) for p in ("/plans/a%20plan.pdf", "/gone.pdf", "/page.pdf"))
    summary = run(
        store, register(tmp_path / "sources.csv", gone, page, good, "not-an-address", "http://a b/x")
    )
    assert summary.new == 1
    assert len(summary.problems) == 4
    outcomes = {d.source: d.result is not None for d in stored_documents(store, current_identity())}
    assert outcomes == {good: True, gone: False, page: False, "not-an-address": False, "http://a b/x": False}


def test_an_address_that_left_the_register_is_marked(site: Site, store: Store, tmp_path: Path) -> None:
    urls = [site.url(f"/plans/{name}%20plan.pdf") for name in ("a", "b")]
    run(store, register(tmp_path / "sources.csv", *urls))
    summary = run(store, register(tmp_path / "sources.csv", urls[0]))
    assert (summary.known, summary.vanished) == (2, 1)


def test_a_register_that_broke_makes_nothing_vanish(site: Site, store: Store, tmp_path: Path) -> None:
    sources = register(tmp_path / "sources.csv", site.url("/plans/a%20plan.pdf"))
    run(store, sources)
    Path(sources).write_text("council,title\n")
    summary = run(store, sources)
    assert (summary.vanished, len(summary.problems)) == (0, 1)


def test_the_same_bytes_at_two_addresses_are_one_document(site: Site, store: Store) -> None:
    site.gives("/copy.pdf", document("a"))
    run(store, site.url("/plans/a%20plan.pdf"), site.url("/copy.pdf"))
    (stored,) = stored_documents(store, current_identity())
    assert len(stored.sightings) == 2
