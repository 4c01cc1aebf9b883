"""A town of 1,000 shops with 100 articles each, and a small neighbour, written by the database."""

import psycopg

from shopbuilder.local.postgres import Postgres

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
INSERT INTO towns (slug, name, kind, tagline, timezone, country, postcode, contact_email,
    contact_phone, published, created_at)
SELECT slug, slug, 'commune', '', 'Europe/Paris', 'FR', '', '', '', true, now()
FROM unnest(ARRAY['grandville', 'voisine']) slug;
INSERT INTO hosts (name, town_id, home) SELECT slug || '.localhost', id, true FROM towns;
INSERT INTO streets (town_id, slug, name, position, summary)
SELECT t.id, 'rue-' || n, 'Rue du Puits ' || n, n, '' FROM towns t, generate_series(1, 40) n;
INSERT INTO shops (town_id, slug, name, status, created_at)
SELECT t.id, 'boutique-' || n, 'Boutique ' || n, 'admitted', now()
FROM towns t, LATERAL generate_series(1, CASE t.slug WHEN 'voisine' THEN 20 ELSE {SHOPS} END) n;
INSERT INTO shop_profiles (town_id, shop_id, trade, mode, taken_over, tagline, story, phone, email,
    website, street_id, house_number, street_guessed, opening_hours, slot_minutes, slot_capacity,
    lead_minutes, cutoff_minutes, horizon_days, legal_name, legal_form, legal_address, siret,
    vat_number, mediator, seed, origin, updated_at)
SELECT s.town_id, s.id, (ARRAY['bakery', 'books', 'florist', 'shoes', 'cheese', 'bicycle', 'toys',
    'hardware', 'clothing', 'jewellery'])[1 + s.id % 10], 'sell', true, 'Depuis toujours', '', '',
    '', '', st.id, '1', false, 'Mo-Sa 09:00-12:00,14:00-19:00', 30, 5, 60, 60, 7, '', '', '', '',
    '', '', '', 'demo', now()
FROM shops s JOIN streets st ON st.town_id = s.town_id AND st.slug = 'rue-' || (1 + s.id % 40);
INSERT INTO products (town_id, shop_id, slug, name, description, category, position, unit, vat_rate,
    lead_minutes, allergens, ingredients, place_of_origin, picture, noted_images, published, origin,
    updated_at)
SELECT s.town_id, s.id, 'article-' || n,
    initcap(things.words[1 + (s.id * 7 + n * 13) % {len(_THINGS.split())}]) || ' '
    || manners.words[1 + (s.id * 3 + n) % {len(_MANNERS.split())}] || ' ' || n,
    '<p>Choisi avec soin dans la vallée, article ' || n || '.</p>', 'Rayon ' || n / 10, n, 'piece',
    550, 0, CASE n % 3 WHEN 0 THEN '["gluten"]'::jsonb WHEN 1 THEN '[]'::jsonb END, '', '', '',
    '[]', true, 'demo', now()
FROM shops s, generate_series(1, {GOODS}) n,
    (SELECT string_to_array('{_THINGS}', ' ') AS words) things,
    (SELECT string_to_array('{_MANNERS}', ' ') AS words) manners;
INSERT INTO variants (town_id, product_id, label, options, sku, price_cents, position, active)
SELECT town_id, id, '', '{{}}', '', 100 + id % 900, 0, true FROM products;
ANALYZE;
"""


def fill(postgres: Postgres, database: str) -> int:
    """Fill an empty database; return the id of the large town."""
    with postgres.connect(database) as connection:
        connection.execute(_FILL)
        found = connection.execute("SELECT id FROM towns WHERE slug = 'grandville'").fetchone()
    assert found is not None
    return int(str(found[0]))


def enter(connection: psycopg.Connection, role: str, town: int) -> None:
    """Be a role in a town, for as long as the connection lasts."""
    connection.execute(f"SET ROLE {role}")
    connection.execute("SELECT set_config('app.town', %s, false)", [str(town)])
