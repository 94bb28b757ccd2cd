"""The one list of who reacts to what. A new reaction is one line here and one function in its room's `jobs.py`."""

from sambut.jobs.schedule import PERIODS
from sambut.jobs.shapes import HEAVY, MAIL, Reaction

REACTIONS: dict[str, tuple[Reaction, ...]] = {
    "complaints.*": (Reaction("tell_of_complaint", "sambut.complaints.jobs:tell", ordered=True),),
    "imports.stored": (
        Reaction("mask_import", "sambut.complaints.importing.masking:mask_batch", atomic=False, priority=-1),
    ),
    "calendars.decree_changed": (Reaction("rederive_clocks", "sambut.complaints.jobs:rederive_clocks", atomic=False),),
    "organisations.move": (Reaction("follow_move", "sambut.complaints.jobs:follow_move"),),
    "files.uploaded": (Reaction("clean_upload", "sambut.files.jobs:clean_upload"),),
    "retention.grant": (Reaction("carry_out_granted", "sambut.retention.jobs:carry_out_granted", atomic=False),),
    "accounts.mail": (
        Reaction("send_account_mail", "sambut.notices.jobs:send_account_mail", lane=MAIL, atomic=False, tries=10),
    ),
    "notices.mail": (Reaction("send_mail", "sambut.notices.jobs:send_mail", lane=MAIL, atomic=False),),
    "replication.*": (Reaction("tell_of_replication", "sambut.replication.jobs:tell", ordered=True),),
    "replication.freeze": (Reaction("set_agreement", "sambut.replication.jobs:set_text"),),
    "replication.sign": (Reaction("set_signed_copy", "sambut.replication.jobs:set_copy"),),
    "mandates.appoint": (
        Reaction("agreements_gain_people", "sambut.replication.jobs:follow_people"),
        Reaction("judges_gain_offices", "sambut.competitions.judging.jobs:follow_office"),
    ),
    "mandates.end_appointment": (Reaction("agreements_lose_people", "sambut.replication.jobs:follow_people"),),
    "contests.*": (
        Reaction("tell_of_contest", "sambut.competitions.jobs:tell_of_edition", ordered=True),
        Reaction("keep_contest_counts", "sambut.competitions.public.jobs:follow_edition"),
    ),
    "contests.open": (Reaction("spread_measures", "sambut.competitions.measures.jobs:spread_opened", lane=HEAVY),),
    "entries.call_measure": (
        Reaction("measure_entry", "sambut.competitions.measures.jobs:measure_called", lane=HEAVY),
    ),
    "contests.call_assign": (Reaction("assign_entries", "sambut.competitions.judging.jobs:assign_called", lane=HEAVY),),
    "contests.call_compare": (
        Reaction("compare_contest", "sambut.competitions.editions.jobs:compare_called", lane=HEAVY),
    ),
    "contests.call_count": (Reaction("count_contest", "sambut.competitions.judging.jobs:count_called", lane=HEAVY),),
    "contests.call_reread": (Reaction("reread_contest", "sambut.competitions.judging.jobs:reread_called", lane=HEAVY),),
    "contests.count": (
        Reaction("study_contest", "sambut.competitions.judging.jobs:study_counted", lane=HEAVY, atomic=False),
    ),
    "contests.reread": (Reaction("tell_of_reread", "sambut.competitions.judging.jobs:tell_of_assignment"),),
    "contests.release": (Reaction("tell_of_release", "sambut.competitions.judging.jobs:tell_of_assignment"),),
    "contests.invite": (Reaction("tell_of_seat", "sambut.competitions.judging.jobs:tell_of_seat"),),
    "contests.assign": (Reaction("tell_of_assignment", "sambut.competitions.judging.jobs:tell_of_assignment"),),
    "contests.call_papers": (
        Reaction("set_contest_papers", "sambut.competitions.papers.jobs:set_called", lane=HEAVY, atomic=False),
    ),
    "contests.set_papers": (Reaction("tell_of_contest_papers", "sambut.competitions.papers.jobs:tell_of_papers"),),
    "entries.strip": (
        Reaction("revoke_certificates", "sambut.competitions.papers.jobs:follow_strip"),
        Reaction("tell_of_award", "sambut.competitions.final.jobs:tell_of_award"),
    ),
    "contests.tell_schedule": (Reaction("tell_of_timetable", "sambut.competitions.final.jobs:tell_of_timetable"),),
    "contests.finish": (Reaction("tell_of_winners", "sambut.competitions.final.jobs:tell_of_winners"),),
    "entries.schedule": (Reaction("tell_of_slot", "sambut.competitions.final.jobs:tell_of_slot"),),
    "entries.move_slot": (Reaction("tell_of_moved_slot", "sambut.competitions.final.jobs:tell_of_slot"),),
    "entries.succeed": (Reaction("tell_of_successor", "sambut.competitions.final.jobs:tell_of_award"),),
    "visits.*": (Reaction("tell_of_visit", "sambut.competitions.final.jobs:tell_of_visit", ordered=True),),
    "contests.decide": (Reaction("tell_of_decree", "sambut.competitions.judging.jobs:tell_of_decree"),),
    **{
        f"readings.{verb}": (Reaction(f"tell_of_reading_{verb}", "sambut.competitions.judging.jobs:tell_of_reading"),)
        for verb in ("give", "recuse", "set_aside")
    },
    **{
        f"entries.{verb}": (Reaction(f"tell_of_entry_{verb}", "sambut.competitions.judging.jobs:tell_of_outcome"),)
        for verb in ("nominate", "pass_over", "object", "answer")
    },
    "entries.submit": (Reaction("compare_entry", "sambut.competitions.editions.jobs:compare_submitted", lane=HEAVY),),
    "entries.*": (Reaction("tell_of_entry", "sambut.competitions.jobs:tell_of_entry", ordered=True),),
    "events.*": (Reaction("tell_of_forum", "sambut.events.jobs:tell", ordered=True),),
    "events.report": (Reaction("set_forum_papers", "sambut.events.jobs:set_papers"),),
    "innovations.*": (Reaction("tell_of_innovation", "sambut.innovations.jobs:tell", ordered=True),),
    "innovations.withdraw": (Reaction("agreements_lose_innovation", "sambut.replication.jobs:follow_withdrawal"),),
}
"""Topic, or `<room>.*` for every topic of a room, and what reacts to it."""


def reactions_to(topic: str) -> tuple[Reaction, ...]:
    turns = (period.reaction() for period in PERIODS if period.topic == topic)
    return (*REACTIONS.get(topic, ()), *REACTIONS.get(f"{topic.partition('.')[0]}.*", ()), *turns)


def every_reaction() -> list[Reaction]:
    return [
        *(reaction for found in REACTIONS.values() for reaction in found),
        *(period.reaction() for period in PERIODS),
    ]


def reaction_named(name: str) -> Reaction | None:
    return next((reaction for reaction in every_reaction() if reaction.name == name), None)
