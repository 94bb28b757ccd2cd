from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from sambut.accounts.models import Limit, Mail, User
from tests.accounts.conftest import PASSWORD, sign_in

pytestmark = pytest.mark.django_db

WRONG = "Surel atau kata sandi belum tepat. Periksa keduanya, atau buat kata sandi baru."
LOCKED = "Terlalu banyak percobaan masuk yang keliru, jadi kami menahannya sebentar."


def test_with_address_and_password_one_is_in_and_the_session_is_a_new_one(client: Client, budi: User):
    client.get("/masuk/")
    session = client.session
    session["seen"] = "before"
    session.save()
    before = session.session_key

    answer = sign_in(client, "BUDI@contoh.example")

    assert (answer.status_code, answer["Location"]) == (302, "/tiba/")
    assert client.session["_auth_user_id"] == str(budi.pk)
    assert client.session.session_key != before
    assert not Session.objects.filter(pk=before).exists()


def test_an_unknown_address_is_answered_exactly_like_a_wrong_password(budi: User):
    known = sign_in(Client(REMOTE_ADDR="203.0.113.1"), budi.email, "bukan sandinya sama sekali")
    unknown = sign_in(Client(REMOTE_ADDR="203.0.113.2"), "siapa@contoh.example", "bukan sandinya sama sekali")

    assert known.status_code == unknown.status_code == 200
    assert WRONG in known.text
    assert plain(known.text, budi.email) == plain(unknown.text, "siapa@contoh.example")


def plain(page: str, email: str) -> list[str]:
    return [line for line in page.replace(email, "…").splitlines() if "csrf" not in line]


def test_the_password_is_kept_as_argon2(budi: User):
    assert budi.password.startswith("argon2$argon2id$")


@pytest.mark.parametrize("email", ["budi@contoh.example", "siapa@contoh.example"])
def test_after_five_wrong_passwords_one_waits_known_or_not_and_a_forged_header_does_not_help(budi: User, email: str):
    client = Client(REMOTE_ADDR="203.0.113.1")
    for _ in range(5):
        assert WRONG in sign_in(client, email, "bukan sandinya sama sekali").text

    held = client.post("/masuk/", {"login": email, "password": PASSWORD}, HTTP_X_FORWARDED_FOR="198.51.100.4")

    assert held.status_code == 429
    assert LOCKED in held.text
    assert 0 < int(held["Retry-After"]) <= 900
    assert "_auth_user_id" not in client.session


def test_a_stranger_who_is_held_does_not_hold_the_owner_at_home(budi: User):
    stranger, owner = Client(REMOTE_ADDR="203.0.113.1"), Client(REMOTE_ADDR="192.0.2.8")
    for _ in range(6):
        sign_in(stranger, budi.email, "bukan sandinya sama sekali")

    assert sign_in(owner, budi.email).status_code == 302


def test_the_right_password_forgets_the_wrong_ones(client: Client, budi: User):
    for _ in range(4):
        sign_in(client, budi.email, "bukan sandinya sama sekali")
    sign_in(client, budi.email)
    client.post("/keluar/")
    for _ in range(4):
        assert sign_in(client, budi.email, "bukan sandinya sama sekali").status_code == 200
    assert sign_in(client, budi.email).status_code == 302


def test_neither_address_nor_name_is_stored_with_a_failure(client: Client, budi: User):
    sign_in(client, budi.email, "bukan sandinya sama sekali")

    kept = " ".join(Limit.objects.values_list("key", flat=True))
    assert kept
    assert "budi" not in kept
    assert "127.0.0.1" not in kept


@pytest.mark.parametrize(("more", "lasting"), [({}, False), ({"remember": "on"}, True)])
def test_a_citizen_is_remembered_only_when_they_ask(client: Client, budi: User, more: dict[str, str], lasting: bool):
    sign_in(client, budi.email, **more)

    assert client.session.get_expire_at_browser_close() is not lasting
    assert (client.session.get_expiry_age() > timedelta(days=13).total_seconds()) or not lasting


def test_signing_in_leads_to_where_one_was_going_but_never_to_another_site(budi: User):
    own = sign_in(Client(), budi.email, next="/akun/sesi/")
    foreign = sign_in(Client(), budi.email, next="https://jahat.example/")

    assert own["Location"] == "/akun/sesi/"
    assert foreign["Location"] == "/tiba/"


def test_an_address_that_was_never_confirmed_gets_a_mail_instead_of_a_session(client: Client):
    user = User.objects.create_user("baru@contoh.example", PASSWORD, name="Baru")

    answer = sign_in(client, user.email)

    assert answer["Location"] == "/akun/surel/terkirim/"
    assert "_auth_user_id" not in client.session
    assert list(Mail.objects.values_list("kind", "user_id")) == [("email_confirmation", user.pk)]


def test_signing_out_is_a_deed_of_its_own(client: Client, budi: User):
    sign_in(client, budi.email)

    assert "Keluar dari akun ini?" in client.get("/keluar/").text
    assert client.post("/keluar/")["Location"] == "/"
    assert "_auth_user_id" not in client.session
