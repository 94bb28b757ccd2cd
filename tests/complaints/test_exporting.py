"""Cases go out with every event and clock: masked, without who may not be named, and only to who may see them."""

import csv
import json
import resource
import stat
from contextlib import contextmanager

import pytest
from click.testing import CliRunner
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sambut.complaints import actions, exporting
from sambut.complaints.actions.submitting import Identity
from sambut.complaints.commands import export_complaints
from sambut.complaints.models import Complaint
from sambut.complaints.retaining import erase_case
from sambut.complaints.states import Grade
from sambut.kernel.numbers import spoken
from sambut.organisations.models import Organisation
from tests.complaints.conftest import SARI

pytestmark = pytest.mark.django_db

TEXT = f"Lampu mati di depan SD. Nama saya {SARI.name}, NIK {SARI.nik}, telepon {SARI.phone}, surel {SARI.email}."
LEAKS = (SARI.name, "Kembangmelati", SARI.nik, SARI.phone, SARI.email)


@pytest.fixture
def out(tmp_path):
    """Runs the command; gives what stands in the file."""

    def export(*words: str) -> str:
        path = tmp_path / "keluar"
        result = CliRunner().invoke(export_complaints, [str(path), *words])
        assert result.exit_code == 0, result.output
        return path.read_text(encoding="utf-8")

    return export


