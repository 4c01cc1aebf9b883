"""Which addresses are asked at all."""

import socket
from ipaddress import ip_address, ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopbuilder.fetching.addresses import looked_up, networks, target_of
from shopbuilder.fetching.errors import AddressRefused, FetchRefused

PRIVATE = [
    "0.0.0.0", "10.1.2.3", "100.64.0.1", "127.0.0.1", "169.254.169.254", "172.16.0.1",  # noqa: S104
    "192.0.0.8", "192.0.2.1", "192.168.1.1", "198.18.0.1", "224.0.0.1", "240.0.0.1",
    "255.255.255.255", "::", "::1", "::ffff:127.0.0.1", "::ffff:192.168.0.1", "::127.0.0.1",
    "64:ff9b::127.0.0.1", "64:ff9b::10.0.0.1", "64:ff9b:1::7f00:1", "2002:7f00:1::", "2001:0:7f00:1::",
    "fe80::1", "fec0::1", "fc00::1", "fd12:3456::1", "ff02::1", "2001:db8::1",
]  # fmt: skip
PUBLIC = ["93.184.215.14", "::ffff:93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"]


def answers(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    found = [(family, socket.SOCK_STREAM, 6, "", (address, 80))]
    monkeypatch.setattr(
        "shopbuilder.fetching.resolving.socket.getaddrinfo", lambda *asked, **how: found
    )


@pytest.mark.parametrize("address", PRIVATE)
def test_a_private_address_is_never_asked(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    answers(monkeypatch, address)
    with pytest.raises(AddressRefused):
        looked_up(target_of("http://name.example/"))


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_address_is_asked(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    answers(monkeypatch, address)
    assert looked_up(target_of("http://name.example/")) == [address]


@pytest.mark.parametrize(
    "written",
    [
        "http://2130706433/",
        "http://0177.0.0.1/",
        "http://127.1/",
        "http://①②⑦.⓪.⓪.①/",
        "http://[::1]/",
    ],
)
def test_no_way_of_writing_this_machine_gets_through(written: str) -> None:
    with pytest.raises(FetchRefused):
        looked_up(target_of(written))


@pytest.mark.parametrize(
    "written",
    [
        "", "agenda.ics", "ftp://a.example/", "file:///etc/passwd", "javascript:alert(1)", "http://",
        "http:///x", "http://a.example:99999/", "http://a.example:25/", "http://a.example:6379/",
        "http://[::1", "http://a.example/\r\nX: y", "http://a\x00b/", "http://u@a.example/",
        "http://u:p@a.example/", "http://" + "a" * 64 + ".example/", "http://a..example/",
        "https://a.example/" + "x" * 3000, "http://\ud800.example/",
    ],
)  # fmt: skip
def test_what_is_no_web_address_is_refused(written: str) -> None:
    with pytest.raises(AddressRefused):
        target_of(written)


def test_an_address_is_taken_apart() -> None:
    target = target_of(" WebCal://Mairie.Montréal.example/agenda-été.ics?x=é#y ")
    assert target.url == "https://mairie.xn--montral-fya.example/agenda-%C3%A9t%C3%A9.ics?x=%C3%A9"
    assert target.authority == "mairie.xn--montral-fya.example"
    assert target_of("http://[2606:2800::1]:8080/").authority == "[2606:2800::1]:8080"


@given(st.text(max_size=60))
def test_any_text_is_an_address_or_refused(written: str) -> None:
    for text in (written, f"http://{written}", f"http://a.example/{written}"):
        try:
            target = target_of(text)
        except AddressRefused:
            continue
        assert target.url.isascii()
        assert not set(target.url) & set(" \r\n\t\x00")


@given(st.ip_addresses())
def test_whatever_is_asked_is_global(address: object) -> None:
    with pytest.MonkeyPatch.context() as patch:
        answers(patch, str(address))
        try:
            looked_up(target_of("http://name.example/"))
        except AddressRefused:
            return
        assert ip_address(str(address)).is_global or "ffff" in str(address)


def test_networks_are_read_from_a_setting() -> None:
    assert networks(" 10.0.0.0/8, ::1/128,") == (ip_network("10.0.0.0/8"), ip_network("::1/128"))
    assert networks("") == ()
