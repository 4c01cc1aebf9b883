"""Row-level security as migrations write it: the same three policies for every owned table."""

OWNER = "shopbuilder_owner"
APP = "shopbuilder_app"
SWEEP = "shopbuilder_sweep"

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
