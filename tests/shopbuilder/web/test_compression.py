"""What leaves compressed, and what must not."""

import gzip

import pytest

from tests.cast import Cast
from tests.conftest import Browser

ZIPPED = {"Accept-Encoding": "gzip"}


@pytest.mark.parametrize("path", ["/", "/rue/rue-du-four", "/static/css/site.css?v=1"])
def test_what_is_for_everybody_leaves_compressed(client: Browser, path: str) -> None:
    plain = client.get(path, buffered=True)
    small = client.get(path, buffered=True, headers=ZIPPED)

    assert small.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(small.data) == plain.data
    assert "Accept-Encoding" in small.headers["Vary"]


def test_a_compressed_page_is_not_sent_twice(client: Browser) -> None:
    tag = client.get("/", headers=ZIPPED).headers["ETag"]

    assert client.get("/", headers={**ZIPPED, "If-None-Match": tag}).status_code == 304


def test_a_personal_page_leaves_as_it_is(client: Browser, cast: Cast) -> None:
    client.post("/panier", data={"variante": cast.loaf_id, "quantite": "1"})

    for path in ("/panier", "/validation", "/connexion"):
        assert "Content-Encoding" not in client.get(path, headers=ZIPPED).headers, path


def test_who_cannot_unpack_gets_it_plain(client: Browser) -> None:
    assert "Content-Encoding" not in client.get("/", headers={"Accept-Encoding": "x"}).headers
