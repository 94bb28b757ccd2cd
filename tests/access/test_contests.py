"""Everybody over every edition and every entry: the table, the single answer, the query, the addresses."""

from collections.abc import Sequence

import pytest
from django.db.models import QuerySet
from django.test import Client
from django.urls import reverse

from sambut.competitions import access, actions
from sambut.competitions.actions.around import fresh_number
from sambut.competitions.models import Certificate, Edition, Entry
from sambut.competitions.papers import access as paper_access
from sambut.competitions.states import Verb
from sambut.frame.refusals import reasons
from sambut.mandates.people import Mandate, Person
from sambut.mandates.states import Role
from sambut.organisations.models import Organisation
from tests.access import around_contests, table
from tests.access.test_walking import people  # noqa: F401  (the same people walk here)
from tests.access.walk import Subject, codes, disagreements, sights
from tests.competitions.conftest import Contest, contest  # noqa: F401  (the contests that stand there)
from tests.world.cast import Cast, signed_in

LONG = ("edition__host", "unit", "innovation")


class Walked:
    """What the two kinds of rows share; see `tests/access/walk.py`."""

    def __init__(self, found: Sequence[object]) -> None:
        self.found = found

    def rows(self, cast: Cast) -> Sequence[object]:
        return self.found

    def wishes(self, cast: Cast, verb: str) -> Sequence[object]:
        return ()

    def why_not(self, person: Person, verb: str, row) -> str | None:  # type: ignore[no-untyped-def]
        return access.why_not(person, verb, row)


class Editions(Walked):
    heading = "competitions.Edition"
    verbs = tuple(str(verb) for verb in access.EDITION_VERBS)
    conditions = {
        "draft": lambda _person, row: row.state == "draft",
        "local": lambda _person, row: row.scheme == "local",
        "co_host": lambda person, row: around_contests.co_host(person, row),
    }

    def path(self, row: Edition) -> Sequence[int]:
        return row.host.path

    def owner(self, row: Edition) -> None:
        return None

    def visible(self, person: Person) -> QuerySet[Edition]:
        return access.visible_editions(person)


class Entries(Walked):
    heading = "competitions.Entry"
    verbs = tuple(str(verb) for verb in access.ENTRY_VERBS)
    conditions = {
        "submitted": lambda _person, row: row.submitted_at is not None,
        "of_a_body": lambda _person, row: row.innovation_id is None,
        "local": lambda _person, row: row.edition.scheme == "local",
        "co_host": lambda person, row: around_contests.co_host(person, row.edition),
        "submitter": lambda person, row: person.user_id is not None and row.submitted_by_id == person.user_id,
    }

    def path(self, row: Entry) -> Sequence[int]:
        return row.unit.path

    def way(self, row: Entry) -> set[int]:
        return set(row.edition.host.path)

    def owner(self, row: Entry) -> None:
        return None

    def visible(self, person: Person) -> QuerySet[Entry]:
        return access.visible(person)


class Certificates(Walked):
    heading = "competitions.Certificate"
    verbs = tuple(str(verb) for verb in paper_access.CERTIFICATE_VERBS)
    conditions = {"local": lambda _person, row: row.edition.scheme == "local"}

    def why_not(self, person: Person, verb: str, row: Certificate) -> str | None:
        return paper_access.why_not(person, verb, row)

    def path(self, row: Certificate) -> Sequence[int]:
        return row.entry.unit.path if row.entry else ()

    def way(self, row: Certificate) -> set[int]:
        return set(row.edition.host.path)

    def owner(self, row: Certificate) -> int | None:
        return row.judge.user_id if row.judge else None

    def visible(self, person: Person) -> QuerySet[Certificate]:
        return paper_access.visible(person)


def _certified(contest: Contest, edition: Edition, entry: Entry) -> list[Certificate]:  # noqa: F811
    """One of an entry and one of a judge, as the job would issue them."""
    judge = actions.invite_judge(
        edition.pk,
        user_id=contest.cast.judge.user.pk,
        institution=contest.cast.judge.organisation,
        by=contest.who(HOSTS[edition.scheme]),
        at=contest.tick(),
    )
    found = []
    for kind, whose in (("participant", {"entry": entry}), ("judge", {"judge": judge})):
        row = Certificate(
            number=fresh_number(), edition=edition, kind=kind, words={}, content=b"%", size=1, digest="0" * 64, **whose
        )
        row.issue(by=None, at=contest.tick())
        found.append(row)
    return found


HOSTS = {"local": "agency_admin", "kipp": "secretariat"}


