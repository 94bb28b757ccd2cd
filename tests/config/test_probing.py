"""`/healthz`, `/readyz` and `/metrics`: for machines, before everything else."""

import psycopg
import pytest
from django.db import connection
from django.test import Client, override_settings
from prometheus_client.parser import text_string_to_metric_families

from sambut.config import schema
from sambut.config.environment import read
from sambut.ledger.models import Outbox
from tests.conftest import _facts

pytestmark = pytest.mark.own_database


def as_admin(statement: str) -> None:
    address = psycopg.conninfo.make_conninfo(_facts()["admin"], dbname=connection.settings_dict["NAME"])
    with psycopg.connect(address, autocommit=True) as admin:
        admin.execute(statement.encode())


def figures(client: Client, **headers: str) -> dict[str, float]:
    answer = client.get("/metrics", headers=headers)
    assert answer.status_code == 200
    families = text_string_to_metric_families(answer.content.decode())
    return {
        f"{s.name} {','.join(f'{k}={v}' for k, v in sorted(s.labels.items()))}".strip(): s.value
        for family in families
        for s in family.samples
    }


def test_the_process_lives(client: Client) -> None:
    assert client.get("/healthz").json() == {"alive": True}


def test_probes_come_by_number_and_with_any_host_name(client: Client) -> None:
    assert [client.get(path, headers={"Host": "10.0.0.7:8000"}).status_code for path in ("/healthz", "/readyz")] == [
        200,
        200,
    ]


def test_a_probe_is_only_read(client: Client) -> None:
    assert [client.post(path).status_code for path in ("/healthz", "/readyz", "/metrics")] == [405, 405, 405]


def test_it_is_ready_when_tables_and_code_are_equal(client: Client) -> None:
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()) == (200, {"ready": True, "reasons": []})
    assert answer.headers["Cache-Control"] == "no-store"


def test_it_is_not_ready_while_the_tables_are_older_or_newer_and_says_which(client: Client) -> None:
    as_admin("update django_migrations set name = '0002_of_tomorrow' where app = 'ledger' and name = '0001_initial'")
    try:
        answer = client.get("/readyz")
    finally:
        as_admin(
            "update django_migrations set name = '0001_initial' where app = 'ledger' and name = '0002_of_tomorrow'"
        )

    assert answer.status_code == 503
    assert answer.json() == {
        "ready": False,
        "reasons": [
            "ledger.0001_initial is not applied",
            "ledger.0002_of_tomorrow is applied but unknown to this code",
        ],
    }


def test_it_is_not_ready_while_the_database_does_not_answer_but_it_lives(client: Client) -> None:
    name = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = "gone"
    try:
        answers = [client.get(path) for path in ("/readyz", "/healthz")]
        up = figures(client)["sambut_database_up"]
    finally:
        connection.close()
        connection.settings_dict["NAME"] = name

    assert [answer.status_code for answer in answers] == [503, 200]
    assert answers[0].json() == {"ready": False, "reasons": ["the database does not answer"]}
    assert up == 0


def test_the_identity_of_a_database_is_its_own(client: Client) -> None:
    assert schema.identity() == schema.identity()
    assert schema.identity().count("/") == 1


def test_requests_are_counted_by_the_name_of_their_route(client: Client) -> None:
    key = "sambut_requests_total route=frame:living,status=200"
    before = figures(client).get(key, 0)
    client.get("/gaya/?q=rahasia")
    client.get("/tidak-ada/SB7K29QX3/?nama=Budi")
    after = figures(client)

    assert after[key] == before + 1
    assert after["sambut_database_up"] == 1
    assert after["sambut_work_not_relayed"] == Outbox.objects.filter(relayed_at=None).count()
    assert not [key for key in after if "SB7K29QX3" in key or "Budi" in key or "rahasia" in key]


@pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded", "X-Real-IP", "Via"])
def test_nobody_reads_the_figures_through_a_proxy(client: Client, header: str) -> None:
    """Behind a proxy on this machine everybody seems to come from this machine."""
    assert client.get("/metrics", headers={header: "127.0.0.1"}).status_code == 403


def test_other_machines_need_the_token(client: Client) -> None:
    environment = read({"SAMBUT_METRICS_TOKEN": "a-long-token"})
    with override_settings(ENVIRONMENT=environment):
        tried = [
            {},
            {"Authorization": "Bearer "},
            {"Authorization": "Bearer wrong"},
            {"Authorization": "Bearer a-long-token"},
        ]
        answers = [client.get("/metrics", headers=headers, REMOTE_ADDR="10.0.0.9").status_code for headers in tried]
    assert answers == [403, 403, 403, 200]
    assert client.get("/metrics", headers={"Authorization": "Bearer "}, REMOTE_ADDR="10.0.0.9").status_code == 403
