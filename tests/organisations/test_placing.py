"""Moving and ending units: the paths of a whole subtree follow, and the database keeps watch."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sambut.kernel.refusals import Refused
from sambut.organisations.access import OPERATOR
from sambut.organisations.actions import end_unit, move_unit
from sambut.organisations.models import Organisation, OrganisationEvent
from sambut.organisations.queries import find_by_name, successors, tree
from tests.organisations.world import AT, admin_of, body, unit

pytestmark = pytest.mark.django_db


def checked() -> None:
    """Asks the deferred guard now, as a commit would."""
    with connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")
        cursor.execute("set constraints all deferred")


def test_a_moved_unit_takes_its_whole_subtree_along():
    surabaya = body()
    first, second = unit("Dinas Satu", surabaya), unit("Dinas Dua", surabaya)
    section = unit("Bidang Tengah", first)
    desk = unit("Seksi Bawah", section)
    moved = move_unit(section.pk, to=second.pk, by=admin_of(surabaya), at=AT)
    desk.refresh_from_db()
    checked()

    assert moved.path == [surabaya.pk, second.pk, section.pk]
    assert desk.path == [surabaya.pk, second.pk, section.pk, desk.pk]
    event = OrganisationEvent.objects.filter(organisation=section).latest("id")
    assert (event.verb, event.facts) == ("move", {"parent_before": first.pk, "parent": second.pk})
    assert [row.name for row in tree(surabaya.pk)][-4:] == ["Dinas Dua", "Bidang Tengah", "Seksi Bawah", "Dinas Satu"]


def test_a_unit_is_not_moved_into_itself_nor_below_its_own():
    office = unit("Dinas Satu", body())
    section = unit("Bidang Tengah", office)
    for target in (office, section):
        with pytest.raises(Refused, match=r"^organisation\.move\.into_itself$"):
            move_unit(office.pk, to=target.pk, by=OPERATOR, at=AT)


def test_a_unit_stays_in_its_body():
    office, semarang = unit("Dinas Satu", body()), body("Pemkot Semarang")
    for target in (semarang.pk, 10**12):
        with pytest.raises(Refused, match=r"^organisation\.move\.other_body$"):
            move_unit(office.pk, to=target, by=OPERATOR, at=AT)


def test_a_body_is_not_moved():
    with pytest.raises(Refused, match=r"^organisation\.move\.body$"):
        move_unit(body().pk, to=body("Pemkot Semarang").pk, by=OPERATOR, at=AT)


def test_a_unit_is_moved_to_where_it_is_not_yet():
    surabaya = body()
    office = unit("Dinas Satu", surabaya)
    with pytest.raises(Refused, match=r"^organisation\.move\.same_place$"):
        move_unit(office.pk, to=surabaya.pk, by=OPERATOR, at=AT)


def test_the_admin_of_a_unit_moves_below_it_but_neither_itself_nor_outwards():
    surabaya = body()
    office, other = unit("Dinas Satu", surabaya), unit("Dinas Dua", surabaya)
    left, right = unit("Bidang Kiri", office), unit("Bidang Kanan", office)
    assert move_unit(left.pk, to=right.pk, by=admin_of(office), at=AT).parent_id == right.pk
    for moved in (office, right):
        with pytest.raises(Refused, match=r"^organisation\.move\.not_allowed$"):
            move_unit(moved.pk, to=other.pk, by=admin_of(office), at=AT)


def test_an_ended_unit_stays_in_the_tree_leads_to_its_successor_and_takes_nothing_new():
    surabaya = body()
    old, new = unit("Dinas Lama", surabaya), unit("Dinas Penerus", surabaya)
    ended = end_unit(old.pk, on=date(2025, 4, 1), successor_id=new.pk, by=admin_of(surabaya), at=AT)

    assert (ended.ends_on, ended.runs(date(2025, 3, 31)), ended.runs(date(2025, 4, 1))) == (
        date(2025, 4, 1),
        True,
        False,
    )
    assert list(successors(old.pk)) == [new]
    assert find_by_name("Dinas Lama", within=surabaya.pk) == new
    assert old not in tree(surabaya.pk)
    assert old in tree(surabaya.pk, on=date(2025, 3, 31))
    with pytest.raises(Refused, match=r"^organisation\.add\.ended$"):
        unit("Bidang Baru", ended)
    with pytest.raises(Refused, match=r"^organisation\.end\.ended$"):
        end_unit(old.pk, on=date(2025, 5, 1), by=OPERATOR, at=AT)


def test_what_still_has_units_does_not_end():
    office = unit("Dinas Satu", body())
    section = unit("Bidang Tengah", office)
    with pytest.raises(Refused, match=r"^organisation\.end\.has_units$"):
        end_unit(office.pk, on=date(2025, 4, 1), by=OPERATOR, at=AT)
    end_unit(section.pk, on=date(2025, 4, 1), by=OPERATOR, at=AT)
    assert end_unit(office.pk, on=date(2025, 4, 1), by=OPERATOR, at=AT).ends_on == date(2025, 4, 1)


def test_the_end_lies_after_the_start_and_the_successor_stands_in_the_same_body():
    surabaya = body()
    office = unit("Dinas Satu", surabaya)
    with pytest.raises(Refused, match=r"^organisation\.end\.before_start$"):
        end_unit(office.pk, on=office.starts_on, by=OPERATOR, at=AT)
    for successor in (office.pk, 10**12):
        with pytest.raises(Refused, match=r"^organisation\.end\.no_successor$"):
            end_unit(office.pk, on=date(2025, 4, 1), successor_id=successor, by=OPERATOR, at=AT)
    with pytest.raises(Refused, match=r"^organisation\.end\.other_body$"):
        end_unit(office.pk, on=date(2025, 4, 1), successor_id=body("Pemkot Semarang").pk, by=admin_of(surabaya), at=AT)


def test_nobody_ends_what_is_not_theirs_nor_the_unit_they_stand_on():
    surabaya = body()
    office = unit("Dinas Satu", surabaya)
    for admin in (admin_of(body("Pemkot Semarang")), admin_of(office)):
        with pytest.raises(Refused, match=r"^organisation\.end\.not_allowed$"):
            end_unit(office.pk, on=date(2025, 4, 1), by=admin, at=AT)
    with pytest.raises(Refused, match=r"^organisation\.end_body\.not_allowed$"):
        end_unit(surabaya.pk, on=date(2025, 4, 1), by=admin_of(surabaya), at=AT)


def put(what: Organisation, path: list[int]) -> None:
    """Writes a place past the action, as only a fault would, and asks the guard."""
    Organisation.objects.filter(pk=what.pk).update(parent_id=path[-1], path=[*path, what.pk])
    checked()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 7)), max_size=15))
def test_whatever_is_moved_every_path_is_the_parents_path_and_oneself(moves):
    with transaction.atomic():
        surabaya = body()
        units = [unit(f"Unit Nomor {n}", surabaya) for n in range(7)]
        for what, where in moves:
            target = surabaya if where == 7 else units[where]
            try:
                move_unit(units[what].pk, to=target.pk, by=OPERATOR, at=AT)
            except Refused as refused:
                assert refused.code in ("organisation.move.into_itself", "organisation.move.same_place")  # noqa: PT017
        rows = {row.pk: row for row in Organisation.objects.filter(body=surabaya)}
        for row in rows.values():
            above = rows[row.parent_id].path if row.parent_id else []
            assert row.path == [*above, row.pk]
            assert len(set(row.path)) == len(row.path)
        checked()
        transaction.set_rollback(True)


def test_the_database_gives_a_planted_row_its_place():
    surabaya = body()
    made = Organisation.objects.create(kind_id="unit", name="Unit Tangan", parent=surabaya)
    assert (made.path, made.body_id) == ([surabaya.pk, made.pk], surabaya.pk)


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ({"path": [1, 2, 3]}, "organisation_path_"),
        ({"parent": None}, "organisation_path_holds_parent"),
        ({"zone": "Europe/Amsterdam"}, "organisation_zone_known"),
        ({"accent": "red"}, "organisation_accent_form"),
        ({"ends_on": date(2025, 3, 27)}, "organisation_ends_after_start"),
    ],
)
def test_the_database_refuses_a_row_that_contradicts_itself(change, constraint):
    office = unit("Dinas Satu", body())
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Organisation.objects.filter(pk=office.pk).update(**change)


def test_the_database_refuses_a_parent_in_another_body():
    office, semarang = unit("Dinas Satu", body()), body("Pemkot Semarang")
    with pytest.raises(IntegrityError, match="organisation_"), transaction.atomic():
        put(office, [semarang.pk])


def test_the_database_refuses_a_ring_and_a_path_left_behind_when_it_commits():
    surabaya = body()
    first = unit("Dinas Satu", surabaya)
    second = unit("Bidang Dua", first)
    with pytest.raises(IntegrityError, match="does not follow its parent"), transaction.atomic():
        put(first, [surabaya.pk, second.pk])
    other = unit("Dinas Lain", surabaya)
    with pytest.raises(IntegrityError, match="does not follow its parent"), transaction.atomic():
        put(first, [surabaya.pk, other.pk])


def test_events_are_never_changed_nor_removed():
    event = OrganisationEvent.objects.filter(organisation=unit("Dinas Satu", body()))
    for wrong in (lambda: event.update(verb="end"), event.delete):
        with pytest.raises(Exception, match=r"permission denied|never changed"), transaction.atomic():
            wrong()
