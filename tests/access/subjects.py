"""The kinds of rows that the access walk visits. A room adds its class here and its section in `docs/access.md`."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from django.db.models import QuerySet

from sambut.mandates import access as mandates_access
from sambut.mandates.models import Appointment, Letter, SupportAccess
from sambut.mandates.people import Person
from sambut.mandates.states import Act, LetterKind, Role, SupportState
from sambut.organisations import access as organisations_access
from sambut.organisations.models import Organisation
from sambut.organisations.states import Verb as OrganisationVerb
from tests.access.walk import Subject
from tests.world.cast import Cast

AT = datetime(2025, 3, 26, 3, 0, tzinfo=UTC)
WEEK = timedelta(days=7)
LOCAL = ("unit_officer", "innovator", "local_admin")
DECIDING = ("unit_officer", "agency_admin", "national_admin", "head")


def standing_organisations() -> list[Organisation]:
    """The bodies and units of the cast, and what lies beside them."""
    held = Appointment.objects.values("organisation__path")
    ids = {pk for row in held for pk in row["organisation__path"]}
    beside = Organisation.objects.filter(parent_id__in=ids).order_by("pk").values_list("pk", flat=True)[:4]
    far = Organisation.objects.filter(parent=None).exclude(pk__in=ids).order_by("pk").values_list("pk", flat=True)[:2]
    return list(Organisation.objects.filter(pk__in={*ids, *beside, *far}).order_by("pk"))


class OfMandates:
    """What the three kinds of rows of this room share."""

    def wishes(self, cast: Cast, verb: str) -> Sequence[object]:
        return ()

    def why_not(self, person: Person, verb: str, row: object) -> str | None:
        return mandates_access.why_not(person, verb, row)  # type: ignore[arg-type]

    def path(self, row: Appointment | Letter | SupportAccess) -> Sequence[int]:
        return row.organisation.path

    def owner(self, row: Appointment | Letter | SupportAccess) -> int | None:
        return row.user_id


def own_row(person: Person, row: Appointment | Letter | SupportAccess) -> bool:
    return row.user_id == person.user_id


class Appointments(OfMandates):
    heading = "mandates.Appointment"
    verbs = mandates_access.APPOINTMENT_VERBS
    conditions = {
        "own_row": own_row,
        "local_role": lambda _person, row: row.role in LOCAL,
        "agency_admin_role": lambda _person, row: row.role == "agency_admin",
        "own_custodian": lambda person, row: (
            row.role == "custodian"
            and any(m.role in DECIDING and m.body_id == row.organisation.path[0] for m in person.mandates)
        ),
    }

    def rows(self, cast: Cast) -> Sequence[Appointment]:
        return list(Appointment.objects.select_related("organisation").order_by("pk"))

    def wishes(self, cast: Cast, verb: str) -> Sequence[Appointment]:
        if verb != "appoint":
            return ()
        receivers = [cast.citizen.user.pk, cast.agency_admin.user.pk, cast.system_administrator.user.pk]
        return [
            Appointment(user_id=receiver, role=role, organisation=organisation)
            for receiver in receivers
            for role in Role.values
            if role != Role.SUPPORT
            for organisation in standing_organisations()
        ]

    def visible(self, person: Person) -> QuerySet[Appointment]:
        return mandates_access.visible(person)


class Letters(OfMandates):
    heading = "mandates.Letter"
    verbs = mandates_access.LETTER_VERBS
    conditions = {"own_row": own_row}

    def rows(self, cast: Cast) -> Sequence[Letter]:
        for player in (cast.citizen, cast.unit_officer, cast.agency_admin, cast.officer_far_away):
            for organisation in standing_organisations():
                Letter.objects.get_or_create(
                    user=player.user, organisation=organisation, number=f"{player.member.short_name}/{organisation.pk}",
                    defaults={
                        "kind": LetterKind.ASSIGNMENT, "act": Act.ATTEND_FORUM, "issued_by": cast.agency_admin.user,
                        "starts_at": AT, "ends_at": AT + WEEK,
                    },
                )  # fmt: skip
        return list(Letter.objects.select_related("organisation").order_by("pk"))

    def visible(self, person: Person) -> QuerySet[Letter]:
        return mandates_access.visible_letters(person)


class Supports(OfMandates):
    heading = "mandates.SupportAccess"
    verbs = mandates_access.SUPPORT_VERBS
    conditions = {"own_row": own_row}

    def rows(self, cast: Cast) -> Sequence[SupportAccess]:
        for player in (cast.system_administrator, cast.second_administrator):
            for organisation in standing_organisations():
                SupportAccess.objects.get_or_create(
                    user=player.user, organisation=organisation, state=SupportState.REQUESTED,
                    defaults={"reason": "Antrean dinas tidak terbuka", "hours": 1, "requested_at": AT},
                )  # fmt: skip
        return list(SupportAccess.objects.select_related("organisation").order_by("pk"))

    def visible(self, person: Person) -> QuerySet[SupportAccess]:
        return mandates_access.visible_support(person)


class Organisations:
    heading = "organisations.Organisation"
    verbs = tuple(v for v in OrganisationVerb.values if v not in (OrganisationVerb.IMPORTED, OrganisationVerb.LOADED))
    conditions = {"is_body": lambda _person, row: row.parent_id is None}

    def rows(self, cast: Cast) -> Sequence[Organisation]:
        return standing_organisations()

    def wishes(self, cast: Cast, verb: str) -> Sequence[Organisation]:
        return ()

    def why_not(self, person: Person, verb: str, row: Organisation) -> str | None:
        return organisations_access.why_not(person, OrganisationVerb(verb), row)

    def visible(self, person: Person) -> None:
        return None

    def path(self, row: Organisation) -> Sequence[int]:
        return row.path

    def owner(self, row: Organisation) -> None:
        return None


SUBJECTS: tuple[Subject, ...] = (Appointments(), Letters(), Supports(), Organisations())