@pytest.fixture
def subjects(contest: Contest) -> list[Subject]:  # noqa: F811
    """The city's contest with an entry in each state, and one of the ministry; a draft of each."""
    contest.drafted(name="Tahun depan")
    contest.drafted(template="kipp-2023", by="secretariat", name="KIPP tahun depan")
    contest.opened()
    for way in ("begun", "sent", "submitted", "accepted"):
        getattr(contest, way)(title=way)
    contest.submitted(title="ditarik")
    actions.withdraw_entry(contest.entry.pk, text="Keliru.", by=contest.who("innovator"), at=contest.tick())
    certified = _certified(contest, contest.edition, contest.entry)
    contest.opened(template="kipp-2023", by="secretariat", name="KIPP")
    for title in ("nasional", "nasional terkirim"):
        innovation = contest.known(title=title)
        contest.entry = actions.begin_entry(
            innovation.pk, contest.edition.pk, category="inklusif", by=contest.who("innovator"), at=contest.tick()
        )
    contest.write(dict.fromkeys(contest.answers(), "Ada."))
    actions.send_entry(contest.entry.pk, by=contest.who("innovator"), at=contest.tick())
    actions.submit_entry(contest.entry.pk, by=contest.who("local_admin"), at=contest.tick())
    certified += _certified(contest, contest.edition, contest.entry)
    contest.opened(template="pengaduan", by="secretariat", name="Pengaduan")
    actions.begin_body_entry(
        contest.city.pk, contest.edition.pk, group="umum", by=contest.who("agency_admin"), at=contest.tick()
    )
    more = around_contests.stand(contest, beside=contest.cast.regent.organisation)
    return [Editions(list(Edition.objects.select_related("host"))), Entries(list(Entry.objects.select_related(*LONG))), Certificates(certified), *more]  # fmt: skip


@pytest.fixture
def everybody(contest: Contest, people: dict[str, Person]) -> dict[str, Person]:  # noqa: F811
    """The people of every walk; secretariats of the city and of another regency; who submitted and now runs it."""
    cast = contest.cast
    city, far, clinic = contest.city, cast.regent.organisation, cast.innovator.organisation
    return people | {
        "secretariat_of_the_city": Person(-1, (_mandate(Role.SECRETARIAT, city),)),
        "secretariat_far_away": Person(-2, (_mandate(Role.SECRETARIAT, far),)),
        "local_admin_far_away": Person(-3, (_mandate(Role.LOCAL_ADMIN, far),)),
        "local_admin_of_the_clinic": Person(-4, (_mandate(Role.LOCAL_ADMIN, clinic),)),
        "who_submitted_and_runs_it": Person(
            cast.local_admin.user.pk, (_mandate(Role.LOCAL_ADMIN, city), _mandate(Role.AGENCY_ADMIN, city))
        ),
        "a_judge": Person(-5, (_mandate(Role.JUDGE, cast.secretariat.organisation),)),
    }


def _mandate(role: Role, at: Organisation) -> Mandate:
    return Mandate(0, role, at.pk, at.body_id, tuple(at.path))


def test_everybody_may_exactly_what_the_table_says(cast: Cast, subjects: list[Subject], everybody: dict[str, Person]):
    for subject in subjects:
        assert disagreements(subject, cast, everybody) == []
        assert {line.verb for line in table.lines_of(subject.heading)} == set(subject.verbs)
        named = {name.removeprefix("not ") for line in table.lines_of(subject.heading) for name in line.conditions}
        assert named == set(subject.conditions)
        assert codes(subject, cast, everybody.values()) - set(reasons()) == set()


def test_every_list_shows_exactly_what_may_be_seen_one_by_one(
    cast: Cast, subjects: list[Subject], everybody: dict[str, Person]
):
    for subject in subjects:
        for name, person in everybody.items():
            listed, one_by_one = sights(subject, cast, person)
            assert listed == one_by_one, (subject.heading, name)
    assert around_contests.readable_agrees(everybody) == []


def test_what_is_only_written_is_seen_by_nobody_outside_its_body(cast: Cast, subjects: list[Subject]):
    written = Entry.objects.get(title="nasional", state="draft")
    for name in (
        "secretariat",
        "national_admin",
        "officer_far_away",
        "agency_admin_far_away",
        "regent",
        "citizen",
        "partner",
    ):
        answer = signed_in(getattr(cast, name)).get(reverse("competitions:entry", args=[written.uuid]))
        assert answer.status_code == 404, name
    host = signed_in(cast.agency_admin).get(
        reverse("competitions:entries", args=[Edition.objects.get(name="Lomba Inovasi Kota").uuid])
    )
    shown = host.content.decode()
    assert "submitted" in shown
    assert ">begun<" not in shown


@pytest.mark.parametrize(
    ("name", "page", "status"),
    [
        ("secretariat", "host", 404), ("agency_admin", "host", 200), ("local_admin", "host", 404),
        ("agency_admin_far_away", "parts", 404), ("agency_admin", "calendar", 200), ("innovator", "entries", 404),
    ],
)  # fmt: skip
def test_only_its_host_opens_the_desk_of_a_contest(cast: Cast, subjects: list[Subject], name, page, status):
    edition = Edition.objects.get(name="Lomba Inovasi Kota")
    assert (
        signed_in(getattr(cast, name)).get(reverse(f"competitions:{page}", args=[edition.uuid])).status_code == status
    )


def test_a_contest_that_is_prepared_is_no_page_for_others(cast: Cast, subjects: list[Subject]):
    draft = Edition.objects.get(name="Tahun depan")
    address = reverse("competitions:contest", args=[draft.uuid])
    assert Client().get(address).status_code == 404
    assert signed_in(cast.secretariat).get(address).status_code == 404
    assert signed_in(cast.agency_admin).get(address).status_code == 200
    assert "Tahun depan" not in Client().get(reverse("competitions:contests")).content.decode()


def test_who_submitted_an_entry_does_not_accept_it(everybody: dict[str, Person], subjects: list[Subject]):
    entry = Entry.objects.select_related(*LONG).get(title="submitted")
    assert access.why_not(everybody["who_submitted_and_runs_it"], Verb.ACCEPT, entry) == "access.entry.submitted_it"
