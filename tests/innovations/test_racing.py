"""Two act on one record in the same moment: nothing is lost and nothing is done twice."""

import pytest

from sambut.complaints import loading
from sambut.innovations import actions
from sambut.innovations.models import Beside, Innovation, InnovationEvent, Manuscript, Version
from sambut.ledger.models import Outbox
from tests.complaints.racing import at_once
from tests.innovations.conftest import Way

pytestmark = pytest.mark.own_database


@pytest.fixture
def way(own_database, cast) -> Way:
    loading.load()
    way = Way(cast)
    way.begin()
    way.write()
    return way


def test_two_pages_that_save_at_once_keep_both_texts(way):
    first, second = way.innovator, way.local_admin
    pk, at = way.innovation.pk, way.tick()

    def save(page, by, **content):
        return lambda: actions.write_innovation(pk, content, revision=1, page=page, by=by, at=at)

    at_once(
        save("halaman-siti", first, summary="Kata Siti", steps="Langkah"),
        save("halaman-haryo", second, summary="Kata Haryo", novelty="Baru"),
    )
    content = Manuscript.objects.get(innovation=pk).content
    beside = Beside.objects.get(innovation=pk)
    assert {content["summary"], beside.text} == {"Kata Siti", "Kata Haryo"}
    assert (content["steps"], content["novelty"]) == ("Langkah", "Baru")


def test_publishing_and_returning_at_once_one_wins(way):
    way.submit()
    pk, by, at = way.innovation.pk, way.local_admin, way.tick()
    given = at_once(
        lambda: actions.publish_innovation(pk, by=by, at=at).state,
        lambda: actions.return_innovation(pk, text="Perbaiki.", by=by, at=at).state,
    )
    row = Innovation.objects.defer("search").get(pk=pk)
    verbs = list(InnovationEvent.objects.filter(innovation=pk).order_by("id").values_list("verb", flat=True))
    if "innovation.return.nothing_submitted" in given:
        assert (row.state, verbs[-1]) == ("public", "publish")
    else:  # returned first, then published what stands now
        assert (row.state, verbs[-2:]) == ("public", ["return", "publish"])
    assert row.submitted_id is None
    assert Version.objects.filter(innovation=pk, published_at__isnull=False).count() == 1
    told = Outbox.objects.filter(subject_id=pk, topic__startswith="innovations.").count()
    assert told == len(verbs)


def test_submitting_twice_at_once_submits_once(way):
    pk, by, at = way.innovation.pk, way.innovator, way.tick()
    given = at_once(*[lambda: actions.submit_innovation(pk, by=by, at=at).state] * 2)
    assert sorted(given) == ["innovation.submit.waiting", "private"]
    assert Version.objects.filter(innovation=pk).count() == 1
