"""Contests and entries in the states that the operations want, and what their bodies must name."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from sambut.competitions import actions
from sambut.competitions.actions import papers
from sambut.competitions.judging import choosing
from sambut.competitions.models import Period
from sambut.competitions.public import honouring
from sambut.competitions.states import Stage
from sambut.events.forms import local
from sambut.kernel.numbers import spoken
from tests.api.more_agreements import PICTURE
from tests.competitions.conftest import ALL_MET, RESULT, Contest
from tests.competitions.panel import Panel
from tests.world.cast import Cast

BY_LOCAL_ADMIN = (
    "weigh_innovation", "begin_entry", "list_entries", "read_entry", "write_entry", "send_entry", "return_entry", "submit_entry",
    "withdraw_entry", "list_entry_files", "attach_entry_file", "detach_entry_file",
)  # fmt: skip
BY_SECRETARY = ("read_plenary", "choose_cluster", "announce_contest", "decide_contest", "answer_objection")
BY_JUDGE = ("list_readings", "decline_seat", "declare_conflict", "recuse_reading")
KNOWN: dict[str, Any] = {}


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
    found |= dict.fromkeys(OF_PAPERS, found["read_contest_result"])
    found |= {operation: KNOWN[operation] for operation in ("read_certificate", "revoke_certificate")}
    found["list_body_honours"] = str(contest.city.uuid)
    honouring.gather()
    innovation = contest.known(title="Belum ikut")
    found |= dict.fromkeys(("weigh_innovation", "begin_entry"), str(innovation.uuid))
    for operation, way in (
        ("read_entry", "begun"), ("write_entry", "begun"), ("withdraw_entry", "begun"), ("send_entry", "begun"),
        ("list_entry_files", "begun"), ("attach_entry_file", "begun"), ("detach_entry_file", "begun"),
        ("return_entry", "sent"), ("submit_entry", "sent"), ("accept_entry", "submitted"), ("refuse_entry", "submitted"),
    ):  # fmt: skip
        found[operation] = str(getattr(contest, way)(title=f"Terang {operation}").uuid)
        if operation == "send_entry":
            contest.write({"hasil": RESULT})
    return found | _bodies(contest) | _hosted(cast, contest) | _judged(cast, contest)


def _bodies(contest: Contest) -> dict[str, str]:
    """Two contests of bodies: one that the city may enter, one that it has entered."""
    how = {"template": "pengaduan", "by": "secretariat"}
    found = dict.fromkeys(
        ("list_contest_indicators", "weigh_body", "begin_body_entry"), str(contest.opened(**how).uuid)
    )
    KNOWN["city"] = str(contest.city.uuid)
    edition = contest.opened(**how, name="Lomba pengaduan lain")
    entry = actions.begin_body_entry(
        contest.city.pk, edition.pk, group="umum", by=contest.who("agency_admin"), at=contest.tick()
    )
    actions.measure_entry(entry.pk, by=None, at=contest.tick())
    return found | dict.fromkeys(("read_indicators", "count_indicators", "state_indicator"), str(entry.uuid))


def _panel(cast: Cast, contest: Contest, title: str, *, days: float = 0) -> Panel:
    """One accepted entry in a contest of its own; `days` earlier."""
    panel = Panel(cast)
    panel.at, panel.opens_on = contest.at - timedelta(days=days), contest.opens_on - timedelta(days=days)
    panel.filled((title,))
    return panel


def _hosted(cast: Cast, contest: Contest) -> dict[str, str]:
    """A draft to change, a contest to cancel, judges to ask and to let go."""
    contest.drafted(name="Diubah")
    found = dict.fromkeys(("edit_contest", "set_contest_period"), str(contest.edition.uuid))
    KNOWN["edit"] = {
        name: getattr(contest.edition, name)
        for name in ("year", "zone", "readings", "multiple", "objection_days", "late_hours")
    }
    KNOWN["host"] = str(contest.edition.host.uuid)
    found["cancel_contest"] = str(contest.opened(name="Dibatalkan").uuid)
    panel = _panel(cast, contest, "Terang Bagi")
    panel.seated()
    found |= dict.fromkeys(
        ("list_judges", "assign_entries", "compare_contest_entries", "invite_judge"), str(panel.edition.uuid)
    )
    KNOWN["email"] = cast.judge_partner.user.email
    panel = _panel(cast, contest, "Terang Lepas")
    panel.seated(("judge", "judge_ombudsman"))
    found["release_judge"] = str(panel.seat("judge_ombudsman").uuid)
    return found | {"decline_seat": str(panel.invite("judge_palace").uuid)} | _read(cast, contest)


def _read(cast: Cast, contest: Contest) -> dict[str, str]:
    """Readings that nobody signed, and an entry that one more judge may read."""
    panel = _panel(cast, contest, "Terang Baca", days=0)
    panel.seated()
    panel.assign()
    KNOWN["conflicted"] = str(panel.entries["Terang Baca"].uuid)
    found = {"declare_conflict": str(panel.seat("judge").uuid)}
    panel = _panel(cast, contest, "Terang Mundur")
    panel.seated()
    panel.assign()
    panel.seated(("judge_partner",))
    found["recuse_reading"] = str(panel.reading("judge", "Terang Mundur").uuid)
    found["give_reading"] = str(panel.reading("judge_palace", "Terang Mundur").uuid)
    panel = _panel(cast, contest, "Terang Tambah")
    panel.seated()
    KNOWN["more"] = str(panel.entries["Terang Tambah"].uuid)
    return found | {"add_reading": str(panel.edition.uuid)}


def _judged(cast: Cast, contest: Contest) -> dict[str, str]:
    """Signed and counted, chosen, announced with an objection, and its window over."""
    panel = _counted(cast, contest, "Terang Hitung")
    found = {"count_contest": str(panel.edition.uuid), "plan_second_readings": str(panel.edition.uuid)}
    panel = _counted(cast, contest, "Terang Pleno")
    found |= dict.fromkeys(("read_plenary", "choose_cluster"), str(panel.edition.uuid))
    latest = choosing.latest(panel.edition)
    KNOWN["choice"] = {"result": latest.digest, "chosen": [panel.entries["Terang Pleno"].number], "reasons": {}}
    KNOWN["cluster"] = panel.cluster.code
    panel = _counted(cast, contest, "Terang Umum")
    panel.choose("Terang Umum")
    found["announce_contest"] = str(panel.edition.uuid)
    panel = _counted(cast, contest, "Terang Sanggah")
    panel.choose("Terang Sanggah")
    panel.announce()
    made = actions.object_entry(
        panel.entries["Terang Sanggah"].pk, words="Keliru.", by=panel.who("innovator"), at=panel.tick()
    )
    found["answer_objection"] = str(made.uuid)
    panel = _counted(cast, contest, "Terang Ulang")
    panel.choose("Terang Ulang")
    panel.announce()
    found["object_entry"] = str(panel.entries["Terang Ulang"].uuid)
    panel = _counted(cast, contest, "Terang SK", days=9)
    panel.choose("Terang SK")
    panel.announce()
    return found | {"decide_contest": str(panel.edition.uuid)}


def _counted(cast: Cast, contest: Contest, title: str, *, days: float = 0) -> Panel:
    panel = _panel(cast, contest, title, days=days)
    panel.seated()
    panel.assign()
    panel.signed({title: 80})
    panel.count()
    return panel


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
    issued = [
        papers.issue_certificate(panel.edition.pk, **whose, by=None, at=panel.tick())
        for whose in ({"entry_id": panel.entries["Terang Putus"].pk}, {"judge_id": panel.seat("judge").pk})
    ]
    KNOWN["certificate"] = spoken(issued[0].number)
    KNOWN["read_certificate"], KNOWN["revoke_certificate"] = (str(one.uuid) for one in issued)
    papers.call_papers(panel.edition.pk, by=panel.who("agency_admin"), at=panel.tick())
    return str(panel.edition.uuid)


OF_PAPERS = (
    "list_chosen", "read_contest_numbers", "list_contest_papers", "read_paper_run", "call_papers", "write_foreword", "list_candidates",
)  # fmt: skip
BODIES: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
    "begin_entry": lambda body: {"contest": KNOWN["contest"], "group": "umum", "category": "kesehatan"},
    "move_contest_deadline": lambda body: {**body, "ends_at": KNOWN["ends_at"]},
    "return_entry": lambda body: {**body, "text": "Tinggal satu."},
    "accept_entry": lambda body: {"checklist": [{"code": code, "met": True} for code in ALL_MET]},
    "draft_contest": lambda body: {
        **body,
        "host": KNOWN["host"],
        "template": "district",
        "source": None,
        "year": 2026,
        "opens_on": "2026-03-02",
    },
    "edit_contest": lambda body: {
        **body,
        **KNOWN["edit"],
        "tie_rule": "criteria",
        "late_policy": "refuse",
        "passing_grade": "70",
        "guideline_on": None,
    },
    "set_contest_period": lambda body: {"starts_at": "2099-01-02T08:00", "ends_at": "2099-01-09T23:59"},
    "invite_judge": lambda body: {**body, "email": KNOWN["email"]},
    "give_reading": lambda body: {**body, "to": None},
    "add_reading": lambda body: {**body, "to": None, "entry": KNOWN["more"]},
    "declare_conflict": lambda body: {**body, "entry": KNOWN["conflicted"]},
    "plan_second_readings": lambda body: {"count": 1},
    "choose_cluster": lambda body: KNOWN["choice"],
    "begin_body_entry": lambda body: {"unit": KNOWN["city"], "group": "umum"},
    "state_indicator": lambda body: {"value": 0.9, "letter": "045", "letter_on": "2025-03-01"},
    "decide_contest": lambda body: {**body, "on": "2026-01-02"},
}
"""What a body must name of the contest it is about."""


def made_enterable(operation: str, path: dict[str, Any], body: Any) -> Any:
    if operation == "move_contest_deadline":
        path["stage"] = "final"
    if operation in ("attach_entry_file", "detach_entry_file"):
        path["code"] = "bukti-angka"
        return {"upload": PICTURE} if operation == "attach_entry_file" else body
    if operation == "set_contest_period":
        path["stage"] = "interview"
    if operation in ("read_plenary", "choose_cluster"):
        path["code"] = KNOWN["cluster"]
    if operation == "check_certificate":
        path["number"] = KNOWN["certificate"]
    if operation == "weigh_body":
        path["unit"] = KNOWN["city"]
    if operation == "state_indicator":
        path["measure"] = "answered_in_time"
    return BODIES[operation](body) if operation in BODIES and isinstance(body, dict) else body
