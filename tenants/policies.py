"""Row-level security as migrations write it: the same three policies for every owned table."""

OWNER = "shopbuilder_owner"
APP = "shopbuilder_app"
SWEEP = "shopbuilder_sweep"
SEARCH = "shopbuilder_search"

#: What the application may see and write: rows of the town that the transaction has named.
OF_TOWN = "town_id = nullif(current_setting('app.town', true), '')::bigint"


def raise_walls(table: str) -> list[str]:
    """Return the statements that bind every role to policies on `table`.

    The owner is bound by FORCE too, so it gets a policy of its own: without it a migration would
    check a new constraint against no rows and move no data.
    """
    return [
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
        f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY",
        f"CREATE POLICY of_town ON {table} TO {APP} USING ({OF_TOWN}) WITH CHECK ({OF_TOWN})",
        f"CREATE POLICY of_owner ON {table} TO {OWNER} USING (true) WITH CHECK (true)",
        f"GRANT SELECT, INSERT, UPDATE, DELETE ON {table} TO {APP}",
    ]


def open_to_sweep(table: str, columns: str) -> list[str]:
    """Return the statements that let sweeps read `columns` of a queue table, over all towns."""
    return [
        f"CREATE POLICY of_sweep ON {table} FOR SELECT TO {SWEEP} USING (true)",
        f"GRANT SELECT ({columns}) ON {table} TO {SWEEP}",
    ]


def open_to_search(table: str) -> list[str]:
    """Return the statements that let the functions of the search read `table`, over all towns.

    A policy that looks at the town would keep `@@` and `%` away from the indexes. Nobody can sign in
    as this role: it owns functions that look at the town themselves, and reads nothing else.
    """
    return [
        f"CREATE POLICY of_search ON {table} FOR SELECT TO {SEARCH} USING (true)",
        f"GRANT SELECT ON {table} TO {SEARCH}",
    ]


def hand_to_search(function: str) -> list[str]:
    """Return the statements that let `function` ("name(types)") read as the search role.

    Only the application may call it. To own a function a role must be able to create in its schema,
    for as long as it takes to hand it over.
    """
    return [
        f"ALTER FUNCTION {function} SECURITY DEFINER",
        f"ALTER FUNCTION {function} SET search_path = pg_catalog, public, pg_temp",
        f"REVOKE ALL ON FUNCTION {function} FROM PUBLIC",
        f"GRANT EXECUTE ON FUNCTION {function} TO {APP}",
        f"GRANT CREATE ON SCHEMA public TO {SEARCH}",
        f"ALTER FUNCTION {function} OWNER TO {SEARCH}",
        f"REVOKE CREATE ON SCHEMA public FROM {SEARCH}",
    ]
