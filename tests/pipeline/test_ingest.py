"""A store takes what is new, once, and forgets nothing."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import StoreError, UsageError
from pipeline.identity import current_identity
from pipeline.ingest import Summary, ingest
from pipeline.publish.publish import publish
from pipeline.results import read_results, stored_documents
from pipeline.store.ledger import read_ledger
from pipeline.store.store import Store
from pipeline.verify import verify
from tests.pipeline import fakes

COUNCIL = "Leeds City Council"


@pytest.fixture(autouse=True)
def no_isolation(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tasks are done in this process: what is tested here is which ones."""
    monkeypatch.setattr("pipeline.work.runner.isolated", lambda function, task, limits: function(task))


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    for name in ("a.pdf", "b.docx", "sub/c.pdf"):
        fakes.write_document(tmp_path / "plans" / name, actions=2, name=name)
    return tmp_path / "plans"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(str(tmp_path / "store"))


def run(store: Store, *sources: Path | str, **options: Any) -> Summary:
    return ingest([str(s) for s in sources], store, fakes.options(**options), fakes.Silent(), fakes.read)


def counts(summary: Summary) -> dict[str, int]:
    """What was done, without what was not."""
    names = ("new", "redone", "known", "vanished", "skipped")
    done = {name: getattr(summary, name) for name in names} | {"failed": summary.totals.failed}
    return {name: count for name, count in done.items() if count}


def documents(store: Store) -> list[dict[str, Any]]:
    identity = current_identity()
    return [
        row
        for tables in read_results(store, identity, stored_documents(store, identity), ["documents"])
        for row in tables["documents"].to_pylist()
    ]


def issues(store: Store) -> list[tuple[str, str]]:
    """(code, value) of the issues that are no document's own."""
    identity = current_identity()
    return [
        (row["code"], row["value"])
        for tables in read_results(store, identity, stored_documents(store, identity), ["issues"])
        for row in tables["issues"].to_pylist()
        if row["code"] != "officer-not-named"
    ]


def test_what_is_known_is_not_read_again(store: Store, plans: Path) -> None:
    assert counts(run(store, plans)) == {"new": 3}
    assert counts(run(store, plans)) == {"known": 3}
    fakes.write_document(plans / "d.pdf", actions=5)
    assert counts(run(store, plans)) == {"new": 1, "known": 3}
    assert verify(store) == []


def test_nothing_is_written_when_nothing_is_new(store: Store, plans: Path) -> None:
    run(store, plans)
    before = store.files.names()
    run(store, plans)
    assert store.files.names() == before


def test_sources_that_lie_in_each_other_are_looked_at_once(store: Store, plans: Path) -> None:
    summary = run(store, plans, plans / "sub", plans / "a.pdf")
    assert (counts(summary), summary.sources) == ({"new": 3}, 3)
    before = store.files.names()
    assert counts(run(store, plans, plans / "sub", plans / "a.pdf")) == {"known": 3}
    assert store.files.names() == before


def test_a_changed_document_takes_the_place_of_the_old_one(store: Store, plans: Path) -> None:
    run(store, plans)
    fakes.write_document(plans / "a.pdf", actions=7)
    assert counts(run(store, plans)) == {"new": 1, "known": 2}
    assert {row["document"]: row["actions"] for row in documents(store)} == {
        "a.pdf": 7,
        "b.docx": 2,
        "c.pdf": 2,
    }


def test_the_same_document_under_two_names_is_one(store: Store, plans: Path) -> None:
    shutil.copy(plans / "sub" / "c.pdf", plans / "sub" / "d.pdf")
    assert counts(run(store, plans)) == {"new": 3}
    assert [row["document"] for row in documents(store)] == ["a.pdf", "b.docx", "c.pdf"]
    assert issues(store) == [("same-document", f"{plans}/sub/c.pdf; {plans}/sub/d.pdf")]


def test_different_documents_under_one_name_are_two(store: Store, plans: Path) -> None:
    fakes.write_document(plans / "sub" / "a.pdf", actions=4)
    assert counts(run(store, plans)) == {"new": 4}
    assert sorted(row["document"] for row in documents(store)) == ["a.pdf", "a.pdf", "b.docx", "c.pdf"]
    assert issues(store) == []


def test_a_source_that_vanished_is_marked_and_kept(store: Store, plans: Path) -> None:
    run(store, plans)
    (plans / "a.pdf").unlink()
    assert counts(run(store, plans)) == {"known": 3, "vanished": 1}
    assert counts(run(store, plans)) == {"known": 3}
    assert issues(store) == [("source-vanished", f"{plans}/a.pdf")]
    fakes.write_document(plans / "a.pdf", actions=2, name="a.pdf")
    assert counts(run(store, plans)) == {"known": 3}
    assert issues(store) == []


