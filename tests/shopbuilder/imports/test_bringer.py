"""Who writes a calendar or a feed chooses its identities: none leads to what somebody else brought."""

from hypothesis import given
from hypothesis import strategies as st

from shopbuilder.imports.bringer import Bringer

#: Words that look like those we make, and any others.
IDENTITIES = st.one_of(
    st.text(max_size=12),
    st.from_regex(r"(shop-[0-9]:|town:)*[a-c]?", fullmatch=True),
)
BRINGERS = st.one_of(st.none(), st.integers(1, 20)).map(Bringer)


@given(BRINGERS, IDENTITIES, BRINGERS, IDENTITIES)
def test_two_are_the_same_only_where_owner_and_identity_are(
    one: Bringer, its: str, other: Bringer, theirs: str
) -> None:
    same = (one.shop_id, its) == (other.shop_id, theirs)
    assert (one.ref(its) == other.ref(theirs)) == same


def test_a_followed_calendar_cannot_name_what_a_shop_brought() -> None:
    assert Bringer(subscription_id=7).ref("shop-3:a") != Bringer(shop_id=3).ref("a")
