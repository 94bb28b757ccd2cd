"""What can be done on a page can be done by a system: each action has an operation, or stands here with its reason."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src" / "sambut"
ROOMS = sorted(door.parent.name for door in SOURCE.glob("api/*/desk.py"))
"""Those that offices reach through the API."""
CLOCK = "Done by the clock, a job or another action; nobody asks for it."
BROWSER = "Keeps what somebody types in a browser before it is sent; a system sends what is finished."
OPENING = "Opens sealed words or who reported, one case at a time, before the eyes of somebody who answers for it."
RULING = "A limit of the law: two people, each before the page that shows what it changes."
JUDGE = "One named person reads, judges and says so; nobody does that by a machine that holds a token."
LAID = "Laid out by people before the page that says at once what contradicts; a system copies a whole contest and changes its dates."
TOGETHER = "Done by people who sit together over finalists; what they decided goes out by the API."
LOOKED_AT = "People look at both passages before their eyes and answer for what they say of them."
RARE = "Rare, and by a person who weighs it at a page; no other system knows of it."
RESPONDENT = "Answered by the person who was served; a system in between would know who said what."
WITHOUT: dict[str, dict[str, str]] = {
    "complaints": {
        **dict.fromkeys(("begin_draft", "keep_draft", "discard_draft"), BROWSER),
        **dict.fromkeys(("open_text", "open_reporter"), OPENING),
        **dict.fromkeys(("propose_rule", "approve_rule", "reject_rule", "withdraw_rule"), RULING),
        **dict.fromkeys(("mark_late", "close_by_timer", "rederive_clock"), CLOCK),
    },
    "surveys": {
        **dict.fromkeys(("answer_with_ticket", "answer_with_account"), RESPONDENT),
        **dict.fromkeys(("close_by_clock", "mix_answers"), CLOCK),
    },
    "innovations": {
        "discard_beside": "Chooses between two texts that two people wrote at once; a system writes what stands last.",
        "remind_owner": CLOCK,
        "keep_idea": BROWSER,
        **dict.fromkeys(("agree", "leave", "open_page"), "One's own name: only the person says whether it is shown, at their own page."),
    },
    "events": {
        "claim_interest": "For visitors without an account; it carries the proof that a browser worked out.",
        "note_signature": CLOCK,
    },
    "competitions": {
        **dict.fromkeys(
            (
                "confirm_seat", "declare_own_conflict", "score_reading", "sign_reading", "revise_reading", "remark_reading", "score_sheet",
                "sign_sheet", "cast_ballots", "write_visit", "report_visit", "attach_photo", "detach_photo",
            ),
            JUDGE,
        ),
        **dict.fromkeys(("write_row", "drop_row", "plan_final", "write_final_row", "drop_final_row", "mark_panel"), LAID),
        **dict.fromkeys(
            (
                "make_timetable", "tell_timetable", "move_slot", "hold_slot", "assign_visit", "respond_visit", "conclude_visit", "begin_sitting",
                "attend_sitting", "end_sitting", "choose_winners", "finish_edition", "strip_award", "fill_vacancy",
            ),
            TOGETHER,
        ),
        "settle_likeness": LOOKED_AT,
        **dict.fromkeys(
            ("raise_entry", "object_nominee", "plan_maintenance", "call_off_maintenance"), RARE
        ),
        "discard_beside": "Chooses between two texts that two people wrote at once; a system writes what stands last.",
        **dict.fromkeys(
            (
                "assign_readings", "compare_edition", "compare_entry", "count_result", "follow_judge", "lapse_entry", "urge_admin", "measure_entry",
                "issue_certificate", "follow_entry", "keep_paper", "end_run", "fill_reading", "reread_entries", "spread_edition",
            ),
            CLOCK,
        ),
    },
    "replication": {
        "sign_agreement": "One named person reads the paper and signs that one; nobody signs by a machine that holds a token.",
        **dict.fromkeys(
            (
                "set_paper", "mark_dormant", "mark_late", "mark_expired", "call_check", "look_after", "lose_innovation", "take_back_all",
            ),
            CLOCK,
        ),
    },
}  # fmt: skip


def actions_of(room: str) -> Iterator[str]:
    """Public functions that are one transaction: the actions."""
    for file in (SOURCE / room / "actions").rglob("*.py"):
        for found in ast.parse(file.read_text()).body:
            public = isinstance(found, ast.FunctionDef) and not found.name.startswith("_")
            if public and "transaction.atomic" in [ast.unparse(decorator) for decorator in found.decorator_list]:
                yield found.name


def called_by_api(room: str) -> set[str]:
    """Names that the room's operations take from `actions`."""
    return {
        node.attr
        for file in (SOURCE / "api" / room).glob("*.py")
        for node in ast.walk(ast.parse(file.read_text()))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "actions"
    }


def test_the_rooms_that_offices_work_in_are_looked_at():
    assert {"competitions", "complaints", "events", "innovations", "replication", "services", "surveys"} <= set(ROOMS)


@pytest.mark.parametrize("room", ROOMS)
def test_every_action_has_an_operation_or_a_reason_why_not(room: str):
    every, without = set(actions_of(room)), WITHOUT.get(room, {})

    assert every - called_by_api(room) == set(without)


def test_every_reason_stands_in_the_papers_of_the_api():
    paper = " ".join((SOURCE / "api" / "README.md").read_text().split())
    told = {name for names in WITHOUT.values() for name, reason in names.items() if reason != CLOCK}
    assert sorted(name for name in told if f"`{name}`" not in paper) == []
