"""Every operation of the document, with data that fits it and data that does not: answered as it is written down, never 5xx.

Cases are made from the document (schemathesis): its examples and three generated ones; with FULL=1 twenty, every bound and the
values beside it, which takes minutes.
"""

import json
import os
import uuid
from collections.abc import Iterator
from datetime import timedelta

import pytest
import schemathesis
from django.db import connections
from hypothesis import HealthCheck, Phase, settings
from schemathesis import Case, GenerationMode
from schemathesis.config import (
    CoveragePhaseConfig,
    GenerationConfig,
    PhasesConfig,
    ProjectConfig,
    ProjectsConfig,
    SchemathesisConfig,
)  # fmt: skip
from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance

from sambut.accounts.actions import issue_token
from sambut.accounts.models import Limit
from sambut.api.shell import api
from sambut.complaints import actions, loading
from sambut.complaints.states import Grade
from sambut.config.wsgi import application
from sambut.kernel.clock import now
from sambut.kernel.numbers import spoken
from tests.api.agreements import OF_COPIER, agreements, made_finishable
from tests.api.catalogue import services
from tests.api.contests import BY_JUDGE, BY_LOCAL_ADMIN, BY_SECRETARY, contests, made_enterable
from tests.api.forums import forum
from tests.api.inventions import AT_DESK, innovations, made_measurable
from tests.api.more_agreements import OF_AGREEMENTS, OF_JENEPONTO, WITH_FILE, copied_elsewhere, made_agreeable
from tests.api.more_forums import made_presentable
from tests.api.rounds import survey_rounds
from tests.world.cast import Cast

pytestmark = pytest.mark.own_database

DRAWN = json.dumps(api.get_openapi_schema(), default=str)
DOCUMENT = json.loads(DRAWN.replace(r'"pattern": "\\S"', r'"pattern": "\\S|\\S"'))
"""The same rule written so that schemathesis does not fold it with the length to words without a gap, slow to make."""
BOUNDED = settings(
    max_examples=20 if os.environ.get("FULL") else 3, derandomize=True, deadline=None, database=None, phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)  # fmt: skip


GENERATION = GenerationConfig(deterministic=True, database="none", allow_x00=False)
PHASES = PhasesConfig(coverage=CoveragePhaseConfig(enabled=bool(os.environ.get("FULL"))))
CONFIG = SchemathesisConfig(
    seed=1, projects=ProjectsConfig(default=ProjectConfig(generation=GENERATION, phases=PHASES))
)
schema = schemathesis.openapi.from_dict(DOCUMENT, config=CONFIG)
schema.app = application


class Known:
    """What a stranger cannot guess: for each operation a case in the state that it wants, its secret, and a token."""

    by_operation: dict[str, tuple[str, str]] = {}
    tokens: dict[str, str] = {}
    uuids: dict[str, str] = {}
    """For each operation that names its row by a UUID, one in the state that it wants."""
    unit = city = ""
    forum: dict[str, str] = {}
    """In the body of what is done at a forum."""


@pytest.fixture(scope="module", autouse=True)
def _one_connection(own_database: str) -> Iterator[None]:
    """As in an installation, requests find a connection; making one takes longer than most answers."""
    held = connections["default"].settings_dict
    before = {name: held[name] for name in ("CONN_MAX_AGE", "CONN_HEALTH_CHECKS")}
    held |= {"CONN_MAX_AGE": None, "CONN_HEALTH_CHECKS": False}
    connections["default"].close()
    yield
    held |= before
    connections["default"].close()


@pytest.fixture(scope="module", autouse=True)
def _world(_one_connection: None) -> None:
    cast, at = Cast(), now()
    loading.load()
    admin, officer = cast.agency_admin, cast.unit_officer
    Known.unit, Known.city = str(officer.organisation.uuid), str(admin.organisation.uuid)
    for name, player in (("admin", admin), ("officer", officer)):
        user = player.user.pk
        Known.tokens[name] = issue_token(user, name="uji", expires_at=at + timedelta(days=1), by=user, at=at)[1]
    of_reports = [verbs for path, verbs in DOCUMENT["paths"].items() if "/laporan/" in path]
    for operation in (found["operationId"] for verbs in of_reports for found in verbs.values()):
        Known.by_operation[operation] = _case_for(operation, cast)
    at_the_forum, Known.forum = forum(cast, at)
    Known.uuids |= survey_rounds(cast, at) | services(cast, at) | at_the_forum
    Known.uuids |= innovations(cast, at) | contests(cast, at)
    of_agreements, numbers = agreements(cast, at)
    Known.uuids |= of_agreements
    Known.by_operation |= {operation: (number, "") for operation, number in numbers.items()}
    Known.uuids["adapt_innovation"] = copied_elsewhere(cast)
    others = (
        "local_admin",
        "agency_admin_far_away",
        "facilitator",
        "national_admin",
        "contest_secretary",
        "judge",
        "judge_palace",
    )
    for name, player in ((name, getattr(cast, name)) for name in others):
        user = player.user.pk
        Known.tokens[name] = issue_token(user, name="uji", expires_at=at + timedelta(days=1), by=user, at=at)[1]


