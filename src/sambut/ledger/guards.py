"""Database guards of the event tables, as migration operations."""

from django.db import migrations

FUNCTION = """
create or replace function ledger_refuse() returns trigger language plpgsql as $$
begin
  raise exception 'Rows of % are never changed or removed.', tg_table_name using errcode = 'restrict_violation';
end $$;
"""


class GuardFunction(migrations.RunSQL):
    def __init__(self) -> None:
        super().__init__(FUNCTION, "drop function if exists ledger_refuse()")

    def deconstruct(self) -> tuple[str, list[str], dict[str, str]]:
        return (self.__class__.__name__, [], {})


class GuardEvents(migrations.RunSQL):
    """Forbids UPDATE, DELETE and TRUNCATE on an event table, and an event from the future.

    Put it after the table's CreateModel. Five minutes are left for machines whose clocks differ.
    """

    def __init__(self, table: str) -> None:
        self.table = table
        super().__init__(
            f"create trigger {table}_rows before update or delete on {table} for each row execute function ledger_refuse();"
            f"create trigger {table}_all before truncate on {table} for each statement execute function ledger_refuse();"
            f"alter table {table} add constraint {table}_not_ahead check (happened_at <= recorded_at + interval '5 minutes');",
            f"alter table {table} drop constraint {table}_not_ahead;"
            f"drop trigger {table}_rows on {table}; drop trigger {table}_all on {table};",
        )

    def deconstruct(self) -> tuple[str, list[str], dict[str, str]]:
        return (self.__class__.__name__, [self.table], {})