@contextmanager
def no_file_beyond(size: int):
    """The operating system refuses every byte beyond, as a full disk does."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def told(text: str) -> list[dict]:
    return [json.loads(line) for line in text.splitlines()]


def test_an_open_case_goes_out_with_events_clocks_and_masked_words(way, cast, out):
    way.submit(text=TEXT, region=cast.agency_admin.organisation.region)
    way.forward()
    complaint = way.answer(text="Lampu diganti oleh Bapak Joko Susilo, 0811-2222-3333.")

    content = out()
    [case] = told(content)
    assert {name: case[name] for name in ("number", "status", "body", "unit", "region", "grade", "anonymous", "secret", "received_at", "ended_at")} == {
        "number": spoken(complaint.number), "status": "answered", "body": "Pemerintah Kota Semarang", "unit": "Dinas Perhubungan",
        "region": "33.74", "grade": "ordinary", "anonymous": True, "secret": False, "received_at": "2025-03-26T03:04:00+00:00", "ended_at": None,
    }  # fmt: skip
    assert [(event["verb"], event["actor"], event["happened_at"]) for event in case["events"]] == [
        ("submit", "reporter", "2025-03-26T03:04:00+00:00"),
        ("forward", "office", "2025-03-26T04:04:00+00:00"),
        ("answer", "office", "2025-03-26T05:04:00+00:00"),
    ]
    assert [(clock["step"], clock["working_days"], clock["stopped_at"] is None) for clock in case["clocks"]] == [
        ("verify", 0, False), ("answer", 0, False), ("react", None, True),
    ]  # fmt: skip
    assert [(text["kind"], text["author"], text["erased"]) for text in case["messages"]] == [
        ("report", "reporter", False),
        ("answer", "office", False),
    ]
    assert [word for word in (*LEAKS, "2222") if word in content] == []


def test_nothing_of_the_reporter_goes_out_in_any_form_to_anybody(way, cast, out):
    way.submit(text=TEXT, anonymous=False, identity=SARI, user_id=cast.citizen.user.pk)
    way.forward()

    everybody = [(), *(("--as", player.user.email) for player in cast)]
    for who in everybody:
        for form in ("jsonl", "csv"):
            content = out(*who, "--form", form)
            assert [
                word for word in (*LEAKS, str(way.complaint.handle), cast.citizen.user.email) if word in content
            ] == [], who


def test_only_what_is_public_goes_out_without_a_name(way, out):
    way.submit(text=TEXT, secret=True)
    way.forward()
    way.submit(text=TEXT)

    assert (out(), out("--form", "csv").splitlines()) == ("", [",".join(exporting.EVENT_COLUMNS)])


@pytest.mark.parametrize(
    ("player", "sees"),
    [
        ("agency_admin", True), ("unit_officer", True), ("national_admin", True), ("ombudsman", True), ("officer_next_door", False),
        ("officer_far_away", False), ("citizen", False),
    ],
)  # fmt: skip
def test_a_secret_case_goes_out_only_to_who_may_see_it(way, cast, out, player, sees):
    way.submit(text=TEXT, secret=True)
    complaint = way.forward()

    content = out("--as", getattr(cast, player).user.email.upper())

    assert [case["number"] for case in told(content)] == ([spoken(complaint.number)] if sees else [])
    assert sees or content == ""


def test_nobody_is_exported_for_who_is_not_known(tmp_path):
    result = CliRunner().invoke(export_complaints, [str(tmp_path / "keluar"), "--as", "siapa@antah.example"])

    assert (result.exit_code, list(tmp_path.iterdir())) == (2, [])
    assert "Tidak ada orang dengan alamat itu" in result.stderr


def test_an_erased_message_stays_erased(way, cast, out):
    way.submit(text=TEXT)
    way.forward()
    erase_case(str(way.complaint.uuid), at=way.tick())

    [case] = told(out("--as", cast.national_admin.user.email))
    assert case["messages"] == [
        {"kind": "report", "author": "reporter", "written_at": "2025-03-26T03:04:00+00:00", "text": "", "erased": True}
    ]
    assert (case["title"], out()) == ("", "")


@pytest.mark.parametrize("name", ['=HYPERLINK("http://x")', "+cmd|calc", "-2+3", "@SUM(A1)", "\t=1+1", "＝1+1"])
def test_a_spreadsheet_runs_nothing_of_an_export(way, cast, out, name):
    unit = cast.unit_officer.organisation
    Organisation.objects.filter(pk=unit.pk).update(name=name)
    way.submit(text=TEXT)
    way.forward(to=unit)

    rows = list(csv.DictReader(out("--form", "csv").splitlines()))
    assert [(row["verb"], row["unit"]) for row in rows] == [("submit", f"'{name}"), ("forward", f"'{name}")]


def test_an_export_for_one_person_can_be_read_by_the_owner_of_the_file_alone(way, cast, out, tmp_path):
    way.submit(text=TEXT)
    out("--as", cast.national_admin.user.email)

    assert stat.S_IMODE((tmp_path / "keluar").stat().st_mode) == 0o600


def test_a_full_disk_leaves_the_last_export_as_it_was(way, out, tmp_path):
    way.submit(text=TEXT)
    way.forward()
    before = out()
    way.submit(text=TEXT)
    way.forward()

    with no_file_beyond(len(before)):
        result = CliRunner().invoke(export_complaints, [str(tmp_path / "keluar")])

    assert (result.exit_code, len(result.stderr.splitlines())) == (1, 1)
    assert "tidak dapat ditulis" in result.stderr
    assert ([path.name for path in tmp_path.iterdir()], (tmp_path / "keluar").read_text()) == (["keluar"], before)


def test_a_folder_that_is_not_there_is_said_in_one_sentence(tmp_path):
    result = CliRunner().invoke(export_complaints, [str(tmp_path / "tidak" / "ada")])

    assert (result.exit_code, len(result.stderr.splitlines())) == (1, 1)


def test_a_batch_costs_the_same_statements_at_any_size(way, cast):
    def statements() -> int:
        with CaptureQueriesContext(connection) as queries:
            numbers.append(len(list(exporting.cases(Complaint.objects.all()))))
        return len(queries)

    numbers: list[int] = []

    way.submit(text=TEXT)
    way.forward()
    one = statements()
    for _ in range(4):
        way.submit(text=TEXT, identity=Identity())
        way.forward()
        way.answer()

    assert (one, statements(), numbers) == (5, 5, [1, 5])


def test_every_event_is_a_line_of_the_table(way, out):
    way.submit(text=TEXT)
    way.forward(grade=Grade.SUPERVISORY)
    way.answer()
    actions.accept_answer(way.complaint.pk, by=way.reporter, at=way.tick())

    rows = list(csv.DictReader(out("--form", "csv").splitlines()))
    assert [(row["verb"], row["state_from"], row["state_to"], row["ending"], row["grade"]) for row in rows] == [
        ("submit", "", "received", "accepted", "supervisory"),
        ("forward", "received", "forwarded", "accepted", "supervisory"),
        ("answer", "forwarded", "answered", "accepted", "supervisory"),
        ("accept", "answered", "closed", "accepted", "supervisory"),
    ]
