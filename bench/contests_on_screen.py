"""Pages and verbs of a contest with 3,000 entries, 60 judges and 9,000 readings, beside what pretalx 2025.2.2 takes for the same.

The peer's figures: processor time of its web process in ms, and its statements, at 3,000 submissions and 9,000 reviews on this kind of machine.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.test import Client
from juries import NAMES
from measuring import Measure

KB = 1024
MOST_GROWTH = 1.1


class Peer(NamedTuple):
    """What pretalx takes; None: it has no such thing."""

    cpu_ms: float | None = None
    statements: int | None = None
    bytes: int | None = None


def edition(name: str) -> Any:
    from sambut.competitions.models import Edition

    return Edition.objects.filter(name=NAMES[name]).latest("pk")


def clerk(of: Any) -> Client:
    """Who had it drafted runs it."""
    from sambut.competitions.states import Verb

    return entered(of.events.get(verb=Verb.DRAFT).actor_id)


def entered(user_id: int) -> Client:
    from sambut.accounts.models import User

    client = Client()
    client.force_login(User.objects.get(pk=user_id), backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def read(client: Client, address: str) -> Callable[[int], Any]:
    def do(_turn: int) -> Any:
        answer = client.get(address)
        assert answer.status_code == 200, (address, answer.status_code, answer.headers)
        return answer

    return do


def pages() -> list[tuple[Measure, Peer, int | None]]:
    """Each with the peer's figures, and the most bytes that it may weigh."""
    from sambut.competitions.models import Reading

    large, judging, visitor = edition("decided"), edition("judging"), Client()
    host, other = clerk(large), clerk(judging)
    reading = Reading.objects.filter(judge__edition=judging).earliest("pk")
    judge = entered(reading.judge.user_id)
    return [
        (Measure("contest: ranked list, 50 rows", read(host, f"/meja/lomba/{large.uuid}/hasil/"), 120, 15), Peer(876, 363, 59 * KB), 60 * KB),
        (Measure("contest: ranked list, 250 rows", read(host, f"/meja/lomba/{large.uuid}/hasil/?isi=250"), 400, 15), Peer(3_316, 1_563), None),
        (Measure("contest: who reads what (assign screen)", read(other, f"/meja/lomba/{judging.uuid}/juri/"), 200), Peer(11_000, None, 12_000 * KB), 150 * KB),
        (Measure("contest: readings by their clock", read(other, f"/meja/lomba/{judging.uuid}/penilaian/"), 60), Peer(), 60 * KB),
        (Measure("contest: judge's desk", read(judge, "/meja/penilaian/"), 40), Peer(), 60 * KB),
        (Measure("contest: one reading beside its rubric", read(judge, f"/meja/penilaian/{reading.uuid}/"), 60), Peer(), 100 * KB),
        (Measure("contest: its public page", read(visitor, f"/lomba/{large.uuid}/"), 40), Peer(), None),
        (Measure("contest: its public result", read(visitor, f"/lomba/{large.uuid}/hasil/"), 120), Peer(), 150 * KB),
    ]  # fmt: skip


PUBLIC = (("/lomba/{}/", "small"), ("/lomba/{}/hasil/", "middle"))
"""Each with the contest that the large one is held against. The result shows fifty rows and everybody who was chosen: against three hundred
entries, so that both pages are full."""


def growing() -> list[tuple[str, Callable[[int], Any], Callable[[int], Any]]]:
    visitor, large = Client(), edition("decided")
    return [
        (
            f"public page {address.format('…')}",
            read(visitor, address.format(edition(less).uuid)),
            read(visitor, address.format(large.uuid)),
        )
        for address, less in PUBLIC
    ]


def writes() -> list[tuple[Measure, Peer]]:
    """Through the pages: one field that is saved while it is typed, marks of a judge, and a complete entry that is submitted."""
    return [
        (Measure("contest: one field saved while typing", typing(), 25), Peer()),
        (Measure("contest: marks saved while reading", marking(), 25), Peer()),
        (Measure("contest: a complete entry submitted", submitting(), 250), Peer(1_050)),
    ]


def typing() -> Callable[[int], Any]:
    """Eight who write in turn, so that nobody saves faster than hands do."""
    from sambut.competitions.models import Entry
    from sambut.competitions.states import EntryState

    rows = Entry.objects.filter(edition=edition("open"), state=EntryState.DRAFT).order_by("pk")[:8]
    writers = [[row.uuid, entered(row.events.earliest("pk").actor_id), row.revision] for row in rows]

    def do(turn: int) -> Any:
        uuid, client, revision = writers[turn % len(writers)]
        text = f"Sebelumnya {turn + 14} hari, sekarang dua hari, dari buku regu yang diperiksa tiap bulan. {revision}"
        words = {"signifikansi": text, "revisi": revision, "halaman": "halaman-bench-satu"}
        answer = client.post(f"/meja/lomba/entri/{uuid}/tulis/simpan/", words)
        assert answer.status_code == 200, answer.content
        writers[turn % len(writers)][2] = answer.json()["revision"]
        return answer

    return do


