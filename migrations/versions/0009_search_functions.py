"""The functions that search: they run as a role of their own, and look at the town themselves."""

from alembic import op

from tenants.policies import hand_to_search

revision = "0009"
down_revision = "0008"

TOWN = "nullif(current_setting('app.town', true), '')::bigint"

#: The most words that a question may have, and the most articles that are named of a shop.
WORDS = 8


def tier(row: str) -> str:
    return f"""CASE
        WHEN {row} @@ to_tsquery('town_french', thing) THEN 1
        WHEN {row} @@ to_tsquery('town_french', named) THEN 2
        WHEN {row} @@ to_tsquery('town_french', told) THEN 3 ELSE 4 END"""


#: How many of the words a row holds: written out, so that each is read once and not once a row.
HELD = " + ".join(
    f"coalesce(d.words @@ to_tsquery('town_french', each_word[{n}]), false)::integer"
    for n in range(1, WORDS + 1)
)

#: What holds every word, and the shops whose articles do, each with its first few; where nothing
#: does, what holds the most words. Questions are those of shopbuilder/search/questions.py: `all_of`
#: is asked of shops, streets and entries, `goods` of articles; `thing`, `named` and `told` part
#: what was found into tiers, and among articles of one shop those come first whose name begins with a
#: word of it (`heads`).
SEARCH_TOWN = f"""
CREATE FUNCTION search_town(
    all_of text, goods text, thing text, named text, told text, heads text, any_of text,
    each_word text[], a_shop integer
) RETURNS TABLE (
    kind text, shop_id bigint, entry_id bigint, tier integer, total bigint, product_ids bigint[],
    label text, path text, by_name boolean, by_text boolean, by_street boolean
) LANGUAGE sql STABLE SET plan_cache_mode = force_custom_plan AS $$
    WITH articles AS MATERIALIZED (
        SELECT d.shop_id, d.product_id, d.position, {tier("d.words")} AS tier,
            d.words @@ to_tsquery('town_french', heads) AS leads
        FROM search_documents d
        WHERE d.town_id = {TOWN} AND d.kind = 'goods'
            AND d.words @@ to_tsquery('town_french', goods)
    ), others AS MATERIALIZED (
        SELECT d.id, d.kind, d.shop_id, d.entry_id, d.label, d.path, d.words,
            {tier("d.words")} AS tier
        FROM search_documents d
        WHERE d.town_id = {TOWN} AND d.kind IN ('shop', 'street', 'entry')
            AND d.words @@ to_tsquery('town_french', all_of)
    ), partly AS MATERIALIZED (
        SELECT d.id, d.kind, d.shop_id, d.product_id, d.entry_id, d.position, {HELD} AS held
        FROM search_documents d
        WHERE NOT EXISTS (SELECT FROM articles) AND NOT EXISTS (SELECT FROM others)
            AND cardinality(each_word) > 1 AND d.town_id = {TOWN}
            AND d.kind IN ('shop', 'goods', 'street', 'entry')
            AND d.words @@ to_tsquery('town_french', any_of)
    ), best AS MATERIALIZED (
        SELECT p.* FROM partly p WHERE p.held = (SELECT max(held) FROM partly)
    ), shelved AS (
        SELECT * FROM articles
        UNION ALL
        SELECT b.shop_id, b.product_id, b.position, 5, false FROM best b WHERE b.kind = 'goods'
    )
    SELECT 'goods', s.shop_id, NULL::bigint, min(s.tier), count(*),
        (array_agg(
            s.product_id ORDER BY s.tier, s.leads DESC, s.position, s.product_id))[1:a_shop],
        '', '', false, false, false
    FROM shelved s GROUP BY s.shop_id
    UNION ALL
    SELECT o.kind, o.shop_id, o.entry_id, o.tier, 0, NULL, o.label, o.path,
        to_tsvector('town_french', search_fold(o.label)) @@ to_tsquery('town_french', any_of),
        ts_filter(o.words, '{{c}}') @@ to_tsquery('town_french', any_of),
        ts_filter(o.words, '{{d}}') @@ to_tsquery('town_french', any_of)
    FROM others o
    UNION ALL
    SELECT d.kind, d.shop_id, d.entry_id, 5, 0, NULL, d.label, d.path,
        to_tsvector('town_french', search_fold(d.label)) @@ to_tsquery('town_french', any_of),
        ts_filter(d.words, '{{c}}') @@ to_tsquery('town_french', any_of),
        ts_filter(d.words, '{{d}}') @@ to_tsquery('town_french', any_of)
    FROM best b JOIN search_documents d ON d.town_id = {TOWN} AND d.id = b.id
    WHERE b.kind <> 'goods'
$$
"""

