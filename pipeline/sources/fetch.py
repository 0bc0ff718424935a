"""Fetches addresses as a good guest: asks robots.txt, waits between requests, asks only for what changed."""

from __future__ import annotations

import re
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from importlib.metadata import version
from typing import IO, Any

import httpx

from pipeline.errors import FetchError, GoneError
from pipeline.sources.guest import Pace, Robots, is_private, is_same_host

__all__ = ["AGENT", "FetchOptions", "Fetched", "Fetcher", "NotModified", "chunks"]

AGENT = f"action-plans/{version('action-plans')} (collects councils' action plans as open data)"

_TRIES = 4
_FIRST_WAIT = 1.0  # seconds before the second try; doubled before each further one
_LONGEST_WAIT = 60.0  # of what a server may ask for with Retry-After
_REDIRECTS = 10
_SILENCE = 30.0  # seconds that a server may say nothing
_IN_MEMORY = 8 << 20
_HEAD = 1024
_ERRNO = re.compile(r"^\[Errno -?\d+\] ")  # says nothing to a person that the words after it don't
_AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504})
_GONE = frozenset({404, 410})


@dataclass(frozen=True, slots=True)
class FetchOptions:
    """How addresses are fetched."""

    max_size: int
    """In bytes."""
    allow_private: bool = False
    """Whether a redirect may lead to an address of a private network."""
    seconds: float = 600.0
    """What one address may take in all, with its tries."""
    interval: float = 1.0
    """Seconds between two requests to a host."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A document that an address gave."""

    content: IO[bytes]
    url: str
    """The address after redirects."""
    etag: str | None
    last_modified: str | None


class NotModified:
    """The address has what it had before."""


class _TryAgainError(Exception):
    """It may work later; `after` is how long the server wants to be left alone, in seconds."""

    def __init__(self, message: str, after: float | None = None) -> None:
        super().__init__(message)
        self.after = after