def marking() -> Callable[[int], Any]:
    """Eight judges in turn."""
    from sambut.competitions.models import Criterion, Reading

    of = edition("judging")
    firsts = (
        Reading.objects.filter(judge__edition=of, state="assigned").order_by("judge_id", "pk").distinct("judge_id")[:8]
    )
    judges = [[row.uuid, entered(row.judge.user_id), row.revision] for row in firsts.select_related("judge")]
    code = Criterion.objects.filter(edition=of).earliest("pk").code

    def do(turn: int) -> Any:
        uuid, client, revision = judges[turn % len(judges)]
        words = {
            f"nilai-{code}": 60 + (turn + revision) % 30,
            f"alasan-{code}": f"Angkanya bersumber {turn}.",
            "revisi": revision,
        }
        answer = client.post(f"/meja/penilaian/{uuid}/simpan/", words)
        assert answer.status_code == 200, answer.content
        judges[turn % len(judges)][2] = answer.json()["revision"]
        return answer

    return do


def submitting() -> Callable[[int], Any]:
    """Each call another entry: a hundred and sixty wait."""
    from sambut.competitions.models import Entry
    from sambut.competitions.states import EntryState
    from sambut.mandates.models import Appointment

    rows = list(Entry.objects.filter(edition=edition("open"), state=EntryState.WITH_ADMIN).order_by("pk"))
    office = dict(
        Appointment.objects.filter(role="local_admin", organisation__in=[row.body_id for row in rows]).values_list(
            "organisation_id", "user_id"
        )
    )
    waiting = iter([(row, entered(office[row.body_id])) for row in rows])

    def do(_turn: int) -> Any:
        row, client = next(waiting)
        answer = client.post(f"/meja/lomba/entri/{row.uuid}/ajukan/", {})
        assert answer.status_code == 302, answer.content
        assert Entry.objects.get(pk=row.pk).state == EntryState.SUBMITTED
        return answer

    return do


def assignment() -> Measure:
    """9,000 readings divided with everything around it: conflicts looked up, reasons, rows, events, outbox, foreign keys checked as a commit
    does. Rolled back afterwards.
    """
    from django.db import connection, transaction

    from sambut.competitions import actions
    from sambut.competitions.models import Period
    from sambut.competitions.states import Stage

    of = edition("waiting")
    at = Period.objects.get(edition=of, stage=Stage.DESK).starts_at

    def divide(_turn: int) -> object:
        with transaction.atomic():
            outcome = actions.assign_readings(of.pk, by=None, at=at)
            assert (outcome.given, outcome.lacks) == (3 * outcome.entries, 0)
            connection.check_constraints()
            transaction.set_rollback(True)
        return outcome

    return Measure("contest: 9,000 readings given out and stored", divide, 1_000)


def likeness() -> Measure:
    """One new text against 3,330 that were submitted, with an index that is as far behind as it may be: fingerprint, passages, rows. Rolled back."""
    from django.db import connection, transaction

    from sambut.competitions import actions
    from sambut.competitions.editions import comparing
    from sambut.competitions.models import Entry, Fingerprint
    from sambut.kernel.clock import now

    of, at = edition("decided"), now()
    comparing.take_fingerprints(of, at=at)
    every = list(comparing.fingerprints(of).values_list("pk", flat=True))
    assert len(every) > 3_000
    comparing.index_of(of, fresh=True).last = every[-comparing.NEWER]
    entries = list(Entry.objects.filter(edition=of).order_by("pk").values_list("pk", flat=True)[:200])

    def compare(turn: int) -> int:
        with transaction.atomic():
            Fingerprint.objects.filter(entry=entries[turn % len(entries)]).delete()
            found = actions.compare_entry(entries[turn % len(entries)], at=at)
            connection.check_constraints()
            transaction.set_rollback(True)
        return found

    return Measure("contest: one new text compared with 3,000", compare, 100)


def measured() -> list[Any]:
    """Everything of this file, each beside the peer."""
    from measuring import measure

    found = []
    for wanted, peer, heaviest in pages():
        one = measure(wanted, times=15)
        one.bytes, one.most_bytes = len(wanted.do(0).content), heaviest
        one.within = one.within and (heaviest is None or one.bytes <= heaviest)
        found.append(beside(one, peer))
    for wanted, peer in writes():
        found.append(beside(measure(wanted, times=30), peer))
    for name, less, more in growing():
        few, many = (measure(Measure(name, do, 1_000), times=40) for do in (less, more))
        many.name, many.limit_ms = f"{name}, 3,000 entries", round(MOST_GROWTH * few.total_ms, 1)
        many.within = many.total_ms <= many.limit_ms and many.statements == few.statements
        found.append(many)
    return [*found, measure(assignment(), times=1, rounds=5, warm=1), measure(likeness(), times=20)]


def beside(one: Any, peer: Peer) -> Any:
    one.peer_ms, one.peer_statements = peer.cpu_ms, peer.statements
    return one
