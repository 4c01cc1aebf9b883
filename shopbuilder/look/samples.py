"""What the components are shown with: invented words in the language people will read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from markupsafe import Markup

from shopbuilder.facade.portraits import portrait
from shopbuilder.facade.street.grammar import facade_of
from shopbuilder.facade.street.pictures import in_the_row
from shopbuilder.facade.street.places import backdrop, floor
from shopbuilder.i18n import translate
from shopbuilder.imports.places.sources import ORIGINS as ALL_ORIGINS
from shopbuilder.profile.opening_hours import Kind
from shopbuilder.profile.trades import Trade, trade_of
from shopbuilder.town_life.agenda.kinds import KINDS
from shopbuilder.web.manual import Chapter, Manual
from shopbuilder.web.presented import presented
from shopbuilder.web.proposals import Card, Side, Together
from shopbuilder.web.rendezvous.leaves import Leaf


@dataclass(frozen=True, slots=True)
class State:
    """The two fields of a state that components read."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a basket or of a recap, every amount in words."""

    name: str
    amount: str
    total: str
    quantity: int = 1
    href: str = "#"
    image: str = "/dessins/loaf/miche.svg"
    variant_id: int = 1
    most: int = 9
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shot:
    """A photo; here it is the picture of links that the project brings along."""

    alt: str = "Une rue en papier découpé"
    width: int = 1200
    height: int = 630
    widths: tuple[int, ...] = (1200,)

    def address(self, _width: int, _ending: str) -> str:
        """Return where the file is."""
        return "/static/img/preview.png"

    def srcset(self, ending: str) -> str:
        """Return its one width."""
        return f"{self.address(self.width, ending)} {self.width}w"


#: Token -> what it is for.
COLOURS: Final[Mapping[str, str]] = {
    "paper": "la page",
    "card": "ce qui est posé dessus",
    "sunk": "ce qui est creusé dedans",
    "ink": "le texte",
    "soft": "le texte discret",
    "line": "les filets",
    "edge": "le bord des champs",
    "brick": "l’action de la page",
    "moss": "ouvert, fait",
    "amber": "bientôt fini",
    "rust": "refusé",
    "enamel": "plaques de rue",
    "link": "les liens",
    "sky": "le haut du ciel",
}

STATES: Final = (
    State("open", "ouvert · jusqu’à 19 h"),
    State("closed", "fermé · ouvre demain à 9 h"),
    State("unknown", "horaires non communiqués"),
)

#: Name, trade, state, number, mode.
SHOPS: Final[Sequence[tuple[str, Trade, State, str, str]]] = (
    ("Boulangerie du Pont", trade_of("bakery"), STATES[0], "4", "sell"),
    ("Les Mots du quai", trade_of("books"), STATES[1], "6 bis", "reserve"),
    ("Atelier Jourdan, restauration de sièges et tapisserie", trade_of("other"), STATES[2], "", ""),
)

#: Sign, label, a few words; the first one leads the page.
ACTIONS: Final = tuple(
    {"sign": sign, "label": label, "about": about, "href": "#"}
    for sign, label, about in (
        ("basket", "Commander", "À retirer et à payer en boutique"),
        ("bag", "Faire mettre de côté", "Choisissez ici, appelez ou passez"),
        ("question", "Demander conseil", "Par écrit, la boutique vous répond"),
        ("phone", "Appeler", "04 65 71 00 02"),
        ("pin", "Venir", "2 rue du Pont"),
    )
)

#: Days of a week: name, whether it is today, hours, remark, bar.
WEEK: Final = tuple(
    dict(zip(("name", "is_today", "text", "note", "bar"), day, strict=True))
    for day in (
        ("samedi", True, "9 h – 12 h 30", "ferme plus tôt", "M36 0h14v1h-14z"),
        ("dimanche", False, "fermé", "", ""),
        ("lundi", False, "9 h – 12 h 30, 14 h – 19 h", "", "M36 0h14v1h-14zM56 0h20v1h-20z"),
    )
)

PEOPLE: Final = (
    presented("fournil", "Ana", "boulangère", "La croûte chante en sortant du four.", "", None),
    presented("fournil", "Ilyès", "", "", "", None),
)

SHOT: Final = Shot()

#: Colour of a trade, parts of a portrait.
PORTRAITS: Final = tuple(
    (hue, portrait(f"look/{hue}")) for hue in ("crust", "leaf", "sea", "rose", "violet")
)

#: Who answers questions.
ADVISERS: Final = (
    {
        "person": presented(
            "fournil", "Ana", "boulangère", "Demandez-moi ce qui se garde trois jours.", "", None
        ),
        "trade": trade_of("bakery"),
        "shop": "Boulangerie du Pont",
        "replies": "répond en 2 h environ",
        "href": "#",
    },
    {
        "person": presented(
            "mots", "Paul", "", "Dites-moi le dernier livre que vous avez aimé.", "", None
        ),
        "trade": trade_of("books"),
        "shop": "Les Mots du quai",
        "replies": "",
        "href": "#",
    },
)

