import pytest
from allauth.usersessions.models import UserSession
from django.test import Client

from sambut.accounts.models import AccountEvent, User
from sambut.accounts.rules import device
from tests.accounts.conftest import sign_in

pytestmark = pytest.mark.django_db
PHONE = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36"


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (PHONE, "Chrome di Android"),
        ("Mozilla/5.0 (Windows NT 10.0) Gecko/20100101 Firefox/128.0", "Firefox di Windows"),
        ("curl/8.0", "Peramban lain"),
        ("", "Peramban lain"),
    ],
)
def test_a_device_is_named_as_people_name_it(agent: str, words: str):
    assert device(agent) == words


def test_one_sees_where_one_is_signed_in_and_ends_another_session(budi: User):
    phone, laptop = Client(headers={"User-Agent": PHONE}), Client(headers={"User-Agent": "Firefox Linux"})
    sign_in(phone, budi.email)
    sign_in(laptop, budi.email)
    page = laptop.get("/akun/sesi/")
    far = UserSession.objects.get(session_key=phone.session.session_key)

    assert "Chrome di Android" in page.text
    assert "127.0.0.1" not in page.text
    assert laptop.post("/akun/sesi/", {"akhiri": far.pk})["Location"] == "/akun/sesi/"
    assert phone.get("/akun/").status_code == 302
    assert laptop.get("/akun/").status_code == 200
    assert AccountEvent.objects.filter(user=budi, verb="end_session").count() == 1


def test_all_others_are_ended_at_once(budi: User):
    clients = [Client() for _ in range(3)]
    for client in clients:
        sign_in(client, budi.email)
    clients[0].post("/akun/sesi/", {"akhiri": "lain"})

    assert [client.get("/akun/").status_code for client in clients] == [200, 302, 302]


def test_the_session_of_another_is_not_found(budi: User):
    stranger = User.objects.create_user("lain@contoh.example", name="Lain")
    client, other = Client(), Client()
    sign_in(client, budi.email)
    other.force_login(stranger, backend="allauth.account.auth_backends.AuthenticationBackend")
    mine = UserSession.objects.get(user=budi)

    assert other.post("/akun/sesi/", {"akhiri": mine.pk}).status_code == 404
    assert client.get("/akun/").status_code == 200


def test_no_network_address_is_stored_with_a_session(client: Client, budi: User):
    client.post("/masuk/", {"login": budi.email, "password": "kuda hijau membaca koran"}, REMOTE_ADDR="203.0.113.9")

    kept = UserSession.objects.get(user=budi).ip
    assert kept.startswith("fd")
    assert "203" not in kept or "203.0.113.9" not in kept


def test_changing_the_password_ends_the_other_sessions(budi: User):
    here, there = Client(), Client()
    for client in (here, there):
        sign_in(client, budi.email)
    new = "sepeda ungu melompati awan"
    here.post("/akun/kata-sandi/", {"oldpassword": "kuda hijau membaca koran", "password1": new, "password2": new})

    assert here.get("/akun/").status_code == 200
    assert there.get("/akun/").status_code == 302
