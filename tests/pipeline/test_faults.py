"""Whatever breaks, the store stays good, and what is published is the same as if nothing had broken."""

from __future__ import annotations

import errno
import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil
import pytest

from pipeline import load
from pipeline.errors import OutputError, PipelineError, StoreError
from pipeline.identity import current_identity
from pipeline.ingest import Options, ingest
from pipeline.publish.publish import publish
from pipeline.published.validate import validate
from pipeline.store.files import Files
from pipeline.store.store import Store
from pipeline.verify import verify
from tests.pipeline import fakes

DOCUMENTS = 30
ROUNDS = [
    pytest.param(3, id="few"),
    pytest.param(50, id="fifty", marks=[pytest.mark.slow, pytest.mark.timeout(1200)]),
]
TABLES = ("actions.parquet", "actions.csv", "documents.parquet", "issues.csv", "manifest.json")

# What a parent that is killed does: the ingest, or the publishing, of this test.
INGEST = """
import sys
from pipeline.ingest import ingest
from pipeline.store.store import Store
from tests.pipeline import fakes
print("begun", flush=True)
ingest([sys.argv[1]], Store(sys.argv[2]), fakes.options(workers=2), fakes.Silent(), fakes.read)
"""
PUBLISH = """
import sys
from pathlib import Path
from pipeline.identity import current_identity
from pipeline.publish.publish import publish
from pipeline.published.validate import validate
from pipeline.store.store import Store
print("begun", flush=True)
publish(Store(sys.argv[2]), Path(sys.argv[1]), current_identity())
"""

KILLED_WHILE_MOVING = (
    """
import os, signal
from pipeline.publish import write
moves, replace = {moves}, write.Path.replace
def killed(self, target):
    global moves
    if moves == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    moves -= 1
    return replace(self, target)
write.Path.replace = killed
"""
    + PUBLISH
)


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("plans")
    for number in range(DOCUMENTS):
        then = "fail" if number % 10 == 0 else None
        fakes.write_document(folder / f"{number:02}.pdf", actions=number % 7, number=number, then=then)
    return folder