#: What somebody filled in who asks, and what is said to it.
ASKER: Final = {"name": "Odile Faure", "email": "odile@", "phone": ""}
ASKER_ERRORS: Final = {"courriel": "Cette adresse n’est pas complète."}

NEWS: Final = (
    {
        "title": "La rue du Pont est rendue aux piétons le samedi",
        "opening": "De 9 h à 19 h, on y marche au milieu. Les livraisons passent avant.",
        "slug": "nouvelle",
        "published_at": datetime(2026, 11, 24, 9, tzinfo=UTC),
        "shop": "",
    },
    {
        "title": "Les premières mandarines sont là",
        "opening": "Elles viennent de chez Nadia, qui les cueille elle-même.",
        "slug": "nouvelle",
        "published_at": datetime(2026, 11, 23, 16, tzinfo=UTC),
        "shop": "Au Panier",
    },
)

#: A rendez-vous of each kind that has a sign of its own, the first one going on now.
RENDEZVOUS: Final = tuple(
    {
        "kind": kind,
        "kind_name": name,
        "title": "Grand marché" if kind == "market" else "Un après-midi au chaud",
        "hours": "8 h – 13 h" if kind == "market" else "15 h – 17 h",
        "place": "Place du Pont",
        "price": "" if kind == "market" else "5 €",
        "is_on": kind == "market",
        "standing": "Annulé" if kind == "walk" else "",
        "cancelled": kind == "walk",
        "href": "#",
    }
    for kind, name in KINDS.items()
)

#: Addresses that an agenda can be followed at.
FEEDS: Final = dict.fromkeys(("ics", "atom", "webcal"), "#") | {
    "address": "http://montclair.localhost/agenda.ics"
}

#: Name, price, price per measure, kind and words of stock.
GOODS: Final = (
    ("Pain de campagne", "4,20 €", "4,20 € le kg", "some", "en rayon"),
    ("Tarte aux poires", "18,00 €", "", "few", "plus que 2"),
    ("Brioche tressée", "6,50 €", "13,00 € le kg", "none", "épuisée pour aujourd’hui"),
)

LEAVES: Final = (
    Leaf("sam.", "28", "nov.", "2026-11-28", "Grand marché", "Place du Pont · 8 h – 13 h", "#"),
    Leaf("mar.", "1", "déc.", "2026-12-01", "Lecture au coin du poêle", "Les Mots du quai", ""),
)

#: Label, when, status.
HISTORY: Final = (
    ("Commande passée", "mardi à 9 h 12", "done"),
    ("Acceptée par la boutique", "mardi à 9 h 20", "now"),
    ("Prête", "", "next"),
)

LINES: Final = (
    Line("Pain de campagne, 1 kg", "4,20 €", "8,40 €", 2),
    Line("Tarte aux poires", "18,00 €", "18,00 €", remarks=("Il n’en reste qu’une.",)),
)

#: Day, its windows: value, label, full.
SLOTS: Final = (
    ("Aujourd’hui", (("1", "16 h", False), ("2", "16 h 30", True))),
    ("Demain", (("3", "9 h", False), ("4", "9 h 30", False))),
)


def street(parts: str, sky: str) -> dict[str, Any]:
    """Return a short street under that sky, each house in another state.

    parts: address of `street.svg`.
    """
    stops = [
        {
            "kind": "shop",
            "picture": in_the_row(facade_of(trade.key, name, name), state.kind, sky, parts),
            "name": name,
            "about": translate(trade.name),
            "href": "#",
            "number": number,
            "state": state,
            "beside": "",
        }
        for name, trade, state, number, _ in SHOPS
    ]
    return {
        "name": "Rue du Pont",
        "sky": sky,
        "stops": stops,
        "doors": len(stops),
        "first": 1,
        "backdrop": backdrop(sky, parts),
        "floor": floor("street", sky, parts),
    }


MANUAL: Final = Manual(
    title=Markup("Bien se servir de ces pages"),
    lead=Markup("<p>Ce qu’on peut faire ici, et comment.</p>"),
    chapters=(
        Chapter(
            "chapitre-ouvert",
            Markup("Savoir si c’est ouvert"),
            Markup("<p>Une boutique ouverte est éclairée.</p>"),
        ),
        Chapter(
            "chapitre-conseil",
            Markup("Demander conseil"),
            Markup("<p>Écrivez avec vos mots.</p>"),
        ),
    ),
)
#: A value that a file has otherwise.
PROPOSAL: Final = Card(
    id=1,
    shop="Boulangerie Martin",
    slug="boulangerie-martin",
    title="Téléphone",
    ours=Side(
        "Sur la page aujourd’hui", "écrit par Ana, depuis le 3 août 2026", ["01 99 00 00 01"]
    ),
    theirs=Side("OpenStreetMap", "depuis le 24 novembre 2026", ["01 99 00 00 02"]),
    take="Prendre",
    keep="Garder",
    state="open",
    answer="Garder – Claire",
    batch="2026-11-24",
)
TOGETHER: Final = Together("Numéro", "Ville de Montrelieu", 12, "osm", "house_number")
#: Whom a page names: two sources under two licences.
ORIGINS: Final = (ALL_ORIGINS["osm"], ALL_ORIGINS["sirene"])
