"""What can be found in a town: one document a shop, article, street and entry, kept by triggers."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from tenants.policies import open_to_search, raise_walls

revision = "0007"
down_revision = "0006"

#: French stems of words that have lost their accents, none of them too small to be kept.
WORDS_OF_FRENCH = [
    "CREATE TEXT SEARCH DICTIONARY town_stem (TEMPLATE = snowball, Language = french)",
    "CREATE TEXT SEARCH CONFIGURATION town_french (COPY = pg_catalog.french)",
    """ALTER TEXT SEARCH CONFIGURATION town_french ALTER MAPPING
        FOR asciiword, word, hword, hword_part, asciihword, hword_asciipart WITH town_stem""",
]

#: Letters and digits in small letters without accents, single spaces between words.
FOLD = """
CREATE FUNCTION search_fold(said text) RETURNS text IMMUTABLE PARALLEL SAFE STRICT
RETURN btrim(regexp_replace(
    lower(public.unaccent('public.unaccent'::regdictionary, said)), '[^[:alnum:]]+', ' ', 'g'))
"""

#: Folded words as French hears them: spellings of one sound fall together, silent ends fall off.
SOUND = r"""
CREATE FUNCTION search_sound(folded text) RETURNS text IMMUTABLE PARALLEL SAFE STRICT
RETURN regexp_replace(regexp_replace(regexp_replace(translate(regexp_replace(regexp_replace(
    regexp_replace(regexp_replace(regexp_replace(regexp_replace(
    folded, 'ph', 'f', 'g'), 'e?au', 'o', 'g'), '[ae][iy]', 'e', 'g'), 'ch', 'x', 'g'),
    'c(?=[eiy])', 's', 'g'), 'g(?=[eiy])', 'j', 'g'), 'qcyh', 'kki'),
    'ku(?=[aeio])', 'k', 'g'), '([a-z])\1+', '\1', 'g'), '([a-z]{2})[estdxzp]+\M', '\1', 'g')
"""

#: What an article is, as its name begins: "Éclair" of "Éclair au café", before the first comma.
HEAD = r"""
CREATE FUNCTION search_head(name text) RETURNS text IMMUTABLE PARALLEL SAFE STRICT
RETURN regexp_replace(public.search_fold(split_part(name, ',', 1)),
    '(?<=.) (a|au|aux|en|avec|sans|pour) .*$', '')
"""

#: Diets that an article states: allergens that were listed, or a word of its own. Unknown is never
#: "without".
DIETS = r"""
CREATE FUNCTION search_diets(allergens jsonb, said text) RETURNS text IMMUTABLE PARALLEL SAFE
RETURN concat_ws(' ',
    CASE WHEN jsonb_typeof(allergens) = 'array' AND NOT allergens ? 'gluten'
        THEN 'x2sansgluten' END,
    CASE WHEN jsonb_typeof(allergens) = 'array' AND NOT allergens ? 'milk'
        THEN 'x2sanslactose' END,
    CASE WHEN jsonb_typeof(allergens) = 'array' AND NOT allergens ? 'eggs'
        THEN 'x2sansoeufs' END,
    CASE WHEN jsonb_typeof(allergens) = 'array' AND NOT allergens ?| ARRAY['nuts', 'peanuts']
        THEN 'x2sansfruitsacoque' END,
    CASE WHEN said ~ '\m(vegans?|veganes?|vegetalien(ne)?s?|vegetarien(ne)?s?)\M'
        AND said !~ '\m(non|pas) (vegan|vegetalien|vegetarien)' THEN 'x2vegetarien' END,
    CASE WHEN said ~ '\m(vegans?|veganes?|vegetalien(ne)?s?)\M'
        AND said !~ '\m(non|pas) (vegan|vegetalien)' THEN 'x2vegan' END,
    CASE WHEN said ~ '\m(bio|biologiques?)\M' AND said !~ '\m(non|pas) bio' THEN 'x2bio' END)
