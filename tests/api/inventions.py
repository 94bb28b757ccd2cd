"""Innovations in the states that the operations want, and what their bodies must name."""

from datetime import date, datetime, timedelta
from uuid import uuid4

from sambut.complaints.models import Complaint
from sambut.innovations import actions
from sambut.innovations.models import Award, Indicator
from sambut.innovations.states import Direction
from sambut.services.models import Service
from tests.innovations.conftest import LAMP
from tests.world.cast import Cast

SUBMITTED = ("return_innovation", "publish_innovation")
PUBLIC = (
    "read_innovation",
    "list_innovation_versions",
    "withdraw_innovation",
    "read_innovation_at_desk",
    "confirm_innovation",
)
IDEAS = (
    "submit_innovation", "write_innovation", "try_innovation", "run_innovation", "prove_innovation", "name_innovation_member",
    "name_innovation_indicator", "measure_innovation", "attach_innovation_award", "remove_innovation_member",
    "attach_innovation_file", "detach_innovation_file", "choose_innovation_goals", "remove_innovation_part",
    *(f"add_innovation_{part}" for part in ("classification", "spending", "staffing", "beneficiary", "service", "topic", "case")),
)  # fmt: skip
OF_IDEAS = ("read_idea", "suggest_idea", "decline_idea", "take_idea")
AT_DESK = tuple(
    name
    for name in (
        "begin_innovation",
        "adapt_innovation",
        "plan_innovation_year",
        *SUBMITTED,
        *PUBLIC,
        *IDEAS,
        *OF_IDEAS,
        "list_ideas",
        "send_idea",
    )
    if name not in ("read_innovation", "list_innovation_versions")
)
"""Done with the token of the local admin."""


def innovations(cast: Cast, at: datetime) -> dict[str, str]:
    """Operation → UUID of an innovation that it can be carried out on."""
    return {operation: _innovation(operation, cast, at) for operation in (*SUBMITTED, *PUBLIC, *IDEAS)} | {
        operation: _idea(cast, at) for operation in OF_IDEAS
    }


def _idea(cast: Cast, at: datetime) -> str:
    content = {"title": "Antre dari rumah", "problem": "Antre lama.", "solution": "Nomor lewat pesan."}
    by = cast.innovator.person(at)
    return str(actions.send_idea(uuid4(), unit=cast.innovator.organisation, content=content, by=by, at=at).uuid)


def _innovation(operation: str, cast: Cast, at: datetime) -> str:
    by, began = cast.local_admin.person(at), at - timedelta(days=1)
    made = actions.begin_innovation(cast.innovator.organisation.pk, title=f"Terang {operation}", by=by, at=began)
    actions.write_innovation(
        made.pk, {**LAMP, "title": f"Terang {operation}"}, revision=0, page="halaman-uji", by=by, at=began
    )
    if operation == "confirm_innovation":
        actions.run_innovation(made.pk, on=date(2020, 1, 1), by=by, at=began)
    if operation == "measure_innovation":
        actions.name_indicator(made.pk, name="Waktu", unit="hari", direction=Direction.DOWN, by=by, at=began)
    if operation in (*SUBMITTED, *PUBLIC):
        actions.submit_innovation(made.pk, by=by, at=began)
    if operation in PUBLIC:
        actions.publish_innovation(made.pk, by=by, at=began)
    return str(made.uuid)


PARTS = {
    "choose_innovation_goals": {"goals": ["3", "16"]},
    "add_innovation_topic": {"topic": "kesehatan"},
    "add_innovation_spending": {"year": 2024, "amount": "50.000.000"},
    "add_innovation_staffing": {"year": 2024, "people": "12"},
    "add_innovation_beneficiary": {"count": "1.200", "unit": "orang", "source": "Buku regu"},
}


def _award() -> str:
    """One of the innovator's body that belongs to no record yet, or to the one of this operation."""
    body = Cast().innovator.organisation.body
    won, _ = Award.objects.get_or_create(
        body=body, innovation_name="Terang", year=2024, edition="KIPP 2024", level="Top 45", source="menpan.go.id", confidence="stated",
    )  # fmt: skip
    return str(won.uuid)


def made_measurable(operation: str, path: dict[str, object], body: object) -> object:
    """The body with a day that has been, a number that can be read and a unit that is there; the path with a real indicator."""
    if "indicator" in path:
        path["indicator"] = str(Indicator.objects.values_list("uuid", flat=True).get(innovation__uuid=path["uuid"]))
    if not isinstance(body, dict):
        return body
    known = {
        "on": "2024-05-01",
        "value": "12,5",
        "baseline": "14.5",
        "baseline_on": "2020-01-01",
        "target": None,
        "category": None,
    }
    if "body" in path:
        path["body"] = str(Cast().mayor.organisation.uuid)
        known |= {"year": 2026, "target": 12}
    if operation in ("begin_innovation", "adapt_innovation", "send_idea"):
        known["unit"] = str(Cast().innovator.organisation.uuid)
    if operation == "attach_innovation_award":
        known["award"] = _award()
    if operation == "add_innovation_service":
        known["service"] = str(Service.objects.filter(state="published").values_list("uuid", flat=True).first())
    if operation == "add_innovation_case":
        known["number"] = Complaint.objects.filter(public_at__isnull=False).values_list("number", flat=True).first()
    if operation in PARTS:
        known |= PARTS[operation]
    if operation == "prove_innovation":
        known |= {"reason": "Dihitung regu."}
    return {name: known.get(name, value) for name, value in body.items()}