def test_only_what_was_looked_at_can_vanish(store: Store, plans: Path) -> None:
    run(store, plans / "a.pdf", plans / "sub")
    shutil.rmtree(plans / "sub")
    assert counts(run(store, plans / "a.pdf")) == {"known": 2}


def test_a_whole_folder_that_is_gone_is_marked(store: Store, plans: Path) -> None:
    run(store, plans)
    shutil.rmtree(plans)
    assert counts(run(store, plans)) == {"known": 3, "vanished": 3}


def test_a_source_that_never_was_is_a_problem(store: Store, tmp_path: Path) -> None:
    summary = run(store, tmp_path / "nothing.pdf")
    assert summary.problems == [f"{tmp_path}/nothing.pdf: No such file or directory"]
    assert read_ledger(store) == {}


def test_an_archive_that_broke_keeps_what_it_held(store: Store, plans: Path, tmp_path: Path) -> None:
    archive = Path(shutil.make_archive(str(tmp_path / "in" / "plans"), "zip", plans))
    assert counts(run(store, tmp_path / "in")) == {"new": 3}
    archive.write_bytes(archive.read_bytes()[:100])
    summary = run(store, tmp_path / "in")
    assert counts(summary) == {"known": 3}
    assert len(summary.problems) == 1
    assert sorted(row["outcome"] for row in documents(store)) == ["failed", "ok", "ok", "ok"]


def test_force_reads_these_again(store: Store, plans: Path) -> None:
    run(store, plans)
    assert counts(run(store, plans / "a.pdf", force=True)) == {"redone": 1, "known": 2}


def test_failed_documents_are_known_too(store: Store, plans: Path) -> None:
    fakes.write_document(plans / "bad.pdf", then="fail")
    assert counts(run(store, plans)) == {"new": 4, "failed": 1}
    assert counts(run(store, plans)) == {"known": 4}
    assert counts(run(store, plans, retry_failed=True)) == {"redone": 1, "known": 3, "failed": 1}
    (failed,) = (row for row in documents(store) if row["outcome"] == "failed")
    assert (failed["document"], failed["error"]) == ("bad.pdf", "is cut off; fetch it again")
    assert [code for code, _ in issues(store)] == ["document-failed"]


def test_a_program_error_fails_the_document_alone(store: Store, plans: Path) -> None:
    fakes.write_document(plans / "bad.pdf", then="bug")
    assert counts(run(store, plans)) == {"new": 4, "failed": 1}
    (failed,) = (row for row in documents(store) if row["outcome"] == "failed")
    assert "KeyError" in failed["error"]