"""

#: Weights: A what it is, B what else it is called, C what is told of it, D where it stands.
REFRESH_GOODS = r"""
CREATE FUNCTION search_refresh_goods(town bigint, changed bigint[]) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, public, pg_temp AS $$
    DELETE FROM search_documents d WHERE d.town_id = town AND d.product_id = ANY (changed)
        AND NOT EXISTS (
            SELECT FROM products p
            JOIN shops s ON s.town_id = p.town_id AND s.id = p.shop_id AND s.status = 'admitted'
            JOIN variants v ON v.town_id = p.town_id AND v.product_id = p.id AND v.active
            WHERE p.town_id = town AND p.id = d.product_id AND p.published);
    INSERT INTO search_documents
        (town_id, kind, shop_id, product_id, position, label, path, words)
    SELECT p.town_id, 'goods', p.shop_id, p.id, p.position, p.name, s.slug || '/' || p.slug,
        setweight(to_tsvector('town_french', search_head(p.name)), 'A')
        || setweight(to_tsvector('town_french', search_fold(p.name || ' ' || p.category)), 'B')
        || setweight(to_tsvector('town_french', told.said), 'C')
        || setweight(to_tsvector('town_french', concat_ws(' ',
            search_fold(s.name), search_fold(t.name), 'x3' || replace(h.trade, '_', ''),
            search_diets(p.allergens, search_fold(p.name || ' ' || p.category) || ' ' || told.said)
        )), 'D')
    FROM products p
    JOIN shops s ON s.town_id = p.town_id AND s.id = p.shop_id AND s.status = 'admitted'
    JOIN shop_profiles h ON h.town_id = s.town_id AND h.shop_id = s.id
    LEFT JOIN streets t ON t.town_id = h.town_id AND t.id = h.street_id
    CROSS JOIN LATERAL (SELECT search_fold(regexp_replace(
        concat_ws(' ', p.description, p.ingredients, p.place_of_origin),
        '<[^>]*>|&[#a-z0-9]+;', ' ', 'g')) AS said) told
    WHERE p.town_id = town AND p.id = ANY (changed) AND p.published AND EXISTS (
        SELECT FROM variants v WHERE v.town_id = p.town_id AND v.product_id = p.id AND v.active)
    ORDER BY p.id
    ON CONFLICT (town_id, kind, shop_id, product_id, street_id, entry_id) DO UPDATE
    SET position = excluded.position, label = excluded.label, path = excluded.path,
        words = excluded.words;
$$
"""

REFRESH_SHOPS = """
CREATE FUNCTION search_refresh_shops(town bigint, changed bigint[]) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, public, pg_temp AS $$
    DELETE FROM search_documents d
    WHERE d.town_id = town AND d.kind = 'shop' AND d.shop_id = ANY (changed) AND NOT EXISTS (
        SELECT FROM shops s WHERE s.town_id = town AND s.id = d.shop_id AND s.status = 'admitted');
    INSERT INTO search_documents (town_id, kind, shop_id, position, label, path, words)
    SELECT s.town_id, 'shop', s.id, 0, s.name, s.slug,
        setweight(to_tsvector('town_french',
            search_fold(s.name) || ' x1' || replace(h.trade, '_', '')), 'A')
        || setweight(to_tsvector('town_french', coalesce(search_fold(people.met), '')), 'B')
        || setweight(to_tsvector('town_french', search_fold(h.tagline || ' ' || h.story)), 'C')
        || setweight(to_tsvector('town_french', coalesce(search_fold(t.name), '')), 'D')
    FROM shops s
    JOIN shop_profiles h ON h.town_id = s.town_id AND h.shop_id = s.id
    LEFT JOIN streets t ON t.town_id = h.town_id AND t.id = h.street_id
    CROSS JOIN LATERAL (SELECT string_agg(p.name || ' ' || p.role, ' ') AS met
        FROM shop_people p WHERE p.town_id = s.town_id AND p.shop_id = s.id) people
    WHERE s.town_id = town AND s.id = ANY (changed) AND s.status = 'admitted'
    ORDER BY s.id
    ON CONFLICT (town_id, kind, shop_id, product_id, street_id, entry_id) DO UPDATE
    SET label = excluded.label, path = excluded.path,
        words = excluded.words;
$$
"""

REFRESH_STREETS = """
CREATE FUNCTION search_refresh_streets(town bigint, changed bigint[]) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, public, pg_temp AS $$
    INSERT INTO search_documents (town_id, kind, street_id, position, label, path, words)
    SELECT t.town_id, 'street', t.id, t.position, t.name, 'rue/' || t.slug,
        setweight(to_tsvector('town_french', search_fold(t.name)), 'A')
        || setweight(to_tsvector('town_french', search_fold(t.summary)), 'C')
    FROM streets t WHERE t.town_id = town AND t.id = ANY (changed)
    ORDER BY t.id
    ON CONFLICT (town_id, kind, shop_id, product_id, street_id, entry_id) DO UPDATE
    SET position = excluded.position, label = excluded.label, path = excluded.path,
        words = excluded.words;
$$
"""

REFRESH_ENTRIES = """
CREATE FUNCTION search_refresh_entries(town bigint, changed bigint[]) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, public, pg_temp AS $$
    INSERT INTO search_documents (town_id, kind, entry_id, position, label, path, words)
    SELECT e.town_id, 'entry', e.id, 0, e.title, 'agenda/' || e.slug,
        setweight(to_tsvector('town_french', search_fold(e.title)), 'A')
        || setweight(to_tsvector('town_french', search_fold(e.place || ' ' || e.summary)), 'C')
    FROM agenda_entries e WHERE e.town_id = town AND e.id = ANY (changed)
    ORDER BY e.id
    ON CONFLICT (town_id, kind, shop_id, product_id, street_id, entry_id) DO UPDATE
    SET label = excluded.label, path = excluded.path,
        words = excluded.words;
