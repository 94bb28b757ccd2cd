"""Judges are invited, declare, get entries, score, sign; what stands in the way closes."""

import pytest

from sambut.competitions import actions, panel_access
from sambut.competitions.models import Conflict, EditionEvent, Reading
from sambut.competitions.states import ConflictKind, ReadingState
from sambut.kernel.refusals import Refused
from tests.competitions.panel import JUDGES, REASON, TITLES, Panel
from tests.world.cast import Cast


@pytest.fixture
def panel(db: None) -> Panel:
    return Panel(Cast())


def test_a_contest_goes_from_invitation_to_the_decree(panel: Panel):
    panel.decided()
    assert {title: panel.fresh(title).state for title in TITLES} == {
        TITLES[0]: "winner", TITLES[1]: "not_chosen", TITLES[2]: "not_chosen", TITLES[3]: "not_chosen"
    }  # fmt: skip
    assert panel.edition.decree_number == "188.4/77/2025"
