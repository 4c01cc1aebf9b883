"""The way to an order, as requests: baskets filled and forms read beforehand, the last POST measured."""

import http.client
from collections.abc import Iterator
from urllib.parse import urlencode

from tests.bench.measuring import post
from tests.bench.scene import Scene
from tests.shopbuilder.storefront.checking_out import DETAILS, first_slot, form_to

PLACE = "/validation/commander"


def baskets(scene: Scene) -> Iterator[bytes]:
    """Yield the request that puts one loaf into a new basket, again and again."""
    body = urlencode({"variante": scene.cast.loaf_id, "quantite": 1})
    while True:
        yield post("/panier", scene.cast.town.home_host, body)


class Visitor:
    """A browser that keeps its cookie, on a connection of its own."""

    def __init__(self, port: int, host: str) -> None:
        self._host = host
        self._connection = http.client.HTTPConnection("127.0.0.1", port)
        self.cookie = ""

    def ask(self, method: str, path: str, form: dict[str, str] | None = None) -> str:
        """Send a request; return the page."""
        headers = {"Host": self._host, "Origin": f"http://{self._host}", "Cookie": self.cookie}
        if form is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        body = urlencode(form) if form is not None else None
        self._connection.request(method, path, body, headers)
        answer = self._connection.getresponse()
        for line in answer.headers.get_all("Set-Cookie", []):
            self.cookie = line.split(";")[0]
        page = answer.read().decode()
        assert answer.status < 400, (path, answer.status, page[:400])
        return page

    def close(self) -> None:
        """Hang up."""
        self._connection.close()


def ready_orders(scene: Scene, port: int, count: int) -> list[bytes]:
    """Go so many times up to the button, and return the requests that press it."""
    return [_ready(scene, port) for _ in range(count)]


def _ready(scene: Scene, port: int) -> bytes:
    host = scene.cast.town.home_host
    visitor = Visitor(port, host)
    basket = {"variante": str(scene.cast.loaf_id), "quantite": "1"}
    visitor.ask("POST", "/panier", basket)
    page = visitor.ask("GET", "/validation")
    token = form_to(page, "/validation")
    slot = {f"creneau-{scene.cast.bakery_id}": first_slot(page, scene.cast.bakery_id)}
    recap = visitor.ask("POST", "/validation", {**token, **DETAILS, **slot})
    visitor.close()
    return post(PLACE, host, urlencode(form_to(recap, PLACE)), visitor.cookie)
