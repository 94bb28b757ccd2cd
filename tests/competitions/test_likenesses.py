"""Copies are found among entries, earlier contests and the catalogue; passages reach nobody who may not read both texts."""

import random
import time
from decimal import Decimal

import pytest

from sambut.competitions import actions
from sambut.competitions.editions import comparing, likeness_access
from sambut.competitions.editions import jobs as comparing_jobs
from sambut.competitions.editions import queries as edition_queries
from sambut.competitions.editions.states import Finding
from sambut.competitions.models import Conflict, Entry, EntryEvent, Fingerprint, Likeness
from sambut.competitions.science.made_up import documents
from sambut.innovations import actions as innovation_actions
from sambut.innovations.models import Innovation
from sambut.kernel.refusals import Refused
from sambut.mandates.people import Mandate, Person
from sambut.mandates.states import Role
from sambut.organisations.models import Organisation
from tests.competitions.conftest import PAGE, RESULT, Contest
from tests.competitions.test_pages import do, text
from tests.world.cast import signed_in

SYLLABLES = [
    f"{a}{b}{c}" for a in ("ba", "ke", "mo", "su", "ti", "wa") for b in ("ra", "lu", "ne", "go") for c in "nkst"
]


@pytest.fixture(autouse=True)
def _cold() -> None:
    comparing._ready.clear()


def words(seed: int, count: int = 120) -> str:
    return " ".join(random.Random(seed).choices(SYLLABLES, k=count))


def own(seed: int) -> dict[str, str]:
    """Texts that nobody else has."""
    names = ("summary", "problem", "solution", "novelty", "prerequisites", "sustaining")
    return {name: words(seed * 10 + place) for place, name in enumerate(names)}


def beside(contest: Contest, unit: Organisation, title: str, by: Person, **content: str) -> Innovation:
    """A record of another unit."""
    row = innovation_actions.begin_innovation(unit.pk, title=title, by=by, at=contest.tick())
    innovation_actions.write_innovation(
        row.pk, {"title": title, **content}, revision=0, page=PAGE, by=by, at=contest.tick()
    )
    innovation_actions.run_innovation(row.pk, on=contest.at.date().replace(year=2022), by=by, at=contest.tick())
    innovation_actions.name_indicator(
        row.pk, name="Waktu", unit="hari", direction="down", baseline=Decimal(9), baseline_on=contest.at.date().replace(year=2021), target=None,
        source="Buku", by=by, at=contest.tick(),
    )  # fmt: skip
    return Innovation.objects.get(pk=row.pk)


def entered(contest: Contest, innovation: Innovation, edition_id: int, by: Person, result: str) -> Entry:
    category = "kesehatan" if contest.edition.template == "district" else "inklusif"
    entry = actions.begin_entry(innovation.pk, edition_id, group="umum", category=category, by=by, at=contest.tick())
    answers = dict.fromkeys((question.code for question, said in _asked(entry) if not said), result)
    actions.write_entry(entry.pk, answers, revision=0, page=PAGE, by=by, at=contest.tick())
    actions.send_entry(entry.pk, by=by, at=contest.tick())
    return actions.submit_entry(entry.pk, by=by, at=contest.tick())


def _asked(entry: Entry):  # type: ignore[no-untyped-def]
    from sambut.competitions.queries import answers

    return answers(entry)


def strange(contest: Contest, place: str) -> Organisation:
    return getattr(contest.cast, place).organisation


