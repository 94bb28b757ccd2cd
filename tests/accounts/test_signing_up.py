import re

import pytest
from django.test import Client

from sambut.accounts import mails
from sambut.accounts.models import Mail, User
from sambut.ledger.models import Outbox
from tests.accounts.conftest import PASSWORD, sign_in

pytestmark = pytest.mark.django_db


def sign_up(client: Client, email: str, password: str = PASSWORD, **more: str):
    return client.post("/daftar/", {"email": email, "password1": password, **more})


def test_a_citizen_signs_up_confirms_the_address_and_is_in(client: Client):
    answer = sign_up(client, "Tuti@contoh.example", name="Tuti")
    mail = mails.composed(Mail.objects.get().pk)
    link = re.search(r"http\S+", mail.text)[0]
    page = client.get(link)
    confirmed = client.post(link)

    assert answer["Location"] == "/akun/surel/terkirim/"
    assert (mail.to, mail.subject) == ("tuti@contoh.example", "Pastikan alamat surel Anda")
    assert "Benarkah tuti@contoh.example alamat surel Anda?" in page.text
    assert confirmed.status_code == 302
    assert sign_in(Client(), "tuti@contoh.example")["Location"] == "/tiba/"
    assert User.objects.get(email="tuti@contoh.example").name == "Tuti"


def test_a_known_address_is_answered_like_a_new_one_and_only_its_owner_learns_of_it(budi: User):
    fresh, known = Client(REMOTE_ADDR="203.0.113.1"), Client(REMOTE_ADDR="203.0.113.2")
    new, taken = sign_up(fresh, "baru@contoh.example"), sign_up(known, "budi@contoh.example", "kata sandi lain sekali")
    pages = [client.get("/akun/surel/terkirim/").text for client in (fresh, known)]

    assert (new.status_code, new["Location"]) == (taken.status_code, taken["Location"])
    assert pages[0] == pages[1]
    assert sorted(Mail.objects.values_list("kind", "user__email")) == [
        ("account_already_exists", "budi@contoh.example"),
        ("email_confirmation_signup", "baru@contoh.example"),
    ]
    budi.refresh_from_db()
    assert budi.check_password(PASSWORD)


def test_a_waiting_mail_holds_neither_address_nor_link(client: Client):
    sign_up(client, "tuti@contoh.example")

    mail = Mail.objects.get()
    assert {field.name for field in Mail._meta.fields} == {"id", "kind", "user", "made_at"}
    assert Outbox.objects.filter(topic="accounts.mail").values_list("row_id", flat=True).get() == mail.pk


def test_a_sent_mail_is_gone_and_a_closed_account_gets_none(client: Client, budi: User):
    client.post("/masuk/lupa/", {"email": budi.email})
    mail = Mail.objects.get()
    budi.is_active = False
    budi.save()
    assert mails.composed(mail.pk) is None
    mails.sent(mail.pk)
    assert not Mail.objects.exists()


@pytest.mark.parametrize("password", ["pendek", "password1234", "123456789012", "tuti@contoh.example"])
def test_a_weak_password_is_refused_and_what_was_typed_stays(client: Client, password: str):
    answer = sign_up(client, "tuti@contoh.example", password, name="Tuti")

    assert answer.status_code == 200
    assert 'class="error-summary"' in answer.text
    assert 'value="tuti@contoh.example"' in answer.text
    assert not User.objects.filter(email="tuti@contoh.example").exists()


def test_one_household_signs_up_only_so_often_without_a_proof_of_work():
    client = Client(REMOTE_ADDR="203.0.113.1")
    answers = [
        sign_up(Client(REMOTE_ADDR="203.0.113.1"), f"tuti{number}@contoh.example").status_code for number in range(11)
    ]

    assert answers == [302] * 10 + [429]
    assert client.get("/daftar/").status_code == 200


def test_a_new_password_is_asked_by_mail_and_known_addresses_look_like_unknown_ones(budi: User):
    answers = [Client().post("/masuk/lupa/", {"email": email}) for email in (budi.email, "siapa@contoh.example")]
    pages = [Client().get(answer["Location"]).text for answer in answers]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert pages[0] == pages[1]
    assert list(Mail.objects.values_list("kind", "user_id")) == [("password_reset_key", budi.pk)]


def test_the_link_of_a_new_password_works_once(client: Client, budi: User):
    client.post("/masuk/lupa/", {"email": budi.email})
    link = re.search(r"http\S+", mails.composed(Mail.objects.get().pk).text)[0]
    form = client.get(link, follow=True)
    address = form.redirect_chain[-1][0]
    new = "sepeda ungu melompati awan"
    changed = client.post(address, {"password1": new, "password2": new})

    assert changed["Location"] == "/masuk/lupa/selesai/"
    assert sign_in(Client(), budi.email, new).status_code == 302
    assert "Tautan ini tidak berlaku lagi" in Client().get(link, follow=True).text


def test_of_many_requests_for_a_new_password_only_three_mails_leave(budi: User):
    for _ in range(6):
        assert Client().post("/masuk/lupa/", {"email": budi.email}).status_code == 302

    assert Mail.objects.filter(user=budi).count() == 3
