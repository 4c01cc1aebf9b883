"""What a demo town consists of, as its files tell it. Amounts in cents with tax."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from pathlib import Path

#: Longitude and latitude in degrees, as in GeoJSON.
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class VariantSheet:
    """What is put in the bag: one size, one colour."""

    price_cents: int
    label: str
    options: Mapping[str, str]
    #: None = not counted.
    stock: int | None


@dataclass(frozen=True, slots=True)
class ItemSheet:
    """An article on a shelf."""

    name: str
    text: str
    category: str
    variants: tuple[VariantSheet, ...]
    unit: str
    #: Hundredths of a per cent.
    vat_rate: int
    #: What one unit holds, in g, ml or cm.
    content: tuple[int, str] | None
    lead_minutes: int
    #: None = no food.
    allergens: tuple[str, ...] | None
    ingredients: str
    origin: str
    picture: str


@dataclass(frozen=True, slots=True)
class CounterSheet:
    """Somebody behind the counter, and a sentence of theirs."""

    name: str
    role: str
    says: str
    #: Hair of the drawn portrait, "" = by lot.
    look: str = ""


@dataclass(frozen=True, slots=True)
class PickupSheet:
    """How a shop hands orders over; minutes but `capacity` and `horizon` (days)."""

    minutes: int = 30
    capacity: int = 5
    lead: int = 60
    cutoff: int = 60
    horizon: int = 7


@dataclass(frozen=True, slots=True)
class ShopSheet:
    """A shop: its door, its words, its people, its shelves."""

    slug: str
    name: str
    trade: str
    mode: str
    number: str
    #: An `opening_hours` value; None = nobody knows.
    hours: str | None
    phone: str
    website: str
    tagline: str
    story: str
    legal_name: str
    legal_form: str
    siret: str
    pickup: PickupSheet
    people: tuple[CounterSheet, ...]
    items: tuple[ItemSheet, ...]


@dataclass(frozen=True, slots=True)
class StreetSheet:
    """A street and its shops in walking order."""

    slug: str
    name: str
    summary: str
    line: tuple[Point, ...]
    shops: tuple[ShopSheet, ...]


@dataclass(frozen=True, slots=True)
class PlaceSheet:
    """A public place that is no shop."""

    kind: str
    name: str
    #: Slug of its street.
    street: str
    latitude: float
    longitude: float
    hours: str | None


@dataclass(frozen=True, slots=True)
class VacantSheet:
    """Premises without a shop."""

    #: Slug of its street.
    street: str
    number: str
    note: str
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class AccountSheet:
    """Somebody who can sign in; `shops` are slugs, for a trader only."""

    email: str
    name: str
    role: str
    shops: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClosingSheet:
    """An exception to a shop's hours, in days from the day of loading, both included."""

    shop: str
    first: int
    last: int
    #: Local time from which it is closed; None = the whole days.
    at: time | None
    reason: str


@dataclass(frozen=True, slots=True)
class RendezvousSheet:
    """An entry of the agenda, at local times of the town."""

    title: str
    place: str
    summary: str
    #: Local hours; both midnight = whole days.
    starts: time
    ends: time
    #: Weekday, 0 = Monday; None where `days` counts instead.
    weekday: int | None
    #: Weeks after the first such weekday.
    weeks: int
    #: Days after the day of loading.
    days: int
    #: Slug of the shop that invites, "" for none.
    shop: str
    kind: str = "event"
    price: str = ""
    booking: str = ""
    #: RRULE value; the first time is then the first day that it names. "" = once.
    rule: str = ""
    #: Whole days that it lasts, 0 = an hour of one day.
    whole_days: int = 0
    #: Name of the public place and slug of the street where it is held, "" = said in words alone.
    held_at: str = ""
    street: str = ""


@dataclass(frozen=True, slots=True)
class NewsSheet:
    """A piece of news, published so many hours before the loading."""

    title: str
    text: str
    hours_ago: int
    #: Days from the loading for which it still is news; 0 = no end.
    days: int
    #: Slug of the shop whose news it is, "" for the town's.
    shop: str


@dataclass(frozen=True, slots=True)
class LineSheet:
    """So many of an article, named as on its shelf."""

    shop: str
    item: str
    choice: str
    quantity: int


@dataclass(frozen=True, slots=True)
class OrderSheet:
    """An order and the state it has come to."""

    state: str
    customer: str
    phone: str
    email: str
    note: str
    #: Why the shop refused.
    reason: str
    #: Placed so many minutes before the loading.
    minutes_ago: int
    #: Which of the windows offered then.
    slot: int
    lines: tuple[LineSheet, ...]


@dataclass(frozen=True, slots=True)
class AnswerSheet:
    """What a shop replied, so many minutes after it was asked."""

    shop: str
    #: "answered", "passed_on" or "cannot_help".
    kind: str
    text: str
    after: int
    #: Name of an article of the shop, slug of a shop that knows better; "" for none.
    article: str
    colleague: str


@dataclass(frozen=True, slots=True)
class QuestionSheet:
    """A question and whom it went to; without answers it waits."""

    shops: tuple[str, ...]
    name: str
    email: str
    phone: str
    text: str
    article: str
    minutes_ago: int
    answers: tuple[AnswerSheet, ...]
    #: Who asked has said that it is enough.
    thanks: bool


@dataclass(frozen=True, slots=True)
class TownSheet:
    """A whole demo town."""

    slug: str
    name: str
    tagline: str
    postcode: str
    email: str
    phone: str
    legal_address: str
    director: str
    hosting: str
    mediator: str
    #: GeoJSON of what the plan is drawn on.
    background: Path
    streets: tuple[StreetSheet, ...]
    places: tuple[PlaceSheet, ...]
    vacant: tuple[VacantSheet, ...]
    accounts: tuple[AccountSheet, ...]
    closings: tuple[ClosingSheet, ...]
    markets: tuple[RendezvousSheet, ...]
    agenda: tuple[RendezvousSheet, ...]
    news: tuple[NewsSheet, ...]
    open_orders: tuple[OrderSheet, ...]
    past_orders: tuple[OrderSheet, ...]
    questions: tuple[QuestionSheet, ...]
    #: Minutes of opening hours that earlier replies took, by shop, oldest first.
    reply_minutes: Mapping[str, tuple[int, ...]]

    @property
    def host(self) -> str:
        """Where the town answers on the machine it is shown on."""
        return f"{self.slug}.localhost"

    @property
    def shops(self) -> tuple[ShopSheet, ...]:
        """Every shop, street by street."""
        return tuple(shop for street in self.streets for shop in street.shops)