def test_a_planted_copy_is_found_told_apart_from_ones_own_again_and_settled_with_a_reason(contest: Contest):
    edition = contest.opened()
    contest.submitted(title="Asli", **own(1))
    original = contest.entry
    contest.submitted(title="Lain sama sekali", **own(2))
    contest.submitted(title="Asli lagi", **own(1) | {"problem": words(900)})
    again = contest.entry
    admin = contest.who("local_admin")
    copied = own(1) | {"summary": words(901), "novelty": words(902)}
    copy = entered(
        contest,
        beside(contest, strange(contest, "unit_officer"), "Salinan", admin, **copied),
        edition.pk,
        admin,
        words(903),
    )

    host = contest.who("agency_admin")
    actions.call_compare(edition.pk, by=host, at=contest.tick())
    call = edition.events.get(verb="call_compare")
    assert edition_queries.comparing_since(edition)[0] == call
    comparing_jobs.compare_called(call.pk, at=contest.tick())
    comparing_jobs.compare_called(call.pk, at=contest.tick())

    found = {(row.entry.title, row.other.title): row for row in Likeness.objects.select_related("entry", "other")}
    kinds = {names: row.kind for names, row in found.items()}
    assert kinds == {
        ("Asli lagi", "Asli"): "own_again", ("Salinan", "Asli"): "copy", ("Salinan", "Asli lagi"): "copy",
    }  # fmt: skip
    row = found["Salinan", "Asli"]
    assert 0.3 < row.containment < 0.8
    mine, theirs = row.passages[0]
    assert mine[:200] == theirs[:200]
    assert mine.rstrip("…") in comparing.text_of(("entry", copy.pk))
    assert theirs.rstrip("…") in comparing.text_of(("entry", original.pk))
    done = edition_queries.comparing_since(edition)
    assert (done[0], done[1].facts["entries"], done[1].facts["likenesses"]) == (None, 4, 3)
    assert edition.events.filter(verb="compare").count() == 1

    with pytest.raises(Refused) as refused:
        actions.settle_likeness(row.pk, Finding.COPIED, reason=" ", by=host, at=contest.tick())
    assert refused.value.code == "likeness.settle.without_reason"
    actions.settle_likeness(
        row.pk, Finding.COPIED, reason="Tiga bagian sama kata demi kata.", by=host, at=contest.tick()
    )
    actions.compare_edition(edition.pk, by=None, at=contest.tick())
    row.refresh_from_db()
    assert (row.finding, row.reason) == ("copied", "Tiga bagian sama kata demi kata.")
    assert {one.pk for one in edition_queries.likenesses_of(host, original)} == {row.pk, found["Asli lagi", "Asli"].pk}
    assert {one.pk for one in edition_queries.likenesses_of(host, copy)} == {row.pk, found["Salinan", "Asli lagi"].pk}
    assert again.pk == found["Asli lagi", "Asli"].entry_id


def test_a_new_entry_is_compared_when_it_is_submitted_also_with_the_catalogue(contest: Contest):
    edition = contest.opened()
    admin, works = contest.who("local_admin"), strange(contest, "unit_officer")
    public = beside(contest, works, "Di katalog", admin, **own(5))
    Innovation.objects.filter(pk=public.pk).update(state="public", public_at=contest.at, **own(5))
    child = beside(
        contest, Organisation.objects.get(name="Dinas Kesehatan", body=works.body_id), "Turunan", admin, **own(7)
    )
    contest.submitted(title="Asing", **own(6))
    comparing_jobs.compare_submitted(EntryEvent.objects.get(entry=contest.entry, verb="submit").pk, at=contest.tick())
    assert Likeness.objects.count() == 0

    contest.submitted(title="Mirip katalog", **own(5))
    like = contest.entry
    comparing_jobs.compare_submitted(EntryEvent.objects.get(entry=like, verb="submit").pk, at=contest.tick())
    row = Likeness.objects.get()
    assert (row.entry_id, row.innovation_id, row.other_id, row.kind) == (like.pk, public.pk, None, "copy")

    Innovation.objects.filter(pk=child.pk).update(parent=public, root=public, title="Turunan")
    declared = Innovation.objects.get(pk=child.pk)
    innovation_actions.write_innovation(declared.pk, own(5), revision=1, page=PAGE, by=admin, at=contest.tick())
    entry = actions.begin_entry(
        declared.pk, edition.pk, group="replikasi", category="kesehatan", by=admin, at=contest.tick()
    )
    actions.write_entry(
        entry.pk, {"hasil": RESULT, "asal": "Dari katalog."}, revision=0, page=PAGE, by=admin, at=contest.tick()
    )
    actions.send_entry(entry.pk, by=admin, at=contest.tick())
    actions.submit_entry(entry.pk, by=admin, at=contest.tick())
    assert actions.compare_entry(entry.pk, at=contest.tick()) == 2
    kinds = {(row.innovation_id, row.other_id): row.kind for row in Likeness.objects.filter(entry=entry)}
    assert kinds == {(public.pk, None): "declared_replication", (None, like.pk): "copy"}


