"""Going through the checkout as a browser does: reading forms, sending them back."""

import re
from html import unescape

from tests.cast import Cast
from tests.conftest import Browser

DETAILS = {"nom": "Zoé Martin", "telephone": "06 12 34 56 78", "courriel": ""}


def fill_basket(client: Browser, *variants: int) -> None:
    for variant in variants:
        client.post("/panier", data={"variante": str(variant), "quantite": "1"})


def first_slot(page: str, shop_id: int) -> str:
    found = re.search(rf'name="creneau-{shop_id}" value="([^"]+)"', page)
    assert found, page
    return found[1]


def details_for(client: Browser, *shop_ids: int, **changes: str) -> dict[str, str]:
    """Return a form filled in with the first slot of each shop."""
    page = client.get("/validation").text
    slots = {f"creneau-{shop_id}": first_slot(page, shop_id) for shop_id in shop_ids}
    return DETAILS | slots | {name.replace("_", "-"): text for name, text in changes.items()}


def form_to(page: str, action: str) -> dict[str, str]:
    """Return the hidden fields of the form that leads to `action`."""
    form = page.split(f'action="{action}"')[1].split("</form>", maxsplit=1)[0]
    return {
        unescape(name): unescape(value)
        for name, value in re.findall(r'name="([^"]+)" value="([^"]*)"', form)
    }


def recap(client: Browser, cast: Cast, *variants: int) -> dict[str, str]:
    """Fill a basket, check it, and return the form with the button."""
    fill_basket(client, *(variants or (cast.loaf_id,)))
    shops = {cast.loaf_id: cast.bakery_id, cast.book_id: cast.books_id}
    wanted = [shops[variant] for variant in variants or (cast.loaf_id,)]
    page = client.post("/validation", data=details_for(client, *wanted))
    assert page.status_code == 200, page.text
    return form_to(page.text, "/validation/commander")


def order(client: Browser, cast: Cast, *variants: int) -> str:
    """Order and return the secret path."""
    answer = client.post("/validation/commander", data=recap(client, cast, *variants))
    assert answer.status_code == 303, answer.text
    return answer.location.split("?")[0]
