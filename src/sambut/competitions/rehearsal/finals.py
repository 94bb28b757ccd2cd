"""What happens to one finalist: presented before its panel, visited, answered. Runs in every hand."""

import random
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from sambut.competitions.actions import final
from sambut.competitions.actions.scoring import Given
from sambut.competitions.models import Sheet
from sambut.competitions.rehearsal.hands import who
from sambut.competitions.rehearsal.world import person_words

LOW, HIGH = 60, 95


@dataclass(frozen=True)
class Hearing:
    """One presentation. `sheets`: of whom and by whom."""

    slot: int
    sheets: tuple[tuple[int, int], ...]
    codes: tuple[str, ...]
    clerk: int
    at: datetime


@dataclass(frozen=True)
class Trip:
    """One visit of a judge to one finalist."""

    entry: int
    judge: int
    user: int
    innovator: int
    clerk: int
    items: tuple[str, ...]
    due_on: date
    at: datetime


def hear(one: Hearing, chance: random.Random) -> int:
    """Held before all, then every seat signs. Gives how many did."""
    final.hold_slot(one.slot, present=True, attendance="head", by=who(one.clerk, one.at), at=one.at)
    for sheet, user in one.sheets:
        given = {
            code: Given(Decimal(chance.randrange(LOW, HIGH, 5)), f"{person_words(chance, 12)}.") for code in one.codes
        }
        revision = Sheet.objects.only("revision").get(pk=sheet).revision
        final.sign_sheet(sheet, given, revision=revision, by=who(user, one.at), at=one.at)
    return len(one.sheets)


def visit(one: Trip, chance: random.Random) -> bool:
    """Sent, seen, reported, answered, concluded."""
    clerk, judge, owner = who(one.clerk, one.at), who(one.user, one.at), who(one.innovator, one.at)
    found = final.assign_visit(one.entry, [one.judge], due_on=one.due_on, by=clerk, at=one.at)
    seen = dict.fromkeys(one.items, (True, ""))
    words = f"{person_words(chance, 30)}."
    final.report_visit(
        found.pk, seen, findings=words, visited_on=one.at.date(), revision=found.revision, by=judge, at=one.at
    )
    final.respond_visit(found.pk, words="Betul.", by=owner, at=one.at)
    final.conclude_visit(found.pk, result="confirmed", words="Sesuai dengan naskahnya.", by=clerk, at=one.at)
    return True
