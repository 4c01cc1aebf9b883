"""Triggers that keep the search documents true, and the documents of what is there already."""

from alembic import op

revision = "0008"
down_revision = "0007"

#: Rows that came or went with one statement are read at once; a change is read row by row, and
#: only where a column has changed that a document is made of.
EACH_TOWN = """
    FOR one IN SELECT town_id, array_agg(DISTINCT {column}) AS ids FROM moved GROUP BY town_id LOOP
        {calls}
    END LOOP;
"""

ALL_GOODS_OF = """
    PERFORM search_refresh_goods({town}, array_agg(p.id)) FROM products p
    WHERE p.town_id = {town} AND p.shop_id {which} HAVING count(*) > 0;
"""

IN_STREET = (
    "(SELECT h.shop_id FROM shop_profiles h WHERE h.town_id = new.town_id AND h.street_id = new.id)"
)


def function(name: str, body: str) -> str:
    return (
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql"
        " SET search_path = pg_catalog, public, pg_temp"
        f" AS $$ DECLARE one record; BEGIN {body} RETURN NULL; END $$"
    )


def for_each_town(column: str, *calls: str) -> str:
    return EACH_TOWN.format(column=column, calls=" ".join(calls))


def changed(*columns: str) -> str:
    old, new = (", ".join(f"{side}.{name}" for name in columns) for side in ("old", "new"))
    return f"WHEN (({old}) IS DISTINCT FROM ({new}))"


SHOPS_OF_TOWN = "PERFORM search_refresh_shops(one.town_id, one.ids);"
GOODS_OF_TOWN = "PERFORM search_refresh_goods(one.town_id, one.ids);"
NEW_SHOP = "PERFORM search_refresh_shops(new.town_id, ARRAY[new.{}]);"

#: Name of the function -> what it does.
FUNCTIONS = {
    "search_goods_came": for_each_town("product_id", GOODS_OF_TOWN),
    "search_goods_changed": "PERFORM search_refresh_goods(new.town_id, ARRAY[new.id]);",
    "search_variant_changed": "PERFORM search_refresh_goods(new.town_id, ARRAY[new.product_id]);",
    "search_shops_came": for_each_town("shop_id", SHOPS_OF_TOWN),
    "search_profiles_came": for_each_town(
        "shop_id",
        SHOPS_OF_TOWN,
        ALL_GOODS_OF.format(town="one.town_id", which="= ANY (one.ids)"),
    ),
    "search_shop_changed": NEW_SHOP.format("id")
    + ALL_GOODS_OF.format(town="new.town_id", which="= new.id"),
    "search_profile_changed": NEW_SHOP.format("shop_id")
    + ALL_GOODS_OF.format(town="new.town_id", which="= new.shop_id"),
    "search_person_changed": NEW_SHOP.format("shop_id"),
    "search_streets_came": for_each_town(
        "id", "PERFORM search_refresh_streets(one.town_id, one.ids);"
    ),
    "search_street_changed": "PERFORM search_refresh_streets(new.town_id, ARRAY[new.id]);"
    f"PERFORM search_refresh_shops(new.town_id, ARRAY{IN_STREET});"
    + ALL_GOODS_OF.format(town="new.town_id", which=f"IN {IN_STREET}"),
    "search_entries_came": for_each_town(
        "id", "PERFORM search_refresh_entries(one.town_id, one.ids);"
    ),
    "search_documents_came": for_each_town(
        "label", "PERFORM search_note_words(one.town_id, one.ids);"
    ),
    "search_document_changed": "PERFORM search_note_words(new.town_id, ARRAY[new.label]);",
    "search_entry_changed": "PERFORM search_refresh_entries(new.town_id, ARRAY[new.id]);",
}

CAME = "AFTER INSERT ON {table} REFERENCING NEW TABLE AS moved FOR EACH STATEMENT"
WENT = "AFTER DELETE ON {table} REFERENCING OLD TABLE AS moved FOR EACH STATEMENT"
CHANGED = "AFTER UPDATE ON {table} FOR EACH ROW {when}"

#: Table, trigger, when it fires, function. An article appears with its first variant.
TRIGGERS = [
    ("search_documents", "search_came", CAME, "search_documents_came"),
    ("search_documents", "search_changed", changed("label"), "search_document_changed"),
    ("variants", "search_came", CAME, "search_goods_came"),
    ("variants", "search_went", WENT, "search_goods_came"),
    ("variants", "search_changed", changed("active"), "search_variant_changed"),
    (
        "products",
        "search_changed",
        changed(
            "published", "slug", "name", "category", "position", "description", "ingredients",
            "place_of_origin", "allergens",
        ),
        "search_goods_changed",
    ),
    ("shop_profiles", "search_came", CAME, "search_profiles_came"),
    (
        "shop_profiles",
        "search_changed",
        changed("trade", "tagline", "story", "street_id"),
        "search_profile_changed",
    ),
    ("shops", "search_changed", changed("slug", "name", "status"), "search_shop_changed"),
    ("shop_people", "search_came", CAME, "search_shops_came"),
    ("shop_people", "search_went", WENT, "search_shops_came"),
    ("shop_people", "search_changed", changed("name", "role"), "search_person_changed"),
    ("streets", "search_came", CAME, "search_streets_came"),
    (
        "streets",
        "search_changed",
        changed("slug", "name", "summary", "position"),
        "search_street_changed",
    ),
    ("agenda_entries", "search_came", CAME, "search_entries_came"),
    (
        "agenda_entries",
        "search_changed",
        changed("slug", "title", "place", "summary"),
        "search_entry_changed",
    ),
]  # fmt: skip

#: The documents of every town, read as the owner, who sees them all.
FILL = """
DO $$ DECLARE one record; BEGIN
    FOR one IN SELECT id FROM towns LOOP
        PERFORM search_refresh_streets(one.id, array_agg(id)) FROM streets WHERE town_id = one.id;
        PERFORM search_refresh_shops(one.id, array_agg(id)) FROM shops WHERE town_id = one.id;
        PERFORM search_refresh_goods(one.id, array_agg(id)) FROM products WHERE town_id = one.id;
        PERFORM search_refresh_entries(one.id, array_agg(id))
        FROM agenda_entries WHERE town_id = one.id;
    END LOOP;
END $$
"""


def upgrade() -> None:
    for name, body in FUNCTIONS.items():
        op.execute(function(name, body))
    for table, name, when, called in TRIGGERS:
        moment = when if when in {CAME, WENT} else CHANGED
        moment = moment.format(table=table, when=when)
        op.execute(f"CREATE TRIGGER {name} {moment} EXECUTE FUNCTION {called}()")
    op.execute(FILL)


def downgrade() -> None:
    for table, name, *_ in TRIGGERS:
        op.execute(f"DROP TRIGGER {name} ON {table}")
    for name in FUNCTIONS:
        op.execute(f"DROP FUNCTION {name}()")
