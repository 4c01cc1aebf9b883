"""A town of 1,000 shops with 100 articles each, and a small neighbour, written by the database."""

from typing import Any

import psycopg
from psycopg import sql
from sqlalchemy import Column

from shopbuilder.local.postgres import Postgres
from shopbuilder.tables import METADATA

SHOPS, GOODS = 1000, 100
#: Words of which names are made; each stands in one article in so many.
_THINGS = (
    "pain brioche tarte baguette fromage tomme saucisse jambon poulet truite huitre carotte pomme"
    " poire citron miel confiture bouquet rosier vase livre roman cahier stylo chemise robe manteau"
    " chaussure botte lacet velo pneu marteau vis clou lampe ampoule bague collier montre jouet"
    " toupie ballon guitare disque cadre tasse bol assiette"
)
_MANNERS = (
    "rouge bleu vert noir blanc petit grand ancien nouveau fermier artisanal doux fort leger lourd"
    " rond carre long court fin epais simple double triple royal"
)

_FILL = f"""
INSERT INTO towns (slug, name, kind, timezone, country, published)
SELECT slug, slug, 'commune', 'Europe/Paris', 'FR', true
FROM unnest(ARRAY['grandville', 'voisine']) slug;
INSERT INTO hosts (name, town_id, home) SELECT slug || '.localhost', id, true FROM towns;
INSERT INTO streets (town_id, slug, name, position)
SELECT t.id, 'rue-' || n, 'Rue du Puits ' || n, n FROM towns t, generate_series(1, 40) n;
INSERT INTO shops (town_id, slug, name, status)
SELECT t.id, 'boutique-' || n, 'Boutique ' || n, 'admitted'
FROM towns t, LATERAL generate_series(1, CASE t.slug WHEN 'voisine' THEN 20 ELSE {SHOPS} END) n;
INSERT INTO shop_profiles (town_id, shop_id, trade, mode, taken_over, tagline, street_id,
    house_number, opening_hours, slot_minutes, slot_capacity, lead_minutes, horizon_days)
SELECT s.town_id, s.id, (ARRAY['bakery', 'books', 'florist', 'shoes', 'cheese', 'bicycle', 'toys',
    'hardware', 'clothing', 'jewellery'])[1 + s.id % 10], 'sell', true, 'Depuis toujours',
    st.id, '1', 'Mo-Sa 09:00-12:00,14:00-19:00', 30, 5, 60, 7
FROM shops s JOIN streets st ON st.town_id = s.town_id AND st.slug = 'rue-' || (1 + s.id % 40);
INSERT INTO products (town_id, shop_id, slug, name, description, category, position, unit, vat_rate,
    allergens, published)
SELECT s.town_id, s.id, 'article-' || n,
    initcap(things.words[1 + (s.id * 7 + n * 13) % {len(_THINGS.split())}]) || ' '
    || manners.words[1 + (s.id * 3 + n) % {len(_MANNERS.split())}] || ' ' || n,
    '<p>Choisi avec soin dans la vallée, article ' || n || '.</p>', 'Rayon ' || n / 10, n, 'piece',
    550, CASE n % 3 WHEN 0 THEN '["gluten"]'::jsonb WHEN 1 THEN '[]'::jsonb END, true
FROM shops s, generate_series(1, {GOODS}) n,
    (SELECT string_to_array('{_THINGS}', ' ') AS words) things,
    (SELECT string_to_array('{_MANNERS}', ' ') AS words) manners;
INSERT INTO variants (town_id, product_id, options, price_cents, active)
SELECT town_id, id, '{{}}', 100 + id % 900, true FROM products;
ANALYZE;
"""


def _as_models_would(table: str) -> list[sql.Composed]:
    """Give columns the defaults of their models: the database, a throwaway, writes all the rows."""
    return [
        sql.SQL("ALTER TABLE {} ALTER COLUMN {} SET DEFAULT {}").format(
            sql.Identifier(table), sql.Identifier(column.name), sql.Literal(_default(column))
        )
        for column in METADATA.tables[table].columns
        if column.default is not None
    ]


def _default(column: Column[Any]) -> str:
    said = getattr(column.default, "arg", None)
    if not callable(said):
        return str(said)
    return {"now": "now", "list": "[]", "dict": "{}"}[said.__name__]


def fill(postgres: Postgres, database: str) -> int:
    """Fill an empty database; return the id of the large town."""
    with postgres.connect(database) as connection:
        for table in (
            "towns",
            "hosts",
            "streets",
            "shops",
            "shop_profiles",
            "products",
            "variants",
        ):
            for statement in _as_models_would(table):
                connection.execute(statement)
        connection.execute(_FILL)
        found = connection.execute("SELECT id FROM towns WHERE slug = 'grandville'").fetchone()
    assert found is not None
    return int(str(found[0]))


def enter(connection: psycopg.Connection, role: str, town: int) -> None:
    """Be a role in a town, for as long as the connection lasts."""
    connection.execute(f"SET ROLE {role}")
    connection.execute("SELECT set_config('app.town', %s, false)", [str(town)])
