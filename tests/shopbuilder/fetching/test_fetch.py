"""Fetching from a real site that is as bad as it can be."""

import gzip
import socket
import zlib
from collections.abc import Callable, Iterator
from ipaddress import ip_network

import pytest

from shopbuilder.fetching.errors import AddressRefused, FetchRefused, TooMuch, TooSlow
from shopbuilder.fetching.fetch import Fetched, Limits, Stamp, fetch
from tests.hostile_site import Site, answer, moved, ok, site

HERE = (ip_network("127.0.0.1/32"),)
SMALL = Limits(most_bytes=1000, seconds=1.0, redirects=3)


@pytest.fixture
def place() -> Iterator[Site]:
    with site() as made:
        yield made


def taken(place: Site, path: str = "/a", **how: object) -> Fetched:
    return fetch(place.url(path), SMALL, allowed=HERE, **how)  # type: ignore[arg-type]


def test_what_stands_there_comes_with_its_stamp(place: Site) -> None:
    place.pages["/a"] = ok(
        b"un marche",
        "Content-Type: Text/Calendar; charset=utf-8",
        'ETag: "7"',
        "Last-Modified: hier",
    )
    found = taken(place)
    assert (found.body, found.content_type) == (b"un marche", "text/calendar")
    assert found.stamp == Stamp('"7"', "hier")
    assert found.moved_to == ""


def test_the_site_hears_its_name_and_no_cookie(place: Site) -> None:
    place.pages["/a?b=%C3%A9"] = ok(b"x")
    taken(place, "/a?b=é#part")
    said = place.asked[0].lower()
    assert f"host: 127.0.0.1:{place.port}" in said
    assert "cookie" not in said
    assert "referer" not in said


def test_what_has_not_changed_is_not_sent_again(place: Site) -> None:
    place.pages["/a"] = answer("304 Not Modified")
    known = Stamp('"7"', "hier")
    found = taken(place, known=known)
    assert (found.body, found.stamp) == (None, known)
    assert 'If-None-Match: "7"' in place.asked[0]
    assert "If-Modified-Since: hier" in place.asked[0]


def test_a_stamp_with_a_line_break_is_not_kept(place: Site) -> None:
    place.pages["/a"] = ok(b"x", "ETag: a\x07b", "Last-Modified: " + "z" * 600)
    assert taken(place).stamp == Stamp()


def test_not_modified_unasked_is_a_fault(place: Site) -> None:
    place.pages["/a"] = answer("304 Not Modified")
    with pytest.raises(FetchRefused):
        taken(place)


def test_a_way_on_is_followed_and_a_move_for_good_is_told(place: Site) -> None:
    place.pages["/a"] = moved("/b", "301 Moved Permanently")
    place.pages["/b"] = moved("/c")
    place.pages["/c"] = ok(b"x")
    found = taken(place)
    assert (found.url, found.moved_to) == (place.url("/c"), place.url("/b"))


def test_a_way_in_circles_ends(place: Site) -> None:
    place.pages["/a"] = moved("/a")
    with pytest.raises(FetchRefused, match="endlessly"):
        taken(place)
    assert len(place.asked) == 4


@pytest.mark.parametrize(
    "elsewhere",
    [
        "http://127.0.0.2:8000/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]:8000/",
        "http://[::ffff:10.0.0.1]/",
        "http://0x7f000002:8000/",
        "file:///etc/passwd",
        "gopher://127.0.0.1/",
        "//10.0.0.1/",
        "http://user:secret@127.0.0.1/",
        "http://a b/",
    ],
)
def test_no_way_leads_on_into_a_private_network(place: Site, elsewhere: str) -> None:
    place.pages["/a"] = moved(elsewhere)
    with pytest.raises(FetchRefused):
        taken(place)
    assert place.paths() == ["/a"]


