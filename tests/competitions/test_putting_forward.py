"""A decided contest of a city puts its winner forward: the entry begins above with the record and with what was written below."""

import pytest

from sambut.competitions import actions, jobs, queries
from sambut.competitions.editions import queries as edition_queries
from sambut.competitions.models import Answer, Edition, Entry, EntryEvent, Question
from sambut.kernel.refusals import Refused
from sambut.notices.models import Notice
from tests.competitions.panel import TITLES, Panel
from tests.competitions.test_pages import do, text
from tests.world.cast import Cast, signed_in


def above(panel: Panel, name: str = "KIPP") -> Edition:
    """A national contest whose registration runs now."""
    by = panel.who("secretariat")
    opens_on = panel.at.date()
    found = actions.draft_edition(
        actions.EditionText(name, 2025, opens_on), host=panel.cast.secretariat.organisation, template="kipp-2023", by=by, at=panel.tick()
    )  # fmt: skip
    Question.objects.filter(edition=found, code="signifikansi").update(code="hasil")
    return actions.open_edition(found.pk, by=by, at=panel.tick())


def test_a_winner_goes_up_with_its_record_and_its_answers_and_both_know_of_the_other(
    db: None, monkeypatch: pytest.MonkeyPatch
):
    panel = Panel(Cast())
    panel.announced()
    winner = panel.fresh(TITLES[0])
    national = above(panel)
    host = panel.who("agency_admin")

    def refused(code: str, entry: Entry, edition: Edition = national, by: object = host) -> None:
        with pytest.raises(Refused) as found:
            actions.raise_entry(entry.pk, edition.pk, group="umum", by=by, at=panel.tick())  # type: ignore[arg-type]
        assert found.value.code == code

    refused("entry.raise.not_decided", winner)
    panel.decide()
    winner = panel.fresh(TITLES[0])
    Answer.objects.filter(entry=winner, question__code="hasil").update(text="Empat belas hari menjadi dua.")
    Answer.objects.filter(entry=winner, question__code="kebaruan").update(text="Ditulis untuk lomba kota.")
    refused("entry.raise.from_not_chosen", panel.fresh(TITLES[1]))
    refused("entry.raise.not_above", winner, panel.edition)
    refused("access.edition.not_host", winner, by=panel.who("local_admin"))
    assert {edition.name for edition, _group in edition_queries.above(winner, at=panel.at)} == {"KIPP"}

    for page in ("raising", "entering"):
        monkeypatch.setattr(f"sambut.competitions.pages.{page}.now", lambda: panel.at)
    browser = signed_in(panel.cast.agency_admin)
    group = national.groups.get()
    assert "KIPP (2025): Umum" in text(browser, "raise", winner.uuid)
    do(browser, "raise", winner.uuid, place="0", status=400)
    do(browser, "raise", winner.uuid, place=group.pk)
    entry = Entry.objects.get(edition=national)

    assert (entry.state, entry.raised_from_id, entry.innovation_id, entry.unit_id) == (
        "draft", winner.pk, winner.innovation_id, winner.unit_id,
    )  # fmt: skip
    said = {question.code: words for question, words in queries.answers(entry)}
    assert said["hasil"] == "Empat belas hari menjadi dua."  # the same code
    assert said["kebaruan"] == "Ditulis untuk lomba kota."
    assert (
        said["adaptabilitas"] == Answer.objects.get(entry=winner, question__code="ditiru").text
    )  # the same field of the record
    assert said["sumber-daya"] == ""
    assert winner.events.order_by("-pk").first().verb == "raise"
    refused("entry.begin.begun_already", winner)
    Notice.objects.all().delete()
    jobs.tell_of_entry(EntryEvent.objects.get(entry=entry, verb="begin").pk, at=panel.at)
    assert list(Notice.objects.values_list("kind", "user__email")) == [
        ("entry_raised", panel.cast.innovator.member.email)
    ]

    innovator = signed_in(panel.cast.innovator)
    assert f"/meja/lomba/entri/{winner.uuid}/" in text(innovator, "entry", entry.uuid)
    assert f"/meja/lomba/entri/{entry.uuid}/" in text(innovator, "entry", winner.uuid)
    assert (
        browser.get(f"/meja/lomba/entri/{entry.uuid}/").status_code == 200
    )  # the body's own admin reads what it enters


def test_a_province_is_above_its_regencies_and_not_above_others(contest):  # type: ignore[no-untyped-def]
    from sambut.competitions.actions.raising import is_above
    from sambut.organisations.models import Organisation
    from sambut.regions.models import Region

    city = contest.opened()
    province = Edition(scheme="local", host=Organisation(region=Region(code=city.host.region.code[:2])))
    other = Edition(scheme="local", host=Organisation(region=Region(code="99")))
    assert [is_above(one, city) for one in (province, other, city, Edition(scheme="kipp", host=Organisation()))] == [
        True, False, False, True,
    ]  # fmt: skip
