"""The last numbers are frozen by the decree of the winners: anybody counts them again from the pack alone."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.test import Client
from django.urls import reverse

from sambut.accounts.models import User
from sambut.competitions import actions
from sambut.competitions.commands import contest
from sambut.competitions.final.packs import recompute
from sambut.competitions.models import FinalResult, Result, Verdict
from sambut.competitions.science.packs import BadPack
from sambut.competitions.states import ConflictKind
from sambut.kernel.numbers import spoken
from sambut.kernel.refusals import Refused
from tests.competitions.finale import FIRST, PANEL, SECOND, Finale
from tests.world.cast import Cast


@pytest.fixture
def finale(db: None) -> Finale:
    return Finale(Cast())


def counted_again(path: Path) -> tuple[int, dict[str, object]]:
    done = CliRunner().invoke(contest, ["recompute", str(path), "--json"])
    return done.exit_code, json.loads(done.output)


def test_the_last_numbers_are_downloaded_and_counted_again_alone_and_name_no_judge(finale: Finale, tmp_path: Path):
    finale.ready()
    address = reverse("competitions:final_pack", args=[finale.edition.uuid])
    visitor = Client()
    assert visitor.get(address).status_code == 404  # the decree of finalists stands, that of winners does not
    finale.win(SECOND)
    edition = finale.finish()
    told = visitor.get(address)
    frozen = FinalResult.objects.get(edition=edition)
    assert told.content.decode() == frozen.pack
    assert edition.events.get(verb="finish").facts["digest"] == frozen.digest
    page = visitor.get(reverse("competitions:public_result", args=[edition.uuid])).content.decode()
    assert address in page
    (tmp_path / "akhir.json").write_bytes(told.content)
    assert counted_again(tmp_path / "akhir.json") == (0, {"same": True, "sha256": frozen.digest, "differences": []})

    pack = json.loads(frozen.pack)
    numbers = {title: spoken(finale.entries[title].number) for title in (FIRST, SECOND)}
    assert pack["results"] == [
        {"entry": numbers[SECOND], "place": 1, "total": 88.8, "desk": 81.0, "panel": 91.0, "visit": 100.0, "tied": False, "out_of_order": False},
        {"entry": numbers[FIRST], "place": 2, "total": 85.6, "desk": 91.0, "panel": 73.0, "visit": 100.0, "tied": False, "out_of_order": False},
    ]  # fmt: skip
    assert (pack["weights"], pack["desk_sha256"]) == (
        {"desk": 40, "panel": 40, "visit": 20},
        Result.objects.get(edition=edition).digest,
    )
    names = [User.objects.get(pk=finale.seat(name).user_id).name for name in PANEL]
    assert not [name for name in names if name in frozen.pack]
    assert {sheet["judge"] for row in pack["finalists"] for sheet in row["sheets"]} == {"P001", "P002", "P003"}

    pack["finalists"][0]["sheets"][0]["marks"]["dampak"] = 95.0
    (tmp_path / "lain.json").write_text(json.dumps(pack))
    code, found = counted_again(tmp_path / "lain.json")
    assert (code, found["same"], len(found["differences"])) == (1, False, 2)  # type: ignore[arg-type]
    with pytest.raises(BadPack, match="lacks criteria"):
        recompute({name: value for name, value in pack.items() if name != "criteria"})


def test_what_moved_since_the_plenary_is_decided_once_more_before_the_decree(finale: Finale):
    finale.finalists()
    finale.told()
    finale.presented({FIRST: 70, SECOND: 90}, but={"judge": 76})
    for title in (FIRST, SECOND):
        finale.visited(title)
    finale.win(SECOND)
    actions.declare_conflict(
        finale.seat("judge").pk, entry_id=finale.entries[FIRST].pk, kind=ConflictKind.CO_WORK, reason="Pernah bekerja bersama.",
        by=finale.who("judge"), at=finale.tick(),
    )  # fmt: skip
    with pytest.raises(Refused) as refused:
        finale.finish()
    assert refused.value.code == "edition.finish.moved"
    assert not FinalResult.objects.exists()
    finale.win(SECOND)
    assert finale.finish().state == "finished"
    assert (
        Verdict.objects.get(entry=finale.entries[FIRST]).total
        == json.loads(FinalResult.objects.get().pack)["results"][1]["total"]
    )
