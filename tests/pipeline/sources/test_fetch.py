"""Addresses are fetched politely, and whatever a server does ends as a document or a reason."""

from __future__ import annotations

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler

import pytest

from pipeline.errors import FetchError, GoneError
from pipeline.sources.fetch import Fetched, Fetcher, FetchOptions, NotModified
from pipeline.sources.guest import Pace, is_private
from tests.pipeline.web import Site, send, serve

PDF = b"%PDF-1.7 " + b"x" * 1000


@pytest.fixture
def site() -> Iterator[Site]:
    with serve() as site:
        yield site


@pytest.fixture
def slept() -> list[float]:
    """How long the fetcher would have slept."""
    return []


@pytest.fixture
def fetcher(slept: list[float]) -> Iterator[Fetcher]:
    fetcher = Fetcher(FetchOptions(max_size=10_000, interval=0.0), slept.append)
    yield fetcher
    fetcher.close()


def content(fetched: Fetched | NotModified) -> bytes:
    assert isinstance(fetched, Fetched)
    with fetched.content as file:
        return file.read()


def test_a_document_is_fetched_by_an_honest_agent(site: Site, fetcher: Fetcher) -> None:
    site.gives("/plan.pdf", PDF)
    assert content(fetcher.fetch(site.url("/plan.pdf"))) == PDF
    assert site.paths() == ["/plan.pdf"]
    assert all(headers["User-Agent"].startswith("action-plans/") for _, headers in site.asked)


def test_what_has_not_changed_is_not_sent_again(site: Site, fetcher: Fetcher) -> None:
    site.gives("/plan.pdf", PDF, ETag='"1"', Last_Modified="Tue, 01 May 2012 00:00:00 GMT")
    first = fetcher.fetch(site.url("/plan.pdf"))
    assert isinstance(first, Fetched)
    first.content.close()
    assert (first.etag, first.last_modified) == ('"1"', "Tue, 01 May 2012 00:00:00 GMT")
    assert isinstance(fetcher.fetch(site.url("/plan.pdf"), first.etag, first.last_modified), NotModified)
    assert site.asked[-1][1]["If-Modified-Since"] == first.last_modified


@pytest.mark.parametrize("kind", ["application/pdf", "text/html", "application/octet-stream"])
def test_a_document_is_known_by_its_bytes(site: Site, fetcher: Fetcher, kind: str) -> None:
    site.gives("/plan.pdf", PDF, Content_Type=kind)
    assert content(fetcher.fetch(site.url("/plan.pdf"))) == PDF


@pytest.mark.parametrize("page", [b"<!DOCTYPE html><p>Not found", b"\xef\xbb\xbf\n <HTML>", b"<html><body>"])
def test_a_web_page_that_says_it_is_a_pdf_is_told(site: Site, fetcher: Fetcher, page: bytes) -> None:
    site.gives("/plan.pdf", page, Content_Type="application/pdf")
    with pytest.raises(FetchError, match="gives a web page, no document"):
        fetcher.fetch(site.url("/plan.pdf"))


def test_html_that_word_wrote_is_a_document(site: Site, fetcher: Fetcher) -> None:
    page = b'<html xmlns:w="urn:schemas-microsoft-com:office:word">'
    site.gives("/plan.doc", page)
    assert content(fetcher.fetch(site.url("/plan.doc"))) == page


@pytest.mark.parametrize("status", [404, 410])
def test_what_is_gone_is_told_at_once(site: Site, fetcher: Fetcher, status: int) -> None:
    site.says("/plan.pdf", status)
    with pytest.raises(GoneError, match=str(status)):
        fetcher.fetch(site.url("/plan.pdf"))
    assert len(site.paths()) == 1


@pytest.mark.parametrize("status", [401, 403, 418])
def test_a_refusal_is_told_at_once(site: Site, fetcher: Fetcher, status: int) -> None:
    site.says("/plan.pdf", status)
    with pytest.raises(FetchError, match=str(status)):
        fetcher.fetch(site.url("/plan.pdf"))
    assert len(site.paths()) == 1