def test_a_name_that_changes_its_address_between_look_and_connection_gains_nothing(
    place: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.pages["/"] = ok(b"secret")
    really = socket.getaddrinfo
    answers = iter(["127.0.0.1", "127.0.0.9"])

    def another_each_time(host: str, *asked: object, **how: object) -> object:
        named = next(answers) if host == "rebinding.example" else host
        return really(named, *asked, **how)  # type: ignore[arg-type]

    monkeypatch.setattr("socket.getaddrinfo", another_each_time)
    url = f"http://rebinding.example:{place.port}/"
    assert fetch(url, SMALL, allowed=HERE).body == b"secret"
    assert "Host: rebinding.example" in place.asked[0]
    assert next(answers) == "127.0.0.9", "the name was looked up once"


def test_a_name_with_one_private_address_among_public_ones_is_not_asked(
    place: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    both = [
        (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("93.184.215.14", 80)),
        (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", 80)),
    ]
    monkeypatch.setattr(
        "shopbuilder.fetching.resolving.socket.getaddrinfo", lambda *asked, **how: both
    )
    with pytest.raises(AddressRefused, match="private network"):
        fetch("http://two-faced.example/", SMALL)
    assert place.asked == []


def test_without_an_allowance_this_machine_is_not_asked(place: Site) -> None:
    for host in ("127.0.0.1", "localhost"):
        with pytest.raises(AddressRefused):
            fetch(place.url("/a", host), SMALL)
    assert place.asked == []


def test_more_than_is_taken_is_refused_by_its_announcement_alone(place: Site) -> None:
    place.pages["/a"] = answer("200 OK", b"", "Content-Length: 1001")
    with pytest.raises(TooMuch):
        taken(place)


def endless(piece: bytes, head: bytes) -> Callable[[socket.socket], None]:
    def go_on(channel: socket.socket) -> None:
        channel.sendall(head)
        while True:
            channel.sendall(piece)

    return go_on


@pytest.mark.parametrize(
    ("head", "piece"),
    [
        (answer("200 OK"), b"x" * 5000),
        (answer("200 OK", b"", "Transfer-Encoding: chunked"), b"64\r\n" + b"x" * 100 + b"\r\n"),
        (answer("200 OK", b"", "Content-Length: 900", "Transfer-Encoding: chunked"), b"1\r\nx\r\n"),
    ],
    ids=["until the end", "in chunks", "announced as less"],
)
def test_a_body_without_an_end_is_let_go(place: Site, head: bytes, piece: bytes) -> None:
    place.pages["/a"] = endless(piece, head)
    with pytest.raises(TooMuch):
        taken(place)


@pytest.mark.parametrize(
    ("encoding", "packed"),
    [("gzip", gzip.compress(b"\0" * 50_000_000)), ("deflate", zlib.compress(b"\0" * 50_000_000))],
    ids=["gzip", "deflate"],
)
def test_a_bomb_is_let_go_before_it_unfolds(place: Site, encoding: str, packed: bytes) -> None:
    place.pages["/a"] = ok(packed, f"Content-Encoding: {encoding}")
    limits = Limits(most_bytes=100_000, seconds=5)
    with pytest.raises(TooMuch):
        fetch(place.url("/a"), limits, allowed=HERE)


@pytest.mark.parametrize("encoding", ["gzip", "x-gzip", "deflate"])
def test_what_is_packed_is_unfolded(place: Site, encoding: str) -> None:
    packed = zlib.compress(b"agenda") if encoding == "deflate" else gzip.compress(b"agenda")
    place.pages["/a"] = ok(packed, f"Content-Encoding: {encoding}")
    assert taken(place).body == b"agenda"


@pytest.mark.parametrize(
    "page",
    [
        ok(gzip.compress(b"agenda" * 50)[:-9], "Content-Encoding: gzip"),
        ok(b"no gzip", "Content-Encoding: gzip"),
        ok(b"x", "Content-Encoding: br"),
        answer("200 OK", b"half", "Content-Length: 8"),
        answer("200 OK", b"zz\r\n", "Transfer-Encoding: chunked"),
        answer("200 OK", b"8\r\nhalf", "Transfer-Encoding: chunked"),
    ],
    ids=["cut gzip", "no gzip", "unknown packing", "cut short", "no chunk", "cut chunk"],
)
def test_a_damaged_answer_is_no_answer(place: Site, page: bytes) -> None:
    place.pages["/a"] = page
    with pytest.raises(FetchRefused, match="damaged"):
        taken(place)


def test_a_site_that_sends_a_byte_now_and_then_is_let_go_in_time(place: Site) -> None:
    def drip(channel: socket.socket) -> None:
        channel.sendall(b"HTTP/1.1 200 OK\r\nX: ")
        while not place.ended.wait(0.1):
            channel.sendall(b"x")

    place.pages["/a"] = drip
    with pytest.raises(TooSlow):
        taken(place)


def test_a_site_that_says_nothing_is_let_go_in_time(place: Site) -> None:
    place.pages["/a"] = lambda channel: (place.ended.wait(10), None)[1]
    with pytest.raises(TooSlow, match="within 1 seconds"):
        taken(place)


@pytest.mark.parametrize(
    "page",
    [
        b"",
        b"SSH-2.0-OpenSSH_9\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 500 + b"\r\n",
        b"HTTP/1.1 200 OK\r\nX: " + b"y" * 100_000 + b"\r\n\r\n",
        b"HTTP/1.1 abc\r\n\r\n",
    ],
    ids=["nothing", "another protocol", "many headers", "long header", "no status"],
)
def test_what_speaks_no_http_does_not_answer(place: Site, page: bytes) -> None:
    place.pages["/a"] = page
    with pytest.raises(FetchRefused, match="does not answer"):
        taken(place)


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("404 Not Found", "nothing at this address"),
        ("410 Gone", "nothing at this address"),
        ("401 Unauthorized", "have an account"),
        ("403 Forbidden", "have an account"),
        ("500 Oh", r"error of its own \(500\)"),
        ("204 No Content", r"error of its own \(204\)"),
    ],
)
def test_a_fault_is_said_in_a_sentence(place: Site, status: str, said: str) -> None:
    place.pages["/a"] = answer(status)
    with pytest.raises(FetchRefused, match=said):
        taken(place)


def test_a_site_that_asks_for_patience_is_heard(place: Site) -> None:
    place.pages["/a"] = answer("503 Busy", b"", "Retry-After: 3600")
    with pytest.raises(FetchRefused) as refused:
        taken(place)
    assert refused.value.retry_after == 3600


def test_nobody_at_the_door_does_not_answer() -> None:
    with site() as gone:
        pass
    with pytest.raises(FetchRefused, match="does not answer"):
        fetch(gone.url("/"), SMALL, allowed=HERE)


def test_a_certificate_of_its_own_making_is_not_trusted() -> None:
    with site(secured=True) as place, pytest.raises(FetchRefused, match="certificate"):
        fetch(f"https://localhost:{place.port}/", SMALL, allowed=(*HERE, ip_network("::1/128")))
    assert place.asked == []