#: Whether a word stands in a name of the town, or anywhere, and words of names that sound like it.
SEARCH_NEAR = f"""
CREATE FUNCTION search_near(asked text[])
RETURNS TABLE (word text, named boolean, told boolean, near text, closeness real)
LANGUAGE sql STABLE SET plan_cache_mode = force_custom_plan
SET pg_trgm.similarity_threshold = 0.42 AS $$
    SELECT plain.said, plain.named, plain.told, spelled.word, spelled.closeness
    FROM (
        -- Counted, for where one row would do a scan of the whole town looks cheap.
        SELECT known.said, known.named, known.named OR (
            SELECT count(*) > 0 FROM search_documents d WHERE NOT known.named
                AND d.town_id = {TOWN} AND d.kind IN ('shop', 'goods', 'street', 'entry')
                AND d.words @@ to_tsquery('town_french', known.said)
        ) AS told
        FROM (
            SELECT folded.said, EXISTS (
                SELECT FROM search_words w WHERE w.town_id = {TOWN} AND w.stem
                    = (tsvector_to_array(to_tsvector('town_french', folded.said)))[1]
            ) AS named
            FROM (
                SELECT replace(search_fold(a), ' ', '') AS said FROM unnest(asked[1:{WORDS}]) a
            ) folded
            WHERE folded.said <> ''
        ) known
    ) plain
    LEFT JOIN LATERAL (
        SELECT w.word, similarity(w.sound, search_sound(plain.said)) AS closeness
        FROM search_words w
        WHERE w.town_id = {TOWN} AND w.sound % search_sound(plain.said) AND w.word <> plain.said
        GROUP BY w.word, w.sound
        ORDER BY closeness DESC, w.word
        LIMIT 2
    ) spelled ON length(plain.said) BETWEEN 4 AND 40
$$
"""

BEGINNING_OF = r"""
    (SELECT one.kind, one.label, one.path, one.first FROM (
        SELECT DISTINCT ON (d.{once}) d.kind, d.label, d.path, d.position, d.words @@ to_tsquery(
            'town_french', regexp_replace(typed, ':\*AB\M', ':*A', 'g')) AS first
        FROM search_documents d WHERE d.town_id = {town} AND d.kind = '{kind}'
            AND d.words @@ to_tsquery('town_french', typed)
        ORDER BY d.{once}, d.position, hashtext(d.path || current_date)
    ) one ORDER BY one.position, hashtext(one.path || current_date) LIMIT most)"""
#: Shops and streets are themselves; an article of one name in many shops is offered once.
ONCE = {"shop": "path", "goods": "label", "street": "path", "entry": "label"}
BEGINNINGS = " UNION ALL ".join(
    BEGINNING_OF.format(town=TOWN, kind=kind, once=once) for kind, once in ONCE.items()
)

#: What begins with what was typed so far: a few of each kind, to be put in order by the caller. What
#: a shop shows first comes first, and no shop is the first one every day.
SEARCH_BEGINNING = f"""
CREATE FUNCTION search_beginning(typed text, most integer)
RETURNS TABLE (kind text, label text, path text, first boolean)
LANGUAGE sql STABLE SET plan_cache_mode = force_custom_plan AS $$ {BEGINNINGS} $$
"""

SIGNATURES = [
    "search_town(text, text, text, text, text, text, text, text[], integer)",
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
