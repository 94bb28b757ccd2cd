from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from sambut.accounts.models import Installation, User
from sambut.accounts.queries import forget_demo

PASSWORD = "kuda hijau membaca koran"


@pytest.fixture
def budi() -> User:
    """A citizen with a password and a confirmed address."""
    user = User.objects.create_user("budi@contoh.example", PASSWORD, name="Budi")
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


@pytest.fixture
def demo() -> Iterator[None]:
    forget_demo()
    Installation.objects.create(kind="demo", made_at=datetime(2024, 1, 2, tzinfo=UTC))
    yield
    forget_demo()


def sign_in(client: Client, email: str, password: str = PASSWORD, **more: str):
    return client.post("/masuk/", {"login": email, "password": password, **more})
