"""The pages on which somebody looks after the photos of a shop: its trader, or a clerk for it.

One set of views behind two doors: `photo_desk` makes a blueprint of them, and is told who may
enter and what stands around the page.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, Final

from flask import Blueprint, Response, flash, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import FileStorage
from werkzeug.exceptions import BadRequest

from shopbuilder.i18n import refusal_in_words, translate, translate_plural
from shopbuilder.photos import desk, placing, sending
from shopbuilder.photos.errors import PhotoRefused
from shopbuilder.photos.opening import MAX_BYTES
from shopbuilder.photos.sizes import KINDS
from shopbuilder.photos.window import MAX_ALT, MOST, Subject, subject_named
from shopbuilder.web.files import takes_files
from shopbuilder.web.forms import GoneAlready, field
from shopbuilder.web.limits import limited
from shopbuilder.web.media import photo_store
from shopbuilder.web.pages import page_of
from tenants.accounts.sessions import actor
from tenants.clock import now
from tenants.context import current_town
from tenants.errors import N_, NotFound, Refusal
from tenants.models import Shop

#: Photos that go off together.
AT_ONCE: Final = 10
NUMBER: Final = "<int(max=999999999999):number>"
#: All files of one form, and the words around them.
MOST_BYTES: Final = AT_ONCE * MAX_BYTES + 1024 * 1024

ShopOf = Callable[[str], Shop]
Frame = Callable[[Shop, dict[str, Any]], str]


def photo_desk(name: str, prefix: str, *, shop_of: ShopOf, frame: Frame) -> Blueprint:
    """Return the pages at `prefix` ("/gestion/<shop>/photos").

    Args:
        name: of the blueprint.
        prefix: with a part `<shop>`.
        shop_of: gives the shop at that address to those who may look after it; else raises.
        frame: gives the page from a shop and the values of its template.
    """
    door = Blueprint(name, __name__, url_prefix=prefix)
    views = _Views(name, shop_of, frame)
    door.add_url_rule("", "photos", views.photos, methods=["GET"])
    door.add_url_rule("", "send", views.send, methods=["POST"])
    door.add_url_rule("/apercu/<key>/<file>", "look", views.look, methods=["GET"])
    for path, endpoint in (
        (f"/{NUMBER}/placer", "place"),
        ("/placer", "place_all"),
        (f"/{NUMBER}/oublier", "forget"),
        (f"/{NUMBER}/remettre", "put_back"),
        (f"/vitrine/{NUMBER}/dire", "describe"),
        (f"/vitrine/{NUMBER}/deplacer", "move"),
        (f"/vitrine/{NUMBER}/retirer", "take_out"),
        ("/chercher", "fetch"),
        ("/arreter", "stop"),
        ("/ecarter", "clear"),
    ):
        door.add_url_rule(path, endpoint, getattr(views, endpoint), methods=["POST"])
    limited("PHOTOS")(door)
    return door


View = Callable[["_Views", str, int], ResponseReturnValue]


def _even_if_gone(view: View) -> View:
    """Answer for a photo that is gone with the page and a word: two taps are soon made."""

    @wraps(view)
    def run(self: "_Views", shop: str, number: int) -> ResponseReturnValue:
        self.shop_of(shop)
        try:
            return view(self, shop, number)
        except NotFound:
            flash(translate(GoneAlready.msgid), "error")
            return make_response(self.photos(shop), GoneAlready.status)

    return run


class _Views:
    """The views of one door."""

    def __init__(self, name: str, shop_of: ShopOf, frame: Frame) -> None:
        self._name = name
        self.shop_of = shop_of
        self._frame = frame

    def photos(self, shop: str) -> ResponseReturnValue:
        """Show the window as it is, what is on its way, and how to send more."""
        place = self.shop_of(shop)
        total = desk.count_hung(place.id)
        page, pages = page_of(total, desk.PAGE)
        coming = desk.on_the_way(place.id)
        values = {
            "door": self._name,
            "total": total,
            "page": page,
            "pages": pages,
            "hung": desk.hung(place.id, offset=(page - 1) * desk.PAGE),
            "coming": {
                state: [each for each in coming if each.state in states]
                for state, states in _GROUPS.items()
            },
            "why": {each.id: _why(each.refusal) for each in coming if each.refusal},
            "fetching": desk.fetching(place.id),
            "noted": len(sending.noted(place.id)),
            "names": desk.names_offered(place.id),
            "about": request.args.get("article", "").replace("\x00", "").strip()[:200],
            "limits": _LIMITS,
            "moment": int(now().timestamp()),
        }
        return self._frame(place, values)

    @takes_files(MOST_BYTES)
    def send(self, shop: str) -> ResponseReturnValue:
        """Keep the photos that were sent; each that cannot be is named with its reason."""
        place = self.shop_of(shop)
        files = [each for each in request.files.getlist("photos") if each.filename][:AT_ONCE]
        try:
            subject, alt = subject_named(place, field("sujet")), field("dit", longest=MAX_ALT)
            for file in files:
                self._send_one(place, file, subject, alt if len(files) == 1 else "")
        except PhotoRefused as refusal:
            flash(refusal_in_words(refusal), "error")
            return self._back(place)
        if not files:
            flash(translate(N_("Choose one or more photos first.")), "error")
        return self._back(place, "en-route")

    def _send_one(self, place: Shop, file: FileStorage, subject: Subject, alt: str) -> None:
        name = file.filename or ""
        try:
            sending.send_photo(place, file.stream, name, actor=actor(), subject=subject, alt=alt)
        except Refusal as refusal:
            flash(f"{name[:80]} – {refusal_in_words(refusal)}", "error")

    def look(self, shop: str, key: str, file: str) -> ResponseReturnValue:
        """Send a size of a photo of the shop, shown in the street or not."""
        place = self.shop_of(shop)
        path = photo_store().path(current_town().id, key, file)
        if path is None or not desk.belongs(place.id, key):
            raise NotFound
        return Response(path.read_bytes(), mimetype=KINDS[path.suffix[1:]])

    @_even_if_gone
    def place(self, shop: str, number: int) -> ResponseReturnValue:
        """Put a photo that is ready into the window; what was typed of others is kept."""
        place = self.shop_of(shop)
        placed = self._hang(place, number)
        self._keep_typed(place, number)
        if not placed:
            return self._back(place, f"e{number}")
        flash(translate(N_("The photo is in the window.")), "success")
        return self._back(place)

    def place_all(self, shop: str) -> ResponseReturnValue:
        """Put every photo that is ready and has its words into the window."""
        place = self.shop_of(shop)
        said = [number for number in self._ready(place) if _words(number)]
        placed = sum(self._hang(place, number) for number in said)
        if placed:
            told = translate_plural(
                "%(num)s photo is in the window.", "%(num)s photos are in the window.", placed
            )
            flash(told, "success")
        if not said:
            flash(translate(N_("Say of at least one photo what can be seen.")), "error")
        return self._back(place, "" if placed == len(said) and said else "en-route")

    def _hang(self, place: Shop, number: int) -> bool:
        """Put a photo into the window with the words of the form; tell whether that was possible."""
        words = _words(number)
        try:
            subject = subject_named(place, field(f"sujet-{number}"))
            placing.place(place, number, subject, words, actor=actor())
        except PhotoRefused as refusal:
            # Said beside the photo, where the page opens; what was typed is not lost.
            placing.keep_words(place, number, words, refusal)
            return False
        return True

    def _keep_typed(self, place: Shop, but: int) -> None:
        """Keep what the form says of other photos than the one whose button was pressed."""
        for other in self._ready(place):
            if other != but and (words := _words(other)):
                placing.keep_words(place, other, words)

    def _ready(self, place: Shop) -> list[int]:
        return [each.id for each in desk.on_the_way(place.id) if each.state == "ready"]

    @_even_if_gone
    def describe(self, shop: str, number: int) -> ResponseReturnValue:
        """Say anew what a photo of the window shows."""
        place = self.shop_of(shop)

        def say() -> None:
            subject = subject_named(place, field("sujet"))
            placing.describe(place, number, subject, field("dit", longest=1000))

        return self._done(place, say, N_("Noted."), anchor=f"p{number}")

    @_even_if_gone
    def move(self, shop: str, number: int) -> ResponseReturnValue:
        """Move a photo up or down among those of the same thing."""
        place = self.shop_of(shop)
        way = field("sens")
        if way not in {"haut", "bas"}:
            raise BadRequest
        placing.move(place, number, "up" if way == "haut" else "down")
        return self._back(place, f"p{number}")

    @_even_if_gone
    def take_out(self, shop: str, number: int) -> ResponseReturnValue:
        """Take a photo out of the window; it can be put back for a week."""
        place = self.shop_of(shop)
        aside = placing.take_out(place, number, actor=actor())
        return self._back(place, f"e{aside}")

    @_even_if_gone
    def put_back(self, shop: str, number: int) -> ResponseReturnValue:
        """Put a photo back where it stood."""
        place = self.shop_of(shop)

        def back() -> None:
            placing.put_back(place, number, actor=actor())

        return self._done(place, back, N_("The photo is back where it was."), anchor="vitrine")

    @_even_if_gone
    def forget(self, shop: str, number: int) -> ResponseReturnValue:
        """Forget a photo that is not in the window."""
        place = self.shop_of(shop)
        sending.forget_sent(place, number)
        self._keep_typed(place, number)
        return self._back(place, "en-route")

    def clear(self, shop: str) -> ResponseReturnValue:
        """Take what was refused off the page."""
        place = self.shop_of(shop)
        sending.forget_refused(place)
        return self._back(place, "en-route")

    def fetch(self, shop: str) -> ResponseReturnValue:
        """Have the pictures fetched that imports noted by their address."""
        place = self.shop_of(shop)
        number = sending.ask_for_noted(place, actor=actor())
        said = translate_plural(
            "%(num)s photo is being fetched.", "%(num)s photos are being fetched.", number
        )
        flash(said, "success")
        return self._back(place, "ailleurs")

    def stop(self, shop: str) -> ResponseReturnValue:
        """Stop fetching; what has come stays."""
        place = self.shop_of(shop)
        number = sending.stop_fetching(place)
        said = translate_plural(
            "Stopped: %(num)s photo stays where it is.",
            "Stopped: %(num)s photos stay where they are.",
            number,
        )
        flash(said, "success")
        return self._back(place, "ailleurs")

    def _done(
        self, place: Shop, verb: Callable[[], None], said: str, *, anchor: str
    ) -> ResponseReturnValue:
        """Do something that may be refused, and say on the page how it went."""
        try:
            verb()
        except PhotoRefused as refusal:
            flash(refusal_in_words(refusal), "error")
        else:
            flash(translate(said), "success")
        return self._back(place, anchor)

    def _back(self, place: Shop, anchor: str = "") -> ResponseReturnValue:
        page = request.args.get("page")
        return redirect(
            url_for(f"{self._name}.photos", shop=place.slug, page=page, _anchor=anchor or None)
        )


_GROUPS: Final = {
    "developing": ("waiting", "developing"),
    "ready": ("ready",),
    "refused": ("refused",),
    "aside": ("aside",),
}
_LIMITS: Final = {
    "at_once": AT_ONCE,
    "megabytes": MAX_BYTES >> 20,
    "alt": MAX_ALT,
    "of_shop": MOST["shop"],
    "of_article": MOST["product"],
}


def _words(number: int) -> str:
    """Return what the form says of a photo on its way."""
    return field(f"dit-{number}", longest=1000)


def _why(refusal: dict[str, Any]) -> str:
    return refusal_in_words(Refusal(refusal["said"], **refusal["values"]))
