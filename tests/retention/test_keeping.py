"""What is kept how long is dated data; when its time has come it is erased, row by row, and a kill loses nothing."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sambut.files.actions import clean_file, take_upload
from sambut.files.models import File
from sambut.files.places import storage
from sambut.files.states import Privacy
from sambut.kernel.refusals import Refused
from sambut.retention import actions, erasures, own, registry
from sambut.retention.actions import apply_schedule, grant_request, reapply_erasures, request_access
from sambut.retention.loading import load
from sambut.retention.models import DataRequest, RetentionEvent, RetentionRule
from sambut.retention.queries import rules_at
from sambut.retention.rules import decided_by
from tests.files.making import photo, upload
from tests.world.cast import Cast

pytestmark = pytest.mark.django_db
AT = datetime(2025, 3, 26, 3, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _own_home(tmp_path, settings):
    settings.HOME = tmp_path
    settings.STORAGES = {**settings.STORAGES, "default": storage("", tmp_path)}


@pytest.fixture
def shelf(monkeypatch: pytest.MonkeyPatch) -> dict[str, datetime]:
    """A subject of this test's own: key → since when it is kept."""
    rows: dict[str, datetime] = {}

    def due(before: datetime, limit: int) -> list[str]:
        return sorted((key for key, since in rows.items() if since < before), key=lambda key: rows[key])[:limit]

    def erase(key: str, *, at: datetime) -> bool:
        if key.startswith("stuck"):
            raise Refused("test.stuck")
        return rows.pop(key, None) is not None

    monkeypatch.setattr(registry, "_subjects", dict(registry._subjects))
    registry.erases("test.shelf", due=due)(erase)
    RetentionRule.objects.create(
        subject="test.shelf", action="erase", days=30, law="-", source="-", starts_on=date(2025, 1, 1)
    )
    return rows


def test_only_what_is_older_than_the_rule_says_goes(shelf: dict[str, datetime]):
    shelf.update(old=AT - timedelta(days=31), edge=AT - timedelta(days=30), young=AT - timedelta(days=1))
    assert apply_schedule(AT) == Counter({"test.shelf:erase": 1})
    assert set(shelf) == {"edge", "young"}
    assert [(event.verb, event.facts) for event in RetentionEvent.objects.filter(rule__subject="test.shelf")] == [
        ("apply", {"count": 1})
    ]
    assert apply_schedule(AT) == Counter()


def test_many_rows_go_in_batches_and_one_that_is_stuck_holds_nobody_up(
    shelf: dict[str, datetime], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(actions, "BATCH", 7)
    shelf.update({f"row {number}": AT - timedelta(days=31, minutes=number) for number in range(40)})
    shelf.update({f"stuck {number}": AT - timedelta(days=400) for number in range(9)})
    assert apply_schedule(AT) == Counter({"test.shelf:erase": 40})
    assert set(shelf) == {f"stuck {number}" for number in range(9)}


def test_a_rule_applies_from_its_day_until_its_day_and_the_operators_own_goes_first():
    load()
    RetentionRule.objects.create(
        subject="complaints.draft",
        action="erase",
        days=7,
        law="SK",
        source="SK",
        starts_on=date(2025, 4, 1),
        ends_on=date(2025, 5, 1),
    )

    def days(on: date) -> int:
        return {rule.subject: rule.days for rule in rules_at(on)}["complaints.draft"]

    assert [days(date(2025, 3, 31)), days(date(2025, 4, 1)), days(date(2025, 4, 30)), days(date(2025, 5, 1))] == [
        30,
        7,
        7,
        30,
    ]


def test_the_reference_names_a_law_and_a_source_for_each_row_and_loads_twice():
    load()
    load()
    rows = list(RetentionRule.objects.filter(origin="reference"))
    assert sorted(row.subject for row in rows) == [
        "complaints.draft", "complaints.reporter", "events.claim", "events.delegate", "files.unclaimed", "notices.notice",
        "retention.request",
    ]  # fmt: skip
    assert all(row.law and row.source and not row.confirmed for row in rows)


def test_the_words_of_an_old_request_go_and_what_was_decided_stays(cast: Cast):
    load()
    request = request_access(by=cast.citizen.person(AT), text="Tolong kirim semua.", at=AT)
    grant_request(request.pk, by=cast.custodian.person(AT), at=AT)
    apply_schedule(AT + timedelta(days=1096))
    assert DataRequest.objects.get(pk=request.pk).text == "Tolong kirim semua."
    apply_schedule(AT + timedelta(days=1097))
    kept = DataRequest.objects.get(pk=request.pk)
    assert (kept.text, kept.state, kept.decided_at) == ("", "granted", AT)


def test_bytes_that_come_back_with_a_backup_are_erased_again(django_capture_on_commit_callbacks):
    file = clean_file(take_upload(upload(photo()), at=AT, privacy=Privacy.CASE).pk, at=AT)
    erasures.note(own.FILE, str(file.uuid))
    with django_capture_on_commit_callbacks(execute=True):
        assert reapply_erasures(at=AT) == {"files.file": 1}
    assert File.objects.get(pk=file.pk).state == "erased"
    assert reapply_erasures(at=AT) == {}


@pytest.mark.parametrize(("subject", "key"), [("a b", "1"), ("a", "1 2"), ("", "1"), ("a", "1\n")])
def test_a_line_of_the_log_holds_two_words_only(subject: str, key: str):
    with pytest.raises(ValueError):
        erasures.note(subject, key)


@given(st.datetimes(min_value=datetime(2020, 1, 1), max_value=datetime(2040, 1, 1)), st.integers(1, 1000))  # noqa: DTZ001
def test_hours_are_hours_whatever_the_day(moment: datetime, hours: int):
    at = moment.replace(tzinfo=UTC)
    assert (decided_by(at, hours) - at).total_seconds() == hours * 3600