def test_a_server_in_trouble_is_asked_again_with_growing_waits(
    site: Site, fetcher: Fetcher, slept: list[float]
) -> None:
    statuses = iter([500, 503, 429])

    def answer(request: BaseHTTPRequestHandler) -> None:
        status = next(statuses, 200)
        send(
            request, status, PDF if status == 200 else b"", **({"Retry_After": "7"} if status == 429 else {})
        )

    site.answers["/plan.pdf"] = answer
    assert content(fetcher.fetch(site.url("/plan.pdf"))) == PDF
    assert [wait for wait in slept if wait >= 1] == [1, 2, 7]


def test_trouble_that_lasts_is_told(site: Site, fetcher: Fetcher) -> None:
    site.says("/plan.pdf", 503, Retry_After="86400")
    with pytest.raises(FetchError, match="503 Service Unavailable \\(4 tries\\)"):
        fetcher.fetch(site.url("/plan.pdf"))


def test_an_answer_that_is_cut_off_is_asked_for_again(site: Site, fetcher: Fetcher) -> None:
    times: list[int] = []

    def answer(request: BaseHTTPRequestHandler) -> None:
        times.append(1)
        send(request, 200, PDF[: None if len(times) > 2 else 100], Content_Length=str(len(PDF)))
        request.close_connection = True

    site.answers["/plan.pdf"] = answer
    assert content(fetcher.fetch(site.url("/plan.pdf"))) == PDF
    assert len(times) == 3


def test_an_answer_that_is_always_cut_off_is_told(site: Site, fetcher: Fetcher) -> None:
    def answer(request: BaseHTTPRequestHandler) -> None:
        send(request, 200, PDF[:100], Content_Length=str(len(PDF)))
        request.close_connection = True

    site.answers["/plan.pdf"] = answer
    with pytest.raises(FetchError, match=r"plan\.pdf: .*\(4 tries\)"):
        fetcher.fetch(site.url("/plan.pdf"))


def test_a_server_that_says_nothing_is_given_up(
    site: Site, slept: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.sources.fetch._SILENCE", 0.05)
    fetcher = Fetcher(FetchOptions(max_size=10_000, interval=0.0), slept.append)
    site.gives("/robots.txt", b"")

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.rfile.read(1)  # waits for more, which never comes

    site.answers["/plan.pdf"] = answer
    with pytest.raises(FetchError, match=r"timed out.*\(4 tries\)"):
        fetcher.fetch(site.url("/plan.pdf"))
    fetcher.close()


def test_a_server_that_drips_is_given_up(site: Site, slept: list[float]) -> None:
    fetcher = Fetcher(FetchOptions(max_size=1 << 30, seconds=0.2, interval=0.0), slept.append)

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.end_headers()
        while True:
            request.wfile.write(b"x")  # without end, until the client goes away
            request.wfile.flush()

    site.answers["/plan.pdf"] = answer
    with pytest.raises(FetchError, match=r"took longer than 0\.2 seconds"):
        fetcher.fetch(site.url("/plan.pdf"))
    fetcher.close()


@pytest.mark.parametrize("is_told", [True, False], ids=["by its length", "while it comes"])
def test_a_document_that_is_too_large_is_told(site: Site, fetcher: Fetcher, is_told: bool) -> None:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        if is_told:
            request.send_header("Content-Length", str(5 << 30))
        request.send_header("Connection", "close")
        request.end_headers()
        for _ in range(100):
            request.wfile.write(b"x" * 1000)
        request.close_connection = True

    site.answers["/plan.pdf"] = answer
    with pytest.raises(FetchError, match="--max-size"):
        fetcher.fetch(site.url("/plan.pdf"))


def test_redirects_on_the_same_host_are_followed(site: Site, fetcher: Fetcher) -> None:
    site.says("/a", 302, Location="/b?x=1")
    site.says("/b?x=1", 301, Location=site.url("/plan.pdf"))
    site.gives("/plan.pdf", PDF)
    fetched = fetcher.fetch(site.url("/a"))
    assert content(fetched) == PDF
    assert isinstance(fetched, Fetched)
    assert fetched.url == site.url("/plan.pdf")


def test_redirects_in_a_circle_end(site: Site, fetcher: Fetcher) -> None:
    site.says("/a", 302, Location="/a")
    with pytest.raises(FetchError, match="redirected more than 10 times"):
        fetcher.fetch(site.url("/a"))


@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.1:1/x",
        "http://localhost/x",
        "http://169.254.169.254/x",
        "http://[::1]/x",
        "http://0/x",
    ],
)
def test_a_redirect_into_a_private_network_is_refused(site: Site, fetcher: Fetcher, target: str) -> None:
    site.says("/a", 302, Location=target)
    with pytest.raises(FetchError, match="leads to a private address"):
        fetcher.fetch(site.url("/a"))


