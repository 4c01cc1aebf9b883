"""What an article may hold by accident, or is suspected to hold, keeps it out of "without" in the search."""

from alembic import op

revision = "0021"
down_revision = "0020"

BEFORE = "search_diets(p.allergens,"
# A list that is not stated may be the null of JSON, which would join any list.
SINCE = (
    "search_diets(CASE WHEN jsonb_typeof(p.allergens) = 'array'"
    " THEN p.allergens || coalesce(p.traces, '[]') || p.proposed_allergens END,"
)

COLUMNS = (
    "published", "slug", "name", "category", "position", "description", "ingredients",
    "place_of_origin", "allergens",
)  # fmt: skip
MORE = ("traces", "proposed_allergens")


def replace_in_function(old: str, new: str) -> None:
    """Change the function where it stands: it stays the same one, with its owner and its grants."""
    quoted_old, quoted_new = (text.replace("'", "''") for text in (old, new))
    op.execute(
        "DO $$ BEGIN EXECUTE replace(pg_get_functiondef("
        "'search_refresh_goods(bigint, bigint[])'::regprocedure),"
        f" '{quoted_old}', '{quoted_new}'); END $$"
    )


def watch(columns: tuple[str, ...]) -> None:
    """Read a document anew when one of these columns of its article changes."""
    old, new = (", ".join(f"{side}.{name}" for name in columns) for side in ("old", "new"))
    op.execute("DROP TRIGGER search_changed ON products")
    op.execute(
        "CREATE TRIGGER search_changed AFTER UPDATE ON products FOR EACH ROW"
        f" WHEN (({old}) IS DISTINCT FROM ({new})) EXECUTE FUNCTION search_goods_changed()"
    )


def upgrade() -> None:
    replace_in_function(BEFORE, SINCE)
    watch((*COLUMNS, *MORE))


def downgrade() -> None:
    watch(COLUMNS)
    replace_in_function(SINCE, BEFORE)
