"""Offers, needs, interests and drafts in the states that the operations want; what their bodies must name."""

from datetime import datetime, timedelta

from sambut.complaints.models import Category
from sambut.innovations.models import Innovation
from sambut.kernel.clock import now
from sambut.kernel.numbers import spoken
from sambut.mandates.models import Appointment
from sambut.mandates.states import Role
from sambut.replication import actions
from sambut.replication.models import Agreement, Need, Offer
from sambut.replication.states import Side
from tests.events.conftest import innovation
from tests.replication.conftest import Way
from tests.world.cast import Cast

OF_NEEDS = ("write_need", "close_need", "reopen_need")
DRAFTS = ("write_agreement", "set_measures", "name_signatory")
FROZEN = ("reopen_agreement", "cancel_agreement")
UNDER_WAY = ("facilitate_agreement", "propose_extension", "hand_over_agreement", "record_copy", "add_evidence")
"""What can be done with one agreement beside each other."""
STARTED = ("stop_agreement", "confirm_extension")
OF_ANSWERS = ("answer_need", "take_back_answer")
"""Done by who owns an innovation, with a need of the other side."""
OF_JENEPONTO = (*OF_NEEDS, "withdraw_interest", "record_copy")
"""Done by who copies; a copy is recorded with the appointment of an innovator beside."""
WITH_FILE = ("add_evidence", "attach_innovation_file", "attach_entry_file")
OF_AGREEMENTS = (
    *OF_NEEDS, *OF_ANSWERS, *DRAFTS, *FROZEN, *UNDER_WAY, *STARTED, "freeze_agreement", "accept_offer", "say_terms", "attach_innovation_file",
)  # fmt: skip
PICTURE = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x02\x00\x00\x00\x90wS\xde"
    b"\x00\x00\x00\x0cIDATx\x9cc\xf8\xcf\xc0\x00\x00\x03\x01\x01\x00\xc9\xfe\x92\xef\x00\x00\x00\x00IEND\xaeB`\x82"
)
"""One red dot."""


def more_agreements(cast: Cast, at: datetime, way_of) -> tuple[dict[str, str], dict[str, str]]:  # type: ignore[no-untyped-def]
    """Operation → UUID, and operation → number. `way_of` begins an agreement about an innovation of its own."""
    Appointment.objects.create(
        user=cast.agency_admin_far_away.user, role=Role.LOCAL_ADMIN, organisation=cast.regent.organisation,
        starts_at=at - timedelta(days=9),
    )  # fmt: skip
    uuids = _offers(cast, at) | {operation: _need(way_of(operation)) for operation in OF_NEEDS}
    for operation in (*OF_ANSWERS, "list_answers_to_need"):
        uuids[operation] = _answer(way_of(operation), operation)
    for operation in ("withdraw_interest", "draft_agreement", "say_terms"):
        way: Way = way_of(operation)
        uuids[operation] = str(way.innovation().uuid)
        if operation != "say_terms":
            uuids[operation] = str(way.express().uuid)
        if operation == "draft_agreement":
            way.accept()
    numbers = {}
    draft = way_of("write_agreement").drafted()
    numbers |= dict.fromkeys(DRAFTS, spoken(draft.number))
    for operation in (*FROZEN, "freeze_agreement"):
        numbers[operation] = spoken(_drafted(way_of(operation), freeze=operation in FROZEN).number)
    for operation in STARTED:
        way = way_of(operation)
        numbers[operation] = spoken(way.started().number)
        if operation == "confirm_extension":
            _propose(way)
    return uuids, numbers


def _offers(cast: Cast, at: datetime) -> dict[str, str]:
    facts = {"why": ["above"], "rate": 40.0, "country_rate": 10.0, "count": 40, "before": 10}
    made = {}
    for operation, category in zip(("accept_offer", "dismiss_offer"), Category.objects.order_by("pk"), strict=False):
        row = Offer.objects.create(
            body=cast.mayor.organisation,
            origin="complaints",
            category=category,
            facts=facts,
            offered_at=at,
            counted_at=at,
        )
        made[operation] = str(row.uuid)
    return made


def _need(way: Way) -> str:
    need = way.need()
    if way.title.endswith("reopen_need"):
        Need.objects.filter(pk=need.pk).update(state="met", met_at=way.at)
    return str(need.uuid)


def _answer(way: Way, operation: str) -> str:
    need, source = way.need(), way.innovation()
    if operation == "answer_need":
        return str(need.uuid)
    answer = actions.answer_need(
        need.pk, source.pk, words="Sudah kami pecahkan.", by=way.who("innovator"), at=way.tick()
    )
    return str(answer.uuid if operation == "take_back_answer" else need.uuid)


def _drafted(way: Way, *, freeze: bool) -> Agreement:
    way.drafted()
    way.name(Side.OWNER, "mayor")
    way.name(Side.REPLICATOR, "regent")
    if freeze:
        actions.freeze_agreement(way.agreement.pk, by=way.who("officer_far_away"), at=way.tick())
    return way.agreement


def _propose(way: Way) -> None:
    later = Agreement.objects.get(pk=way.agreement.pk).ends_on + timedelta(days=300)  # type: ignore[operator]
    actions.propose_extension(way.agreement.pk, ends_on=later, by=way.who("officer_far_away"), at=way.tick())


def made_agreeable(operation: str, path: dict[str, object], body: object) -> object:
    """The side and the people of the city that asks, a day that is late enough, measures that were measured, a real file."""
    cast = Cast()
    path |= {"side": "owner"} if "side" in path else {}
    if operation in WITH_FILE:
        return {"title": "Foto", "upload": PICTURE} | ({"kind": "profile"} if operation.endswith("file") else {})
    if not isinstance(body, dict):
        return body
    if operation == "answer_need":
        return {
            "innovation": str(Innovation.objects.get(title__endswith=operation).uuid),
            "words": "Sudah kami pecahkan.",
        }
    known: dict[str, object] = {"email": cast.mayor.member.email, "category": None, "cost": "", "event": None}
    if operation == "propose_extension":
        known["ends_on"] = (now() + timedelta(days=5 * 365)).date().isoformat()
    if operation == "set_measures":
        one = {"name": "Hari menunggu", "unit": "hari", "baseline": 14, "baseline_on": "2025-01-01", "source": "Dinas"}
        known["measures"] = [one]
    if operation == "record_copy":
        known["unit"] = str(cast.officer_far_away.organisation.uuid)
    if operation == "say_terms":
        known |= {"most": 3, "willing": "ya"}
    changed = {name: known.get(name, value) for name, value in body.items()}
    return changed if operation != "say_terms" else changed | {"most": 3}


def copied_elsewhere(cast: Cast) -> str:
    """A public innovation of another body, for the city to adapt."""
    return str(innovation(cast.officer_far_away.organisation, "Bidan Turatea").uuid)
