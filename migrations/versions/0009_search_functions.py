"""The functions that search: they run as a role of their own, and look at the town themselves."""

from alembic import op

from tenants.policies import hand_to_search

revision = "0009"
down_revision = "0008"

TOWN = "nullif(current_setting('app.town', true), '')::bigint"

#: What holds every word, and the articles that do; where nothing does, what holds the most words.
#: Questions are those of shopbuilder/search/questions.py: `all_of` is asked of shops, streets and
#: entries, `goods` of articles; `thing`, `named` and `told` part what was found into tiers.
SEARCH_TOWN = f"""
CREATE FUNCTION search_town(
    all_of text, goods text, thing text, named text, told text, any_of text, each_word text[],
    a_shop integer
) RETURNS TABLE (
    kind text, shop_id bigint, product_id bigint, entry_id bigint, tier integer, total bigint,
    label text, path text, by_name boolean, by_text boolean, by_street boolean
) LANGUAGE sql STABLE SET plan_cache_mode = force_custom_plan AS $$
    WITH whole AS MATERIALIZED (
        SELECT d.*, CASE
            WHEN d.words @@ to_tsquery('town_french', thing) THEN 1
            WHEN d.words @@ to_tsquery('town_french', named) THEN 2
            WHEN d.words @@ to_tsquery('town_french', told) THEN 3 ELSE 4 END AS tier
        FROM search_documents d
        WHERE d.town_id = {TOWN} AND d.kind = 'goods'
            AND d.words @@ to_tsquery('town_french', goods)
        UNION ALL
        SELECT d.*, CASE
            WHEN d.words @@ to_tsquery('town_french', thing) THEN 1
            WHEN d.words @@ to_tsquery('town_french', named) THEN 2
            WHEN d.words @@ to_tsquery('town_french', told) THEN 3 ELSE 4 END AS tier
        FROM search_documents d
        WHERE d.town_id = {TOWN} AND d.kind IN ('shop', 'street', 'entry')
            AND d.words @@ to_tsquery('town_french', all_of)
    ), counted AS MATERIALIZED (
        SELECT d.*, (SELECT count(*) FROM unnest(each_word) word
            WHERE d.words @@ to_tsquery('town_french', word)) AS held
        FROM search_documents d
        WHERE NOT EXISTS (SELECT FROM whole) AND d.town_id = {TOWN}
            AND d.kind IN ('shop', 'goods', 'street', 'entry')
            AND d.words @@ to_tsquery('town_french', any_of)
    ), found AS (
        SELECT * FROM whole
        UNION ALL
        SELECT d.town_id, d.id, d.kind, d.shop_id, d.product_id, d.street_id, d.entry_id,
            d.position, d.label, d.path, d.sound, d.words, 5
        FROM counted d WHERE d.held = (SELECT max(held) FROM counted)
    ), shelved AS (
        SELECT f.*, count(*) OVER (PARTITION BY f.kind, f.shop_id) AS total,
            row_number() OVER (PARTITION BY f.kind, f.shop_id
                ORDER BY f.tier, f.position, f.id) AS place
        FROM found f WHERE f.kind = 'goods'
    )
    SELECT f.kind, f.shop_id, f.product_id, f.entry_id, f.tier, 0::bigint, f.label, f.path,
        to_tsvector('town_french', search_fold(f.label)) @@ to_tsquery('town_french', any_of),
        ts_filter(f.words, '{{c}}') @@ to_tsquery('town_french', any_of),
        ts_filter(f.words, '{{d}}') @@ to_tsquery('town_french', any_of)
    FROM found f WHERE f.kind <> 'goods'
    UNION ALL
    SELECT s.kind, s.shop_id, s.product_id, s.entry_id, s.tier, s.total, s.label, s.path,
        false, false, false
    FROM shelved s WHERE s.place <= a_shop
$$
"""

#: Whether a word stands in a name of the town (of a thing, a shelf, a shop, a street) or is told of
#: one, and words of names that sound or look like it.
SEARCH_NEAR = f"""
CREATE FUNCTION search_near(asked text[])
RETURNS TABLE (word text, named boolean, told boolean, near text, closeness real)
LANGUAGE sql STABLE SET plan_cache_mode = force_custom_plan
SET pg_trgm.word_similarity_threshold = 0.5 AS $$
    SELECT plain.said, plain.named, plain.told, spelled.other, spelled.closeness
    FROM (
        SELECT said, EXISTS (
            SELECT FROM search_documents d
            WHERE d.town_id = {TOWN} AND d.kind IN ('shop', 'goods', 'street', 'entry')
                AND d.words @@ to_tsquery('town_french', said || ':ABD')) AS named,
        EXISTS (
            SELECT FROM search_documents d
            WHERE d.town_id = {TOWN} AND d.kind IN ('shop', 'goods', 'street', 'entry')
                AND d.words @@ to_tsquery('town_french', said || ':C')) AS told
        FROM (SELECT replace(search_fold(a), ' ', '') AS said FROM unnest(asked[1:8]) a) folded
        WHERE said <> ''
    ) plain
    LEFT JOIN LATERAL (
        SELECT named.other,
            similarity(search_sound(named.other), search_sound(plain.said)) AS closeness
        FROM (
            SELECT DISTINCT other FROM (
                SELECT d.label FROM search_documents d
                WHERE d.town_id = {TOWN} AND search_sound(plain.said) <% d.sound
                ORDER BY search_sound(plain.said) <<-> d.sound LIMIT 60
            ) close, unnest(string_to_array(search_fold(close.label), ' ')) other
            WHERE length(other) > 2
        ) named
        WHERE similarity(search_sound(named.other), search_sound(plain.said)) > 0.42
            AND named.other <> plain.said
        ORDER BY closeness DESC, named.other
        LIMIT 2
    ) spelled ON length(plain.said) BETWEEN 4 AND 40
$$
"""

#: What begins with what was typed so far: a few of each kind, to be put in order by the caller.
SEARCH_BEGINNING = f"""
CREATE FUNCTION search_beginning(typed text, most integer)
RETURNS TABLE (kind text, label text, path text, first boolean)
LANGUAGE sql STABLE SET plan_cache_mode = force_custom_plan AS $$
    SELECT few.* FROM unnest(ARRAY['shop', 'goods', 'street', 'entry']) one
    CROSS JOIN LATERAL (
        SELECT d.kind, d.label, d.path,
            d.words @@ to_tsquery('town_french', regexp_replace(typed, ':\\*AB\\M', ':*A', 'g'))
        FROM search_documents d
        WHERE d.town_id = {TOWN} AND d.kind = one AND d.words @@ to_tsquery('town_french', typed)
        LIMIT most
    ) few
$$
"""

SIGNATURES = [
    "search_town(text, text, text, text, text, text, text[], integer)",
    "search_near(text[])",
    "search_beginning(text, integer)",
]


def upgrade() -> None:
    # Its settings can be named only once the library has been used.
    op.execute("SELECT similarity('a', 'b')")
    for body in [SEARCH_TOWN, SEARCH_NEAR, SEARCH_BEGINNING]:
        # A colon would begin a parameter.
        op.execute(body.replace(":", r"\:"))
    for signature in SIGNATURES:
        for statement in hand_to_search(signature):
            op.execute(statement)


def downgrade() -> None:
    for signature in SIGNATURES:
        op.execute(f"DROP FUNCTION {signature}")
