"""The database's own guard, as a migration operation: nobody copies what their own body has already.

A check compares the two bodies of one row; that no member of the innovation's family belongs to the copier spans rows, and
is asked by a trigger when an interest or an agreement is written down.
"""

from django.db import migrations

FORWARD = """
create function replication_stranger() returns trigger language plpgsql as $$
declare
  first bigint;
  copier bigint := (to_jsonb(new) ->> tg_argv[0])::bigint;
begin
  select coalesce(root_id, id) into first from innovations_innovation where id = new.innovation_id;
  if exists (
    select from innovations_innovation where body_id = copier and (id = first or root_id = first)
  ) then
    raise exception 'Body % has this innovation already, or a copy of it.', copier
      using errcode = 'check_violation', constraint = 'replication_stranger';
  end if;
  return new;
end $$;
create trigger replication_stranger before insert on replication_interest
  for each row execute function replication_stranger('body_id');
create trigger replication_stranger before insert on replication_agreement
  for each row execute function replication_stranger('replicator_id');
"""
BACK = """
drop trigger replication_stranger on replication_agreement;
drop trigger replication_stranger on replication_interest;
drop function replication_stranger();
"""


class GuardStrangers(migrations.RunSQL):
    def __init__(self) -> None:
        super().__init__(FORWARD, BACK)

    def deconstruct(self) -> tuple[str, list[str], dict[str, str]]:
        return (self.__class__.__name__, [], {})
