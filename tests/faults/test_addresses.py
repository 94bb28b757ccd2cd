"""Every address of the house with a question that nobody would ask: never 5xx, and a page that says something."""

import json
import os
import re
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from django.db import transaction
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

import sambut
from tests.faults.dirt import DIRT, UNKNOWN
from tests.faults.house import House, furnished, plain

pytestmark = pytest.mark.django_db

PEOPLE = ("visitor", "reporter", "agency_admin", "national_admin", "second_administrator", "custodian")
ASKED = re.compile(r"""GET(?:\.get\(|\[)"(\w+)\"""")
RAW = (
    "%ff%fe=%c0%80", "a=" + "x" * 60_000, "&".join(f"a{n}=1" for n in range(1200)), "=&=&&;;", "%", "%zz=%", "setelah=%00", "cari[]=1&cari=2", "a%00b=c",
)  # fmt: skip


@pytest.fixture
def house(law: None, cast: Any) -> House:
    return furnished(cast)


@cache
def names() -> list[str]:
    """Every word that a page of ours reads from an address."""
    sources = Path(sambut.__file__).parent.rglob("*.py")
    return sorted({name for source in sources for name in ASKED.findall(source.read_text())} | {"next", "page", "q"})


def cursors() -> Iterator[str]:
    for key in (
        [0, "x", "y"],
        [1, "2025-03-26T00:00:00+00:00", "9" * 30],
        [0, None, None],
        [0, "9999-12-31T23:59:59+23:59", "1"],
        [0, "\x00", "1"],
        [[]],
        {},
        7,
        "x",
    ):
        yield urlsafe_b64encode(json.dumps(key).encode()).decode().rstrip("=")


def questions() -> Iterator[str]:
    for dirt in (*DIRT.values(), *cursors()):
        yield urlencode(dict.fromkeys(names(), dirt[:30_000]))
    yield from RAW


def patterns(found: list[URLPattern | URLResolver], spaces: tuple[str, ...] = ()) -> Iterator[tuple[str, URLPattern]]:
    """Every named pattern of the pages with its namespaces."""
    for one in found:
        if isinstance(one, URLResolver):
            yield from patterns(one.url_patterns, (*spaces, one.namespace) if one.namespace else spaces)
        elif one.name and not (spaces and spaces[0] == "api"):
            yield ":".join((*spaces, one.name)), one


def addresses(house: House) -> Iterator[str]:
    """Each address once with something that is there, where we know one, and with what is not."""
    place, number = house.cast.agency_admin.organisation, house.number("forwarded")
    known = {
        "number": number,
        "uuid": str(place.uuid),
        "organisation_id": str(place.pk),
        "year": "2025",
        "file": UNKNOWN,
        "way": "setujui",
        "short_name": "citizen",
    }
    for name, pattern in patterns(get_resolver().url_patterns):
        wanted = pattern.pattern.converters or dict.fromkeys(pattern.pattern.regex.groupindex)
        for given in (
            {key: known.get(key, "1") for key in wanted},
            {key: "0" if "id" in key or key in ("pk", "year") else UNKNOWN for key in wanted},
        ):
            try:
                yield reverse(name, kwargs=given)
            except NoReverseMatch:
                continue


FULL = bool(os.environ.get("FULL"))
STEP = 10 if FULL else 50
"""Each person asks a page every fiftieth question (with FULL=1 every tenth); neighbouring pages and other people ask the others."""


def asks(name: str, place: int) -> bool:
    """Whether this person asks this page: a visitor every one, the five others take turns (with FULL=1 everybody every one)."""
    return FULL or name == "visitor" or (place + PEOPLE.index(name)) % 5 == 0


@pytest.mark.parametrize("name", PEOPLE)
def test_no_question_breaks_a_page(house: House, name: str) -> None:
    client, _ = house.browser(name)
    asked, faults = list(questions()), []
    step = min(STEP, len(asked))
    for place, address in enumerate(sorted(set(addresses(house)))):
        if not asks(name, place):
            continue
        for question in asked[(place + 3 * PEOPLE.index(name)) % step :: step]:
            faults += _fault(client, f"{address}?{question}")
    assert not faults, "\n".join(faults)


def _fault(client: Client, address: str) -> list[str]:
    try:
        with transaction.atomic():
            answer = client.get(address)
            transaction.set_rollback(True)
        if answer.status_code >= 500:
            return [f"{answer.status_code} {address[:200]}"]
        if (
            answer.status_code not in (302, 405)
            and answer.headers["Content-Type"].startswith("text/html")
            and len(plain(answer.content.decode())) < 60
        ):
            return [f"says nothing: {address[:200]}"]
    except Exception as fault:  # noqa: BLE001  (every one of them is told)
        return [f"{type(fault).__name__} {str(fault)[:200]} {address[:200]}"]
    return []


NUMBERS = ("", " ", "x", "\x00", "SB7K-29QX-3", "sb7k–29qx–3", "../..", "%2e%2e", "9" * 300, "☃", "SB7K29QX3/", "<b>")


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize(
    "address",
    [
        "/laporan/{}/",
        "/laporan/{}/terima/",
        "/meja/pengaduan/{}/",
        "/meja/pengaduan/{}/jawab/",
        "/laporan/{}/berkas/" + UNKNOWN + "/",
    ],
)
def test_a_number_that_is_none_is_answered_like_one_that_nobody_has(law: None, address: str, number: str) -> None:
    answer = Client().get(address.format(quote(number, safe="")))

    assert answer.status_code in (302, 404, 405)
    assert answer.status_code == 302 or plain(answer.content.decode()) or answer.status_code == 405
