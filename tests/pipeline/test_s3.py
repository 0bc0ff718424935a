"""A store in a bucket works like a folder: on a real S3 server on loopback."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import s3fs

from pipeline.errors import StoreError
from pipeline.identity import current_identity
from pipeline.ingest import Summary, ingest
from pipeline.publish.publish import publish
from pipeline.store.store import Store
from pipeline.verify import verify
from tests.pipeline import fakes

# Runs moto's server and says on which port it listens; in a process of its own, as a real bucket would be.
SERVER = """
import sys
from moto.server import ThreadedMotoServer
server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
server.start()
print(server.get_host_and_port()[1], flush=True)
sys.stdin.read()
"""


@pytest.fixture(scope="module")
def endpoint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    log = tmp_path_factory.mktemp("s3") / "server.log"
    with (
        log.open("w") as errors,
        subprocess.Popen(
            [sys.executable, "-c", SERVER],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
        ) as server,
    ):
        assert server.stdout is not None
        port = server.stdout.readline().strip()
        assert port, log.read_text()
        yield f"http://127.0.0.1:{port}"
        server.kill()


@pytest.fixture
def store(endpoint: str, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Store:
    for name, value in {
        "AWS_ENDPOINT_URL": endpoint,
        "AWS_ACCESS_KEY_ID": "key",
        "AWS_SECRET_ACCESS_KEY": "secret",
        "AWS_DEFAULT_REGION": "us-east-1",
    }.items():
        monkeypatch.setenv(name, value)
    bucket = request.node.name.replace("_", "-")[:60].strip("-")
    s3fs.S3FileSystem(skip_instance_cache=True).mkdir(bucket)
    return Store(f"s3://{bucket}/plans")


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    for number in range(3):
        fakes.write_document(tmp_path / "plans" / f"{number}.pdf", actions=number + 1)
    return tmp_path / "plans"


def run(store: Store, plans: Path) -> Summary:
    return ingest([str(plans)], store, fakes.options(), fakes.Silent(), fakes.read)


def test_a_bucket_gives_the_same_as_a_folder(store: Store, plans: Path, tmp_path: Path) -> None:
    folder = Store(str(tmp_path / "store"))
    for place, out in ((store, "bucket"), (folder, "folder")):
        assert run(place, plans).new == 3
        assert run(place, plans).known == 3
        assert verify(place) == []
        publish(place, tmp_path / out, current_identity())
    names = [path.name for path in (tmp_path / "folder").iterdir()]
    assert sorted(path.name for path in (tmp_path / "bucket").iterdir()) == sorted(names)
    for name in names:
        assert (tmp_path / "bucket" / name).read_bytes() == (tmp_path / "folder" / name).read_bytes()
    bucket_names, folder_names = ({n for n in s.files.names() if "ledger" not in n} for s in (store, folder))
    assert bucket_names == folder_names


def test_damage_in_a_bucket_is_found_and_made_anew(store: Store, plans: Path) -> None:
    run(store, plans)
    (name, *_) = store.files.names("results")
    store.files.write(name, store.files.read(name)[:-5])
    assert len(verify(store)) == 1
    summary = run(store, plans)
    assert (summary.again, summary.known) == ({"damaged in the store": 1}, 2)
    assert verify(store) == []


def test_a_bucket_that_is_not_there_is_told(store: Store, plans: Path) -> None:
    with pytest.raises(StoreError, match="s3://no-such-bucket/plans"):
        run(Store("s3://no-such-bucket/plans"), plans)
