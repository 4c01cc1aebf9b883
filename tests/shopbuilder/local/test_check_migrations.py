"""A table that migrations make otherwise than the models say is noticed."""

import pytest
import sqlalchemy as sa
from alembic.util import CommandError

from shopbuilder.local import check_migrations
from shopbuilder.local.postgres import OWNER, Postgres, create_database, drop_database


def test_the_migrations_of_this_version_go_up_and_down(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert check_migrations.main() == 0
    assert "no drift" in capsys.readouterr().out


def test_a_table_the_models_do_not_know_is_drift(postgres: Postgres) -> None:
    create_database(postgres, "drifting")
    engine = sa.create_engine(postgres.url(OWNER, "drifting"), poolclass=sa.NullPool)
    with engine.begin() as connection:
        connection.execute(sa.text("CREATE TABLE forgotten (id int)"))
    try:
        with pytest.raises(CommandError, match="forgotten"):
            check_migrations.check(postgres.url(OWNER, "drifting"))
    finally:
        drop_database(postgres, "drifting")
