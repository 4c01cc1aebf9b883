"""Who brings rendez-vous or news, and by what way."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bringer:
    """A town or a shop, with a file or with an address that is followed."""

    #: None = the town's.
    shop_id: int | None = None
    #: The calendar or feed that the town follows; None = a file.
    subscription_id: int | None = None
    #: Publish also what its author marked as private.
    with_private: bool = False
    actor: str = "command"

    def ref(self, identity: str) -> str:
        """Return an identity within the town."""
        if self.shop_id is not None:
            return f"shop-{self.shop_id}:{identity}"
        # Whoever writes it chooses these words: none of them leads to what a shop brought.
        return f"town:{identity}" if identity.startswith(("shop-", "town:")) else identity