$$
"""

#: Words of names, for those who misspell them. Nothing is unique here: two imports that bring the same
#: word would wait for each other, or worse. A word whose last name is gone leads nowhere, and does
#: no harm.
NOTE_WORDS = """
CREATE FUNCTION search_note_words(town bigint, labels text[]) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, public, pg_temp AS $$
    INSERT INTO search_words (town_id, word, stem, sound)
    SELECT town, new.word,
        coalesce((tsvector_to_array(to_tsvector('town_french', new.word)))[1], ''),
        search_sound(new.word)
    FROM (
        SELECT DISTINCT word
        FROM unnest(labels) label, unnest(string_to_array(search_fold(label), ' ')) word
        WHERE length(word) BETWEEN 3 AND 40
    ) new
    WHERE NOT EXISTS (
        SELECT FROM search_words known WHERE known.town_id = town AND known.word = new.word);
$$
"""

FUNCTIONS = [
    FOLD, SOUND, HEAD, DIETS, NOTE_WORDS,
    REFRESH_GOODS, REFRESH_SHOPS, REFRESH_STREETS, REFRESH_ENTRIES,
]  # fmt: skip


def upgrade() -> None:
    op.execute("CREATE EXTENSION IF NOT EXISTS btree_gin")
    create_search_documents()
    create_search_words()
    for table in ("search_documents", "search_words"):
        for statement in [*raise_walls(table), *open_to_search(table)]:
            op.execute(statement)
    for statement in [*WORDS_OF_FRENCH, *FUNCTIONS]:
        # A colon would begin a parameter.
        op.execute(statement.replace(":", r"\:"))


def create_search_documents() -> None:
    subjects = [("shop", "shops"), ("product", "products"), ("street", "streets")]
    op.create_table(
        "search_documents",
        sa.Column("town_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("shop_id", sa.BigInteger(), nullable=True),
        sa.Column("product_id", sa.BigInteger(), nullable=True),
        sa.Column("street_id", sa.BigInteger(), nullable=True),
        sa.Column("entry_id", sa.BigInteger(), nullable=True),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("words", postgresql.TSVECTOR(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('shop', 'goods', 'street', 'entry')", name=op.f("ck_search_documents_kind")
        ),
        sa.ForeignKeyConstraint(
            ["town_id"], ["towns.id"], name=op.f("fk_search_documents_town_id")
        ),
        *(
            sa.ForeignKeyConstraint(
                ["town_id", f"{one}_id"],
                [f"{many}.town_id", f"{many}.id"],
                name=op.f(f"fk_search_documents_town_id_{one}_id"),
                ondelete="CASCADE",
            )
            for one, many in [*subjects, ("entry", "agenda_entries")]
        ),
        sa.PrimaryKeyConstraint("town_id", "id", name=op.f("pk_search_documents")),
        sa.UniqueConstraint(
            "town_id", "kind", "shop_id", "product_id", "street_id", "entry_id",
            name="uq_search_documents_subject", postgresql_nulls_not_distinct=True,
        ),
    )  # fmt: skip
    op.create_index(
        "ix_search_documents_words",
        "search_documents",
        ["town_id", "kind", "words"],
        postgresql_using="gin",
    )
    for column in ("shop_id", "product_id", "street_id", "entry_id"):
        op.create_index(
            op.f(f"ix_search_documents_town_id_{column}"),
            "search_documents",
            ["town_id", column],
        )


def create_search_words() -> None:
    op.create_table(
        "search_words",
        sa.Column("town_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("word", sa.Text(), nullable=False),
        sa.Column("stem", sa.Text(), nullable=False),
        sa.Column("sound", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["town_id"], ["towns.id"], name=op.f("fk_search_words_town_id")),
        sa.PrimaryKeyConstraint("town_id", "id", name=op.f("pk_search_words")),
    )
    for column in ("word", "stem"):
        op.create_index(
            op.f(f"ix_search_words_town_id_{column}"), "search_words", ["town_id", column]
        )
    op.create_index(
        "ix_search_words_sound",
        "search_words",
        ["town_id", "sound"],
        postgresql_using="gin",
        postgresql_ops={"sound": "gin_trgm_ops"},
    )


def downgrade() -> None:
    for name, arguments in [
        ("search_refresh_entries", "bigint, bigint[]"),
        ("search_refresh_streets", "bigint, bigint[]"),
        ("search_refresh_shops", "bigint, bigint[]"),
        ("search_refresh_goods", "bigint, bigint[]"),
        ("search_note_words", "bigint, text[]"),
        ("search_diets", "jsonb, text"),
        ("search_head", "text"),
        ("search_sound", "text"),
        ("search_fold", "text"),
    ]:
        op.execute(f"DROP FUNCTION {name}({arguments})")
    op.execute("DROP TEXT SEARCH CONFIGURATION town_french")
    op.execute("DROP TEXT SEARCH DICTIONARY town_stem")
    op.drop_table("search_words")
    op.drop_table("search_documents")
    op.execute("DROP EXTENSION btree_gin")
