import json
import re
from dataclasses import replace

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from cryptography.fernet import InvalidToken
from django.test import Client

from sambut.accounts import sealing
from sambut.accounts.models import Mail, User
from tests.accounts.conftest import PASSWORD, sign_in
from tests.world.cast import Cast, signed_in

pytestmark = pytest.mark.django_db


def code_of(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def wrong(code: str) -> str:
    return f"{(int(code) + 123_456) % 1_000_000:06}"


def sign_in_again(client: Client) -> None:
    """Before anything about safety changes, the password is asked once more."""
    client.post("/akun/pastikan/", {"password": PASSWORD})


def activate(client: Client) -> str:
    """Installs a code app for whoever is signed in; gives its secret."""
    sign_in_again(client)
    secret = re.search(r"<code>([A-Z2-7]+)</code>", client.get("/akun/pengaman/aplikasi/").text)[1]
    assert client.post("/akun/pengaman/aplikasi/", {"code": code_of(secret)}).status_code == 302
    return secret


def test_a_code_app_is_installed_and_asked_for_at_the_next_signing_in(
    client: Client, budi: User, django_capture_on_commit_callbacks
):
    sign_in(client, budi.email)
    with django_capture_on_commit_callbacks(execute=True):
        secret = activate(client)
    other = Client()
    first = sign_in(other, budi.email)
    denied = other.post("/masuk/kode/", {"code": wrong(code_of(secret))})
    let_in = other.post("/masuk/kode/", {"code": code_of(secret)})

    assert first["Location"] == "/masuk/kode/"
    assert "Kode ini belum tepat" in denied.text
    assert let_in["Location"] == "/tiba/"
    assert other.session["_auth_user_id"] == str(budi.pk)
    assert list(Mail.objects.values_list("kind", flat=True)) == ["totp_activated"]


def test_the_picture_is_drawn_by_us_and_holds_the_secret(client: Client, budi: User):
    sign_in(client, budi.email)
    asked = client.get("/akun/pengaman/aplikasi/")
    sign_in_again(client)
    page = client.get("/akun/pengaman/aplikasi/")

    assert asked["Location"].startswith("/akun/pastikan/?next=")

    assert 'src="data:image/svg+xml;base64,' in page.text
    assert "<script>" not in page.text
    assert " style=" not in page.text


def test_secrets_are_sealed_in_the_database_and_codes_are_too(client: Client, budi: User):
    sign_in(client, budi.email)
    secret = activate(client)
    codes = re.findall(r"<li><code>(\d+)</code></li>", client.get("/akun/pengaman/cadangan/").text)

    kept = json.dumps(list(Authenticator.objects.values_list("data", flat=True)))
    assert len(codes) == 10
    assert secret not in kept
    assert not [code for code in codes if code in kept]
    assert {row.type for row in Authenticator.objects.all()} == {"totp", "recovery_codes"}


def test_a_spare_code_opens_once(client: Client, budi: User):
    sign_in(client, budi.email)
    activate(client)
    spare = re.search(r"<li><code>(\d+)</code></li>", client.get("/akun/pengaman/cadangan/").text)[1]

    first, again = Client(), Client()
    sign_in(first, budi.email)
    sign_in(again, budi.email)
    assert first.post("/masuk/kode/", {"code": spare})["Location"] == "/tiba/"
    assert "Kode ini belum tepat" in again.post("/masuk/kode/", {"code": spare}).text


def test_codes_are_not_guessed_five_tries_from_any_address(client: Client, budi: User):
    sign_in(client, budi.email)
    secret = activate(client)
    guesser = Client()
    sign_in(guesser, budi.email)
    for number in range(5):
        guesser.post("/masuk/kode/", {"code": wrong(code_of(secret))}, REMOTE_ADDR=f"203.0.113.{number}")

    held = guesser.post("/masuk/kode/", {"code": code_of(secret)}, REMOTE_ADDR="203.0.113.99")
    assert "Terlalu sering dicoba" in held.text
    assert "_auth_user_id" not in guesser.session


def test_a_sealed_secret_opens_only_with_the_key_and_a_new_key_on_top_rotates(settings, tmp_path):
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, keys=tmp_path)
    sealing._keys.cache_clear()
    old = sealing.seal("JBSWY3DPEHPK3PXP")
    key = tmp_path / sealing.NAME
    first = key.read_text()
    key.write_text(f"another-secret\n{first}\n")
    sealing._keys.cache_clear()
    new = sealing.seal("JBSWY3DPEHPK3PXP")
    assert {sealing.open_sealed(old), sealing.open_sealed(new)} == {"JBSWY3DPEHPK3PXP"}
    key.write_text("another-secret\n")
    sealing._keys.cache_clear()
    assert sealing.open_sealed(new) == "JBSWY3DPEHPK3PXP"
    with pytest.raises(InvalidToken):
        sealing.open_sealed(old)
    sealing._keys.cache_clear()


@pytest.fixture
def obligatory(settings):
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, second_factor_required=True)


def test_where_it_is_obligatory_an_officer_gets_no_further_without_it(obligatory, cast: Cast):
    officer = signed_in(cast.agency_admin)

    sent = officer.get("/meja/orang/")
    page = officer.get(sent["Location"])

    assert sent["Location"] == "/akun/pengaman/"
    assert "Anda memegang tugas, jadi akun ini memerlukan pengaman kedua." in page.text
    assert officer.get("/akun/").status_code == 200
    Authenticator.objects.create(
        user=cast.agency_admin.user, type="totp", data={"secret": sealing.seal("JBSWY3DPEHPK3PXP")}
    )
    assert officer.get("/meja/orang/").status_code == 200


def test_a_citizen_is_never_forced(obligatory, cast: Cast):
    assert signed_in(cast.citizen).get("/tiba/")["Location"] == "/"


def test_in_a_demo_it_is_not_asked(cast: Cast):
    assert signed_in(cast.agency_admin).get("/meja/orang/").status_code == 200


def test_the_page_to_sign_in_with_a_key_hands_out_options_without_naming_anybody(client: Client):
    options = client.get("/masuk/kunci/", headers={"Accept": "application/json"}).json()["request_options"]["publicKey"]

    assert options["challenge"]
    assert not options.get("allowCredentials")
