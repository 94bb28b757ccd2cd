"""The way of a contest in the browser: the jury's desk, the plenary, what participants and everybody read."""

import json

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sambut.competitions import actions
from sambut.competitions.judging import choosing
from sambut.competitions.models import Reading, Result
from tests.competitions.panel import JUDGES, REASON, TITLES, Panel
from tests.world.cast import Cast, signed_in


@pytest.fixture
def panel(db: None, monkeypatch: pytest.MonkeyPatch) -> Panel:
    return Panel(Cast())


@pytest.fixture
def hour(panel: Panel, monkeypatch: pytest.MonkeyPatch):
    """Pages read the clock of the story."""
    for name in ("judging", "panel", "results", "around", "hosting", "public", "entering"):
        monkeypatch.setattr(f"sambut.competitions.pages.{name}.now", lambda: panel.tick(), raising=False)


def at(name: str, *args: object) -> str:
    return reverse(f"competitions:{name}", args=args)


def rubric(panel: Panel, score: str = "80", **more: str) -> dict[str, str]:
    codes = panel.edition.criteria.values_list("code", flat=True)
    return {f"nilai-{code}": score for code in codes} | {f"alasan-{code}": REASON for code in codes} | more


def test_the_whole_way_in_the_browser(panel: Panel, hour: None):
    panel.filled(TITLES[:2])
    host, edition = signed_in(panel.cast.agency_admin), panel.edition
    for name in JUDGES:
        form = {"user": getattr(panel.cast, name).user.pk, "most": 20, "institution_words": ""}
        assert host.post(at("invite", edition.uuid), form).status_code == 302
    for name in JUDGES:
        seat, browser = panel.seat(name), signed_in(getattr(panel.cast, name))
        assert "mengundang Anda" in browser.get(at("judging")).content.decode()
        assert "Saya tidak bekerja pada instansi peserta" in browser.get(at("seat", seat.uuid)).content.decode()
        assert browser.post(at("seat", seat.uuid), {"agree": "on"}).status_code == 302
    assert host.post(at("assign", edition.uuid)).status_code == 302
    assert Reading.objects.filter(judge__edition=edition).count() == 6
    for place, name in enumerate(JUDGES):
        browser = signed_in(getattr(panel.cast, name))
        for step, title in enumerate(TITLES[:2]):
            page = at("reading", panel.reading(name, title).uuid)
            assert "Nilai dan alasan" in browser.get(page).content.decode()
            kept = browser.post(at("keep_reading", panel.reading(name, title).uuid), rubric(panel, "7", revisi="0"))
            assert kept.json() == {"revision": 1}
            assert (
                browser.post(page, rubric(panel, str(90 - 10 * step + place), revisi="1")).status_code == 409
            )  # not sure yet
            assert (
                browser.post(page, rubric(panel, str(90 - 10 * step + place), revisi="1", yakin="3")).status_code == 302
            )
        assert "ditandatangani" in browser.get(at("judging")).content.decode()
    shown = host.get(at("panel", edition.uuid)).content.decode()
    assert "6 dari 6 penilaian ditandatangani" in shown
    assert host.get(at("readings", edition.uuid)).status_code == 200
    assert host.post(at("count", edition.uuid)).status_code == 302
    assert "sedang dihitung" in host.get(at("result", edition.uuid)).content.decode()
    actions.count_result(edition.pk, by=panel.cast.agency_admin.user.pk, at=panel.tick())
    shown = host.get(at("result", edition.uuid)).content.decode()
    assert "1 klaster menunggu putusan pleno" in shown
    second, code = signed_in(panel.cast.contest_secretary), panel.cluster.code
    plenary = at("choose_cluster", edition.uuid, code)
    assert "Catat putusan pleno" in second.get(plenary).content.decode()
    best, other = panel.entries[TITLES[0]], panel.entries[TITLES[1]]
    hasil = str(choosing.latest(edition).pk)
    refused = second.post(plenary, {"hasil": hasil, f"pilih-{other.pk}": "on"})
    assert refused.status_code == 409
    assert "2 pilihan keluar dari urutan nilai" in refused.content.decode()
    assert host.post(plenary, {"hasil": hasil, f"pilih-{best.pk}": "on"}).status_code == 409  # had it counted
    assert second.post(plenary, {"hasil": hasil, f"pilih-{best.pk}": "on"}).status_code == 302
    assert Client().get(at("public_result", edition.uuid)).status_code == 404
    assert second.post(at("announce", edition.uuid)).status_code == 302
    public = Client().get(at("public_result", edition.uuid)).content.decode()
    assert TITLES[0] in public
    assert TITLES[1] not in public
    panel.tick(days=7)
    decree = {"number": "188.4/77/2025", "on": "2025-04-20"}
    assert second.post(at("decree", edition.uuid), decree).status_code == 302
    public = Client().get(at("public_result", edition.uuid)).content.decode()
    assert TITLES[1] not in public
    assert "188.4/77/2025" in public
    mine = signed_in(panel.cast.innovator).get(at("scores", other.uuid)).content.decode()
    assert REASON in mine
    for name in JUDGES:
        assert getattr(panel.cast, name).user.name not in public + mine
    pack = Client().get(at("pack", edition.uuid))
    assert json.loads(pack.content)["sha256"] == Result.objects.get().digest


def test_the_desks_take_the_same_number_of_queries_at_any_size(panel: Panel, hour: None):
    panel.assigned(TITLES)
    judge, host = signed_in(panel.cast.judge), signed_in(panel.cast.agency_admin)
    asked = [
        (judge, at("judging")),
        (host, at("panel", panel.edition.uuid)),
        (host, at("readings", panel.edition.uuid)),
    ]

    def queries() -> list[int]:
        counted = []
        for browser, address in asked:
            with CaptureQueriesContext(connection) as found:
                assert browser.get(address).status_code == 200
            counted.append(len(found))
        return counted

    queries()  # what is read once and kept
    many = queries()
    Reading.objects.exclude(entry=panel.entries[TITLES[0]]).update(state="recused")
    assert queries() == many


def test_figures_of_an_entry_stay_closed_for_staff_who_stand_too_near(panel: Panel, hour: None):
    panel.counted()
    address, plenary = at("result", panel.edition.uuid), at("choose_cluster", panel.edition.uuid, panel.cluster.code)
    second = signed_in(panel.cast.contest_secretary)
    assert "81,00" in second.get(address).content.decode()
    actions.declare_own_conflict(
        panel.edition.pk, entry_id=panel.entries[TITLES[1]].pk, reason="Saudara.", by=panel.who("contest_secretary"), at=panel.tick()
    )  # fmt: skip
    shown = second.get(address).content.decode()
    assert "81,00" not in shown
    assert "91,00" in shown
    assert second.get(plenary).status_code == 409
    assert "81,00" in signed_in(panel.cast.agency_admin).get(address).content.decode()
