"""What stands around contests and is walked with them: co-hosts, likenesses of texts, maintenance. The rules written again, plainly."""

from collections.abc import Sequence
from datetime import timedelta

from django.db.models import QuerySet

from sambut.competitions import access, actions
from sambut.competitions.editions import likeness_access
from sambut.competitions.models import Conflict, Edition, Entry, Likeness, Maintenance, Partner
from sambut.mandates.people import Person
from sambut.organisations.models import Organisation
from tests.competitions.conftest import Contest
from tests.world.cast import Cast

HOSTING = {"secretariat", "agency_admin"}
READING = {"innovator", "local_admin", "agency_admin", "head", "inspectorate", "support"}


def _over(person: Person, roles: set[str], path: Sequence[int]) -> bool:
    return any(mandate.role in roles and mandate.organisation_id in path for mandate in person.mandates)


def _runs(person: Person, edition: Edition) -> bool:
    roles = HOSTING if edition.scheme == "local" else {"secretariat"}
    return _over(person, roles, edition.host.path)


def co_host(person: Person, edition: Edition) -> bool:
    rows = Partner.objects.filter(edition=edition, role="co_host").select_related("organisation")
    return any(_over(person, HOSTING, row.organisation.path) for row in rows if row.organisation)


def _reads_other(person: Person, row: Likeness) -> bool:
    if row.other is not None:
        others = _runs(person, row.other.edition) or co_host(person, row.other.edition)
        return _over(person, READING, row.other.unit.path) or (others and row.other.submitted_at is not None)
    assert row.innovation is not None
    watches = any(mandate.role in ("national_admin", "secretariat") for mandate in person.mandates)
    return row.innovation.state == "public" or watches or _over(person, READING, row.innovation.unit.path)


class Likenesses:
    heading = "competitions.Likeness"
    verbs = tuple(str(verb) for verb in likeness_access.VERBS)
    conditions = {
        "local_contest": lambda _person, row: row.entry.edition.scheme == "local",
        "reads_other": _reads_other,
        "conflict": lambda person, row: Conflict.objects.filter(
            user_id=person.user_id, entry_id__in=[row.entry_id, row.other_id]
        ).exists(),
        "submitter": lambda person, row: person.user_id is not None and row.entry.submitted_by_id == person.user_id,
    }

    def rows(self, cast: Cast) -> Sequence[Likeness]:
        return list(Likeness.objects.select_related(*likeness_access.LOADED))

    def wishes(self, cast: Cast, verb: str) -> Sequence[Likeness]:
        return ()

    def why_not(self, person: Person, verb: str, row: Likeness) -> str | None:
        return likeness_access.why_not(person, verb, row)

    def path(self, row: Likeness) -> Sequence[int]:
        return row.entry.edition.host.path

    def owner(self, row: Likeness) -> None:
        return None

    def visible(self, person: Person) -> QuerySet[Likeness]:
        return likeness_access.visible(person)


class Maintenances:
    heading = "competitions.Maintenance"
    verbs = ("see", "plan", "call_off")
    conditions: dict[str, object] = {}

    def rows(self, cast: Cast) -> Sequence[Maintenance]:
        return list(Maintenance.objects.all())

    def wishes(self, cast: Cast, verb: str) -> Sequence[Maintenance]:
        return ()

    def why_not(self, person: Person, verb: str, row: Maintenance) -> str | None:
        return None if verb == "see" else access.why_not_maintain(person)

    def path(self, row: Maintenance) -> Sequence[int]:
        return ()

    def owner(self, row: Maintenance) -> None:
        return None

    def visible(self, person: Person) -> None:
        return None


def stand(contest: Contest, *, beside: Organisation) -> list[object]:
    """A co-host for every contest, likenesses of each kind, one behind a conflict, a maintenance."""
    for edition in Edition.objects.exclude(host=beside):
        Partner.objects.create(edition=edition, organisation=beside, role="co_host")
        Partner.objects.create(
            edition=edition, organisation=contest.cast.judge_ombudsman.organisation, role="supporter"
        )
    sent = Entry.objects.filter(submitted_at__isnull=False, innovation__isnull=False).order_by("pk")
    city, national = sent.filter(edition__scheme="local"), sent.filter(edition__scheme="kipp")
    found = {"kind": "copy", "containment": 0.5, "shared": 90, "passages": [["a", "b"]], "found_at": contest.at}
    record = contest.known(title="Catatan tertutup")
    Likeness.objects.create(entry=city[0], other=city[1], **found)
    Likeness.objects.create(entry=city[0], other=national[0], **found)
    Likeness.objects.create(entry=national[0], other=city[0], **found)
    Likeness.objects.create(entry=city[1], innovation=record, **found)
    Likeness.objects.create(entry=national[0], innovation=record, **found)
    Conflict.objects.create(entry=city[1], user=contest.cast.agency_admin.user, kind="declared", found_at=contest.at)
    actions.plan_maintenance(
        starts_at=contest.at + timedelta(days=2), ends_at=contest.at + timedelta(days=2, hours=3), letter="ND-1", reason="Ganti cakram.",
        by=contest.who("national_admin"), at=contest.tick(),
    )  # fmt: skip
    return [Likenesses(), Maintenances()]


def readable_agrees(people: dict[str, Person]) -> list[str]:
    """Where `read` and its query do not say the same."""
    rows = list(Likeness.objects.select_related(*likeness_access.LOADED))
    return [
        name
        for name, person in people.items()
        if {row.pk for row in rows if likeness_access.why_not(person, "read", row) is None}
        != set(likeness_access.readable(person).values_list("pk", flat=True))
    ]
