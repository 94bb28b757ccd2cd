"""Every form that any page shows to anybody, filled in with what nobody would write: never 5xx, always a sentence,
nothing stored half, and what was typed comes back."""

import html
import os
from traceback import walk_tb
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.faults.dirt import DIRT, VALUES
from tests.faults.house import PEOPLE, House, furnished, plain
from tests.faults.walking import Entry, Form, walk

pytestmark = pytest.mark.django_db

WRITTEN = ("text", "textarea", "search", "email", "tel", "date", "number", "datetime-local")
KEPT_BACK = ("password", "secret")
REFUSED = (400, 403, 404, 409, 413, 429)
LEFT_ALONE = (
    "accounts.Limit",
    "sessions.Session",
    "complaints.Draft",
    "identities.Envelope",
    "usersessions.UserSession",
)
"""Rows that a refused form may write all the same: what was counted, and what was typed."""


@pytest.fixture
def house(law: None, cast: Any) -> House:
    return furnished(cast)


def test_every_form_of_every_page_answers_dirt_with_a_sentence(house: House) -> None:
    """Each form once, as the first of the cast to whom it is shown."""
    tried: set[tuple[object, ...]] = set()
    faults: list[str] = []
    for name in PEOPLE:
        client, seeds = house.browser(name)
        for key, form in walk(client, *seeds).forms.items():
            if key not in tried and form.method == "post":
                tried.add(key)
                faults += _faults(client, form, len(tried))
                _anything(client, form)
    assert not faults, "\n".join(faults)


FULL = bool(os.environ.get("FULL"))
STEP = 4 if FULL else 9
"""Each form gets every ninth kind of dirt (with FULL=1 every fourth); the forms beside it get the others."""


def _faults(client: Client, form: Form, place: int, step: int = STEP) -> list[str]:
    """All is tried before the test says what is wrong."""
    found = []
    for dirt in list(DIRT)[place % step :: step]:
        try:
            _send(
                client,
                form,
                {
                    name: _fitting(entry, DIRT[dirt])
                    for name, entry in form.entries.items()
                    if entry.kind not in ("file", "submit")
                },
            )
        except Exception as fault:  # noqa: BLE001  (every one of them is told)
            places = [
                f"{frame.f_code.co_filename.rpartition('/sambut/')[2]}:{line}"
                for frame, line in walk_tb(fault.__traceback__)
                if "/src/sambut/" in frame.f_code.co_filename
            ]
            found.append(f"{form.view} {dirt}: {type(fault).__name__} {str(fault)[:300]} {places[-2:]}")
    return found


def _fitting(entry: Entry, dirt: str) -> str:
    """Dirt where somebody writes; elsewhere what a browser would send."""
    if entry.kind in WRITTEN or entry.kind == "password":
        return dirt
    return entry.value or next((value for value in entry.choices if value), "")


def _send(client: Client, form: Form, sent: dict[str, str]) -> None:
    with _undone(client):
        answer = client.post(form.action, sent)
        _check(form, sent, answer)
        stored = _rows() if answer.status_code in REFUSED else None
    assert stored is None or stored == _rows(), f"{form.action} was refused and stored something"


@settings(
    max_examples=2 if FULL else 1,
    derandomize=True,
    deadline=None,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(st.data())
def _anything(client: Client, form: Form, data: st.DataObject) -> None:
    _send(
        client,
        form,
        {
            name: data.draw(_value(entry), label=name)
            for name, entry in form.entries.items()
            if entry.kind not in ("file", "submit")
        },
    )


def _value(entry: Entry) -> st.SearchStrategy[str]:
    """Mostly what the browser would send where there is a choice, mostly dirt where somebody writes."""
    if entry.kind in WRITTEN or entry.kind == "password":
        return VALUES
    there = [value for value in (entry.value, *entry.choices[:3]) if value]
    return st.one_of(st.sampled_from(there), VALUES) if there else VALUES


def _check(form: Form, sent: dict[str, str], answer: HttpResponse) -> None:
    where = f"{form.action} on {form.page} with { ({name: value[:60] for name, value in sent.items()}) }"
    assert answer.status_code < 500, where
    assert answer.status_code in (200, 302, *REFUSED), (answer.status_code, where)
    if answer.status_code == 302:
        return
    page = answer.content.decode()
    assert "<script>alert(1)" not in page, where
    assert "<h1" in page, where
    assert len(plain(page)) > 60, where
    if answer.status_code in (400, 409) and f'action="{form.action}"' in page:
        assert "error-summary" in page or 'role="alert"' in page, where
    if answer.status_code in (200, 400, 409):
        _came_back(form, sent, html.unescape(page), where)


def _came_back(form: Form, sent: dict[str, str], page: str, where: str) -> None:
    for name, entry in form.entries.items():
        if entry.kind in WRITTEN and not any(word in name for word in KEPT_BACK):
            typed = sent[name].replace("\x00", "\ufffd").strip()
            assert _seen(typed) in _seen(page), f"{name} was lost: {where}"


def _seen(text: str) -> str:
    """As a browser shows it: line breaks are one thing."""
    return " ".join(text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "\ufffd").split())


def _rows() -> dict[str, int]:
    tables = {
        model._meta.label: model._meta.db_table for model in apps.get_models() if model.__module__.startswith("sambut.")
    }
    kept = {
        label: table
        for label, table in tables.items()
        if label not in LEFT_ALONE and not label.startswith(("regions.", "language."))
    }
    with connection.cursor() as cursor:
        cursor.execute("select " + ", ".join(f'(select count(*) from "{table}")' for table in kept.values()))
        return dict(zip(kept, cursor.fetchone(), strict=True))


class _undone:  # noqa: N801
    """What happens inside did not happen: neither in the database nor in the browser."""

    def __init__(self, client: Client) -> None:
        self.client = client

    def __enter__(self) -> None:
        self.cookies = {name: morsel.value for name, morsel in self.client.cookies.items()}
        self.atomic = transaction.atomic()
        self.atomic.__enter__()

    def __exit__(self, *fault: Any) -> None:
        transaction.set_rollback(True)
        self.atomic.__exit__(*fault)
        self.client.cookies.clear()
        for name, value in self.cookies.items():
            self.client.cookies[name] = value
