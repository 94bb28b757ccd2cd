"""What the database itself refuses, asked in plain SQL as *app*: no code of ours stands between."""

import json
import os

import psycopg
import pytest
from django.db import Error, connection, transaction
from psycopg import errors

from sambut.complaints.models import Complaint
from tests.running import RUN

OTHER = "(select id from complaints_complaint order by id limit 1)"
CASE = "(select id from complaints_complaint order by id desc limit 1)"
UNIT = "(select holder_id from complaints_complaint order by id desc limit 1)"
RULE = "(select id from complaints_clockrule order by id limit 1)"
USER = "(select id from accounts_user order by id limit 1)"
COPY = "insert into {0} ({1}) select {1} from {0} order by id desc limit 1"

REFUSED = {
    # the case
    "complaints_status": f"update complaints_complaint set status = 'lost' where id = {CASE}",
    "complaints_forwarded_has_holder": f"update complaints_complaint set holder_id = null where id = {CASE}",
    "complaints_ended_has_end": f"update complaints_complaint set status = 'closed', ended_at = now(), ending = '' where id = {CASE}",
    "complaints_secret_is_not_public": f"update complaints_complaint set secret = true where id = {CASE}",
    "complaints_complaint_bounces_check": f"update complaints_complaint set bounces = -1 where id = {CASE}",
    **{
        f"complaints_complaint_{column}_key": f"update complaints_complaint set {column} = (select {column} from complaints_complaint where id = {OTHER}) where id = {CASE}"
        for column in ("uuid", "number", "handle", "submission")
    },
    # its events
    "complaints_event_reporter_is_nobody": f"""insert into complaints_event (complaint_id, verb, state_from, state_to, happened_at, recorded_at, actor_kind, actor_id, facts)
        values ({CASE}, 'add', '', '', now(), now(), 'reporter', {USER}, '{{}}')""",
    "complaints_event_not_ahead": f"""insert into complaints_event (complaint_id, verb, state_from, state_to, happened_at, recorded_at, actor_kind, facts)
        values ({CASE}, 'add', '', '', now() + interval '6 minutes', now(), 'reporter', '{{}}')""",
    # its clocks
    "complaints_clock_one_runs": COPY.format("complaints_clock", "complaint_id, step, organisation_id, rule_id, started_at, due_at, provisional"),
    "complaints_clock_due": f"update complaints_clock set due_at = started_at where complaint_id = {CASE}",
    "complaints_clock_stop": f"update complaints_clock set stopped_at = started_at - interval '1 second' where complaint_id = {CASE}",
    "complaints_clock_working_days_check": f"update complaints_clock set working_days = -1 where complaint_id = {CASE}",
    # its words, its files, who sees it
    "complaints_message_erased": f"update complaints_message set erased_at = now() where complaint_id = {CASE}",
    "complaints_attachment_file_id_key": COPY.format("complaints_attachment", "message_id, file_id, public"),
    "complaints_sight_one": COPY.format("complaints_sight", "organisation_id, complaint_id, status, supervisory, secret, holds, next_at, received_at"),
    # drafts
    "complaints_draft_key_hash_key": """insert into complaints_draft (key_hash, handle, sealed, revision, started_at, changed_at)
        select key_hash, gen_random_uuid(), sealed, revision, started_at, changed_at from complaints_draft""",
    "complaints_draft_handle_key": """insert into complaints_draft (key_hash, handle, sealed, revision, started_at, changed_at)
        select 'another', handle, sealed, revision, started_at, changed_at from complaints_draft""",
    "complaints_draft_revision_check": "update complaints_draft set revision = -1",
    # the words of open cases
    "complaints_word_cases_check": "insert into complaints_word (word, cases) values ('lampu', -1)",
    # the law
    "complaints_category_code": COPY.format("complaints_category", "code, name, origin, source"),
    "complaints_rule_step": f"update complaints_clockrule set step = 'later' where id = {RULE}",
    "complaints_rule_dates": f"update complaints_clockrule set starts_on = '2025-01-02', ends_on = '2025-01-02' where id = {RULE}",
}  # fmt: skip
ELSEWHERE = ("complaints_clockruleproposal", "complaints_ruleevent")
"""Tables whose own test file asks them: test_ruling.py."""


@pytest.fixture
def standing(way, db, tmp_path, settings):
    """Two cases, the newer one forwarded and public, with a file; a draft; a category."""
    import uuid

    from sambut.complaints import actions
    from sambut.complaints.models import Attachment, Category, Message
    from sambut.files.actions import take_upload
    from sambut.files.places import storage
    from sambut.files.states import Privacy
    from tests.files import making

    settings.STORAGES = {**settings.STORAGES, "default": storage("", tmp_path)}
    way.submit()
    way.submit()
    way.forward()
    file = take_upload(making.upload(making.photo(), "a.jpg"), at=way.at, privacy=Privacy.CASE)
    Attachment.objects.create(message=Message.objects.latest("pk"), file=file)
    actions.begin_draft(uuid.uuid4(), at=way.at)
    Category.objects.create(code="lampu", name="Lampu jalan", origin="own")
    return way


@pytest.mark.django_db
def test_the_database_refuses_what_no_verb_would_write(standing):
    for constraint, statement in REFUSED.items():
        with pytest.raises(Error) as refused, transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
        assert refused.value.__cause__.diag.constraint_name == constraint


@pytest.mark.django_db
def test_every_constraint_of_the_room_is_asked_here(standing):
    with connection.cursor() as cursor:
        cursor.execute(
            "select conrelid::regclass::text, conname from pg_constraint where conrelid::regclass::text like 'complaints\\_%%' and contype in ('c', 'u', 'x')"
            " union select tablename, indexname from pg_indexes where tablename like 'complaints\\_%%' and indexdef like '%%UNIQUE%%' and indexname not like '%%\\_pkey'",
            [],
        )
        found = {name for table, name in cursor.fetchall() if table not in ELSEWHERE}
    assert found == set(REFUSED)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "change",
    ["update complaints_event set verb = 'accept'", "delete from complaints_event", "truncate complaints_event"],
)
def test_the_product_has_no_right_to_change_what_happened(standing, change):
    with pytest.raises(Error) as refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)
    assert isinstance(refused.value.__cause__, errors.InsufficientPrivilege)


@pytest.mark.own_database
@pytest.mark.parametrize(
    "change",
    ["update complaints_event set verb = 'accept'", "delete from complaints_event", "truncate complaints_event"],
)
def test_not_even_the_owner_of_the_tables_changes_what_happened(own_database, cast, change):
    from sambut.complaints import loading
    from tests.complaints.conftest import Way

    loading.load()
    if not Complaint.objects.exists():
        Way(cast).submit()
    with psycopg.connect(json.loads(os.environ[RUN])["admin"], dbname=own_database) as owner:
        (role,) = owner.execute("select tableowner from pg_tables where tablename = 'complaints_event'").fetchone()
        owner.execute(f'set role "{role}"')
        with pytest.raises(errors.RestrictViolation, match="never changed or removed"):
            owner.execute(change)
        owner.rollback()
