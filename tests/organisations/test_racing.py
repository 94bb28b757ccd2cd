"""Two admins at once: one tree stays a tree, one name leads to one unit."""

import threading
from collections.abc import Callable

import pytest
from django.db import connection

from sambut.kernel.refusals import Refused
from sambut.organisations.access import OPERATOR
from sambut.organisations.actions import add_unit, add_units, move_unit
from sambut.organisations.models import Organisation, OrganisationAlias
from tests.organisations.world import AT, body, unit

pytestmark = pytest.mark.own_database


def at_once(*calls: Callable[[], object]) -> list[str]:
    """What each call ended with: `done` or the refusal's code, in the order of the calls."""
    ends, gate = [""] * len(calls), threading.Barrier(len(calls))

    def run(place: int, call: Callable[[], object]) -> None:
        try:
            gate.wait(timeout=10)
            call()
            ends[place] = "done"
        except Refused as refused:
            ends[place] = refused.code
        except Exception as error:  # noqa: BLE001 (the test shows whatever came instead of a refusal)
            ends[place] = repr(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    return ends


@pytest.mark.parametrize("turn", range(5))
def test_two_admins_move_units_in_a_ring_and_one_is_refused(turn):
    surabaya = body()
    first, second = unit(f"Dinas Satu {turn}", surabaya), unit(f"Dinas Dua {turn}", surabaya)
    ends = at_once(
        lambda: move_unit(first.pk, to=second.pk, by=OPERATOR, at=AT),
        lambda: move_unit(second.pk, to=first.pk, by=OPERATOR, at=AT),
    )
    assert sorted(ends) == ["done", "organisation.move.into_itself"]
    paths = {row.pk: row.path for row in Organisation.objects.filter(pk__in=[first.pk, second.pk])}
    outer, inner = (first.pk, second.pk) if ends[1] == "done" else (second.pk, first.pk)
    assert paths == {outer: [surabaya.pk, outer], inner: [surabaya.pk, outer, inner]}


def test_two_admins_move_without_asking_the_action_and_the_database_refuses_one():
    surabaya = body()
    first, second = unit("Dinas Tanpa Tanya Satu", surabaya), unit("Dinas Tanpa Tanya Dua", surabaya)

    def put(what: Organisation, under: Organisation) -> None:
        path = [surabaya.pk, under.pk, what.pk]
        Organisation.objects.filter(pk=what.pk).update(parent=under, path=path)

    ends = at_once(lambda: put(first, second), lambda: put(second, first))
    assert sorted(end if end == "done" else "refused" for end in ends) == ["done", "refused"]
    assert "does not follow its parent" in "".join(ends)


def test_two_admins_add_the_same_unit_and_one_is_refused():
    surabaya = body()
    ends = at_once(*[lambda: add_unit(surabaya.pk, name="Dinas Kembar", by=OPERATOR, at=AT)] * 2)
    assert sorted(ends) == ["done", "organisation.add.name_taken"]
    assert OrganisationAlias.objects.filter(body=surabaya, key="dinaskembar").count() == 1


def test_two_imports_of_the_same_names_make_each_unit_once():
    surabaya = body()
    names = [f"Kelurahan Bersama {n}" for n in range(8)]
    ends = at_once(*[lambda: add_units(surabaya.pk, names, by=OPERATOR, at=AT)] * 3)
    assert ends == ["done"] * 3
    assert Organisation.objects.filter(body=surabaya, name__startswith="Kelurahan Bersama").count() == 8


def test_two_bodies_do_not_wait_for_each_other():
    surabaya, semarang = body(), body("Pemkot Semarang")
    ends = at_once(
        lambda: add_unit(surabaya.pk, name="Dinas Sendiri", by=OPERATOR, at=AT),
        lambda: add_unit(semarang.pk, name="Dinas Sendiri", by=OPERATOR, at=AT),
    )
    assert ends == ["done", "done"]