FORWARDED = (
    "accept_answer",
    "reject_answer",
    "answer_complaint",
    "note_complaint",
    "bounce_complaint",
    "read_open_complaint",
)
ANSWERED = ("accept_answer", "reject_answer")


def _case_for(operation: str, cast: Cast) -> tuple[str, str]:
    at, admin, officer = now(), cast.agency_admin.person(now()), cast.unit_officer
    receipt = actions.submit_complaint(
        uuid.uuid4(), text="Lampu mati.", anonymous=True, secret=False, at=at, body=cast.agency_admin.organisation
    )
    case = receipt.complaint
    if operation == "complete_complaint":
        actions.ask_reporter(case.pk, text="Di mana?", by=admin, at=at)
    if operation in FORWARDED:
        actions.forward_complaint(case.pk, to=officer.organisation, grade=Grade.ORDINARY, by=admin, at=at)
    if operation in ANSWERED:
        actions.answer_complaint(case.pk, text="Sudah diganti.", by=officer.person(at), at=at)
    return spoken(case.number), receipt.secret


def made_known(case: Case, operation: str) -> None:
    """Puts a real number, secret and body where a stranger could only guess."""
    number, secret = Known.by_operation.get(operation, ("", ""))
    if case.path_parameters:
        case.path_parameters |= {"number": number} if "number" in case.path_parameters else {}
        case.path_parameters |= {"code": "33.74"} if "code" in case.path_parameters else {}
        case.path_parameters |= {"uuid": Known.uuids[operation]} if operation in Known.uuids else {}
    if operation in ("prepare_survey_round", "draft_service"):
        case.query = {"unit": Known.unit}
    if operation == "read_region_months":
        case.query = {}
    if operation == "list_queue":
        case.query = {
            "instansi": Known.city,
            **({"lewat": case.query["lewat"]} if "lewat" in (case.query or {}) else {}),
        }
    if isinstance(case.body, dict):
        known = {
            "secret": secret,
            "to": Known.unit,
            "body": Known.city,
            "region": "33.74.01",
            "subject": None,
            "category": None,
        }
        if operation == "place_service":
            known["unit"] = Known.unit
        if operation == "change_survey_round":
            known |= {"last_day": "2099-03-31", "weights": None, "add": None}
        if operation in ("record_stand_interest", "book_clinic", "check_in_delegate"):
            known |= Known.forum
        if operation == "submit_complaint":
            case.body.setdefault("name", "Sari")
            known |= {"secret": case.body["secret"], "name": case.body["name"] or "Sari"}
        case.body = {name: known.get(name, value) for name, value in case.body.items()}
    path = case.path_parameters or {}
    case.body = made_finishable(operation, path, case.body, Known.unit)
    if operation in OF_AGREEMENTS:
        case.body = made_agreeable(operation, path, case.body)
    case.body = made_enterable(operation, path, case.body)
    case.query = case.query or {}
    case.body = made_presentable(operation, path, case.query, case.body)


BY_OTHERS = {
    **dict.fromkeys((*OF_COPIER, *OF_JENEPONTO), "agency_admin_far_away"),
    "facilitate_agreement": "facilitator",
    **dict.fromkeys((*BY_LOCAL_ADMIN, "object_entry"), "local_admin"),
    **dict.fromkeys(BY_SECRETARY, "contest_secretary"),
    **dict.fromkeys(BY_JUDGE, "judge"),
    "decline_seat": "judge_palace",
    "offer_clinic": "facilitator",
    "place_service": "national_admin",
}
"""Done with another token than that of the city's admin or officer."""
ANSWERED_WITH: dict[str, set[int]] = {}
"""What somebody who may was answered, by operation; filled by the walk, read by the test after it."""


@schema.parametrize()
@BOUNDED
def test_whatever_is_sent_is_answered_as_the_document_says(case: Case) -> None:
    """First as a stranger, who knows no number, then, with what fits the document, as somebody who may.

    An unknown region has the form of a known one, so what fits may be refused from a stranger.
    """
    Limit.objects.all().delete()
    for name in [name for name in case.headers or () if name.lower() == "host"]:
        del case.headers[name]  # who asks another host reaches no API
    case.call_and_validate(excluded_checks=[positive_data_acceptance])
    if case.meta and case.meta.generation.mode == GenerationMode.POSITIVE:
        operation = case.operation.definition.raw["operationId"]
        made_known(case, operation)
        token = Known.tokens["officer" if operation in FORWARDED else "admin"]
        token = Known.tokens.get(BY_OTHERS.get(operation, ""), token)
        if operation in AT_DESK:
            token = Known.tokens["local_admin"]
            case.body = made_measurable(operation, case.path_parameters or {}, case.body)
        unread = [negative_data_rejection] if operation in WITH_FILE else []  # it takes bytes for no text
        answer = case.call_and_validate(headers={"Authorization": f"Bearer {token}"}, excluded_checks=unread)
        ANSWERED_WITH.setdefault(operation, set()).add(answer.status_code)


def test_every_operation_of_the_walk_was_also_carried_out() -> None:
    """Otherwise the walk would only have met refusals, which look like care."""
    every = {found["operationId"] for path in DOCUMENT["paths"].values() for found in path.values()}
    assert {operation for operation in every if not ANSWERED_WITH.get(operation, set()) & {200, 201}} == set()
