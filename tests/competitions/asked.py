"""An edition that asks for a letter beside the answers, and what a refusal tells."""

import pytest

from sambut.competitions import actions
from sambut.competitions.models import Edition
from sambut.kernel.refusals import Refused
from tests.competitions.conftest import Contest

LETTER = {
    "code": "pernyataan", "title": "Surat pernyataan", "guidance": "", "sorts": ["pdf"], "required": True, "names_body": True, "group": None,
    "question": None,
}  # fmt: skip


def refused(code: str, verb, *args: object, **how: object) -> dict[str, object]:  # type: ignore[no-untyped-def]
    with pytest.raises(Refused) as found:
        verb(*args, **how)
    assert found.value.code == code
    return found.value.facts


def asking(contest: Contest, **more: object) -> Edition:
    edition = contest.drafted()
    by = contest.who("agency_admin")
    actions.write_row(edition.pk, "files", {**LETTER, **more}, by=by, at=contest.tick())
    contest.edition = actions.open_edition(edition.pk, by=by, at=contest.tick())
    return contest.edition
