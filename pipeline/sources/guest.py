"""What a good guest of other people's machines keeps to: a pace, robots.txt, and no private rooms."""

from __future__ import annotations

import ipaddress
import socket
import threading
import time
from collections.abc import Callable
from urllib.robotparser import RobotFileParser

import httpx

__all__ = ["Pace", "Robots", "is_private", "is_same_host"]

_OUR_NAME = "action-plans"
"""The name that robots.txt may call us by."""
_LONGEST_DELAY = 30.0  # seconds of a Crawl-delay that we follow; more would stop an ingest
_LONGEST_ROBOTS = 512 << 10  # bytes of a robots.txt that are read (RFC 9309 asks for at least 500 KiB)


class Pace:
    """Lets requests to one host through at an interval, whatever thread they come from."""

    def __init__(self, interval: float, sleep: Callable[[float], object]) -> None:
        self._interval = interval
        self._sleep = sleep
        self._lock = threading.Lock()
        self._next: dict[str, float] = {}
        self._own: dict[str, float] = {}

    def wait(self, host: str) -> None:
        """Wait until the host may be asked again."""
        with self._lock:
            now = time.monotonic()
            at = max(now, self._next.get(host, now))
            self._next[host] = at + max(self._interval, self._own.get(host, 0.0))
        if at > now:
            self._sleep(at - now)

    def slow_down(self, host: str, interval: float) -> None:
        """Follow a host's own wish for a longer interval, within reason."""
        self._own[host] = min(interval, _LONGEST_DELAY)


class Robots:
    """What the robots.txt of each site allows; asked for once."""

    def __init__(self, client: httpx.Client, pace: Pace) -> None:
        self._client = client
        self._pace = pace
        self._lock = threading.Lock()
        self._rules: dict[str, RobotFileParser] = {}

    def allow(self, url: httpx.URL) -> bool:
        """Whether the site allows the address to us.

        Raises:
            httpx.TransportError: The site does not answer.
        """
        site = str(url.copy_with(path="/", query=None, fragment=None))
        with self._lock:
            rules = self._rules.get(site)
        if rules is None:
            rules = self._read(site)
            delay = rules.crawl_delay(_OUR_NAME)
            if delay is not None:
                self._pace.slow_down(url.host, float(delay))
            with self._lock:
                self._rules[site] = rules
        return rules.can_fetch(_OUR_NAME, str(url))

    def _read(self, site: str) -> RobotFileParser:
        """The rules of a site; one without robots.txt allows all (RFC 9309), also one that errs on it."""
        rules = RobotFileParser()
        self._pace.wait(httpx.URL(site).host)
        with self._client.stream("GET", site + "robots.txt") as response:
            text = _start(response).decode("utf-8", "replace") if response.is_success else ""
        rules.parse(text.splitlines())
        return rules


def _start(response: httpx.Response) -> bytes:
    content = b""
    for chunk in response.iter_bytes():
        content += chunk
        if len(content) > _LONGEST_ROBOTS:
            break
    return content[:_LONGEST_ROBOTS]


def is_private(host: str) -> bool:
    """Whether a host, by name or number, is or resolves to an address that is not of the public internet."""
    try:
        found = socket.getaddrinfo(host, None, proto=socket.IPPROTO_TCP)
    except (OSError, UnicodeError):
        return False  # the request will tell that there is no such host
    addresses = [ipaddress.ip_address(str(entry[4][0]).split("%")[0]) for entry in found]
    return any(not address.is_global or address.is_multicast for address in addresses)


def is_same_host(url: str, at: httpx.URL) -> bool:
    """Whether a redirect stays where the person sent us: same host and port, or a step up to https."""
    asked = httpx.URL(url)
    return asked.host == at.host and (asked.port == at.port or {asked.port, at.port} <= {None, 80, 443})
