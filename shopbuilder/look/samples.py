"""What the components are shown with: invented words in the language people will read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from shopbuilder.profile.opening_hours import Kind
from shopbuilder.profile.trades import Trade, trade_of
from shopbuilder.web.presented import presented


@dataclass(frozen=True, slots=True)
class State:
    """The two fields of a state that components read."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Leaf:
    """An entry of the agenda as its card shows it."""

    weekday: str
    day: str
    month: str
    iso: str
    title: str
    about: str
    href: str


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
