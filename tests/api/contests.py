"""Contests and entries in the states that the operations want, and what their bodies must name."""

from datetime import datetime, timedelta
from typing import Any

from sambut.competitions.models import Period
from sambut.competitions.public import honouring
from sambut.competitions.states import Stage
from sambut.events.forms import local
from tests.competitions.conftest import ALL_MET, RESULT, Contest
from tests.competitions.panel import Panel
from tests.world.cast import Cast

BY_LOCAL_ADMIN = (
    "weigh_innovation", "begin_entry", "list_entries", "read_entry", "write_entry", "send_entry", "return_entry", "submit_entry",
    "withdraw_entry",
)  # fmt: skip
KNOWN: dict[str, str] = {}


def contests(cast: Cast, at: datetime) -> dict[str, str]:
    """Operation → UUID of the contest, the innovation or the entry that it can be carried out on."""
    contest = Contest(cast)
    contest.at, contest.opens_on = at - timedelta(hours=6), (at - timedelta(days=2)).date()
    found = {"open_contest": str(contest.drafted(name="Disiapkan").uuid)}
    edition = contest.opened()
    found |= dict.fromkeys(("read_contest", "list_contest_entries", "move_contest_deadline"), str(edition.uuid))
    end = Period.objects.get(edition=edition, stage=Stage.FINAL).ends_at
    KNOWN.update(contest=str(edition.uuid), ends_at=local(end + timedelta(days=3), edition.zone))
    found["read_contest_result"] = _decided(cast, contest)
    found["list_body_honours"] = str(contest.city.uuid)
    honouring.gather()
    innovation = contest.known(title="Belum ikut")
    found |= dict.fromkeys(("weigh_innovation", "begin_entry"), str(innovation.uuid))
    for operation, way in (
        ("read_entry", "begun"), ("write_entry", "begun"), ("withdraw_entry", "begun"), ("send_entry", "begun"),
        ("return_entry", "sent"), ("submit_entry", "sent"), ("accept_entry", "submitted"), ("refuse_entry", "submitted"),
    ):  # fmt: skip
        found[operation] = str(getattr(contest, way)(title=f"Terang {operation}").uuid)
        if operation == "send_entry":
            contest.write({"hasil": RESULT})
    return found


def _decided(cast: Cast, contest: Contest) -> str:
    """A small contest, walked to its decree."""
    panel = Panel(cast)
    panel.at, panel.opens_on = contest.at, contest.opens_on
    panel.assigned(("Terang Putus",))
    panel.signed({"Terang Putus": 80})
    panel.count()
    panel.choose("Terang Putus")
    panel.announce()
    panel.decide(at=panel.at + timedelta(days=9))
    return str(panel.edition.uuid)


def made_enterable(operation: str, path: dict[str, Any], body: Any) -> Any:
    if operation == "move_contest_deadline":
        path["stage"] = "final"
    if not isinstance(body, dict):
        return body
    if operation == "begin_entry":
        return {"contest": KNOWN["contest"], "group": "umum", "category": "kesehatan"}
    if operation == "move_contest_deadline":
        return {**body, "ends_at": KNOWN["ends_at"]}
    if operation == "return_entry":
        return {**body, "text": "Tinggal satu."}
    if operation == "accept_entry":
        return {"checklist": [{"code": code, "met": True} for code in ALL_MET]}
    return body
