"""A folder of immutable files, on a disk or in a bucket: a file is there whole or not at all."""

from __future__ import annotations

import io
import os
import shutil
import socket
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

import fsspec
from fsspec.implementations.local import LocalFileSystem

from pipeline.errors import StoreError

__all__ = ["Files", "sync"]

_ASIDE = "scratch"
"""Folder for files that are being written."""


class Files:
    """Files under one address. Safe for many writers at once: a file is written aside, then put in its place.

    Args:
        url: A folder or any address that fsspec knows, such as "s3://bucket/plans".
        is_durable: Whether a file is on the disk (fsync) before it counts; a throw-away folder needs none.
    """

    def __init__(self, url: str, *, is_durable: bool = True) -> None:
        self.url = url
        self.is_durable = is_durable
        # What another writer put there a moment ago must be seen: no cached listings.
        options: dict[str, Any] = {"use_listings_cache": False} if "://" in url else {}
        try:
            with self.telling(url):
                self._fs, self._root = fsspec.core.url_to_fs(url, **options)
        except ValueError as error:
            raise StoreError(
                f"{url}: {error}. Give a folder or an address such as s3://bucket/plans"
            ) from error
        self.is_local = isinstance(self._fs, LocalFileSystem)

    def path(self, name: str) -> str:
        """The full path of a file."""
        return f"{self._root}/{name}"

    def exists(self) -> bool:
        """Whether there is anything under the address."""
        with self.telling(self._root):
            return bool(self._fs.exists(self._root))

    def has(self, name: str, size: int) -> bool:
        """Whether the file is there and of that size in bytes."""
        with self.telling(name):
            try:
                return bool(self._fs.info(self.path(name))["size"] == size)
            except FileNotFoundError:
                return False

    def read(self, name: str) -> bytes:
        """The bytes of a file. StoreError if it is not there."""
        with self.telling(name):
            if self.is_local:
                return Path(self.path(name)).read_bytes()
            content: bytes = self._fs.cat_file(self.path(name))
            return content

    def sizes(self, folder: str) -> dict[str, int]:
        """The files below a folder of a bucket with their sizes in bytes, in one look."""
        with self.telling(folder):
            found = self._fs.find(self.path(folder), detail=True)
        return {path[len(self._root) + 1 :]: entry["size"] for path, entry in found.items()}

    def names(self, folder: str = "") -> list[str]:
        """The files below a folder, sorted, as names that `read` takes; none if there is no such folder."""
        with self.telling(folder):
            if self.is_local:
                return sorted(self._walk(folder))
            found = self._fs.find(self.path(folder).rstrip("/"))
            return sorted(path[len(self._root) + 1 :] for path in found)

    def write(self, name: str, content: bytes) -> None:
        """Put a file in its place, whole or not at all."""
        if self.is_local:
            self.write_from(name, io.BytesIO(content))
            return
        with self.telling(name):
            self._fs.pipe_file(self.path(name), content)

    def write_from(self, name: str, source: IO[bytes]) -> None:
        """Put what an open file holds in its place, whole or not at all."""
        with self._scratch() as path:
            with self.telling(name), path.open("wb") as copy:
                shutil.copyfileobj(source, copy)
            self._adopt(path, name)

    @contextmanager
    def _scratch(self) -> Iterator[Path]:
        """Give a path to write a file aside; what still stands there at the end goes."""
        folder = Path(self.path(_ASIDE)) if self.is_local else Path(tempfile.gettempdir())
        path = folder / f"{socket.gethostname()}-{os.getpid()}-{uuid.uuid4().hex}"
        with self.telling(str(folder)):
            folder.mkdir(parents=True, exist_ok=True)
        try:
            yield path
        finally:
            with suppress(OSError):
                path.unlink(missing_ok=True)

    def sweep(self) -> None:
        """Remove what processes of this machine that were killed left aside."""
        if not self.is_local:
            return
        for path in Path(self.path(_ASIDE)).glob(f"{socket.gethostname()}-*"):
            if not _is_alive(int(path.name.split("-")[-2])):
                with suppress(OSError):
                    path.unlink()

    def _adopt(self, scratch: Path, name: str) -> None:
        """Put a file that was written aside in its place."""
        with self.telling(name):
            if not self.is_local:
                self._fs.put_file(str(scratch), self.path(name))
                return
            target = Path(self.path(name))
            if self.is_durable:
                sync(scratch)
            target.parent.mkdir(parents=True, exist_ok=True)
            # A power cut can still lose the new name: then the file is not there, never half there, and is made anew.
            scratch.replace(target)

    def remove(self, name: str) -> None:
        """Remove a file; that it is gone already is no error."""
        with self.telling(name), suppress(FileNotFoundError):
            self._fs.rm_file(self.path(name))

    @contextmanager
    def local(self, name: str) -> Iterator[Path]:
        """Give a path on this machine of a file, for as long as the block lasts."""
        if self.is_local:
            yield Path(self.path(name))
            return
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder) / name.rsplit("/", 1)[-1]
            with self.telling(name):
                self._fs.get_file(self.path(name), str(copy))
            yield copy

    def _walk(self, folder: str) -> Iterator[str]:
        top = self.path(folder).rstrip("/")
        for path, _, files in os.walk(top):
            below = path[len(self._root) + 1 :]
            yield from (f"{below}/{file}" if below else file for file in files)

    @contextmanager
    def telling(self, name: str) -> Iterator[None]:
        """Turn an error of the file system into one that names the file and what to do."""
        try:
            yield
        except StoreError:
            raise
        except ImportError as error:
            raise StoreError(
                f"{self.url}: {error}. This kind of address needs more: for s3, .venv/bin/pip install -e '.[s3]'"
            ) from error
        except OSError as error:
            reason = error.strerror or str(error) or type(error).__name__
            raise StoreError(
                f"{self.url}: {name}: {reason}. Check the space, the rights and the address"
            ) from error
        except Exception as error:
            # A client of a bucket has its own errors, which are no OSError: no credentials, no such endpoint.
            if not type(error).__module__.startswith(
                ("botocore", "aiobotocore", "aiohttp", "gcsfs", "adlfs")
            ):
                raise
            raise StoreError(f"{self.url}: {name}: {error}. Check the address and the credentials") from error


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    return True


def sync(path: Path) -> None:
    """Wait until a file or folder is on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