class Fetcher:
    """Fetches addresses; one for all threads of an ingest, which share pace and robots.txt.

    Args:
        options: How.
        sleep: Waits so many seconds; a test gives its own.
    """

    def __init__(self, options: FetchOptions, sleep: Callable[[float], object] = time.sleep) -> None:
        self.max_size = options.max_size
        self._options = options
        self._sleep = sleep
        timeout = httpx.Timeout(_SILENCE, pool=None)
        self._client = httpx.Client(
            headers={"User-Agent": AGENT, "Accept-Encoding": "identity"}, timeout=timeout
        )
        self._pace = Pace(options.interval, sleep)
        self._robots = Robots(self._client, self._pace)

    def close(self) -> None:
        """End all connections."""
        self._client.close()

    def fetch(
        self, url: str, etag: str | None = None, last_modified: str | None = None
    ) -> Fetched | NotModified:
        """Fetch an address, unless it has still what these marks are of.

        Raises:
            GoneError: There is nothing at the address (any more).
            FetchError: The address gives no document; the message names it and says why.
        """
        conditions = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        headers = {name: value for name, value in conditions.items() if value}
        deadline = time.monotonic() + self._options.seconds
        for attempt in range(_TRIES):
            try:
                return self._follow(url, headers, deadline)
            except (httpx.TransportError, _TryAgainError) as error:
                if attempt == _TRIES - 1 or time.monotonic() > deadline:
                    reason = _ERRNO.sub("", str(error)) or type(error).__name__
                    raise FetchError(url, f"{reason} ({attempt + 1} tries)") from error
                asked = error.after if isinstance(error, _TryAgainError) else None
                self._sleep(min(_LONGEST_WAIT, asked or _FIRST_WAIT * 2**attempt))
            except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
                raise FetchError(url, f"{error or type(error).__name__}") from error
        raise AssertionError("unreachable")

    def _follow(self, url: str, headers: dict[str, str], deadline: float) -> Fetched | NotModified:
        """Ask, and go where redirects lead, as far as they may."""
        at = httpx.URL(url)
        for _ in range(_REDIRECTS):
            self._check(url, at)
            self._pace.wait(at.host)
            with self._client.stream("GET", at, headers=headers) as response:
                if not self._is_allowed(url, at, _peer(response)):
                    raise FetchError(url, f"leads to a private address ({at}); --allow-private lets it")
                if not response.has_redirect_location:
                    return self._take(url, response, deadline)
                at = at.join(response.headers["location"])
        raise FetchError(url, f"is redirected more than {_REDIRECTS} times")

    def _check(self, url: str, at: httpx.URL) -> None:
        """Refuse what must not be asked for."""
        if at.scheme not in ("http", "https") or not at.host:
            raise FetchError(url, f"{at} is no address on the web (http, https)")
        if not is_same_host(url, at) and not self._options.allow_private and is_private(at.host):
            raise FetchError(url, f"leads to a private address ({at}); --allow-private lets it")
        if not self._robots.allow(at):
            raise FetchError(url, "the site's robots.txt does not allow it; ask the council for the file")

    def _is_allowed(self, url: str, at: httpx.URL, peer: str | None) -> bool:
        """Whether the machine that answered may be read: a name can resolve to another one by then."""
        return peer is None or self._options.allow_private or is_same_host(url, at) or not is_private(peer)

    def _take(self, url: str, response: httpx.Response, deadline: float) -> Fetched | NotModified:
        status = f"{response.status_code} {response.reason_phrase}".strip()
        if response.status_code == httpx.codes.NOT_MODIFIED:
            return NotModified()
        if response.status_code in _GONE:
            raise GoneError(url, f"{status}")
        if response.status_code in _AGAIN:
            raise _TryAgainError(status, _retry_after(response))
        if response.status_code != httpx.codes.OK:
            raise FetchError(url, f"{status}")
        with ExitStack() as stack:
            content: Any = stack.enter_context(tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY))
            self._fill(content, url, response, deadline)
            if _is_web_page(content.read(_HEAD)):
                raise FetchError(url, "gives a web page, no document; find the address of the file itself")
            content.seek(0)
            stack.pop_all()
        marks = response.headers
        return Fetched(content, str(response.url), marks.get("etag"), marks.get("last-modified"))

    def _fill(self, content: IO[bytes], url: str, response: httpx.Response, deadline: float) -> None:
        """Write all bytes of an answer. FetchError if they are more than allowed or come too slowly."""
        limit = self.max_size
        told = response.headers.get("content-length", "")
        if told.isdigit() and int(told) > limit:
            raise FetchError(
                url, f"has {int(told) >> 20} MB, more than the limit of {limit >> 20} MB (--max-size)"
            )
        for chunk in response.iter_bytes():
            content.write(chunk)
            if content.tell() > limit:
                raise FetchError(url, f"has more than the limit of {limit >> 20} MB (--max-size)")
            if time.monotonic() > deadline:
                raise FetchError(url, f"took longer than {self._options.seconds:g} seconds")
        content.seek(0)


def chunks(content: IO[bytes], size: int = 1 << 20) -> Iterator[bytes]:
    """The bytes of an open file, a piece at a time; closes it at the end."""
    with content:
        while chunk := content.read(size):
            yield chunk


def _peer(response: httpx.Response) -> str | None:
    """The address of the machine that answered, where it is known."""
    stream = response.extensions.get("network_stream")
    peer = stream.get_extra_info("server_addr") if stream is not None else None
    return str(peer[0]) if peer else None


def _retry_after(response: httpx.Response) -> float | None:
    """Seconds that the server wants to be left alone; it may give a date instead."""
    told = response.headers.get("retry-after", "")
    if told.isdigit():
        return float(told)
    try:
        return max(0.0, parsedate_to_datetime(told).timestamp() - time.time())
    except (TypeError, ValueError):
        return None


def _is_web_page(start: bytes) -> bool:
    """Whether bytes start as HTML that Word did not write: old Word files can be HTML inside."""
    text = start.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return text.startswith((b"<!doctype html", b"<html")) and b"schemas-microsoft-com:office" not in text
