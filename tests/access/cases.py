"""A case at every place of its way, and where each has been: told by who walked it, not read from the product's own tables."""

from dataclasses import dataclass, field
from datetime import datetime

from sambut.complaints import actions
from sambut.complaints.access import Reporter, why_not
from sambut.complaints.models import Clock, Complaint
from sambut.complaints.states import Ending, Grade
from sambut.mandates.cast import INSPECTORATE, JENEPONTO, SEMARANG, Place
from sambut.mandates.casting import organisation_at
from sambut.mandates.people import Person
from sambut.organisations.models import Organisation
from tests.complaints.conftest import Way
from tests.world.cast import Cast


@dataclass
class Walked:
    complaint: Complaint
    been: list[Organisation] = field(default_factory=list)

    @property
    def way(self) -> set[int]:
        """Everybody on the way, but who is complained about and those below."""
        paths = [organisation.path for organisation in self.been]
        return {
            pk for path in paths for place, pk in enumerate(path) if self.complaint.subject_id not in path[: place + 1]
        }


class Walker:
    """Walks many cases; the cast's city is addressed unless a case says otherwise."""

    def __init__(self, way: Way, cast: Cast) -> None:
        self.way, self.cast, self.found = way, cast, {}
        self.city, self.transport = organisation_at(Place(SEMARANG)), cast.unit_officer.organisation
        self.works, self.inspectorate = cast.officer_next_door.organisation, organisation_at(INSPECTORATE)
        self.regency, self.far_works = organisation_at(Place(JENEPONTO)), cast.officer_far_away.organisation
        self.ministry = cast.national_admin.organisation
        self.been: list[Organisation] = []

    def submit(self, **facts: object) -> Complaint:
        body = facts.get("body", self.city)
        self.been = [body] if body else []  # type: ignore[list-item]
        return self.way.submit(**facts)

    def forward(self, to: Organisation, **facts: object) -> Complaint:
        self.been.append(to)
        return self.way.forward(to=to, **facts)

    def national(self, to: Organisation, **facts: object) -> Complaint:
        return self.forward(to, by=self.cast.national_admin.person(self.way.at), **facts)

    def bounce(self, by: Person) -> None:
        actions.bounce_complaint(self.way.complaint.pk, text="Bukan wewenang kami.", by=by, at=self.way.tick())

    def done(self, name: str) -> None:
        self.found[name] = Walked(
            Complaint.objects.select_related("holder", "body").get(pk=self.way.complaint.pk), self.been
        )

    @property
    def at(self) -> datetime:
        return self.way.tick(minutes=5)


def walked(way: Way, cast: Cast) -> dict[str, Walked]:
    """Every state, every kind of holder, every kind of subject, secret and not."""
    walker = Walker(way, cast)
    for walk in (_standing, _handed_on, _about_somebody, _ended):
        walk(walker)
    return walker.found


def _standing(w: Walker) -> None:
    admin = w.cast.agency_admin.person(w.way.at)
    for secret, word in ((False, ""), (True, "_secret")):
        w.submit(body=None, secret=secret)
        w.done(f"unplaced{word}")
        w.submit(secret=secret)
        w.done(f"at_the_body{word}")
        w.submit(secret=secret)
        w.forward(w.transport)
        w.done(f"at_a_unit{word}")
    w.submit()
    actions.ask_reporter(w.way.complaint.pk, text="Jalan yang mana?", by=admin, at=w.at)
    w.done("incomplete")
    w.submit(body=w.regency)
    w.forward(w.far_works, by=w.cast.agency_admin_far_away.person(w.way.at))
    w.done("at_the_other_regency")
    w.submit(anonymous=False)
    w.forward(w.transport)
    w.done("with_a_name")