@pytest.fixture(scope="module")
def expected(plans: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What is published when nothing breaks."""
    folder = tmp_path_factory.mktemp("expected")
    return finish(Store(str(folder / "store")), plans, folder / "out")


def finish(store: Store, plans: Path, out: Path) -> dict[str, bytes]:
    """Read what is left to read and publish all."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("pipeline.work.runner.isolated", lambda function, task, limits: function(task))
        ingest([str(plans)], store, fakes.options(retry_failed=True), fakes.Silent(), fakes.read)
    assert verify(store) == []
    publish(store, out, current_identity())
    return {name: (out / name).read_bytes() for name in TABLES}


def start(code: str, *arguments: Path) -> subprocess.Popen[str]:
    """Start a process and wait until it begins."""
    process = subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "begun\n"
    return process


def kill_at(process: subprocess.Popen[str], seconds: float) -> None:
    """Kill a process at a moment, unless it is done by then."""
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert process.stdout is not None
    process.stdout.close()


@pytest.mark.parametrize("rounds", ROUNDS)
def test_a_parent_that_is_killed(
    plans: Path, expected: dict[str, bytes], tmp_path: Path, rounds: int
) -> None:
    chance = random.Random(rounds)
    for number in range(rounds):
        store = Store(str(tmp_path / str(number)))
        kill_at(start(INGEST, plans, tmp_path / str(number)), chance.uniform(0, 1.5))
        if store.files.exists():
            assert verify(store) == []
        assert finish(store, plans, tmp_path / "out") == expected
        shutil.rmtree(tmp_path / str(number), ignore_errors=True)  # an orphan may write its last result


def test_two_ingests_at_once(plans: Path, expected: dict[str, bytes], tmp_path: Path) -> None:
    both = [start(INGEST, plans, tmp_path / "store") for _ in range(2)]
    for process in both:
        assert process.wait(60) == 0
        assert process.stdout is not None
        process.stdout.close()
    store = Store(str(tmp_path / "store"))
    assert verify(store) == []
    for identity in store.identities():
        assert len(store.files.names(f"results/{identity}")) == DOCUMENTS
    assert finish(store, plans, tmp_path / "out") == expected


def test_ctrl_c_drops_a_document_that_hangs(tmp_path: Path) -> None:
    """At once, and nothing is kept of it: it did not fail."""
    fakes.write_document(tmp_path / "plans" / "hang.pdf", until=str(tmp_path / "never"))
    process = start(INGEST, tmp_path / "plans", tmp_path / "store")
    while not (tmp_path / "never.pid").exists():
        assert process.poll() is None
    process.send_signal(signal.SIGINT)
    assert process.wait(20) != 0
    assert process.stdout is not None
    process.stdout.close()
    store = Store(str(tmp_path / "store"))
    assert store.files.names("results") == []
    assert verify(store) == []
    assert not psutil.pid_exists(int((tmp_path / "never.pid").read_text()))


@pytest.mark.parametrize("rounds", ROUNDS)
def test_workers_that_are_killed(
    plans: Path, expected: dict[str, bytes], tmp_path: Path, rounds: int
) -> None:
    """Each document has one retry; one whose workers are killed twice fails, and is read when that is asked for."""
    store, killed = Store(str(tmp_path / "store")), 0
    chance, done = random.Random(rounds), threading.Event()

    def kill_some() -> None:
        nonlocal killed
        while not done.wait(chance.uniform(0, 0.05)):
            found = psutil.Process().children()
            if found and killed < rounds:
                with suppress(psutil.NoSuchProcess):
                    chance.choice(found).kill()
                    killed += 1

    killer = threading.Thread(target=kill_some)
    killer.start()
    try:
        while killed < rounds:
            ingest([str(plans)], store, fakes.options(workers=2, force=True), fakes.Silent(), fakes.read)
            assert verify(store) == []
    finally:
        done.set()
        killer.join()
    assert finish(store, plans, tmp_path / "out") == expected


@pytest.fixture(scope="module")
def stores(plans: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Two stores of which releases differ: in the second one a document is new, and one changed."""
    folder = tmp_path_factory.mktemp("stores")
    shutil.copytree(plans, folder / "more")
    fakes.write_document(folder / "more" / "new.pdf", actions=5, number=99)
    fakes.write_document(folder / "more" / "01.pdf", actions=9, number=98)
    for name, source in (("few", plans), ("many", folder / "more")):
        finish(Store(str(folder / name)), source, folder / "out")
    return [folder / "few", folder / "many"]


def seen(out: Path) -> tuple[str, ...]:
    """What a reader has of a release."""
    data = load(out)
    return tuple(frame.to_csv() for frame in (data.actions, data.officers, data.documents, data.issues))


@pytest.mark.parametrize("rounds", ROUNDS)
def test_a_publisher_that_is_killed(stores: list[Path], tmp_path: Path, rounds: int) -> None:
    """At any moment a reader has the last release or the next one, whole; publishing again tidies up."""
    out, chance, whole = tmp_path / "out", random.Random(rounds), []
    for store in stores:
        publish(Store(str(store)), out, current_identity())
        whole.append(seen(out))
    assert len(set(whole)) == 2
    for number in range(rounds):
        kill_at(start(PUBLISH, out, stores[number % 2]), chance.uniform(0, 0.5))
        assert seen(out) in whole
    publish(Store(str(stores[0])), out, current_identity())
    assert (seen(out), validate(out)) == (whole[0], [])
    assert [path.name for path in out.iterdir() if path.name.startswith(".")] == []


@pytest.mark.parametrize("moves", [0, 1, 7, 15])
def test_a_publisher_that_is_killed_while_files_take_their_place(
    stores: list[Path], tmp_path: Path, moves: int
) -> None:
    """After so many of them: a reader has the new release all the same, and `validate` tells of it."""
    out = tmp_path / "out"
    publish(Store(str(stores[0])), out, current_identity())
    whole = seen(out)
    publish(Store(str(stores[1])), out, current_identity())
    kill_at(start(KILLED_WHILE_MOVING.format(moves=moves), out, stores[0]), 60)
    assert seen(out) == whole
    with pytest.raises(PipelineError, match="a new release is taking its place"):
        validate(out)
    publish(Store(str(stores[0])), out, current_identity())
    assert (seen(out), validate(out)) == (whole, [])


@pytest.mark.parametrize("at", [0, 5, 40])
def test_a_disk_that_fills_up(
    plans: Path, expected: dict[str, bytes], tmp_path: Path, at: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file system refuses after so many files."""
    store = Store(str(tmp_path / "store"))
    left = iter(range(at))
    write = Files.write_from

    def refuse(self: Files, *arguments: object) -> None:
        if next(left, None) is None:
            with self.telling("..."):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        write(self, *arguments)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(Files, "write_from", refuse)
        patch.setattr("pipeline.work.runner.isolated", lambda function, task, limits: function(task))
        with pytest.raises(StoreError, match="No space left on device"):
            ingest([str(plans)], store, fakes.options(), fakes.Silent(), fakes.read)
    if store.files.exists():
        assert verify(store) == []
    assert finish(store, plans, tmp_path / "out") == expected


@contextmanager
def mounted(folder: Path, *options: str) -> Iterator[Path]:
    """Mount something at a folder, where this user may; a container without the right skips."""
    folder.mkdir(exist_ok=True)
    told = subprocess.run(["mount", *options, str(folder)], capture_output=True, text=True)
    if told.returncode:
        pytest.skip(f"needs the right to mount a file system: {told.stderr.strip()}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def test_a_disk_that_is_full(plans: Path, expected: dict[str, bytes], tmp_path: Path) -> None:
    with mounted(tmp_path / "disk", "-t", "tmpfs", "-o", "size=400k", "tmpfs") as disk:
        store = Store(str(disk / "store"))
        with pytest.raises(StoreError, match="No space left on device"):
            ingest([str(plans)], store, fakes.options(), fakes.Silent(), fakes.read)
        assert verify(store) == []
        subprocess.run(["mount", "-o", "remount,size=100m", str(disk)], check=True)
        assert finish(store, plans, tmp_path / "out") == expected


def test_an_output_folder_on_a_disk_that_is_full(
    plans: Path, expected: dict[str, bytes], tmp_path: Path
) -> None:
    store = Store(str(tmp_path / "store"))
    finish(store, plans, tmp_path / "out")
    with mounted(tmp_path / "disk", "-t", "tmpfs", "-o", "size=400k", "tmpfs") as disk:
        publish(store, disk / "out", current_identity())
        (disk / "filler").write_bytes(b"x" * (shutil.disk_usage(disk).free - 20_000))
        with pytest.raises(OutputError, match="No space left on device"):
            publish(store, disk / "out", current_identity())
        assert {name: (disk / "out" / name).read_bytes() for name in TABLES} == expected


def test_a_store_that_is_read_only(plans: Path, expected: dict[str, bytes], tmp_path: Path) -> None:
    store, more = Store(str(tmp_path / "store")), tmp_path / "more"
    shutil.copytree(plans, more)
    finish(store, more, tmp_path / "out")
    with mounted(tmp_path / "store", "--bind", "-o", "ro", str(tmp_path / "store")):
        options = Options(workers=1)
        assert ingest([str(more)], store, options, fakes.Silent(), fakes.read).known == DOCUMENTS
        publish(store, tmp_path / "again", current_identity())
        assert verify(store) == []
        fakes.write_document(more / "new.pdf", actions=1)
        with pytest.raises(StoreError, match="Read-only file system"):
            ingest([str(more)], store, options, fakes.Silent(), fakes.read)
    (more / "new.pdf").unlink()
    assert (tmp_path / "again" / "actions.csv").read_bytes() == expected["actions.csv"]
    assert verify(store) == []


def test_a_clock_that_jumps(plans: Path, expected: dict[str, bytes], tmp_path: Path) -> None:
    """Modification times of a file that is changed go back and forth; what counts is what is in it."""
    moved = tmp_path / "plans"
    shutil.copytree(plans, moved)
    store = Store(str(tmp_path / "store"))
    steps: list[Callable[[], object]] = [
        lambda: fakes.write_document(moved / "01.pdf", actions=6, is_new=True),
        lambda: shutil.copy(plans / "01.pdf", moved / "01.pdf"),
    ]
    finish(store, moved, tmp_path / "out")
    for step, when in zip(steps, (time.time() - 10**8, time.time() + 10**8), strict=True):
        step()
        os.utime(moved / "01.pdf", (when, when))
        after = finish(store, moved, tmp_path / "out")
    assert after["actions.csv"] == expected["actions.csv"]
