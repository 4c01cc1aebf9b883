"""Why something on the shelf cannot be changed like this."""

from tenants.errors import N_, Refusal


class ShelfRefused(Refusal):
    """A price or a stock that cannot be right."""

    status = 422
    msgid = N_("This cannot be put on the shelf.")


class ShelfMoved(Refusal):
    """Somebody sold or changed the article since the page was opened."""

    status = 409
    msgid = N_(
        "In the meantime this article was sold or changed. Here is what is left now:"
        " please look again."
    )
