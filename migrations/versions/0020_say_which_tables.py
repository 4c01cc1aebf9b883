"""Let the application read which revision the tables are of: it tells those who ask for its health."""

from alembic import op

from tenants.policies import APP

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    op.execute(f"GRANT SELECT ON alembic_version TO {APP}")


def downgrade() -> None:
    op.execute(f"REVOKE SELECT ON alembic_version FROM {APP}")
