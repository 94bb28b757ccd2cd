"""The database's own guards of the tree, as a migration operation.

A new row gets `path` and `body` from its parent. Row checks and two foreign keys keep a path ending with its own id and a
parent in the same body. What spans rows (a path is the parent's path and the own id, so there is no ring) is asked when
the transaction commits; whoever changes a parent first takes the body's row, so that two moves in a ring cannot both win.
"""

from django.db import migrations

TABLE = "organisations_organisation"
FORWARD = f"""
create function organisations_place() returns trigger language plpgsql as $$
begin
  if new.parent_id is null then
    new.body_id := new.id; new.path := array[new.id];
  else
    select body_id, path || new.id into new.body_id, new.path from {TABLE} where id = new.parent_id;
  end if;
  return new;
end $$;
create trigger organisations_place before insert on {TABLE} for each row execute function organisations_place();

create function organisations_one_mover() returns trigger language plpgsql as $$
begin
  perform 1 from {TABLE} where id = old.body_id for no key update;
  return new;
end $$;
create trigger organisations_one_mover before update of parent_id on {TABLE} for each row
when (old.parent_id is distinct from new.parent_id) execute function organisations_one_mover();

create function organisations_tree() returns trigger language plpgsql as $$
begin
  if exists (
    select from {TABLE} as own join {TABLE} as above on above.id = own.parent_id
    where own.id = new.id and own.path <> above.path || own.id
  ) or exists (
    select from {TABLE} as own join {TABLE} as below on below.parent_id = own.id
    where own.id = new.id and below.path <> own.path || below.id
  ) then
    raise exception 'The path of organisation % does not follow its parent.', new.id using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger organisations_tree after insert or update of parent_id, path on {TABLE}
deferrable initially deferred for each row execute function organisations_tree();

alter table {TABLE}
  add constraint organisation_path_ends_with_itself check (path[cardinality(path)] = id),
  add constraint organisation_path_begins_with_body check (path[1] = body_id),
  add constraint organisation_path_holds_parent check (
    case when parent_id is null then cardinality(path) = 1 else path[cardinality(path) - 1] = parent_id end),
  add constraint organisation_with_body unique (id, body_id),
  add constraint organisation_parent_in_body foreign key (parent_id, body_id) references {TABLE} (id, body_id);
alter table organisations_organisationalias
  add constraint organisation_alias_in_body foreign key (organisation_id, body_id) references {TABLE} (id, body_id);
"""
BACK = f"""
alter table organisations_organisationalias drop constraint organisation_alias_in_body;
alter table {TABLE} drop constraint organisation_parent_in_body, drop constraint organisation_with_body,
  drop constraint organisation_path_holds_parent, drop constraint organisation_path_begins_with_body,
  drop constraint organisation_path_ends_with_itself;
drop trigger organisations_tree on {TABLE}; drop function organisations_tree();
drop trigger organisations_one_mover on {TABLE}; drop function organisations_one_mover();
drop trigger organisations_place on {TABLE}; drop function organisations_place();
"""


class GuardTree(migrations.RunSQL):
    def __init__(self) -> None:
        super().__init__(FORWARD, BACK)

    def deconstruct(self) -> tuple[str, list[str], dict[str, str]]:
        return (self.__class__.__name__, [], {})
