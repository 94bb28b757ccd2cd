"""A mail reaches the server, or its row says why not; whatever the server does."""

import email
import socket
import threading
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.policy import default
from typing import Any

import pytest

from sambut.accounts import mails
from sambut.accounts.models import Mail, User
from sambut.identities.actions.sealing import seal_identity
from sambut.kernel.refusals import Refused
from sambut.notices import checks, jobs, queries, sending
from sambut.notices.actions import notify
from sambut.notices.models import Delivery
from sambut.notices.recipients import Recipient
from sambut.notices.states import Kind, State
from tests.notices.conftest import AT

pytestmark = pytest.mark.django_db


def told(kind: Kind = Kind.DESK_FORWARD, subject_id: int = 7, **facts: Any) -> Delivery:
    user = User.objects.create_user("rahmat@jeneponto.example", name="Rahmat")
    notify(kind=kind, to=Recipient.user(user.pk), subject_id=subject_id, at=AT, **facts)
    return Delivery.objects.get()


def tried(delivery: Delivery, at: datetime = AT) -> tuple[str, str, int]:
    jobs.send_mail(delivery.pk, at=at)
    delivery.refresh_from_db()
    return delivery.state, delivery.code, delivery.tries


def parsed(content: bytes) -> EmailMessage:
    return email.message_from_bytes(content, policy=default)  # type: ignore[return-value]


def test_a_mail_holds_the_number_a_sentence_and_a_link(postman: Any, mail_url: Any) -> None:
    mail_url(postman.url)
    delivery = told()
    assert tried(delivery) == (State.SENT, "", 1)
    [envelope] = postman.taken
    assert envelope.rcpt_tos == ["rahmat@jeneponto.example"]
    message = parsed(envelope.content)
    assert message["Subject"] == "Laporan SB7K-29QX-7 untuk unit Anda"
    assert message["Message-ID"] == f"<{delivery.mark}@sambut.example>"
    assert message["Auto-Submitted"] == "auto-generated"
    text = message.get_body(("plain",)).get_content()
    assert text.replace("\u00a0", " ").splitlines() == [
        "Laporan SB7K-29QX-7 diteruskan kepada unit Anda.",
        "Jawab paling lambat Jumat, 11 April 2025 pukul 17.00 WITA.",
        "",
        "Buka dan jawab: https://sambut.example/meja/pengaduan/7/",
        "",
        "--",
        "Sambut",
        "Surel ini dikirim kepada Anda sebagai petugas. Anda dapat mematikannya di halaman Kabar.",
    ]
    html = message.get_body(("html",)).get_content()
    assert '<a class="way" href="https://sambut.example/meja/pengaduan/7/">Buka dan jawab</a>' in html


def test_the_mail_to_a_reporter_goes_to_the_address_in_the_envelope_and_no_row_holds_it(
    postman: Any, mail_url: Any
) -> None:
    mail_url(postman.url)
    handle = seal_identity(name="Siti Rahmawati", email="siti.rahmawati@surel.example", at=AT)
    notify(kind=Kind.REPORT_ANSWER, to=Recipient.reporter(handle), subject_id=7, at=AT)
    delivery = Delivery.objects.select_related("notice").get()
    assert tried(delivery) == (State.SENT, "", 1)
    assert postman.taken[0].rcpt_tos == ["siti.rahmawati@surel.example"]
    assert b"Rahmawati" not in postman.taken[0].content.replace(b"siti.rahmawati@surel.example", b"")
    stored = f"{vars(delivery)} {vars(delivery.notice)}"
    assert "siti" not in stored.lower()


def test_a_reporter_who_gave_no_address_is_not_written_to(mail_url: Any, postman: Any) -> None:
    mail_url(postman.url)
    handle = seal_identity(name="Siti Rahmawati", at=AT)
    notify(kind=Kind.REPORT_ANSWER, to=Recipient.reporter(handle), subject_id=7, at=AT)
    assert tried(Delivery.objects.get()) == (State.UNSENT, "no_address", 1)


def test_without_a_mail_server_the_row_says_so(mail_url: Any) -> None:
    mail_url("")
    delivery = told()
    assert tried(delivery) == (State.UNSENT, "no_server", 0)
    assert delivery.ended_at == AT


def test_a_second_call_for_the_same_delivery_sends_nothing(postman: Any, mail_url: Any) -> None:
    mail_url(postman.url)
    delivery = told()
    tried(delivery)
    assert tried(delivery, AT + timedelta(days=1)) == (State.SENT, "", 1)
    assert len(postman.taken) == 1


@pytest.mark.parametrize(
    ("rcpt", "data", "state", "code"),
    [
        ("550 <rahmat@jeneponto.example>: no such user", "250 OK", State.REFUSED, "smtp_550"),
        ("450 <rahmat@jeneponto.example>: try later", "250 OK", State.RETRY, "smtp_450"),
        ("250 OK", "554 spam from rahmat", State.REFUSED, "smtp_554"),
        ("250 OK", "451 rahmat must wait", State.RETRY, "smtp_451"),
        ("250 OK", "drop", State.RETRY, "dropped"),
    ],
)
def test_what_the_server_says_is_kept_as_a_code_without_its_words(
    postman: Any, mail_url: Any, rcpt: str, data: str, state: State, code: str, caplog: pytest.LogCaptureFixture
) -> None:
    postman.rcpt, postman.data = rcpt, data
    mail_url(postman.url)
    caplog.set_level("DEBUG", "sambut")
    assert tried(told()) == (state, code, 1)
    assert "rahmat" not in caplog.text