def _handed_on(w: Walker) -> None:
    w.submit()
    w.forward(w.transport)
    w.forward(w.works)
    w.done("re_forwarded")
    w.submit()
    w.forward(w.transport)
    w.bounce(w.cast.unit_officer.person(w.way.at))
    w.done("bounced_to_the_body")
    w.submit(body=None)
    w.national(w.city)
    w.bounce(w.cast.agency_admin.person(w.way.at))
    w.done("bounced_to_the_national_desk")
    w.submit()
    w.bounce(w.cast.agency_admin.person(w.way.at))
    w.done("bounced_before_it_was_forwarded")
    w.submit()
    w.national(w.regency)
    w.done("at_another_body")


def _about_somebody(w: Walker) -> None:
    w.submit()
    w.forward(w.works, grade=Grade.SUPERVISORY)
    w.done("supervisory")
    w.submit()
    w.forward(w.transport)
    w.forward(w.works, grade=Grade.SUPERVISORY, subject=w.transport)
    w.done("about_a_unit_that_had_it")
    w.submit()
    w.forward(w.works, grade=Grade.SUPERVISORY, subject=w.inspectorate)
    w.done("about_the_inspectorate")
    w.submit(secret=True)
    w.national(w.ministry, grade=Grade.SUPERVISORY, subject=w.city)
    w.done("about_the_body_itself_secret")
    w.submit()
    w.forward(w.works, subject=w.transport)
    w.bounce(w.cast.officer_next_door.person(w.way.at))
    w.done("about_a_unit_bounced")


def _ended(w: Walker) -> None:
    w.submit()
    w.forward(w.transport)
    w.way.answer()
    w.done("answered")
    for name, end in (("accepted", actions.accept_answer), ("withdrawn", actions.withdraw_complaint)):
        w.submit()
        w.forward(w.transport)
        w.way.answer()
        end(w.way.complaint.pk, by=w.way.reporter, at=w.at)
        w.done(name)
    w.submit()
    w.forward(w.transport)
    w.way.answer()
    clock = Clock.objects.get(complaint=w.way.complaint, stopped_at=None)
    actions.close_by_timer(clock.pk, at=clock.due_at)
    w.done("closed_by_the_timer")
    w.submit()
    actions.archive_complaint(
        w.way.complaint.pk,
        reason=Ending.UNCLEAR,
        text="Tempatnya tidak ada.",
        by=w.cast.agency_admin.person(w.way.at),
        at=w.at,
    )
    w.done("archived")


class Cases:
    """The subject of the walk; see `tests/access/walk.py`."""

    heading = "complaints.Complaint"
    conditions = {
        "secret": lambda _person, row: row.secret,
        "supervisory": lambda _person, row: row.grade == "supervisory",
        "about_own_unit": lambda person, row: any(
            m.role == "inspectorate"
            and m.body_id == row.body_id
            and row.subject_id in m.path
            and row.subject_id != m.body_id
            for m in person.mandates
        ),
        "held": lambda _person, row: row.holder_id is not None,
        "placed": lambda _person, row: row.body_id is not None,
        "running": lambda _person, row: row.status not in ("closed", "archived"),
        "anonymous": lambda _person, row: row.anonymous,
    }

    def __init__(self, found: dict[str, Walked]) -> None:
        from sambut.complaints.access import VERBS

        self.verbs = tuple(str(verb) for verb in VERBS)
        self.found = {walked.complaint.pk: walked for walked in found.values()}

    def rows(self, cast: Cast) -> list[Complaint]:
        return [walked.complaint for walked in self.found.values()]

    def wishes(self, cast: Cast, verb: str) -> tuple[()]:
        return ()

    def why_not(self, person: Person | Reporter, verb: str, row: Complaint) -> str | None:
        return why_not(person, verb, row)

    def path(self, row: Complaint) -> list[int]:
        place = row.holder or row.body
        return list(place.path) if place else []

    def owner(self, row: Complaint) -> None:
        return None

    def reports(self, person: object, row: Complaint) -> bool:
        return isinstance(person, Reporter) and row.handle in person.handles

    def way(self, row: Complaint) -> set[int]:
        return self.found[row.pk].way
