"""A web server on loopback that behaves as real ones do: well, slowly, wrongly."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

__all__ = ["Answer", "Site", "serve"]

Answer = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Site:
    """What a server says at each path, and what it was asked."""

    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    """(path, headers) of each request, in order."""
    address: str = ""

    def url(self, path: str) -> str:
        return self.address + path

    def paths(self) -> list[str]:
        """The paths asked for, but for robots.txt."""
        return [path for path, _ in self.asked if path != "/robots.txt"]

    def gives(self, path: str, content: bytes, **headers: str) -> None:
        """Answer with content; header names with "_" for "-"."""

        def answer(request: BaseHTTPRequestHandler) -> None:
            etag = headers.get("ETag")
            if etag and request.headers.get("If-None-Match") == etag:
                request.send_response(304)
                request.end_headers()
                return
            send(request, 200, content, **headers)

        self.answers[path] = answer

    def says(self, path: str, status: int, **headers: str) -> None:
        """Answer with a status."""
        self.answers[path] = lambda request: send(request, status, b"", **headers)


def send(request: BaseHTTPRequestHandler, status: int, content: bytes, **headers: str) -> None:
    request.send_response(status)
    for name, value in {"Content_Length": str(len(content)), **headers}.items():
        request.send_header(name.replace("_", "-"), value)
    request.end_headers()
    request.wfile.write(content)


@contextmanager
def serve() -> Iterator[Site]:
    """Give a site on a free port of loopback, for as long as the block lasts."""
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            site.asked.append((self.path, dict(self.headers)))
            answer = site.answers.get(self.path)
            if answer is None:
                send(self, 404, b"")
            else:
                answer(self)

        def log_message(self, *args: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: object, client_address: object) -> None:
            """A client that went away is what some tests are about."""

    with Server(("127.0.0.1", 0), Handler) as server:
        site.address = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield site
        finally:
            server.shutdown()
            thread.join()
