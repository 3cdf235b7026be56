"""Fetching from real servers on this machine, of which some are hostile."""

import gzip
import http.server
import socket
import threading
import time
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import pytest

from l10n.errors import FetchError
from l10n.fetch import MAX_REDIRECTS, fetch

Page = Callable[[http.server.BaseHTTPRequestHandler], None]


def page(body: bytes, *, status: int = 200, **headers: str) -> Page:
    def answer(handler: http.server.BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in ({"Content_Type": "text/html; charset=euc-kr", **headers}).items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(body)

    return answer


@contextmanager
def serving(answer: Page) -> Iterator[str]:
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            with suppress(ConnectionError):
                answer(self)

        def log_message(self, *_: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        server.block_on_close = False
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def refusal(url: str, **options: object) -> str:
    with pytest.raises(FetchError) as caught:
        fetch(url, **options)
    return str(caught.value)


def test_page_comes_with_what_the_server_says_of_it():
    seen: dict[str, str] = {}

    def answer(handler):
        seen.update(handler.headers, path=handler.path)
        page("기사".encode("euc-kr"))(handler)

    with serving(answer) as root:
        got = fetch(f"{root}/2025/11/쌀 값?q=1#top".replace(" ", "%20"), allow_private=True)
        assert got.url.startswith(root)
    assert (got.data, got.media_type, got.charset) == ("기사".encode("euc-kr"), "text/html", "euc-kr")
    assert seen["path"] == "/2025/11/%EC%8C%80%20%EA%B0%92?q=1"
    assert seen["Host"] == root.removeprefix("http://")


@pytest.mark.parametrize(
    ("path", "sent", "taken"),
    [
        ("/a", "application/xhtml+xml", "text/html"),
        ("/a", "TEXT/X-Markdown", "text/markdown"),
        ("/a.txt", "text/plain; charset=utf-8", "text/plain"),
        ("/README.md?raw=1", "text/plain", "text/markdown"),
    ],
)
def test_media_types_are_named_alike(path, sent, taken):
    with serving(page(b"x", Content_Type=sent)) as root:
        assert fetch(root + path, allow_private=True).media_type == taken


def test_packed_page_is_unpacked():
    body = b"<p>rice</p>" * 50_000
    with serving(
        page(gzip.compress(body) + gzip.compress(b"more") + b"\0\0", Content_Encoding="gzip")
    ) as root:
        assert fetch(root, allow_private=True).data == body + b"more"


def test_redirect_is_followed_relative_to_where_it_stands():
    def answer(handler):
        (page(b"here") if handler.path == "/b/c" else page(b"", status=302, Location="../b/c"))(handler)

    with serving(answer) as root:
        got = fetch(f"{root}/a/x", allow_private=True)
        assert (got.data, got.url) == (b"here", f"{root}/b/c")


def test_loop_of_redirects_ends():
    asked: list[str] = []

    def answer(handler):
        asked.append(handler.path)
        page(b"", status=301, Location="/")(handler)

    with serving(answer) as root:
        assert "redirects" in refusal(root, allow_private=True)
    assert len(asked) == MAX_REDIRECTS + 1


@pytest.mark.parametrize(
    "place", ["file:///etc/passwd", "ftp://example.org/", "gopher://127.0.0.1/", "http://u:p@127.0.0.1/"]
)
def test_redirect_is_held_to_the_rules_of_addresses(place):
    with serving(page(b"", status=302, Location=place)) as root:
        refusal(root, allow_private=True)


@pytest.mark.parametrize(
    "host",
    [
        *(
            "127.0.0.1",
            "localhost",
            "[::1]",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
        ),
        *("0.0.0.0", "255.255.255.255", "224.0.0.1", "240.0.0.1", "192.0.2.1", "198.18.0.1", "192.88.99.1"),  # noqa: S104 (addresses to refuse)
        *(
            "[::]",
            "[fe80::1]",
            "[fd00:ec2::254]",
            "[ff02::1]",
            "[::ffff:127.0.0.1]",
            "[::ffff:a00:1]",
            "[::7f00:1]",
        ),
        *(
            "[64:ff9b::7f00:1]",
            "[64:ff9b:1::1]",
            "[2002:7f00:1::]",
            "[2001:db8::1]",
            "[2001::1]",
            "[fec0::1]",
            "[3fff::1]",
        ),
    ],
)
def test_address_that_is_not_public_is_refused(host):
    message = refusal(f"http://{host}:9/")
    assert "not public" in message
    assert "--allow-private" in message


@pytest.mark.parametrize(
    "url",
    [
        *(
            "http://2130706433/",
            "http://0x7f000001/",
            "http://0177.0.0.1/",
            "http://127.1/",
            "http://0x7f.0.0.1/",
        ),
        *("http://１２７.1/", "http://127.0.0.1./", "http:///x", "http://[::1/", "http://[fe80::1%25eth0]/"),
        *("http://a.example:99999/", "http://a.example:x/", "http://example.org\\@127.0.0.1/", "http://a b/"),
        *(
            "http://user@example.org/",
            "http://user:secret@127.0.0.1/",
            "http://@127.0.0.1/",
            "http://a.example/\r\nX: y",
        ),
        *(
            "file:///etc/passwd",
            "ftp://example.org/x",
            "//example.org/",
            "example.org",
            "",
            "javascript:alert(1)",
        ),
        *("http://" + "a" * 64 + ".example/", "http://a..example/", "http://example.org/" + "a" * 2000),
    ],
)
def test_odd_address_is_refused_even_where_private_ones_are_allowed(url):
    message = refusal(url, allow_private=True, timeout=5)
    assert "secret" not in message


def test_host_with_one_private_address_among_public_ones_is_refused(monkeypatch):
    known = [(socket.AF_INET, 1, 6, "", (place, 80)) for place in ("93.184.216.34", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: known)
    assert "10.0.0.1" in refusal("http://two-faced.example/")


def test_public_page_cannot_lead_to_a_private_one_even_where_those_are_allowed(monkeypatch):
    with serving(page(b"", status=302, Location="http://inside.example/")) as root:
        port = int(root.rpartition(":")[2])
        names = {"outside.example": "93.184.216.34", "inside.example": "127.0.0.1"}
        monkeypatch.setattr(
            socket, "getaddrinfo", lambda host, _port, **__: [(socket.AF_INET, 1, 6, "", (names[host], port))]
        )
        real = socket.socket.connect
        monkeypatch.setattr(socket.socket, "connect", lambda self, place: real(self, ("127.0.0.1", place[1])))
        message = refusal("http://outside.example/", allow_private=True)
    assert "inside.example" in message
    assert "by its own address" in message


def test_connection_goes_to_the_address_that_was_checked(monkeypatch):
    asked: list[str] = []
    real = socket.getaddrinfo

    def once(host, *rest, **options):
        asked.append(host)
        return real("127.0.0.1" if len(asked) == 1 else "203.0.113.1", *rest, **options)

    with serving(page(b"first")) as root:
        monkeypatch.setattr(socket, "getaddrinfo", once)
        got = fetch(root.replace("127.0.0.1", "rebinding.example"), allow_private=True)
    assert (got.data, asked) == (b"first", ["rebinding.example"])


def test_endless_body_is_cut_off():
    def answer(handler):
        page(b"")(handler)
        while True:
            handler.wfile.write(b"x" * 65536)

    with serving(answer) as root:
        assert "more than 0.3 MB" in refusal(root, allow_private=True, max_bytes=300_000)


def test_announced_size_is_refused_before_it_is_read():
    with serving(page(b"", Content_Length="999999999999")) as root:
        assert "more than 20 MB" in refusal(root, allow_private=True)


def test_bomb_is_not_unpacked():
    with serving(page(gzip.compress(bytes(50_000_000)), Content_Encoding="gzip")) as root:
        tracemalloc.start()
        try:
            assert "more than 1 MB" in refusal(root, allow_private=True, max_bytes=1_000_000)
            assert tracemalloc.get_traced_memory()[1] < 5_000_000
        finally:
            tracemalloc.stop()


def test_dripping_body_and_dripping_headers_end_at_the_time_given():
    def body(handler):
        page(b"")(handler)
        while True:
            handler.wfile.write(b"x")
            handler.wfile.flush()
            time.sleep(0.05)

    def headers(handler):
        while True:
            handler.wfile.write(b"H")
            time.sleep(0.05)

    for answer in (body, headers):
        with serving(answer) as root:
            assert "in time" in refusal(root, allow_private=True, timeout=0.6)


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (page(b"gone", status=404), "404"),
        (page(b"no", status=500), "500"),
        (page(b"part", status=206), "206"),
        (page(b"", status=302), "nowhere"),
        (page(b"%PDF-1.7", Content_Type="application/pdf"), "application/pdf"),
        (page(b"x", Content_Encoding="br"), "br"),
        (page(b"short", Content_Length="100"), "broke off"),
        (page(b"no gzip", Content_Encoding="gzip"), "broke off"),
        (page(gzip.compress(b"x" * 1000)[:-9], Content_Encoding="gzip"), "broke off"),
        (lambda handler: handler.wfile.write(b"SSH-2.0-OpenSSH_9.6\r\n"), "broke off"),
        (
            lambda handler: handler.wfile.write(b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 5000 + b"\r\n"),
            "broke off",
        ),
        (lambda handler: handler.wfile.write(b"HTTP/1.1 200 OK\r\nA: " + b"b" * 100_000), "broke off"),
        (lambda _: None, "broke off"),
    ],
)
def test_what_is_no_page_is_told(answer, says):
    with serving(answer) as root:
        message = refusal(root, allow_private=True)
    assert says in message
    assert root in message


def test_closed_port_and_unknown_name_are_told():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}/"
    assert "refused" in refusal(url, allow_private=True).lower()
    assert "not known" in refusal("http://no-such-host.invalid/", timeout=10)


def test_server_without_tls_is_told():
    with serving(page(b"plain")) as root:
        assert "broke off" in refusal(root.replace("http:", "https:"), allow_private=True)