def test_passages_of_a_text_that_one_may_not_read_are_shown_nowhere(contest: Contest):
    """A national contest has an entry of Jeneponto; the city's host meets its copy and reads nothing of it."""
    regent = strange(contest, "regent")
    far = Person(
        contest.cast.regent.user.pk, (Mandate(0, Role.LOCAL_ADMIN, regent.pk, regent.body_id, tuple(regent.path)),)
    )
    national = contest.opened(template="kipp-2023", by="secretariat", name="KIPP")
    theirs = entered(contest, beside(contest, regent, "Rahasia Jauh", far, **own(3)), national.pk, far, words(950))
    edition = contest.opened()
    contest.submitted(title="Kota", **own(3) | {"novelty": words(951)})
    actions.compare_entry(contest.entry.pk, at=contest.tick())
    row = Likeness.objects.select_related(*likeness_access.LOADED).get(entry=contest.entry)
    host, secretariat = contest.who("agency_admin"), contest.who("secretariat")

    assert row.other_id == theirs.pk
    assert row.passages
    assert (likeness_access.why_not(host, "see", row), likeness_access.why_not(host, "read", row)) == (
        None,
        "access.likeness.not_both",
    )
    assert likeness_access.why_not(secretariat, "see", row) == "likeness.see.not_found"
    both = Person(host.user_id, host.mandates + secretariat.mandates)
    assert likeness_access.why_not(both, "read", row) is None
    assert [list(likeness_access.readable(one)) for one in (host, secretariat, both)] == [[], [], [row]]
    Conflict.objects.create(entry=theirs, user_id=both.user_id, kind="declared", found_at=contest.at)
    assert likeness_access.why_not(both, "read", row) == "access.likeness.sealed"
    assert list(likeness_access.readable(both)) == []
    with pytest.raises(Refused) as refused:
        actions.settle_likeness(row.pk, Finding.FINE, reason="x", by=host, at=contest.tick())
    assert refused.value.code in ("access.likeness.not_both", "access.likeness.sealed")
    Conflict.objects.all().delete()

    browser = signed_in(contest.cast.agency_admin)
    pages = [
        text(browser, "likenesses", edition.uuid),
        text(browser, "likeness", edition.uuid, row.pk),
        text(browser, "decide", contest.entry.uuid),
    ]
    for page in pages:
        assert "naskah yang tidak dapat Anda baca" in page
        assert "Rahasia Jauh" not in page
    assert not any(passage[:60] in page for page in pages[:2] for pair in row.passages for passage in pair)
    assert "Anda tidak berwenang membaca naskah yang satunya" in pages[1]


def test_the_secretariat_reads_passages_side_by_side_and_settles_in_the_browser(
    contest: Contest, django_assert_max_num_queries
):
    edition = contest.opened()
    admin = contest.who("local_admin")
    for seed in (1, 2, 4):
        contest.submitted(title=f"Asli {seed}", **own(seed))
    works = strange(contest, "unit_officer")
    browser, counted = signed_in(contest.cast.agency_admin), []
    for seed in (1, 2):
        copy = beside(contest, works, f"Salinan {seed}", admin, **own(seed) | {"novelty": words(seed + 970)})
        entered(contest, copy, edition.pk, admin, words(seed + 980))
        actions.compare_edition(edition.pk, by=None, at=contest.tick())
        text(browser, "likenesses", edition.uuid)
        with django_assert_max_num_queries(60) as asked:
            page = text(browser, "likenesses", edition.uuid)
        counted.append(len(asked))
    assert counted[0] == counted[1]
    assert "Salinan 2" in page
    row = Likeness.objects.get(entry__title="Salinan 1")
    shown = text(browser, "likeness", edition.uuid, row.pk)
    assert [shown.count(one.splitlines()[-1][:60]) >= 1 for one in row.passages[0]] == [True, True]
    assert shown.count("<blockquote") == 2 * len(row.passages)
    do(browser, "likeness", edition.uuid, row.pk, finding="fine", reason="", status=400)
    do(browser, "likeness", edition.uuid, row.pk, finding="fine", reason="Satu sumber pedoman yang sama.")
    assert Likeness.objects.get(pk=row.pk).finding == "fine"
    assert "Satu sumber pedoman yang sama." in text(browser, "decide", row.entry.uuid)
    innovator = signed_in(contest.cast.innovator)
    assert innovator.get(f"/meja/lomba/{edition.uuid}/kemiripan/{row.pk}/").status_code == 404


def test_one_new_text_among_many_is_compared_within_a_tenth_of_a_second(contest: Contest):
    """The index is held by the worker; texts that came after it was built are compared one by one, then it is built anew."""
    from sambut.competitions.science.shingles import shingles_of

    edition = contest.opened()
    texts, _planted = documents(400, 0)
    unit = contest.cast.innovator.organisation
    made = Innovation.objects.bulk_create(
        Innovation(
            title=key, problem=one, unit=unit, body_id=unit.body_id, stage="running", state="public", public_at=contest.at,
            begun_at=contest.at, changed_at=contest.at,
        )
        for key, one in texts.items()
    )  # fmt: skip
    comparing.take_fingerprints(edition, at=contest.tick())
    assert Fingerprint.objects.count() == len(made)
    assert comparing.take_fingerprints(edition, at=contest.tick()) == 0
    comparing.index_of(edition)
    contest.submitted(title="Baru", **own(12) | {"problem": " ".join(made[7].problem.split()[:280])})
    started = time.process_time()
    count = actions.compare_entry(contest.entry.pk, at=contest.tick())
    took = time.process_time() - started
    assert (count, Likeness.objects.get().innovation_id) == (1, made[7].pk)
    assert took < 0.25  # of which the comparing itself is a few milliseconds; a shared machine is slow now and then
    assert len(shingles_of([made[7].problem])) > 100
