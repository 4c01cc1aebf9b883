"""Metres of the legal projections as degrees, against points that others have published."""

import csv
import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopbuilder.imports.places.projections import Conic, latitude_of, territory_of

#: A hundred-millionth of a degree is a millimetre.
MILLIMETRES = 3e-8


@pytest.mark.parametrize(
    ("isometric", "eccentricity", "latitude"),
    [
        (1.00552653648, 0.08199188998, 0.87266462600),
        (-0.30261690060, 0.08199188998, -0.29999999997),
        (0.2, 0.08199188998, 0.19998903369),
    ],
)
def test_the_latitude_is_that_of_igns_own_trial_of_its_algorithm_2(
    isometric: float, eccentricity: float, latitude: float
) -> None:
    assert latitude_of(isometric, eccentricity) == pytest.approx(latitude, abs=2e-11)


def test_the_conic_is_that_of_igns_own_trial_of_its_algorithm_4() -> None:
    lambert_1 = Conic(
        n=0.760405966, c=11_603_796.9767, x=600_000.0, y=5_657_616.674,
        meridian=0.04079234433, eccentricity=0.0824832568,
    )  # fmt: skip
    longitude, latitude = lambert_1.radians(1_029_705.083, 272_723.849)
    assert longitude == pytest.approx(0.145512099, abs=1e-9)
    assert latitude == pytest.approx(0.872664626, abs=1e-9)


@pytest.mark.parametrize(
    ("postcode", "metres", "longitude", "latitude"),
    [
        # The origin of Lambert-93, by its definition.
        ("18000", (700_000.0, 6_600_000.0), 3.0, 46.5),
        # The middle of France as EPSG:2154 states it.
        ("36000", (652_213.05, 6_569_647.91), 2.38, 46.225),
        # Computed with PROJ (EPSG:2154, 5490, 2972, 2975, 4471, 4467).
        ("20200", (1_222_000.0, 6_089_000.0), 9.26379535, 41.71565884),
        ("97110", (656_500.0, 1_796_000.0), -61.53564529, 16.23961575),
        ("97200", (708_000.0, 1_616_500.0), -61.06899431, 14.61383746),
        ("97150", (498_000.0, 1_980_000.0), -63.01888263, 17.90793520),
        ("97300", (353_700.0, 545_600.0), -52.31950439, 4.93478074),
        ("97400", (338_500.0, 7_690_000.0), 55.44739930, -20.88318839),
        ("97600", (523_700.0, 8_587_000.0), 45.21836150, -12.78165533),
        ("97500", (562_000.0, 5_178_000.0), -56.18822175, 46.75267220),
    ],
)
def test_each_part_of_france_has_its_projection(
    postcode: str, metres: tuple[float, float], longitude: float, latitude: float
) -> None:
    territory = territory_of(postcode)
    assert territory is not None
    assert territory.point(*metres) == pytest.approx((longitude, latitude), abs=MILLIMETRES + 5e-8)


def test_20_avenue_de_segur_is_where_the_address_base_says() -> None:
    territory = territory_of("75007")
    assert territory is not None
    assert territory.point(649_242.57, 6_861_355.85) == pytest.approx(
        (2.308310, 48.850244), abs=5e-7
    )


def test_4682_doors_of_bondy_have_the_same_place_in_metres_and_in_degrees(test_data: Path) -> None:
    territory = territory_of("93140")
    assert territory is not None
    worst = 0.0
    path = test_data / "towns" / "bondy-adresses" / "ban_93010.csv"
    with path.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    for row in rows:
        found = territory.point(float(row["x"]), float(row["y"]))
        assert found is not None
        east = (found[0] - float(row["lon"])) * math.cos(math.radians(found[1]))
        worst = max(worst, math.hypot(east, found[1] - float(row["lat"])) * 111_195)
    assert len(rows) == 4682
    assert worst < 0.15


def test_metres_that_lie_elsewhere_are_no_position() -> None:
    territory = territory_of("93140")
    assert territory is not None
    for metres in (
        (0.0, 0.0),
        (700_000.0, 12_655_612.0499),
        (2.48, 48.9),
        (48.9, 2.48),
        (338_500.0, 7_690_000.0),
    ):
        assert territory.point(*metres) is None


def test_of_some_islands_no_projection_is_known() -> None:
    assert territory_of("98800") is None


@given(x=st.floats(), y=st.floats(), postcode=st.sampled_from(["93140", "97400", "97300"]))
def test_no_number_breaks_it(x: float, y: float, postcode: str) -> None:
    territory = territory_of(postcode)
    assert territory is not None
    found = territory.point(x, y)
    assert found is None or all(map(math.isfinite, found))
