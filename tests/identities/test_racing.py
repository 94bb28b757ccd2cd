"""Two custodians, two submissions of one person, two rotations at once: each thing happens once."""

import dataclasses
import shutil
import threading
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.db import connection

from sambut.identities import rotation, versions
from sambut.identities.actions import deny_look, grant_look, look, request_look, seal_identity
from sambut.identities.models import Envelope, IdentityEvent, LookRequest
from sambut.identities.queries import handles_of, looks_at
from sambut.kernel.refusals import Refused
from sambut.mandates.people import Mandate, Person
from sambut.mandates.states import Role
from sambut.organisations.models import Organisation
from tests.world.cast import Cast

pytestmark = [pytest.mark.own_database]
AT = datetime(2025, 3, 26, 3, 0, tzinfo=UTC)


def at_once(*calls: Callable[[], object]) -> list[object]:
    """What each call gives or refuses, all started at the same moment."""
    barrier, results = threading.Barrier(len(calls)), dict[int, object]()

    def run(number: int, call: Callable[[], object]) -> None:
        barrier.wait()
        try:
            results[number] = call()
        except Refused as refused:
            results[number] = refused.code
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [results[number] for number in range(len(calls))]


def office(player, role: Role, organisation: Organisation) -> Person:
    return Person(player.user.pk, (Mandate(1, role, organisation.pk, organisation.body_id, tuple(organisation.path)),))


@pytest.fixture
def asked(cast: Cast) -> LookRequest:
    unit = cast.unit_officer.organisation
    return request_look(
        seal_identity(name="Sri", at=AT), case_ref="SB7K29QX3", reason="Pelapor perlu dihubungi hari ini juga.",
        body_id=unit.body_id, subject_path=unit.path, by=office(cast.inspector, Role.INSPECTORATE, unit.body), at=AT,
    )  # fmt: skip


def test_two_custodians_decide_at_once_and_one_wins(asked: LookRequest, cast: Cast):
    for _ in range(5):
        one = office(cast.custodian, Role.CUSTODIAN, asked.body)
        two = office(cast.agency_admin, Role.CUSTODIAN, asked.body)
        results = at_once(
            lambda one=one: grant_look(asked.pk, by=one, at=AT),
            lambda two=two: deny_look(asked.pk, denial="Tidak cukup alasan untuk itu.", by=two, at=AT),
        )
        break
    refused = [result for result in results if isinstance(result, str)]
    assert len(refused) == 1
    assert refused[0] in ("identity.grant_look.from_denied", "identity.deny_look.from_granted")
    decisions = IdentityEvent.objects.filter(request=asked, verb__in=["grant_look", "deny_look"])
    assert decisions.count() == 1


def test_two_browsers_of_the_asker_look_at_once_and_one_sees(asked: LookRequest, cast: Cast):
    grant_look(asked.pk, by=office(cast.custodian, Role.CUSTODIAN, asked.body), at=AT)
    asker = office(cast.inspector, Role.INSPECTORATE, asked.body)

    results = at_once(*[lambda: look(asked.pk, by=asker, at=AT).name] * 4)

    assert sorted(results) == ["Sri", *["identity.look.from_looked"] * 3]
    assert looks_at(asked.envelope_id) == [AT]


def test_many_submissions_of_one_person_at_once_are_all_found(cast: Cast):
    user_id = cast.agency_admin.user.pk
    made = at_once(*[lambda: seal_identity(user_id=user_id, at=AT)] * 8)
    assert set(handles_of(user_id)) == set(made)
    assert len(set(made)) == 8


def test_two_rotations_at_once_wrap_everything_once(cast: Cast, monkeypatch: pytest.MonkeyPatch, tmp_path, settings):
    versions.current(AT)
    shutil.copytree(settings.ENVIRONMENT.keys, tmp_path / "keys", ignore=shutil.ignore_patterns(".*"))
    settings.ENVIRONMENT = dataclasses.replace(settings.ENVIRONMENT, keys=tmp_path / "keys")
    monkeypatch.setattr(rotation, "BATCH", 3)
    user_id = cast.ombudsman.user.pk
    made = [seal_identity(user_id=user_id, name=f"n{number}", at=AT) for number in range(20)]
    total = Envelope.objects.filter(erased_on=None).count()
    new = rotation.begin(AT)

    done = at_once(*[lambda: rotation.wrap_again(AT)] * 3)

    assert sum(done) == total
    assert rotation.counted() == {new.version: total}
    assert set(handles_of(user_id)) == set(made)