def test_a_redirect_into_a_private_network_can_be_allowed(site: Site) -> None:
    with serve() as other:
        other.gives("/plan.pdf", PDF)
        site.says("/a", 302, Location=other.url("/plan.pdf"))
        fetcher = Fetcher(FetchOptions(max_size=10_000, allow_private=True, interval=0.0))
        assert content(fetcher.fetch(site.url("/a"))) == PDF
        fetcher.close()


def test_a_name_that_turns_private_between_question_and_answer_is_refused(
    site: Site, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The name looks public when it is checked, and the answer comes from loopback."""
    answers = iter([False, True])
    monkeypatch.setattr("pipeline.sources.fetch.is_private", lambda host: next(answers))
    with serve() as other:
        other.gives("/plan.pdf", PDF)
        site.says("/a", 302, Location=other.url("/plan.pdf"))
        with pytest.raises(FetchError, match="leads to a private address"):
            fetcher.fetch(site.url("/a"))


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://127.0.0.1/x", "gopher://x"])
def test_a_redirect_off_the_web_is_refused(site: Site, fetcher: Fetcher, target: str) -> None:
    site.says("/a", 302, Location=target)
    with pytest.raises(FetchError, match="is no address on the web"):
        fetcher.fetch(site.url("/a"))


def test_robots_txt_is_kept_to_and_asked_once(site: Site, fetcher: Fetcher) -> None:
    site.gives(
        "/robots.txt", b"User-agent: *\nDisallow: /private/\nUser-agent: action-plans\nDisallow: /ours/\n"
    )
    for path in ("/ours/a.pdf", "/private/a.pdf", "/a.pdf"):
        site.gives(path, PDF)
    with pytest.raises(FetchError, match=r"robots\.txt does not allow it"):
        fetcher.fetch(site.url("/ours/a.pdf"))
    content(fetcher.fetch(site.url("/a.pdf")))
    content(fetcher.fetch(site.url("/private/a.pdf")))
    assert [path for path, _ in site.asked] == ["/robots.txt", "/a.pdf", "/private/a.pdf"]


def test_robots_txt_may_ask_for_a_slower_pace(site: Site, slept: list[float]) -> None:
    site.gives("/robots.txt", b"User-agent: *\nCrawl-delay: 5\n")
    site.gives("/a.pdf", PDF)
    fetcher = Fetcher(FetchOptions(max_size=10_000, interval=0.0), slept.append)
    for _ in range(2):
        content(fetcher.fetch(site.url("/a.pdf")))
    fetcher.close()
    assert [round(wait) for wait in slept if wait > 1] == [5]


@pytest.mark.parametrize("url", ["http://", "https://[", "http://exa mple/x", "http://127.0.0.1:99999/"])
def test_an_address_that_is_none_is_told(fetcher: Fetcher, url: str) -> None:
    with pytest.raises(FetchError):
        fetcher.fetch(url)


def test_a_host_that_is_not_there_is_told(fetcher: Fetcher) -> None:
    with pytest.raises(FetchError, match="4 tries"):
        fetcher.fetch("http://127.0.0.1:1/plan.pdf")


def test_a_host_is_asked_once_a_second(slept: list[float]) -> None:
    pace = Pace(1.0, slept.append)
    for host in ("a", "a", "b", "a"):
        pace.wait(host)
    assert [round(wait, 1) for wait in slept] == [1.0, 2.0]


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        *(
            (host, True)
            for host in ["127.0.0.1", "10.1.2.3", "192.168.0.1", "::1", "fe80::1", "100.64.0.1", "224.0.0.1"]
        ),
        ("::ffff:127.0.0.1", True),
        ("8.8.8.8", False),
        ("2001:4860:4860::8888", False),
    ],
)
def test_private_addresses(host: str, expected: bool) -> None:
    assert is_private(host) is expected
