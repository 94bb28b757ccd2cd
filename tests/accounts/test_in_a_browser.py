"""Signing up, a passkey, stepping into a role, and every page of accounts and mandates under axe, in a real browser."""

import os
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from allauth.account.models import EmailAddress
from playwright.sync_api import expect

from sambut.accounts.models import Installation, Limit, User
from sambut.accounts.queries import forget_demo
from tests.accounts.conftest import PASSWORD
from tests.browser import findings, sideways

pytestmark = [pytest.mark.browser, pytest.mark.own_database]


@pytest.fixture
def demo():
    forget_demo()
    Installation.objects.get_or_create(kind="demo", defaults={"made_at": datetime(2024, 1, 2, tzinfo=UTC)})
    yield
    forget_demo()


@pytest.fixture
def citizen() -> User:
    user = User.objects.filter(email="wati@contoh.example").first()
    if user is None:
        user = User.objects.create_user("wati@contoh.example", PASSWORD, name="Wati")
        EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


def picture(page, name: str) -> None:
    """Kept only where somebody wants to look: PICTURES names a folder."""
    if folder := os.environ.get("PICTURES"):
        page.screenshot(path=str(Path(folder) / f"{name}.png"), full_page=True)


def test_the_riddle_is_solved_while_one_types(page_at):
    Limit.objects.all().delete()
    page = page_at(360, 740)
    page.goto("/daftar/")
    expect(page.locator("[name=bukti]")).to_have_value(re.compile(".{100}"), timeout=30_000)
    page.fill("#id_email", "tuti@contoh.example")
    page.fill("#id_password1", PASSWORD)
    page.get_by_role("button", name="Daftar").click()
    page.wait_for_selector("h1:has-text('Periksa surel Anda')")

    purposes = {key.rpartition(":")[0] for key in Limit.objects.values_list("key", flat=True)}
    assert "accounts.sign_up:proven" in purposes
    assert "accounts.sign_up:unproven" not in purposes


def test_without_javascript_signing_up_works_too(page_at):
    Limit.objects.all().delete()
    page = page_at(360, 740, javascript=False)
    page.goto("/daftar/")
    page.fill("#id_email", "tuta@contoh.example")
    page.fill("#id_password1", PASSWORD)
    page.get_by_role("button", name="Daftar").click()
    page.wait_for_selector("h1:has-text('Periksa surel Anda')")
    assert Limit.objects.filter(key__startswith="accounts.sign_up:unproven").count() == 1


def test_a_key_is_added_and_then_opens_the_account_without_a_password(page_at, site: str, citizen: User):
    page, here = page_at(), site.replace("127.0.0.1", "localhost")  # a key belongs to a name, never to a number
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    key = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": key})
    page.goto(f"{here}/masuk/")
    page.fill("#id_login", "wati@contoh.example")
    page.fill("#id_password", PASSWORD)
    page.get_by_role("button", name="Masuk", exact=True).click()
    page.wait_for_url(f"{here}/")
    page.goto(f"{here}/akun/pengaman/kunci/tambah/")
    page.fill("#id_password", PASSWORD)
    page.get_by_role("button", name="Lanjut").click()
    page.check("#id_passwordless")
    page.get_by_role("button", name="Tambah kunci").click()
    page.wait_for_selector("text=Kunci sudah ditambahkan")
    page.context.clear_cookies()
    page.goto(f"{here}/masuk/")
    page.get_by_role("button", name="Masuk dengan kunci sandi").click()
    page.wait_for_url(f"{here}/")
    page.goto(f"{here}/akun/")
    assert "Wati" in page.text_content("main")


OPEN = ["/masuk/", "/daftar/", "/masuk/lupa/", "/en/masuk/"]
OWN = ["/akun/", "/akun/sesi/", "/akun/pengaman/", "/akun/kunci-sistem/", "/keluar/"]
DESK = ["/meja/orang/", "/meja/surat/", "/meja/dukungan/"]
WAYS = [(360, 740, "light"), (1280, 800, "dark")]
"""An ordinary run takes the phone, because tests/browser looks at the same pages; with FULL=1 both."""


def looked_at(page, address: str, name: str) -> None:
    page.goto(address)
    picture(page, f"{name}{address.replace('/', '-')}")
    assert findings(page) == [], address
    assert sideways(page) <= 0, address


@pytest.mark.parametrize(("width", "height", "theme"), WAYS if os.environ.get("FULL") else WAYS[:1])
def test_axe_finds_nothing_on_any_page(page_at, demo, citizen: User, width: int, height: int, theme: str):
    name = f"{width}-{theme}"
    page = page_at(width, height, theme)
    for address in [*OPEN, "/peraga/"]:
        looked_at(page, address, name)
    page.goto("/masuk/")
    page.get_by_role("button", name="Masuk", exact=True).click()
    page.wait_for_selector(".error-summary")
    assert findings(page) == []
    page.goto("/peraga/")
    page.get_by_role("button", name="Masuki peran: Admin instansi Pemerintah Kota Semarang").click()
    page.wait_for_load_state()
    for address in [*OWN, *DESK]:
        looked_at(page, address, name)