def test_a_new_version_reads_all_again_also_what_vanished(
    store: Store, plans: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(store, plans)
    (plans / "a.pdf").unlink()
    with monkeypatch.context() as patch:
        patch.setattr("pipeline.identity.code_version", lambda: "9.9.9")
        with pytest.raises(StoreError, match="3 of 3 documents were not read by this version yet"):
            documents(store)
        assert counts(run(store)) == {"redone": 3}
        assert counts(run(store, plans)) == {"known": 3, "vanished": 1}
        assert len(store.identities()) == 2
    assert counts(run(store, plans)) == {"known": 3}


def test_a_council_that_is_given_is_evidence(store: Store, plans: Path) -> None:
    run(store, plans)
    assert counts(run(store, plans / "a.pdf", council=COUNCIL)) == {"redone": 1, "known": 2}
    assert [row["council"] for row in documents(store)] == [COUNCIL, None, None]


def test_a_council_that_is_none_is_told_before_work(store: Store, plans: Path) -> None:
    with pytest.raises(UsageError, match="No council is called 'Nowhere Council'"):
        run(store, plans, council="Nowhere Council")
    assert store.files.names() == []


def test_nothing_to_read_is_told(store: Store) -> None:
    with pytest.raises(UsageError, match="holds no document yet"):
        run(store)


def test_why_documents_are_read_again_is_told(
    store: Store, plans: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(store, plans)
    assert run(store, plans, force=True).again == {"asked for": 3}
    Path(store.files.path(store.files.names("results")[0])).write_bytes(b"")
    (plans / "sub" / "c.pdf").rename(plans / "sub" / "d.pdf")
    fakes.write_document(plans / "e.pdf")
    summary = run(store, plans)
    assert summary.again == {"damaged in the store": 1, "under another name or council": 1}
    assert (summary.new, summary.known) == (1, 1)
    monkeypatch.setattr("pipeline.identity.code_version", lambda: "9.9.9")
    assert run(store, plans).again == {"read by another version": 4}


def test_a_document_is_named_after_a_source_that_is_still_there(store: Store, plans: Path) -> None:
    run(store, plans)
    (plans / "a.pdf").rename(plans / "z.pdf")
    run(store, plans)
    assert [row["source"] for row in documents(store)] == [
        f"{plans}/{n}" for n in ("b.docx", "sub/c.pdf", "z.pdf")
    ]
    assert issues(store) == [("source-vanished", f"{plans}/a.pdf")]


@pytest.mark.parametrize("damage", ["cut", "empty", "changed", "gone"])
def test_a_damaged_result_is_found_and_made_anew(
    store: Store, plans: Path, tmp_path: Path, damage: str
) -> None:
    run(store, plans)
    publish(store, tmp_path / "before", current_identity())
    path = Path(store.files.path(store.files.names("results")[1]))
    content = path.read_bytes()
    if damage == "gone":
        path.unlink()
    else:
        path.write_bytes(
            {"cut": content[:-7], "empty": b"", "changed": content[:50] + b"x" + content[51:]}[damage]
        )
        assert len(verify(store)) == 1
    with pytest.raises(StoreError):
        publish(store, tmp_path / "not", current_identity())
    assert counts(run(store, plans))["known"] == 2
    assert verify(store) == []
    publish(store, tmp_path / "after", current_identity())
    for name in ("actions.parquet", "documents.csv", "manifest.json"):
        assert (tmp_path / "after" / name).read_bytes() == (tmp_path / "before" / name).read_bytes()


def test_a_damaged_document_is_repaired(store: Store, plans: Path) -> None:
    run(store, plans)
    path = Path(store.files.path(store.files.names("documents")[0]))
    path.write_bytes(b"x" * path.stat().st_size)
    assert len(verify(store, repair=True)) == 1
    run(store, plans)
    assert verify(store) == []


def test_a_document_that_can_not_be_begun_fails_alone(store: Store, plans: Path) -> None:
    run(store, plans)
    path = Path(store.files.path(store.files.names("documents")[0]))
    shutil.rmtree(plans)
    path.unlink()
    summary = run(store, plans, force=True)
    assert summary.totals.failed == 0  # nothing to read: the sources are gone
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("pipeline.identity.code_version", lambda: "9.9.9")
        summary = run(store, plans)
        assert counts(summary) == {"redone": 3, "failed": 1}
        assert counts(run(store, plans)) == {"redone": 1, "known": 2, "failed": 1}


def test_a_document_that_is_too_large_is_named(store: Store, plans: Path) -> None:
    (plans / "big.pdf").write_bytes(b"x" * 2000)
    summary = run(store, plans, max_size=1000)
    assert counts(summary) == {"new": 3}
    assert len(summary.problems) == 1
    assert summary.problems[0].startswith(f"{plans}/big.pdf: has ")
    assert [row["document"] for row in documents(store) if row["outcome"] == "failed"] == ["big.pdf"]
    assert issues(store)[-1][0] == "source-unreadable"


def test_two_ingests_at_once_do_not_disturb_each_other(store: Store, plans: Path) -> None:
    """The second one runs whole while the first is reading its first document."""
    inner: list[dict[str, int]] = []

    def read(task: Any) -> Any:
        if not inner:
            inner.append({})
            inner[0] = counts(run(Store(store.files.url), plans))
        return fakes.read(task)

    summary = ingest([str(plans)], store, fakes.options(), fakes.Silent(), read)
    assert (inner[0], counts(summary)) == ({"new": 3}, {"new": 3})
    assert verify(store) == []
    assert len(store.files.names("results")) == 3
    assert len(documents(store)) == 3


def test_files_that_are_no_documents_are_counted(store: Store, plans: Path) -> None:
    (plans / "notes.txt").write_text("x")
    assert counts(run(store, plans)) == {"new": 3, "skipped": 1}


def test_a_clock_that_was_put_back_changes_nothing(
    store: Store, plans: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(store, plans)
    for shift in (-(10**9), 10**9):
        monkeypatch.setattr("time.time", lambda shift=shift: 1.7e9 + shift)
        fakes.write_document(plans / "a.pdf", actions=3, shift=shift)
        assert counts(run(store, plans)) == {"new": 1, "known": 2}
    assert [row["document"] for row in documents(store)] == ["a.pdf", "b.docx", "c.pdf"]
    assert verify(store) == []


def test_a_file_of_5_gb_is_refused_unread(store: Store, plans: Path) -> None:
    with (plans / "huge.pdf").open("wb") as file:
        file.truncate(5 << 30)
    summary = run(store, plans)
    assert counts(summary) == {"new": 3}
    assert summary.problems == [f"{plans}/huge.pdf: has 5120 MB, more than the limit of 500 MB (--max-size)"]


@pytest.mark.slow
def test_a_folder_of_100_000_files(store: Store, plans: Path) -> None:
    for number in range(100_000):
        (plans / f"{number:06}.pdf").touch()
    assert counts(run(store, plans)) == {"new": 4, "failed": 1}
    assert counts(run(store, plans)) == {"known": 4}
    assert len(read_ledger(store)) == 100_003
