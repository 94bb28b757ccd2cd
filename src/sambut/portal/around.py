"""The main ways around every page, and the rail of the desk: what waits for whom."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from sambut.complaints import lists
from sambut.complaints.access import READERS, WATCHERS
from sambut.complaints.ruling_access import NATIONAL
from sambut.frame.navigation import Around, Entry, Group, plain_url
from sambut.kernel.clock import now
from sambut.mandates.people import VISITOR, Mandate, Person
from sambut.mandates.states import Role

MOST_DESKS = 3
"""Desks in the rail; somebody with more offices finds the others through the list of desks."""


def around(request: HttpRequest) -> Around:
    person: Person = getattr(request, "person", VISITOR)
    main = [
        Entry(_("Lapor"), plain_url("complaints:submit")),
        Entry(_("Laporan"), plain_url("complaints:public_list")),
        Entry(_("Layanan"), plain_url("services:list")),
        Entry(_("Inovasi"), plain_url("innovations:public_list")),
        Entry(_("Lomba"), plain_url("competitions:contests")),
        Entry(_("Instansi"), plain_url("organisations:bodies")),
    ]
    if person.mandates:
        main.insert(0, Entry(_("Meja"), plain_url("portal:desk")))
    menu = [Entry(_("Laporan saya"), plain_url("complaints:mine"))]
    foot = [
        Entry(_("Buka laporan Anda"), plain_url("complaints:open")),
        Entry(_("Kalender lomba"), plain_url("competitions:public_calendar")),
        Entry(_("Aula inovasi"), plain_url("competitions:hall")),
        Entry(_("Forum replikasi"), plain_url("events:forums")),
        Entry(_("Kesepakatan replikasi"), plain_url("replication:agreements")),
        Entry(_("Hasil survei kepuasan"), plain_url("surveys:published")),
        Entry(_("Kalender hari kerja"), plain_url("calendars:present_year")),
    ]
    return Around(main=main, menu=menu, foot=foot, rail=_rail(person))


def _rail(person: Person) -> list[Group]:
    desks = [m for m in person.mandates if m.role in READERS][:MOST_DESKS]
    groups = [Group(_("Meja Anda"), (Entry(_("Yang menunggu"), plain_url("portal:desk")),))] if person.mandates else []
    groups += [_desk(mandate) for mandate in desks]
    groups += [_inspecting(m) for m in person.mandates if m.role == Role.INSPECTORATE][:1]
    if any(person.holds(role) for role in WATCHERS):
        groups.append(_national(person))
    if any(person.holds(role) for role in (*NATIONAL, Role.AGENCY_ADMIN)):
        groups.append(Group(_("Aturan"), (Entry(_("Aturan waktu"), plain_url("complaints:rules")),), wide_only=True))
    return groups


def _desk(mandate: Mandate) -> Group:
    counts = lists.counts(mandate.organisation_id, at=now())
    url = reverse("complaints:queue", args=[mandate.organisation_id])
    return Group(
        mandate.short_name or mandate.name,
        (
            Entry(_("Antrean"), url, count=counts["all"]),
            Entry(_("Lewat batas"), f"{url}?waktu=lewat", count=counts["late"], late=True),
            Entry(_("Belum diteruskan"), f"{url}?keadaan=received", count=counts["received"]),
            Entry(_("Menunggu jawaban"), f"{url}?keadaan=forwarded", count=counts["forwarded"]),
            Entry(_("Menunggu pelapor"), f"{url}?keadaan=answered", count=counts["answered"]),
        ),
    )


def _inspecting(mandate: Mandate) -> Group:
    url = reverse("complaints:queue", args=[mandate.organisation_id])
    return Group(_("Pengawasan"), (Entry(_("Berkadar pengawasan"), url), Entry(_("Lewat batas"), f"{url}?waktu=lewat")))


def _national(person: Person) -> Group:
    url = plain_url("complaints:national_queue")
    entries = [Entry(_("Seluruh instansi"), url), Entry(_("Lewat batas"), f"{url}?waktu=lewat")]
    if person.holds(Role.NATIONAL_ADMIN):
        entries.insert(0, Entry(_("Belum ada instansinya"), f"{url}?meja=nasional"))
    return Group(_("Meja nasional"), tuple(entries))