def test_after_a_drop_in_the_data_the_same_mail_comes_again_with_the_same_mark(postman: Any, mail_url: Any) -> None:
    mail_url(postman.url)
    postman.data = "drop"
    delivery = told()
    tried(delivery)
    postman.data = "250 OK"
    assert delivery.next_try_at == AT + timedelta(minutes=1)
    assert tried(delivery, AT + timedelta(seconds=59))[0] == State.RETRY
    assert tried(delivery, AT + timedelta(minutes=1)) == (State.SENT, "", 2)
    assert parsed(postman.taken[0].content)["Message-ID"] == f"<{delivery.mark}@sambut.example>"


def test_a_server_that_hangs_is_left_after_the_time_out(mail_url: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sending, "TIMEOUT", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        mail_url(f"smtp://127.0.0.1:{silent.getsockname()[1]}")
        assert tried(told()) == (State.RETRY, "timeout", 1)


def test_a_server_that_hangs_in_mid_talk_is_left_too(mail_url: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sending, "TIMEOUT", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as server:
        release = threading.Event()

        def greet_and_freeze() -> None:
            talk, _ = server.accept()
            talk.sendall(b"220 hello\r\n")
            release.wait(5)
            talk.close()

        thread = threading.Thread(target=greet_and_freeze)
        thread.start()
        mail_url(f"smtp://127.0.0.1:{server.getsockname()[1]}")
        found = tried(told())
        release.set()
        thread.join()
    assert found == (State.RETRY, "timeout", 1)


def test_nobody_at_the_port(mail_url: Any) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closing:
        port = closing.getsockname()[1]
    mail_url(f"smtp://127.0.0.1:{port}")
    assert tried(told()) == (State.RETRY, "unreachable", 1)


def test_while_the_server_is_away_other_mails_wait_uncounted(mail_url: Any, postman: Any) -> None:
    mail_url("smtp://127.0.0.1:1")
    first = told()
    at = datetime.now(UTC)  # noqa: TID251  (the job notes the end of its try by the real clock)
    tried(first, at)
    notify(kind=Kind.DESK_LATE, to=Recipient.user(first.notice.user_id), subject_id=8, at=at)
    second = Delivery.objects.latest("id")
    mail_url(postman.url)
    assert tried(second, at + timedelta(seconds=1)) == (State.RETRY, "", 0)
    assert tried(second, at + timedelta(seconds=100)) == (State.SENT, "", 1)


def test_after_the_last_try_the_delivery_has_failed(mail_url: Any, postman: Any) -> None:
    postman.data = "451 later"
    mail_url(postman.url)
    delivery, at = told(), AT
    waits = []
    for _ in range(jobs.MOST_TRIES - 1):
        tried(delivery, at)
        waits.append(int((delivery.next_try_at - at).total_seconds() // 60))
        at = delivery.next_try_at
    assert waits == [1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360]
    assert tried(delivery, at) == (State.FAILED, "smtp_451", jobs.MOST_TRIES)


def test_the_sweep_takes_what_is_due_and_leaves_the_rest(mail_url: Any, postman: Any) -> None:
    mail_url(postman.url)
    delivery = told()
    jobs.send_due_mail(0, at=AT - timedelta(seconds=1))
    assert postman.taken == []
    jobs.send_due_mail(0, at=AT)
    delivery.refresh_from_db()
    assert (delivery.state, len(postman.taken)) == (State.SENT, 1)


@pytest.mark.parametrize("address", ["a\r\nBcc: all@example.com", "no-at-sign", "two words@x.example"])
def test_an_address_that_is_none_is_refused_before_any_talk(mail_url: Any, postman: Any, address: str) -> None:
    mail_url(postman.url)
    delivery = told()
    User.objects.filter(pk=delivery.notice.user_id).update(email=address)
    assert tried(delivery) == (State.REFUSED, "wrong_address", 1)
    assert postman.taken == []


def test_the_operator_sees_how_the_mails_of_the_last_day_ended(postman: Any, mail_url: Any) -> None:
    mail_url(postman.url)
    delivery = told()
    tried(delivery)
    notify(kind=Kind.DESK_LATE, to=Recipient.user(delivery.notice.user_id), subject_id=8, at=AT)
    at = delivery.ended_at + timedelta(minutes=6)
    found = queries.mail_health(at=at)
    assert found == {"to_retry": 0, "overdue": 1, "sent": 1, "refused": 0, "failed": 0, "unsent": 0}
    assert queries.mail_health(at=at + timedelta(days=1))["sent"] == 0
    assert checks.check(at) == ["1 mails should have been tried by now: does `sambut worker` run?"]


def test_a_mail_about_an_account_is_sent_and_its_row_goes(postman: Any, mail_url: Any) -> None:
    mail_url(postman.url)
    user = User.objects.create_user("rahmat@jeneponto.example", name="Rahmat")
    mails.leave(user.pk, "password_changed", at=AT)
    row = Mail.objects.get()
    postman.data = "451 later"
    with pytest.raises(Refused, match=r"notice\.mail\.smtp_451"):
        jobs.send_account_mail(row.pk, at=AT)
    assert Mail.objects.exists()
    postman.data = "250 OK"
    jobs.send_account_mail(row.pk, at=AT)
    assert not Mail.objects.exists()
    jobs.send_account_mail(row.pk, at=AT)
    [envelope] = postman.taken
    message = parsed(envelope.content)
    assert (message["To"], message["Message-ID"]) == ("rahmat@jeneponto.example", f"<account-{row.pk}@sambut.example>")


def test_a_mail_about_an_account_waits_as_a_row_where_no_server_is_set(mail_url: Any) -> None:
    mail_url("")
    user = User.objects.create_user("rahmat@jeneponto.example", name="Rahmat")
    mails.leave(user.pk, "password_changed", at=AT)
    jobs.send_account_mail(Mail.objects.get().pk, at=AT)
    assert Mail.objects.exists()
