"""One case at each place of its way, and one row of everything else that has a page: what the walks over all pages look at."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.core.signing import get_cookie_signer

from sambut.accounts import sealing
from sambut.accounts.models import User
from sambut.calendars.models import Decree
from sambut.complaints import actions, figures, telling
from sambut.complaints.models import Complaint, ComplaintEvent
from sambut.complaints.pages.keys import DRAFT, OPENED
from sambut.identities.actions import request_look
from sambut.kernel.clock import now
from sambut.kernel.numbers import spoken
from sambut.notices.models import Notice
from sambut.retention.actions import request_access
from tests.browser import contests, loop
from tests.browser.pages import SENT, WRITING
from tests.complaints.conftest import WORDS, Way
from tests.world.cast import Cast


@dataclass
class Country:
    """What addresses are made of."""

    facts: dict[str, Any] = field(default_factory=dict)
    handles: list[UUID] = field(default_factory=list)

    def cookies(self, site: str, draft: UUID = WRITING) -> list[dict[str, str]]:
        """What the browser of the one who reported holds: an open draft, and the cases opened with number and secret."""
        kept = {DRAFT: str(draft), OPENED: ".".join(handle.hex for handle in self.handles)}
        return [
            {"name": name, "value": get_cookie_signer(salt=name).sign(value), "url": site}
            for name, value in kept.items()
        ]


def build(cast: Cast) -> Country:
    made = Country()
    way = Way(cast)
    way.at = now() - timedelta(days=60)
    for name, steps in {
        "received": (), "forwarded": ("forward",), "answered": ("forward", "answer"), "incomplete": ("ask",), "accepted": ("forward", "answer", "accept"),
    }.items():  # fmt: skip
        complaint = way.submit()
        for step in steps:
            complaint = _walk(way, step)
        made.handles.append(complaint.handle)
        made.facts[name] = spoken(complaint.number)
    _elsewhere(way)
    _others(made, cast)
    _accounts(made, cast)
    for event in ComplaintEvent.objects.select_related("complaint__holder", "complaint__body"):
        telling.tell(event, at=now())
    made.facts["notice"] = Notice.objects.filter(user=cast.unit_officer.user).latest("pk").pk
    figures.count(at=now())
    loop.build(made.facts, cast)
    contests.build(made.facts, cast)
    return made


def _walk(way: Way, step: str) -> Complaint:
    match step:
        case "forward":
            return way.forward()
        case "answer":
            return way.answer()
        case "ask":
            return actions.ask_reporter(
                way.complaint.pk, text="Di depan SD yang mana?", by=way.cast.agency_admin.person(way.at), at=way.tick()
            )
        case _:
            return actions.accept_answer(way.complaint.pk, by=way.reporter, at=way.tick())


def _elsewhere(way: Way) -> None:
    """Enough for figures and for a second page of lists."""
    for _ in range(22):
        way.submit()
        way.forward()
        way.answer()
        actions.accept_answer(way.complaint.pk, by=way.reporter, at=way.tick())


def _others(made: Country, cast: Cast) -> None:
    at = now()
    city, unit = cast.agency_admin.organisation, cast.unit_officer.organisation
    asked = Complaint.objects.get(number=made.facts["forwarded"].replace("-", ""))
    look = request_look(
        asked.handle, case_ref=spoken(asked.number), reason="Pelapor perlu ditemui di lokasi untuk menunjukkan tiang.",
        body_id=city.pk, subject_path=(), by=cast.unit_officer.person(at), at=at,
    )  # fmt: skip
    data = request_access(by=cast.citizen.person(at), at=at)
    actions.begin_draft(WRITING, at=at)
    actions.keep_draft(WRITING, {"text": WORDS, "region": "33.74.01", "place_note": "di depan SD"}, revision=1, at=at)
    actions.submit_complaint(
        SENT, text=WORDS, anonymous=True, secret=False, identity=actions.submitting.Identity(), body=city, at=at
    )
    made.facts["decree"] = Decree.objects.latest("pk").pk
    made.facts |= {
        "city": str(city.uuid),
        "city_id": city.pk,
        "unit": str(unit.uuid),
        "unit_id": unit.pk,
        "look": str(look.uuid),
        "data": str(data.uuid),
    }


def _accounts(made: Country, cast: Cast) -> None:
    """A citizen with a password, and somebody with an app, a key and codes."""
    citizen, keeper = cast.citizen.user, cast.second_administrator.user
    citizen.set_password("kalimat sandi yang panjang")
    citizen.save(update_fields=["password"])
    for user in (citizen, keeper):
        EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    made.facts["key"] = _keys(keeper).pk


def _keys(user: User) -> Authenticator:
    Authenticator.objects.create(user=user, type="totp", data={"secret": sealing.seal("JBSWY3DPEHPK3PXP")})
    RecoveryCodes.activate(user)
    return Authenticator.objects.create(user=user, type="webauthn", data={"name": "Ponsel dinas", "credential": {}})
